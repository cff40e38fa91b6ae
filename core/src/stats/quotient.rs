//! A sum over a sum: what rates, proportions and ratios share.

use super::additive::{Additive, Block, Limit, Part, fill_limits};
use super::confidence::{Confidence, Level};
use super::note::Note;
use crate::Error;

/// How the limits of a count over a denominator are found.
pub(crate) trait QuotientInterval {
    /// Limits of `count / denominator`, which is above zero.
    fn limits(&self, count: f64, denominator: f64, level: &Level) -> [Limit; 2];

    /// The one that is used.
    fn used(&self, count: f64) -> &'static str;

    /// The one that is used always, if it does not depend on the count.
    fn always(&self) -> Option<&'static str>;

    /// As `limits` where many can be had side by side, and no number elsewhere.
    fn quick_limits(&self, count: f64, denominator: f64, level: &Level) -> [f64; 2];

    /// Whether a count is above its denominator, where that is refused.
    #[inline(always)]
    fn suspects(&self, _count: f64, _denominator: f64) -> bool {
        false
    }

    /// Refuses numbers that no data can have.
    ///
    /// # Errors
    /// `column-value`.
    fn check(&self, _count: f64, _denominator: f64, _row: usize) -> Result<(), Error> {
        Ok(())
    }
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
    const INTERVAL: bool = true;
    const CHECKS: bool = true;

    fn parts(&self, _: [bool; 2]) -> [Part; 2] {
        [Part::Column(0), Part::Column(1)]
    }

    #[inline(always)]
    fn suspects(&self, [counts, denominators]: [&Block; 2], _: [bool; 2]) -> bool {
        let rows = counts.iter().zip(denominators);
        rows.fold(false, |any, (count, denominator)| any | self.interval.suspects(*count, *denominator))
    }

    fn terms(&self, row: [f64; 2]) -> Result<[f64; 2], Note> {
        Ok(row)
    }

    fn check_row(&self, [count, denominator]: &[f64; 2], index: usize) -> Result<(), Error> {
        self.interval.check(*count, *denominator, index)
    }

    fn check(&self, [count, denominator]: &[f64; 2], row: usize) -> Result<(), Error> {
        self.interval.check(*count, *denominator, row)
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

    fn interval(&self, [count, _]: &[f64; 2]) -> &'static str {
        self.interval.used(*count)
    }

    fn one_interval(&self) -> Option<&'static str> {
        self.interval.always()
    }

    #[inline(always)]
    fn limits_of_block(&self, sums: [&Block; 2], level: &Level, limits: [&mut Block; 2]) -> bool {
        fill_limits(sums, limits, |[count, denominator]| {
            self.interval.quick_limits(count, denominator, level).map(|limit| self.per * limit)
        })
    }
}
