//! For each rule something that it finds fault with and something that it does not: from the cases of the conformance suite.

use serde_json::Value;

use crate::Language;
use crate::diagnostic::Wording;

/// Written by `cargo xtask generate` from the cases.
const EXAMPLES: &str = include_str!("examples.json");

/// An example of what a rule finds, and one of what it does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleExample {
    /// What it finds fault with: the parts of a document that matter.
    pub fails: String,
    /// What it says about that.
    pub message: Wording,
    /// What it has nothing to say about.
    pub passes: Option<String>,
}

/// The example of a rule of the library, by its code; of a few rules there is none that is short.
///
/// ```
/// let example = soteplan::check::example("R001").unwrap();
/// assert!(example.fails.contains("\"goals\""));
/// assert!(example.passes.unwrap().contains("\"answers_for\""));
/// assert_eq!(soteplan::check::example("R999"), None);
/// ```
#[must_use]
pub fn example(code: &str) -> Option<RuleExample> {
    let all: Value = serde_json::from_str(EXAMPLES).ok()?;
    let example = all.get(code)?;
    let text = |key: &str| Some(example.get(key)?.as_str()?.to_owned());
    let message = example.get("message")?;
    let words =
        |language: Language| message.get(language.code()).and_then(Value::as_str).unwrap_or_default().to_owned();
    Some(RuleExample { fails: text("fails")?, message: Wording::of(words), passes: text("passes") })
}
