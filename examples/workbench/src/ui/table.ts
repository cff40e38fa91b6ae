// A table that a narrow screen scrolls by itself, by keyboard too.

import { type Child, h } from "./element";

export interface Heading {
    label: string;
    numeric?: boolean;
}

/** The first cell of each row is its heading. Where the table has no caption to be seen, its name is one to be heard. */
export function table(
    name: string,
    headings: readonly Heading[],
    rows: readonly Child[][],
    caption?: HTMLTableCaptionElement,
): HTMLElement {
    const head = headings.map(({ label, numeric }) => h("th", { scope: "col", class: numeric && "numeric" }, label));
    const body = rows.map((cells) => {
        const [first, ...rest] = cells;
        const others = rest.map((cell, index) => h("td", { class: headings[index + 1]?.numeric && "numeric" }, cell));
        return h("tr", {}, h("th", { scope: "row" }, first), ...others);
    });
    return h(
        "div",
        { class: "table", role: "region", tabindex: 0, "aria-label": name },
        h(
            "table",
            {},
            caption ?? h("caption", { class: "unseen" }, name),
            h("thead", {}, h("tr", {}, ...head)),
            h("tbody", {}, ...body),
        ),
    );
}
