//! Crude rate.

use crate::stats::additive::{ByFirst, Limit};
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::interval::byar;
use crate::stats::interval::count::CountInterval;
use crate::stats::quotient::{Quotient, QuotientInterval};

method! {
    /// Rate of events per so many of a population or of person-time, with limits from the Poisson distribution.
    ///
    /// With groups, counts and denominators are summed within each group first.
    ///
    /// # Formula
    ///
    /// value = per · x / n, for x events and a denominator n. The limits are those of the expected count behind x, times
    /// per / n:
    ///
    /// * exact: ½ χ²(α/2; 2x) and ½ χ²(1 − α/2; 2x + 2), the lower one 0 at no events;
    /// * Byar: x (1 − 1/(9x) − z/(3√x))³ and (x+1) (1 − 1/(9(x+1)) + z/(3√(x+1)))³.
    ///
    /// `automatic` takes the exact limits below 10 events and Byar's from 10 on. The change is not smooth: the lower 95 %
    /// limit of 9.999999 events is 4.7954, that of 10 is 4.7875. Ask for `exact` or `byar` throughout where that matters.
    /// A zero denominator gives a note, not an infinite rate.
    ///
    /// # References
    ///
    /// * Garwood F (1936). Fiducial limits for the Poisson distribution. Biometrika 28, 437-442.
    /// * Breslow NE, Day NE (1987). Statistical methods in cancer research, volume II. IARC, p. 69.
    /// * Agreement: PHEindicatormethods 2.1.0, `phe_rate`.
    pub fn crude_rate, RowWise, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::stats::{Note, crude_rate};
        /// let rates = crude_rate(&[8.0, 60.0, 3.0], &[1_000.0, 2_500.0, 0.0], None, &crude_rate::Options::default())?;
        /// assert_eq!(rates.value[..2], [800.0, 2_400.0]);
        /// assert!((rates.limits[0].lower[0] - 345.383_217_674_850_2).abs() < 1e-9);
        /// assert_eq!(rates.note, [None, None, Some(Note::ZeroDenominator)]);
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// Number of events; fractions, as of weighted counts, are allowed.
        count: required AtLeastZero, "events";
        /// The population the events come from, or its person-time.
        denominator: required AtLeastZero, "persons or person-time";
    }

    options {
        /// The rate is given per this many of the denominator.
        per: f64 = 100_000.0, AboveZero;
        /// Confidence level of the limits, or a list of levels; an empty list for no limits.
        confidence: Confidence = Confidence::default(), Finite;
        /// How the limits are found.
        interval: CountInterval = CountInterval::Automatic, Finite;
    }

    outputs {
        /// The rate.
        value: Always, "events per `per` of the denominator";
        /// Lower confidence limit.
        lower: EachLevel, "as `value`";
        /// Upper confidence limit.
        upper: EachLevel, "as `value`";
        /// The interval that the limits are from: `exact` or `byar`.
        interval: Always, "";
        /// Events of the group.
        count: Grouped, "events";
        /// Denominator of the group.
        denominator: Grouped, "persons or person-time";
        /// Why a number is missing, or what to know about it.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator NegativeLimit Overflow }

    example {
        count: [8.0, 60.0, 0.0],
        denominator: [1000.0, 2500.0, 800.0],
    }

    kernel Rate as additive of 2 sums;
}

type Rate = Quotient<CountInterval>;

impl From<&Options> for Rate {
    fn from(options: &Options) -> Self {
        Self::new(options.per, &options.confidence, options.interval)
    }
}

impl QuotientInterval for CountInterval {
    fn limits(&self, count: f64, denominator: f64, level: &Level) -> [Limit; 2] {
        CountInterval::limits(*self, count, level).map(|limit| limit.map(|limit| limit / denominator))
    }

    fn by_count(&self) -> ByFirst {
        CountInterval::by_count(*self)
    }

    fn quick_from(self) -> f64 {
        self.byar_from()
    }

    #[inline(always)]
    fn quick_limits(count: f64, denominator: f64, z: f64) -> [f64; 2] {
        byar::quick(count, z).map(|limit| limit / denominator)
    }
}
