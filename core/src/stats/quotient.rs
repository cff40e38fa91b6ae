//! A sum over a sum: what rates, proportions and ratios share.

use super::additive::{Additive, Block, ByFirst, Limit, Part, fill_limits, veil};
use super::bounds::at_most_its_denominator;
use super::confidence::{Confidence, Level};
use super::lanes::Lanes;
use super::note::Note;
use super::stretch::{Stretch, Wide};
use crate::Error;

/// How the limits of a count over a denominator are found.
pub(crate) trait QuotientInterval: Copy {
    /// Limits of `count / denominator`, which is above zero.
    fn limits(&self, count: f64, denominator: f64, level: &Level) -> [Limit; 2];

    /// The one that is used, by the count.
    fn by_count(&self) -> ByFirst;

    /// From which count on [`QuotientInterval::quick_limits`] are the limits.
    fn quick_from(self) -> f64;

    /// As `limits`, at the normal quantile `z`, and no number where there is a note.
    fn quick_limits(count: f64, denominator: f64, z: f64) -> [f64; 2];

    /// Whether a count above its denominator is refused.
    const COMPARES: bool = false;
}

/// The sum of a count over that of a denominator, given per so many.
#[derive(Debug, Clone)]
pub(crate) struct Quotient<I> {
    per: f64,
    levels: Vec<Level>,
    interval: I,
}

impl<I> Quotient<I> {
    pub(crate) fn new(per: f64, confidence: &Confidence, interval: I) -> Self {
        Self { per, levels: confidence.levels(), interval }
    }
}

/// The value of any quotient.
///
/// # Errors
/// `zero_denominator`.
pub(crate) fn value(per: f64, above: f64, below: f64) -> Result<f64, Note> {
    if below == 0.0 { Err(Note::ZeroDenominator) } else { Ok(per * above / below) }
}

impl<I: QuotientInterval> Additive<2, 2> for Quotient<I> {
    const TOTALS: &'static [&'static str] = &["count", "denominator"];
    const CHECKS: bool = I::COMPARES;

    fn parts(&self, _: [bool; 2]) -> [Part; 2] {
        [Part::Column(0), Part::Column(1)]
    }

    fn stretches(&self, _: [bool; 2]) -> bool {
        true
    }

    #[inline(always)]
    fn stretch<L: Lanes>(&self, lanes: L, columns: [&[f64]; 2], stretch: Stretch<'_>) -> Option<usize> {
        let differences = |[count, denominator]: [Wide<L>; 2]| [if I::COMPARES { denominator - count } else { count }];
        stretch.sum(lanes, columns, |terms| terms, differences)
    }

    #[inline(always)]
    fn suspects(&self, [counts, denominators]: [&Block; 2], _: [bool; 2]) -> bool {
        let rows = counts.iter().zip(denominators);
        I::COMPARES && rows.fold(false, |any, (count, denominator)| any | (count > denominator) & (*denominator > 0.0))
    }

    fn terms(&self, row: [f64; 2]) -> Result<[f64; 2], Note> {
        Ok(row)
    }

    fn check_row(&self, row: &[f64; 2], index: usize) -> Result<(), Error> {
        self.check(row, index)
    }

    fn check(&self, [count, denominator]: &[f64; 2], row: usize) -> Result<(), Error> {
        if I::COMPARES { at_most_its_denominator("count", row, *count, *denominator) } else { Ok(()) }
    }

    /// Without a denominator it is infinite, or no number.
    #[inline(always)]
    fn quick_value(&self, [count, denominator]: &[f64; 2]) -> f64 {
        self.per * count / denominator
    }

    fn value(&self, [count, denominator]: &[f64; 2]) -> Result<f64, Note> {
        value(self.per, *count, *denominator)
    }

    fn levels(&self) -> &[Level] {
        &self.levels
    }

    fn limits(&self, [count, denominator]: &[f64; 2], level: &Level) -> [Limit; 2] {
        self.interval.limits(*count, *denominator, level).map(|limit| limit.map(|limit| self.per * limit))
    }

    fn interval(&self) -> Option<ByFirst> {
        Some(self.interval.by_count())
    }

    #[inline(always)]
    fn limits_of_block(&self, sums: [&Block; 2], level: &Level, limits: [&mut Block; 2]) -> Option<bool> {
        let (from, per, z) = (self.interval.quick_from(), self.per, level.z);
        fill_limits(sums, limits, |[count, denominator]| {
            let veil = veil(count, from);
            I::quick_limits(count, denominator, z).map(|limit| per * limit + veil)
        })
    }
}
