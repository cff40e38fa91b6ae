// What the page asks of the worker, which holds the text, the plan and the figures.

import type {
    ConsequenceRow,
    CouncilTermRow,
    Diagnostic,
    EvaluationRow,
    ExplanationRow,
    Label,
    LegalEventRow,
    StandingRow,
    ValidityRow,
} from "soteplan";
import type { Language, PlanText, Wording } from "../language/language";
import type { Structure } from "./structure/element";

export type Severity = "error" | "warning" | "advice";

/** The worst first. */
export const SEVERITIES: readonly Severity[] = ["error", "warning", "advice"];

/** More findings of one kind than anybody reads at once; the rest are counted. */
export const SHOWN = 300;

/** What a finding is about: the library's families of rules. */
export type Family = Diagnostic["family"];

/** A place in the text: for people by line and column, for the editor by offset in UTF-16 units. */
export interface TextPlace {
    line: number;
    column: number;
    from: number;
}

/** Which finding is meant: where several have the same fingerprint, the place tells them apart. */
export interface FindingKey {
    fingerprint: string;
    pointer: string;
}

/** What would mend a finding. */
export interface FindingFix {
    title: Wording;
    safety: "safe" | "suggested";
}

/** What would be accepted together with a finding. */
export interface Reach {
    /** The element in which the rule's findings would be accepted; null for the whole plan. */
    element: string | null;
    findings: number;
}

/** A finding with its place in the text. */
export interface Finding extends TextPlace, FindingKey {
    code: string;
    name: string;
    family: Family;
    severity: Severity;
    message: Wording;
    help: Wording;
    to: number;
    related: TextPlace[];
    fixes: FindingFix[];
    /** Null where no plan can accept it. */
    reach: Reach | null;
}

/** Why findings are accepted, as the plan says it. */
export interface Acceptance {
    reason: Wording | null;
    owner: string | null;
    /** The last day on which they are. */
    until: string | null;
}

/** An acceptance of the plan with the findings that it accepts: `all` of them, and the first. */
export interface Accepted extends Acceptance {
    all: number;
    findings: Finding[];
}

/** How many findings there are of each family. */
export type Counts = { [family in Family]?: Record<Severity, number> };

/** What an examination of the text gave. */
export interface Examination {
    /** Number of the change after which the text was examined. */
    version: number;
    /** The worst findings of each kind in the order of the text; `counts` has all. */
    findings: Finding[];
    counts: Counts;
    /** How many findings have a fix that changes nothing of what the plan says. */
    safe: number;
    accepted: Accepted[];
    /** What the panels need of the plan; null where the text is no plan. */
    outline: Outline | null;
    milliseconds: number;
}

/** What is to be mended. */
export type Mending =
    | { kind: "fix"; finding: FindingKey; fix: number }
    | { kind: "safe" }
    | { kind: "accept"; finding: FindingKey; reason: PlanText; owner: string | null; until: string | null }
    | { kind: "withdraw"; finding: FindingKey };

/** What mending comes to in the text, or why it cannot be done. */
export type Remedy =
    | {
          /** A CodeMirror change set as JSON. */
          changes: unknown;
          /** How many fixes were made, one for each finding. */
          made: number;
          /** How many were left out: they would bring errors. */
          refused: number;
      }
    /** The finding is gone, or the text has no place for the change. */
    | { impossible: "gone" | "no-place" };

/** A remedy for the text of that version. */
export type Mended = { version: number } & Remedy;

/** A name and how certain it is. */
export interface Named {
    id: string;
    name: PlanText;
}

export interface OutlineFact extends Named {
    /** The fact whose day this one takes unless a scenario gives it one of its own. */
    follows: string | null;
}

export interface OutlineSource extends Named {
    producer: PlanText | null;
    licence: string | null;
}

export interface OutlineIndicator extends Named {
    unit: PlanText;
    /** Whether a method calculates it from figures. */
    calculated: boolean;
    certainty: string;
    certaintyNote: PlanText | null;
    sources: OutlineSource[];
    /** The columns of figures that it needs. */
    columns: string[];
}

/** What the panels need of a plan. */
export interface Outline {
    id: string;
    title: PlanText;
    status: string;
    from: string;
    until: string;
    /** Whether any of it is illustrative. */
    illustrative: boolean;
    parties: Named[];
    /** Organisations that are no parties. */
    organisations: Named[];
    /** The municipalities that the plan names by their codes. */
    areas: Named[];
    facts: OutlineFact[];
    earlyEnds: Named[];
    indicators: OutlineIndicator[];
}

/** What is wrong with a file of figures before the library sees it; lines count from one. */
export type FiguresFault =
    | { kind: "not-utf8" }
    | { kind: "no-rows" }
    | { kind: "uneven"; line: number; fields: number }
    | { kind: "value"; column: string; line: number; value: string };

/** A call that could not be made: the library's words are English. */
export type Refusal =
    { by: "library"; code: string; message: string; help: string | null } | { by: "figures"; fault: FiguresFault };

export type Answer<T> = { rows: T } | { refusal: Refusal };

/** The rows of an answer; none where there is no answer or a refusal. */
export function rowsOf<T>(answer: Answer<T[]> | null): T[] {
    return answer !== null && "rows" in answer ? answer.rows : [];
}

/** What came of reading a file: its text, or why there is none. */
export type Reading =
    { text: string } | { refused: "too-large"; size: number; limit: number } | { refused: "not-utf8" };

/** A scenario for the core: a date, or `false` for what never happens. */
export type Scenario = Record<string, string | false>;

/** What an answer about days supposes, and in which language it speaks. */
export interface Asked {
    scenario: Scenario;
    language: Language;
}

/** What is the same for every plan: the terms of councils and the events of legislation. */
export interface Calendar {
    councilTerms: CouncilTermRow[];
    legislation: LegalEventRow[];
}

/** The plans that the library brings along. */
export type ExampleId = "hyks-2021-2025" | "uusimaa-strategy-2030";

/** A Vega-Lite specification. */
export type ChartSpecification = Record<string, unknown>;

/** The calls, by name. */
export interface Calls {
    /** The words of tables, and the version of the library. */
    catalog(): { version: string; labels: Label[] };
    calendar(): Calendar;
    /** The text of an example. */
    example(id: ExampleId): Reading;
    /** The text of a file. */
    read(file: File): Promise<Reading>;
    /** The editor now shows the text that was read last. */
    adopt(): void;
    /** The editor's text changed: a CodeMirror change set as JSON. */
    change(changes: unknown): void;
    /** Reads and checks the text. */
    examine(): Examination;
    /** Works out what is to change in the text; the editor makes the changes. */
    mend(mending: Mending): Mended;
    /** When the plan that was read last holds. */
    validity(scenario: Scenario): Answer<ValidityRow[]>;
    /** Why it ends for a party. */
    explain(party: string, asked: Asked): Answer<ExplanationRow[]>;
    /** What follows where it ends early. */
    consequences(scenario: Scenario): Answer<ConsequenceRow[]>;
    /** How its elements stand on a day. */
    standing(day: string, asked: Asked): Answer<StandingRow[]>;
    /** What it consists of. */
    structure(): Structure | null;
    /** The offset in the text as it is now, in UTF-16 units, of what a JSON Pointer names, or of the nearest thing around it. */
    place(pointer: string): number;
    /** Takes figures from a CSV file, or the example's. */
    figures(file: File | null): Promise<Answer<number>>;
    /** The indicators of the plan that was read last. */
    evaluate(language: Language): Promise<Answer<EvaluationRow[]>>;
    /** The chart of one of them. */
    chart(indicator: string, language: Language): Promise<Answer<ChartSpecification>>;
}

export type Method = keyof Calls;

export interface Request<M extends Method = Method> {
    id: number;
    method: M;
    args: Parameters<Calls[M]>;
}

export type Reply = { id: number; value: unknown } | { id: number; failure: string };
