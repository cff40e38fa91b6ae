// Finds elements of the plan's structure by their kind and a place in them.

import type { Element, Structure } from "../../worker/structure/element";

/** Gives the smallest element of a kind around a place that a JSON Pointer names. */
export function elementsAround(structure: Structure): (kind: string, pointer: string) => Element | undefined {
    const known = new Map<string, Element>();
    const learn = (elements: readonly Element[]) => {
        for (const element of elements) {
            known.set(`${element.kind} ${element.pointer}`, element);
            learn(element.children);
        }
    };
    for (const { elements } of structure.sections) learn(elements);
    return (kind, pointer) => {
        for (let place = pointer; place !== ""; place = place.slice(0, place.lastIndexOf("/"))) {
            const found = known.get(`${kind} ${place}`);
            if (found !== undefined) return found;
        }
        return undefined;
    };
}
