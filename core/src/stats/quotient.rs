//! A sum over a sum: what rates, proportions and ratios share.

use super::additive::{Additive, Limit};
use super::confidence::{Confidence, Level};
use super::note::Note;
use crate::Error;

/// How the limits of a count over a denominator are found.
pub(crate) trait QuotientInterval {
    /// Limits of `count / denominator`, which is above zero.
    fn limits(&self, count: f64, denominator: f64, level: &Level) -> [Limit; 2];

    /// The one that is used.
    fn used(&self, count: f64) -> &'static str;

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

    fn terms(&self, row: [f64; 2]) -> Result<[f64; 2], Note> {
        Ok(row)
    }

    fn check_row(&self, [count, denominator]: &[f64; 2], index: usize) -> Result<(), Error> {
        self.interval.check(*count, *denominator, index)
    }

    fn check(&self, [count, denominator]: &[f64; 2], row: usize) -> Result<(), Error> {
        self.interval.check(*count, *denominator, row)
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
}
