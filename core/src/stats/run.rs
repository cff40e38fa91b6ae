//! From rows to estimates: row by row, group by group, or portion by portion.

use super::additive::{Additive, Erased, Estimator, Limit, check_rows, terms};
use super::column::Columns;
use super::estimates::{Estimates, Limits};
use super::groups::Groups;
use super::info::MethodKind;
use super::note::{Note, Notes};
use super::state::{State, Sums};
use crate::Error;

/// One estimate a row, where the kind is row-wise and there are no groups; else one a group.
///
/// # Errors
/// Those of [`Additive::check_row`] and [`Additive::check`], for the first row or group.
pub(crate) fn estimate<const COLUMNS: usize, const SUMS: usize>(
    kind: MethodKind,
    method: &impl Additive<COLUMNS, SUMS>,
    columns: &Columns<'_, COLUMNS>,
    groups: Option<&Groups>,
) -> Result<Estimates, Error> {
    check_rows(method, columns)?;
    let erased = Erased(method);
    if kind == MethodKind::RowWise && groups.is_none() {
        let mut writer = Writer::new(&erased, columns.rows(), false);
        for index in 0..columns.rows() {
            writer.push(known(&terms(method, columns, index)), index)?;
        }
        return Ok(writer.estimates);
    }
    let whole;
    let groups = match groups {
        Some(groups) => groups,
        None => {
            whole = Groups::whole(columns.rows());
            &whole
        }
    };
    let mut writer = Writer::new(&erased, groups.len(), true);
    let mut sums = Sums::<SUMS>::default();
    for runs in groups.runs() {
        sums.clear();
        for run in runs {
            run.clone().for_each(|index| push(&mut sums, method, columns, index));
        }
        writer.push(known(&sums.finish()), runs.first().map_or(0, |run| run.start))?;
    }
    Ok(writer.estimates)
}

/// Takes one row into the sums.
pub(crate) fn push<const COLUMNS: usize, const SUMS: usize, M: Additive<COLUMNS, SUMS>>(
    sums: &mut Sums<SUMS>,
    method: &M,
    columns: &Columns<'_, COLUMNS>,
    index: usize,
) {
    let terms = terms(method, columns, index);
    if M::LAST_IS_LARGEST { sums.push_with_largest(terms) } else { sums.push(terms) }
}

/// Sums without their number.
fn known<const SUMS: usize>(sums: &Result<[f64; SUMS], Note>) -> Result<&[f64], Note> {
    match sums {
        Ok(sums) => Ok(sums),
        Err(note) => Err(*note),
    }
}

/// Takes all rows of a call into a state, or none of them.
///
/// # Errors
/// Those of [`Additive::check_row`], for the first row.
pub(crate) fn take<const COLUMNS: usize, const SUMS: usize>(
    sums: &mut Sums<SUMS>,
    method: &impl Additive<COLUMNS, SUMS>,
    columns: &Columns<'_, COLUMNS>,
) -> Result<(), Error> {
    check_rows(method, columns)?;
    (0..columns.rows()).for_each(|index| push(sums, method, columns, index));
    Ok(())
}

/// The one estimate of a state.
///
/// # Errors
/// Those of [`Additive::check`], for the sums.
pub(crate) fn conclude<const COLUMNS: usize, const SUMS: usize>(
    method: &impl Additive<COLUMNS, SUMS>,
    sums: &Sums<SUMS>,
) -> Result<Estimates, Error> {
    let erased = Erased(method);
    let mut writer = Writer::new(&erased, 1, true);
    writer.push(known(&sums.finish()), 0)?;
    Ok(writer.estimates)
}

/// Puts estimates one under the other.
pub(crate) struct Writer<'m> {
    method: &'m dyn Estimator,
    estimates: Estimates,
}

impl<'m> Writer<'m> {
    pub(crate) fn new(method: &'m dyn Estimator, rows: usize, summed: bool) -> Self {
        let column = || Vec::with_capacity(rows);
        let limits = method.levels().iter();
        let limits = limits.map(|level| Limits { suffix: level.suffix.clone(), lower: column(), upper: column() });
        let totals = if summed { method.totals() } else { &[] };
        let estimates = Estimates {
            value: column(),
            limits: limits.collect(),
            interval: method.has_interval().then(|| Vec::with_capacity(rows)),
            totals: totals.iter().map(|name| (*name, column())).collect(),
            note: Vec::with_capacity(rows),
        };
        Self { method, estimates }
    }

    /// # Errors
    /// Those of [`Estimator::check`].
    pub(crate) fn push(&mut self, sums: Result<&[f64], Note>, row: usize) -> Result<(), Error> {
        let (method, estimates) = (self.method, &mut self.estimates);
        if let Ok(sums) = sums {
            method.check(sums, row)?;
        }
        let mut notes = Notes::default();
        let value = notes.given(sums.and_then(|sums| method.value(sums)).map_or_else(Limit::from, Limit::from));
        let known = sums.ok().filter(|_| !value.is_nan());
        let mut limited = false;
        for (limits, level) in estimates.limits.iter_mut().zip(method.levels()) {
            let [lower, upper] =
                known.map_or([f64::NAN; 2], |sums| method.limits(sums, level).map(|limit| notes.given(limit)));
            limited |= !lower.is_nan() || !upper.is_nan();
            limits.lower.push(lower);
            limits.upper.push(upper);
        }
        if let Some(interval) = &mut estimates.interval {
            interval.push(known.filter(|_| limited).map(|sums| method.interval(sums)));
        }
        for (total, (_, column)) in estimates.totals.iter_mut().enumerate() {
            column.push(sums.ok().and_then(|sums| sums.get(total).copied()).unwrap_or(f64::NAN));
        }
        estimates.value.push(value);
        estimates.note.push(notes.first());
        Ok(())
    }
    pub(crate) fn into_estimates(self) -> Estimates {
        self.estimates
    }
}
