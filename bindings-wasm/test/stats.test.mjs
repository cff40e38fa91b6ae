// The methods are loaded apart: what works without them, and what says that they are missing.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

/** Runs a program of its own, for what is loaded once stays. */
function run(program) {
    const cwd = fileURLToPath(new URL("..", import.meta.url));
    return JSON.parse(execFileSync(process.execPath, ["--input-type=module"], { cwd, input: program, encoding: "utf8" }));
}

const begin = `
    import { Plan, SoteplanError } from "soteplan";
    import { examples } from "soteplan/examples";
    const plan = examples.hyks2021_2025();
    const attempt = (call) => {
        try { return typeof call(); } catch (error) {
            return error instanceof SoteplanError ? { code: error.code, help: error.help } : String(error);
        }
    };
    const all = () => ({
        check: attempt(() => plan.check()),
        page: attempt(() => plan.page()),
        evaluate: attempt(() => plan.evaluate(examples.netCosts())),
        chart: attempt(() => plan.chart("net-cost", examples.netCosts())),
        figures: attempt(() => plan.page({ observations: examples.netCosts() })),
    });`;

test("without the methods a plan is read and checked, and calls that need them say so", () => {
    const missing = { code: "methods-missing", help: 'import "soteplan/stats" once, anywhere in the program' };
    assert.deepEqual(run(`${begin} console.log(JSON.stringify(all()));`), {
        check: "object",
        page: "string",
        evaluate: missing,
        chart: missing,
        figures: missing,
    });
});

test("the methods may come at any time", () => {
    const program = `${begin} plan.check(); await import("soteplan/stats"); console.log(JSON.stringify(all()));`;
    assert.deepEqual(run(program), {
        check: "object",
        page: "string",
        evaluate: "object",
        chart: "object",
        figures: "string",
    });
});

test("what a method refuses comes through from the other module", () => {
    const program = `${begin}
        await import("soteplan/stats");
        const columns = { ...examples.netCosts(), population: examples.netCosts().population.map((value) => -value) };
        console.log(JSON.stringify(attempt(() => plan.evaluate(columns))));`;
    assert.equal(run(program).code, "column-value");
});
