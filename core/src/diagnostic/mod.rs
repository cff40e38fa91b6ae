//! Findings about a document: declared once, rendered last.

mod declare;
mod language;
mod message;

pub use declare::{Declaration, Family, Severity};
pub(crate) use declare::{declaration, declare};
pub use language::{Language, Term};
pub(crate) use language::{terms, vocabulary};
#[cfg(test)]
pub(crate) use message::gaps;
pub use message::{Argument, Arguments};
mod finding;
#[cfg(feature = "schema")]
pub(crate) use finding::DiagnosticRecord;
pub use finding::{Diagnostic, Place, Range, Related};
pub(crate) use finding::{Findings, sort};
