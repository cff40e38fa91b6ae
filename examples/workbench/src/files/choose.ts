// Files come by a button or by being dropped anywhere on the page.

import { strings } from "../language/strings";
import type { Words } from "../language/words";
import { h } from "../ui/element";

/** Asks for files; the browser's own window shows those that `accept` names. */
export function choose(accept: string, take: (files: File[]) => void): void {
    const input = h("input", { type: "file", accept });
    input.addEventListener("change", () => take([...(input.files ?? [])]));
    input.click();
}

/** Takes files that are dropped anywhere; the element shows while they hover over the page. */
export function dropZone(words: Words, take: (files: File[]) => void): HTMLElement {
    const zone = h("div", { class: "drop", "aria-hidden": "true" }, words.text(h("p"), strings.drop));
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    // Before the editor, which would put a file's text where it was dropped; it leaves alone what is prevented.
    const listen = (name: "dragenter" | "dragover" | "dragleave" | "drop", handle: (event: DragEvent) => void) => {
        window.addEventListener(
            name,
            (event) => {
                if (!hasFiles(event)) return;
                event.preventDefault();
                handle(event);
            },
            { capture: true },
        );
    };
    const show = (shown: boolean) => zone.classList.toggle("shown", shown);
    listen("dragenter", () => show(true));
    listen("dragover", () => show(true));
    // Leaving the window: every other leaving goes to another element of the page.
    listen("dragleave", (event) => {
        if (event.relatedTarget === null) show(false);
    });
    listen("drop", (event) => {
        show(false);
        take([...(event.dataTransfer?.files ?? [])]);
    });
    return zone;
}
