//! Findings as a table.

use crate::diagnostic::{Diagnostic, Language};
use crate::table::rows;
use crate::{Row, Table};

/// A finding, worded in one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FindingRow<'d> {
    diagnostic: &'d Diagnostic,
    language: Language,
}

rows! {
    /// A finding about a plan.
    FindingRow<'_> as "FindingRow" {
        /// Code of the rule: family letter and three digits.
        code: text = |row| row.diagnostic.code().to_owned();
        /// `error`, `warning` or `advice`.
        severity: text = |row| row.diagnostic.severity().as_str();
        /// The element: the ids of the elements around it and its own, joined with `/`; empty for the plan itself.
        element: text = |row| row.diagnostic.element.clone();
        /// JSON Pointer to the place.
        pointer: text = |row| row.diagnostic.place.pointer.clone();
        /// Line in the text, from one; missing where there was no text.
        line: integer = |row| row.diagnostic.place.range.map(|range| i64::from(range.line));
        /// Column in the line, from one, in Unicode characters.
        column: integer = |row| row.diagnostic.place.range.map(|range| i64::from(range.column));
        /// What is wrong.
        message: text = |row| row.diagnostic.message(row.language);
        /// What to do about it.
        help: text = |row| row.diagnostic.help(row.language);
    }
}

/// Findings as a table, worded in one language.
#[must_use]
pub fn findings_table(diagnostics: &[Diagnostic], language: Language) -> Table<'static> {
    let rows: Vec<_> = diagnostics.iter().map(|diagnostic| FindingRow { diagnostic, language }).collect();
    FindingRow::table(&rows)
}
