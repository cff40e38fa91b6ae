//! What funnel plots share: the statistic, its centre line, and the rows that count.

use super::bounds::at_most_its_denominator;
use super::confidence::Level;
use super::interval::exact_poisson;
use super::moments::sum;
use super::note::Note;
use super::tabular::Group;
use super::words::words;
use crate::Error;

words! {
    /// What a funnel plot is of.
    pub enum FunnelStatistic {
        /// Counts of a denominator that has them: limits by the score test of a proportion.
        Proportion = "proportion",
        /// Counts over expected counts, the denominators: exact Poisson limits about 1.
        Ratio = "ratio",
        /// Counts over a population or person-time: exact Poisson limits.
        Rate = "rate",
    }
}

/// The rows of a group that have a place in its funnel.
pub(crate) struct Funnel {
    statistic: FunnelStatistic,
    per: f64,
    /// Count and denominator of each row, or why it has none.
    pub(crate) rows: Vec<Result<[f64; 2], Note>>,
    /// The centre line: the target, 1, or what all rows have together; per 1.
    pub(crate) centre: Result<f64, Note>,
}

impl Funnel {
    /// The columns are count, denominator, and, for standardised rates, the rate that the denominator has to fit.
    ///
    /// # Errors
    /// `column-value` for a count above its denominator in a proportion.
    pub(crate) fn of(
        group: &Group<'_>,
        statistic: FunnelStatistic,
        per: f64,
        target: Option<f64>,
    ) -> Result<Self, Error> {
        let mut rows = Vec::with_capacity(group.len());
        for row in 0..group.len() {
            let (count, denominator, rate) = (group.at(0, row), group.at(1, row), group.at(2, row));
            if statistic == FunnelStatistic::Proportion {
                at_most_its_denominator("count", group.place(row), count, denominator)?;
            }
            let fitting =
                if rate > 0.0 && statistic == FunnelStatistic::Rate { per * count / rate } else { denominator };
            let missing = count.is_nan() || denominator.is_nan() || (group.has(2) && rate.is_nan());
            rows.push(if missing {
                Err(Note::MissingInput)
            } else if fitting == 0.0 {
                Err(Note::ZeroDenominator)
            } else {
                Ok([count, fitting])
            });
        }
        let total = |place: usize| sum(rows.iter().flatten().filter_map(|row: &[f64; 2]| row.get(place).copied()));
        let centre = match target {
            Some(target) => Ok(target / per),
            None if statistic == FunnelStatistic::Ratio => Ok(1.0),
            None => match (total(0), total(1)) {
                (_, 0.0) => Err(Note::ZeroDenominator),
                (0.0, _) => Err(Note::ZeroCount),
                (count, denominator) => Ok(count / denominator),
            },
        };
        Ok(Self { statistic, per, rows, centre })
    }

    /// What is given per so many.
    pub(crate) fn scaled(&self, value: f64) -> f64 {
        self.per * value
    }

    /// The limits of a proportion about the centre, at a denominator.
    pub(crate) fn about(&self, centre: f64, denominator: f64, level: &Level) -> [f64; 2] {
        let reach = level.z * (centre * (1.0 - centre) / denominator).sqrt();
        [centre - reach, centre + reach].map(|limit| limit.clamp(0.0, 1.0))
    }

    /// Whether a row lies below its lower limit, within, or above the upper one.
    pub(crate) fn significance(&self, [count, denominator]: [f64; 2], centre: f64, level: &Level) -> &'static str {
        let [low, high] = if self.statistic == FunnelStatistic::Proportion {
            let [lower, upper] = self.about(centre, denominator, level);
            let share = count / denominator;
            [share < lower, share > upper]
        } else {
            let [lower, upper] = exact_poisson::limits(count, level);
            let expected = centre * denominator;
            [upper < expected, lower > expected]
        };
        if low {
            "low"
        } else if high {
            "high"
        } else {
            "not_significant"
        }
    }
}
