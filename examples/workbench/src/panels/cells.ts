// What stands in cells and sentences alike: days, and names in place of ids.

import { day } from "../language/format";
import type { Words } from "../language/words";
import { type Child, h } from "../ui/element";
import type { Named } from "../worker/protocol";

export function date(iso: string | null, words: Words): HTMLElement | null {
    return iso === null ? null : h("time", { datetime: iso, class: "day" }, day(iso, words.language.get()));
}

/** From a day to a day; where the last one is not known there is none. */
export function days(from: string | null, until: string | null, words: Words): Child[] {
    return [date(from, words), until === null ? " –" : " – ", date(until, words)];
}

export function nameOf(id: string, named: readonly Named[], words: Words): string {
    const found = named.find((other) => other.id === id);
    return found === undefined ? id : words.tell(found.name);
}

/** `term` has a name in the catalogue; conditions are called by their ids. */
export function causeName(id: string, words: Words): Child {
    const name = words.word("cause", id);
    return name === id ? h("code", {}, id) : name;
}

export function list(items: readonly Child[]): Child {
    return items.length < 2 ? items[0] : h("ul", { class: "plain" }, ...items.map((item) => h("li", {}, item)));
}

/** The library writes lists of ids with commas. */
export function ids(joined: string | null): string[] {
    return joined === null ? [] : joined.split(", ");
}
