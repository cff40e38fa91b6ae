// Runs the cases of the suite through the npm package, in Node and in a browser. The form of the cases is in README.md.

/**
 * @param {typeof import("soteplan") & typeof import("soteplan/catalog") & typeof import("soteplan/examples") &
 * typeof import("soteplan/stats")} soteplan the package with its parts that are loaded apart
 * @param {{cases: object[]}[]} files what the files of `cases/` hold
 * @returns {Promise<{cases: Record<string, string>, failures: string[]}>} hashes of answers, and what was not as expected
 */
export async function run(soteplan, files) {
    const cases = {};
    const failures = [];
    for (const test of files.flatMap((file) => file.cases)) {
        if (test.id in cases) throw new Error(`two cases are called ${test.id}`);
        const { answer, error } = attempt(soteplan, test);
        const difference = judge(test, answer, error);
        if (difference) failures.push(`${test.id}: ${difference}`);
        cases[test.id] = await hash(error ? { error: { code: error.code, message: error.message } } : answer);
    }
    return { cases, failures };
}

function attempt(soteplan, test) {
    try {
        return { answer: calls[test.call](soteplan, test.input) };
    } catch (error) {
        if (error instanceof soteplan.SoteplanError) return { error };
        throw error;
    }
}

const calls = {
    read({ Plan, PlanError }, input) {
        try {
            const parsed = Plan.parse(text(input));
            return { plan: parsed.toObject(), diagnostics: parsed.migration };
        } catch (error) {
            if (error instanceof PlanError) return { plan: null, diagnostics: error.diagnostics };
            throw error;
        }
    },
    inspect: ({ inspect }, input) => inspect(text(input), input.options),
    check: (soteplan, input) => plan(soteplan, input).check(input.options),
    check_together: (soteplan, { plans, options }) =>
        soteplan.checkTogether(
            plans.map((one) => plan(soteplan, one)),
            options,
        ),
    fix(soteplan, input) {
        const { plan: fixed, ...rest } = plan(soteplan, input).fix(fixOptions(input));
        return { text: fixed.text ?? fixed.toText(), ...rest };
    },
    fix_text: ({ fixText }, input) => fixText(text(input), fixOptions(input)),
    validity: (soteplan, input) => plan(soteplan, input).validity(input.scenario),
    evaluate: (soteplan, input) => plan(soteplan, input).evaluate(observations(soteplan, input), input.options),
    chart: (soteplan, input) =>
        plan(soteplan, input).chart(input.indicator, observations(soteplan, input), input.options),
    page: (soteplan, input) =>
        plan(soteplan, input).page({
            scenarios: input.scenarios,
            observations: observations(soteplan, input),
            language: input.language,
        }),
    compute({ compute }, { method, columns, options, by }) {
        const answer = Object.entries(compute(method, typed(columns), options, by));
        const lists = answer.map(([name, values]) => [
            name,
            Array.from(values, (value) => (Number.isNaN(value) ? null : value)),
        ]);
        return Object.fromEntries(lists);
    },
    diff: (soteplan, { before, after }) => plan(soteplan, before).diff(plan(soteplan, after)),
    merge(soteplan, { base, ours, theirs }) {
        const [first, second, third] = [base, ours, theirs].map((version) => plan(soteplan, version));
        const merged = first.merge(second, third);
        return {
            plan: merged.plan.toObject(),
            conflicts: merged.conflicts,
            from_ours: merged.fromOurs,
            from_theirs: merged.fromTheirs,
        };
    },
    /** A question, of a plan where one is given; in JavaScript each has a function of its own. */
    ask(soteplan, { question, arguments: given, ...input }) {
        if (question === "check_report") return plan(soteplan, input).checkReport(given?.options);
        const asked = Object.keys(input).length > 0 ? plan(soteplan, input) : soteplan;
        return asked[question.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase())](given);
    },
    catalog: ({ catalog }) => catalog(),
};

function fixOptions({ options, safety, finding, fix }) {
    return { ...options, safety, finding, fix };
}

function text({ text, repeat }) {
    return repeat ? repeat.map(([part, times]) => part.repeat(times)).join("") : text;
}

/** A name of the suite, as JavaScript writes it: `net_costs`, `netCosts`; between digits the line stays. */
function example({ examples }, name) {
    return examples[name.replace(/_([a-z]|(?<=[a-z]_)\d)/g, (_, letter) => letter.toUpperCase())]();
}

function plan(soteplan, input) {
    if (input.example) return example(soteplan, input.example);
    return input.plan ? soteplan.Plan.fromObject(input.plan) : soteplan.Plan.parse(text(input));
}

function observations(soteplan, input) {
    return input.observations_example ? example(soteplan, input.observations_example) : typed(input.observations);
}

/** Columns whose type is said are what JavaScript has for it; it has no whole numbers and days of their own. */
function typed(columns) {
    const column = (values) => {
        if (Array.isArray(values)) return values;
        const [[type, cells]] = Object.entries(values);
        return type === "number" ? Float64Array.from(cells, (cell) => (cell === null ? NaN : Number(cell))) : cells;
    };
    return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, column(values)]));
}

/** What is not as expected; undefined where all is. */
function judge(test, answer, error) {
    const expected = test.expect_error;
    if (!expected)
        return error
            ? `refused: ${error.code}: ${error.message}`
            : differs(test.expect, answer, test.tolerance ?? 1e-12, "answer");
    if (!error) return `expected the error ${expected.code}, got ${JSON.stringify(answer)}`;
    if (error.code !== expected.code) return `expected the error ${expected.code}, got ${error.code}: ${error.message}`;
    if (expected.help && error.help !== expected.help) return `expected the help ${expected.help}, got ${error.help}`;
    const missing = expected.mentions?.find((word) => !error.message.includes(word));
    return missing && `the message does not mention ${missing}: ${error.message}`;
}

function differs(expected, actual, tolerance, at) {
    const difference = `${at}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
    if (typeof expected === "number" && typeof actual === "number") {
        return Math.abs(actual - expected) <= tolerance * (Math.abs(expected) || 1) ? undefined : difference;
    }
    if (typeof expected !== "object" || expected === null) return expected === actual ? undefined : difference;
    if (Object.keys(expected).join() === "contains")
        return String(actual).includes(expected.contains) ? undefined : difference;
    if (Array.isArray(expected) && expected.length !== actual?.length) return difference;
    for (const [key, value] of Object.entries(expected)) {
        if (!Object.hasOwn(Object(actual), key)) return `${at}.${key} is not there`;
        const inside = differs(value, actual[key], tolerance, `${at}.${key}`);
        if (inside) return inside;
    }
}

/** SHA-256 of the canonical form: every number by its 64 bits, keys in the order of their bytes. */
async function hash(answer) {
    const digest = await crypto.subtle.digest("SHA-256", utf8.encode(canonical(answer)));
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const utf8 = new TextEncoder();

function canonical(value) {
    if (value === null) return "n";
    if (typeof value === "boolean") return value ? "t" : "f";
    if (typeof value === "number") return `d${bits(value)}`;
    if (typeof value === "string") return `s${utf8.encode(value).length}:${value}`;
    if (Array.isArray(value)) return `[${value.map(canonical).join("")}]`;
    const entries = Object.entries(value).sort(([one], [other]) => byBytes(one, other));
    return `{${entries.map((entry) => entry.map(canonical).join("")).join("")}}`;
}

function bits(number) {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, number);
    return view.getBigUint64(0).toString(16).padStart(16, "0");
}

/** UTF-8 sorts as code points do; JavaScript's own order is that of UTF-16. */
function byBytes(one, other) {
    const [left, right] = [one, other].map((text) => Array.from(text, (letter) => letter.codePointAt(0)));
    const at = left.findIndex((point, index) => point !== right[index]);
    return at < 0 ? left.length - right.length : left[at] - (right[at] ?? -1);
}
