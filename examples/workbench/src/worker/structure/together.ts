// Where organisations meet: responsibility pairs with both sides, interfaces with theirs.

import type { Holder, Interface, InterfaceSide, ResponsibilityPair } from "soteplan";
import type { Element, Remark } from "./element";
import { type Mentions, days, each, element, relation, said } from "./elements";

export function pair(item: ResponsibilityPair, pointer: string, mentions: Mentions): Element {
    const { id, name, answers_for, holders, certainty } = item;
    return element(pointer, "responsibility-pair", name ?? { fi: id }, {
        certainty,
        children: [
            ...each(holders, `${pointer}/holders`, (one, place) => holder(one, place, mentions)),
            ...mentions.of(answers_for, "answers-for", pointer),
        ],
    });
}

function holder(item: Holder, pointer: string, mentions: Mentions): Element {
    const { side, party, role, person, deputy } = item;
    const named = [person, deputy?.person].filter((name) => name != null).map((name) => ({ text: { fi: name } }));
    return element(pointer, null, mentions.name(party), {
        as: { text: mentions.name(side) },
        remarks: [...said(role), ...named, ...days(item)],
    });
}

export function interfaceElement(item: Interface, pointer: string, mentions: Mentions): Element {
    const { name, description, stage, status, client_groups, sides, certainty } = item;
    const remarks: Remark[] = [];
    if (stage) remarks.push({ set: "stage", word: stage });
    if (status) remarks.push({ set: "interfaceStatus", word: status });
    return element(pointer, "interface", name, {
        certainty,
        remarks: [...remarks, ...days(item), ...said(description)],
        children: [
            ...each(sides, `${pointer}/sides`, (one, place) => side(one, place, mentions)),
            ...mentions.of(client_groups, "client-group", pointer),
            ...arrangements(item, pointer, mentions),
            ...judgements(item, pointer, mentions),
        ],
    });
}

function side(item: InterfaceSide, pointer: string, mentions: Mentions): Element {
    const { actor, role, accountable, services } = item;
    return element(pointer, null, mentions.name(actor), {
        as: { set: "role", word: role },
        remarks: accountable ? [relation("accountable")] : [],
        children: each(services, `${pointer}/services`, ({ service, level, mode, ...dated }, place) => {
            const remarks: Remark[] = [];
            if (level) remarks.push({ set: "level", word: level });
            if (mode) remarks.push({ set: "mode", word: mode });
            const name = mentions.name(service);
            return element(place, null, name, { as: relation("service"), remarks: [...remarks, ...days(dated)] });
        }),
    });
}

/** Steering, agreement, and what one side tells another. */
function arrangements(item: Interface, pointer: string, mentions: Mentions): Element[] {
    const { steering, agreement, information_flows } = item;
    const list: Element[] = [];
    if (steering) list.push(element(`${pointer}/steering`, null, steering.structure, { as: relation("steering") }));
    if (agreement) {
        const remarks = days({ from: agreement.date ?? null, until: agreement.until ?? null });
        list.push(element(`${pointer}/agreement`, null, agreement.name, { as: relation("agreement"), remarks }));
    }
    const flows = each(information_flows, `${pointer}/information_flows`, ({ from, to, content }, place) =>
        element(place, null, content, {
            as: relation("tells"),
            remarks: [{ text: mentions.name(from) }, { text: mentions.name(to) }],
        }),
    );
    return [...list, ...flows];
}

/** How it does, and what has to become better. */
function judgements(item: Interface, pointer: string, mentions: Mentions): Element[] {
    const assessments = each(item.assessments, `${pointer}/assessments`, (one, place) =>
        element(place, null, mentions.name(one.axis), {
            as: relation("assessment"),
            certainty: one.certainty,
            remarks: [...said(one.text), ...said(one.rating == null ? null : { fi: `${one.rating}/5` })],
        }),
    );
    const needs = each(item.development_needs, `${pointer}/development_needs`, (one, place) =>
        element(place, null, one.text, {
            as: relation("need"),
            certainty: one.certainty,
            remarks: days({ until: one.due ?? null }),
            children: mentions.of(one.goals, "serves", place),
        }),
    );
    return [...assessments, ...needs];
}
