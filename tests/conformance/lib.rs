//! How cases are read and judged: for the runner in Rust, and for the pages that say how near methods come to their sources.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a malformed case fails the run, which is what it should do")]

use serde_json::Value;
use soteplan::{Column, Error, Table};

/// How far a number is from what was expected: relative to that, or absolute where zero was.
#[must_use]
pub fn difference(expected: f64, actual: f64) -> f64 {
    let scale = if expected == 0.0 { 1.0 } else { expected.abs() };
    (actual - expected).abs() / scale
}

/// Columns of JSON lists: words where any value is a string, else numbers; or with their type, `{"date": […]}`.
///
/// # Errors
/// Those of columns and tables.
pub fn table(columns: &Value) -> Result<Table<'static>, Error> {
    let mut table = Table::new();
    for (name, values) in columns.as_object().unwrap() {
        let column = match values.as_object().and_then(|typed| typed.iter().next()) {
            Some((kind, values)) => typed_column(kind, values.as_array().unwrap()),
            None => Table::column_from_json(name, values)?,
        };
        table.insert(name.clone(), column)?;
    }
    Ok(table)
}

/// A column whose type is said; numbers may be infinite, as the words `Infinity` and `-Infinity`.
fn typed_column(kind: &str, values: &[Value]) -> Column<'static> {
    let number = |value: &Value| match value {
        Value::Null => f64::NAN,
        Value::String(word) => word.parse().unwrap(),
        other => other.as_f64().unwrap(),
    };
    match kind {
        "number" => values.iter().map(number).collect::<Vec<_>>().into(),
        "integer" => Column::Integer(values.iter().map(Value::as_i64).collect()),
        "date" => Column::Date(values.iter().map(|value| value.as_str().map(|day| day.parse().unwrap())).collect()),
        "text" => Column::text(values.iter().map(|value| value.as_str().map(str::to_owned))),
        other => panic!("no type `{other}`"),
    }
}
