// The findings as a list: each leads to its place in the text.

import { sentences } from "../language/sentences";
import { strings } from "../language/strings";
import type { Words } from "../language/words";
import type { Session } from "../state/session";
import { Signal, effect } from "../state/signal";
import { type Child, button, fill, h } from "../ui/element";
import { icon } from "../ui/icons";
import type { Live } from "../ui/live";
import { prose } from "../ui/prose";
import type { Examination, Finding, Severity, TextPlace } from "../worker/protocol";
import { SEVERITY_ICONS, severityMark } from "./mark";

const SEVERITIES: readonly Severity[] = ["error", "warning", "advice"];

export function findingsPanel(session: Session, words: Words, live: Live, goTo: (offset: number) => void): HTMLElement {
    const hidden = new Signal<ReadonlySet<Severity>>(new Set());
    const list = h("ul", { class: "findings" });
    const remark = h("p", { class: "muted" });

    effect([session.examination, hidden, words.language, words.labels], () => {
        const examination = session.examination.get();
        if (examination === null) return;
        const shown = examination.findings.filter(({ severity }) => !hidden.get().has(severity));
        fill(list, ...shown.map((finding) => entry(finding, words, goTo)));
        fill(remark, remarkOn(examination, shown.length, words));
        remark.hidden = remark.textContent === "";
    });
    effect([session.examination], () => {
        const examination = session.examination.get();
        if (examination !== null) live.say(() => countSentence(examination, words));
    });

    const heading = words.text(h("h2", { id: "findings-title" }), strings.findings);
    const head = h("div", { class: "head" }, heading, filters(session, hidden, words));
    return h(
        "section",
        { id: "findings", class: "panel", "aria-labelledby": "findings-title", tabindex: -1 },
        head,
        remark,
        list,
    );
}

function entry(finding: Finding, words: Words, goTo: (offset: number) => void): HTMLElement {
    const { code, severity, message, help, related } = finding;
    const language = words.language.get();
    const main = button(
        { class: "finding", "data-key": `${code} ${message.en}` },
        () => goTo(finding.from),
        severityMark(severity, words),
        h("strong", {}, code),
        h("span", { class: "message" }, prose(message[language])),
        h("span", { class: "muted place" }, ...placeText(finding, words)),
    );
    const others = related.map((place) =>
        button({ class: "link" }, () => goTo(place.from), ...placeText(place, words)),
    );
    return h(
        "li",
        {},
        main,
        h("p", { class: "help muted" }, prose(help[language])),
        others.length > 0 && h("p", { class: "help muted" }, `${words.say(strings.seeAlso)} `, ...others),
    );
}

function filters(session: Session, hidden: Signal<ReadonlySet<Severity>>, words: Words): HTMLElement {
    const toggles = SEVERITIES.map((severity) => {
        const toggle = button({ class: "filter" }, () => {
            const next = new Set(hidden.get());
            if (!next.delete(severity)) next.add(severity);
            hidden.set(next);
        });
        effect([session.examination, hidden, words.language, words.labels], () => {
            toggle.setAttribute("aria-pressed", String(!hidden.get().has(severity)));
            const count = session.examination.get()?.counts[severity] ?? 0;
            const picture = h("span", { class: `mark ${severity}` }, icon(SEVERITY_ICONS[severity]));
            fill(toggle, picture, `${words.word("severity", severity)} ${count}`);
        });
        return toggle;
    });
    const group = h("div", { role: "group", class: "filters" }, ...toggles);
    return words.attribute(group, "aria-label", strings.showSeverities);
}

function remarkOn({ findings, counts }: Examination, shown: number, words: Words): string {
    const all = total(counts);
    if (all === 0) return words.say(strings.noFindings);
    if (shown === 0) return words.say(strings.hiddenFindings);
    return findings.length < all ? words.say(sentences.worstFindings(findings.length, all)) : "";
}

function countSentence({ counts }: Examination, words: Words): string {
    const parts = SEVERITIES.map((severity) => `${words.word("severity", severity)} ${counts[severity]}`);
    return `${words.say(sentences.findings(total(counts)))}: ${parts.join(", ")}`;
}

function total(counts: Examination["counts"]): number {
    return SEVERITIES.reduce((sum, severity) => sum + counts[severity], 0);
}

/** The line for the eye; two findings on one line are told apart for the ear by the column, too. */
function placeText({ line, column }: TextPlace, words: Words): Child[] {
    const further = h("span", { class: "unseen" }, `, ${words.heading("column")} ${column}`);
    return [`${words.heading("line")} ${line}`, further];
}
