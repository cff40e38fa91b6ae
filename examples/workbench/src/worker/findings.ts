// Diagnostics of the library as findings in the editor's text.

import type { Text } from "@codemirror/state";
import type { Diagnostic } from "soteplan";
import { Offsets } from "./offsets";
import type { Finding, Severity, TextPlace } from "./protocol";

/** More than anybody reads at once; the rest are counted. */
const SHOWN = 300;

/** The worst first. */
export const SEVERITIES: readonly Severity[] = ["error", "warning", "advice"];

/** The worst findings, in the order of the text. */
export function findings(diagnostics: readonly Diagnostic[], text: Text): Finding[] {
    const starts = new Offsets(text);
    const ends = new Offsets(text);
    const related = new Offsets(text);
    return worst(diagnostics).map((diagnostic) => {
        const { code, name, severity, message, help } = diagnostic;
        const place = textPlace(starts, diagnostic.line, diagnostic.column);
        const to = ends.at(diagnostic.end_line ?? place.line, diagnostic.end_column ?? place.column);
        return {
            code,
            name,
            severity,
            message,
            help,
            ...place,
            to: Math.max(to, place.from),
            related: diagnostic.related.map(({ line, column }) => textPlace(related, line, column)),
        };
    });
}

function worst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
    if (diagnostics.length <= SHOWN) return diagnostics;
    const ranked = SEVERITIES.flatMap((severity) =>
        diagnostics.filter((diagnostic) => diagnostic.severity === severity),
    );
    const shown = new Set(ranked.slice(0, SHOWN));
    return diagnostics.filter((diagnostic) => shown.has(diagnostic));
}

export function countBySeverity(diagnostics: readonly Diagnostic[]): Record<Severity, number> {
    const counts = { error: 0, warning: 0, advice: 0 };
    for (const { severity } of diagnostics) counts[severity] += 1;
    return counts;
}

function textPlace(offsets: Offsets, line: number | null, column: number | null): TextPlace {
    const place = { line: line ?? 1, column: column ?? 1 };
    return { ...place, from: offsets.at(place.line, place.column) };
}
