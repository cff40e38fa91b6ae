// How far accepting a finding reaches: a plan accepts what a rule finds in an element and in all that it holds.

import type { Diagnostic } from "soteplan";
import type { Reach } from "./protocol";

/** What could not be read is no matter of acceptance, nor is what is wrong with acceptances themselves. */
const NEVER: ReadonlySet<Diagnostic["family"]> = new Set(["reading", "exceptions"]);

/** The element that a diagnostic is about; null for the plan itself. */
export function elementOf({ element }: Diagnostic): string | null {
    return element.split("/").at(-1) || null;
}

/** Tells for each of these what would be accepted with it. */
export function reachOf(diagnostics: readonly Diagnostic[]): (diagnostic: Diagnostic) => Reach | null {
    const counts = new Map<string, number>();
    const key = (code: string, element: string | null) => `${code} ${element ?? ""}`;
    for (const { code, element } of diagnostics) {
        const steps = new Set<string | null>(element.split("/").filter((step) => step !== ""));
        for (const step of steps.add(null)) {
            const name = key(code, step);
            counts.set(name, (counts.get(name) ?? 0) + 1);
        }
    }
    return (diagnostic) => {
        if (NEVER.has(diagnostic.family)) return null;
        const element = elementOf(diagnostic);
        return { element, findings: counts.get(key(diagnostic.code, element)) ?? 1 };
    };
}
