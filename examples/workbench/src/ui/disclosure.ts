// Something folded away until it is wanted; it stays as the reader left it when its content changes.

import type { Wording } from "../language/language";
import type { Words } from "../language/words";
import { type Child, fill, h } from "./element";

export class Disclosure {
    readonly element: HTMLDetailsElement;
    readonly #body = h("div", {});
    #make: () => Child = () => null;

    constructor(name: Wording, words: Words) {
        this.element = h("details", { hidden: true }, words.text(h("summary"), name), this.#body);
        this.element.addEventListener("toggle", () => this.#fill());
    }

    /** Shows what `make` makes once it is opened; nothing to fold away where there is none. */
    show(make: (() => Child) | null): void {
        this.element.hidden = make === null;
        this.#make = make ?? (() => null);
        this.#fill();
    }

    #fill(): void {
        fill(this.#body, this.element.open && this.#make());
    }
}
