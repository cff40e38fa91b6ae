// What the reader supposes about the facts of a plan.

import type { OutlineFact, Scenario } from "../worker/protocol";

export type Supposition = { kind: "unknown" } | { kind: "never" } | { kind: "on"; day: string };

export type Suppositions = ReadonlyMap<string, Supposition>;

/** The event for which plans of 2021-2025 were written, on the day on which it came. */
export const REFORM = { fact: "sote-reform", day: "2023-01-01" } as const;

/** The scenario for the library: of the facts that the plan has now, those that the reader knows. */
export function toScenario(suppositions: Suppositions, facts: readonly OutlineFact[]): Scenario {
    const scenario: Scenario = {};
    for (const { id } of facts) {
        const supposed = suppositions.get(id);
        if (supposed?.kind === "never") scenario[id] = false;
        // A date field that is still being filled in is empty.
        if (supposed?.kind === "on" && supposed.day !== "") scenario[id] = supposed.day;
    }
    return scenario;
}
