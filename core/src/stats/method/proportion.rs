//! Proportion.

use crate::Error;
use crate::stats::additive::{Additive, Limit};
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::interval::wilson;
use crate::stats::note::Note;
use crate::stats::words::words;

words! {
    /// How the limits of a proportion are found.
    pub enum Interval {
        /// Wilson's score interval.
        Wilson = "wilson",
    }
}

method! {
    /// Share of a denominator that has a property, with limits from the binomial distribution.
    ///
    /// With groups, counts and denominators are summed within each group first.
    ///
    /// # Formula
    ///
    /// value = per · x / n, for x of n. The limits are Wilson's, times per:
    /// (x + z²/2 ± z √(z²/4 + x(n − x)/n)) / (n + z²).
    ///
    /// They lie between 0 and `per`, and stay informative at no events and at all. A zero denominator gives a note,
    /// whatever the count; a count above another denominator is an error, of a row and of a group.
    ///
    /// # References
    ///
    /// * Wilson EB (1927). Probable inference, the law of succession, and statistical inference. JASA 22, 209-212.
    /// * Newcombe RG (1998). Two-sided confidence intervals for the single proportion. Statistics in Medicine 17, 857-872.
    /// * Agreement: PHEindicatormethods 2.1.0, `phe_proportion`; statsmodels 0.15.0.
    pub fn proportion, RowWise, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::stats::proportion;
        /// let percentages = proportion::Options { per: 100.0, ..Default::default() };
        /// let shares = proportion(&[9.0, 0.0], &[10.0, 12.0], None, &percentages)?;
        /// assert_eq!(shares.value, [90.0, 0.0]);
        /// assert_eq!(shares.limits[0].lower[1], 0.0);
        /// assert!((shares.limits[0].upper[1] - 24.249_400_665_524_08).abs() < 1e-12);
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// How many have the property; fractions are allowed.
        count: required AtLeastZero, "persons or events";
        /// How many there are.
        denominator: required AtLeastZero, "persons or events";
    }

    options {
        /// The proportion is given per this many: 100 for per cent.
        per: f64 = 1.0, AboveZero;
        /// Confidence level of the limits, or a list of levels; an empty list for no limits.
        confidence: Confidence = Confidence::default(), Finite;
        /// How the limits are found.
        interval: Interval = Interval::Wilson, Finite;
    }

    outputs {
        /// The proportion.
        value: Always, "of `per`";
        /// Lower confidence limit.
        lower: EachLevel, "as `value`";
        /// Upper confidence limit.
        upper: EachLevel, "as `value`";
        /// The interval that the limits are from.
        interval: Always, "";
        /// How many of the group have the property.
        count: Grouped, "persons or events";
        /// How many there are in the group.
        denominator: Grouped, "persons or events";
        /// Why a number is missing, or what to know about it.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator Overflow }

    example {
        count: [9.0, 0.0, 77.0],
        denominator: [10.0, 12.0, 1000.0],
    }

    kernel Share of 2 sums;
}

/// Count over denominator.
#[derive(Debug, Clone)]
struct Share {
    per: f64,
    levels: Vec<Level>,
    interval: Interval,
}

impl From<&Options> for Share {
    fn from(options: &Options) -> Self {
        Self { per: options.per, levels: options.confidence.levels(), interval: options.interval }
    }
}

impl Additive<2> for Share {
    type Row = Row;
    const TOTALS: &'static [&'static str] = &["count", "denominator"];
    const INTERVAL: bool = true;

    fn terms(&self, row: Row) -> Result<[f64; 2], Note> {
        Ok([row.count, row.denominator])
    }

    fn check(&self, [count, denominator]: &[f64; 2], row: usize) -> Result<(), Error> {
        if count > denominator && *denominator > 0.0 {
            return Err(Error::value("count", row, count, format!("at most its denominator, {denominator}")));
        }
        Ok(())
    }

    fn value(&self, [count, denominator]: &[f64; 2]) -> Result<f64, Note> {
        if *denominator == 0.0 { Err(Note::ZeroDenominator) } else { Ok(self.per * count / denominator) }
    }

    fn levels(&self) -> &[Level] {
        &self.levels
    }

    fn limits(&self, [count, denominator]: &[f64; 2], level: &Level) -> [Limit; 2] {
        let limits = match self.interval {
            Interval::Wilson => wilson::limits(*count, *denominator, level),
        };
        limits.map(|limit| Limit::from(self.per * limit))
    }

    fn interval(&self, _: &[f64; 2]) -> &'static str {
        self.interval.word()
    }
}
