//! What the modules of the npm package share: how columns, options and refusals cross to and from JavaScript.
//!
//! Columns of numbers cross as typed arrays, copied once; all else as JSON text, which engines read and write natively.

mod columns;
mod refusal;

pub use columns::{Answer, Columns, answer};
pub use refusal::{Refusal, Unreadable};

use serde::Serialize;
use serde_json::Value;
use soteplan::read;

/// A value as JSON.
///
/// # Errors
/// None for plain data.
pub fn json(value: &impl Serialize) -> Result<String, Refusal> {
    serde_json::to_string(value).map_err(|error| Refusal::argument(&error.to_string()))
}

/// What JavaScript wrote as JSON: sound, but perhaps nested too deep. The core's own reader serves: serde_json's would
/// be 10 kB more.
///
/// # Errors
/// `argument` where it is nested too deep.
pub fn value(json: &str) -> Result<Value, Refusal> {
    read::json(json).map_err(|error| Refusal::argument(&error.to_string()))
}
