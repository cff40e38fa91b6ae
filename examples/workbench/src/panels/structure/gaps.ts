// What the rules found in an element, beside it.

import { sentences } from "../../language/sentences";
import type { Words } from "../../language/words";
import { h } from "../../ui/element";
import { icon } from "../../ui/icons";
import { prose } from "../../ui/prose";
import type { Gap, GapCount } from "../../worker/structure/element";
import { SEVERITY_ICONS, severityMark } from "../mark";

export function findingLine({ code, severity, message }: Gap, words: Words): HTMLElement {
    const sentence = prose(message[words.language.get()]);
    return h("span", { class: "gap" }, severityMark(severity, words), h("strong", {}, code), h("span", {}, sentence));
}

/** How many findings there are in an element and below it, with the picture of the worst. */
export function findingCount({ count, worst }: GapCount, words: Words): HTMLElement | null {
    if (worst === null) return null;
    return h("span", { class: `mark ${worst}` }, icon(SEVERITY_ICONS[worst]), words.say(sentences.findings(count)));
}
