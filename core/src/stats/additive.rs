//! Methods that know their rows only through sums of terms: rates, proportions, ratios.
//!
//! For a row alone the terms are the row's; for a group they are summed, exactly, so that no order and no split of the
//! rows changes a bit of the answer.

use std::ops::Range;

use super::confidence::Level;
use super::estimates::{Estimates, Limits};
use super::groups::Groups;
use super::info::MethodKind;
use super::note::{Note, Notes};
use super::sum::Sum;
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

/// What a method keeps of the rows it has seen.
///
/// States of parts of the rows can be merged in any tree: the same answer in one pass, over chunks, over threads, or over
/// the workers of a distributed engine.
pub(crate) trait State<M, R>: Default {
    /// What is known after the last row.
    type Answer;

    /// Takes rows in.
    fn push(&mut self, method: &M, columns: &R, rows: Range<usize>);

    /// Takes in what another state has seen.
    fn merge(&mut self, other: &Self);

    /// The answer; the state can go on.
    fn finish(&self) -> Self::Answer;
}

/// The terms of one row, all finite.
fn terms<const SUMS: usize, R: Rows, M: Additive<SUMS, Row = R::Row>>(
    method: &M,
    columns: &R,
    index: usize,
) -> Result<[f64; SUMS], Note> {
    columns.row(index).and_then(|row| method.terms(row)).and_then(finite)
}

/// Passes finite numbers on: divided by an infinite one, anything would look like zero.
fn finite<const N: usize>(numbers: [f64; N]) -> Result<[f64; N], Note> {
    if numbers.iter().all(|number| number.is_finite()) { Ok(numbers) } else { Err(Note::Overflow) }
}

/// Sums of terms, and the notes of rows that have none.
#[derive(Debug, Clone)]
pub(crate) struct Sums<const SUMS: usize> {
    sums: [Sum; SUMS],
    notes: Notes,
}

impl<const SUMS: usize> Default for Sums<SUMS> {
    fn default() -> Self {
        Self { sums: std::array::from_fn(|_| Sum::new()), notes: Notes::default() }
    }
}

impl<const SUMS: usize> Sums<SUMS> {
    /// Back to no rows.
    fn clear(&mut self) {
        self.sums.iter_mut().for_each(Sum::clear);
        self.notes = Notes::default();
    }
}

impl<const SUMS: usize, R: Rows, M: Additive<SUMS, Row = R::Row>> State<M, R> for Sums<SUMS> {
    type Answer = Result<[f64; SUMS], Note>;

    fn push(&mut self, method: &M, columns: &R, rows: Range<usize>) {
        for index in rows {
            match terms(method, columns, index) {
                Ok(terms) => self.sums.iter_mut().zip(terms).for_each(|(sum, term)| sum.add(term)),
                Err(note) => self.notes.add(note),
            }
        }
    }

    fn merge(&mut self, other: &Self) {
        self.sums.iter_mut().zip(&other.sums).for_each(|(sum, other)| sum.merge(other));
        self.notes.merge(other.notes);
    }

    fn finish(&self) -> Self::Answer {
        self.notes.first().map_or_else(|| finite(self.sums.each_ref().map(Sum::value)), Err)
    }
}

/// One estimate a row, where the kind is row-wise and there are no groups; else one a group.
///
/// # Errors
/// Those of [`Additive::check`], for the first row or group.
pub(crate) fn estimate<const SUMS: usize, R: Rows, M: Additive<SUMS, Row = R::Row>>(
    kind: MethodKind,
    method: &M,
    columns: &R,
    groups: Option<&Groups>,
) -> Result<Estimates, Error> {
    match (kind, groups) {
        (_, Some(groups)) => estimate_groups(method, columns, groups),
        (MethodKind::Aggregating, None) => estimate_groups(method, columns, &Groups::whole(columns.rows())),
        (MethodKind::RowWise, None) => estimate_rows(method, columns),
    }
}

fn estimate_rows<const SUMS: usize, R: Rows, M: Additive<SUMS, Row = R::Row>>(
    method: &M,
    columns: &R,
) -> Result<Estimates, Error> {
    let mut writer = Writer::new(method, columns.rows(), false);
    for index in 0..columns.rows() {
        writer.push(terms(method, columns, index), index)?;
    }
    Ok(writer.estimates)
}

fn estimate_groups<const SUMS: usize, R: Rows, M: Additive<SUMS, Row = R::Row>>(
    method: &M,
    columns: &R,
    groups: &Groups,
) -> Result<Estimates, Error> {
    check_rows(method, columns)?;
    let mut writer = Writer::new(method, groups.len(), true);
    let mut sums = Sums::default();
    for runs in groups.runs() {
        sums.clear();
        for run in runs {
            sums.push(method, columns, run.clone());
        }
        let sums = <Sums<SUMS> as State<M, R>>::finish(&sums);
        writer.push(sums, runs.first().map_or(0, |run| run.start))?;
    }
    Ok(writer.estimates)
}

/// Takes all rows of a call into a state, or none of them.
///
/// # Errors
/// Those of [`Additive::check`], for the first row.
pub(crate) fn take<const SUMS: usize, R: Rows, M: Additive<SUMS, Row = R::Row>>(
    sums: &mut Sums<SUMS>,
    method: &M,
    columns: &R,
) -> Result<(), Error> {
    check_rows(method, columns)?;
    sums.push(method, columns, 0..columns.rows());
    Ok(())
}

/// The one estimate of a state.
///
/// # Errors
/// Those of [`Additive::check`], for the sums.
pub(crate) fn conclude<const SUMS: usize, R: Rows, M: Additive<SUMS, Row = R::Row>>(
    method: &M,
    sums: &Sums<SUMS>,
) -> Result<Estimates, Error> {
    let mut writer = Writer::new(method, 1, true);
    writer.push(<Sums<SUMS> as State<M, R>>::finish(sums), 0)?;
    Ok(writer.estimates)
}

fn check_rows<const SUMS: usize, R: Rows, M: Additive<SUMS, Row = R::Row>>(
    method: &M,
    columns: &R,
) -> Result<(), Error> {
    (0..columns.rows()).try_for_each(|index| match terms(method, columns, index) {
        Ok(terms) => method.check(&terms, index),
        Err(_) => Ok(()),
    })
}

/// Puts estimates one under the other.
struct Writer<'m, M> {
    method: &'m M,
    estimates: Estimates,
}

impl<'m, M> Writer<'m, M> {
    fn new<const SUMS: usize>(method: &'m M, rows: usize, summed: bool) -> Self
    where
        M: Additive<SUMS>,
    {
        let column = || Vec::with_capacity(rows);
        let limits = method.levels().iter();
        let limits = limits.map(|level| Limits { suffix: level.suffix.clone(), lower: column(), upper: column() });
        let totals = if summed { M::TOTALS } else { &[] };
        let estimates = Estimates {
            value: column(),
            limits: limits.collect(),
            interval: M::INTERVAL.then(|| Vec::with_capacity(rows)),
            totals: totals.iter().map(|name| (*name, column())).collect(),
            note: Vec::with_capacity(rows),
        };
        Self { method, estimates }
    }

    fn push<const SUMS: usize>(&mut self, sums: Result<[f64; SUMS], Note>, row: usize) -> Result<(), Error>
    where
        M: Additive<SUMS>,
    {
        let (method, estimates) = (self.method, &mut self.estimates);
        if let Ok(sums) = &sums {
            method.check(sums, row)?;
        }
        let mut notes = Notes::default();
        // Nothing but finite numbers goes out, and no negative zero.
        let mut given = |limit: Limit| {
            limit.note.into_iter().for_each(|note| notes.add(note));
            if limit.value.is_finite() {
                return limit.value + 0.0;
            }
            if limit.note.is_none() {
                notes.add(Note::Overflow);
            }
            f64::NAN
        };
        let value = given(sums.and_then(|sums| method.value(&sums)).map_or_else(Limit::from, Limit::from));
        let known = sums.ok().filter(|_| !value.is_nan());
        let mut limited = false;
        for (limits, level) in estimates.limits.iter_mut().zip(method.levels()) {
            let [lower, upper] = known.map_or([f64::NAN; 2], |sums| method.limits(&sums, level).map(&mut given));
            limited |= !lower.is_nan() || !upper.is_nan();
            limits.lower.push(lower);
            limits.upper.push(upper);
        }
        if let Some(interval) = &mut estimates.interval {
            interval.push(known.filter(|_| limited).map(|sums| method.interval(&sums)));
        }
        for (total, (_, column)) in estimates.totals.iter_mut().enumerate() {
            column.push(sums.ok().and_then(|sums| sums.get(total).copied()).unwrap_or(f64::NAN));
        }
        estimates.value.push(value);
        estimates.note.push(notes.first());
        Ok(())
    }
}
