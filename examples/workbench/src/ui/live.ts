// What screen readers hear when something changed elsewhere on the page.

import { h } from "./element";

/** Typing brings many changes: only where it has come to a rest is worth telling. */
const REST = 1000;

export class Live {
    readonly element = h("p", { class: "unseen", role: "status", "aria-live": "polite", "aria-atomic": "true" });
    #timer: number | undefined;

    /** Says a sentence politely, unless another comes soon. */
    say(sentence: string, rest = REST): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
            this.element.textContent = sentence;
        }, rest);
    }
}
