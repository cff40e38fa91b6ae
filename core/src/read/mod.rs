//! Text to plan, with the place of every value; what is wrong becomes diagnostics, all of it at once.

mod faults;
mod source;

use std::path::Path;

use serde_json::Value;

pub(crate) use faults::{DECLARATIONS, migrate, migrate_text};
use faults::{MISSING_FIELD, NOT_UTF8, TOO_LARGE};
pub(crate) use source::SourceText;

use crate::diagnostic::{Diagnostic, Place, Range, sort};
use crate::json::{Decode, Decoder, LineIndex, Node, parse};
use crate::plan::PlanDocument;
use crate::{Error, Language};

/// The largest text that is read, in bytes: 100 MB, five times a plan of 10,000 goals.
pub const MAX_BYTES: u64 = 100 * 1024 * 1024;

/// A text that is not a plan, with everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", summary(.diagnostics))]
pub struct ReadError {
    /// All faults, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// The first few faults as a message; the rest are counted. What is missing comes last: often it follows from the others.
fn summary(diagnostics: &[Diagnostic]) -> String {
    const SHOWN: usize = 5;
    let (missing, others): (Vec<_>, Vec<_>) = diagnostics.iter().partition(|fault| fault.code() == MISSING_FIELD.code);
    let mut lines: Vec<String> = others.into_iter().chain(missing).take(SHOWN).map(line).collect();
    match diagnostics.len().saturating_sub(SHOWN) {
        0 => {}
        more => lines.push(format!("and {more} more")),
    }
    format!("not a plan:\n  {}", lines.join("\n  "))
}

fn line(diagnostic: &Diagnostic) -> String {
    let place = diagnostic
        .place
        .range
        .map_or_else(String::new, |range| format!("line {}, column {}: ", range.line, range.column));
    let (message, help) = (diagnostic.message(Language::En), diagnostic.help(Language::En));
    format!("{place}{} {message} ({help})", diagnostic.code())
}

/// Reads a text.
///
/// # Errors
/// Everything that keeps the text from being a plan.
pub(crate) fn read_text(text: &str) -> Result<(PlanDocument, SourceText), ReadError> {
    read_as(text).map(|(document, root)| (document, SourceText::new(text, root)))
}

/// Reads JSON of any form: options, scenarios and lists from a language that hands them over as text.
///
/// # Errors
/// Everything that is wrong with the text.
pub fn json(text: &str) -> Result<Value, ReadError> {
    read_as(text).map(|(value, _)| value)
}

fn read_as<T: Decode>(text: &str) -> Result<(T, Node), ReadError> {
    if text.len() as u64 > MAX_BYTES {
        return Err(ReadError::too_large(text.len() as u64));
    }
    let (root, syntax) = parse(text);
    let mut decoder = Decoder::new(text);
    let document = T::decode(&root, &mut decoder);
    let mut faults = syntax;
    faults.extend(decoder.into_faults());
    match document {
        Some(document) if faults.is_empty() => Ok((document, root)),
        _ => {
            let source = SourceText::new(text, root);
            let mut diagnostics: Vec<_> = faults.iter().map(|fault| faults::diagnostic(fault, &source)).collect();
            sort(&mut diagnostics);
            Err(ReadError { diagnostics })
        }
    }
}

/// Reads bytes, which must be UTF-8.
///
/// # Errors
/// Everything that keeps the bytes from being a plan.
pub(crate) fn read_bytes(bytes: &[u8]) -> Result<(PlanDocument, SourceText), ReadError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ReadError::too_large(bytes.len() as u64));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => read_text(text),
        Err(error) => {
            let sound = bytes.get(..error.valid_up_to()).and_then(|sound| std::str::from_utf8(sound).ok());
            let sound = sound.unwrap_or_default();
            let at = LineIndex::new(sound).position(sound, u32::try_from(sound.len()).unwrap_or(u32::MAX));
            let range = Range { line: at.line, column: at.column, end_line: at.line, end_column: at.column + 1 };
            let place = Place { pointer: String::new(), range: Some(range) };
            Err(ReadError { diagnostics: vec![Diagnostic::new(&NOT_UTF8, place)] })
        }
    }
}

/// Reads a file. A file over [`MAX_BYTES`] is refused before it is read.
///
/// # Errors
/// [`FileError::Unreadable`] where there is no such file or it may not be read, [`FileError::NotAPlan`] with
/// everything that is wrong with its text.
pub(crate) fn read_file(path: &Path) -> Result<(PlanDocument, SourceText), FileError> {
    let size = std::fs::metadata(path).map_err(|error| Error::read(path, &error))?.len();
    if size > MAX_BYTES {
        return Err(ReadError::too_large(size).into());
    }
    let bytes = std::fs::read(path).map_err(|error| Error::read(path, &error))?;
    Ok(read_bytes(&bytes)?)
}

/// Why a file gave no plan.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FileError {
    /// There is no such file, or it may not be read.
    #[error(transparent)]
    Unreadable(#[from] Error),
    /// Its text is not a plan.
    #[error(transparent)]
    NotAPlan(#[from] ReadError),
}

impl ReadError {
    /// The fault of a text that is larger than [`MAX_BYTES`], for whoever knows its size before reading it.
    #[must_use]
    pub fn too_large(size: u64) -> Self {
        let megabytes = |bytes: u64| format!("{} MB", bytes.div_ceil(1024 * 1024));
        let start = Range { line: 1, column: 1, end_line: 1, end_column: 1 };
        let place = Place { pointer: String::new(), range: Some(start) };
        let diagnostic =
            Diagnostic::new(&TOO_LARGE, place).with("size", megabytes(size)).with("limit", megabytes(MAX_BYTES));
        Self { diagnostics: vec![diagnostic] }
    }

    /// The same faults without lines and columns: for a text that nobody has seen.
    #[must_use]
    pub fn without_places(mut self) -> Self {
        self.diagnostics.iter_mut().for_each(Diagnostic::forget_range);
        self
    }
}
