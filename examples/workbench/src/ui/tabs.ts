// Tabs as the ARIA Authoring Practices describe them: arrow keys move among the tabs, Tab goes into the panel.

import type { Wording } from "../language/language";
import type { Words } from "../language/words";
import { button, h } from "./element";

export interface Tab {
    id: string;
    name: Wording;
    panel: HTMLElement;
}

export function tabs(name: Wording, list: readonly Tab[], words: Words): HTMLElement {
    const buttons = list.map(({ id, name: tabName }, index) => {
        const attributes = { role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}` };
        return words.text(
            button(attributes, () => select(index)),
            tabName,
        );
    });
    for (const { id, panel } of list) {
        panel.id = `panel-${id}`;
        panel.setAttribute("role", "tabpanel");
        panel.setAttribute("aria-labelledby", `tab-${id}`);
        panel.tabIndex = 0;
    }
    const select = (chosen: number) => {
        list.forEach(({ panel }, index) => {
            panel.hidden = index !== chosen;
            buttons[index]?.setAttribute("aria-selected", String(index === chosen));
            if (buttons[index]) buttons[index].tabIndex = index === chosen ? 0 : -1;
        });
    };
    const row = words.attribute(h("div", { role: "tablist", class: "tabs" }, ...buttons), "aria-label", name);
    row.addEventListener("keydown", (event) => {
        const now = buttons.findIndex((tab) => tab === document.activeElement);
        const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: -1 }[event.key];
        if (next === undefined || now < 0) return;
        event.preventDefault();
        const target = (next + buttons.length) % buttons.length;
        select(target);
        buttons[target]?.focus();
    });
    select(0);
    return h("div", { class: "tabbed" }, row, ...list.map(({ panel }) => panel));
}
