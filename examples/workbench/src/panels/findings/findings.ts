// The findings as a list: each leads to its place in the text, and can be mended or accepted.

import { sentences } from "../../language/sentences";
import { strings } from "../../language/strings";
import type { Words } from "../../language/words";
import type { Session } from "../../state/session";
import { Signal, effect } from "../../state/signal";
import { button, fill, h } from "../../ui/element";
import { rescuingFocus } from "../../ui/focus";
import { icon } from "../../ui/icons";
import type { Live } from "../../ui/live";
import { type Examination, type Finding, SEVERITIES } from "../../worker/protocol";
import { acceptedList, acceptedToggle } from "./accepted";
import { AcceptanceDialog } from "./accepting";
import { type Choice, chosen, familyChooser, severityToggles, total } from "./choice";
import { acceptKey, entry } from "./entry";
import type { Mender } from "./mender";

export function findingsPanel(
    session: Session,
    mender: Mender,
    words: Words,
    live: Live,
    goTo: (offset: number) => void,
): HTMLElement {
    const choice = new Signal<Choice>({ hidden: new Set(), family: null });
    const showsAccepted = new Signal(false);
    const list = h("ul", { class: "findings" });
    const remark = h("p", { class: "muted" });
    const panel = h("section", { id: "findings", class: "panel", "aria-labelledby": "findings-title", tabindex: -1 });

    const dialog = new AcceptanceDialog(words, (finding) => {
        // The button that opened it may have been made anew meanwhile.
        const key = acceptKey(finding);
        const controls = [...list.querySelectorAll<HTMLElement>("[data-key]")];
        (controls.find((control) => control.dataset["key"] === key) ?? panel).focus();
    });
    const accept = (finding: Finding) => dialog.open(finding, (grounds) => mender.accept(finding, grounds));
    const deeds = { goTo, accept, fix: (finding: Finding, fix: number) => mender.fix(finding, fix) };

    effect([session.examination, choice, words.language, words.labels], () => {
        const examination = session.examination.get();
        if (examination === null) return;
        const { shown, all } = chosen(examination, choice.get());
        rescuingFocus(panel, () => fill(list, ...shown.map((finding) => entry(finding, deeds, words))));
        fill(remark, remarkOn(total(examination.counts), all, shown.length, words));
        remark.hidden = remark.textContent === "";
    });
    effect([session.examination], () => {
        const [examination, done] = [session.examination.get(), mender.done.get()];
        if (examination === null) return;
        live.say(() => [done && words.say(done), countSentence(examination, words)].filter(Boolean).join(" "));
    });
    choice.watch(() => {
        const examination = session.examination.get();
        if (examination !== null) live.say(() => words.say(sentences.findings(chosen(examination, choice.get()).all)));
    });

    const heading = words.text(h("h2", { id: "findings-title" }), strings.findings);
    panel.append(
        h("div", { class: "head" }, heading, severityToggles(session, choice, words)),
        h(
            "div",
            { class: "head tools" },
            familyChooser(session, choice, words),
            h(
                "div",
                { class: "presets" },
                safeFixes(session, mender, words, panel),
                acceptedToggle(session, showsAccepted, words, panel),
            ),
        ),
        news(mender, words, panel),
        h(
            "div",
            { class: "found" },
            acceptedList(session, showsAccepted, { goTo, withdraw: (one) => mender.withdraw(one) }, words, panel),
            remark,
            list,
        ),
        dialog.element,
    );
    return panel;
}

/** One button for every fix that changes nothing of what the plan says; there is none where no finding has one. */
function safeFixes(session: Session, mender: Mender, words: Words, panel: HTMLElement): HTMLElement {
    const all = button({}, () => mender.fixSafely());
    effect([session.examination, words.language], () => {
        const safe = session.examination.get()?.safe ?? 0;
        rescuingFocus(panel, () => (all.hidden = safe === 0));
        all.textContent = words.say(sentences.makeSafeFixes(safe));
    });
    return all;
}

/** What was done last, and a way back. Screen readers hear of it together with what is found afterwards. */
function news(mender: Mender, words: Words, panel: HTMLElement): HTMLElement {
    const line = h("div", { class: "news" });
    effect([mender.done, words.language], () => {
        const done = mender.done.get();
        rescuingFocus(panel, () => {
            line.hidden = done === null;
            if (done === null) return;
            const undo = button({ class: "deed" }, () => mender.undo(), words.say(strings.undo));
            fill(line, icon("check"), h("p", {}, words.say(done)), undo);
        });
    });
    return line;
}

function remarkOn(found: number, wanted: number, shown: number, words: Words): string {
    if (found === 0) return words.say(strings.noFindings);
    if (wanted === 0) return words.say(strings.hiddenFindings);
    return shown < wanted ? words.say(sentences.worstFindings(shown, wanted)) : "";
}

function countSentence({ counts }: Examination, words: Words): string {
    const parts = SEVERITIES.map((severity) => `${words.word("severity", severity)} ${total(counts, [severity])}`);
    return `${words.say(sentences.findings(total(counts)))}: ${parts.join(", ")}`;
}
