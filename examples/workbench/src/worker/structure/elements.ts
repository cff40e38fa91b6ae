// Elements of a plan's structure, made of its document: what stands in it, and mentions of what stands elsewhere.

import type { Certainty, Membership, PlanDocument } from "soteplan";
import type { PlanText } from "../../language/language";
import { municipality } from "../names";
import type { Element, PlanWord, Relation, Remark } from "./element";

/** What may be left out of an element. */
interface Given extends Partial<Pick<Element, "as" | "remarks" | "children">> {
    certainty?: Certainty | null | undefined;
}

export function element(pointer: string, kind: string | null, name: PlanText, given: Given = {}): Element {
    const { as = null, certainty, remarks = [], children = [] } = given;
    const level = certainty?.level ?? "stated";
    return {
        pointer,
        as,
        kind,
        name,
        certainty: level === "stated" ? null : level,
        remarks,
        gaps: [],
        within: { count: 0, worst: null },
        children,
    };
}

/** Makes elements of a list, each with its pointer. */
export function each<T>(
    list: readonly T[] | undefined,
    pointer: string,
    make: (item: T, pointer: string) => Element,
): Element[] {
    return (list ?? []).map((item, index) => make(item, `${pointer}/${index}`));
}

export const relation = (word: Relation): PlanWord => ({ set: "relation", word });

/** A text that may be missing. */
export function said(text: PlanText | null | undefined): Remark[] {
    return text ? [{ text }] : [];
}

/** Days, where any are given. */
export function days({ from, until }: { from?: string | null; until?: string | null }): Remark[] {
    return from || until ? [{ from: from ?? null, until: until ?? null }] : [];
}

/** One day, where it is known. */
export function onDay(day: string | null | undefined): Remark[] {
    return days({ from: day ?? null, until: day ?? null });
}

/** Finds the elements of a plan by their ids. */
export class Mentions {
    readonly #known = new Map<string, Pick<Element, "pointer" | "kind" | "name">>();

    constructor(plan: PlanDocument) {
        const know = (list: readonly unknown[] | undefined, pointer: string, kind: string) => {
            for (const [index, item] of (list ?? []).entries()) {
                const { id, name, text, title } = item as { id: string } & Record<string, PlanText | undefined>;
                const known = { pointer: `${pointer}/${index}`, kind, name: name ?? text ?? title ?? { fi: id } };
                // The first of several: the library does not let ids be shared.
                if (!this.#known.has(id)) this.#known.set(id, known);
            }
        };
        know(plan.sides, "/sides", "side");
        know(plan.parties, "/parties", "party");
        know(plan.organisations, "/organisations", "party");
        know(plan.units, "/units", "unit");
        know(plan.groups, "/groups", "group");
        know(plan.client_groups, "/client_groups", "client-group");
        know(plan.services, "/services", "service");
        know(plan.facts, "/facts", "fact");
        know(plan.goals, "/goals", "goal");
        know(plan.indicators, "/indicators", "indicator");
        know(plan.focus_areas, "/focus_areas", "focus-area");
        for (const [index, area] of (plan.focus_areas ?? []).entries()) {
            know(area.goals, `/focus_areas/${index}/goals`, "goal");
            know(area.indicators, `/focus_areas/${index}/indicators`, "indicator");
        }
        know(plan.interfaces, "/interfaces", "interface");
        know(plan.assessment_axes, "/assessment_axes", "assessment-axis");
    }

    /** What an element is called; its id where there is none. */
    name(id: string): PlanText {
        return this.#known.get(id)?.name ?? { fi: id };
    }

    /** Mentions of elements under another, which lead to where they stand. */
    of(ids: string | readonly string[] | null | undefined, as: Relation, within: string): Element[] {
        return [ids ?? []].flat().map((id) => {
            // One that the plan does not have leads to the element that mentions it.
            const { pointer, kind, name } = this.#known.get(id) ?? { pointer: within, kind: null, name: { fi: id } };
            return element(pointer, kind, name, { as: relation(as) });
        });
    }

    /** Those who belong to an organisation or unit. */
    members(list: readonly Membership[] | undefined, pointer: string): Element[] {
        return each(list, `${pointer}/members`, (member, place) => {
            const name = member.party ? this.name(member.party) : municipality(member.area ?? "");
            return element(place, null, name, {
                as: relation("member"),
                certainty: member.provisional ? { level: "provisional" } : null,
                remarks: days(member),
            });
        });
    }
}
