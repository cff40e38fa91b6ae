// Elements whose names have a text in them, with all that they stand under.

import type { Language } from "../../language/language";
import type { TreeNode } from "../../ui/tree";

/** The nodes that are named, or that have such below; `open` are those with one below. */
export function named(
    nodes: readonly TreeNode[],
    text: string,
    language: Language,
): { nodes: TreeNode[]; open: Set<string> } {
    const has = finder(text, language);
    const open = new Set<string>();
    const keep = (node: TreeNode): TreeNode[] => {
        const below = node.children.flatMap(keep);
        if (below.length > 0) open.add(node.key);
        // A named element keeps all that it has, unless some of that is named itself.
        if (has(node)) return [below.length > 0 ? { ...node, children: below } : node];
        return below.length > 0 ? [{ ...node, children: below }] : [];
    };
    return { nodes: nodes.flatMap(keep), open };
}

export function countNamed(nodes: readonly TreeNode[], text: string, language: Language): number {
    const has = finder(text, language);
    const count = (list: readonly TreeNode[]): number =>
        list.reduce((sum, node) => sum + (has(node) ? 1 : 0) + count(node.children), 0);
    return count(nodes);
}

function finder(text: string, language: Language): (node: TreeNode) => boolean {
    const wanted = text.toLocaleLowerCase(language);
    return ({ name }) => name.toLocaleLowerCase(language).includes(wanted);
}
