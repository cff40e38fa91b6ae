//! The methods for JavaScript: a module of its own, built for speed. `js/stats.js` makes the interface of what is here.

use soteplan_wasm_boundary::{Answer, Columns, Refusal, answer, value};
use wasm_bindgen::prelude::wasm_bindgen;

/// Calculates a method.
///
/// # Errors
/// Those of the method, columns and options.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "the boundary hands over no slices of texts")]
pub fn compute(method: &str, columns: Columns, options: &str, by: Vec<String>) -> Result<Answer, Refusal> {
    let by: Vec<_> = by.iter().map(String::as_str).collect();
    answer(&soteplan::compute(method, &columns.into(), &value(options)?, &by)?)
}
