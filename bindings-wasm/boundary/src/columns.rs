//! Columns across the boundary: numbers as typed arrays, words as JSON.

use soteplan::{Column, Table};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::refusal::Refusal;

/// Columns on their way in.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Columns(Table<'static>);

#[wasm_bindgen]
impl Columns {
    /// No columns yet.
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a column of numbers, which stay where the boundary has put them.
    ///
    /// # Errors
    /// `column-length`.
    pub fn numbers(&mut self, name: String, values: Vec<f64>) -> Result<(), Refusal> {
        Ok(self.0.insert(name, values)?)
    }

    /// Adds a column of words: a JSON array.
    ///
    /// # Errors
    /// `column-length`, and `column-type` where there are numbers among the words.
    pub fn json(&mut self, name: String, values: &str) -> Result<(), Refusal> {
        let column = Table::column_from_json(&name, &crate::value(values)?)?;
        Ok(self.0.insert(name, column)?)
    }
}

impl From<Columns> for Table<'static> {
    fn from(columns: Columns) -> Self {
        columns.0
    }
}

#[wasm_bindgen(raw_module = "../js/answer.js")]
extern "C" {
    /// Columns on their way out.
    pub type Answer;

    #[wasm_bindgen(constructor)]
    fn new() -> Answer;

    /// `values` is a view of this module's memory: the other side copies it.
    #[wasm_bindgen(method)]
    fn numbers(this: &Answer, name: &str, values: &[f64]);

    /// `values` is a JSON array.
    #[wasm_bindgen(method)]
    fn json(this: &Answer, name: &str, values: &str);
}

/// Hands a table over.
///
/// # Errors
/// None but those of the boundary.
pub fn answer(table: &Table<'_>) -> Result<Answer, Refusal> {
    let answer = Answer::new();
    for (name, column) in table.columns() {
        match column {
            Column::Number(values) => answer.numbers(name, values),
            other => answer.json(name, &crate::json(other)?),
        }
    }
    Ok(answer)
}
