//! Indirect standardisation: observed events beside those that the rates of a reference would give.

use super::additive::{Additive, Block, ByFirst, Limit, Part, fill_limits, veil};
use super::confidence::{Confidence, Level};
use super::interval::byar;
use super::interval::count::CountInterval;
use super::lanes::Lanes;
use super::note::Note;
use super::stretch::{Stretch, Wide};

/// Observed over expected, times what the ratio is given per, or times the rate of the reference.
#[derive(Debug, Clone)]
pub(crate) struct Indirect {
    per: f64,
    levels: Vec<Level>,
    interval: CountInterval,
    rate: bool,
}

impl Indirect {
    pub(crate) fn new(per: f64, confidence: &Confidence, interval: CountInterval, rate: bool) -> Self {
        Self { per, levels: confidence.levels(), interval, rate }
    }

    /// What observed events are multiplied by.
    fn scale(&self, [_, expected, events, denominator]: &[f64; 4]) -> f64 {
        if self.rate { self.per * (events / denominator) / expected } else { self.per / expected }
    }
}

impl Additive<4, 4> for Indirect {
    const TOTALS: &'static [&'static str] = &["count", "expected", "reference_count", "reference_denominator"];

    /// Observed and expected events, events and denominator of the reference.
    fn terms(&self, [count, denominator, events, reference]: [f64; 4]) -> Result<[f64; 4], Note> {
        if reference == 0.0 {
            return Err(Note::ZeroDenominator);
        }
        Ok([count, denominator * (events / reference), events, reference])
    }

    fn parts(&self, _: [bool; 4]) -> [Part; 4] {
        [Part::Column(0), Part::Calculated, Part::Column(2), Part::Column(3)]
    }

    fn stretches(&self, _: [bool; 4]) -> bool {
        true
    }

    #[inline(always)]
    fn stretch<L: Lanes>(&self, lanes: L, columns: [&[f64]; 4], stretch: Stretch<'_>) -> Option<usize> {
        // Over a denominator of zero they are not finite.
        let terms = |[count, denominator, events, reference]: [Wide<L>; 4]| {
            [count, denominator * (events / reference), events, reference]
        };
        stretch.sum(lanes, columns, terms, |_| [])
    }

    fn value(&self, sums: &[f64; 4]) -> Result<f64, Note> {
        let [count, expected, ..] = sums;
        if *expected == 0.0 { Err(Note::ZeroExpected) } else { Ok(count * self.scale(sums)) }
    }

    fn levels(&self) -> &[Level] {
        &self.levels
    }

    fn limits(&self, sums: &[f64; 4], level: &Level) -> [Limit; 2] {
        let [count, ..] = sums;
        let scale = self.scale(sums);
        self.interval.limits(*count, level).map(|limit| limit.map(|limit| limit * scale))
    }

    fn interval(&self) -> Option<ByFirst> {
        Some(self.interval.by_count())
    }

    #[inline(always)]
    fn limits_of_block(&self, sums: [&Block; 4], level: &Level, limits: [&mut Block; 2]) -> Option<bool> {
        let (from, z) = (self.interval.byar_from(), level.z);
        fill_limits(sums, limits, |sums| {
            let ([count, ..], scale) = (sums, self.scale(&sums));
            let veil = veil(count, from);
            byar::quick(count, z).map(|limit| limit * scale + veil)
        })
    }
}
