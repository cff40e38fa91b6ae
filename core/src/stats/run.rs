//! From rows to estimates: row by row, group by group, or portion by portion.

use super::additive::{Additive, Limit, Rows, check_rows, terms};
use super::estimates::{Estimates, Limits};
use super::groups::Groups;
use super::info::MethodKind;
use super::note::{Note, Notes};
use super::state::{State, Sums};
use crate::Error;

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
    let mut sums = Sums::<SUMS>::default();
    for runs in groups.runs() {
        sums.clear();
        for run in runs {
            run.clone().for_each(|index| sums.push(terms(method, columns, index)));
        }
        writer.push(sums.finish(), runs.first().map_or(0, |run| run.start))?;
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
    (0..columns.rows()).for_each(|index| sums.push(terms(method, columns, index)));
    Ok(())
}

/// The one estimate of a state.
///
/// # Errors
/// Those of [`Additive::check`], for the sums.
pub(crate) fn conclude<const SUMS: usize, M: Additive<SUMS>>(
    method: &M,
    sums: &Sums<SUMS>,
) -> Result<Estimates, Error> {
    let mut writer = Writer::new(method, 1, true);
    writer.push(sums.finish(), 0)?;
    Ok(writer.estimates)
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
