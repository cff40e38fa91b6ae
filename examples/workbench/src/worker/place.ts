// Where in a text the value is that a JSON Pointer names. The text may be half edited: Lezer's parser reads on past what is
// broken, as the editor does.

import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/json";

const NO_VALUES = new Set(["{", "}", "[", "]", ",", ":", "PropertyName", "⚠"]);

/** The offset in UTF-16 units of the value, or of the nearest value around it where the text does not have it. */
export function placeOf(text: string, pointer: string): number {
    const root = values(parser.parse(text).topNode)[0];
    if (root === undefined) return 0;
    let here = root;
    for (const step of pointer.split("/").slice(1)) {
        const next = child(here, step.replaceAll("~1", "/").replaceAll("~0", "~"), text);
        if (next === undefined) break;
        here = next;
    }
    return here.from;
}

function child(of: SyntaxNode, step: string, text: string): SyntaxNode | undefined {
    if (of.name === "Array") return values(of)[Number(step)];
    if (of.name !== "Object") return undefined;
    // The last of several, as readers of JSON have it.
    const property = of.getChildren("Property").findLast((property) => nameOf(property, text) === step);
    return property && values(property)[0];
}

function values(of: SyntaxNode): SyntaxNode[] {
    const list: SyntaxNode[] = [];
    for (let node = of.firstChild; node !== null; node = node.nextSibling) {
        if (!NO_VALUES.has(node.name)) list.push(node);
    }
    return list;
}

function nameOf(property: SyntaxNode, text: string): string | null {
    const name = property.getChild("PropertyName");
    if (name === null) return null;
    try {
        return JSON.parse(text.slice(name.from, name.to)) as string;
    } catch {
        return null;
    }
}
