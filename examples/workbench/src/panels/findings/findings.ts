// The findings as a list: each leads to its place in the text.

import { sentences } from "../../language/sentences";
import { strings } from "../../language/strings";
import type { Words } from "../../language/words";
import type { Session } from "../../state/session";
import { Signal, effect } from "../../state/signal";
import { fill, h } from "../../ui/element";
import type { Live } from "../../ui/live";
import { type Examination, SEVERITIES } from "../../worker/protocol";
import { type Choice, chosen, familyChooser, severityToggles, total } from "./choice";
import { entry } from "./entry";

export function findingsPanel(session: Session, words: Words, live: Live, goTo: (offset: number) => void): HTMLElement {
    const choice = new Signal<Choice>({ hidden: new Set(), family: null });
    const list = h("ul", { class: "findings" });
    const remark = h("p", { class: "muted" });

    effect([session.examination, choice, words.language, words.labels], () => {
        const examination = session.examination.get();
        if (examination === null) return;
        const { shown, all } = chosen(examination, choice.get());
        fill(list, ...shown.map((finding) => entry(finding, words, goTo)));
        fill(remark, remarkOn(total(examination.counts), all, shown.length, words));
        remark.hidden = remark.textContent === "";
    });
    effect([session.examination], () => {
        const examination = session.examination.get();
        if (examination !== null) live.say(() => countSentence(examination, words));
    });
    choice.watch(() => {
        const examination = session.examination.get();
        if (examination !== null) live.say(() => words.say(sentences.findings(chosen(examination, choice.get()).all)));
    });

    const heading = words.text(h("h2", { id: "findings-title" }), strings.findings);
    return h(
        "section",
        { id: "findings", class: "panel", "aria-labelledby": "findings-title", tabindex: -1 },
        h("div", { class: "head" }, heading, severityToggles(session, choice, words)),
        h("div", { class: "head tools" }, familyChooser(session, choice, words)),
        remark,
        list,
    );
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
