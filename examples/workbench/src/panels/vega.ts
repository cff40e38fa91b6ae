// Draws Vega-Lite specifications, and is loaded with Vega itself.

import embed, { type VisualizationSpec } from "vega-embed";
import { expressionInterpreter } from "vega-interpreter";
import { chartNumbers } from "../language/format";
import type { Language } from "../language/language";
import type { ChartSpecification } from "../worker/protocol";

const FONT = "system-ui, sans-serif";
const TEXT = {
    labelFont: FONT,
    labelFontSize: 12,
    labelColor: "#1b1f24",
    titleFont: FONT,
    titleFontSize: 12,
    titleColor: "#1b1f24",
};

/** Charts are drawn on white in light and dark alike: their colours are chosen for it. */
const CONFIG = {
    background: "#ffffff",
    font: FONT,
    axis: { ...TEXT, gridColor: "#e3e6ea" },
    legend: {
        ...TEXT,
        orient: "bottom" as const,
        columns: { signal: "max(1, floor(width / 130))" },
        symbolStrokeWidth: 3,
        labelLimit: 200,
    },
    text: { font: FONT, fontSize: 12 },
    view: { stroke: null },
};

/** Draws into the element; the answer takes the chart away again. */
export async function drawChart(
    element: HTMLElement,
    specification: ChartSpecification,
    language: Language,
): Promise<() => void> {
    // The page says the title itself, and says which version draws it.
    const { title: _title, $schema: _schema, ...drawing } = specification;
    const result = await embed(element, drawing as unknown as VisualizationSpec, {
        mode: "vega-lite",
        renderer: "svg",
        actions: false,
        // The page's policy forbids styles and code that are made while it runs.
        defaultStyle: false,
        tooltip: { disableDefaultStyle: true },
        ast: true,
        expr: expressionInterpreter,
        config: CONFIG,
        formatLocale: { ...chartNumbers(language) },
    });
    return () => result.finalize();
}
