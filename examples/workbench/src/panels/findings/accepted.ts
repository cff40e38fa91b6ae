// What the plan accepts: the findings, who answers for that and why, and a way to take it back.

import { strings } from "../../language/strings";
import { sentences } from "../../language/sentences";
import type { Words } from "../../language/words";
import type { Session } from "../../state/session";
import { type Signal, effect } from "../../state/signal";
import { type Child, button, fill, h } from "../../ui/element";
import { rescuingFocus } from "../../ui/focus";
import type { Accepted, Finding } from "../../worker/protocol";
import { date } from "../cells";
import { leading, which } from "./entry";

interface Deeds {
    goTo: (offset: number) => void;
    withdraw: (finding: Finding) => void;
}

/** The button that shows and hides the list; there is none while nothing is accepted. */
export function acceptedToggle(session: Session, open: Signal<boolean>, words: Words, panel: HTMLElement): HTMLElement {
    const toggle = button({ "aria-controls": "accepted" }, () => open.set(!open.get()));
    effect([session.examination, open, words.language], () => {
        const all = (session.examination.get()?.accepted ?? []).reduce((sum, one) => sum + one.all, 0);
        rescuingFocus(panel, () => (toggle.hidden = all === 0));
        toggle.textContent = words.say(sentences.accepted(all));
        toggle.setAttribute("aria-expanded", String(open.get()));
    });
    return toggle;
}

export function acceptedList(
    session: Session,
    open: Signal<boolean>,
    deeds: Deeds,
    words: Words,
    panel: HTMLElement,
): HTMLElement {
    const list = h("ul", { id: "accepted", class: "accepted" });
    effect([session.examination, open, words.language, words.labels], () => {
        const accepted = session.examination.get()?.accepted ?? [];
        rescuingFocus(panel, () => {
            list.hidden = !open.get() || accepted.length === 0;
            fill(list, ...accepted.map((one) => acceptance(one, deeds, words)));
        });
    });
    return list;
}

function acceptance({ reason, owner, until, all, findings }: Accepted, deeds: Deeds, words: Words): HTMLElement {
    const [first] = findings;
    const item = (name: string, ...value: Child[]) => h("span", { class: "item" }, `${name}: `, ...value);
    return h(
        "li",
        {},
        ...findings.map((finding) => leading(finding, deeds.goTo, words)),
        all > findings.length && h("p", { class: "help muted" }, words.say(sentences.findings(all))),
        h(
            "div",
            { class: "foot" },
            h(
                "p",
                { class: "help" },
                h("span", { class: "item" }, reason === null ? words.say(strings.noReason) : words.say(reason)),
                owner !== null && h("span", { class: "muted" }, item(words.say(strings.answeredBy), owner)),
                until !== null &&
                    h("span", { class: "muted" }, item(words.say(strings.acceptedUntil), date(until, words))),
            ),
            first &&
                button(
                    { class: "deed quiet", "data-key": `${first.fingerprint} withdraw` },
                    () => deeds.withdraw(first),
                    words.say(strings.withdraw),
                    which(first, words),
                ),
        ),
    );
}
