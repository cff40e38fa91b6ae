// Why a call could not be made. The library's words are English in every language of the page, and marked as such.

import { sentences } from "../language/sentences";
import type { Words } from "../language/words";
import { h } from "../ui/element";
import { prose } from "../ui/prose";
import type { Refusal } from "../worker/protocol";

export function refusalText(refusal: Refusal, words: Words): HTMLElement {
    if (refusal.by === "figures") return h("p", {}, prose(words.say(sentences.figuresFault(refusal.fault))));
    const help = refusal.help === null ? "" : ` — ${refusal.help}`;
    return h("p", { lang: "en" }, prose(refusal.message + help));
}
