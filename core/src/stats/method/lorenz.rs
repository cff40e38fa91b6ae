//! Lorenz curve.

use crate::Error;
use crate::stats::curve::Curve;
use crate::stats::declare::method;
use crate::stats::tabular::{Group, Lines, Tabular};

method! {
    /// Lorenz curve, or concentration curve: what share of a quantity the lowest share of the units has.
    ///
    /// # Formula
    ///
    /// The units in the order of `rank` (without one, of their own values): at each, value = Σ w y / Σ all w y over
    /// share = Σ w / Σ all w, from (0, 0) to (1, 1). Units of equal rank make one step.
    ///
    /// # References
    ///
    /// * Lorenz MO (1905). Methods of measuring the concentration of wealth. Publications of the American Statistical
    ///   Association 9, 209-219.
    /// * Agreement: cumulative sums in numpy 2.4.6, within 1e-12.
    pub fn lorenz, Expanding, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::lorenz};
        /// let curve = lorenz(&[3.0, 1.0], None, None, None, &lorenz::Options::default())?;
        /// assert_eq!((curve.rows(), curve.cell("value", 1)), (3, Cell::Number(0.25)));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The quantity of each unit, or its mean in a group of units.
        value: required AtLeastZero, "any";
        /// What the units are ordered by, for a concentration curve: income, deprivation.
        rank: optional Finite, "any";
        /// Number of units that have it: a population. All alike where none is given.
        weight: optional AtLeastZero, "units";
    }

    options {
        /// Shares are given per this much: 100 for per cent.
        per: f64 = 1.0, AboveZero;
    }

    outputs {
        /// Share of the quantity.
        value: Always, "of `per`";
        /// Share of the units.
        share: Always, "of `per`";
        /// Why there is no curve.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator ZeroMean Overflow }

    example { value: [12.0, 20.0, 31.0, 57.0], weight: [400.0, 300.0, 200.0, 100.0], }

    kernel Lorenz as tabular;
}

/// What shares are given per.
struct Lorenz(f64);

impl From<&Options> for Lorenz {
    fn from(options: &Options) -> Self {
        Self(options.per)
    }
}

impl Tabular for Lorenz {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        match Curve::of(group, 0, usize::from(group.has(1)), 2) {
            Ok(curve) => curve.steps.iter().for_each(|[p, l]| answer.numbers(&[self.0 * l, self.0 * p])),
            Err(note) => answer.nothing(note),
        }
        Ok(())
    }
}
