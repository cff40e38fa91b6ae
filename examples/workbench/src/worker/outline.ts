// What the panels need of a plan, taken from its document.

import type { PlanDocument } from "soteplan";
import { areaCodes, municipality } from "./names";
import type { Outline, OutlineIndicator, OutlineSource } from "./protocol";

type PlanIndicator = NonNullable<PlanDocument["indicators"]>[number];
type PlanSource = NonNullable<PlanDocument["sources"]>[number];

export function outline(plan: PlanDocument): Outline {
    const sources = new Map((plan.sources ?? []).map((source) => [source.id, outlineSource(source)]));
    const indicators = [
        ...(plan.indicators ?? []),
        ...(plan.focus_areas ?? []).flatMap((focus) => focus.indicators ?? []),
    ];
    return {
        id: plan.id,
        title: plan.title,
        status: plan.status,
        from: plan.term.from,
        until: plan.term.until,
        illustrative: hasIllustrative(plan),
        parties: (plan.parties ?? []).map(({ id, name }) => ({ id, name })),
        organisations: (plan.organisations ?? []).map(({ id, name }) => ({ id, name })),
        areas: areaCodes(plan).map((id) => ({ id, name: municipality(id) })),
        facts: (plan.facts ?? []).map(({ id, name, follows }) => ({ id, name, follows: follows ?? null })),
        earlyEnds: (plan.early_ends ?? []).map(({ id, text }) => ({ id, name: text })),
        indicators: indicators.map((indicator) => outlineIndicator(indicator, sources)),
    };
}

function outlineSource({ id, title, producer, licence }: PlanSource): OutlineSource {
    return { id, name: title, producer: producer ?? null, licence: licence ?? null };
}

function outlineIndicator(indicator: PlanIndicator, sources: Map<string, OutlineSource>): OutlineIndicator {
    return {
        id: indicator.id,
        name: indicator.name,
        unit: indicator.unit,
        calculated: indicator.method != null,
        certainty: indicator.certainty?.level ?? "stated",
        certaintyNote: indicator.certainty?.note ?? null,
        sources: (indicator.sources ?? []).flatMap((id) => sources.get(id) ?? []),
        columns: Object.values(indicator.columns ?? {}),
    };
}

/** Whether anything in the document says `"certainty": {"level": "illustrative"}`. */
function hasIllustrative(value: unknown): boolean {
    const open = [value];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (typeof next !== "object" || next === null) continue;
        if ("level" in next && next.level === "illustrative") return true;
        for (const child of Object.values(next)) if (typeof child === "object") open.push(child);
    }
    return false;
}
