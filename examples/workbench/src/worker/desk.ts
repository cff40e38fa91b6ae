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
import { countAll, findings } from "./findings";
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
    Outline,
    Reading,
    Scenario,
} from "./protocol";
import type { Structure } from "./structure/element";
import { structure } from "./structure/structure";

const EXAMPLES: Readonly<Record<ExampleId, () => Plan>> = {
    "hyks-2021-2025": examples.hyks2021_2025,
    "uusimaa-strategy-2030": examples.uusimaaStrategy2030,
};

export class Desk implements Calls {
    #text = Text.empty;
    /** The text that was read last and that the editor does not show yet. */
    #read = Text.empty;
    #version = 0;
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
        const text = this.#text.toString();
        const { plan, diagnostics } = parse(text);
        let seen: Outline | null = null;
        if (plan !== null) {
            this.#forgetPlan();
            this.#plan = plan;
            // As the library has it: brought up to date where the text is of an earlier version.
            const document = plan.toObject();
            this.#seen = { document, diagnostics };
            seen = outline(document);
        }
        return {
            version: this.#version,
            findings: findings(diagnostics, this.#text),
            counts: countAll(diagnostics),
            outline: seen,
            milliseconds: performance.now() - begun,
        };
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
        return { plan, diagnostics: plan.check() };
    } catch (error) {
        if (error instanceof PlanError) return { plan: null, diagnostics: error.diagnostics };
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
