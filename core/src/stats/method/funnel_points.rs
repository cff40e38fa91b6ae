//! Points of a funnel plot.

use crate::Error;
use crate::stats::additive::Limit;
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::funnel::{Funnel, FunnelStatistic};
use crate::stats::tabular::{Group, Lines, Tabular};

method! {
    /// Where each row lies in a funnel plot, and whether it is further from the centre than chance explains.
    ///
    /// # Formula
    ///
    /// value = per · x / n for x events and a denominator n: persons for a proportion, expected events for a ratio, population
    /// or person-time for a rate. The centre is `target`; without one 1 for a ratio, else Σ x / Σ n of the group.
    ///
    /// A proportion p is low or high where |p − c| > z √(c(1 − c)/n), which is where Wilson's interval of it leaves out the
    /// centre c. A ratio or a rate is where the exact Poisson limits of x leave out c n.
    ///
    /// For a standardised rate give the rate as well: the point stands at the denominator that fits it, per · x / rate.
    ///
    /// # References
    ///
    /// * Spiegelhalter DJ (2005). Funnel plots for comparing institutional performance. Statistics in Medicine 24, 1185-1202.
    /// * Dover DC, Schopflocher DP (2011). Using funnel plots in public health surveillance. Population Health Metrics 9, 58.
    /// * Agreement: PHEindicatormethods 2.1.0, `calculate_funnel_points` within 1e-12 and `assign_funnel_significance` in
    ///   every row.
    pub fn funnel_points, WithinGroups, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::funnel_points};
        /// let (cases, patients) = ([40.0, 12.0, 90.0], [400.0, 350.0, 420.0]);
        /// let points = funnel_points(&cases, &patients, None, None, &funnel_points::Options::default())?;
        /// assert_eq!(points.cell("significance_95", 2), Cell::Text("high"));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// Number of events.
        count: required AtLeastZero, "events";
        /// Persons, expected events, population or person-time.
        denominator: required AtLeastZero, "persons, events or person-time";
        /// The standardised rate, given per `per`, where the statistic is one.
        value: optional AtLeastZero, "events per `per` of the denominator";
    }

    options {
        /// What the plot is of.
        statistic: FunnelStatistic = FunnelStatistic::Proportion, Finite;
        /// Values are given per this many: 100 for per cent.
        per: f64 = 1.0, AboveZero;
        /// Confidence levels of the lines.
        confidence: Confidence = Confidence::from([0.95, 0.998]), Finite;
        /// The centre, given per `per`; by default 1 for a ratio, else that of all rows together.
        target: Option<f64> = None, AboveZero;
    }

    outputs {
        /// Height of the point.
        value: Always, "as the statistic, per `per`";
        /// Height of the centre line.
        baseline: Always, "as the statistic, per `per`";
        /// Where the point stands.
        denominator: Always, "persons, events or person-time";
        /// `low`, `high` or `not_significant` at the level.
        significance: EachLevel, "";
        /// Why a number is missing.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator ZeroCount Overflow }

    example {
        count: [40.0, 12.0, 90.0],
        denominator: [400.0, 350.0, 420.0],
    }

    kernel Points as tabular;
}

/// The points with their options.
struct Points {
    levels: Vec<Level>,
    options: Options,
}

impl From<&Options> for Points {
    fn from(options: &Options) -> Self {
        Self { levels: options.confidence.levels(), options: options.clone() }
    }
}

impl Tabular for Points {
    fn levels(&self) -> &[Level] {
        &self.levels
    }

    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        let Options { statistic, per, target, .. } = self.options;
        let funnel = Funnel::of(group, statistic, per, target)?;
        for row in &funnel.rows {
            match (row, funnel.centre) {
                (Ok([count, denominator]), Ok(centre)) => {
                    let numbers = [funnel.scaled(count / denominator), funnel.scaled(centre), *denominator];
                    let words: Vec<_> = self
                        .levels
                        .iter()
                        .map(|level| Some(funnel.significance([*count, *denominator], centre, level)))
                        .collect();
                    answer.push(&numbers.map(Limit::from), &words, None);
                }
                (Err(note), _) => answer.nothing(*note),
                (_, Err(note)) => answer.nothing(note),
            }
        }
        Ok(())
    }
}
