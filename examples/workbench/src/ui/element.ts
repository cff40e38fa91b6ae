// Elements in one expression.

import { keepingFocus } from "./focus";

type Value = string | number | boolean | undefined;
export type Child = Node | string | null | undefined | false;

/** An element with attributes (`true` is an empty attribute, `false` and `undefined` are none) and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attributes: Readonly<Record<string, Value>> = {},
    ...children: Child[]
): HTMLElementTagNameMap[K] {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (value === undefined || value === false) continue;
        element.setAttribute(name, value === true ? "" : String(value));
    }
    element.append(...present(children));
    return element;
}

/** A button that does something. */
export function button(
    attributes: Readonly<Record<string, Value>>,
    onClick: () => void,
    ...children: Child[]
): HTMLButtonElement {
    const element = h("button", { type: "button", ...attributes }, ...children);
    element.addEventListener("click", onClick);
    return element;
}

/** Puts children in the place of those that are there; the focus stays where it is. */
export function fill(element: Element, ...children: Child[]): void {
    keepingFocus(element, () => element.replaceChildren(...present(children)));
}

function present(children: Child[]): (Node | string)[] {
    return children.filter((child) => child !== null && child !== undefined && child !== false);
}
