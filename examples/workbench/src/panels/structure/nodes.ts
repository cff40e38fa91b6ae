// The plan's elements as nodes of a tree, in words.

import { day } from "../../language/format";
import { SECTIONS, planWord } from "../../language/plan-words";
import type { Words } from "../../language/words";
import { type Child, h } from "../../ui/element";
import type { TreeNode } from "../../ui/tree";
import type { Element, Remark, Section, Structure } from "../../worker/structure/element";
import { certaintyMark } from "../mark";
import { findingCount, findingLine } from "./gaps";

export function treeNodes(structure: Structure, words: Words, goTo: (pointer: string) => void): TreeNode[] {
    const ofElement = (element: Element, above: string, index: number, listed = false): TreeNode => {
        // A plan can mention one element twice in a list: the position tells the two apart.
        const key = `${above} ${index} ${element.pointer}`;
        return {
            key,
            name: words.tell(element.name),
            row: () => elementRow(element, listed, words),
            choose: () => goTo(element.pointer),
            children: element.children.map((child, at) => ofElement(child, key, at)),
        };
    };
    return structure.sections.map((section) => ({
        key: section.id,
        name: words.say(SECTIONS[section.id]),
        row: () => sectionRow(section, words),
        children: section.elements.map((element, index) => ofElement(element, section.id, index, true)),
    }));
}

function sectionRow({ id, count, within }: Section, words: Words): Child[] {
    return [
        h("strong", {}, words.say(SECTIONS[id])),
        h("span", { class: "muted" }, String(count)),
        findingCount(within, words),
    ];
}

/** An element that its section lists needs not say what it is. */
function elementRow(element: Element, listed: boolean, words: Words): Child[] {
    const { as, kind, name, certainty, remarks, gaps, within, children } = element;
    const what = kind === null || listed ? null : words.word("kind", kind);
    const relation = as === null ? what : remarkText(as, words);
    const further = remarks.map((remark) => remarkText(remark, words)).filter((text) => text !== "");
    return [
        relation && h("span", { class: "relation" }, relation),
        h("span", { class: "name" }, words.tell(name)),
        certaintyMark(certainty, words),
        // Those of its own stand below in full.
        within.count > gaps.length && children.length > 0 && findingCount(within, words),
        further.length > 0 && h("span", { class: "muted remarks" }, further.join(" · ")),
        ...gaps.map((gap) => findingLine(gap, words)),
    ];
}

function remarkText(remark: Remark, words: Words): string {
    if ("set" in remark) return words.say(planWord(remark));
    if ("text" in remark) return words.tell(remark.text);
    const { from, until } = remark;
    const [first, last] = [from, until].map((iso) => (iso === null ? "" : day(iso, words.language.get())));
    return from === until ? (first ?? "") : `${first} – ${last}`.trim();
}
