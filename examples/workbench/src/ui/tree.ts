// A tree as the ARIA Authoring Practices describe it: one stop for Tab; arrow keys move, open and close; Enter chooses;
// letters find. What is closed is not made yet.

import { type Child, fill, h } from "./element";
import { icon } from "./icons";

export interface TreeNode {
    /** Distinct among the nodes of the tree, and the same when the tree is shown anew. */
    key: string;
    /** What letters find it by. */
    name: string;
    row: () => Child[];
    /** Leads to what the node stands for; a node without it opens and closes instead. */
    choose?: () => void;
    children: readonly TreeNode[];
}

interface Item {
    node: TreeNode;
    element: HTMLElement;
    group: HTMLElement | null;
    parent: Item | null;
}

export class Tree {
    readonly element = h("ul", { role: "tree", class: "tree" });
    readonly #items = new Map<string, Item>();
    #nodes: readonly TreeNode[] = [];
    #open = new Set<string>();
    #current = "";

    constructor() {
        this.element.addEventListener("keydown", (event) => this.#press(event));
        this.element.addEventListener("click", (event) => this.#click(event));
    }

    /** Shows nodes with those open that `open` names; the focus and the way through the tree stay where they were. */
    show(nodes: readonly TreeNode[], open: Set<string>): void {
        this.#nodes = nodes;
        this.#open = open;
        this.#items.clear();
        fill(this.element, ...this.#rows(nodes, null));
        if (!this.#items.has(this.#current)) this.#current = nodes[0]?.key ?? "";
        this.#mark(this.#current);
    }

    /** Opens or closes every node. */
    setAll(open: boolean): void {
        const keys = (nodes: readonly TreeNode[]): string[] =>
            nodes.flatMap(({ key, children }) => (children.length > 0 ? [key, ...keys(children)] : []));
        this.#open.clear();
        if (open) for (const key of keys(this.#nodes)) this.#open.add(key);
        this.show(this.#nodes, this.#open);
    }

    #rows(nodes: readonly TreeNode[], parent: Item | null): HTMLElement[] {
        return nodes.map((node, index) => this.#entry(node, parent, index + 1, nodes.length));
    }

    #entry(node: TreeNode, parent: Item | null, position: number, size: number): HTMLElement {
        const branch = node.children.length > 0;
        const level = Number(parent?.element.getAttribute("aria-level") ?? 0) + 1;
        const element = h(
            "div",
            {
                role: "treeitem",
                class: "node",
                tabindex: -1,
                "data-key": node.key,
                "aria-level": level,
                "aria-posinset": position,
                "aria-setsize": size,
            },
            h("span", { class: "twist", "aria-hidden": "true" }, branch && icon("chevron")),
            // Spaces between the parts are for the ear: a row is read as one sentence.
            h("span", { class: "node-text" }, ...node.row().flatMap((part) => (part ? [part, " "] : []))),
        );
        const group = branch ? h("ul", { role: "group", hidden: true }) : null;
        const item = { node, element, group, parent };
        this.#items.set(node.key, item);
        if (branch) this.#setOpen(item, this.#open.has(node.key));
        return h("li", { role: "none" }, element, group);
    }

    #setOpen(item: Item, open: boolean): void {
        const { node, element, group } = item;
        if (group === null) return;
        if (open) this.#open.add(node.key);
        else this.#open.delete(node.key);
        element.setAttribute("aria-expanded", String(open));
        group.hidden = !open;
        if (open && group.childElementCount === 0) group.append(...this.#rows(node.children, item));
    }

    #click(event: MouseEvent): void {
        const target = event.target as Element;
        const item = this.#items.get(target.closest<HTMLElement>("[role=treeitem]")?.dataset["key"] ?? "");
        if (item === undefined) return;
        this.#go(item);
        if (item.group !== null && target.closest(".twist")) this.#toggle(item);
        else this.#choose(item);
    }

    #choose(item: Item): void {
        if (item.node.choose) item.node.choose();
        else this.#toggle(item);
    }

    #toggle(item: Item): void {
        this.#setOpen(item, item.group?.hidden !== false);
    }

    #press(event: KeyboardEvent): void {
        const item = this.#items.get(this.#current);
        if (item === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
        const { group, parent } = item;
        const visible = () => this.#visible();
        const beside = (step: number) => {
            const all = visible();
            return all[all.indexOf(item) + step];
        };
        const actions: Readonly<Record<string, () => void>> = {
            ArrowDown: () => this.#go(beside(1)),
            ArrowUp: () => this.#go(beside(-1)),
            Home: () => this.#go(visible()[0]),
            End: () => this.#go(visible().at(-1)),
            ArrowRight: () => {
                if (group?.hidden) this.#setOpen(item, true);
                else if (group !== null) this.#go(beside(1));
            },
            ArrowLeft: () => {
                if (group !== null && !group.hidden) this.#setOpen(item, false);
                else this.#go(parent ?? undefined);
            },
            Enter: () => this.#choose(item),
            " ": () => this.#choose(item),
        };
        const action = actions[event.key] ?? (event.key.length === 1 ? () => this.#find(item, event.key) : undefined);
        if (action === undefined) return;
        event.preventDefault();
        action();
    }

    /** The next item after one whose name begins with a letter. */
    #find(from: Item, letter: string): void {
        const all = this.#visible();
        const at = all.indexOf(from) + 1;
        const begins = ({ node }: Item) => node.name.toLocaleLowerCase().startsWith(letter.toLocaleLowerCase());
        this.#go([...all.slice(at), ...all.slice(0, at)].find(begins));
    }

    #visible(): Item[] {
        const elements = [...this.element.querySelectorAll<HTMLElement>("[role=treeitem]")];
        const shown = elements.filter((element) => element.closest("[role=group][hidden]") === null);
        return shown.flatMap((element) => this.#items.get(element.dataset["key"] ?? "") ?? []);
    }

    #go(item: Item | undefined): void {
        if (item === undefined) return;
        this.#mark(item.node.key);
        item.element.focus();
    }

    /** The item that Tab leads to. */
    #mark(key: string): void {
        const before = this.#items.get(this.#current)?.element;
        if (before) before.tabIndex = -1;
        this.#current = key;
        const now = this.#items.get(key)?.element;
        if (now) now.tabIndex = 0;
    }
}
