// The chart of an indicator. Vega comes when the first chart is drawn; the table below says the same to everybody.

import { sentences } from "../language/sentences";
import { strings } from "../language/strings";
import { inEach } from "../language/language";
import type { Words } from "../language/words";
import type { Session } from "../state/session";
import { effect } from "../state/signal";
import { h } from "../ui/element";
import type { ChartSpecification } from "../worker/protocol";

export function chartFigure(session: Session, words: Words): HTMLElement {
    // The picture has a name as a whole; its lines and dots would be read one by one.
    const canvas = h("div", { class: "drawing", "aria-hidden": "true" });
    const picture = h("div", { class: "chart", role: "img" }, canvas);
    const remark = h("p", { class: "muted caption" });
    const title = h("strong", {});
    let finish = () => {};
    let newest = 0;

    const draw = async (specification: ChartSpecification) => {
        const mine = ++newest;
        const { drawChart } = await import("./vega");
        if (mine !== newest) return;
        finish();
        finish = await drawChart(canvas, specification, words.language.get());
        remark.textContent = words.say(strings.sameInTable);
    };
    effect([session.chart], () => {
        const chart = session.chart.get();
        if (chart === null || "refusal" in chart) {
            newest += 1;
            remark.textContent = words.say(strings.noChart);
            finish();
            canvas.replaceChildren();
        } else {
            if (canvas.childElementCount === 0) remark.textContent = words.say(strings.drawing);
            void draw(chart.rows).catch((error: unknown) => session.failure.set(String(error)));
        }
    });
    effect([session.outline, session.indicator, words.language], () => {
        const indicator = session.outline.get()?.indicators.find(({ id }) => id === session.indicator.get());
        if (indicator === undefined) return;
        title.textContent = `${words.tell(indicator.name)} (${words.tell(indicator.unit)})`;
        picture.setAttribute("aria-label", words.say(sentences.chartOf(inEach(indicator.name))));
    });
    return h("figure", {}, h("figcaption", {}, title), picture, remark);
}
