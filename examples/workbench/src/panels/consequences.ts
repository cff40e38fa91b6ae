// What follows where the plan ends early, each with its place in the text.

import type { ConsequenceRow } from "soteplan";
import { strings } from "../language/strings";
import type { Words } from "../language/words";
import { type Child, button } from "../ui/element";
import { table } from "../ui/table";
import type { Outline } from "../worker/protocol";
import type { Structure } from "../worker/structure/element";
import { date, ids, list, nameOf } from "./cells";
import { statusMark } from "./mark";
import { elementsAround } from "./structure/find";

const COLUMNS = ["consequence", "element", "date", "status", "party", "successors", "document"] as const;

export function consequencesTable(
    rows: readonly ConsequenceRow[],
    outline: Outline,
    structure: Structure | null,
    words: Words,
    goTo: (pointer: string) => void,
): HTMLElement {
    const columns = COLUMNS.filter((column) => rows.some((row) => row[column] !== null));
    const known = [...outline.parties, ...outline.organisations];
    const around = structure && elementsAround(structure);
    const cell = (row: ConsequenceRow, column: (typeof COLUMNS)[number]): Child => {
        const value = row[column];
        if (value === null) return null;
        switch (column) {
            case "element": {
                const attributes = { class: "link", "data-key": `consequence ${row.consequence} ${row.pointer}` };
                const element = around?.(row.kind ?? "", row.pointer ?? "");
                return button(attributes, () => goTo(row.pointer ?? ""), element ? words.tell(element.name) : value);
            }
            case "date":
                return date(value, words);
            case "status":
                return statusMark(value, words);
            case "party":
            case "successors":
                return list(ids(value).map((id) => nameOf(id, known, words)));
            default:
                return words.word(column, value);
        }
    };
    return table(
        words.say(strings.consequences),
        columns.map((column) => ({ label: words.heading(column) })),
        rows.map((row) => columns.map((column) => cell(row, column))),
    );
}
