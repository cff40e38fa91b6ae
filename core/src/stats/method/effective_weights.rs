//! Effective weights.

use crate::Error;
use crate::stats::additive::Limit;
use crate::stats::declare::method;
use crate::stats::matrix::Matrix;
use crate::stats::moments::sum;
use crate::stats::note::Note;
use crate::stats::tabular::{Group, Lines, Tabular};

method! {
    /// How much of the spread of a composite indicator each of its indicators makes, beside the weight that it was given.
    ///
    /// The composite is the weighted arithmetic mean of the scores. There is a row for each indicator, in the order of their
    /// numbers.
    ///
    /// # Formula
    ///
    /// With scores x, weights w that sum to 1 and the composite y = Σ w x over the units: value = w cov(x, y)/var(y), which sums to
    /// 1 over the indicators and is below 0 where an indicator works against the others. `correlation` is Pearson's, of x and
    /// y, and `correlation_ratio` its square: the share of the variance of y that a straight line in x explains, whoever moves it.
    /// Indicators that matter alike have equal ones, which equal weights do not give them.
    ///
    /// # References
    ///
    /// * Paruolo P, Saisana M, Saltelli A (2013). Ratings and rankings: voodoo or science? Journal of the Royal Statistical Society A
    ///   176, 609-634 (their ratio follows a curve where this follows a line).
    /// * Becker W, Saisana M, Paruolo P, Vandecasteele I (2017). Weights and importance in composite indicators: closing the gap.
    ///   Ecological Indicators 80, 12-22.
    /// * Agreement: the covariances in mpmath 1.4.1 at 50 digits, within 1e-12.
    pub fn effective_weights, Expanding, since "0.2.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::effective_weights};
        /// let (unit, indicator) = ([1.0, 1.0, 2.0, 2.0], [1.0, 2.0, 1.0, 2.0]);
        /// let options = effective_weights::Options::default();
        /// let weights = effective_weights(&[0.0, 0.0, 0.75, 0.25], &unit, &indicator, None, None, &options)?;
        /// assert_eq!(weights.cell("value", 0), Cell::Number(0.75));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The score of a unit on an indicator, as `normalise` gives it.
        value: required Finite, "a score";
        /// The number of the unit.
        unit: required Finite, "a number";
        /// The number of the indicator; with each unit exactly once.
        indicator: required Finite, "a number";
        /// The weight of the indicator, the same for all units; all alike where none is given.
        weight: optional AtLeastZero, "any";
    }

    options {
        /// Weights are given per this much: 100 for per cent.
        per: f64 = 1.0, AboveZero;
    }

    outputs {
        /// The effective weight.
        value: Always, "of `per`";
        /// The number of the indicator.
        indicator: Always, "a number";
        /// The weight that it was given, as a share of all.
        weight: Always, "of `per`";
        /// Correlation of its scores with the composite.
        correlation: Always, "a number from -1 to 1";
        /// The square of it.
        correlation_ratio: Always, "a share";
        /// Why a number is missing.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator NoVariation Overflow }

    example {
        value: [0.0, 0.2, 1.0, 0.4, 0.6, 0.9],
        unit: [1.0, 1.0, 2.0, 2.0, 3.0, 3.0],
        indicator: [1.0, 2.0, 1.0, 2.0, 1.0, 2.0],
    }

    kernel Effective as tabular;
}

/// What weights are given per.
struct Effective(f64);

impl From<&Options> for Effective {
    fn from(options: &Options) -> Self {
        Self(options.per)
    }
}

/// Numbers less their mean.
fn centred(values: &[f64]) -> Vec<f64> {
    let mean = |values: &[f64]| sum(values.iter().copied()) / values.len() as f64;
    let off = |values: &[f64]| {
        let mean = mean(values);
        values.iter().map(|value| value - mean).collect::<Vec<_>>()
    };
    // Twice, for the rounding of a mean far from zero.
    off(&off(values))
}

fn product(one: &[f64], other: &[f64]) -> f64 {
    sum(one.iter().zip(other).map(|(one, other)| one * other))
}

impl Effective {
    fn rows(&self, matrix: &Matrix, answer: &mut Lines<'_>) {
        let scores: Vec<Vec<f64>> =
            (0..matrix.indicators.len()).map(|indicator| centred(&matrix.indicator(indicator))).collect();
        let composite: Vec<f64> = (0..matrix.units.len())
            .map(|unit| {
                let parts = scores.iter().zip(&matrix.weights);
                sum(parts.filter_map(|(scores, weight)| scores.get(unit).map(|score| weight * score)))
            })
            .collect();
        let variance = product(&composite, &composite);
        for ((scores, weight), indicator) in scores.iter().zip(&matrix.weights).zip(&matrix.indicators) {
            let own = product(scores, scores);
            let shared = product(scores, &composite);
            let [value, correlation] = match (variance == 0.0, own == 0.0) {
                (true, _) => [Note::NoVariation.into(); 2],
                (false, true) => [Limit::from(0.0), Note::NoVariation.into()],
                _ => [weight * shared / variance, shared / (own.sqrt() * variance.sqrt())].map(Limit::from),
            };
            let ratio = correlation.map(|correlation| correlation * correlation);
            let value = value.map(|value| self.0 * value);
            answer.push(&[value, Limit::from(*indicator), (self.0 * weight).into(), correlation, ratio], &[], None);
        }
    }
}

impl Tabular for Effective {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        match Matrix::of(group)? {
            Ok(matrix) if matrix.has_gaps() => answer.nothing(Note::MissingInput),
            Ok(matrix) => self.rows(&matrix, answer),
            Err(note) => answer.nothing(note),
        }
        Ok(())
    }
}
