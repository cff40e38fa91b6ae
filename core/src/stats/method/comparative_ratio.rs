//! Comparative ratio.

use crate::stats::additive::{Additive, ByFirst, Limit, Part};
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::interval::log_normal;
use crate::stats::note::Note;
use crate::stats::words::words;

words! {
    /// How the limits of a comparative ratio are found.
    pub enum Interval {
        /// The logarithm of the ratio as a normal variable.
        Log = "log",
    }
}

method! {
    /// Directly standardised rate over that of a reference, such as the comparative mortality figure.
    ///
    /// Each row is a stratum. All rows, or the rows of each group, give one ratio. Unlike standardised ratios, comparative
    /// ratios to one reference can be compared with each other: all rest on the same standard population.
    ///
    /// # Formula
    ///
    /// value = per · R / R′ with R = Σ w x/n and R′ = Σ w x′/n′, for events x, denominators n and standard populations w of the
    /// strata and x′, n′ those of the reference. The limits are value · exp(± z s) with s² = V/R² + V′/R′², V = Σ w² x/n² and V′
    /// likewise: both rates are estimates.
    ///
    /// A group without events has a ratio of 0 and no limits, a reference without events no ratio: notes.
    ///
    /// # References
    ///
    /// * Breslow NE, Day NE (1987). Statistical methods in cancer research, volume II. IARC, p. 64.
    /// * Esteve J, Benhamou E, Raymond L (1994). Statistical methods in cancer research, volume IV. IARC, p. 68.
    pub fn comparative_ratio, Aggregating, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::stats::comparative_ratio;
        /// let (deaths, residents, standard) = ([6.0, 9.0], [1_000.0, 500.0], [3.0, 1.0]);
        /// let (all_deaths, all_residents) = ([400.0, 600.0], [100_000.0, 50_000.0]);
        /// let options = comparative_ratio::Options::default();
        /// let ratio = comparative_ratio(&deaths, &residents, &all_deaths, &all_residents, &standard, None, &options)?;
        /// assert!((ratio.value[0] - 1.5).abs() < 1e-15);
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
        /// The stratum's size in the standard population; only the proportions matter.
        standard_population: required AtLeastZero, "persons, or any weight";
    }

    options {
        /// The ratio is given per this much: 100 for per cent.
        per: f64 = 1.0, AboveZero;
        /// Confidence level of the limits, or a list of levels; an empty list for no limits.
        confidence: Confidence = Confidence::default(), Finite;
        /// How the limits are found.
        interval: Interval = Interval::Log, Finite;
    }

    outputs {
        /// The ratio.
        value: Always, "of `per`";
        /// Lower confidence limit.
        lower: EachLevel, "as `value`";
        /// Upper confidence limit.
        upper: EachLevel, "as `value`";
        /// The interval that the limits are from.
        interval: Always, "";
        /// Events of all strata.
        count: Always, "events";
        /// Events of the reference.
        reference_count: Always, "events";
        /// Why a number is missing, or what to know about it.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator ZeroExpected ZeroCount Overflow }

    example {
        count: [12.0, 30.0, 95.0],
        denominator: [4000.0, 3000.0, 1500.0],
        reference_count: [210.0, 700.0, 6100.0],
        reference_denominator: [90000.0, 80000.0, 100000.0],
        standard_population: [45000.0, 35000.0, 20000.0],
    }

    kernel Comparative as additive of 6 sums;
}

/// One weighted sum of rates over another.
#[derive(Debug, Clone)]
struct Comparative {
    per: f64,
    levels: Vec<Level>,
    interval: Interval,
}

impl From<&Options> for Comparative {
    fn from(options: &Options) -> Self {
        Self { per: options.per, levels: options.confidence.levels(), interval: options.interval }
    }
}

impl Additive<5, 6> for Comparative {
    const TOTALS: &'static [&'static str] = &["count", "reference_count"];

    /// Events of both, then rate and variance of both.
    fn terms(&self, [count, denominator, events, reference, standard]: [f64; 5]) -> Result<[f64; 6], Note> {
        if denominator == 0.0 || reference == 0.0 {
            return Err(Note::ZeroDenominator);
        }
        let (own, other) = (standard / denominator, standard / reference);
        Ok([count, events, own * count, own * (own * count), other * events, other * (other * events)])
    }

    fn parts(&self, _: [bool; 5]) -> [Part; 6] {
        let [.., own, own_variance, other, other_variance] = [Part::Calculated; 6];
        [Part::Column(0), Part::Column(2), own, own_variance, other, other_variance]
    }

    fn value(&self, [_, _, rate, _, reference, _]: &[f64; 6]) -> Result<f64, Note> {
        if *reference == 0.0 { Err(Note::ZeroExpected) } else { Ok(self.per * (rate / reference)) }
    }

    fn levels(&self) -> &[Level] {
        &self.levels
    }

    fn limits(&self, [_, _, rate, own, reference, other]: &[f64; 6], level: &Level) -> [Limit; 2] {
        if *rate == 0.0 {
            return [Note::ZeroCount.into(); 2];
        }
        let variance = own / rate / rate + other / reference / reference;
        log_normal::limits(self.per * (rate / reference), variance, level).map(Limit::from)
    }

    fn interval(&self) -> Option<ByFirst> {
        Some(ByFirst::always(self.interval.word()))
    }
}
