// What the plan consists of, as a tree to explore: each element leads to its place in the text.

import { sentences } from "../../language/sentences";
import { strings } from "../../language/strings";
import type { Words } from "../../language/words";
import type { Session } from "../../state/session";
import { Signal, effect } from "../../state/signal";
import { button, fill, h } from "../../ui/element";
import type { Live } from "../../ui/live";
import { Tree } from "../../ui/tree";
import { findingLine } from "./gaps";
import { countNamed, named } from "./filter";
import { treeNodes } from "./nodes";

export function structurePanel(
    session: Session,
    words: Words,
    live: Live,
    goTo: (pointer: string) => void,
): HTMLElement {
    const wanted = new Signal("");
    const tree = new Tree();
    const remark = h("span", { class: "muted" });
    const whole = h("div", {});
    /** What the reader has opened; what a filter opens is its own and forgotten with it. */
    const open = new Set<string>(["focus_areas"]);

    /** How many elements the filter finds, in words. */
    let found = () => "";
    effect([session.structure, words.language, words.labels, wanted], () => {
        const structure = session.structure.get();
        const nodes = structure === null ? [] : treeNodes(structure, words, goTo);
        fill(whole, ...(structure?.gaps ?? []).map((gap) => findingLine(gap, words)));
        const text = wanted.get().trim();
        if (text === "") {
            tree.show(nodes, open);
            remark.textContent = structure?.sections.length === 0 ? words.say(strings.emptyPlan) : "";
        } else {
            const matches = named(nodes, text, words.language.get());
            tree.show(matches.nodes, matches.open);
            const count = countNamed(nodes, text, words.language.get());
            found = () => words.say(sentences.elementsNamed(count));
            remark.textContent = found();
        }
    });
    wanted.watch(() => {
        if (wanted.get().trim() !== "") live.say(found);
    });
    words.attribute(tree.element, "aria-label", strings.structure);
    return h(
        "div",
        { class: "answers" },
        h(
            "div",
            { class: "row" },
            filterBox(wanted, words),
            h(
                "div",
                { class: "presets" },
                words.text(
                    button({}, () => tree.setAll(true)),
                    strings.openAll,
                ),
                words.text(
                    button({}, () => tree.setAll(false)),
                    strings.closeAll,
                ),
            ),
            remark,
        ),
        words.text(h("p", { class: "muted caption" }), strings.structureHelp),
        whole,
        tree.element,
    );
}

function filterBox(wanted: Signal<string>, words: Words): HTMLElement {
    const input = h("input", { type: "search", id: "element-name", autocomplete: "off", spellcheck: "false" });
    input.addEventListener("input", () => wanted.set(input.value));
    const label = words.text(h("label", { for: "element-name" }), strings.filterByName);
    return h("div", { class: "chooser" }, label, input);
}
