// What mending comes to in the text: fixes of findings, and acceptances that the plan keeps.

import { diff } from "@codemirror/merge";
import { ChangeSet, type Text } from "@codemirror/state";
import { SoteplanError, fixText, textEdits } from "soteplan";
import type { Diagnostic, Operation, PlanDocument } from "soteplan";
import type { FindingKey, Mending, Remedy } from "./protocol";
import { elementOf } from "./reach";
import { today } from "./today";

/** A text and what was found in it. */
export interface Examined {
    text: Text;
    findings: readonly Diagnostic[];
    suppressed: readonly Diagnostic[];
    /** Null where the text is no plan. */
    document: PlanDocument | null;
}

export function mend(examined: Examined, mending: Mending): Remedy {
    if (mending.kind === "safe") return mendSafely(examined);
    const { text, findings, suppressed } = examined;
    const diagnostic = find(mending.kind === "withdraw" ? suppressed : findings, mending.finding);
    const patch = diagnostic && patchOf(mending, diagnostic, examined.document);
    return patch === undefined ? { impossible: "gone" } : edited(text, patch);
}

function patchOf(
    mending: Exclude<Mending, { kind: "safe" }>,
    diagnostic: Diagnostic,
    document: PlanDocument | null,
): readonly Operation[] | undefined {
    const count = document?.suppressions?.length ?? 0;
    switch (mending.kind) {
        case "fix":
            return diagnostic.fixes[mending.fix]?.patch;
        case "accept": {
            const { reason, owner, until } = mending;
            const element = elementOf(diagnostic);
            const value = {
                rule: diagnostic.code,
                ...(element !== null && { element }),
                reason,
                ...(owner !== null && { owner }),
                ...(until !== null && { until }),
            };
            return count > 0
                ? [{ op: "add", path: "/suppressions/-", value }]
                : [{ op: "add", path: "/suppressions", value: [value] }];
        }
        case "withdraw": {
            const path = diagnostic.suppressed?.pointer;
            // The last one takes the list with it, so that the text is as it was before the first.
            return path === undefined ? undefined : [{ op: "remove", path: count > 1 ? path : "/suppressions" }];
        }
    }
}

function edited(text: Text, patch: readonly Operation[]): Remedy {
    try {
        const edits = textEdits({ text: text.toString(), patch });
        if (edits.length === 0) return { impossible: "no-place" };
        const offset = ({ line, column }: { line: number; column: number }) => text.line(line).from + column;
        const changes = edits.map(({ from, to, insert }) => ({ from: offset(from), to: offset(to), insert }));
        return { changes: ChangeSet.of(changes, text.length).toJSON(), made: 1, refused: 0 };
    } catch (error) {
        if (error instanceof SoteplanError && error.code === "argument") return { impossible: "no-place" };
        throw error;
    }
}

/** All safe fixes of the findings that there are, and those of the same rules that come up by them. */
function mendSafely({ text, findings }: Examined): Remedy {
    const only = [...new Set(findings.filter(hasSafeFix).map(({ code }) => code))];
    if (only.length === 0) return { impossible: "gone" };
    const before = text.toString();
    const { text: after, applied, refused } = fixText(before, { only, today: today() });
    if (applied.length === 0) return { impossible: "no-place" };
    // The library makes them in rounds, the editor at once: what differs in the end is what changes.
    const changes = diff(before, after, { timeout: 500 }).map(({ fromA, toA, fromB, toB }) => ({
        from: fromA,
        to: toA,
        insert: after.slice(fromB, toB),
    }));
    return {
        changes: ChangeSet.of(changes, text.length).toJSON(),
        made: applied.length,
        refused: refused.length,
    };
}

export function hasSafeFix({ fixes }: Diagnostic): boolean {
    return fixes.some(({ safety }) => safety === "safe");
}

/** The diagnostic that is meant: where the fingerprint is its own, its place may have moved since. */
function find(diagnostics: readonly Diagnostic[], { fingerprint, pointer }: FindingKey): Diagnostic | undefined {
    const same = diagnostics.filter((diagnostic) => diagnostic.fingerprint === fingerprint);
    return same.length === 1 ? same[0] : same.find((diagnostic) => diagnostic.pointer === pointer);
}
