// From whose figures the indicators are calculated, and a way to bring others.

import { sentences } from "../language/sentences";
import { strings } from "../language/strings";
import type { Words } from "../language/words";
import type { Session } from "../state/session";
import { effect } from "../state/signal";
import { button, h } from "../ui/element";

/** Names the producers, or the file. */
export function figuresSource(session: Session, words: Words, openFigures: () => void): HTMLElement {
    const source = h("p", { class: "muted caption" });
    const open = words.text(button({}, openFigures), strings.openFigures);
    const back = words.text(
        button({}, () => void session.takeFigures(null)),
        strings.backToExampleFigures,
    );
    effect([session.figures, words.language], () => {
        const figures = session.figures.get();
        const own = figures.kind === "own";
        const wording = own ? sentences.ownFigures(figures.name, figures.rows) : strings.exampleFigures;
        source.textContent = `${words.say(strings.figures)}: ${words.say(wording)}`;
        // A button that goes away hands the focus on.
        if (!own && document.activeElement === back) open.focus();
        back.hidden = !own;
    });
    return h("div", { class: "row" }, source, h("div", { class: "presets" }, open, back));
}
