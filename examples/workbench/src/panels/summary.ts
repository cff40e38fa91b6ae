// The plan in one line, and what to know before reading on.

import { day } from "../language/format";
import { strings } from "../language/strings";
import type { Words } from "../language/words";
import type { Session } from "../state/session";
import { effect } from "../state/signal";
import { type Child, fill, h } from "../ui/element";
import { icon } from "../ui/icons";

export function summary(session: Session, words: Words): HTMLElement {
    const title = h("h2", { id: "plan-title" });
    const facts = h("p", { class: "muted facts" });
    const notices = h("div", { class: "remarks" });
    effect([session.outline, session.examination, words.language, words.labels], () => {
        const outline = session.outline.get();
        const examination = session.examination.get();
        const isPlan = examination?.outline !== null;
        if (outline === null) {
            // Before the first examination there is nothing to say.
            fill(title, examination === null ? "\u00a0" : words.say(strings.noPlanTitle));
            fill(facts, examination === null ? "\u00a0" : words.say(strings.noPlan));
            fill(notices);
            return;
        }
        const language = words.language.get();
        fill(title, words.tell(outline.title));
        fill(
            facts,
            h("span", {}, `${sentence(words.heading("status"))}: `, h("b", {}, words.word("status", outline.status))),
            h(
                "span",
                {},
                `${words.say(strings.term)}: ${day(outline.from, language)} – ${day(outline.until, language)}`,
            ),
        );
        fill(
            notices,
            !isPlan && remark("cross", words.say(strings.stale)),
            outline.illustrative && remark("info", words.say(strings.illustrative)),
        );
    });
    return h("section", { class: "summary", "aria-labelledby": "plan-title" }, h("div", {}, title, facts), notices);
}

function remark(picture: "cross" | "info", ...children: Child[]): HTMLElement {
    return h(
        "p",
        { class: picture === "cross" ? "notice error" : "notice" },
        icon(picture),
        h("span", {}, ...children),
    );
}

function sentence(word: string): string {
    return word.charAt(0).toUpperCase() + word.slice(1);
}
