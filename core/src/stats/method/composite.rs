//! Composite indicators.

use crate::Error;
use crate::stats::additive::Limit;
use crate::stats::declare::method;
use crate::stats::moments::sum;
use crate::stats::note::Note;
use crate::stats::tabular::{Group, Lines, Tabular};
use crate::stats::words::words;

words! {
    /// How scores are brought together.
    pub enum Aggregation {
        /// Arithmetic mean: a low score is made up for by a high one in full.
        Arithmetic = "arithmetic",
        /// Geometric mean: it is made up for in part.
        Geometric = "geometric",
        /// Harmonic mean: it is made up for even less.
        Harmonic = "harmonic",
        /// Generalised mean of the order `power`: 1 is the arithmetic, 0 the geometric and -1 the harmonic one.
        Generalised = "generalised",
    }
}

method! {
    /// Composite indicator: the weighted mean of the scores of a unit.
    ///
    /// The rows of a group are the scores of one unit, as `normalise` gives them: give the unit as a key. For an index of several
    /// levels give unit and node, then bring the answers together in the same way; each node may have a mean of its own.
    ///
    /// # Formula
    ///
    /// With weights w that sum to 1: `arithmetic` Σ w y; `geometric` exp(Σ w ln y); `harmonic` 1/Σ (w/y); `generalised` (Σ w yᵖ)^(1/p). All
    /// but the first are of scores of zero or more; a score of zero makes the geometric and the harmonic mean zero, and that of
    /// any order below zero.
    ///
    /// Where scores are missing the weights of the others are scaled up, unless the share of scores that are there is below
    /// `minimum_available`.
    ///
    /// # References
    ///
    /// * OECD, European Union, Joint Research Centre (2008). Handbook on constructing composite indicators: methodology and user
    ///   guide. OECD Publishing, steps 3 and 6.
    /// * Hardy GH, Littlewood JE, Pólya G (1934). Inequalities. Cambridge University Press, chapter 2.
    /// * Agreement: the formulas in mpmath 1.4.1 at 50 digits, within 1e-12.
    pub fn composite, Aggregating, since "0.2.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::composite};
        /// let options = composite::Options { aggregation: composite::Aggregation::Harmonic, ..Default::default() };
        /// let index = composite(&[1.0, 0.5], None, None, &options)?;
        /// assert_eq!(index.cell("value", 0), Cell::Number(1.0 / 1.5));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The scores.
        value: required Finite, "a score";
        /// Their weights; all alike where none are given.
        weight: optional AtLeastZero, "any";
    }

    options {
        /// How scores are brought together.
        aggregation: Aggregation = Aggregation::Arithmetic, Finite;
        /// Order of the generalised mean.
        power: f64 = 0.5, Finite;
        /// Share of the scores that has to be there: 1 for all of them.
        minimum_available: f64 = 1.0, Share;
    }

    outputs {
        /// The composite indicator.
        value: Always, "a score";
        /// Number of scores that are there.
        available: Always, "scores";
        /// Number of scores that there could be.
        scores: Always, "scores";
        /// Why there is no value.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator NoRatio Overflow }

    example { value: [0.8, 0.35, 0.6], weight: [2.0, 1.0, 1.0], }

    kernel Composite as tabular;
}

/// The options.
struct Composite(Options);

impl From<&Options> for Composite {
    fn from(options: &Options) -> Self {
        Self(options.clone())
    }
}

impl Composite {
    /// The mean of pairs of score and weight.
    fn mean(&self, scores: &[[f64; 2]]) -> Result<f64, Note> {
        let power = match self.0.aggregation {
            Aggregation::Arithmetic => 1.0,
            Aggregation::Geometric => 0.0,
            Aggregation::Harmonic => -1.0,
            Aggregation::Generalised => self.0.power,
        };
        let total = sum(scores.iter().map(|[_, weight]| *weight));
        if total == 0.0 {
            return Err(Note::ZeroDenominator);
        }
        if !total.is_finite() {
            return Err(Note::Overflow);
        }
        let over = |term: &dyn Fn(f64) -> f64| sum(scores.iter().map(|[score, weight]| weight / total * term(*score)));
        let weighty = || scores.iter().filter(|[_, weight]| *weight > 0.0).map(|[score, _]| *score);
        if self.0.aggregation == Aggregation::Arithmetic {
            Ok(over(&|score| score))
        } else if weighty().any(|score| score < 0.0) {
            Err(Note::NoRatio)
        } else if power <= 0.0 && weighty().any(|score| score == 0.0) {
            Ok(0.0)
        } else {
            // Over the largest, no power of a score overflows.
            let largest = weighty().fold(0.0, f64::max);
            let mean = match power {
                _ if largest == 0.0 => 0.0,
                0.0 => libm::exp(over(&|score| if score > 0.0 { libm::log(score / largest) } else { 0.0 })),
                -1.0 => 1.0 / over(&|score| if score > 0.0 { largest / score } else { 0.0 }),
                _ => libm::pow(
                    over(&|score| if score > 0.0 { libm::pow(score / largest, power) } else { 0.0 }),
                    1.0 / power,
                ),
            };
            Ok(largest * mean)
        }
    }
}

impl Tabular for Composite {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        let weight = |row: usize| if group.has(1) { group.at(1, row) } else { 1.0 };
        let scores: Vec<[f64; 2]> = (0..group.len()).map(|row| [group.at(0, row), weight(row)]).collect();
        let known: Vec<_> = scores.iter().copied().filter(|[score, _]| !score.is_nan()).collect();
        let (available, all) = (known.len() as f64, scores.len() as f64);
        let no_weight = scores.iter().any(|[_, weight]| weight.is_nan());
        let value = if no_weight || known.is_empty() || available < self.0.minimum_available * all {
            Err(Note::MissingInput)
        } else {
            self.mean(&known)
        };
        answer.push(&[value.map_or_else(Limit::from, Limit::from), available.into(), all.into()], &[], None);
        Ok(())
    }
}
