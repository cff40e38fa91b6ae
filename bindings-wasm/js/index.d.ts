// The package's interface. Types of documents, rows and methods are generated from the library's declarations.
import type { ApprovalState } from "../types/approval.js";
import type { CheckReport } from "../types/check-report.js";
import type { Diagnostic, Operation } from "../types/diagnostic.js";
import type { Methods } from "../types/methods.js";
import type { AppliedFix, FixedText, RefusedFix } from "../types/fixed-text.js";
import type { CheckOptions, CustomRule, EvaluateOptions, Scenario } from "../types/options.js";
import type { PlanDocument } from "../types/plan.js";
import type {
    ApprovalRow,
    AreaRow,
    ChangeRow,
    ConflictRow,
    ConsequenceRow,
    CouncilTermRow,
    CrosswalkRow,
    EvaluationRow,
    ExplanationRow,
    JoinRow,
    LegalEventRow,
    PeriodComparisonRow,
    PeriodRow,
    StandingChangeRow,
    StandingRow,
    SuccessionRow,
    ValidityRow,
} from "../types/rows.js";

export type {
    Catalog,
    ColumnInfo,
    ColumnKind,
    Declaration,
    Family,
    InputInfo,
    Label,
    MethodInfo,
    OptionInfo,
    OutputInfo,
    Severity,
    TableInfo,
    WordInfo,
} from "../types/catalog.js";
export type { ApprovalState } from "../types/approval.js";
export type { BaselineEntry, CheckReport, Outcome, RuleOutcome } from "../types/check-report.js";
export type { Diagnostic, Fix, Operation, Related, Suppressed, Wording } from "../types/diagnostic.js";
export type { AppliedFix, FixedText, RefusedFix } from "../types/fixed-text.js";
export type * from "../types/methods.js";
export type {
    Baseline,
    CheckOptions,
    RuleCondition,
    CustomRule,
    EvaluateOptions,
    GivenFinding,
    Scenario,
    ScenarioFacts,
    ScenarioOverlay,
    ScenarioPart,
} from "../types/options.js";
export type * from "../types/plan.js";
export type * from "../types/rows.js";

/** A language of messages and reports. */
export type Language = NonNullable<EvaluateOptions["language"]>;

/** The id of a method. */
export type MethodId = keyof Methods;

/**
 * A column of numbers. A typed array of doubles is copied once, into the module; whole numbers from 2^53 on are refused.
 * Missing is `NaN`, `null` or `undefined`.
 */
export type NumberColumn =
    | readonly (number | null | undefined)[]
    | Float64Array
    | Float32Array
    | Int32Array
    | Uint32Array
    | Int16Array
    | Uint16Array
    | Int8Array
    | Uint8Array
    | Uint8ClampedArray
    | BigInt64Array
    | BigUint64Array;

/** A column of numbers or of words: names, codes, keys of groups. */
export type InputColumn = NumberColumn | readonly (string | null | undefined)[];

/** Columns by name, all equally long; one that is `undefined` is not there. */
export interface InputColumns {
    readonly [name: string]: InputColumn | undefined;
}

/**
 * Observed figures by area and period: `area` holds three-digit codes as text, `period` years, and the others are the
 * figures that indicators name.
 */
export type ObservationColumns = InputColumns;

/** The same, row by row. */
export interface ObservationRow {
    readonly [column: string]: string | number | null | undefined;
}

/** Observed figures by area and period, as columns or as rows. */
export type Observations = ObservationColumns | readonly ObservationRow[];

/** A column of words; missing is `null`. */
export type TextColumn = (string | null)[];

/** A column of an answer: a missing number is `NaN` where the column is a typed array, anything else `null`. */
export type ResultColumn = Float64Array | TextColumn | (number | null)[];

/** Columns of an answer, by name. */
export interface ResultColumns {
    [name: string]: ResultColumn;
}

/** What goes on a page. */
export interface PageContent {
    /** Scenarios by the names to show them under. */
    scenarios?: { readonly [name: string]: Scenario };
    /** Without them the page has no figures. */
    observations?: Observations;
    /** Default `en`. */
    language?: Language;
}

/**
 * A provision plan.
 *
 * What is wrong with a document comes back as diagnostics, all of them. A call that cannot be made throws a
 * {@link SoteplanError} with a stable code.
 */
export class Plan {
    private constructor();

    /**
     * Reads a text.
     *
     * @throws {PlanError} with everything that keeps it from being a plan
     */
    static parse(text: string): Plan;

    /**
     * Takes a plan made by a program: its findings have JSON Pointers and no lines.
     *
     * @throws {PlanError} with everything that keeps it from being a plan
     */
    static fromObject(document: PlanDocument): Plan;

    /** The text that it was read from; `undefined` where it was made by a program. */
    get text(): string | undefined;

    /** What the plan says, as a copy. */
    toObject(): PlanDocument;

    /** What changed when a plan of an earlier schema version was brought up to date; empty where nothing did. */
    readonly migration: Diagnostic[];

    /** The same: what `JSON.stringify` asks for. */
    toJSON(): PlanDocument;

    /** The plan as indented JSON. */
    toText(): string;

    /** What the rules find, in the order of the text. */
    check(options?: CheckOptions): Diagnostic[];

    /**
     * What the rules find, and what came of each: passed, failed, not applicable, undecided and on which facts; what is
     * accepted in the plan; how much could be judged; and what a baseline has that is no more.
     */
    checkReport(options?: CheckOptions): CheckReport;

    /**
     * Makes the fixes that findings carry until nothing changes. What no fix changes stays in the text as it is; what is
     * suppressed, or accepted in a baseline, stays; a fix that would bring errors or leave no plan is refused, and told.
     */
    fix(options?: FixOptions): Fixed;

    /** From when until when the plan holds, party by party. What the scenario does not name is not known. */
    validity(scenario?: Scenario): ValidityRow[];

    /** What changed from this version of a plan to another, by stable ids; new ids of old elements are followed. */
    diff(after: Plan): ChangeRow[];

    /**
     * Brings two edited versions of this plan together. Where they contradict each other the merged plan has ours, and
     * the conflict is listed with all three values.
     *
     * @throws {PlanError} where the merged document is no plan
     */
    merge(ours: Plan, theirs: Plan): Merged;

    /** Why the plan holds for a party as long as it does: every condition, fact and source, step by step. */
    explain(given: { party: string; scenario?: Scenario; language?: Language }): ExplanationRow[];

    /** The plan as it stands on a day: the law, parties, units, goals, measures, interfaces and holders. */
    asOf(given: { date: string; scenario?: Scenario; language?: Language }): StandingRow[];

    /** What stands otherwise on another day or under another scenario. */
    standingChanges(given: {
        before: string;
        after: string;
        scenario_before?: Scenario;
        scenario_after?: Scenario;
        language?: Language;
    }): StandingChangeRow[];

    /** Whether the plan is approved under its rule, who is missing, and what would suffice. */
    approval(given?: ApprovalArguments): ApprovalState;

    /** The members that decide on the plan, and what each has decided. To note is not to approve. */
    approvalMembers(given?: ApprovalArguments): ApprovalRow[];

    /**
     * What follows where the plan ends early: for documents, pairs, goals, indicators, measures and interfaces. Who follows a
     * party is what the plan's changes of organisations say, or else the register of areas (`successor_source`); where only
     * some of the members of a unit or group end, `extent` is `partly`.
     */
    consequences(given?: { scenario?: Scenario }): ConsequenceRow[];

    /** The same as findings, each with its place and what to do about it. */
    consequenceFindings(given?: { scenario?: Scenario }): Diagnostic[];

    /**
     * The plan's indicators, for each municipality and for all together, against their targets.
     *
     * The methods are a module of their own, built for speed: without `import "soteplan/stats"` anywhere in the program this
     * throws `methods-missing`, and so do `chart` and a `page` with observations.
     */
    evaluate(observations: Observations, options?: EvaluateOptions): EvaluationRow[];

    /** One indicator over the observed years: a Vega-Lite specification with the figures in it. */
    chart(indicator: string, observations: Observations, options?: EvaluateOptions): { [property: string]: unknown };

    /** A self-contained HTML page on the plan. */
    page(content?: PageContent): string;

    /** Gives the memory back at once. Without it that happens some time after the plan is out of reach. */
    free(): void;
}

/** Which fixes to make, and how to check: without `findings`, which are about the text as it was. */
export interface FixOptions extends Omit<CheckOptions, "findings"> {
    /** `suggested` makes the first fix of each finding, be it safe or not. Default `safe`. */
    safety?: "safe" | "suggested";
    /** The `fingerprint` of a finding: only this one is mended, whatever the safety of its fix. */
    finding?: string;
    /** Which of its fixes to make, from 0. */
    fix?: number;
}

/** A plan with its fixes made. */
export interface Fixed {
    /** The plan; its text is as it was, but for what the fixes changed. */
    readonly plan: Plan;
    /** What was made, in order. */
    readonly applied: AppliedFix[];
    /** What was asked for and could not be made, with the reason. */
    readonly refused: RefusedFix[];
    /** What the rules still find, in the order of the text. */
    readonly left: Diagnostic[];
    /** How often fixes were made and the plan was checked again. */
    readonly rounds: number;
    /** Whether nothing more would change: false where fixes undo each other. */
    readonly settled: boolean;
}

/** Two versions of a plan brought together. */
export interface Merged {
    /** The merged plan; where the versions contradict each other it has ours. */
    readonly plan: Plan;
    /** Every contradiction, with the common value and both others. */
    readonly conflicts: ConflictRow[];
    /** How many changes only we made. */
    readonly fromOurs: number;
    /** How many changes only they made. */
    readonly fromTheirs: number;
}

/** A call that could not be made. */
export class SoteplanError extends Error {
    constructor(code: string, message: string, help?: string, options?: ErrorOptions);
    /** What kind of trouble it is: stable, for programs. */
    readonly code: string;
    /** What to do about it, where there is something to say. */
    readonly help: string | undefined;
}

/** A text or object that is not a plan. Its code is `not-a-plan`. */
export class PlanError extends SoteplanError {
    /** Everything that is wrong with it, in the order of the text. */
    readonly diagnostics: Diagnostic[];
}

/** A place in a text as editors have it: lines from one, columns in UTF-16 units from zero. */
export interface EditorPlace {
    line: number;
    column: number;
}

/** One change of a text as editors have it; {@link LivePlan.edit} takes it. */
export interface TextEdit {
    from: EditorPlace;
    to: EditorPlace;
    insert: string;
}

/**
 * A plan in an editor: read and checked again after each edit, as far as the edit reaches. The findings are always those
 * that {@link inspect} gives for the same text.
 */
export class LivePlan {
    /** Reads and checks a text, which need not be a plan. */
    constructor(text: string, options?: CheckOptions);

    /**
     * Puts `insert` (nothing where it is left out) in the place of what stands from one place to another (none where `to`
     * is left out). Places beyond the end of a line or of the text are its end.
     */
    edit(change: { from: EditorPlace; to?: EditorPlace; insert?: string }): void;

    /**
     * What one of a finding's fixes changes in the text as it is now: only what it speaks of, written as the text is
     * written. The edits do not meet and come from the last to the first, so that they can be made one after another or all
     * at once.
     *
     * @throws {SoteplanError} `argument` where the text is no JSON or has no place for the fix any more
     */
    textEdits(finding: Diagnostic, fix?: number): TextEdit[];

    /** Makes one of a finding's fixes, as {@link LivePlan.textEdits} says. */
    applyFix(finding: Diagnostic, fix?: number): void;

    /** What keeps the text from being a plan, or else what the rules find, in the order of the text. */
    findings(): Diagnostic[];

    /** The text as it is now. */
    get text(): string;

    /** How often the whole text has been read: once at first, and after each edit that reached further than one value. */
    get wholeReadings(): number;

    /** Gives the memory back. Further calls throw `freed`. */
    free(): void;
}

/**
 * Reads and checks a text in one go: what keeps it from being a plan, or else what the rules find. For editors; a bad
 * text does not throw.
 */
export function inspect(text: string, options?: CheckOptions): Diagnostic[];

/**
 * Makes the fixes that findings carry in a text, which need not be a plan: what keeps it from being one has fixes, too. See
 * {@link Plan.fix}.
 */
export function fixText(text: string, options?: FixOptions): FixedText;

/** What a JSON Patch changes in a text; see {@link LivePlan.textEdits}. */
export function textEdits(given: { text: string; patch: readonly Operation[] }): TextEdit[];

/**
 * Checks plans that belong together: each by its own rules, and all by those about sets (family `alignment`), such as a goal
 * that another plan does not have. A report for each, in their order. Options have no `findings`, which are about one plan.
 */
export function checkTogether(plans: readonly Plan[], options?: CheckOptions): CheckReport[];

/**
 * What is wrong with rules that others have made, and what is doubtful, each with its place in their list. With an error
 * they cannot be used; with a doubt they can.
 */
export function inspectRules(given: { rules: readonly CustomRule[] }): Diagnostic[];

/** A year whose classification of municipalities the register has. */
export type Vintage = 2021 | 2022 | 2023 | 2026;

/** The municipalities of a vintage (default 2026), or of one of its regions: `01` is Uusimaa. */
export function areas(given?: { vintage?: Vintage; region?: string }): AreaRow[];

/**
 * Who answers on a day for health and social services of what used to be these areas: codes of municipalities (`091`),
 * regions (`MK01`), hospital districts of 2021-22 (`SHP25`) or organisers of 2023 (`HVA03`).
 */
export function successors(given: { areas: readonly string[]; date: string }): SuccessionRow[];

/** From the municipalities of one vintage to those of another, with shares by the populations of 2022. */
export function crosswalk(given: { from: Vintage; to: Vintage }): CrosswalkRow[];

/** The codes of one vintage in another. */
export function recodeAreas(given: { codes: readonly string[]; from: Vintage; to: Vintage }): string[];

/**
 * Rows of two columns of codes that speak of the same municipality. Two vintages are never joined silently. `how` says which
 * rows to keep: `inner` (the default) those with a partner, `left` and `right` all of that column, `full` all of both; where
 * a row has no partner the other number is null.
 */
export function joinAreas(given: {
    left: readonly string[];
    left_vintage: Vintage;
    right: readonly string[];
    right_vintage: Vintage;
    bring_to?: Vintage;
    how?: "inner" | "left" | "right" | "full";
}): JoinRow[];

/** What the approval of a plan is judged by. */
export interface ApprovalArguments {
    /** Decisions up to this day count; all where it is left out. */
    by?: string;
    /** Residents by three-digit codes, for years that the library's table (2000-2022, THL) does not have. */
    populations?: { [code: string]: number };
}

/** Days from the first to the last, both included, as `2021-01-31`; a bound that is missing or null is open. */
export interface Period {
    from?: string | null;
    until?: string | null;
}

/** The terms of councils with their sources. Default: municipal councils. */
export function councilTerms(given?: { body?: "municipal-council" | "county-council" }): CouncilTermRow[];

/** The days on which the law around provision plans changed, each with its source. */
export function legislation(): LegalEventRow[];

/** How two periods lie to each other: one of Allen's thirteen relations, their overlap and the gap between them. */
export function comparePeriods(given: { one: Period; other: Period }): PeriodComparisonRow[];

/** The days of all periods as the fewest periods, in order. */
export function mergePeriods(given: { periods: readonly Period[] }): PeriodRow[];

/** The parts of a period that no other covers, in order. */
export function periodGaps(given: { within: Period; periods: readonly Period[] }): PeriodRow[];

/** The version of the library. */
export const version: string;

/** The largest text that is read as a plan, in bytes of UTF-8. */
export const maxBytes: number;
