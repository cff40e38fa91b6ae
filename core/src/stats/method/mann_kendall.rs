//! Mann and Kendall's test, with the slope of Theil and Sen.

use crate::Error;
use crate::stats::additive::Limit;
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::distribution::normal;
use crate::stats::note::Note;
use crate::stats::ranks::order;
use crate::stats::tabular::{Group, Lines, Tabular};

method! {
    /// Test of Mann and Kendall: whether a series rises or falls, without a form of the rise; with the slope of Theil and Sen.
    ///
    /// The rows of a group are points in time: at their periods, where these are given, else one after the other.
    ///
    /// # Formula
    ///
    /// S = Σ sign(yⱼ − yᵢ) over all pairs of an earlier i and a later j. Its variance is
    /// (n(n − 1)(2n + 5) − Σ k(k − 1)(2k + 5)) / 18, with ties of k equal values, z = (S ∓ 1)/√variance towards zero, and the p-value
    /// 2 Φ(−|z|). τ = S / (n(n − 1)/2). The slope is the median of all (yⱼ − yᵢ)/(tⱼ − tᵢ), and its limits are the slopes that stand
    /// z √variance / 2 places to both sides of the middle, rounded, ties to even.
    ///
    /// # References
    ///
    /// * Mann HB (1945). Nonparametric tests against trend. Econometrica 13, 245-259.
    /// * Kendall MG (1975). Rank correlation methods, 4th edition. Griffin.
    /// * Sen PK (1968). Estimates of the regression coefficient based on Kendall's tau. JASA 63, 1379-1389.
    /// * Agreement: pymannkendall 1.4.3 and SciPy 1.17.1, `theilslopes`, within 1e-12.
    pub fn mann_kendall, Aggregating, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::mann_kendall};
        /// let test = mann_kendall(&[1.0, 2.0, 4.0, 5.0], None, None, &mann_kendall::Options::default())?;
        /// assert_eq!(test.cell("s", 0), Cell::Number(6.0));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The values.
        value: required Finite, "any";
        /// When they were, each at another time; 0, 1, 2 … where they are not given.
        period: optional Finite, "periods";
    }

    options {
        /// Confidence level of the limits of the slope, or a list of levels; an empty list for no limits.
        confidence: Confidence = Confidence::default(), Finite;
    }

    outputs {
        /// The slope of Theil and Sen.
        value: Always, "as the values, a period";
        /// Lower confidence limit.
        lower: EachLevel, "as `value`";
        /// Upper confidence limit.
        upper: EachLevel, "as `value`";
        /// The line through the medians of values and periods, at period 0.
        intercept: Always, "as the values";
        /// Pairs that rise less pairs that fall.
        s: Always, "pairs";
        /// Variance of `s` where there is no trend.
        variance: Always, "pairs squared";
        /// The test statistic.
        z: Always, "standard deviations";
        /// Two-sided p-value of no trend.
        p_value: Always, "a probability";
        /// Kendall's τ.
        tau: Always, "from -1 to 1";
        /// Why a number is missing.
        note: Always, "";
    }

    notes { MissingInput TooFewValues Overflow }

    example { value: [12.0, 14.0, 13.0, 17.0, 18.0, 21.0], }

    kernel Test as tabular;
}

/// The levels of the slope's limits.
struct Test(Vec<Level>);

impl From<&Options> for Test {
    fn from(options: &Options) -> Self {
        Self(options.confidence.levels())
    }
}

/// The points of a group in the order of time.
fn points(group: &Group<'_>) -> Result<Vec<[f64; 2]>, Error> {
    if !group.has(1) {
        return Ok(group.column(0).iter().enumerate().map(|(place, value)| [place as f64, *value]).collect());
    }
    let rows = order(group.column(1));
    let twice =
        rows.windows(2).filter_map(<[usize]>::first_chunk).find(|[one, next]| group.at(1, *next) <= group.at(1, *one));
    match twice {
        Some([_, row]) => {
            let wanted = "another period than those of the group's other rows";
            Err(Error::value("period", group.place(*row), group.at(1, *row), wanted))
        }
        None => Ok(rows.iter().map(|row| [group.at(1, *row), group.at(0, *row)]).collect()),
    }
}

/// The numbers from the lowest on.
fn sorted(values: &[f64]) -> Vec<f64> {
    order(values).into_iter().filter_map(|place| values.get(place).copied()).collect()
}

fn median(sorted: &[f64]) -> f64 {
    let at = |place: usize| sorted.get(place).copied().unwrap_or(f64::NAN);
    let half = sorted.len() / 2;
    if sorted.len() % 2 == 1 { at(half) } else { 0.5 * at(half.saturating_sub(1)) + 0.5 * at(half) }
}

/// n(n − 1)(2n + 5).
fn weight(n: usize) -> f64 {
    let n = n as f64;
    n * (n - 1.0) * (2.0 * n + 5.0)
}

impl Tabular for Test {
    fn levels(&self) -> &[Level] {
        &self.0
    }

    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        if group.has_missing() {
            answer.nothing(Note::MissingInput);
            return Ok(());
        }
        let points = points(group)?;
        if points.len() < 3 {
            answer.nothing(Note::TooFewValues);
            return Ok(());
        }
        let (mut slopes, mut s) = (Vec::with_capacity(points.len() * (points.len() - 1) / 2), 0.0);
        for (place, [time, value]) in points.iter().enumerate() {
            for [later, next] in points.iter().skip(place + 1) {
                s += f64::from(i8::from(next > value) - i8::from(next < value));
                slopes.push((next - value) / (later - time));
            }
        }
        let slopes = sorted(&slopes);
        let values = sorted(&points.iter().map(|[_, value]| *value).collect::<Vec<_>>());
        let times: Vec<f64> = points.iter().map(|[time, _]| *time).collect();
        let ties: f64 = values.chunk_by(|one, next| next <= one).map(|tied| weight(tied.len())).sum();
        let variance = (weight(points.len()) - ties) / 18.0;
        let z = if s == 0.0 { 0.0 } else { (s - s.signum()) / variance.sqrt() };
        let slope = median(&slopes);
        let pairs = slopes.len() as f64;
        let mut row = vec![Limit::from(slope)];
        for level in answer.levels() {
            let reach = level.z * variance.sqrt();
            // Cut at the ends of the list, as a float that is negative becomes 0 and a large one the last.
            let low = (0.5 * (pairs - reach)).round_ties_even() - 1.0;
            let high = (0.5 * (pairs + reach)).round_ties_even().min(pairs - 1.0);
            row.extend([low, high].map(|place| Limit::from(slopes.get(place as usize).copied().unwrap_or(f64::NAN))));
        }
        let intercept = median(&values) - slope * median(&times);
        row.extend([intercept, s, variance, z, 2.0 * normal::cdf(-z.abs()), s / pairs].map(Limit::from));
        answer.push(&row, &[], None);
        Ok(())
    }
}
