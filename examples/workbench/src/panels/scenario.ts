// What the reader supposes to happen: for each fact of the plan unknown, on a day, or never.

import { sentences } from "../language/sentences";
import { strings } from "../language/strings";
import { inEach } from "../language/language";
import type { Words } from "../language/words";
import { REFORM, type Supposition } from "../state/scenario";
import type { Session } from "../state/session";
import { effect } from "../state/signal";
import { button, fill, h } from "../ui/element";
import type { OutlineFact } from "../worker/protocol";

const KINDS = ["unknown", "on", "never"] as const;

export function scenarioEditor(session: Session, words: Words): HTMLElement {
    const fields = h("div", { class: "suppositions" });
    const presets = h("div", { class: "presets" });
    let shown = "";
    effect([session.outline, session.suppositions, words.language], () => {
        const facts = session.outline.get()?.facts ?? [];
        const suppositions = session.suppositions.get();
        // Made anew only when the facts or the language changed: whoever fills in a field keeps it.
        const now = JSON.stringify([facts, words.language.get()]);
        if (now !== shown) {
            fill(fields, ...facts.map((fact) => factField(fact, facts, session, words)));
            fill(presets, ...presetButtons(facts, session, words));
        }
        shown = now;
        for (const { id } of facts) showSupposition(fields, id, suppositions.get(id) ?? { kind: "unknown" });
    });
    const help = words.text(h("p", { class: "muted" }), strings.scenarioHelp);
    return h(
        "section",
        { class: "scenario", "aria-labelledby": "scenario-title" },
        h("div", { class: "row" }, words.text(h("h3", { id: "scenario-title" }), strings.scenario), presets),
        help,
        fields,
    );
}

function factField(fact: OutlineFact, facts: readonly OutlineFact[], session: Session, words: Words): HTMLElement {
    const { id } = fact;
    const name = h("strong", { id: `name-${id}` }, words.tell(fact.name));
    const kind = h("select", { id: `fact-${id}`, "aria-label": words.say(strings.happening) });
    kind.append(...KINDS.map((value) => h("option", { value }, words.say(strings[value]))));
    const date = h("input", { type: "date", id: `day-${id}`, "aria-label": words.say(strings.dayOfIt) });
    const suppose = () => {
        const next = new Map(session.suppositions.get());
        next.set(id, supposition(kind.value, date.value));
        session.suppositions.set(next);
    };
    kind.addEventListener("change", suppose);
    date.addEventListener("change", suppose);
    const followed = facts.find((other) => other.id === fact.follows);
    const follows = followed && h("p", { class: "muted" }, words.say(sentences.follows(inEach(followed.name))));
    return h(
        "div",
        { role: "group", "aria-labelledby": `name-${id}`, class: "supposition" },
        h("div", { class: "supposition-name" }, name, follows),
        h("div", { class: "fields" }, kind, date),
    );
}

function supposition(kind: string, day: string): Supposition {
    if (kind === "on") return { kind, day };
    return { kind: kind === "never" ? "never" : "unknown" };
}

function showSupposition(fields: HTMLElement, fact: string, supposed: Supposition): void {
    const kind = fields.querySelector<HTMLSelectElement>(`#fact-${CSS.escape(fact)}`);
    const date = fields.querySelector<HTMLInputElement>(`#day-${CSS.escape(fact)}`);
    if (kind === null || date === null) return;
    kind.value = supposed.kind;
    date.hidden = supposed.kind !== "on";
    if (supposed.kind === "on" && date.value !== supposed.day) date.value = supposed.day;
}

function presetButtons(facts: readonly OutlineFact[], session: Session, words: Words): HTMLElement[] {
    if (facts.length === 0) return [h("p", {}, words.say(strings.noFacts))];
    const nothing = button({}, () => session.suppositions.set(new Map()), words.say(strings.nothingKnown));
    if (!facts.some(({ id }) => id === REFORM.fact)) return [nothing];
    const reform = button(
        {},
        () => session.suppositions.set(new Map([[REFORM.fact, { kind: "on", day: REFORM.day }]])),
        words.say(sentences.reform(REFORM.day)),
    );
    return [reform, nothing];
}
