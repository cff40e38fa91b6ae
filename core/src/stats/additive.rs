//! Methods that know their rows only through sums of terms: rates, proportions, ratios.
//!
//! For a row alone the terms are the row's; for a group they are summed, exactly, so that no order and no split of the
//! rows changes a bit of the answer.

use super::column::Columns;
use super::confidence::Level;
use super::note::Note;
use crate::Error;

/// A method with its options set, on rows of so many columns.
pub(crate) trait Additive<const COLUMNS: usize, const SUMS: usize> {
    /// Names for the first sums, which stand beside the estimate where rows were summed.
    const TOTALS: &'static [&'static str] = &[];

    /// Whether the method has an interval.
    const INTERVAL: bool;

    /// Whether of the last term the largest counts, and not the sum.
    const LAST_IS_LARGEST: bool = false;

    /// The terms of a row, none of its numbers missing; `NaN` stands for a column that is not given.
    ///
    /// # Errors
    /// The note that the row puts on its group.
    fn terms(&self, row: [f64; COLUMNS]) -> Result<[f64; SUMS], Note>;

    /// Refuses a row that no data can have.
    ///
    /// # Errors
    /// `column-value`.
    fn check_row(&self, _row: &[f64; COLUMNS], _index: usize) -> Result<(), Error> {
        Ok(())
    }

    /// Refuses sums that no data can have; `row` is the first of their group.
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

/// The terms of one row, all finite.
pub(crate) fn terms<const COLUMNS: usize, const SUMS: usize>(
    method: &impl Additive<COLUMNS, SUMS>,
    columns: &Columns<'_, COLUMNS>,
    index: usize,
) -> Result<[f64; SUMS], Note> {
    columns.row(index).and_then(|row| method.terms(row)).and_then(finite)
}

/// Passes finite numbers on: divided by an infinite one, anything would look like zero.
pub(crate) fn finite<const N: usize>(numbers: [f64; N]) -> Result<[f64; N], Note> {
    finite_all(&numbers).map(|()| numbers)
}

/// Whether all are finite.
///
/// # Errors
/// `overflow`.
pub(crate) fn finite_all(numbers: &[f64]) -> Result<(), Note> {
    if numbers.iter().all(|number| number.is_finite()) { Ok(()) } else { Err(Note::Overflow) }
}

/// Checks every row by itself.
///
/// # Errors
/// Those of [`Additive::check_row`], for the first row.
pub(crate) fn check_rows<const COLUMNS: usize, const SUMS: usize>(
    method: &impl Additive<COLUMNS, SUMS>,
    columns: &Columns<'_, COLUMNS>,
) -> Result<(), Error> {
    (0..columns.rows()).try_for_each(|index| columns.row(index).map_or(Ok(()), |row| method.check_row(&row, index)))
}

/// What is known through its sums, for whoever need not know how many there are.
pub(crate) trait Estimator {
    /// Names for the first sums.
    fn totals(&self) -> &'static [&'static str];

    /// Whether there is an interval.
    fn has_interval(&self) -> bool;

    /// The confidence levels asked for.
    fn levels(&self) -> &[Level];

    /// See [`Additive::check`].
    ///
    /// # Errors
    /// `column-value`.
    fn check(&self, sums: &[f64], row: usize) -> Result<(), Error>;

    /// See [`Additive::value`].
    ///
    /// # Errors
    /// The reason why there is none.
    fn value(&self, sums: &[f64]) -> Result<f64, Note>;

    /// See [`Additive::limits`].
    fn limits(&self, sums: &[f64], level: &Level) -> [Limit; 2];

    /// See [`Additive::interval`].
    fn interval(&self, sums: &[f64]) -> &'static str;
}

/// An additive method without its numbers of columns and sums: what writes estimates is then compiled once.
pub(crate) struct Erased<'m, M, const COLUMNS: usize, const SUMS: usize>(pub(crate) &'m M);

impl<M: Additive<COLUMNS, SUMS>, const COLUMNS: usize, const SUMS: usize> Estimator for Erased<'_, M, COLUMNS, SUMS> {
    fn totals(&self) -> &'static [&'static str] {
        M::TOTALS
    }

    fn has_interval(&self) -> bool {
        M::INTERVAL
    }

    fn levels(&self) -> &[Level] {
        self.0.levels()
    }

    fn check(&self, sums: &[f64], row: usize) -> Result<(), Error> {
        sums.first_chunk().map_or(Ok(()), |sums| self.0.check(sums, row))
    }

    fn value(&self, sums: &[f64]) -> Result<f64, Note> {
        sums.first_chunk().map_or(Err(Note::MissingInput), |sums| self.0.value(sums))
    }

    fn limits(&self, sums: &[f64], level: &Level) -> [Limit; 2] {
        sums.first_chunk().map_or([f64::NAN.into(); 2], |sums| self.0.limits(sums, level))
    }

    fn interval(&self, sums: &[f64]) -> &'static str {
        sums.first_chunk().map_or("", |sums| self.0.interval(sums))
    }
}
