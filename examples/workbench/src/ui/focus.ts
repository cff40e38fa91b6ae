// Keeps the focus where it is when the content of an element is made anew under it.

const CONTROLS = "button, select, input, summary, a[href], [tabindex]";

/**
 * Makes the content of an element anew. Where one of its controls had the focus, the control of the same `data-key` has
 * it afterwards; or else, in a list, the first one of the item in the same position; or else the one in the same position.
 */
export function keepingFocus(element: Element, renew: () => void): void {
    const controls = (within: Element) => [...within.querySelectorAll<HTMLElement>(CONTROLS)];
    const before = controls(element);
    const position = before.findIndex((control) => control === document.activeElement);
    const item = [...element.children].findIndex(
        (child) => child.matches("li") && child.contains(document.activeElement),
    );
    renew();
    if (position < 0) return;
    const after = controls(element);
    const key = before[position]?.dataset["key"];
    const same = key === undefined ? undefined : after.find((control) => control.dataset["key"] === key);
    const near = item < 0 ? undefined : element.children[Math.min(item, element.children.length - 1)];
    const next = near === undefined ? after[Math.min(position, after.length - 1)] : controls(near)[0];
    (same ?? next)?.focus({ preventScroll: true });
}

/** Changes what an element holds. Where that takes away or hides the control with the focus, the element itself has it. */
export function rescuingFocus(element: HTMLElement, change: () => void): void {
    const within = element.contains(document.activeElement);
    change();
    const { activeElement } = document;
    const lost = !element.contains(activeElement) || activeElement?.closest("[hidden]") !== null;
    if (within && lost) element.focus({ preventScroll: true });
}
