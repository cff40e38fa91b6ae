// What a plan consists of: its lists in the order in which people read a plan, each with its elements.

import type { Diagnostic, PlanDocument } from "soteplan";
import type { Element, Section, SectionId, Structure } from "./element";
import { Mentions, each, element } from "./elements";
import { withGaps } from "./gaps";
import { decision, earlyEnd, evaluation, fact, legalBasis, relatedPlan, source, suppression } from "./ground";
import { interfaceElement, pair } from "./together";
import { group, organisationChange, partiesBySide, party, unit } from "./who";
import { focusArea, goal, indicator, measure, operatingModel, statement } from "./work";

export function structure(plan: PlanDocument, diagnostics: readonly Diagnostic[]): Structure {
    const mentions = new Mentions(plan);
    const sections: Section[] = [];
    const add = (id: SectionId, count: number, elements: Element[]) => {
        if (elements.length > 0) {
            sections.push({ id, pointer: `/${id}`, count, within: { count: 0, worst: null }, elements });
        }
    };
    const list = <T>(id: SectionId, items: readonly T[] | undefined, make: (item: T, pointer: string) => Element) =>
        add(id, items?.length ?? 0, each(items, `/${id}`, make));
    list("statements", plan.statements, (item, pointer) => statement(item, pointer, mentions));
    list("focus_areas", plan.focus_areas, (item, pointer) => focusArea(item, pointer, mentions));
    list("goals", plan.goals, (item, pointer) => goal(item, pointer, mentions));
    list("operating_models", plan.operating_models, (item, pointer) => operatingModel(item, pointer, mentions));
    list("indicators", plan.indicators, (item, pointer) => indicator(item, pointer, mentions));
    list("measures", plan.measures, (item, pointer) => measure(item, pointer, mentions));
    list("responsibility_pairs", plan.responsibility_pairs, (item, pointer) => pair(item, pointer, mentions));
    list("interfaces", plan.interfaces, (item, pointer) => interfaceElement(item, pointer, mentions));
    add("parties", plan.parties?.length ?? 0, partiesBySide(plan, mentions));
    list("organisations", plan.organisations, (item, pointer) => party(item, pointer, mentions));
    list("units", plan.units, (item, pointer) => unit(item, pointer, mentions));
    list("groups", plan.groups, (item, pointer) => group(item, pointer, mentions));
    list("organisation_changes", plan.organisation_changes, (item, pointer) =>
        organisationChange(item, pointer, mentions),
    );
    list("client_groups", plan.client_groups, ({ name, part_of, certainty }, pointer) =>
        element(pointer, "client-group", name, {
            certainty,
            children: mentions.of(part_of, "part-of", pointer),
        }),
    );
    list("services", plan.services, ({ name, part_of, client_groups, level, certainty }, pointer) =>
        element(pointer, "service", name, {
            certainty,
            remarks: level ? [{ set: "level", word: level }] : [],
            children: [
                ...mentions.of(part_of, "part-of", pointer),
                ...mentions.of(client_groups, "client-group", pointer),
            ],
        }),
    );
    list("legal_basis", plan.legal_basis, legalBasis);
    list("facts", plan.facts, (item, pointer) => fact(item, pointer, mentions));
    list("early_ends", plan.early_ends, (item, pointer) => earlyEnd(item, pointer, mentions));
    list("decisions", plan.decisions, (item, pointer) => decision(item, pointer, mentions));
    list("evaluations", plan.evaluations, evaluation);
    list("assessment_axes", plan.assessment_axes, ({ name, part_of, certainty }, pointer) =>
        element(pointer, "assessment-axis", name, {
            certainty,
            children: mentions.of(part_of, "part-of", pointer),
        }),
    );
    list("sources", plan.sources, source);
    list("related_plans", plan.related_plans, relatedPlan);
    list("suppressions", plan.suppressions, suppression);
    return withGaps(sections, diagnostics);
}
