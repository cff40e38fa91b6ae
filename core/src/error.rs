//! A call that could not be made.
//!
//! What is wrong with a *document* is never an [`Error`]: it comes back as [`crate::Diagnostic`]s, all of them.

use std::borrow::Cow;
use std::{fmt, io};

use crate::diagnostic::{Diagnostic, Language};

/// Why a call could not be made.
///
/// The value is opaque so that kinds can be added; [`Error::code`] is the stable part.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{kind}")]
pub struct Error {
    kind: Box<Kind>,
}

#[derive(Debug, Clone, PartialEq, thiserror::Error)]
enum Kind {
    #[error("unknown {what} `{name}`")]
    UnknownName { what: &'static str, name: String, suggestion: Option<String>, known: String },
    #[error("{owner} needs the column `{column}`")]
    MissingColumn { owner: String, column: String },
    #[error("column `{column}` holds {found}, {expected} is needed")]
    ColumnType { column: String, found: Cow<'static, str>, expected: &'static str },
    #[error("column `{column}` has {found} rows, the others have {expected}")]
    Length { column: String, found: usize, expected: usize },
    #[error("column `{column}`, row {row}: {value} is not {expected}")]
    Value { column: String, row: usize, value: String, expected: String },
    #[error("option `{option}` is {value}, it must be {expected}")]
    OptionValue { option: String, value: String, expected: String },
    #[error("{what} `{value}` is not {expected}")]
    Argument { what: &'static str, value: String, expected: String },
    #[error("{message}")]
    Vintage { message: String, help: Option<String> },
    #[cfg(feature = "methods")]
    #[error("`{method}` {}", if *.rows { "answers each row by itself" } else { "sees the rows of a group side by side" })]
    NotStreamable { method: String, rows: bool },
    #[error("{what} that cannot be used:\n  {faults}")]
    Form { what: &'static str, faults: String },
    #[error("cannot {what} `{path}`: {reason}")]
    File { what: &'static str, path: String, reason: String, kind: io::ErrorKind },
}

impl Error {
    /// A stable, machine-readable name of the kind of trouble.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match *self.kind {
            Kind::UnknownName { what: "column", .. } => "unknown-column",
            Kind::UnknownName { what: "method", .. } => "unknown-method",
            Kind::UnknownName { what: "option", .. } => "unknown-option",
            Kind::UnknownName { .. } => "unknown-name",
            Kind::MissingColumn { .. } => "missing-column",
            Kind::ColumnType { .. } => "column-type",
            Kind::Length { .. } => "column-length",
            Kind::Value { .. } => "column-value",
            Kind::OptionValue { .. } => "option-value",
            Kind::Argument { .. } => "argument",
            Kind::Vintage { .. } => "vintage",
            #[cfg(feature = "methods")]
            Kind::NotStreamable { .. } => "not-streamable",
            Kind::Form { what, .. } | Kind::File { what, .. } => what,
        }
    }

    /// What the caller can do about it, where there is something to say.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match &*self.kind {
            Kind::UnknownName { suggestion: Some(name), .. } => Some(format!("did you mean `{name}`?")),
            Kind::UnknownName { known, .. } if !known.is_empty() => Some(format!("known: {known}")),
            Kind::Vintage { help, .. } => help.clone(),
            Kind::Length { .. } => Some("all columns of one call are equally long".to_owned()),
            #[cfg(feature = "methods")]
            Kind::NotStreamable { rows: true, .. } => {
                Some("give keys, or calculate each portion by itself: nothing has to be kept of it".to_owned())
            }
            #[cfg(feature = "methods")]
            Kind::NotStreamable { rows: false, .. } => {
                Some("calculate all rows at once, those of the columns that it needs".to_owned())
            }
            _ => None,
        }
    }

    /// Why a file could not be read or written, where that is the trouble.
    #[must_use]
    pub fn io_kind(&self) -> Option<io::ErrorKind> {
        match *self.kind {
            Kind::File { kind, .. } => Some(kind),
            _ => None,
        }
    }

    /// A name that is not in a list; `known` gives "did you mean".
    ///
    /// This and the constructors after it are for whoever brings columns from elsewhere and refuses in the same words.
    #[must_use]
    pub fn unknown<'a>(what: &'static str, name: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Self {
        let suggestion = crate::suggest::closest(name, known.clone()).map(str::to_owned);
        let known = known.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        Kind::UnknownName { what, name: name.to_owned(), suggestion, known }.into()
    }

    /// A column that the method or indicator `owner` cannot do without.
    pub(crate) fn missing_column(owner: &str, column: &str) -> Self {
        Kind::MissingColumn { owner: format!("`{owner}`"), column: column.to_owned() }.into()
    }

    /// A column of another type than needed.
    #[must_use]
    pub fn column_type(column: &str, found: impl Into<Cow<'static, str>>, expected: &'static str) -> Self {
        Kind::ColumnType { column: column.to_owned(), found: found.into(), expected }.into()
    }

    /// A column of another length than the rest.
    pub(crate) fn length(column: &str, found: usize, expected: usize) -> Self {
        Kind::Length { column: column.to_owned(), found, expected }.into()
    }

    /// A value that no row may have; `row` counts from zero, as the caller's arrays do.
    #[must_use]
    pub fn value(column: &str, row: usize, value: impl fmt::Display, expected: impl Into<String>) -> Self {
        Kind::Value { column: column.to_owned(), row, value: value.to_string(), expected: expected.into() }.into()
    }

    /// An option outside its range or of another type.
    pub(crate) fn option(option: &str, value: &serde_json::Value, expected: impl Into<String>) -> Self {
        let value = crate::options::shown(value);
        Kind::OptionValue { option: option.to_owned(), value, expected: expected.into() }.into()
    }

    /// An argument that is not an option of a method: a scenario's date, a language.
    #[must_use]
    pub fn argument(what: &'static str, value: impl fmt::Display, expected: impl Into<String>) -> Self {
        Kind::Argument { what, value: value.to_string(), expected: expected.into() }.into()
    }

    /// Codes of areas that are not of the vintage that they are said to be of, or of two.
    pub(crate) fn vintage(message: String, help: Option<String>) -> Self {
        Kind::Vintage { message, help }.into()
    }

    /// Rules or findings of others that have not their form: every fault with its place.
    pub(crate) fn form(what: &'static str, faults: &[Diagnostic]) -> Self {
        let mut told = String::new();
        for fault in faults {
            let place = if fault.place.pointer.is_empty() { "/" } else { &fault.place.pointer };
            let (message, help) = (fault.message(Language::En), fault.help(Language::En));
            let parts = [if told.is_empty() { "" } else { "\n  " }, place, ": ", &message, " (", &help, ")"];
            parts.iter().for_each(|part| told.push_str(part));
        }
        Kind::Form { what, faults: told }.into()
    }

    /// A method that keeps nothing of rows that could be added up: it answers rows, or sees those of a group together.
    #[cfg(feature = "methods")]
    pub(crate) fn not_streamable(method: &str, rows: bool) -> Self {
        Kind::NotStreamable { method: method.to_owned(), rows }.into()
    }

    /// What a stream keeps of rows, where it is none or does not fit another.
    #[cfg(feature = "methods")]
    pub(crate) fn state(fault: &str) -> Self {
        Kind::Form { what: "state", faults: fault.to_owned() }.into()
    }

    /// Settings that have not their form: every fault with its place.
    #[cfg(feature = "config")]
    pub(crate) fn config(faults: &[String]) -> Self {
        Kind::Form { what: "config", faults: faults.join("\n  ") }.into()
    }

    /// A file that should hold JSON: every fault with its place.
    #[cfg(feature = "config")]
    pub(crate) fn json(path: &std::path::Path, faults: &[Diagnostic]) -> Self {
        let told = faults.iter().map(|fault| {
            let place = fault.place.range.map_or_else(String::new, |range| format!("{}:{}", range.line, range.column));
            let (message, help) = (fault.message(Language::En), fault.help(Language::En));
            format!("{}:{place}: {message} ({help})", path.display())
        });
        Kind::Form { what: "json", faults: told.collect::<Vec<_>>().join("\n  ") }.into()
    }

    /// The message with what to do, on one line for each fault.
    #[cfg(feature = "config")]
    pub(crate) fn told(&self) -> String {
        self.help().map_or_else(|| self.to_string(), |help| format!("{self} ({help})"))
    }

    /// The name or option that it is about, where it is about one.
    #[cfg(feature = "config")]
    pub(crate) fn subject(&self) -> Option<&str> {
        match &*self.kind {
            Kind::UnknownName { name, .. } => Some(name),
            Kind::OptionValue { option, .. } => Some(option),
            _ => None,
        }
    }

    /// A file that could not be read.
    pub(crate) fn read(path: &std::path::Path, error: &io::Error) -> Self {
        Self::file("read", path, error)
    }

    /// A file that could not be written.
    #[cfg(feature = "command")]
    pub(crate) fn write(path: &std::path::Path, error: &io::Error) -> Self {
        Self::file("write", path, error)
    }

    fn file(what: &'static str, path: &std::path::Path, error: &io::Error) -> Self {
        let (path, reason) = (path.display().to_string(), error.to_string());
        Kind::File { what, path, reason, kind: error.kind() }.into()
    }
}

impl From<Kind> for Error {
    fn from(kind: Kind) -> Self {
        Self { kind: Box::new(kind) }
    }
}
