//! Indirectly standardised rate.

use crate::stats::confidence::Confidence;
use crate::stats::declare::method;
use crate::stats::indirect::Indirect;
use crate::stats::interval::count::CountInterval;

method! {
    /// Rate of a reference, times observed events over those expected at the reference's rates.
    ///
    /// Each row is a stratum. All rows, or the rows of each group, give one rate.
    ///
    /// # Formula
    ///
    /// value = per · (Σ x / E) · (Σ x′ / Σ n′) with E = Σ n x′/n′, for events x and denominators n of the strata and x′, n′ those
    /// of the reference. The limits are those of the count Σ x, as of a crude rate, on the same scale; the reference counts as
    /// known.
    ///
    /// Where only the sum of the events is known, one stratum takes it and the others take 0. Expected events of none give a
    /// note, not an infinite rate, and so does an empty stratum of the reference, whose rate nobody knows.
    ///
    /// # References
    ///
    /// * Breslow NE, Day NE (1987). Statistical methods in cancer research, volume II. IARC, p. 65-72.
    /// * Agreement: PHEindicatormethods 2.1.0, `calculate_ISRate`: within 1e-12. It takes missing events, and the rate of an
    ///   empty reference, for 0 and divides by no expected events.
    pub fn indirectly_standardised_rate, Aggregating, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::stats::indirectly_standardised_rate;
        /// let (deaths, residents) = ([5.0, 9.0], [1_000.0, 400.0]);
        /// let (all_deaths, all_residents) = ([400.0, 2_000.0], [100_000.0, 80_000.0]);
        /// let options = indirectly_standardised_rate::Options::default();
        /// let rate = indirectly_standardised_rate(&deaths, &residents, &all_deaths, &all_residents, None, &options)?;
        /// assert!((rate.value[0] - 2_400.0 / 1.8).abs() < 1e-9);
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

    kernel Rate as additive of 4 sums;
}

type Rate = Indirect;

impl From<&Options> for Rate {
    fn from(options: &Options) -> Self {
        Self::new(options.per, &options.confidence, options.interval, true)
    }
}
