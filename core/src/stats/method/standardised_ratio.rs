//! Standardised ratio.

use crate::stats::confidence::Confidence;
use crate::stats::declare::method;
use crate::stats::indirect::Indirect;
use crate::stats::interval::count::CountInterval;

method! {
    /// Observed events over those expected at the rates of a reference, such as the standardised mortality ratio.
    ///
    /// Each row is a stratum. All rows, or the rows of each group, give one ratio.
    ///
    /// # Formula
    ///
    /// value = per · Σ x / E with E = Σ n x′/n′, for events x and denominators n of the strata and x′, n′ those of the reference.
    /// The limits are those of the count Σ x, as of a crude rate, times per / E; the reference counts as known.
    ///
    /// Where only the sum of the events is known, one stratum takes it and the others take 0. Expected events of none give a
    /// note, not an infinite ratio, and so does an empty stratum of the reference, whose rate nobody knows.
    ///
    /// # References
    ///
    /// * Breslow NE, Day NE (1987). Statistical methods in cancer research, volume II. IARC, p. 65-72.
    /// * Agreement: PHEindicatormethods 2.1.0, `calculate_ISRatio`: within 1e-12. It takes missing events, and the rate of an
    ///   empty reference, for 0 and divides by no expected events.
    pub fn standardised_ratio, Aggregating, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::stats::standardised_ratio;
        /// let (deaths, residents) = ([5.0, 9.0], [1_000.0, 400.0]);
        /// let (all_deaths, all_residents) = ([400.0, 2_000.0], [100_000.0, 80_000.0]);
        /// let options = standardised_ratio::Options::default();
        /// let ratio = standardised_ratio(&deaths, &residents, &all_deaths, &all_residents, None, &options)?;
        /// assert_eq!(ratio.value, [1.0]);
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// Number of events in the stratum; fractions are allowed.
        count: required AtLeastZero, "events";
        /// The stratum's population, or its person-time.
        denominator: required AtLeastZero, "persons or person-time";
        /// Number of events in the stratum of the reference.
        reference_count: required AtLeastZero, "events";
        /// The reference's population in the stratum, or its person-time.
        reference_denominator: required AtLeastZero, "persons or person-time";
    }

    options {
        /// The ratio is given per this many expected: 100 for per cent.
        per: f64 = 1.0, AboveZero;
        /// Confidence level of the limits, or a list of levels; an empty list for no limits.
        confidence: Confidence = Confidence::default(), Finite;
        /// How the limits are found.
        interval: CountInterval = CountInterval::Automatic, Finite;
    }

    outputs {
        /// The ratio.
        value: Always, "events per `per` expected";
        /// Lower confidence limit.
        lower: EachLevel, "as `value`";
        /// Upper confidence limit.
        upper: EachLevel, "as `value`";
        /// The interval that the limits are from: `exact` or `byar`.
        interval: Always, "";
        /// Observed events of all strata.
        count: Always, "events";
        /// Expected events of all strata.
        expected: Always, "events";
        /// Events of the reference.
        reference_count: Always, "events";
        /// Denominator of the reference.
        reference_denominator: Always, "persons or person-time";
        /// Why a number is missing, or what to know about it.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator ZeroExpected NegativeLimit Overflow }

    example {
        count: [5.0, 9.0],
        denominator: [1000.0, 400.0],
        reference_count: [400.0, 2000.0],
        reference_denominator: [100000.0, 80000.0],
    }

    kernel Indirect as additive of 4 sums;
}

impl From<&Options> for Indirect {
    fn from(options: &Options) -> Self {
        Self::new(options.per, &options.confidence, options.interval, false)
    }
}
