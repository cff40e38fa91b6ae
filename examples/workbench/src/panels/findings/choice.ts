// Which findings the reader wants to see: by severity, and by what they are about.

import { sentences } from "../../language/sentences";
import { strings } from "../../language/strings";
import type { Words } from "../../language/words";
import type { Session } from "../../state/session";
import { type Signal, effect } from "../../state/signal";
import { button, fill, h } from "../../ui/element";
import { icon } from "../../ui/icons";
import {
    type Counts,
    type Examination,
    type Family,
    type Finding,
    SEVERITIES,
    SHOWN,
    type Severity,
} from "../../worker/protocol";
import { SEVERITY_ICONS } from "../mark";

export interface Choice {
    hidden: ReadonlySet<Severity>;
    /** Null for all. */
    family: Family | null;
}

/** The findings that are wanted, the worst of them in the order of the text, and how many there are. */
export function chosen({ findings, counts }: Examination, choice: Choice): { shown: Finding[]; all: number } {
    const { hidden, family } = choice;
    const wanted = findings.filter(
        (finding) => !hidden.has(finding.severity) && (family === null || finding.family === family),
    );
    const all = total(
        counts,
        SEVERITIES.filter((severity) => !hidden.has(severity)),
        family,
    );
    if (wanted.length <= SHOWN) return { shown: wanted, all };
    const ranked = SEVERITIES.flatMap((severity) => wanted.filter((finding) => finding.severity === severity));
    const worst = new Set(ranked.slice(0, SHOWN));
    return { shown: wanted.filter((finding) => worst.has(finding)), all };
}

/** How many findings there are of these severities, in a family or in all. */
export function total(counts: Counts, severities = SEVERITIES, family: Family | null = null): number {
    const families = family === null ? Object.values(counts) : [counts[family]];
    return families.reduce(
        (sum, ofFamily) => sum + severities.reduce((part, severity) => part + (ofFamily?.[severity] ?? 0), 0),
        0,
    );
}

export function severityToggles(session: Session, choice: Signal<Choice>, words: Words): HTMLElement {
    const toggles = SEVERITIES.map((severity) => {
        const toggle = button({ class: "filter" }, () => {
            const { hidden, family } = choice.get();
            const next = new Set(hidden);
            if (!next.delete(severity)) next.add(severity);
            choice.set({ hidden: next, family });
        });
        effect([session.examination, choice, words.language, words.labels], () => {
            toggle.setAttribute("aria-pressed", String(!choice.get().hidden.has(severity)));
            const count = total(session.examination.get()?.counts ?? {}, [severity]);
            const picture = h("span", { class: `mark ${severity}` }, icon(SEVERITY_ICONS[severity]));
            fill(toggle, picture, `${words.word("severity", severity)} ${count}`);
        });
        return toggle;
    });
    const group = h("div", { role: "group", class: "filters" }, ...toggles);
    return words.attribute(group, "aria-label", strings.showSeverities);
}

/** Which family: those in which something was found, and the one that is chosen. */
export function familyChooser(session: Session, choice: Signal<Choice>, words: Words): HTMLElement {
    const select = h("select", { id: "family" });
    let offered: Family[] = [];
    select.addEventListener("change", () => {
        const family = offered.find((one) => one === select.value) ?? null;
        choice.set({ hidden: choice.get().hidden, family });
    });
    effect([session.examination, choice, words.language, words.labels], () => {
        const counts = session.examination.get()?.counts ?? {};
        const { family } = choice.get();
        const present = new Set(Object.keys(counts) as Family[]);
        if (family !== null) present.add(family);
        const name = (one: Family) => words.word("family", one);
        offered = [...present].sort((one, other) => name(one).localeCompare(name(other), words.language.get()));
        const options = offered.map((one) => option(one, `${name(one)} (${total(counts, SEVERITIES, one)})`));
        fill(select, option("", words.say(sentences.allFamilies(total(counts)))), ...options);
        select.value = family ?? "";
    });
    const label = words.text(h("label", { for: "family" }), strings.family);
    return h("div", { class: "chooser" }, label, select);
}

function option(value: string, name: string): HTMLOptionElement {
    return h("option", { value }, name);
}
