// One indicator of the plan: what it counts, from whose figures, its chart and its table.

import { strings } from "../language/strings";
import type { Words } from "../language/words";
import type { Session } from "../state/session";
import { effect } from "../state/signal";
import { type Child, fill, h } from "../ui/element";
import type { OutlineIndicator, OutlineSource } from "../worker/protocol";
import { chartFigure } from "./chart";
import { figuresSource } from "./figures";
import { certaintyMark } from "./mark";
import { refusalText } from "./refusal";
import { valueNotes, valuesTable, wholeTable } from "./values";

export function indicatorsPanel(session: Session, words: Words, openFigures: () => void): HTMLElement {
    const about = h("p", { class: "muted" });
    const sources = h("div", { class: "sources" });
    const tables = h("div", {});
    const chart = chartFigure(session, words);

    effect([session.outline, session.indicator, words.language, words.labels], () => {
        const indicator = shown(session);
        if (indicator === undefined) {
            fill(about, session.outline.get() && words.say(strings.noIndicators));
            fill(sources);
        } else {
            const mark = certaintyMark(indicator.certainty, words);
            fill(about, mark, mark && " ", indicator.certaintyNote && words.tell(indicator.certaintyNote));
            fill(sources, sourceList(indicator, words));
        }
    });
    effect([session.evaluation, session.indicator, words.labels], () => {
        const [evaluation, indicator] = [session.evaluation.get(), shown(session)];
        chart.hidden = evaluation === null || "refusal" in evaluation || indicator === undefined;
        if (evaluation === null || indicator === undefined) return fill(tables);
        if ("refusal" in evaluation) {
            const text = h("p", {}, h("strong", {}, words.say(strings.notCalculated)));
            return fill(
                tables,
                h("div", { class: "notice error" }, h("div", {}, text, refusalText(evaluation.refusal, words))),
            );
        }
        const rows = evaluation.rows.filter((row) => row.indicator === indicator.id);
        fill(tables, valuesTable(rows, words), valueNotes(rows, words), wholeTable(rows, words));
    });
    return h(
        "div",
        { class: "answers" },
        chooser(session, words),
        about,
        chart,
        figuresSource(session, words, openFigures),
        tables,
        sources,
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

function sourceList({ sources }: OutlineIndicator, words: Words): Child {
    if (sources.length === 0) return null;
    const items = sources.map((source) => h("li", {}, sourceText(source, words)));
    return h("details", {}, h("summary", {}, words.say(strings.sourcesOfPlan)), h("ul", {}, ...items));
}

function sourceText({ name, producer, licence }: OutlineSource, words: Words): string {
    return [words.tell(name), producer && words.tell(producer), licence].filter(Boolean).join(" · ");
}
