// What screen readers hear when something changed elsewhere on the page.

import type { Words } from "../language/words";
import { effect } from "../state/signal";
import { h } from "./element";

/** Typing brings many changes: only where it has come to a rest is worth telling. */
const REST = 1000;

export class Live {
    readonly element = h("p", { class: "unseen", role: "status", "aria-live": "polite", "aria-atomic": "true" });
    #timer: number | undefined;
    #sentence = () => "";

    constructor(words: Words) {
        effect([words.language], () => this.#speak());
    }

    /** Says a sentence politely, unless another comes soon. */
    say(sentence: () => string): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
            this.#sentence = sentence;
            this.#speak();
        }, REST);
    }

    #speak(): void {
        this.element.textContent = this.#sentence();
    }
}
