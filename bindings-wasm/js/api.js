// What the package offers: plain JavaScript in front of the compiled module.
import * as core from "../dist/soteplan.js";
import { json, text } from "./arguments.js";
import { pack } from "./columns.js";
import { argumentError, kind, PlanError, SoteplanError } from "./errors.js";

export { PlanError, SoteplanError };

/** A plan. */
export class Plan {
    /** @type {core.Plan | undefined} */
    #held;

    constructor(held) {
        if (!(held instanceof core.Plan)) {
            throw new SoteplanError(
                "argument",
                "a plan is read, not constructed",
                "call Plan.parse or Plan.fromObject",
            );
        }
        this.#held = held;
    }

    static parse(source) {
        return new Plan(core.Plan.parse(readable(source)));
    }

    static fromObject(document) {
        return new Plan(core.Plan.parse_unseen(checkedSize(json("document", document))));
    }

    get #plan() {
        if (this.#held === undefined) throw new SoteplanError("freed", "the plan was freed");
        return this.#held;
    }

    get text() {
        return this.#plan.text();
    }

    toObject() {
        return JSON.parse(this.#plan.json());
    }

    toJSON() {
        return this.toObject();
    }

    toText() {
        return this.#plan.json();
    }

    get migration() {
        return reply(this.#plan.ask("migration", "{}"));
    }

    diff(after) {
        return this.#plan.diff(held("after", after)).rows();
    }

    merge(ours, theirs) {
        const merged = this.#plan.merge(held("ours", ours), held("theirs", theirs));
        try {
            const [fromOurs, fromTheirs] = merged.counts();
            return { plan: new Plan(merged.plan()), conflicts: merged.conflicts().rows(), fromOurs, fromTheirs };
        } finally {
            merged.free();
        }
    }

    /** The plan behind one that was handed over. */
    static of(name, plan) {
        if (!(plan instanceof Plan)) throw argumentError(name, plan, "a plan");
        return plan.#plan;
    }

    check(options) {
        return JSON.parse(this.#plan.check(json("options", options)));
    }

    checkReport(options) {
        return reply(this.#plan.ask("check_report", json("arguments", { options })));
    }

    fix(options = {}) {
        const fixed = reply(this.#plan.ask("fix", json("arguments", fixArguments(options))));
        const { text, ...rest } = fixed;
        const read = this.text === undefined ? core.Plan.parse_unseen : core.Plan.parse;
        return { plan: new Plan(read.call(core.Plan, text)), ...rest };
    }

    validity(scenario) {
        return this.#plan.validity(json("scenario", scenario)).rows();
    }

    explain(given) {
        return reply(this.#plan.ask("explain", json("arguments", given)));
    }

    asOf(given) {
        return reply(this.#plan.ask("as_of", json("arguments", given)));
    }

    standingChanges(given) {
        return reply(this.#plan.ask("standing_changes", json("arguments", given)));
    }

    approval(given) {
        return reply(this.#plan.ask("approval", json("arguments", given)));
    }

    approvalMembers(given) {
        return reply(this.#plan.ask("approval_members", json("arguments", given)));
    }

    consequences(given) {
        return reply(this.#plan.ask("consequences", json("arguments", given)));
    }

    consequenceFindings(given) {
        return reply(this.#plan.ask("consequence_findings", json("arguments", given)));
    }

    evaluate(observations, options) {
        const settings = json("options", options);
        return this.#plan.evaluate(pack(core.Columns, "observations", observations), settings).rows();
    }

    chart(indicator, observations, options) {
        const [id, settings] = [text("indicator", indicator), json("options", options)];
        return JSON.parse(this.#plan.chart(id, pack(core.Columns, "observations", observations), settings));
    }

    page(content = {}) {
        if (kind(content) !== "Object") throw argumentError("content", content, "an object");
        const { scenarios = {}, observations, language, ...others } = content;
        const [stranger] = Object.keys(others);
        if (stranger !== undefined) {
            const help = "known: `scenarios`, `observations`, `language`";
            throw new SoteplanError("unknown-option", `unknown option \`${stranger}\``, help);
        }
        const settings = json("scenarios", scenarios);
        const code = language === undefined ? undefined : text("language", language);
        return this.#plan.page(
            settings,
            observations === undefined ? undefined : pack(core.Columns, "observations", observations),
            code,
        );
    }

    free() {
        this.#held?.free();
        this.#held = undefined;
    }
}

/** A plan in an editor. */
export class LivePlan {
    /** @type {core.LivePlan | undefined} */
    #held;

    constructor(source, options) {
        this.#held = new core.LivePlan(readable(source), json("options", options));
    }

    get #plan() {
        if (this.#held === undefined) throw new SoteplanError("freed", "the plan was freed");
        return this.#held;
    }

    edit({ from, to = from, insert = "" }) {
        const [start, end] = [position("from", from), position("to", to)];
        this.#plan.edit(start.line, start.column, end.line, end.column, text("insert", insert));
    }

    textEdits(finding, fix = 0) {
        return textEdits({ text: this.text, patch: Object(Object(finding).fixes?.[fix]).patch });
    }

    applyFix(finding, fix = 0) {
        for (const edit of this.textEdits(finding, fix)) this.edit(edit);
    }

    findings() {
        return JSON.parse(this.#plan.findings());
    }

    get text() {
        return this.#plan.text();
    }

    get wholeReadings() {
        return this.#plan.whole_readings();
    }

    free() {
        this.#held?.free();
        this.#held = undefined;
    }
}

/** A place as editors have it. */
function position(name, place) {
    const { line, column } = Object(place);
    if (!Number.isSafeInteger(line) || !Number.isSafeInteger(column) || line < 1 || column < 0) {
        throw argumentError(name, place, "a `line` from 1 on and a `column` from 0 on");
    }
    return { line, column };
}

export function inspect(source, options) {
    const settings = json("options", options);
    try {
        return JSON.parse(core.inspect(readable(source), settings));
    } catch (error) {
        if (error instanceof PlanError) return error.diagnostics;
        throw error;
    }
}

/** What the core takes: how to check apart from which fixes to make. */
function fixArguments(options) {
    if (kind(options) !== "Object") throw argumentError("options", options, "an object");
    const { safety, finding, fix, ...check } = options;
    return { safety, finding, fix, options: check };
}

export function fixText(source, options = {}) {
    return reply(core.ask("fix_text", json("arguments", { text: readable(source), ...fixArguments(options) })));
}

export function checkTogether(plans, options) {
    if (!Array.isArray(plans)) throw argumentError("plans", plans, "an array of plans");
    const settings = json("options", options);
    const set = new core.PlanSet();
    try {
        plans.forEach((plan, index) => set.add(held(`plans[${index}]`, plan)));
        return JSON.parse(set.check(settings));
    } finally {
        set.free();
    }
}

/** Questions that need no plan: what they take is an object, as the core names it. */
const question = (name) => (given) => reply(core.ask(name, json("arguments", given)));

export const inspectRules = question("inspect_rules");
export const textEdits = question("text_edits");
export const areas = question("areas");
export const successors = question("successors");
export const crosswalk = question("crosswalk");
export const recodeAreas = question("recode_areas");
export const joinAreas = question("join_areas");
export const councilTerms = question("council_terms");
export const legislation = question("legislation");
export const comparePeriods = question("compare_periods");
export const mergePeriods = question("merge_periods");
export const periodGaps = question("period_gaps");

/** Taken off the class, so that it is no part of what the package shows. */
const held = Plan.of;
delete Plan.of;

/** What a question was answered with: columns become rows, text is JSON. */
function reply(answer) {
    return typeof answer === "string" ? JSON.parse(answer) : answer.rows();
}

function readable(source) {
    return checkedSize(text("text", source));
}

/** A text over the limit stays outside: the memory that it takes in the module would never be given back. */
function checkedSize(source) {
    if (source.length > core.max_bytes()) throw core.too_large(new TextEncoder().encode(source).length);
    return source;
}
