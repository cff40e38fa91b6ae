//! Kakwani index.

use crate::Error;
use crate::stats::curve::Curve;
use crate::stats::declare::method;
use crate::stats::tabular::{Group, Lines, Tabular};

method! {
    /// Kakwani index: whether payments weigh more on those who have more (above 0) or on those who have less (below 0).
    ///
    /// # Formula
    ///
    /// value = C − G for the concentration index C of the payments, ranked by income, and the Gini coefficient G of the incomes,
    /// both weighted. Units of equal income share the middle of their ranks.
    ///
    /// # References
    ///
    /// * Kakwani NC (1977). Measurement of tax progressivity: an international comparison. Economic Journal 87, 71-80.
    /// * Agreement: the closed formula in numpy 2.4.6, within 1e-12.
    pub fn kakwani, Aggregating, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::kakwani};
        /// let index = kakwani(&[10.0, 30.0], &[1.0, 9.0], None, None, &kakwani::Options::default())?;
        /// assert!(matches!(index.cell("value", 0), Cell::Number(value) if (value - 0.15).abs() < 1e-15));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The income of each unit, before payments.
        value: required AtLeastZero, "money";
        /// What it pays.
        payment: required AtLeastZero, "money";
        /// Number of units: a population. All alike where none is given.
        weight: optional AtLeastZero, "units";
    }

    options {
        /// The index is given per this much: 100 for per cent.
        per: f64 = 1.0, AboveZero;
    }

    outputs {
        /// The index.
        value: Always, "of `per`";
        /// Gini coefficient of the incomes.
        gini: Always, "of `per`";
        /// Concentration index of the payments.
        concentration_index: Always, "of `per`";
        /// Why a number is missing.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator ZeroMean Overflow }

    example { value: [12.0, 20.0, 31.0, 57.0], payment: [1.0, 2.0, 4.0, 11.0], weight: [400.0, 300.0, 200.0, 100.0], }

    kernel Kakwani as tabular;
}

/// What the index is given per.
struct Kakwani(f64);

impl From<&Options> for Kakwani {
    fn from(options: &Options) -> Self {
        Self(options.per)
    }
}

impl Tabular for Kakwani {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        match (Curve::of(group, 0, 0, 2), Curve::of(group, 1, 0, 2)) {
            (Ok(income), Ok(payment)) => {
                let (gini, concentration) = (self.0 * income.index(), self.0 * payment.index());
                answer.numbers(&[concentration - gini, gini, concentration]);
            }
            (Err(note), _) | (_, Err(note)) => answer.nothing(note),
        }
        Ok(())
    }
}
