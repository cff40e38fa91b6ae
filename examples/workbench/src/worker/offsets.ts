// Lines and columns to the offsets of an editor.

import type { Text } from "@codemirror/state";

/**
 * Finds the UTF-16 offset of a line and column that count from one, columns in Unicode characters.
 *
 * Places that come in the order of the text are found from the one before, so that many places in one long line take
 * one walk along it.
 */
export class Offsets {
    readonly #text: Text;
    #line = { number: 0, from: 0, text: "" };
    #column = 1;
    #unit = 0;

    constructor(text: Text) {
        this.#text = text;
    }

    at(line: number, column: number): number {
        if (line > this.#text.lines) return this.#text.length;
        if (line !== this.#line.number) {
            this.#line = this.#text.line(Math.max(line, 1));
            this.#rewind();
        } else if (column < this.#column) {
            this.#rewind();
        }
        const { text, from } = this.#line;
        while (this.#column < column && this.#unit < text.length) {
            const beyondBmp = (text.codePointAt(this.#unit) ?? 0) > 0xffff;
            this.#unit += beyondBmp ? 2 : 1;
            this.#column += 1;
        }
        return from + this.#unit;
    }

    #rewind(): void {
        this.#column = 1;
        this.#unit = 0;
    }
}
