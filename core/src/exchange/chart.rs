//! Chart specifications (Vega-Lite 5): the same chart in a notebook, a page and a report.

use serde_json::{Value, json};

use crate::Language;
use crate::diagnostic::terms;
use crate::indicator::{EvaluationRow, area_names};
use crate::plan::{CertaintyLevel, Indicator};

terms! {
    TARGET: "tavoitearvo", "målvärde", "target";
    YEAR: "vuosi", "år", "year";
    AREA: "alue", "område", "area";
}

/// Okabe and Ito's palette, distinct to colour-blind readers, and a dash for each area so that colour is not alone.
const COLOURS: &[&str] = &["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#8C6D00", "#56B4E9", "#000000"];

/// As many dashes as colours: Vega's own are five.
const DASHES: &[&[u8]] = &[&[1, 0], &[8, 3], &[2, 2], &[8, 3, 2, 3], &[4, 3], &[8, 3, 2, 3, 2, 3], &[12, 4]];

/// One indicator over the years: a line for each area, all together drawn heavier, and the common targets dashed.
///
/// The figures are in the specification itself; it needs nothing from elsewhere.
#[must_use]
pub fn indicator_chart(indicator: &Indicator, rows: &[EvaluationRow], language: Language) -> Value {
    let of_indicator = || rows.iter().filter(|row| row.indicator == indicator.id);
    let points: Vec<Value> = of_indicator()
        .filter_map(|row| {
            let value = row.value?;
            Some(json!({
                "area": row.area_name,
                "period": row.period,
                "value": value,
                "lower": row.lower,
                "upper": row.upper,
                "together": row.area.is_none(),
            }))
        })
        .collect();
    let areas = area_names(of_indicator());
    let unit = indicator.unit.best(language);
    // Colour and dash say the same, so that they share one legend.
    let area = |scale: Value| {
        json!({
            "field": "area", "type": "nominal", "title": AREA.get(language), "sort": areas, "scale": scale,
            "legend": { "symbolType": "stroke", "symbolSize": 400 },
        })
    };
    let mut layers = vec![json!({
        "mark": { "type": "line", "point": true },
        "encoding": {
            "color": area(json!({ "domain": areas, "range": COLOURS })),
            "strokeDash": area(json!({ "domain": areas, "range": DASHES })),
            "strokeWidth": { "condition": { "test": "datum.together", "value": 4 }, "value": 1.5 },
            "tooltip": [
                { "field": "area", "title": AREA.get(language) },
                { "field": "period", "title": YEAR.get(language) },
                { "field": "value", "title": unit, "format": ",.0f" },
            ],
        },
    })];
    let targets: Vec<Value> = indicator
        .targets
        .iter()
        .filter(|target| target.area.is_none())
        .map(|target| {
            let level = target.certainty.as_ref().map_or(CertaintyLevel::Stated, |certainty| certainty.level);
            let mark = if level == CertaintyLevel::Stated {
                String::new()
            } else {
                format!(" ({})", level.label().get(language))
            };
            let label = format!("{} {}{mark}", TARGET.get(language), target.period);
            json!({ "value": target.value, "label": label })
        })
        .collect();
    if !targets.is_empty() {
        let data = json!({ "values": targets });
        layers.push(json!({
            "data": data,
            "mark": { "type": "rule", "strokeDash": [6, 4], "color": "#444444" },
            // Without a year of its own the line goes all the way.
            "encoding": { "x": null, "y": { "field": "value", "type": "quantitative" } },
        }));
        layers.push(json!({
            "data": data,
            "mark": { "type": "text", "align": "right", "dx": -4, "dy": -6, "color": "#444444" },
            "encoding": {
                "y": { "field": "value", "type": "quantitative" },
                "x": { "value": "width" },
                "text": { "field": "label" },
            },
        }));
    }
    json!({
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": indicator.name.best(language),
        "width": "container",
        "height": 300,
        "data": { "values": points },
        "encoding": {
            "x": {
                "field": "period", "type": "ordinal", "title": YEAR.get(language), "axis": { "labelAngle": 0 },
            },
            "y": {
                "field": "value", "type": "quantitative", "title": unit,
                "scale": { "zero": false, "nice": true }, "axis": { "format": ",.0f" },
            },
        },
        "layer": layers,
    })
}
