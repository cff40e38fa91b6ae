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

/// A method on rows that come in portions.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Stream(soteplan::stats::Stream);

#[wasm_bindgen]
impl Stream {
    /// A state that has seen no row.
    ///
    /// # Errors
    /// Those of the method, options and keys.
    #[wasm_bindgen(constructor)]
    #[expect(clippy::needless_pass_by_value, reason = "the boundary hands over no slices of texts")]
    pub fn new(method: &str, options: &str, by: Vec<String>) -> Result<Self, Refusal> {
        let by: Vec<_> = by.iter().map(String::as_str).collect();
        Ok(Self(soteplan::stats::Stream::new(method, &value(options)?, &by)?))
    }

    /// Takes a portion of rows in.
    ///
    /// # Errors
    /// Those of the columns.
    pub fn push(&mut self, columns: Columns) -> Result<(), Refusal> {
        Ok(self.0.push(&columns.into())?)
    }

    /// Takes in what another has seen.
    ///
    /// # Errors
    /// `state` and those of the columns.
    pub fn merge(&mut self, other: &Self) -> Result<(), Refusal> {
        Ok(self.0.merge(&other.0)?)
    }

    /// The answer; more can be taken in after it.
    ///
    /// # Errors
    /// `column-value` for a sum that no data can have.
    pub fn finish(&self) -> Result<Answer, Refusal> {
        answer(&self.0.finish()?)
    }

    /// The state as bytes.
    ///
    /// # Errors
    /// None for a state that was filled here.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Refusal> {
        Ok(self.0.to_bytes()?)
    }

    /// The state of bytes.
    ///
    /// # Errors
    /// `state`.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Refusal> {
        Ok(Self(soteplan::stats::Stream::from_bytes(bytes)?))
    }
}
