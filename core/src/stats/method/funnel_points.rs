//! Points of a funnel plot.

use crate::Error;
use crate::stats::additive::Limit;
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::funnel::{Funnel, FunnelStatistic, Overdispersion};
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
    /// With overdispersion a point is taken on the scale on which chance has the variance s² = 1/(4n): y = arcsin √p of a
    /// proportion, else √(x/n). It is low or high where |y − y₀| > z √φ s (`multiplicative`, φ at least 1) or z √(s² + τ²)
    /// (`additive`), with y₀ of the centre. Both are estimated from all N points, their (y − y₀)/s winsorised: the lowest and the
    /// highest tenth count as the quantiles (definition 7) that bound them. φ is the mean of the squares, w = 1/s² and
    /// τ² = max(0, (N φ − (N − 1))/(Σ w − Σ w²/Σ w)).
    ///
    /// For a standardised rate give the rate as well: the point stands at the denominator that fits it, per · x / rate.
    ///
    /// # References
    ///
    /// * Spiegelhalter DJ (2005). Funnel plots for comparing institutional performance. Statistics in Medicine 24, 1185-1202.
    /// * Spiegelhalter DJ (2005). Handling over-dispersion of performance indicators. Quality and Safety in Health Care 14, 347-351.
    /// * Dover DC, Schopflocher DP (2011). Using funnel plots in public health surveillance. Population Health Metrics 9, 58.
    /// * Agreement: PHEindicatormethods 2.1.0, `calculate_funnel_points` within 1e-12 and `assign_funnel_significance` in
    ///   every row. With overdispersion: the formulas in numpy 2.4.6, within 1e-12.
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
        /// What is done about units that differ more than chance explains.
        overdispersion: Overdispersion = Overdispersion::Ignored, Finite;
        /// Share of the units at each end that count as the next to them when the dispersion is estimated.
        winsorised: f64 = 0.1, Share;
    }

    outputs {
        /// Height of the point.
        value: Always, "as the statistic, per `per`";
        /// Height of the centre line.
        baseline: Always, "as the statistic, per `per`";
        /// Where the point stands.
        denominator: Always, "persons, events or person-time";
        /// φ: the spread of all points over that of chance, about 1 where chance explains it.
        dispersion: Always, "a ratio";
        /// τ: the standard deviation between units that chance does not explain, on the scale of y.
        between: Always, "arcsines or roots";
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
        let Options { statistic, per, target, overdispersion, winsorised, .. } = self.options;
        let funnel = Funnel::of(group, statistic, per, target)?;
        let dispersion = funnel.dispersion(funnel.centre.unwrap_or(f64::NAN), winsorised, overdispersion)?;
        for row in &funnel.rows {
            match (row, funnel.centre) {
                (Ok(point), Ok(centre)) => {
                    let [count, denominator] = *point;
                    let between = dispersion.between.sqrt();
                    let numbers = [
                        funnel.scaled(count / denominator),
                        funnel.scaled(centre),
                        denominator,
                        dispersion.ratio,
                        between,
                    ];
                    let significance = |level| Some(funnel.significance(*point, centre, &dispersion, level));
                    let words: Vec<_> = self.levels.iter().map(significance).collect();
                    answer.push(&numbers.map(Limit::from), &words, None);
                }
                (Err(note), _) => answer.nothing(*note),
                (_, Err(note)) => answer.nothing(note),
            }
        }
        Ok(())
    }
}
