// A lane of the timeline: a name, stretches along the days, and the same in words.

import { type Child, h } from "../../ui/element";
import type { Axis } from "./axis";

/** How a stretch looks: told apart by pattern and edge, not by colour alone. */
export type Look = "certain" | "undecided" | "after" | "term" | "council";

/** A stretch of days; nothing where none of them is on the line. */
export function stretch(
    axis: Axis,
    look: Look,
    from: string | null,
    until: string | null,
    text?: string,
): HTMLElement | null {
    const span = axis.span(from, until);
    if (span === null) return null;
    const element = h("span", { class: `stretch ${look}` }, text);
    element.style.insetInlineStart = `${span.start}%`;
    element.style.width = `${span.width}%`;
    return element;
}

/** The line is for the eye; the words say the same to everybody. */
export function laneParts(name: Child, marks: readonly Child[], ...inWords: Child[]): HTMLElement[] {
    return [
        h("span", { class: "lane-name" }, name),
        h("span", { class: "track", "aria-hidden": "true" }, ...marks),
        h("span", { class: "lane-words" }, ...inWords),
    ];
}

export function lane(name: Child, marks: readonly Child[], ...inWords: Child[]): HTMLElement {
    return h("div", { class: "lane" }, ...laneParts(name, marks, ...inWords));
}
