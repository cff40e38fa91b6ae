//! Lines of a funnel plot.

use crate::Error;
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::funnel::{Dispersion, Funnel, FunnelStatistic, Overdispersion};
use crate::stats::interval::exact_poisson;
use crate::stats::note::Note;
use crate::stats::tabular::{Group, Lines, Tabular};

method! {
    /// Centre and limits of a funnel plot along its axis, for the rows of each group.
    ///
    /// # Formula
    ///
    /// The centre c is as in `funnel_points`. For a proportion the axis is the denominator n, and the limits are
    /// c ± z √(c(1 − c)/n), within 0 and 1. For a ratio or a rate the axis is a number of events o: from the exact Poisson
    /// limits of o, ½ χ²(α/2; 2o) and ½ χ²(1 − α/2; 2o + 2), come the expected events at which o lies on a line, and so a point
    /// of each line: `lower_at` and `upper_at` are these events over c, and `lower` and `upper` are o
    /// over that.
    ///
    /// With overdispersion the limits are those that `funnel_points` compares with, y₀ ± z √φ s or y₀ ± z √(s² + τ²), brought back from
    /// the scale of y; both lines then stand at the same place, for ratios and rates where o events are expected.
    ///
    /// The axis has `points` whole numbers, from `axis_from` to `axis_to` in steps that grow as a power, by 1 at least: of each
    /// the next is the larger of a + 1 and a (axis_to / a)^(1 / steps left), rounded, ties to even.
    ///
    /// # References
    ///
    /// * Spiegelhalter DJ (2005). Funnel plots for comparing institutional performance. Statistics in Medicine 24, 1185-1202.
    /// * Spiegelhalter DJ (2005). Handling over-dispersion of performance indicators. Quality and Safety in Health Care 14, 347-351.
    /// * Dover DC, Schopflocher DP (2011). Using funnel plots in public health surveillance. Population Health Metrics 9, 58.
    /// * Agreement: PHEindicatormethods 2.1.0, `calculate_funnel_limits`: within 1e-12 for proportions. For ratios and rates its
    ///   limits come from a bisection and are off by up to 5e-5; these are exact quantiles. It cuts upper limits at 100,
    ///   whatever the multiplier; here they are cut at all of the denominator.
    pub fn funnel_limits, Expanding, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::funnel_limits};
        /// let (cases, patients) = ([40.0, 12.0, 90.0], [400.0, 350.0, 420.0]);
        /// let lines = funnel_limits(&cases, &patients, None, None, &funnel_limits::Options::default())?;
        /// assert_eq!(lines.rows(), 100);
        /// assert_eq!(lines.cell("axis", 0), Cell::Number(1.0));
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
        /// Number of points of each line.
        points: u32 = 100, AboveZero;
        /// First number of the axis.
        axis_from: f64 = 1.0, AboveZero;
        /// Where the axis is to lead; by default to the largest denominator or expected number of events, rounded up.
        axis_to: Option<f64> = None, AboveZero;
    }

    outputs {
        /// Height of the centre line.
        value: Always, "as the statistic, per `per`";
        /// Denominator of a proportion, else number of events.
        axis: Always, "persons or events";
        /// Where the point of the lower line stands.
        lower_at: EachLevel, "persons, events or person-time";
        /// Height of the lower line there.
        lower: EachLevel, "as `value`";
        /// Where the point of the upper line stands.
        upper_at: EachLevel, "persons, events or person-time";
        /// Height of the upper line there.
        upper: EachLevel, "as `value`";
        /// Why a number is missing.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator ZeroCount Overflow }

    example {
        count: [40.0, 12.0, 90.0],
        denominator: [400.0, 350.0, 420.0],
    }

    kernel FunnelLines as tabular;
}

/// The lines with their options.
struct FunnelLines {
    levels: Vec<Level>,
    options: Options,
}

impl From<&Options> for FunnelLines {
    fn from(options: &Options) -> Self {
        Self { levels: options.confidence.levels(), options: options.clone() }
    }
}

impl FunnelLines {
    /// The numbers of the axis.
    fn axis(&self, largest: f64) -> Vec<f64> {
        let to = self.options.axis_to.unwrap_or_else(|| largest.ceil());
        let mut axis = Vec::new();
        let mut place = self.options.axis_from;
        for left in (0..self.options.points).rev() {
            axis.push(place);
            if left > 0 {
                let next = libm::pow(to / place, 1.0 / f64::from(left)) * place;
                place = next.round_ties_even().max(place + 1.0);
            }
        }
        axis
    }

    /// Position and height of a point of the lower and of the upper line.
    fn line(&self, funnel: &Funnel, centre: f64, dispersion: &Dispersion, axis: f64, level: &Level) -> [f64; 4] {
        if dispersion.taken != Overdispersion::Ignored {
            let place = if self.options.statistic == FunnelStatistic::Proportion { axis } else { axis / centre };
            let limits = funnel.widened(centre, place, dispersion, level);
            let [lower, upper] = limits.map(|limit| funnel.scaled(limit));
            return [place, lower, place, upper];
        }
        if self.options.statistic == FunnelStatistic::Proportion {
            let [lower, upper] = funnel.about(centre, axis, level);
            return [axis, funnel.scaled(lower), axis, funnel.scaled(upper)];
        }
        let [fewest, most] = exact_poisson::limits(axis, level).map(|events| events / centre);
        [most, funnel.scaled(axis / most), fewest, funnel.scaled(axis / fewest)]
    }
}

impl Tabular for FunnelLines {
    fn levels(&self) -> &[Level] {
        &self.levels
    }

    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        let Options { statistic, per, target, winsorised, overdispersion, .. } = self.options;
        let funnel = Funnel::of(group, statistic, per, target)?;
        let known = funnel.rows.iter().flatten();
        let centre = match (known.clone().next(), funnel.centre) {
            (Some(_), Ok(centre)) => centre,
            (None, _) => {
                answer.nothing(funnel.rows.iter().find_map(|row| row.err()).unwrap_or(Note::MissingInput));
                return Ok(());
            }
            (_, Err(note)) => {
                answer.nothing(note);
                return Ok(());
            }
        };
        let dispersion = funnel.dispersion(centre, winsorised, overdispersion)?;
        let places =
            known.map(
                |[_, denominator]| {
                    if statistic == FunnelStatistic::Proportion { *denominator } else { centre * denominator }
                },
            );
        for axis in self.axis(places.fold(1.0, f64::max)) {
            let mut row = vec![funnel.scaled(centre), axis];
            for level in answer.levels() {
                row.extend(self.line(&funnel, centre, &dispersion, axis, level));
            }
            answer.numbers(&row);
        }
        Ok(())
    }
}
