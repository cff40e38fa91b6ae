// The text as a file.

import { h } from "../ui/element";

export function save(name: string, text: string): void {
    const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    h("a", { href: url, download: name }).click();
    // The browser reads it after this task.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
