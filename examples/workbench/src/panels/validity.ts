// From when until when the plan holds, for each party, under the reader's scenario.

import type { ValidityRow } from "soteplan";
import { day } from "../language/format";
import { strings } from "../language/strings";
import type { Words } from "../language/words";
import type { Session } from "../state/session";
import { effect } from "../state/signal";
import { type Child, fill, h } from "../ui/element";
import { table } from "../ui/table";
import type { Named, Outline } from "../worker/protocol";
import { statusMark } from "./mark";
import { refusalText } from "./refusal";
import { scenarioEditor } from "./scenario";

const COLUMNS = ["party", "from", "until", "status", "cause", "undecided_on", "successor"] as const;

export function validityPanel(session: Session, words: Words): HTMLElement {
    const answer = h("div", { "aria-live": "off" });
    effect([session.validity, session.outline, words.language, words.labels], () => {
        const [validity, outline] = [session.validity.get(), session.outline.get()];
        if (validity === null || outline === null) fill(answer);
        else if ("refusal" in validity) fill(answer, refusalText(validity.refusal, words));
        else if (validity.rows.length === 0) fill(answer, h("p", {}, words.say(strings.noParties)));
        else fill(answer, validityTable(validity.rows, outline, words), causes(validity.rows, outline, words));
    });
    return h("div", { class: "answers" }, scenarioEditor(session, words), answer);
}

function validityTable(rows: readonly ValidityRow[], outline: Outline, words: Words): HTMLElement {
    // A column that has nothing to say in this scenario takes no room.
    const columns = COLUMNS.filter((column) => rows.some((row) => row[column] !== null));
    const cells = rows.map((row) => columns.map((column) => cell(row, column, outline, words)));
    return table(
        words.say(strings.validityByParty),
        columns.map((column) => ({ label: words.heading(column) })),
        cells,
    );
}

function cell(row: ValidityRow, column: (typeof COLUMNS)[number], outline: Outline, words: Words): Child {
    switch (column) {
        case "party":
            return list(ids(row.party).map((id) => nameOf(id, outline.parties, words)));
        case "from":
        case "until":
            return date(row[column], words);
        case "status":
            return statusMark(row.status, words);
        case "cause":
            return list(ids(row.cause).map((id) => causeName(id, words)));
        case "undecided_on":
            return list(ids(row.undecided_on).map((id) => nameOf(id, outline.facts, words)));
        case "successor":
            return row.successor && words.word("successor", row.successor);
    }
}

/** What the conditions say that end the plan: the table has only their names. */
function causes(rows: readonly ValidityRow[], outline: Outline, words: Words): HTMLElement | null {
    const named = new Set(rows.flatMap((row) => ids(row.cause)));
    const conditions = outline.earlyEnds.filter(({ id }) => named.has(id));
    if (conditions.length === 0) return null;
    const items = conditions.flatMap(({ id, name }) => [h("dt", {}, h("code", {}, id)), h("dd", {}, words.tell(name))]);
    return h("section", {}, h("h3", {}, words.say(strings.causes)), h("dl", {}, ...items));
}

function date(iso: string | null, words: Words): HTMLElement | null {
    return iso === null ? null : h("time", { datetime: iso, class: "day" }, day(iso, words.language.get()));
}

/** `term` has a name in the catalogue; conditions are called by their ids. */
function causeName(id: string, words: Words): Child {
    const name = words.word("cause", id);
    return name === id ? h("code", {}, id) : name;
}

function nameOf(id: string, named: readonly Named[], words: Words): string {
    const found = named.find((other) => other.id === id);
    return found === undefined ? id : words.tell(found.name);
}

function list(items: readonly Child[]): HTMLElement | Child {
    return items.length < 2 ? items[0] : h("ul", { class: "plain" }, ...items.map((item) => h("li", {}, item)));
}

/** The library writes lists of ids with commas. */
function ids(joined: string | null): string[] {
    return joined === null ? [] : joined.split(", ");
}
