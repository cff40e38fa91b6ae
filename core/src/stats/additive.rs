//! Methods that know their rows only through sums of terms: rates, proportions, ratios.
//!
//! For a row alone the terms are the row's; for a group they are summed, exactly, so that no order and no split of the
//! rows changes a bit of the answer.

use super::confidence::Level;
use super::note::Note;
use crate::Error;

/// A method with its options set.
pub(crate) trait Additive<const SUMS: usize> {
    /// The numbers of one row, none missing.
    type Row;

    /// Names for the first sums, which stand beside the estimate where rows were summed.
    const TOTALS: &'static [&'static str] = &[];

    /// Whether the method has an interval.
    const INTERVAL: bool;

    /// The terms of a row.
    ///
    /// # Errors
    /// The note that the row puts on its group.
    fn terms(&self, row: Self::Row) -> Result<[f64; SUMS], Note>;

    /// Refuses terms or sums that no data can have; `row` is theirs, or the first of their group.
    ///
    /// # Errors
    /// `column-value`.
    fn check(&self, _sums: &[f64; SUMS], _row: usize) -> Result<(), Error> {
        Ok(())
    }

    /// The estimate.
    ///
    /// # Errors
    /// The reason why there is none.
    fn value(&self, sums: &[f64; SUMS]) -> Result<f64, Note>;

    /// The confidence levels asked for.
    fn levels(&self) -> &[Level] {
        &[]
    }

    /// Lower and upper limit at one of the levels, asked only where there is an estimate.
    fn limits(&self, _sums: &[f64; SUMS], _level: &Level) -> [Limit; 2] {
        [Limit::from(f64::NAN); 2]
    }

    /// The interval that the limits are from.
    fn interval(&self, _sums: &[f64; SUMS]) -> &'static str {
        ""
    }
}

/// A limit, or why there is none, or both a limit and a word of care.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Limit {
    pub(crate) value: f64,
    pub(crate) note: Option<Note>,
}

impl From<f64> for Limit {
    fn from(value: f64) -> Self {
        Self { value, note: None }
    }
}

impl From<Note> for Limit {
    fn from(note: Note) -> Self {
        Self { value: f64::NAN, note: Some(note) }
    }
}

impl Limit {
    /// The limit on another scale.
    pub(crate) fn map(self, scale: impl FnOnce(f64) -> f64) -> Self {
        Self { value: scale(self.value), ..self }
    }
}

/// The columns of a call, row by row.
pub(crate) trait Rows {
    /// The numbers of one row.
    type Row;

    /// Number of rows.
    fn rows(&self) -> usize;

    /// One row.
    ///
    /// # Errors
    /// `missing_input` where one of its numbers is missing.
    fn row(&self, index: usize) -> Result<Self::Row, Note>;
}

/// The terms of one row, all finite.
pub(crate) fn terms<const SUMS: usize, R: Rows, M: Additive<SUMS, Row = R::Row>>(
    method: &M,
    columns: &R,
    index: usize,
) -> Result<[f64; SUMS], Note> {
    columns.row(index).and_then(|row| method.terms(row)).and_then(finite)
}

/// Passes finite numbers on: divided by an infinite one, anything would look like zero.
pub(crate) fn finite<const N: usize>(numbers: [f64; N]) -> Result<[f64; N], Note> {
    if numbers.iter().all(|number| number.is_finite()) { Ok(numbers) } else { Err(Note::Overflow) }
}

/// Checks every row by itself.
///
/// # Errors
/// Those of [`Additive::check`], for the first row.
pub(crate) fn check_rows<const SUMS: usize, R: Rows, M: Additive<SUMS, Row = R::Row>>(
    method: &M,
    columns: &R,
) -> Result<(), Error> {
    (0..columns.rows()).try_for_each(|index| match terms(method, columns, index) {
        Ok(terms) => method.check(&terms, index),
        Err(_) => Ok(()),
    })
}
