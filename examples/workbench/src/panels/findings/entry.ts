// One finding: its place, what to do about it, and buttons that do it.

import { strings } from "../../language/strings";
import type { Words } from "../../language/words";
import { type Child, button, h } from "../../ui/element";
import { prose } from "../../ui/prose";
import type { Finding, TextPlace } from "../../worker/protocol";
import { severityMark } from "../mark";

/** What a reader can do with a finding. */
export interface Deeds {
    goTo: (offset: number) => void;
    fix: (finding: Finding, fix: number) => void;
    accept: (finding: Finding) => void;
}

export function entry(finding: Finding, deeds: Deeds, words: Words): HTMLElement {
    const language = words.language.get();
    return h(
        "li",
        {},
        leading(finding, deeds.goTo, words),
        h(
            "div",
            { class: "foot" },
            h("p", { class: "help muted" }, prose(finding.help[language])),
            h("div", { class: "deeds" }, ...fixButtons(finding, deeds, words), acceptButton(finding, deeds, words)),
        ),
        related(finding, deeds.goTo, words),
    );
}

/** What was found, as a button that leads to its place. */
export function leading(finding: Finding, goTo: (offset: number) => void, words: Words): HTMLElement {
    const { code, severity, message, fingerprint } = finding;
    return button(
        { class: "finding", "data-key": fingerprint },
        () => goTo(finding.from),
        severityMark(severity, words),
        h("strong", {}, code),
        h("span", { class: "message" }, prose(message[words.language.get()])),
        h("span", { class: "muted place" }, ...placeText(finding, words)),
    );
}

function fixButtons(finding: Finding, { fix }: Deeds, words: Words): HTMLElement[] {
    return finding.fixes.map(({ title, safety }, index) => {
        const named = h("span", { class: "title" }, prose(words.say(title)));
        const doubt = safety === "suggested" && h("span", { class: "badge" }, words.say(strings.suggestion));
        const attributes = { class: "deed", "data-key": `${finding.fingerprint} fix ${index}` };
        return button(attributes, () => fix(finding, index), named, " ", doubt, which(finding, words));
    });
}

function acceptButton(finding: Finding, { accept }: Deeds, words: Words): HTMLElement | null {
    if (finding.reach === null) return null;
    const attributes = { class: "deed quiet", "data-key": acceptKey(finding), "aria-haspopup": "dialog" };
    return button(attributes, () => accept(finding), words.say(strings.accept), which(finding, words));
}

/** Finds the button that accepts a finding, after the list was made anew, too. */
export function acceptKey({ fingerprint }: Finding): string {
    return `${fingerprint} accept`;
}

/** Tells buttons that are called the same apart for the ear. */
export function which({ code, line }: Finding, words: Words): HTMLElement {
    return h("span", { class: "unseen" }, ` (${code}, ${words.heading("line")} ${line})`);
}

function related(finding: Finding, goTo: (offset: number) => void, words: Words): Child {
    if (finding.related.length === 0) return null;
    const others = finding.related.map((place) =>
        button({ class: "link" }, () => goTo(place.from), ...placeText(place, words)),
    );
    return h("p", { class: "help muted" }, `${words.say(strings.seeAlso)} `, ...others);
}

/** The line for the eye; two findings on one line are told apart for the ear by the column, too. */
function placeText({ line, column }: TextPlace, words: Words): Child[] {
    const further = h("span", { class: "unseen" }, `, ${words.heading("column")} ${column}`);
    return [`${words.heading("line")} ${line}`, further];
}
