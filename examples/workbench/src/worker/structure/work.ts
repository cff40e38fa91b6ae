// What a plan is to reach and what is done for it: statements, focus areas, goals, indicators, measures.

import type { FocusArea, Goal, Indicator, Measure, OperatingModel, Statement } from "soteplan";
import type { Element, Remark } from "./element";
import { type Mentions, days, each, element, relation, said } from "./elements";

export function statement(item: Statement, pointer: string, mentions: Mentions): Element {
    const { kind, text, year, until_year, figures, certainty } = item;
    const years = [year, until_year].filter((given) => given != null).join("–");
    const indicators = (figures ?? []).flatMap((figure) => figure.indicator ?? []);
    return element(pointer, "statement", text, {
        as: { set: "statement", word: kind },
        certainty,
        remarks: said(years === "" ? null : { fi: years }),
        children: mentions.of(indicators, "measured-by", pointer),
    });
}

export function focusArea(item: FocusArea, pointer: string, mentions: Mentions): Element {
    const { name, operating_model, goals, indicators, certainty } = item;
    // An indicator that measures a goal stands under it.
    const measuring = new Set((goals ?? []).flatMap((one) => one.indicators ?? []));
    const others = each(indicators, `${pointer}/indicators`, (one, place) => indicator(one, place, mentions)).filter(
        (_, index) => !measuring.has(indicators?.[index]?.id ?? ""),
    );
    const children = each(goals, `${pointer}/goals`, (one, place) => goal(one, place, mentions));
    if (operating_model) children.unshift(operatingModel(operating_model, `${pointer}/operating_model`, mentions));
    return element(pointer, "focus-area", name, { certainty, children: [...children, ...others] });
}

export function operatingModel(item: OperatingModel, pointer: string, mentions: Mentions): Element {
    const { description, principles, actors, steps, certainty } = item;
    const lines = (list: typeof steps, key: string) =>
        each(list, `${pointer}/${key}`, (text, place) => element(place, null, text));
    return element(pointer, null, description, {
        as: relation("operating-model"),
        certainty,
        children: [
            ...lines(principles, "principles"),
            ...lines(steps, "steps"),
            ...mentions.of(actors, "actor", pointer),
        ],
    });
}

export function goal(item: Goal, pointer: string, mentions: Mentions): Element {
    const { text, level, indicators, aligned_with, certainty } = item;
    const remarks: Remark[] = level ? [{ set: "goalLevel", word: level }] : [];
    return element(pointer, "goal", text, {
        certainty,
        remarks: [...remarks, ...days(item)],
        children: [
            ...mentions.of(indicators, "measured-by", pointer),
            ...mentions.of(aligned_with, "aligned-with", pointer),
        ],
    });
}

export function indicator(item: Indicator, pointer: string, mentions: Mentions): Element {
    const { name, unit, owner, certainty } = item;
    return element(pointer, "indicator", name, {
        certainty,
        remarks: said(unit),
        children: mentions.of(owner, "owner", pointer),
    });
}

export function measure(item: Measure, pointer: string, mentions: Mentions): Element {
    const { text, goals, responsible, status, certainty } = item;
    const remarks: Remark[] = status ? [{ set: "measureStatus", word: status }] : [];
    return element(pointer, "measure", text, {
        certainty,
        remarks: [...remarks, ...days(item)],
        children: [...mentions.of(goals, "serves", pointer), ...mentions.of(responsible, "responsible", pointer)],
    });
}
