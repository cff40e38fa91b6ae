// Plans, as JavaScript sees them. What the library answers is for tests/conformance.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { initSync } from "../dist/soteplan.js";
import { inspect, maxBytes, Plan, PlanError, SoteplanError } from "soteplan";
import { examples } from "soteplan/examples";
import "soteplan/stats";

const source = readFileSync(new URL("../../examples/plans/hyks-2021-2025.json", import.meta.url), "utf8");

test("a plan goes to an object and back", () => {
    const plan = Plan.parse(source);
    assert.deepEqual(plan.toObject(), JSON.parse(source));
    assert.deepEqual(JSON.parse(JSON.stringify({ plan })), { plan: JSON.parse(source) });
    assert.deepEqual(JSON.parse(plan.toText()), JSON.parse(source));
    assert.match(plan.toText(), /^\{\n {2}"/);
    assert.deepEqual(Plan.fromObject(plan.toObject()).toObject(), plan.toObject());
    assert.deepEqual(Plan.fromObject(plan).toObject(), plan.toObject());
});

test("an object is a copy", () => {
    const plan = Plan.parse(source);
    plan.toObject().id = "another";
    plan.toObject().parties.length = 0;
    assert.deepEqual(plan.toObject(), JSON.parse(source));
});

test("only a text has lines", () => {
    const [parsed, made] = [Plan.parse(source), Plan.fromObject(JSON.parse(source))];
    assert.equal(parsed.text, source);
    assert.equal(made.text, undefined);
    assert.ok(parsed.check().length > 0);
    assert.ok(parsed.check().every(({ line, column }) => Number.isInteger(line) && Number.isInteger(column)));
    assert.ok(made.check().every(({ line, column }) => line === null && column === null));
    const pointers = (plan) =>
        plan
            .check()
            .map(({ code, pointer }) => `${code} ${pointer}`)
            .sort();
    assert.deepEqual(pointers(made), pointers(parsed));
});

test("lines and columns count characters, whatever they take in UTF-16", () => {
    const [fault] = inspect('{"id": "😀", "id": 1, "ä😀": }').filter(({ code }) => code === "P003");
    assert.deepEqual([fault.line, fault.column], [1, 13]);
});

test("what is not a plan throws everything that is wrong", () => {
    const faulty = '{"schema_version": 1, "id": "Bad Id", "parties": [{"id": 5}]';
    const error = thrown(() => Plan.parse(faulty));
    assert.ok(error instanceof PlanError && error instanceof SoteplanError && error instanceof Error);
    assert.deepEqual([error.name, error.code, error.help], ["PlanError", "not-a-plan", undefined]);
    assert.ok(error.diagnostics.length > 5);
    assert.match(error.message, /^not a plan:\n {2}line 1, column /);
    assert.match(error.stack, /plan\.test\.mjs/);
    assert.deepEqual(inspect(faulty), error.diagnostics);

    const made = thrown(() => Plan.fromObject({ id: "Bad Id" }));
    assert.ok(made instanceof PlanError);
    assert.ok(made.diagnostics.every(({ line }) => line === null));
    assert.doesNotMatch(made.message, /line \d/);
});

test("a sound text is inspected by the rules, with the same options", () => {
    const plan = Plan.parse(source);
    assert.deepEqual(inspect(source), plan.check());
    const [{ code }] = plan.check();
    const others = plan.check().filter((finding) => finding.code !== code);
    assert.deepEqual(plan.check({ ignore: [code] }), others);
    assert.deepEqual(inspect(source, { ignore: [code] }), others);
    assert.equal(thrown(() => inspect(source, { ignore: ["X999"] })).code, "unknown-name");
});

test("options that are undefined or null are not there", () => {
    const plan = Plan.parse(source);
    const observations = examples.netCosts();
    assert.deepEqual(plan.check(undefined), plan.check());
    assert.deepEqual(plan.check(null), plan.check());
    assert.deepEqual(plan.validity({ "sote-reform": undefined }), plan.validity());
    assert.deepEqual(plan.evaluate(observations, { language: undefined }), plan.evaluate(observations));
    assert.equal(plan.page({ language: undefined, observations: undefined }), plan.page());
});

test("rows have null where something is missing", () => {
    const plan = Plan.parse(source);
    const missing = plan.evaluate(examples.netCosts()).filter(({ value }) => value === null);
    assert.ok(missing.length > 0);
    assert.ok(missing.every(({ note }) => typeof note === "string"));
    assert.ok(plan.validity().some(({ successor }) => successor === null));
});

test("observations may be columns of any kind, or rows", () => {
    const plan = Plan.parse(source);
    const columns = examples.netCosts();
    const expected = plan.evaluate(columns);
    const rows = columns.area.map((area, row) =>
        Object.fromEntries(
            Object.entries(columns).map(([name, values]) => [name, name === "area" ? area : values[row]]),
        ),
    );
    assert.deepEqual(plan.evaluate(rows), expected);
    // A row need not have what is missing in it.
    const sparse = rows.map((row) =>
        Object.fromEntries(Object.entries(row).filter(([, value]) => !Number.isNaN(value))),
    );
    assert.ok(sparse.some((row) => Object.keys(row).length < Object.keys(columns).length));
    assert.deepEqual(plan.evaluate(sparse), expected);
    assert.deepEqual(plan.evaluate({ ...columns, period: Int32Array.from(columns.period) }), expected);
});

test("charts and pages are plain data", () => {
    const plan = Plan.parse(source);
    const [indicator] =
        plan.toObject().indicators ?? plan.toObject().focus_areas.flatMap((area) => area.indicators ?? []);
    const chart = plan.chart(indicator.id, examples.netCosts(), { language: "sv" });
    assert.match(chart.$schema, /vega-lite/);
    assert.equal(thrown(() => plan.chart("no-such", examples.netCosts())).code, "unknown-name");
    const content = {
        scenarios: { 2023: { "sote-reform": "2023-01-01" } },
        observations: examples.netCosts(),
        language: "fi",
    };
    assert.match(plan.page(content), /^<!doctype html>\s*<html lang="fi"/i);
    assert.match(plan.page(content), /<h3>2023<\/h3>/);
    const stranger = thrown(() => plan.page({ scenario: {} }));
    assert.deepEqual([stranger.code, stranger.message], ["unknown-option", "unknown option `scenario`"]);
});

test("a plan that was freed says so, and can be freed again", () => {
    const plan = Plan.parse(source);
    plan.free();
    plan.free();
    for (const use of [() => plan.check(), () => plan.text, () => plan.toObject(), () => plan.validity()]) {
        assert.equal(thrown(use).code, "freed");
    }
});

test("texts made to exhaust the module are refused, and it lives on", () => {
    const nested = "[".repeat(100_000);
    assert.ok(inspect(nested).some(({ code }) => code === "P004"));
    assert.equal(thrown(() => Plan.parse(nested)).code, "not-a-plan");

    const large = " ".repeat(maxBytes + 1);
    const { memory } = initSync();
    const size = memory.buffer.byteLength;
    const before = thrown(() => Plan.parse(large));
    assert.match(before.message, /101 MB/);
    assert.deepEqual(inspect(large), before.diagnostics);
    assert.equal(memory.buffer.byteLength, size, "memory that the module takes is never given back");
    // As many characters as may be, and more bytes: found inside the module.
    const wide = thrown(() => Plan.parse("ä".repeat(maxBytes / 2 + 1)));
    assert.deepEqual(
        wide.diagnostics.map(({ code }) => code),
        before.diagnostics.map(({ code }) => code),
    );

    let deep = {};
    for (let level = 0; level < 100_000; level += 1) deep = { deep };
    assert.ok(thrown(() => Plan.fromObject(deep)) instanceof SoteplanError);
    assert.equal(Plan.parse(source).toObject().id, "hyks-2021-2025");
});

function thrown(call) {
    try {
        call();
    } catch (error) {
        return error;
    }
    assert.fail(`${call} does not throw`);
}
