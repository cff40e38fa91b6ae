// Puts what the rules found to the elements in which they found it.

import type { Diagnostic } from "soteplan";
import { SEVERITIES } from "../protocol";
import type { Element, Gap, GapCount, Section, Structure } from "./element";

/** The structure with every finding at the smallest element around its place. Mentions of an element show them too. */
export function withGaps(sections: Section[], diagnostics: readonly Diagnostic[]): Structure {
    const known = new Set<string>();
    for (const { elements } of sections) gather(elements, known);
    const whole: Gap[] = [];
    const byPointer = new Map<string, Gap[]>();
    for (const { code, severity, message, pointer } of diagnostics) {
        const gap = { code, severity, message };
        const place = around(pointer, known);
        const others = place === null ? whole : byPointer.get(place);
        if (others !== undefined) others.push(gap);
        else if (place !== null) byPointer.set(place, [gap]);
    }
    for (const section of sections) section.within = counted(place(section.elements, byPointer));
    return { sections, gaps: whole };
}

function gather(elements: readonly Element[], known: Set<string>): void {
    for (const { pointer, children } of elements) {
        known.add(pointer);
        gather(children, known);
    }
}

/** The longest part of a pointer that is one of an element. */
function around(pointer: string, known: ReadonlySet<string>): string | null {
    for (let place = pointer; place !== ""; place = place.slice(0, place.lastIndexOf("/"))) {
        if (known.has(place)) return place;
    }
    return null;
}

/** Places the findings, and tells which there are among the elements and below. */
function place(elements: readonly Element[], byPointer: ReadonlyMap<string, Gap[]>): Set<Gap> {
    const all = new Set<Gap>();
    for (const element of elements) {
        element.gaps = byPointer.get(element.pointer) ?? [];
        const within = place(element.children, byPointer);
        for (const gap of element.gaps) within.add(gap);
        element.within = counted(within);
        for (const gap of within) all.add(gap);
    }
    return all;
}

function counted(gaps: ReadonlySet<Gap>): GapCount {
    const worst = SEVERITIES.find((severity) => [...gaps].some((gap) => gap.severity === severity));
    return { count: gaps.size, worst: worst ?? null };
}
