//! What can be wrong with a text.

use serde_json::Value;

use super::Span;
use crate::diagnostic::Term;

/// One thing that is wrong, with its place.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    pub(crate) kind: FaultKind,
    pub(crate) span: Span,
    pub(crate) pointer: String,
}

/// What is wrong; `meant` is the value that the words can only stand for.
#[derive(Debug, Clone)]
pub(crate) enum FaultKind {
    /// The text is not JSON here.
    Syntax { problem: &'static Term, found: String },
    /// A list or object is never closed.
    Unclosed { bracket: char },
    /// A key that the object has already.
    DuplicateKey { key: String, first: Span },
    /// Deeper than any plan.
    TooDeep,
    /// A value of another type.
    WrongType { expected: &'static Term, found: &'static Term, meant: Option<Value> },
    /// A field that the element does not have.
    UnknownField { field: String, suggestion: Option<&'static str>, known: &'static [&'static str] },
    /// A field that the element cannot do without.
    MissingField { field: &'static str },
    /// A word outside the list of allowed ones.
    UnknownWord { word: String, suggestion: Option<&'static str>, known: &'static [&'static str] },
    /// A value of the right type that breaks its form.
    WrongForm { value: String, expected: &'static Term, meant: Option<Value> },
}
