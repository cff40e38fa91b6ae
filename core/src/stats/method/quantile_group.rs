//! Quantile groups.

use crate::Error;
use crate::stats::declare::method;
use crate::stats::note::Note;
use crate::stats::ranks::ranks;
use crate::stats::tabular::{Group, Lines, Tabular};
use crate::stats::words::words;

words! {
    /// Which end is counted from.
    pub enum Order {
        /// From the lowest value: it is in group 1.
        Ascending = "ascending",
        /// From the highest value: it is in group 1.
        Descending = "descending",
    }
}

method! {
    /// Which fifth, tenth or other quantile group each value is in, within its group of rows.
    ///
    /// # Formula
    ///
    /// value = ⌊q (r − 1) / n⌋ + 1 for q quantile groups and n values, with the rank r counted from the end that `order` names.
    /// Equal values share the lowest of their ranks, and so a quantile group.
    ///
    /// A missing value stays missing and does not count. With fewer values than quantile groups there are none.
    ///
    /// # References
    ///
    /// * Hyndman RJ, Fan Y (1996). Sample quantiles in statistical packages. The American Statistician 50, 361-365.
    /// * Agreement: PHEindicatormethods 2.1.0, `phe_quantile`: the same groups. Its default is the descending order.
    pub fn quantile_group, WithinGroups, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::quantile_group};
        /// let halves = quantile_group::Options { quantiles: 2, ..Default::default() };
        /// let groups = quantile_group(&[9.0, 1.0, 4.0, 6.0], None, &halves)?;
        /// assert_eq!(groups.cell("value", 0), Cell::Number(2.0));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The values to be ranked.
        value: required Finite, "any";
    }

    options {
        /// Number of quantile groups: 5 for fifths.
        quantiles: u32 = 5, AboveZero;
        /// Which end is counted from.
        order: Order = Order::Ascending, Finite;
    }

    outputs {
        /// The quantile group, from 1.
        value: Always, "a number from 1 to `quantiles`";
        /// Why there is none.
        note: Always, "";
    }

    notes { MissingInput TooFewValues }

    example { value: [12.0, 7.0, 31.0, 20.0, 5.0, 16.0], }

    kernel Quantiles as tabular;
}

/// The options.
struct Quantiles(Options);

impl From<&Options> for Quantiles {
    fn from(options: &Options) -> Self {
        Self(options.clone())
    }
}

impl Tabular for Quantiles {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        let sign = if self.0.order == Order::Ascending { 1.0 } else { -1.0 };
        let values: Vec<f64> = group.column(0).iter().map(|value| sign * value).collect();
        let known = values.iter().filter(|value| !value.is_nan()).count();
        let quantiles = u64::from(self.0.quantiles);
        for (value, rank) in values.iter().zip(ranks(&values)) {
            if value.is_nan() {
                answer.nothing(Note::MissingInput);
            } else if (known as u64) < quantiles {
                answer.nothing(Note::TooFewValues);
            } else {
                // In whole numbers: a quotient of doubles could fall short of one by a bit.
                answer.numbers(&[(quantiles * (rank as u64) / known as u64 + 1) as f64]);
            }
        }
        Ok(())
    }
}
