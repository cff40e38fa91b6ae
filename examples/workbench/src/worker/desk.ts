// What lies on the worker's desk: the text, the plan that it was last, and the figures.

import { ChangeSet, Text } from "@codemirror/state";
import { Plan, PlanError, SoteplanError, councilTerms, legislation, maxBytes } from "soteplan";
import { catalog } from "soteplan/catalog";
import { examples } from "soteplan/examples";
import type {
    ConsequenceRow,
    Diagnostic,
    EvaluationRow,
    ExplanationRow,
    ObservationColumns,
    PlanDocument,
    StandingRow,
    ValidityRow,
} from "soteplan";
import type { Language } from "../language/language";
import { FiguresError, readFigures } from "./figures";
import { accepted, countAll, findings } from "./findings";
import { type Examined, hasSafeFix, mend } from "./mending";
import { outline } from "./outline";
import { placeOf } from "./place";
import type {
    Answer,
    Asked,
    Calendar,
    Calls,
    ChartSpecification,
    ExampleId,
    Examination,
    Mended,
    Mending,
    Reading,
    Scenario,
} from "./protocol";
import type { Structure } from "./structure/element";
import { structure } from "./structure/structure";
import { today } from "./today";

const EXAMPLES: Readonly<Record<ExampleId, () => Plan>> = {
    "hyks-2021-2025": examples.hyks2021_2025,
    "uusimaa-strategy-2030": examples.uusimaaStrategy2030,
};

export class Desk implements Calls {
    #text = Text.empty;
    /** The text that was read last and that the editor does not show yet. */
    #read = Text.empty;
    #version = 0;
    /** What was found in the text, and in which version of it. */
    #examined: (Examined & { version: number }) | null = null;
    /** What the text was when it was last a plan: panels stand still while an edit is half done. */
    #plan: Plan | null = null;
    /** What that plan says, and what the rules found in it. */
    #seen: { document: PlanDocument; diagnostics: readonly Diagnostic[] } | null = null;
    #figures: ObservationColumns = examples.netCosts();

    catalog(): ReturnType<Calls["catalog"]> {
        const { version, labels } = catalog();
        return { version, labels };
    }

    calendar(): Calendar {
        const bodies = ["municipal-council", "county-council"] as const;
        return { councilTerms: bodies.flatMap((body) => councilTerms({ body })), legislation: legislation() };
    }

    example(id: ExampleId): Reading {
        const plan = EXAMPLES[id]();
        const reading = this.#keep(plan.text ?? "");
        plan.free();
        return reading;
    }

    async read(file: File): Promise<Reading> {
        if (file.size > maxBytes) return { refused: "too-large", size: file.size, limit: maxBytes };
        const text = await utf8(file);
        return text === null ? { refused: "not-utf8" } : this.#keep(text);
    }

    adopt(): void {
        this.#text = this.#read;
        this.#version += 1;
        this.#forgetPlan();
    }

    change(changes: unknown): void {
        this.#text = ChangeSet.fromJSON(changes).apply(this.#text);
        this.#version += 1;
    }

    examine(): Examination {
        const begun = performance.now();
        const { version, text, findings: found, suppressed, document } = this.#examine();
        return {
            version,
            findings: findings(found, text, document !== null),
            counts: countAll(found),
            safe: found.filter(hasSafeFix).length,
            accepted: accepted(suppressed, text),
            outline: document && outline(document),
            milliseconds: performance.now() - begun,
        };
    }

    mend(mending: Mending): Mended {
        // The text may have changed since the reader saw the finding.
        const examined = this.#examine();
        return { version: examined.version, ...mend(examined, mending) };
    }

    validity(scenario: Scenario): Answer<ValidityRow[]> {
        return answer(() => this.#plan?.validity(scenario) ?? []);
    }

    explain(party: string, asked: Asked): Answer<ExplanationRow[]> {
        return answer(() => this.#plan?.explain({ party, ...asked }) ?? []);
    }

    consequences(scenario: Scenario): Answer<ConsequenceRow[]> {
        return answer(() => this.#plan?.consequences({ scenario }) ?? []);
    }

    standing(date: string, asked: Asked): Answer<StandingRow[]> {
        return answer(() => this.#plan?.asOf({ date, ...asked }) ?? []);
    }

    structure(): Structure | null {
        return this.#seen && structure(this.#seen.document, this.#seen.diagnostics);
    }

    place(pointer: string): number {
        return placeOf(this.#text.toString(), pointer);
    }

    async figures(file: File | null): Promise<Answer<number>> {
        if (file === null) {
            this.#figures = examples.netCosts();
            return { rows: 0 };
        }
        const text = await utf8(file);
        return answer(() => {
            this.#figures = readFigures(text);
            return Object.values(this.#figures)[0]?.length ?? 0;
        });
    }

    async evaluate(language: Language): Promise<Answer<EvaluationRow[]>> {
        await methods();
        return answer(() => this.#plan?.evaluate(this.#figures, { language }) ?? []);
    }

    async chart(indicator: string, language: Language): Promise<Answer<ChartSpecification>> {
        await methods();
        return answer(() => this.#plan?.chart(indicator, this.#figures, { language }) ?? {});
    }

    /** Reads and checks the text, once for each version of it. */
    #examine(): Examined & { version: number } {
        if (this.#examined?.version === this.#version) return this.#examined;
        const { plan, ...found } = parse(this.#text.toString());
        // As the library has it: brought up to date where the text is of an earlier version.
        const document = plan?.toObject() ?? null;
        if (plan !== null && document !== null) {
            this.#forgetPlan();
            this.#plan = plan;
            this.#seen = { document, diagnostics: found.findings };
        }
        this.#examined = { version: this.#version, text: this.#text, document, ...found };
        return this.#examined;
    }

    #keep(text: string): Reading {
        this.#read = Text.of(text.split(/\r\n?|\n/));
        return { text };
    }

    #forgetPlan(): void {
        this.#plan?.free();
        this.#plan = null;
        this.#seen = null;
    }
}

/** The methods come when somebody looks at indicators: a page without them is there sooner. */
const methods = () => import("soteplan/stats");

/** The text of a file, or null where it is not UTF-8. */
async function utf8(file: File): Promise<string | null> {
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    } catch (error) {
        if (error instanceof TypeError) return null;
        throw error;
    }
}

function parse(text: string) {
    try {
        const plan = Plan.parse(text);
        const { findings, suppressed } = plan.checkReport({ today: today() });
        return { plan, findings, suppressed };
    } catch (error) {
        if (error instanceof PlanError) return { plan: null, findings: error.diagnostics, suppressed: [] };
        throw error;
    }
}

/** The answer of a call that the library may refuse. */
function answer<T>(call: () => T): Answer<T> {
    try {
        return { rows: call() };
    } catch (error) {
        if (error instanceof FiguresError) return { refusal: { by: "figures", fault: error.fault } };
        if (error instanceof SoteplanError) {
            const { code, message, help } = error;
            return { refusal: { by: "library", code, message, help: help ?? null } };
        }
        throw error;
    }
}
