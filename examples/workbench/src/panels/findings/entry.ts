// One finding: its place, and what to do about it.

import { strings } from "../../language/strings";
import type { Words } from "../../language/words";
import { type Child, button, h } from "../../ui/element";
import { prose } from "../../ui/prose";
import type { Finding, TextPlace } from "../../worker/protocol";
import { severityMark } from "../mark";

export function entry(finding: Finding, words: Words, goTo: (offset: number) => void): HTMLElement {
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

/** The line for the eye; two findings on one line are told apart for the ear by the column, too. */
function placeText({ line, column }: TextPlace, words: Words): Child[] {
    const further = h("span", { class: "unseen" }, `, ${words.heading("column")} ${column}`);
    return [`${words.heading("line")} ${line}`, further];
}
