//! Weighted quantiles.

use crate::Error;
use crate::stats::declare::method;
use crate::stats::moments::sum;
use crate::stats::note::Note;
use crate::stats::probabilities::Probabilities;
use crate::stats::ranks::order;
use crate::stats::sum::Sum;
use crate::stats::tabular::{Group, Lines, Tabular};
use crate::stats::words::words;

words! {
    /// What is taken where a quantile falls between two values.
    pub enum Definition {
        /// The lowest value with at least the probability at or below it.
        Lowest = "lowest",
        /// The same; the mean of it and the next, where the probability is exactly reached.
        Averaged = "averaged",
        /// A place between two values, as far along as the weights say. For whole weights: what Hyndman and Fan's definition 7
        /// gives of the values, each repeated as often as its weight.
        Interpolated = "interpolated",
    }
}

method! {
    /// Quantiles of weighted values, such as the median of areas by their populations.
    ///
    /// # Formula
    ///
    /// With the values in order and W(i) the weights up to the i-th: `lowest` is the first value with W(i) ≥ p W, of those
    /// with a weight. `interpolated` is at h = p (W − 1) from 0: between the values at ⌊h⌋ and ⌊h⌋ + 1 of the repeated ones.
    ///
    /// # References
    ///
    /// * Hyndman RJ, Fan Y (1996). Sample quantiles in statistical packages. The American Statistician 50, 361-365.
    /// * Agreement: numpy 2.4.6 and statsmodels 0.15.0: the same values.
    pub fn weighted_quantile, Expanding, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::weighted_quantile};
        /// let options = weighted_quantile::Options { probabilities: [0.5].into(), ..Default::default() };
        /// let median = weighted_quantile(&[1.0, 9.0], Some(&[1.0, 3.0]), None, &options)?;
        /// assert_eq!(median.cell("value", 0), Cell::Number(9.0));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The values.
        value: required Finite, "any";
        /// Their weights; all 1 where none are given.
        weight: optional AtLeastZero, "any";
    }

    options {
        /// The probabilities, from 0 to 1, one row each.
        probabilities: Probabilities = Probabilities::default(), Share;
        /// What is taken between two values.
        definition: Definition = Definition::Lowest, Finite;
    }

    outputs {
        /// The quantile.
        value: Always, "as the values";
        /// Its probability.
        probability: Always, "a probability";
        /// Why there is none.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator }

    example { value: [12.0, 7.0, 31.0, 20.0], weight: [100.0, 300.0, 50.0, 80.0], }

    kernel Quantiles as tabular;
}

/// The options.
struct Quantiles(Options);

impl From<&Options> for Quantiles {
    fn from(options: &Options) -> Self {
        Self(options.clone())
    }
}

/// Values in order, each with the weight up to it.
struct Steps(Vec<[f64; 2]>);

impl Steps {
    /// The first value up to which there is at least that weight.
    fn at_least(&self, weight: f64) -> usize {
        self.0.partition_point(|[_, below]| *below < weight)
    }

    /// The first value up to which there is more than that weight.
    fn more_than(&self, weight: f64) -> usize {
        self.0.partition_point(|[_, below]| *below <= weight)
    }

    fn value(&self, place: usize) -> f64 {
        self.0.get(place).or(self.0.last()).map_or(f64::NAN, |[value, _]| *value)
    }

    fn quantile(&self, total: f64, probability: f64, definition: Definition) -> f64 {
        let wanted = probability * total;
        match definition {
            Definition::Lowest => self.value(self.at_least(wanted)),
            Definition::Averaged => 0.5 * self.value(self.at_least(wanted)) + 0.5 * self.value(self.more_than(wanted)),
            Definition::Interpolated => {
                let place = (probability * (total - 1.0)).max(0.0);
                let [low, high] = [place.floor(), place.floor() + 1.0].map(|place| self.value(self.more_than(place)));
                low + (place - place.floor()) * (high - low)
            }
        }
    }
}

impl Tabular for Quantiles {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        let weight = |row: usize| if group.has(1) { group.at(1, row) } else { 1.0 };
        let total = sum((0..group.len()).map(weight));
        let note = if group.has_missing() {
            Some(Note::MissingInput)
        } else if total == 0.0 {
            Some(Note::ZeroDenominator)
        } else {
            None
        };
        if let Some(note) = note {
            answer.nothing(note);
            return Ok(());
        }
        let mut below = Sum::new();
        let weighty = order(group.column(0)).into_iter().filter(|row| weight(*row) > 0.0);
        let steps = weighty.map(|row| {
            below.add(weight(row));
            [group.at(0, row), below.value()]
        });
        let steps = Steps(steps.collect());
        for probability in self.0.probabilities.list() {
            answer.numbers(&[steps.quantile(total, *probability, self.0.definition), *probability]);
        }
        Ok(())
    }
}
