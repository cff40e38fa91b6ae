// Asks for what must be known where somebody accepts a finding: why, who answers for that, and until when.

import { LANGUAGES, type Language, OWN_NAMES, type PlanText, type Wording } from "../../language/language";
import { sentences } from "../../language/sentences";
import { strings } from "../../language/strings";
import type { Words } from "../../language/words";
import { type Child, button, fill, h } from "../../ui/element";
import { prose } from "../../ui/prose";
import type { Finding } from "../../worker/protocol";
import { today } from "../../worker/today";
import { severityMark } from "../mark";
import type { Grounds } from "./mender";

export class AcceptanceDialog {
    /** While it is open nothing else on the page can be used, the choice of language included. */
    readonly element = h("dialog", { class: "accepting", "aria-labelledby": "accept-title" });
    readonly #words: Words;
    #finding: Finding | null = null;

    /** `closed` hears of every end, whether something was accepted or not. */
    constructor(words: Words, closed: (finding: Finding) => void) {
        this.#words = words;
        this.element.addEventListener("close", () => {
            fill(this.element);
            if (this.#finding !== null) closed(this.#finding);
        });
    }

    open(finding: Finding, accept: (grounds: Grounds) => void): void {
        this.#finding = finding;
        const words = this.#words;
        const language = words.language.get();
        const reason = new Field(reasonBox(language, true), words.say(strings.reason), words);
        // The library asks for the languages in which the plan is written.
        const others = LANGUAGES.filter((other) => other !== language).map((other) => {
            const label = h("span", { lang: other }, OWN_NAMES[other]);
            return { language: other, field: new Field(reasonBox(other, false), label, words) };
        });
        const owner = new Field(
            h("input", { id: "accept-owner", autocomplete: "off" }),
            words.say(strings.owner),
            words,
        );
        const day = h("input", { id: "accept-until", type: "date", min: today() });
        const until = new Field(day, words.say(strings.lastDay), words);
        const form = h(
            "form",
            { novalidate: true },
            h("h2", { id: "accept-title" }, words.say(strings.acceptFinding)),
            h(
                "p",
                { class: "item" },
                severityMark(finding.severity, words),
                " ",
                h("strong", {}, finding.code),
                " ",
                prose(words.say(finding.message)),
            ),
            finding.reach && h("p", { class: "muted" }, prose(words.say(sentences.reach(finding.code, finding.reach)))),
            h("p", { class: "muted" }, words.say(strings.acceptHelp)),
            reason.element,
            h(
                "details",
                {},
                h("summary", {}, words.say(strings.otherLanguages)),
                ...others.map(({ field }) => field.element),
            ),
            owner.element,
            until.element,
            h(
                "div",
                { class: "presets" },
                h("button", { class: "main" }, words.say(strings.acceptNow)),
                button({}, () => this.element.close(), words.say(strings.cancel)),
            ),
        );
        form.addEventListener("submit", (event) => {
            event.preventDefault();
            const [why, last] = [reason.value(), until.value()];
            reason.complain(why === null ? strings.reasonMissing : null);
            // A day that is half filled in is no value.
            const isPast = last !== null && last < today();
            until.complain(day.validity.badInput ? strings.dayIncomplete : isPast ? strings.dayPassed : null);
            const wrong = [reason, until].find((field) => field.isWrong());
            if (wrong !== undefined) return wrong.focus();
            const texts = [
                { language, text: why },
                ...others.map((other) => ({ ...other, text: other.field.value() })),
            ];
            const given = texts.flatMap(({ language: code, text }) => (text === null ? [] : [[code, text]]));
            this.element.close();
            accept({ reason: Object.fromEntries(given) as PlanText, owner: owner.value(), until: last });
        });
        fill(this.element, form);
        this.element.showModal();
        reason.focus();
    }
}

function reasonBox(language: Language, required: boolean): HTMLTextAreaElement {
    const id = required ? "accept-reason" : `accept-reason-${language}`;
    return h("textarea", { id, rows: 3, required, lang: language });
}

/** A control with its label, and what is wrong with it. */
class Field {
    readonly element: HTMLElement;
    readonly #control: HTMLInputElement | HTMLTextAreaElement;
    readonly #complaint: HTMLElement;
    readonly #words: Words;

    constructor(control: HTMLInputElement | HTMLTextAreaElement, name: Child, words: Words) {
        const id = `${control.id}-wrong`;
        this.#control = control;
        this.#words = words;
        this.#complaint = h("p", { id, class: "mark error", hidden: true });
        control.setAttribute("aria-describedby", id);
        this.element = h("div", { class: "field" }, h("label", { for: control.id }, name), control, this.#complaint);
    }

    /** What was entered; null where that is nothing. */
    value(): string | null {
        return this.#control.value.trim() || null;
    }

    complain(wording: Wording | null): void {
        this.#control.setAttribute("aria-invalid", String(wording !== null));
        this.#complaint.hidden = wording === null;
        this.#complaint.textContent = wording === null ? "" : this.#words.say(wording);
    }

    isWrong(): boolean {
        return !this.#complaint.hidden;
    }

    focus(): void {
        this.#control.focus();
    }
}
