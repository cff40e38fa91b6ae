// For each party the days on which the plan covers it: certain, undecided, and who takes over.

import type { ConsequenceRow, ValidityRow } from "soteplan";
import { strings } from "../../language/strings";
import type { Words } from "../../language/words";
import type { Session } from "../../state/session";
import { type Child, button, h } from "../../ui/element";
import type { Outline } from "../../worker/protocol";
import { date, days, ids, nameOf } from "../cells";
import { statusMark } from "../mark";
import { type Axis, dayAfter } from "./axis";
import { laneParts, stretch } from "./lane";

/** The organisations that follow a party where the plan ends early for it, by id, as the library's consequences name them. */
export function followers(party: string | null, consequences: readonly ConsequenceRow[]): string[] {
    const named = consequences.filter((row) => row.party === party).flatMap((row) => ids(row.successors));
    return [...new Set(named)];
}

/** A party's lane: a button that tells why the plan ends for it. */
export function partyLane(
    row: ValidityRow,
    outline: Outline,
    consequences: readonly ConsequenceRow[],
    axis: Axis,
    session: Session,
    words: Words,
): HTMLElement {
    const { party, from, until, certain_until } = row;
    const after = followers(party, consequences);
    const marks: Child[] = [];
    if (from !== null && until !== null) {
        if (certain_until !== null) marks.push(stretch(axis, "certain", from, certain_until));
        const open = certain_until === null ? from : dayAfter(certain_until);
        if (open <= until) marks.push(stretch(axis, "undecided", open, until));
        if (after.length > 0) marks.push(stretch(axis, "after", dayAfter(until), null));
    }
    const name = nameOf(party ?? "", outline.parties, words);
    const chosen = session.party.get() === party;
    return button(
        { class: "lane party", "data-key": `party ${party}`, "aria-expanded": String(chosen), "aria-controls": "why" },
        () => session.party.set(chosen ? null : party),
        ...laneParts(name, marks, ...inWords(row, outline, after, words)),
    );
}

/** The same as the line shows, in words. */
function inWords(row: ValidityRow, outline: Outline, after: readonly string[], words: Words): Child[] {
    const { from, until, certain_until, status } = row;
    const covered = from !== null && h("span", { class: "item" }, ...days(from, until, words));
    const certain =
        certain_until !== null &&
        certain_until !== until &&
        h("span", { class: "item" }, `${words.heading("certain_until")} `, date(certain_until, words));
    const known = [...outline.parties, ...outline.organisations];
    const then = after.map((id) => nameOf(id, known, words)).join(", ");
    const itself = after.length === 1 && after[0] === row.party;
    const takesOver = itself ? words.say(strings.carriesOn) : `${words.say(strings.takenOverBy)} ${then}`;
    return [
        covered,
        h("span", { class: "item" }, statusMark(status, words)),
        certain,
        then !== "" && h("span", { class: "item" }, takesOver),
    ];
}
