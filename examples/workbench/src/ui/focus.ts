// Keeps the focus where it is when the content of an element is made anew under it.

const CONTROLS = "button, select, input, summary, a[href], [tabindex]";

/**
 * Makes the content of an element anew. Where one of its controls had the focus, the control of the same `data-key` has it
 * afterwards, or else the one in the same position.
 */
export function keepingFocus(element: Element, renew: () => void): void {
    const controls = () => [...element.querySelectorAll<HTMLElement>(CONTROLS)];
    const before = controls();
    const position = before.findIndex((control) => control === document.activeElement);
    renew();
    if (position < 0) return;
    const after = controls();
    const key = before[position]?.dataset["key"];
    const same = key === undefined ? undefined : after.find((control) => control.dataset["key"] === key);
    (same ?? after[Math.min(position, after.length - 1)])?.focus({ preventScroll: true });
}
