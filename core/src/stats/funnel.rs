//! What funnel plots share: the statistic, its centre line, and the rows that count.

use super::bounds::at_most_its_denominator;
use super::confidence::Level;
use super::interval::exact_poisson;
use super::moments::sum;
use super::note::Note;
use super::quantiles::quantile;
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

words! {
    /// What is done about units that differ more than chance explains.
    pub enum Overdispersion {
        /// Nothing: the limits are those of chance.
        Ignored = "ignored",
        /// Limits are √φ as wide, where the dispersion φ is above 1.
        Multiplicative = "multiplicative",
        /// Units are taken to differ truly, with the variance τ² that is added to that of chance.
        Additive = "additive",
    }
}

/// How much units vary beyond chance, on the scale on which chance has the variance 1/(4 denominator).
pub(crate) struct Dispersion {
    pub(crate) taken: Overdispersion,
    /// The mean square of the winsorised distances from the centre, in standard deviations of chance.
    pub(crate) ratio: f64,
    /// The variance between units that chance leaves.
    pub(crate) between: f64,
}

impl Dispersion {
    /// The standard deviation of a unit; of chance alone where the dispersion is ignored.
    fn deviation(&self, denominator: f64) -> f64 {
        let chance = 0.25 / denominator;
        let variance = match self.taken {
            Overdispersion::Ignored => chance,
            Overdispersion::Multiplicative => chance * self.ratio.max(1.0),
            Overdispersion::Additive => chance + self.between,
        };
        variance.sqrt()
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

    /// A value per 1 on the scale on which its variance does not depend on it.
    fn stable(&self, value: f64) -> f64 {
        let root = value.sqrt();
        if self.statistic == FunnelStatistic::Proportion { libm::asin(root.min(1.0)) } else { root }
    }

    /// The way back.
    fn unstable(&self, place: f64) -> f64 {
        let place = place.max(0.0);
        let root = match self.statistic {
            FunnelStatistic::Proportion => libm::sin(place.min(std::f64::consts::FRAC_PI_2)),
            _ => place,
        };
        root * root
    }

    /// How much the rows vary beyond chance; `winsorised` is the share at each end that counts as if less extreme.
    ///
    /// # Errors
    /// `option-value` for a share above one half.
    pub(crate) fn dispersion(&self, centre: f64, winsorised: f64, taken: Overdispersion) -> Result<Dispersion, Error> {
        if winsorised > 0.5 {
            return Err(Error::option("winsorised", &winsorised.into(), "a number from 0 to 0.5"));
        }
        let weights: Vec<f64> = self.rows.iter().flatten().map(|[_, denominator]| 4.0 * denominator).collect();
        let distance = |[count, denominator]: &[f64; 2]| {
            (self.stable(count / denominator) - self.stable(centre)) * 2.0 * denominator.sqrt()
        };
        let distances: Vec<f64> = self.rows.iter().flatten().map(distance).collect();
        let [low, high] = [winsorised, 1.0 - winsorised].map(|share| quantile(&distances, share));
        let number = distances.len() as f64;
        let squares = sum(distances.iter().map(|distance| {
            let kept = distance.max(low).min(high);
            kept * kept
        }));
        let total = sum(weights.iter().copied());
        let effective = total - sum(weights.iter().map(|weight| weight * (weight / total)));
        let excess = squares - (number - 1.0);
        let between = if excess > 0.0 && effective > 0.0 { excess / effective } else { 0.0 };
        Ok(Dispersion { taken, ratio: squares / number, between })
    }

    /// The limits about the centre with overdispersion, at a denominator.
    pub(crate) fn widened(&self, centre: f64, denominator: f64, dispersion: &Dispersion, level: &Level) -> [f64; 2] {
        let (middle, reach) = (self.stable(centre), level.z * dispersion.deviation(denominator));
        [middle - reach, middle + reach].map(|place| self.unstable(place))
    }

    /// Whether a row lies below its lower limit, within, or above the upper one.
    pub(crate) fn significance(
        &self,
        [count, denominator]: [f64; 2],
        centre: f64,
        dispersion: &Dispersion,
        level: &Level,
    ) -> &'static str {
        let [low, high] = if dispersion.taken != Overdispersion::Ignored {
            let beyond = self.stable(count / denominator) - self.stable(centre);
            let reach = level.z * dispersion.deviation(denominator);
            [beyond < -reach, beyond > reach]
        } else if self.statistic == FunnelStatistic::Proportion {
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
