//! How near methods come to what others calculate: the cases of the conformance suite, calculated, source by source.

use anyhow::{Context, Result};
use conformance::{difference, table};
use serde_json::Value;

use crate::workspace::Workspace;

const CASES: &str = "tests/conformance/cases/methods";
/// How the cases name what is a rule of ours and nobody else's figure.
const OURS: &str = "soteplan:";

/// The figures of one source, and how near a method comes to them.
pub(super) struct Agreement {
    pub(super) source: String,
    pub(super) figures: usize,
    /// The largest difference relative to the source; absolute where that says zero.
    pub(super) largest: f64,
    /// What the cases let pass: more than rounding of the last digits where the source has fewer of them.
    pub(super) tolerance: f64,
}

/// By source, in the order of the cases.
pub(super) fn of_method(workspace: &Workspace, method: &str) -> Result<Vec<Agreement>> {
    let file = format!("{CASES}/{method}.json");
    let suite: Value =
        serde_json::from_slice(&workspace.read(&file)?).with_context(|| format!("cannot read `{file}`"))?;
    let common = suite
        .get("source")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .split("; where a case")
        .next()
        .unwrap_or_default();
    let mut all: Vec<Agreement> = Vec::new();
    for case in items(suite.get("cases")) {
        let source = case["source"].as_str().unwrap_or(common);
        let input = &case["input"];
        if source.starts_with(OURS) || !case["expect"].is_object() || input["method"] != method {
            continue;
        }
        let by: Vec<&str> = input["by"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let answer = soteplan::compute(method, &table(&input["columns"])?, &input["options"], &by)?;
        let answer = serde_json::to_value(&answer)?;
        let place = all.iter().position(|known| known.source == source).unwrap_or_else(|| {
            all.push(Agreement { source: source.to_owned(), figures: 0, largest: 0.0, tolerance: 0.0 });
            all.len() - 1
        });
        let Some(agreement) = all.get_mut(place) else { continue };
        agreement.tolerance = agreement.tolerance.max(case["tolerance"].as_f64().unwrap_or(1e-12));
        for (column, expected) in case["expect"].as_object().into_iter().flatten() {
            let pairs = items(Some(expected)).zip(items(answer.get(column)));
            for (expected, actual) in pairs {
                if let (Some(expected), Some(actual)) = (expected.as_f64(), actual.as_f64()) {
                    agreement.figures += 1;
                    agreement.largest = agreement.largest.max(difference(expected, actual));
                }
            }
        }
    }
    all.retain(|agreement| agreement.figures > 0);
    Ok(all)
}

fn items(list: Option<&Value>) -> impl Iterator<Item = &Value> {
    list.and_then(Value::as_array).into_iter().flatten()
}
