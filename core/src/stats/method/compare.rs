//! Comparison of two groups.

use crate::Error;
use crate::stats::additive::{Additive, Block, ByFirst, Limit, Part};
use crate::stats::bounds::at_most_its_denominator;
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::distribution::beta;
use crate::stats::interval::{log_normal, wilson};
use crate::stats::note::Note;
use crate::stats::words::words;

words! {
    /// How two groups are compared, and by which interval.
    pub enum Measure {
        /// Difference of two proportions; Newcombe's interval.
        Difference = "difference",
        /// Ratio of two proportions; Katz's interval of its logarithm.
        Ratio = "ratio",
        /// Ratio of two rates; exact, given the sum of the counts.
        RateRatio = "rate_ratio",
        /// Ratio of two rates; the normal interval of its logarithm.
        RateRatioLog = "rate_ratio_log",
    }
}

method! {
    /// Difference or ratio of two proportions or rates, such as those of an area and of the country.
    ///
    /// With groups, all four columns are summed within each group first.
    ///
    /// # Formula
    ///
    /// For x of n and x′ of n′, with p = x/n, p′ = x′/n′ and Wilson's limits l, u and l′, u′ of them:
    ///
    /// * `difference`: p − p′, from p − p′ − √((p − l)² + (u′ − p′)²) to p − p′ + √((u − p)² + (p′ − l′)²);
    /// * `ratio`: p/p′ · exp(± z √(1/x − 1/n + 1/x′ − 1/n′));
    /// * `rate_ratio`: p/p′, and q/(1 − q) · n′/n with the exact binomial limits q of x among x + x′;
    /// * `rate_ratio_log`: p/p′ · exp(± z √(1/x + 1/x′)).
    ///
    /// A reference without events has no ratio to it, a group without events no limits by logarithms: notes.
    ///
    /// # References
    ///
    /// * Newcombe RG (1998). Interval estimation for the difference between independent proportions. Statistics in Medicine 17,
    ///   873-890 (method 10).
    /// * Katz D, Baptista J, Azen SP, Pike MC (1978). Obtaining confidence intervals for the risk ratio in cohort studies.
    ///   Biometrics 34, 469-474.
    /// * Breslow NE, Day NE (1987). Statistical methods in cancer research, volume II. IARC, p. 93-95.
    /// * Agreement: statsmodels 0.15.0 and SciPy 1.17.1, within 1e-12.
    pub fn compare, RowWise, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::stats::compare;
        /// let (here, people, there, others) = ([30.0], [100.0], [20.0], [100.0]);
        /// let difference = compare(&here, &people, &there, &others, None, &compare::Options::default())?;
        /// assert!((difference.value[0] - 0.1).abs() < 1e-15);
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// Number of events.
        count: required AtLeastZero, "events";
        /// Persons, or person-time for rates.
        denominator: required AtLeastZero, "persons or person-time";
        /// Number of events of the reference.
        reference_count: required AtLeastZero, "events";
        /// Persons of the reference, or its person-time.
        reference_denominator: required AtLeastZero, "persons or person-time";
    }

    options {
        /// How the two are compared.
        measure: Measure = Measure::Difference, Finite;
        /// Confidence level of the limits, or a list of levels; an empty list for no limits.
        confidence: Confidence = Confidence::default(), Finite;
        /// Differences and ratios are given per this much: 100 for percentage points.
        per: f64 = 1.0, AboveZero;
    }

    outputs {
        /// The difference or ratio.
        value: Always, "of `per`";
        /// Lower confidence limit.
        lower: EachLevel, "as `value`";
        /// Upper confidence limit.
        upper: EachLevel, "as `value`";
        /// The interval that the limits are from.
        interval: Always, "";
        /// Events of the group.
        count: Grouped, "events";
        /// Denominator of the group.
        denominator: Grouped, "persons or person-time";
        /// Events of the reference.
        reference_count: Grouped, "events";
        /// Denominator of the reference.
        reference_denominator: Grouped, "persons or person-time";
        /// Why a number is missing, or what to know about it.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator ZeroExpected ZeroCount Overflow }

    example {
        count: [30.0, 12.0],
        denominator: [100.0, 80.0],
        reference_count: [2000.0, 2000.0],
        reference_denominator: [10000.0, 10000.0],
    }

    kernel Comparison as additive of 4 sums;
}

/// Two counts over two denominators.
#[derive(Debug, Clone)]
struct Comparison {
    measure: Measure,
    levels: Vec<Level>,
    per: f64,
}

impl From<&Options> for Comparison {
    fn from(options: &Options) -> Self {
        Self { measure: options.measure, levels: options.confidence.levels(), per: options.per }
    }
}

impl Additive<4, 4> for Comparison {
    const TOTALS: &'static [&'static str] = &["count", "denominator", "reference_count", "reference_denominator"];
    const CHECKS: bool = true;

    fn terms(&self, row: [f64; 4]) -> Result<[f64; 4], Note> {
        Ok(row)
    }

    fn parts(&self, _: [bool; 4]) -> [Part; 4] {
        [Part::Column(0), Part::Column(1), Part::Column(2), Part::Column(3)]
    }

    #[inline(always)]
    fn suspects(&self, [counts, denominators, events, references]: [&Block; 4], _: [bool; 4]) -> bool {
        let above = |counts: &Block, denominators: &Block| {
            let rows = counts.iter().zip(denominators);
            rows.fold(false, |any, (count, denominator)| any | ((count > denominator) & (*denominator > 0.0)))
        };
        above(counts, denominators) | above(events, references)
    }

    fn check_row(&self, row: &[f64; 4], index: usize) -> Result<(), Error> {
        self.check(row, index)
    }

    fn check(&self, [count, denominator, events, reference]: &[f64; 4], row: usize) -> Result<(), Error> {
        let proportions = matches!(self.measure, Measure::Difference | Measure::Ratio);
        if proportions {
            at_most_its_denominator("count", row, *count, *denominator)?;
            at_most_its_denominator("reference_count", row, *events, *reference)?;
        }
        Ok(())
    }

    fn value(&self, [count, denominator, events, reference]: &[f64; 4]) -> Result<f64, Note> {
        if *denominator == 0.0 || *reference == 0.0 {
            return Err(Note::ZeroDenominator);
        }
        let (own, other) = (count / denominator, events / reference);
        match self.measure {
            Measure::Difference => Ok(self.per * (own - other)),
            _ if *events == 0.0 => Err(Note::ZeroExpected),
            _ => Ok(self.per * (own / other)),
        }
    }

    fn levels(&self) -> &[Level] {
        &self.levels
    }

    fn limits(&self, [count, denominator, events, reference]: &[f64; 4], level: &Level) -> [Limit; 2] {
        let (own, other) = (count / denominator, events / reference);
        let log = |variance: f64| match *count == 0.0 {
            true => [Note::ZeroCount.into(); 2],
            false => log_normal::limits(own / other, variance, level).map(Limit::from),
        };
        let limits = match self.measure {
            Measure::Difference => {
                let [lower, upper] = wilson::limits(*count, *denominator, level);
                let [least, most] = wilson::limits(*events, *reference, level);
                let below = libm::hypot(own - lower, most - other);
                let above = libm::hypot(upper - own, other - least);
                [own - other - below, own - other + above].map(Limit::from)
            }
            Measure::Ratio => log((1.0 - own) / count + (1.0 - other) / events),
            Measure::RateRatioLog => log(1.0 / count + 1.0 / events),
            Measure::RateRatio => {
                let lower = if *count == 0.0 { 0.0 } else { beta::odds_lower(*count, events + 1.0, level.tail) };
                let upper = beta::odds_upper(count + 1.0, *events, level.tail);
                [lower, upper].map(|odds| Limit::from(odds * (reference / denominator)))
            }
        };
        limits.map(|limit| limit.map(|limit| self.per * limit))
    }

    fn interval(&self) -> Option<ByFirst> {
        Some(ByFirst::always(match self.measure {
            Measure::Difference => "newcombe",
            Measure::Ratio => "katz",
            Measure::RateRatio => "exact",
            Measure::RateRatioLog => "log",
        }))
    }
}
