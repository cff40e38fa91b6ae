//! Estimates in the making: columns of an answer, of which several parts are written at the same time.

use std::ops::Range;

use super::additive::Limit;
use super::erased::Method;
use super::estimates::{Estimates, Limits};
use super::note::{Note, Notes};
use crate::table::words::{Words, code};

/// The words that the codes of some rows of the answer stand for.
pub(crate) type Said = Vec<(Range<usize>, Vec<&'static str>)>;

/// An answer in the making.
pub(crate) struct Answer {
    estimates: Estimates,
    interval: Option<Vec<u8>>,
}

impl Answer {
    pub(crate) fn new(method: &dyn Method, rows: usize, summed: bool) -> Self {
        // Zeros: the system has them ready, and hands them over when they are first written.
        let column = || vec![0.0; rows];
        let limits = method.levels().iter();
        let limits = limits.map(|level| Limits { suffix: level.suffix.clone(), lower: column(), upper: column() });
        let totals = if summed { method.totals() } else { &[] };
        let estimates = Estimates {
            value: column(),
            limits: limits.collect(),
            interval: None,
            totals: totals.iter().map(|name| (*name, column())).collect(),
            note: vec![None; rows],
        };
        Self { estimates, interval: method.interval().map(|_| vec![0; rows]) }
    }

    pub(crate) fn space(&mut self) -> Space<'_> {
        let estimates = &mut self.estimates;
        Space {
            value: &mut estimates.value,
            limits: estimates.limits.iter_mut().map(|limits| [&mut *limits.lower, &mut *limits.upper]).collect(),
            interval: self.interval.as_deref_mut().unwrap_or_default(),
            totals: estimates.totals.iter_mut().map(|(_, column)| &mut **column).collect(),
            note: &mut estimates.note,
        }
    }

    /// Each part has a list of words of its own: one list is made of them.
    pub(crate) fn finish(self, said: Said) -> Estimates {
        let Self { mut estimates, interval } = self;
        estimates.interval = interval.map(|mut codes| {
            let mut words = Vec::new();
            for (rows, own) in said {
                let common: Vec<u8> = own.iter().map(|word| code(&mut words, word)).collect();
                if common.iter().copied().eq(1..=own.len() as u8) {
                    continue;
                }
                for code in codes.get_mut(rows).unwrap_or_default() {
                    let place = usize::from(*code).checked_sub(1);
                    *code = place.and_then(|place| common.get(place)).copied().unwrap_or_default();
                }
            }
            Words::new(codes, words)
        });
        estimates
    }
}

/// Where some rows of an answer go.
pub(crate) struct Space<'o> {
    pub(crate) value: &'o mut [f64],
    pub(crate) limits: Vec<[&'o mut [f64]; 2]>,
    /// Codes of words; empty where there is no interval.
    pub(crate) interval: &'o mut [u8],
    pub(crate) totals: Vec<&'o mut [f64]>,
    pub(crate) note: &'o mut [Option<Note>],
}

impl<'o> Space<'o> {
    /// The first rows, and the others.
    pub(crate) fn split(self, rows: usize) -> (Self, Self) {
        fn cut<T>(rows: &mut [T], at: usize) -> (&mut [T], &mut [T]) {
            let at = at.min(rows.len());
            rows.split_at_mut(at)
        }
        let (value, values) = cut(self.value, rows);
        let (interval, intervals) = cut(self.interval, rows);
        let (note, notes) = cut(self.note, rows);
        let limits = self.limits.into_iter().map(|[lower, upper]| {
            let ((lower, lowers), (upper, uppers)) = (cut(lower, rows), cut(upper, rows));
            ([lower, upper], [lowers, uppers])
        });
        let (limit, limits) = limits.unzip();
        let (total, totals) = self.totals.into_iter().map(|total| cut(total, rows)).unzip();
        (
            Self { value, limits: limit, interval, totals: total, note },
            Self { value: values, limits, interval: intervals, totals, note: notes },
        )
    }

    /// Writes one estimate.
    pub(crate) fn write(
        &mut self,
        method: &dyn Method,
        index: usize,
        sums: Result<&[f64], Note>,
        words: &mut Vec<&'static str>,
    ) {
        fn set<T>(rows: &mut [T], index: usize, value: T) {
            if let Some(row) = rows.get_mut(index) {
                *row = value;
            }
        }
        let mut notes = Notes::default();
        let value = notes.given(sums.and_then(|sums| method.value(sums)).map_or_else(Limit::from, Limit::from));
        let known = sums.ok().filter(|_| !value.is_nan());
        let mut limited = None;
        for ([lowers, uppers], level) in self.limits.iter_mut().zip(method.levels()) {
            let [lower, upper] =
                known.map_or([f64::NAN; 2], |sums| method.limits(sums, level).map(|limit| notes.given(limit)));
            if !lower.is_nan() || !upper.is_nan() {
                limited = known;
            }
            set(lowers, index, lower);
            set(uppers, index, upper);
        }
        if !self.interval.is_empty() {
            let first = limited.and_then(|sums| sums.first());
            let word = first.and_then(|first| Some(method.interval()?.of(*first)));
            set(self.interval, index, word.map_or(0, |word| code(words, word)));
        }
        for (place, column) in self.totals.iter_mut().enumerate() {
            set(column, index, sums.ok().and_then(|sums| sums.get(place).copied()).unwrap_or(f64::NAN));
        }
        set(self.value, index, value);
        set(self.note, index, notes.first());
    }
}
