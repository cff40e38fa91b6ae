// What the page knows: what was found in the text, and what the plan answers.

import type { ConsequenceRow, EvaluationRow, ExplanationRow, StandingRow, ValidityRow } from "soteplan";
import { initialLanguage, remember } from "../language/choice";
import type { Language } from "../language/language";
import type {
    Answer,
    Asked,
    Calendar,
    ChartSpecification,
    ExampleId,
    Examination,
    Mended,
    Mending,
    Outline,
    Reading,
    Refusal,
    Scenario,
} from "../worker/protocol";
import type { Structure } from "../worker/structure/element";
import { Worktable } from "./calls";
import { type Suppositions, toScenario } from "./scenario";
import { Signal, newest, update } from "./signal";

/** Pause in typing after which the text is examined, in milliseconds. */
const PAUSE = 150;

/** Whose figures the indicators are calculated from. */
export type Figures = { kind: "example" } | { kind: "own"; name: string; rows: number };

export class Session {
    readonly language = new Signal<Language>(initialLanguage());
    /** How often the text has changed. */
    readonly version = new Signal(0);
    readonly examination = new Signal<Examination | null>(null);
    /** The plan that the text was last; null where no text was a plan since a file was opened. */
    readonly outline = new Signal<Outline | null>(null);
    readonly suppositions = new Signal<Suppositions>(new Map());
    readonly validity = new Signal<Answer<ValidityRow[]> | null>(null);
    /** What follows where the plan ends early. */
    readonly consequences = new Signal<Answer<ConsequenceRow[]> | null>(null);
    /** The party for which the reader asks why the plan ends. */
    readonly party = new Signal<string | null>(null);
    readonly explanation = new Signal<Answer<ExplanationRow[]> | null>(null);
    /** The day on which the reader looks at the plan. */
    readonly day = new Signal<string | null>(null);
    readonly standing = new Signal<Answer<StandingRow[]> | null>(null);
    /** What the plan consists of. */
    readonly structure = new Signal<Structure | null>(null);
    /** The terms of councils and the events of legislation; null until the library is loaded. */
    readonly calendar = new Signal<Calendar | null>(null);
    readonly figures = new Signal<Figures>({ kind: "example" });
    readonly evaluation = new Signal<Answer<EvaluationRow[]> | null>(null);
    /** The indicator that is shown. */
    readonly indicator = new Signal<string | null>(null);
    readonly chart = new Signal<Answer<ChartSpecification> | null>(null);
    /** What broke, where something did. */
    readonly failure = new Signal<string | null>(null);

    readonly #worktable = new Worktable();
    #timer: number | undefined;
    #examining = false;
    #again = false;

    constructor() {
        this.language.watch(() => {
            remember(this.language.get());
            this.#measure();
            this.#tell();
        });
        this.suppositions.watch(() => this.#date());
        this.party.watch(() => this.#run(this.#askExplanation()));
        this.day.watch(() => this.#run(this.#askStanding()));
        this.figures.watch(() => this.#measure());
        this.indicator.watch(() => this.#draw());
    }

    /** What is the same for every plan: the page begins with it. */
    async load() {
        this.calendar.set(await this.#worktable.call("calendar"));
        return this.#worktable.call("catalog");
    }

    example(id: ExampleId): Promise<Reading> {
        return this.#worktable.call("example", id);
    }

    /** Where in the text as it is now something stands that a JSON Pointer names. */
    place(pointer: string): Promise<number> {
        return this.#worktable.call("place", pointer);
    }

    read(file: File): Promise<Reading> {
        return this.#worktable.call("read", file);
    }

    /** The editor now shows the text that was read last. */
    adopted(): void {
        this.version.set(this.version.get() + 1);
        this.outline.set(null);
        this.structure.set(null);
        this.indicator.set(null);
        this.party.set(null);
        this.day.set(null);
        this.#run(this.#worktable.call("adopt"));
        this.#examineAfter(0);
    }

    /** The editor's text changed. */
    changed(changes: unknown): void {
        this.version.set(this.version.get() + 1);
        this.#run(this.#worktable.call("change", changes));
        this.#examineAfter(PAUSE);
    }

    /** What mending comes to in the text as it is now: an answer that an edit has overtaken is asked for again. */
    async mend(mending: Mending): Promise<Mended> {
        for (;;) {
            const mended = await this.#worktable.call("mend", mending);
            if (mended.version === this.version.get()) return mended;
        }
    }

    /** Takes figures from a CSV file, or the example's; says why not where they cannot be taken. */
    async takeFigures(file: File | null): Promise<Refusal | null> {
        const answer = await this.#worktable.call("figures", file);
        if ("refusal" in answer) return answer.refusal;
        this.figures.set(file === null ? { kind: "example" } : { kind: "own", name: file.name, rows: answer.rows });
        return null;
    }

    #examineAfter(pause: number): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#run(this.#examine()), pause);
    }

    /** One examination at a time: a long text is not examined once for every pause. */
    async #examine(): Promise<void> {
        if (this.#examining) {
            this.#again = true;
            return;
        }
        this.#examining = true;
        try {
            const examination = await this.#worktable.call("examine");
            // An edit has moved the places: the examination after it comes soon.
            if (examination.version === this.version.get()) this.#take(examination);
        } finally {
            this.#examining = false;
            if (this.#again) {
                this.#again = false;
                this.#examineAfter(0);
            }
        }
    }

    #take(examination: Examination): void {
        if (examination.outline !== null) {
            update(this.outline, examination.outline);
            const { indicators, parties, from } = examination.outline;
            const shown = indicators.find(({ id }) => id === this.indicator.get());
            // The last one: plans go from the plain to the adjusted.
            this.indicator.set((shown ?? indicators.at(-1))?.id ?? null);
            if (!parties.some(({ id }) => id === this.party.get())) this.party.set(null);
            this.day.set(this.day.get() ?? from);
            this.#date();
            this.#measure();
            this.#run(this.#askStructure());
        }
        this.examination.set(examination);
    }

    #date(): void {
        this.#run(this.#askValidity());
        this.#run(this.#askConsequences());
        this.#tell();
    }

    /** Answers about days that have words in them. */
    #tell(): void {
        this.#run(this.#askExplanation());
        this.#run(this.#askStanding());
    }

    #measure(): void {
        this.#run(this.#askEvaluation());
        this.#draw();
    }

    #draw(): void {
        this.#run(this.#askChart());
    }

    #scenario(): Scenario {
        return toScenario(this.suppositions.get(), this.outline.get()?.facts ?? []);
    }

    #asked(): Asked {
        return { scenario: this.#scenario(), language: this.language.get() };
    }

    readonly #askValidity = newest(
        () => this.#worktable.call("validity", this.#scenario()),
        (answer) => update(this.validity, answer),
    );

    readonly #askConsequences = newest(
        () => this.#worktable.call("consequences", this.#scenario()),
        (answer) => update(this.consequences, answer),
    );

    readonly #askExplanation = newest(
        async () => {
            const party = this.party.get();
            return party === null ? null : this.#worktable.call("explain", party, this.#asked());
        },
        (answer) => update(this.explanation, answer),
    );

    readonly #askStanding = newest(
        async () => {
            const day = this.day.get();
            return day === null ? null : this.#worktable.call("standing", day, this.#asked());
        },
        (answer) => update(this.standing, answer),
    );

    readonly #askStructure = newest(
        () => this.#worktable.call("structure"),
        (answer) => update(this.structure, answer),
    );

    readonly #askEvaluation = newest(
        () => this.#worktable.call("evaluate", this.language.get()),
        (answer) => update(this.evaluation, answer),
    );

    readonly #askChart = newest(
        async () => {
            const shown = this.outline.get()?.indicators.find(({ id }) => id === this.indicator.get());
            return shown?.calculated ? this.#worktable.call("chart", shown.id, this.language.get()) : null;
        },
        (answer) => update(this.chart, answer),
    );

    #run(work: Promise<unknown>): void {
        work.catch((error: unknown) => this.failure.set(error instanceof Error ? error.message : String(error)));
    }
}
