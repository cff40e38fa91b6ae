// Whatever is handed over, the answer is an answer or a SoteplanError: never a trap, which would end the module.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as soteplan from "soteplan";
import { catalog } from "soteplan/catalog";
import { examples } from "soteplan/examples";
import * as stats from "soteplan/stats";

const { compute } = stats;
const { areas, inspect, Plan, PlanError, SoteplanError } = soteplan;

const cycle = { list: [] };
cycle.list.push(cycle);
let deep = {};
for (let level = 0; level < 1000; level += 1) deep = { deep };

const strange = [
    undefined, null, true, 0, -1, NaN, Infinity, 2 ** 53, 1n, "", "x", "\0", "\ud800", "ä😀", "R001", Symbol("s"),
    () => {}, class {}, [], [null], [undefined], [[]], [1, "a"], ["a"], [{}], [{ a: 1 }, { b: "x" }], new Array(3),
    {}, { a: undefined }, { a: null }, { a: 1 }, { a: [] }, { a: [1] }, { a: "x" }, { ["__proto__"]: 1 },
    { ignore: "R001" }, { ignore: [1] }, { confidence: "x" }, { "sote-reform": "2023-02-30" },
    { "sote-reform": true }, { language: 5 }, { area: ["091"] }, { area: [91], period: [2018] },
    { area: ["091"], period: [2018.5] }, { area: ["091"], period: [1e300] }, { area: [], period: [] },
    { scenarios: 5 }, { scenarios: { a: 5 } }, { observations: 5 }, { observations: "x" }, { toJSON: () => 5 },
    { valueOf: () => { throw new Error("no"); } }, new Map([["a", 1]]), new Set(), new Date(), new Date(NaN), /x/,
    new Error("e"), Promise.resolve(), new Float64Array(2), new BigInt64Array(1), new DataView(new ArrayBuffer(8)),
    new ArrayBuffer(8), Object.create(null), Object("x"), cycle, deep, new Proxy({}, {}), globalThis.process,
];

const plan = examples.hyks2021_2025();
const columns = examples.netCosts();
const calls = {
    "Plan.parse": (value) => Plan.parse(value),
    "Plan.fromObject": (value) => Plan.fromObject(value),
    "new Plan": (value) => new Plan(value),
    "check options": (value) => plan.check(value),
    "validity scenario": (value) => plan.validity(value),
    "evaluate observations": (value) => plan.evaluate(value),
    "evaluate options": (value) => plan.evaluate(columns, value),
    "chart indicator": (value) => plan.chart(value, columns),
    "chart observations": (value) => plan.chart("net-cost", value),
    "chart options": (value) => plan.chart("net-cost", columns, value),
    "page content": (value) => plan.page(value),
    "page scenarios": (value) => plan.page({ scenarios: value }),
    "page observations": (value) => plan.page({ observations: value }),
    "page language": (value) => plan.page({ language: value }),
    "inspect text": (value) => inspect(value),
    "inspect options": (value) => inspect("{}", value),
    "compute method": (value) => compute(value, { count: [1], denominator: [1] }),
    "compute columns": (value) => compute("crude_rate", value),
    "compute column": (value) => compute("crude_rate", { count: value, denominator: value }),
    "compute key": (value) => compute("crude_rate", { count: [1], denominator: [1], key: value }, {}, ["key"]),
    "compute options": (value) => compute("crude_rate", { count: [1], denominator: [1] }, value),
    "compute option": (value) => compute("crude_rate", { count: [1], denominator: [1] }, { confidence: value }),
    "compute by": (value) => compute("crude_rate", { count: [1], denominator: [1] }, {}, value),
};

for (const [name, call] of Object.entries(calls)) {
    test(`${name} takes or refuses anything`, () => {
        let refused = 0;
        for (const value of strange) {
            try {
                call(value);
            } catch (error) {
                refused += 1;
                if (!(error instanceof SoteplanError)) throw error;
                assert.ok(error.code !== "" && error.message !== "", `${name}: ${error.stack}`);
            }
        }
        assert.ok(refused > strange.length / 3, `${refused} of ${strange.length} refused`);
        // The module is alive.
        assert.equal(examples.hyks2021_2025().toObject().id, "hyks-2021-2025");
    });
}

test("messages name the argument and what was given", () => {
    const says = (call, message) => assert.throws(call, { code: "argument", message });
    says(() => Plan.parse(5), "text is 5, it must be a string");
    says(() => Plan.parse(undefined), "text is undefined, it must be a string");
    says(() => Plan.fromObject(() => {}), "document is a Function, it must be something that JSON can say");
    says(() => plan.validity(new Map()), "scenario is a Map, it must be something that JSON can say");
    says(() => plan.check({ ignore: [1n] }), "options: `0` is 1n, it must be something that JSON can say");
    says(() => compute("ratio", 5), "columns is 5, it must be an object of columns");
    says(() => compute("ratio", {}, {}, [1]), "by[0] is 1, it must be a string");
    assert.throws(
        () => Plan.fromObject(cycle),
        ({ message, cause }) => /cannot be written as JSON/.test(message) && cause instanceof TypeError,
    );
});

test("errors can be made, and caught by class", () => {
    const error = new SoteplanError("mine", "message", "help", { cause: 5 });
    assert.deepEqual(
        [error.name, error.code, error.message, error.help, error.cause],
        ["SoteplanError", "mine", "message", "help", 5],
    );
    assert.ok(!(error instanceof PlanError));
});

test("the package exports these names and no others", () => {
    const names = [
        "LivePlan",
        "Plan",
        "PlanError",
        "SoteplanError",
        "areas",
        "checkTogether",
        "comparePeriods",
        "councilTerms",
        "crosswalk",
        "fixText",
        "inspect",
        "inspectRules",
        "joinAreas",
        "legislation",
        "maxBytes",
        "mergePeriods",
        "periodGaps",
        "recodeAreas",
        "successors",
        "textEdits",
        "version",
    ];
    assert.deepEqual(Object.keys(soteplan).sort(), names.sort());
    assert.deepEqual(Object.keys(stats).sort(), ["Stream", "compute"]);
});

test("catalogue, areas and examples are fresh copies", async () => {
    const { default: manifest } = await import("soteplan/package.json", { with: { type: "json" } });
    assert.equal(soteplan.version, manifest.version);
    assert.equal(catalog().version, manifest.version);
    catalog().methods.length = 0;
    assert.ok(catalog().methods.some(({ id }) => id === "crude_rate"));
    areas().length = 0;
    assert.ok(areas().some(({ code }) => code === "091"));
    examples.netCosts().period.fill(0);
    assert.ok(examples.netCosts().period.every((year) => year > 2000));
    assert.ok(Object.isFrozen(examples));
});
