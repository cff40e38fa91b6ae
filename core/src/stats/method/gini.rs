//! Gini coefficient.

use crate::Error;
use crate::stats::curve::Curve;
use crate::stats::declare::method;
use crate::stats::tabular::{Group, Lines, Tabular};

method! {
    /// Gini coefficient: how unequally a quantity is shared, from 0 for equal parts to nearly 1.
    ///
    /// # Formula
    ///
    /// value = Σᵢ Σⱼ wᵢ wⱼ |yᵢ − yⱼ| / (2 μ (Σ w)²) with the weighted mean μ: one minus twice the area under the Lorenz curve. It is
    /// the coefficient of the units as a population; for a sample some multiply by n/(n − 1).
    ///
    /// # References
    ///
    /// * Gini C (1912). Variabilità e mutabilità. Bologna.
    /// * Lerman RI, Yitzhaki S (1989). Improving the accuracy of estimates of Gini coefficients. Journal of Econometrics 42,
    ///   43-47.
    /// * Agreement: the pairwise formula in numpy 2.4.6, within 1e-12.
    pub fn gini, Aggregating, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::gini};
        /// let shared = gini(&[0.0, 0.0, 0.0, 8.0], None, None, &gini::Options::default())?;
        /// assert_eq!(shared.cell("value", 0), Cell::Number(0.75));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The quantity of each unit, or its mean in a group of units.
        value: required AtLeastZero, "any";
        /// Number of units that have it: a population. All alike where none is given.
        weight: optional AtLeastZero, "units";
    }

    options {
        /// The coefficient is given per this much: 100 for per cent.
        per: f64 = 1.0, AboveZero;
    }

    outputs {
        /// The coefficient.
        value: Always, "of `per`";
        /// The weighted mean of the quantity.
        mean: Always, "as the values";
        /// Why a number is missing.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator ZeroMean Overflow }

    example { value: [12.0, 20.0, 31.0, 57.0], weight: [400.0, 300.0, 200.0, 100.0], }

    kernel Gini as tabular;
}

/// What the coefficient is given per.
struct Gini(f64);

impl From<&Options> for Gini {
    fn from(options: &Options) -> Self {
        Self(options.per)
    }
}

impl Tabular for Gini {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        match Curve::of(group, 0, 0, 1) {
            Ok(curve) => answer.numbers(&[self.0 * curve.index(), curve.mean]),
            Err(note) => answer.nothing(note),
        }
        Ok(())
    }
}
