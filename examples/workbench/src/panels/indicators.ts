// One indicator of the plan: what it counts, from whose figures, its chart and its table.

import { strings } from "../language/strings";
import type { Words } from "../language/words";
import type { Session } from "../state/session";
import { effect } from "../state/signal";
import { Disclosure } from "../ui/disclosure";
import { fill, h } from "../ui/element";
import { type OutlineIndicator, type OutlineSource, type Refusal, rowsOf } from "../worker/protocol";
import { chartFigure } from "./chart";
import { figuresSource } from "./figures";
import { certaintyMark } from "./mark";
import { refusalText } from "./refusal";
import { everyColumn, valueNotes, valuesTable } from "./values";

export function indicatorsPanel(session: Session, words: Words, openFigures: () => void): HTMLElement {
    const about = h("p", { class: "muted" });
    const sources = new Disclosure(strings.sourcesOfPlan, words);
    const all = new Disclosure(strings.allColumns, words);
    const tables = h("div", {});
    const chart = chartFigure(session, words);
    const figures = figuresSource(session, words, openFigures);

    effect([session.outline, session.indicator, words.language, words.labels], () => {
        const indicator = shown(session);
        if (indicator === undefined) {
            fill(about, session.outline.get() && words.say(strings.noIndicators));
        } else {
            const mark = certaintyMark(indicator.certainty, words);
            const remark = indicator.calculated ? "" : `${words.say(strings.notFromFigures)} `;
            fill(about, mark, mark && " ", remark, indicator.certaintyNote && words.tell(indicator.certaintyNote));
        }
        figures.hidden = indicator?.calculated === false;
        sources.show(indicator?.sources.length ? () => sourceList(indicator, words) : null);
    });
    effect([session.evaluation, session.indicator, words.language, words.labels], () => {
        const [evaluation, indicator] = [session.evaluation.get(), shown(session)];
        const rows = rowsOf(evaluation).filter((row) => row.indicator === indicator?.id);
        chart.hidden = rows.length === 0;
        all.show(rows.length > 0 ? () => everyColumn(rows, words) : null);
        if (rows.length > 0) fill(tables, valuesTable(rows, words), valueNotes(rows, words));
        else fill(tables, evaluation !== null && "refusal" in evaluation && notCalculated(evaluation.refusal, words));
    });
    return h(
        "div",
        { class: "answers" },
        chooser(session, words),
        about,
        chart,
        figures,
        tables,
        all.element,
        sources.element,
    );
}

function shown(session: Session): OutlineIndicator | undefined {
    return session.outline.get()?.indicators.find(({ id }) => id === session.indicator.get());
}

function chooser(session: Session, words: Words): HTMLElement {
    const select = h("select", { id: "indicator" });
    const label = h("label", { for: "indicator" });
    select.addEventListener("change", () => session.indicator.set(select.value));
    effect([session.outline, words.language], () => {
        const indicators = session.outline.get()?.indicators ?? [];
        fill(select, ...indicators.map(({ id, name }) => h("option", { value: id }, words.tell(name))));
        select.value = session.indicator.get() ?? "";
    });
    effect([session.indicator], () => (select.value = session.indicator.get() ?? ""));
    effect([words.language, words.labels], () => (label.textContent = words.heading("indicator")));
    return h("div", { class: "chooser" }, label, select);
}

function notCalculated(refusal: Refusal, words: Words): HTMLElement {
    const text = h("p", {}, h("strong", {}, words.say(strings.notCalculated)));
    return h("div", { class: "notice error" }, h("div", {}, text, refusalText(refusal, words)));
}

function sourceList({ sources }: OutlineIndicator, words: Words): HTMLElement {
    return h("ul", { class: "sources" }, ...sources.map((source) => h("li", {}, sourceText(source, words))));
}

function sourceText({ name, producer, licence }: OutlineSource, words: Words): string {
    return [words.tell(name), producer && words.tell(producer), licence].filter(Boolean).join(" · ");
}
