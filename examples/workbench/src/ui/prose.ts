// Sentences of the library: what stands in backticks is the user's own, and is set apart.

import { h } from "./element";

export function prose(sentence: string): DocumentFragment {
    const fragment = document.createDocumentFragment();
    sentence.split("`").forEach((part, index) => {
        if (part !== "") fragment.append(index % 2 === 1 ? h("code", {}, part) : part);
    });
    return fragment;
}
