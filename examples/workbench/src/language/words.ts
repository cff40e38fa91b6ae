// Says things in the reader's language: texts of the page, and what the library's catalogue calls columns and words.

import type { Label } from "soteplan";
import { type Watched, Signal, effect } from "../state/signal";
import { type Language, type PlanText, type Wording, best } from "./language";

export class Words {
    readonly language: Watched<Language>;
    /** Empty until the library is loaded. */
    readonly labels = new Signal<ReadonlyMap<string, Wording>>(new Map());

    constructor(language: Watched<Language>) {
        this.language = language;
    }

    learn(labels: readonly Label[]): void {
        this.labels.set(new Map(labels.map(({ column, word, label }) => [key(column ?? null, word), label])));
    }

    say(wording: Wording): string {
        return wording[this.language.get()];
    }

    /** A text of the plan, in another language where it lacks this one. */
    tell(text: PlanText): string {
        return best(text, this.language.get());
    }

    /** What a column is called. */
    heading(column: string): string {
        return this.#label(null, column);
    }

    /** What a word of a column is called; the word itself where it has no name. */
    word(column: string, word: string): string {
        return this.#label(column, word);
    }

    /** Keeps the text of an element in the reader's language. */
    text<E extends Element>(element: E, wording: Wording): E {
        effect([this.language], () => (element.textContent = this.say(wording)));
        return element;
    }

    /** Keeps an attribute of an element in the reader's language. */
    attribute<E extends Element>(element: E, name: string, wording: Wording): E {
        effect([this.language], () => element.setAttribute(name, this.say(wording)));
        return element;
    }

    #label(column: string | null, word: string): string {
        return this.labels.get().get(key(column, word))?.[this.language.get()] ?? word;
    }
}

function key(column: string | null, word: string): string {
    return `${column ?? ""}/${word}`;
}
