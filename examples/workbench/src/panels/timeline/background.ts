// What stands behind the parties on the timeline: years, the plan's term, the terms of councils, events of legislation.

import type { CouncilTermRow, LegalEventRow } from "soteplan";
import type { PlanText } from "../../language/language";
import { strings } from "../../language/strings";
import type { Words } from "../../language/words";
import { type Child, h } from "../../ui/element";
import { table } from "../../ui/table";
import type { Calendar, Outline } from "../../worker/protocol";
import { date, days } from "../cells";
import type { Axis } from "./axis";
import { lane, stretch } from "./lane";

const BODIES = { "municipal-council": strings.municipalCouncils, "county-council": strings.countyCouncils } as const;

export function backgroundLanes(outline: Outline, calendar: Calendar, axis: Axis, words: Words): HTMLElement[] {
    const { from, until } = outline;
    const term = [stretch(axis, "term", from, until)];
    const councils = Object.entries(BODIES).flatMap(([body, name]) => {
        const terms = calendar.councilTerms.filter((one) => one.body === body && axis.span(one.from, one.until));
        return terms.length === 0 ? [] : [councilLane(words.say(name), terms, axis, words)];
    });
    return [
        lane(words.say(strings.termOfPlan), term, h("span", { class: "item" }, ...days(from, until, words))),
        ...councils,
        lawLane(calendar.legislation, axis, words),
    ];
}

export function yearLane(axis: Axis): HTMLElement {
    const years = axis.years;
    // Where there are many, every second or third is named.
    const step = Math.ceil(years.length / 8);
    const marks = years.map((year, index) => {
        const mark = h("span", { class: "year" }, index % step === 0 && String(year));
        mark.style.insetInlineStart = `${axis.at(`${year}-01-01`)}%`;
        return mark;
    });
    return h("div", { class: "lane years", "aria-hidden": "true" }, h("span", { class: "track" }, ...marks));
}

function councilLane(name: string, terms: readonly CouncilTermRow[], axis: Axis, words: Words): HTMLElement {
    const marks = terms.map(({ from, until, term }) => stretch(axis, "council", from, until, years(term)));
    const inWords = terms.map(({ from, until }) => h("span", { class: "item" }, ...days(from, until, words)));
    return lane(name, marks, ...inWords);
}

/** Days on which the law changes, numbered in the order in which they come. */
export function legalDays(events: readonly LegalEventRow[], axis: Axis): string[] {
    const days = events.flatMap((event) => event.date ?? []).filter((day) => axis.has(day));
    return [...new Set(days)].toSorted();
}

function lawLane(events: readonly LegalEventRow[], axis: Axis, words: Words): HTMLElement {
    const onLine = legalDays(events, axis);
    const marks = onLine.map((day, index) => {
        const mark = h("span", { class: "law-mark" }, String(index + 1));
        mark.style.insetInlineStart = `${axis.at(day)}%`;
        return mark;
    });
    const inWords = onLine.map((day, index) => h("span", { class: "item" }, `${index + 1}: `, date(day, words)));
    return lane(words.say(strings.legislation), marks, ...inWords);
}

/** Every event and every term with its source; the library gives sources in English. */
export function calendarTables({ legislation, councilTerms }: Calendar, axis: Axis, words: Words): HTMLElement {
    const numbered = legalDays(legislation, axis);
    const events = legislation.map((event): Child[] => {
        const number = numbered.indexOf(event.date ?? "") + 1;
        return [
            h("span", {}, number > 0 && `${number}: `, date(event.date, words)),
            h("span", {}, words.tell(titleOf(event)), " ", h("span", { class: "muted" }, ...provision(event))),
            event.event && words.word("event", event.event),
            source(event.source),
        ];
    });
    const terms = councilTerms.map((term): Child[] => [
        h("span", {}, ...days(term.from, term.until, words)),
        term.body && words.say(BODIES[term.body as keyof typeof BODIES]),
        term.certainty && words.word("certainty", term.certainty),
        source(term.source),
    ]);
    const headings = (...columns: string[]) => columns.map((column) => ({ label: words.heading(column) }));
    return h(
        "div",
        { class: "answers" },
        h("h3", {}, words.say(strings.legislation)),
        table(words.say(strings.legislation), headings("date", "act", "event", "source"), events),
        h("h3", {}, words.say(strings.councilTerms)),
        table(words.say(strings.councilTerms), headings("term", "body", "certainty", "source"), terms),
    );
}

export function titleOf({ title_fi, title_sv, title_en }: LegalEventRow): PlanText {
    return { fi: title_fi, sv: title_sv, en: title_en };
}

/** The library tells in English for which sections it is. */
function provision({ act, section }: LegalEventRow): Child[] {
    return [act, section !== null && h("span", { lang: "en" }, ` § ${section}`)];
}

function source(text: string | null): HTMLElement {
    return h("span", { lang: "en", class: "muted" }, text);
}

function years(term: string | null): string {
    return (term ?? "").replace("-", "–");
}
