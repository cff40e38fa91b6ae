// A button that opens a short list of choices below it: it closes by a choice, by Escape, and when the focus leaves it.

import type { Wording } from "../language/language";
import type { Words } from "../language/words";
import { button, h } from "./element";

export interface Choice {
    name: Wording;
    choose: () => void;
}

export function choices(name: Wording, id: string, list: readonly Choice[], words: Words): HTMLElement {
    const opener = words.text(
        button({ "aria-expanded": "false", "aria-controls": id }, () =>
            show(opener.getAttribute("aria-expanded") === "false"),
        ),
        name,
    );
    const entries = list.map(({ name: choice, choose }) => {
        const entry = button({}, () => {
            show(false);
            opener.focus();
            choose();
        });
        return h("li", {}, words.text(entry, choice));
    });
    const items = h("ul", { id, hidden: true }, ...entries);
    const show = (open: boolean) => {
        items.hidden = !open;
        opener.setAttribute("aria-expanded", String(open));
    };
    const whole = h("div", { class: "choices" }, opener, items);
    whole.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || items.hidden) return;
        show(false);
        opener.focus();
    });
    whole.addEventListener("focusout", ({ relatedTarget }) => {
        // Where a click on nothing takes the focus away there is no target, and the list has served all the same.
        if (!(relatedTarget instanceof Node) || !whole.contains(relatedTarget)) show(false);
    });
    return whole;
}
