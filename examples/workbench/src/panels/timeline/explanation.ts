// Why the plan ends for the party that was chosen: every step with its outcome and source.

import type { ExplanationRow } from "soteplan";
import { strings } from "../../language/strings";
import type { Words } from "../../language/words";
import type { Session } from "../../state/session";
import { effect } from "../../state/signal";
import { type Child, fill, h } from "../../ui/element";
import { icon } from "../../ui/icons";
import { type Named, type Outline, rowsOf } from "../../worker/protocol";
import { causeName, date, days, ids, nameOf } from "../cells";
import { refusalText } from "../refusal";
import { titleOf } from "./background";

/** Opens below the party's lane. */
export function explanationSection(session: Session, words: Words): HTMLElement {
    const title = h("h3", { id: "why-title" });
    const body = h("div", { class: "answers" });
    effect(
        [session.explanation, session.party, session.validity, session.outline, words.language, words.labels],
        () => {
            const [answer, outline, party] = [session.explanation.get(), session.outline.get(), session.party.get()];
            if (outline === null || party === null) return;
            title.textContent = `${words.say(strings.whyItEnds)}: ${nameOf(party, outline.parties, words)}`;
            if (answer === null) fill(body);
            else if ("refusal" in answer) fill(body, refusalText(answer.refusal, words));
            // An answer about the party before says nothing about this one.
            else if (answer.rows[0]?.party === party)
                fill(body, causes(party, session, words), chain(answer.rows, session, words));
            else fill(body);
        },
    );
    return h("section", { id: "why", class: "why", "aria-labelledby": "why-title" }, title, body);
}

function causes(party: string, session: Session, words: Words): HTMLElement | null {
    const row = rowsOf(session.validity.get()).find((one) => one.party === party);
    const named = ids(row?.cause ?? null).flatMap((id, index) => [index > 0 && ", ", causeName(id, words)]);
    return named.length === 0 ? null : h("p", {}, `${words.heading("cause")}: `, ...named);
}

/** The steps as lists within lists, as deep as the library says. */
function chain(rows: readonly ExplanationRow[], session: Session, words: Words): HTMLElement {
    const outline = session.outline.get();
    const events = session.calendar.get()?.legislation ?? [];
    const facts = [...(outline?.facts ?? []), ...events.map((event) => ({ id: event.id ?? "", name: titleOf(event) }))];
    const top = h("ul", { class: "chain" });
    const levels = [top];
    let last: HTMLElement | null = null;
    for (const row of rows) {
        const depth = row.depth ?? 0;
        while (levels.length > depth + 1) levels.pop();
        if (levels.length <= depth && last !== null) {
            const deeper = h("ul", { class: "chain" });
            last.append(deeper);
            levels.push(deeper);
        }
        last = step(row, outline, facts, words);
        levels.at(-1)?.append(last);
    }
    return top;
}

function step(row: ExplanationRow, outline: Outline | null, facts: readonly Named[], words: Words): HTMLElement {
    const decisive = row.decisive === "yes";
    // The library names the sources of legislation in English, and those of the plan in the reader's language.
    const english = row.step === "event" ? "en" : undefined;
    return h(
        "li",
        { class: decisive ? "decisive" : "other" },
        h(
            "p",
            {},
            row.step && h("span", { class: "relation" }, words.word("step", row.step)),
            decisive && h("span", { class: "mark good" }, icon("check"), words.heading("decisive")),
            h(
                "span",
                { class: "name" },
                ...(row.step === "term" && outline ? days(outline.from, outline.until, words) : [row.text]),
            ),
        ),
        h(
            "p",
            { class: "muted lane-words" },
            ...outcome(row, facts, words),
            row.source &&
                h("span", { class: "item" }, `${words.heading("source")}: `, h("span", { lang: english }, row.source)),
        ),
    );
}

function outcome(row: ExplanationRow, facts: readonly Named[], words: Words): Child[] {
    const { outcome: word, earliest, latest, undecided_on } = row;
    const called = word === null ? "" : words.word("outcome", word);
    if (word === "happens") return [h("span", { class: "item" }, `${called} `, date(latest, words))];
    const bound = (column: "earliest" | "latest", day: string | null) =>
        day !== null && h("span", { class: "item" }, `${words.heading(column)} `, date(day, words));
    // An event that is open is decided by itself.
    const others = ids(undecided_on).filter((id) => id !== row.element);
    const open = others.map((id) => nameOf(id, facts, words));
    return [
        h("span", { class: "item" }, called),
        bound("earliest", earliest),
        bound("latest", latest),
        open.length > 0 && h("span", { class: "item" }, `${words.heading("undecided_on")}: `, open.join(", ")),
    ];
}
