// Who is in a plan: parties by side, organisations, units with members, groups with lenses and leads.

import type { Group, OrganisationChange, Party, PlanDocument, Unit } from "soteplan";
import type { Element, Remark } from "./element";
import { type Mentions, days, each, element, onDay, relation, said } from "./elements";

/** The sides with their parties; a party on none of them stands by itself. */
export function partiesBySide(plan: PlanDocument, mentions: Mentions): Element[] {
    const made = (plan.parties ?? []).map((item, index) => ({
        side: item.side,
        element: party(item, `/parties/${index}`, mentions),
    }));
    const known = new Set((plan.sides ?? []).map(({ id }) => id));
    const sides = each(plan.sides, "/sides", ({ id, name }, pointer) =>
        element(pointer, "side", name, {
            children: made.filter(({ side }) => side === id).map((one) => one.element),
        }),
    );
    return [...sides, ...made.filter(({ side }) => !side || !known.has(side)).map((one) => one.element)];
}

export function party(item: Party, pointer: string, mentions: Mentions): Element {
    const { name, kind, members, certainty } = item;
    return element(pointer, "party", name, {
        certainty,
        remarks: [{ set: "party", word: kind }, ...days(item)],
        children: mentions.members(members, pointer),
    });
}

export function unit(item: Unit, pointer: string, mentions: Mentions): Element {
    const { name, part_of, levels, members, certainty } = item;
    return element(pointer, "unit", name, {
        certainty,
        remarks: [...(levels ?? []).map((word): Remark => ({ set: "level", word })), ...days(item)],
        children: [...mentions.members(members, pointer), ...mentions.of(part_of, "part-of", pointer)],
    });
}

export function group(item: Group, pointer: string, mentions: Mentions): Element {
    const { name, remit, lenses, phase, leads, members, certainty } = item;
    const remarks: Remark[] = phase ? [{ set: "phase", word: phase }] : [];
    remarks.push(...(lenses ?? []).map((word): Remark => ({ set: "lens", word })));
    return element(pointer, "group", name, {
        certainty,
        remarks: [...remarks, ...days(item), ...said(remit)],
        children: [
            ...each(leads, `${pointer}/leads`, ({ role, party, person }, place) =>
                element(place, null, person ? { fi: person } : role, {
                    as: relation("lead"),
                    remarks: [...(person ? said(role) : []), ...said(party ? mentions.name(party) : null)],
                }),
            ),
            ...mentions.of(members, "member", pointer),
        ],
    });
}

export function organisationChange(item: OrganisationChange, pointer: string, mentions: Mentions): Element {
    const { id, kind, before, after, fact, date, text, certainty } = item;
    return element(pointer, "organisation-change", text ?? { fi: id }, {
        as: { set: "change", word: kind },
        certainty,
        remarks: onDay(date),
        children: [
            ...mentions.of(before, "before", pointer),
            ...mentions.of(after, "after", pointer),
            ...mentions.of(fact, "depends-on", pointer),
        ],
    });
}
