// From when until when the plan holds, for each party, under the reader's scenario: as a timeline and as a table.

import type { ConsequenceRow, ValidityRow } from "soteplan";
import { strings } from "../language/strings";
import type { Words } from "../language/words";
import type { Session } from "../state/session";
import { effect } from "../state/signal";
import { Disclosure } from "../ui/disclosure";
import { type Child, fill, h } from "../ui/element";
import { table } from "../ui/table";
import { type Outline, rowsOf } from "../worker/protocol";
import { causeName, date, ids, list, nameOf } from "./cells";
import { consequencesTable } from "./consequences";
import { statusMark } from "./mark";
import { refusalText } from "./refusal";
import { scenarioEditor } from "./scenario";
import { followers } from "./timeline/parties";
import { standingSection } from "./timeline/standing";
import { timeline } from "./timeline/timeline";

const COLUMNS = ["party", "from", "until", "certain_until", "status", "cause", "undecided_on", "successor"] as const;

export function validityPanel(session: Session, words: Words, goTo: (pointer: string) => void): HTMLElement {
    const answer = h("div", { class: "by-party answers", "aria-live": "off" });
    const follows = new Disclosure(strings.consequences, words);
    const { picture, calendar } = timeline(session, words);
    effect([session.consequences, session.outline, session.structure, words.language, words.labels], () => {
        const [outline, structure] = [session.outline.get(), session.structure.get()];
        const rows = rowsOf(session.consequences.get());
        const some = outline !== null && rows.length > 0;
        follows.show(some ? () => consequencesTable(rows, outline, structure, words, goTo) : null);
    });
    effect([session.validity, session.consequences, session.outline, words.language, words.labels], () => {
        const [validity, outline] = [session.validity.get(), session.outline.get()];
        const consequences = rowsOf(session.consequences.get());
        if (validity === null || outline === null) fill(answer);
        else if ("refusal" in validity) fill(answer, refusalText(validity.refusal, words));
        else if (validity.rows.length === 0) fill(answer, h("p", {}, words.say(strings.noParties)));
        else {
            const { rows } = validity;
            fill(answer, validityTable(rows, consequences, outline, words), causes(rows, outline, words));
        }
    });
    return h(
        "div",
        { class: "answers" },
        scenarioEditor(session, words),
        picture,
        standingSection(session, words, goTo),
        answer,
        follows.element,
        calendar,
    );
}

function validityTable(
    rows: readonly ValidityRow[],
    consequences: readonly ConsequenceRow[],
    outline: Outline,
    words: Words,
): HTMLElement {
    // A column that has nothing to say in this scenario takes no room.
    const columns = COLUMNS.filter((column) =>
        rows.some((row) => row[column] !== null && (column !== "certain_until" || row.certain_until !== row.until)),
    );
    const cells = rows.map((row) => columns.map((column) => cell(row, column, outline, words)));
    const headings = columns.map((column) => ({ label: words.heading(column) }));
    const after = rows.map(({ party }) => followers(party, consequences));
    if (after.some((list) => list.length > 0)) {
        const known = [...outline.parties, ...outline.organisations];
        headings.push({ label: words.heading("successors") });
        cells.forEach((row, index) => row.push(list((after[index] ?? []).map((id) => nameOf(id, known, words)))));
    }
    return table(words.say(strings.validityByParty), headings, cells);
}

function cell(row: ValidityRow, column: (typeof COLUMNS)[number], outline: Outline, words: Words): Child {
    switch (column) {
        case "party":
            return list(ids(row.party).map((id) => nameOf(id, outline.parties, words)));
        case "from":
        case "until":
        case "certain_until":
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
