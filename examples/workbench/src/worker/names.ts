// What the parts of a plan are called, by their ids; municipalities by their codes.

import { areas } from "soteplan";
import type { AreaRow, PlanDocument, Vintage } from "soteplan";
import type { PlanText } from "../language/language";

/** Newest first: a municipality is called what it was called last. */
const VINTAGES: readonly Vintage[] = [2026, 2023, 2022, 2021];

let register: ReadonlyMap<string, PlanText> | null = null;

/** The name of a municipality; its code where the register does not have it. */
export function municipality(code: string): PlanText {
    register ??= new Map(VINTAGES.toReversed().flatMap((vintage) => areas({ vintage }).map(entry)));
    return register.get(code) ?? { fi: code };
}

function entry({ code, name_fi, name_sv }: AreaRow): [string, PlanText] {
    return [code ?? "", { fi: name_fi, sv: name_sv, en: name_fi }];
}

/** The codes of the municipalities that belong to the plan's organisations and units. */
export function areaCodes(plan: PlanDocument): string[] {
    const holders = [...(plan.parties ?? []), ...(plan.organisations ?? []), ...(plan.units ?? [])];
    const codes = holders.flatMap(({ members }) => (members ?? []).flatMap(({ area }) => area ?? []));
    return [...new Set(codes)];
}
