//! Directly standardised rate.

use crate::stats::additive::{Additive, Limit};
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::interval::dobson;
use crate::stats::note::Note;
use crate::stats::words::words;

words! {
    /// How the limits of a directly standardised rate are found.
    pub enum Interval {
        /// Dobson's: Byar's limits of the number of events, moved and scaled to the weighted sum.
        Dobson = "dobson",
    }
}

method! {
    /// Rate that a population would have if its strata, as a rule age bands, had the sizes of a standard population.
    ///
    /// Each row is a stratum. All rows, or the rows of each group, give one rate.
    ///
    /// # Formula
    ///
    /// value = per · Σ w x/n / Σ w, for events x, denominators n and standard populations w of the strata. Its variance is
    /// Σ w² x/n² / (Σ w)². Dobson's limits are value + √(variance / Σ x) · (limit − Σ x), with Byar's limits of the number of
    /// events Σ x: lower x (1 − 1/(9x) − z/(3√x))³, upper (x+1) (1 − 1/(9(x+1)) + z/(3√(x+1)))³.
    ///
    /// Below `minimum_count` events value and limits are withheld: the rate would say more about chance than about the
    /// population. A zero denominator in one stratum leaves its rate, and so that of its group, unknown: a note, and the other
    /// groups stand. Where a few strata carry the weight, Dobson's lower limit can come out below zero: it is given as it is,
    /// with a note.
    ///
    /// # References
    ///
    /// * Dobson AJ, Kuulasmaa K, Eberle E, Scherer J (1991). Confidence intervals for weighted sums of Poisson parameters.
    ///   Statistics in Medicine 10, 457-462.
    /// * Breslow NE, Day NE (1987). Statistical methods in cancer research, volume II. IARC, p. 69.
    /// * Agreement: PHEindicatormethods 2.1.0, `calculate_dsr`.
    pub fn directly_standardised_rate, Aggregating, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::stats::directly_standardised_rate;
        /// let (deaths, population, standard) = ([20.0, 30.0], [2_000.0, 1_000.0], [3.0, 1.0]);
        /// let options = directly_standardised_rate::Options::default();
        /// let rate = directly_standardised_rate(&deaths, &population, &standard, None, &options)?;
        /// assert_eq!(rate.value, [1_500.0]);
        ///
        /// // The same in portions.
        /// let mut state = directly_standardised_rate::State::new(&options)?;
        /// state.push(&deaths[1..], &population[1..], &standard[1..])?;
        /// state.push(&deaths[..1], &population[..1], &standard[..1])?;
        /// assert_eq!(state.finish()?, rate);
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// Number of events in the stratum; fractions are allowed.
        count: required AtLeastZero, "events";
        /// The stratum's population, or its person-time.
        denominator: required AtLeastZero, "persons or person-time";
        /// The stratum's size in the standard population; only the proportions matter.
        standard_population: required AtLeastZero, "persons, or any weight";
    }

    options {
        /// The rate is given per this many of the denominator.
        per: f64 = 100_000.0, AboveZero;
        /// Confidence level of the limits, or a list of levels; an empty list for no limits.
        confidence: Confidence = Confidence::default(), Finite;
        /// How the limits are found.
        interval: Interval = Interval::Dobson, Finite;
        /// With fewer events than this, value and limits are withheld.
        minimum_count: f64 = 10.0, AtLeastZero;
    }

    outputs {
        /// The standardised rate.
        value: Always, "events per `per` of the denominator";
        /// Lower confidence limit.
        lower: EachLevel, "as `value`";
        /// Upper confidence limit.
        upper: EachLevel, "as `value`";
        /// The interval that the limits are from.
        interval: Always, "";
        /// Events of all strata.
        count: Always, "events";
        /// Denominator of all strata.
        denominator: Always, "persons or person-time";
        /// Why a number is missing, or what to know about it.
        note: Always, "";
    }

    notes {
        MissingInput ZeroDenominator ZeroStandardPopulation BelowMinimumCount ZeroCount NegativeLimit Overflow
    }

    example {
        count: [12.0, 30.0, 95.0],
        denominator: [4000.0, 3000.0, 1500.0],
        standard_population: [45000.0, 35000.0, 20000.0],
    }

    kernel Standardised of 5 sums;
}

/// A weighted mean of the strata's rates.
#[derive(Debug, Clone)]
struct Standardised {
    per: f64,
    levels: Vec<Level>,
    interval: Interval,
    minimum_count: f64,
}

impl From<&Options> for Standardised {
    fn from(options: &Options) -> Self {
        let Options { per, confidence, interval, minimum_count } = options;
        Self { per: *per, levels: confidence.levels(), interval: *interval, minimum_count: *minimum_count }
    }
}

impl Additive<5> for Standardised {
    type Row = Row;
    const TOTALS: &'static [&'static str] = &["count", "denominator"];
    const INTERVAL: bool = true;

    /// x, n, w, w x/n and w² x/n².
    fn terms(&self, row: Row) -> Result<[f64; 5], Note> {
        if row.denominator == 0.0 {
            return Err(Note::ZeroDenominator);
        }
        let weight = row.standard_population / row.denominator;
        let weighted = weight * row.count;
        Ok([row.count, row.denominator, row.standard_population, weighted, weight * weighted])
    }

    fn value(&self, [count, _, weights, weighted, _]: &[f64; 5]) -> Result<f64, Note> {
        if *weights == 0.0 {
            Err(Note::ZeroStandardPopulation)
        } else if *count < self.minimum_count {
            Err(Note::BelowMinimumCount)
        } else {
            Ok(self.per * weighted / weights)
        }
    }

    fn levels(&self) -> &[Level] {
        &self.levels
    }

    fn limits(&self, [count, _, weights, weighted, squares]: &[f64; 5], level: &Level) -> [Limit; 2] {
        let variance = squares / (weights * weights);
        let limits = match self.interval {
            Interval::Dobson => dobson::limits(weighted / weights, variance, *count, level),
        };
        limits.map(|limit| limit.map(|limit| self.per * limit))
    }

    fn interval(&self, _: &[f64; 5]) -> &'static str {
        self.interval.word()
    }
}
