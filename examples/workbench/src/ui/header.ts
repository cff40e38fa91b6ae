// The top of the page: what it is, files, language.

import { LANGUAGES, OWN_NAMES, type Language } from "../language/language";
import { strings } from "../language/strings";
import type { Words } from "../language/words";
import { type Signal, effect } from "../state/signal";
import { button, h } from "./element";

export function header(words: Words, language: Signal<Language>, files: HTMLElement): HTMLElement {
    const choices = LANGUAGES.map((code) => {
        const choice = button({ lang: code }, () => language.set(code), OWN_NAMES[code]);
        effect([language], () => choice.setAttribute("aria-pressed", String(language.get() === code)));
        return choice;
    });
    const group = h("div", { role: "group", class: "choice" }, ...choices);
    return h(
        "header",
        {},
        h("p", { class: "brand" }, "soteplan"),
        words.text(h("h1"), strings.title),
        files,
        words.attribute(group, "aria-label", strings.language),
    );
}

/** Links past what stands before, seen when the keyboard comes to them. */
export function skipLinks(words: Words): HTMLElement {
    const links = [
        ["#text", strings.skipToText],
        ["#findings", strings.skipToFindings],
        ["#answers", strings.skipToAnswers],
    ] as const;
    return h("div", { class: "skip" }, ...links.map(([href, name]) => words.text(h("a", { href }), name)));
}
