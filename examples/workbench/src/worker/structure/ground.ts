// What a plan stands on and how it ends: law, facts, early ends, decisions, evaluations, sources, other plans, accepted findings.

import type {
    Condition,
    Decision,
    EarlyEnd,
    Fact,
    LegalBasis,
    PlanEvaluation,
    RelatedPlan,
    Source,
    Suppression,
} from "soteplan";
import type { Element } from "./element";
import { type Mentions, days, element, onDay, relation, said } from "./elements";

export function legalBasis(item: LegalBasis, pointer: string): Element {
    const { act, section, title, certainty } = item;
    const provision = section ? `${act} § ${section}` : act;
    return element(pointer, "legal-basis", title, { certainty, remarks: [...said({ fi: provision }), ...days(item)] });
}

export function fact(item: Fact, pointer: string, mentions: Mentions): Element {
    const { name, date, follows, certainty } = item;
    return element(pointer, "fact", name, {
        certainty,
        remarks: onDay(date),
        children: mentions.of(follows, "follows", pointer),
    });
}

export function earlyEnd(item: EarlyEnd, pointer: string, mentions: Mentions): Element {
    const { text, when, parties, successor, certainty } = item;
    const children = [
        ...mentions.of(factsOf(when), "depends-on", pointer),
        ...mentions.of(parties, "ends-for", pointer),
    ];
    if (successor) {
        children.push(element(`${pointer}/successor`, null, successor.name, { as: relation("successor") }));
    }
    return element(pointer, "early-end", text, { certainty, children });
}

function factsOf(condition: Condition): string[] {
    if ("fact" in condition) return [condition.fact];
    return ("any" in condition ? condition.any : condition.all).flatMap(factsOf);
}

export function decision(item: Decision, pointer: string, mentions: Mentions): Element {
    const { id, kind, body, party, date, case_number, text, certainty } = item;
    return element(pointer, "decision", text ?? { fi: id }, {
        as: { set: "decision", word: kind },
        certainty,
        remarks: [
            ...said(body),
            ...said(party ? mentions.name(party) : null),
            ...onDay(date),
            ...said(case_number ? { fi: case_number } : null),
        ],
    });
}

export function evaluation(item: PlanEvaluation, pointer: string): Element {
    const { id, period, text, certainty } = item;
    return element(pointer, "evaluation", text ?? { fi: id }, { certainty, remarks: said({ fi: String(period) }) });
}

export function source(item: Source, pointer: string): Element {
    const { title, producer, licence } = item;
    return element(pointer, "source", title, {
        remarks: [...said(producer), ...said(licence ? { fi: licence } : null)],
    });
}

export function relatedPlan(item: RelatedPlan, pointer: string): Element {
    return element(pointer, null, item.title ?? { fi: item.plan }, {
        as: { set: "planRelation", word: item.relation },
    });
}

export function suppression(item: Suppression, pointer: string): Element {
    return element(pointer, null, item.reason ?? { fi: item.rule }, {
        remarks: [...said({ fi: item.element ? `${item.rule} · ${item.element}` : item.rule }), ...days(item)],
    });
}
