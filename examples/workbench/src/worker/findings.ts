// Diagnostics of the library as findings in the editor's text.

import type { Text } from "@codemirror/state";
import type { Diagnostic } from "soteplan";
import { Offsets } from "./offsets";
import { type Accepted, type Counts, type Finding, SHOWN, type TextPlace } from "./protocol";
import { reachOf } from "./reach";

/** The findings in the order of the text, of each family and severity the first. */
export function findings(diagnostics: readonly Diagnostic[], text: Text, isPlan: boolean): Finding[] {
    const counts: Counts = {};
    const shown = diagnostics.filter((diagnostic) => count(counts, diagnostic) <= SHOWN);
    const reach = isPlan ? reachOf(diagnostics) : () => null;
    const place = places(text);
    return shown.map((diagnostic) => ({ ...place(diagnostic), reach: reach(diagnostic) }));
}

/** What the plan accepts, one acceptance after another. */
export function accepted(suppressed: readonly Diagnostic[], text: Text): Accepted[] {
    const place = places(text);
    const byPointer = new Map<string, Accepted>();
    for (const diagnostic of suppressed) {
        if (diagnostic.suppressed === null) continue;
        const { pointer, reason, owner, until } = diagnostic.suppressed;
        const acceptance = byPointer.get(pointer) ?? { reason, owner, until, all: 0, findings: [] };
        byPointer.set(pointer, acceptance);
        acceptance.all += 1;
        if (acceptance.all <= SHOWN) acceptance.findings.push({ ...place(diagnostic), reach: null });
    }
    return [...byPointer.values()];
}

/** Finds the places of diagnostics that come in the order of the text. */
function places(text: Text): (diagnostic: Diagnostic) => Omit<Finding, "reach"> {
    const starts = new Offsets(text);
    const ends = new Offsets(text);
    const related = new Offsets(text);
    return (diagnostic) => {
        const { fingerprint, pointer, code, name, family, severity, message, help } = diagnostic;
        const place = textPlace(starts, diagnostic.line, diagnostic.column);
        const to = ends.at(diagnostic.end_line ?? place.line, diagnostic.end_column ?? place.column);
        return {
            fingerprint,
            pointer,
            code,
            name,
            family,
            severity,
            message,
            help,
            ...place,
            to: Math.max(to, place.from),
            related: diagnostic.related.map(({ line, column }) => textPlace(related, line, column)),
            fixes: diagnostic.fixes.map(({ title, safety }) => ({ title, safety })),
        };
    };
}

export function countAll(diagnostics: readonly Diagnostic[]): Counts {
    const counts: Counts = {};
    for (const diagnostic of diagnostics) count(counts, diagnostic);
    return counts;
}

/** Counts one more, and tells how many there are of its family and severity by now. */
function count(counts: Counts, { family, severity }: Diagnostic): number {
    const ofFamily = (counts[family] ??= { error: 0, warning: 0, advice: 0 });
    return ++ofFamily[severity];
}

function textPlace(offsets: Offsets, line: number | null, column: number | null): TextPlace {
    const place = { line: line ?? 1, column: column ?? 1 };
    return { ...place, from: offsets.at(place.line, place.column) };
}
