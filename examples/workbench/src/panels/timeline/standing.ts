// The plan as it stands on the day that was chosen.

import type { StandingRow } from "soteplan";
import { day } from "../../language/format";
import { strings } from "../../language/strings";
import type { Words } from "../../language/words";
import type { Session } from "../../state/session";
import { effect } from "../../state/signal";
import { Disclosure } from "../../ui/disclosure";
import { type Child, button, fill, h } from "../../ui/element";
import { table } from "../../ui/table";
import { type Outline, rowsOf } from "../../worker/protocol";
import { date, nameOf } from "../cells";
import { certaintyMark, statusMark } from "../mark";
import { refusalText } from "../refusal";

const STATUSES = ["stands", "undecided", "not-yet", "ended"] as const;

export function standingSection(session: Session, words: Words, goTo: (pointer: string) => void): HTMLElement {
    const title = h("h3", { id: "standing-title" });
    const short = h("p", { class: "lane-words" });
    const all = new Disclosure(strings.everyElement, words);
    effect([session.standing, session.outline, words.language, words.labels], () => {
        const [answer, outline, chosen] = [session.standing.get(), session.outline.get(), session.day.get()];
        const rows = rowsOf(answer);
        title.textContent = words.say(strings.planOnDay);
        if (chosen !== null) title.textContent += `: ${day(chosen, words.language.get())}`;
        if (answer !== null && "refusal" in answer) fill(short, refusalText(answer.refusal, words));
        else fill(short, ...counts(rows, words));
        all.show(outline === null || rows.length === 0 ? null : () => standingTable(rows, outline, words, goTo));
    });
    return h("section", { class: "standing", "aria-labelledby": "standing-title" }, title, short, all.element);
}

function counts(rows: readonly StandingRow[], words: Words): Child[] {
    return STATUSES.flatMap((status) => {
        const count = rows.filter((row) => row.status === status).length;
        return count === 0 ? [] : [h("span", { class: "item" }, statusMark(status, words), ` ${count}`)];
    });
}

function standingTable(
    rows: readonly StandingRow[],
    outline: Outline,
    words: Words,
    goTo: (pointer: string) => void,
): HTMLElement {
    const known = [...outline.parties, ...outline.organisations, ...outline.areas];
    const body = rows.map((row): Child[] => {
        const part = row.part === null ? "" : ` · ${nameOf(row.part, known, words)}`;
        const link = button(
            { class: "link", "data-key": `standing ${row.pointer}` },
            () => goTo(row.pointer ?? ""),
            `${row.name}${part}`,
        );
        return [
            h("span", {}, link, " ", certaintyMark(row.note, words)),
            // The catalogue names the kinds of elements; the plan itself is none.
            row.kind && (row.kind === "plan" ? words.say(strings.plan) : words.word("kind", row.kind)),
            statusMark(row.status, words),
            date(row.from, words),
            date(row.until, words),
        ];
    });
    const headings = ["name", "kind", "status", "from", "until"].map((column) => ({ label: words.heading(column) }));
    return table(words.say(strings.planOnDay), headings, body);
}
