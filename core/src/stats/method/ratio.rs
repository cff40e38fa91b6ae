//! Ratio.

use crate::stats::additive::{Additive, Part};
use crate::stats::declare::method;
use crate::stats::note::Note;
use crate::stats::quotient;

method! {
    /// Quantity per unit of a denominator, such as cost per resident, after adjustment of the denominator where one is given.
    ///
    /// With groups, quantities and adjusted denominators are summed within each group first: the adjustment of a group is the
    /// mean of its rows' adjustments, weighted by their denominators. There is no interval: nothing is known about the
    /// spread of the quantity.
    ///
    /// # Formula
    ///
    /// value = per · Σ v / Σ (n · a), for quantities v, denominators n and adjustments a (1 where none are given).
    ///
    /// An adjustment above 1 says that a unit of the denominator needs more than the average one, and lowers the value.
    /// The quantity may be negative. A zero denominator, adjusted, gives a note.
    ///
    /// # References
    ///
    /// * Vaalavuo M, Häkkinen U, Fredriksson S (2013). Sosiaali- ja terveydenhuollon tarvetekijät ja
    ///   valtionosuusjärjestelmän uudistaminen. THL, Raportti 24/2013 (expenditure adjusted for need).
    pub fn ratio, RowWise, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::stats::ratio;
        /// let (cost, residents, need) = ([3_600_000.0], [1_000.0], [0.9]);
        /// let raw = ratio(&cost, &residents, None, None, &ratio::Options::default())?;
        /// assert_eq!(raw.value, [3_600.0]);
        /// let adjusted = ratio(&cost, &residents, Some(&need), None, &ratio::Options::default())?;
        /// assert_eq!(adjusted.value, [4_000.0]);
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The quantity.
        value: required Finite, "any, for example euros";
        /// What it is divided by.
        denominator: required AtLeastZero, "any, for example persons";
        /// What the denominator is multiplied by first: need relative to a mean of 1.
        adjustment: optional AtLeastZero, "a factor";
    }

    options {
        /// The ratio is given per this many of the denominator.
        per: f64 = 1.0, AboveZero;
    }

    outputs {
        /// The ratio.
        value: Always, "unit of `value` per `per` of the denominator";
        /// Why the value is missing.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator Overflow }

    example {
        value: [3600000.0, 5200000.0],
        denominator: [1000.0, 1600.0],
        adjustment: [0.9, 1.1],
    }

    kernel Adjusted as additive of 2 sums;
}

/// Quantity over adjusted denominator.
#[derive(Debug, Clone)]
struct Adjusted {
    per: f64,
}

impl From<&Options> for Adjusted {
    fn from(options: &Options) -> Self {
        Self { per: options.per }
    }
}

impl Additive<3, 2> for Adjusted {
    fn terms(&self, [value, denominator, adjustment]: [f64; 3]) -> Result<[f64; 2], Note> {
        let adjustment = if adjustment.is_nan() { 1.0 } else { adjustment };
        Ok([value, denominator * adjustment])
    }

    fn parts(&self, [_, _, adjusted]: [bool; 3]) -> [Part; 2] {
        [Part::Column(0), if adjusted { Part::Calculated } else { Part::Column(1) }]
    }

    fn value(&self, [value, denominator]: &[f64; 2]) -> Result<f64, Note> {
        quotient::value(self.per, *value, *denominator)
    }
}
