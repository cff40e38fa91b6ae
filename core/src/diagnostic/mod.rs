//! Findings about a document: declared once, rendered last.

mod declare;
mod declared;
mod language;
mod message;

pub use declare::{Declaration, Family, Limit, Severity, prose};
pub(crate) use declare::{declaration, declare};
pub(crate) use declared::Declared;
pub use language::{Language, Term, Wording};
pub(crate) use language::{terms, vocabulary};
pub(crate) use message::gaps;
pub use message::{Argument, Arguments};
mod finding;
mod fix;
#[cfg(feature = "schema")]
pub(crate) use finding::DiagnosticRecord;
pub(crate) use finding::sort;
pub use finding::{BaselineState, Diagnostic, Place, Range, Related, Suppressed};
pub use fix::{Fix, Operation, Safety};
