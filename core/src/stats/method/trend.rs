//! Trend.

use crate::Error;
use crate::stats::additive::Limit;
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::distribution::{normal, student};
use crate::stats::line::Line;
use crate::stats::moments::sum;
use crate::stats::note::Note;
use crate::stats::tabular::{Group, Lines, Tabular};
use crate::stats::words::words;

words! {
    /// What changes evenly with time.
    pub enum Model {
        /// The logarithm of a rate; counts are Poisson, and the change is in per cent a period.
        LogLinear = "log_linear",
        /// The value itself, by least squares; weighted where weights are given.
        Linear = "linear",
    }
}

words! {
    /// What is thought of the variance of counts.
    pub enum Dispersion {
        /// It is that of the Poisson distribution.
        Poisson = "poisson",
        /// It is a multiple of that, estimated by Pearson's χ² over the degrees of freedom.
        Estimated = "estimated",
    }
}

method! {
    /// Trend over periods: the annual percent change of a rate, or the yearly change of a value.
    ///
    /// # Formula
    ///
    /// `log_linear`: counts x are Poisson variables with means n · exp(a + b t), and a and b those of the largest likelihood;
    /// value = 100 (exp(b) − 1), with limits 100 (exp(b ± z s) − 1). `linear`: y = a + b t by least squares, with weights w where
    /// they are given; value = b, with limits b ± t(1 − α/2; n − 2) · s and s² = Σ w r² / ((n − 2) Σ w (t − t̄)²) for residuals r.
    ///
    /// The intercept is the height of the line at the group's first period: the fitted rate (`log_linear`, per `per`) or value.
    /// `dispersion` is Pearson's χ² over n − 2; far above 1 the counts vary more than Poisson counts do, and `estimated` widens the
    /// limits by its root, and takes t for z. The p-value is two-sided, for b = 0.
    ///
    /// Where all events fall in the first or in the last period no slope is the likeliest: a note.
    ///
    /// # References
    ///
    /// * McCullagh P, Nelder JA (1989). Generalized linear models, 2nd edition. Chapman and Hall, chapter 6.
    /// * Clegg LX, Hankey BF, Tiwari R, Feuer EJ, Edwards BK (2009). Estimating average annual per cent change in trend analysis.
    ///   Statistics in Medicine 28, 3670-3682.
    /// * Agreement: the equations of the largest likelihood by mpmath at 40 digits, within 1e-12; statsmodels 0.15.0 within 3e-7,
    ///   where it stops; SciPy 1.17.1, `linregress`, within 1e-12.
    pub fn trend, Aggregating, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::trend};
        /// let (years, deaths, people) = ([2020.0, 2021.0, 2022.0], [100.0, 200.0, 400.0], [1e5, 1e5, 1e5]);
        /// let change = trend(&years, Some(&deaths), Some(&people), None, None, None, &trend::Options::default())?;
        /// assert!(matches!(change.cell("value", 0), Cell::Number(value) if (value - 100.0).abs() < 1e-9));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The period, such as a year.
        period: required Finite, "periods";
        /// Number of events, for `log_linear`.
        count: optional AtLeastZero, "events";
        /// Population or person-time, for `log_linear`.
        denominator: optional AtLeastZero, "persons or person-time";
        /// The value, for `linear`.
        value: optional Finite, "any";
        /// Its weight, for `linear`; all alike where none is given.
        weight: optional AtLeastZero, "any";
    }

    options {
        /// What changes evenly.
        model: Model = Model::LogLinear, Finite;
        /// What is thought of the variance of counts.
        variance: Dispersion = Dispersion::Poisson, Finite;
        /// The fitted rate is given per this many of the denominator.
        per: f64 = 100_000.0, AboveZero;
        /// Confidence level of the limits, or a list of levels; an empty list for no limits.
        confidence: Confidence = Confidence::default(), Finite;
    }

    outputs {
        /// The change.
        value: Always, "per cent a period, or units a period";
        /// Lower confidence limit.
        lower: EachLevel, "as `value`";
        /// Upper confidence limit.
        upper: EachLevel, "as `value`";
        /// The slope b.
        slope: Always, "a period, on the scale of the line";
        /// Its standard error.
        standard_error: Always, "as `slope`";
        /// Two-sided p-value of no trend.
        p_value: Always, "a probability";
        /// The line at the first period.
        intercept: Always, "events per `per`, or as the values";
        /// Pearson's χ² over its degrees of freedom; for `linear` the variance of the residuals.
        dispersion: Always, "a number";
        /// Why a number is missing.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator NoVariation TooFewValues ZeroCount Overflow }

    example {
        period: [2019.0, 2020.0, 2021.0, 2022.0],
        count: [120.0, 115.0, 131.0, 140.0],
        denominator: [50000.0, 50400.0, 50900.0, 51300.0],
    }

    kernel Trend as tabular;
}

/// The options and their levels.
struct Trend {
    levels: Vec<Level>,
    options: Options,
}

impl From<&Options> for Trend {
    fn from(options: &Options) -> Self {
        Self { levels: options.confidence.levels(), options: options.clone() }
    }
}

/// A line that was fitted.
struct Fit {
    slope: f64,
    /// The square of its standard error, before dispersion.
    variance: f64,
    /// The line at the first period.
    start: f64,
    dispersion: f64,
}

impl Trend {
    /// The columns of the model, after the period.
    ///
    /// # Errors
    /// `missing-column`.
    fn needed(&self, group: &Group<'_>) -> Result<[usize; 2], Error> {
        let (needed, places): (&[(usize, &str)], _) = match self.options.model {
            Model::LogLinear => (&[(1, "count"), (2, "denominator")], [1, 2]),
            Model::Linear => (&[(3, "value")], [3, 4]),
        };
        match needed.iter().find(|(place, _)| !group.has(*place)) {
            Some((_, name)) => Err(Error::missing_column(INFO.id, name)),
            None => Ok(places),
        }
    }

    /// Period, count or value, and denominator or weight.
    fn points(group: &Group<'_>, [what, with]: [usize; 2]) -> Vec<[f64; 3]> {
        let weight = |row: usize| if group.has(with) { group.at(with, row) } else { 1.0 };
        (0..group.len()).map(|row| [group.at(0, row), group.at(what, row), weight(row)]).collect()
    }

    fn fit(&self, points: &[[f64; 3]]) -> Result<Fit, Note> {
        if points.iter().flatten().any(|number| number.is_nan()) {
            return Err(Note::MissingInput);
        }
        let first = points.iter().map(|[period, ..]| *period).fold(f64::INFINITY, f64::min);
        match self.options.model {
            Model::LogLinear => log_linear(points, first),
            Model::Linear => linear(points, first),
        }
    }
}

fn linear(points: &[[f64; 3]], first: f64) -> Result<Fit, Note> {
    let points: Vec<[f64; 3]> = points.iter().copied().filter(|[.., weight]| *weight > 0.0).collect();
    let freedom = points.len() as f64 - 2.0;
    if freedom < 0.0 {
        return Err(Note::TooFewValues);
    }
    let line = Line::through(&points)?;
    let residuals = points.iter().map(|[x, y, w]| {
        let rest = y - line.at(*x);
        w * (rest * rest)
    });
    let dispersion = sum(residuals) / freedom;
    Ok(Fit { slope: line.slope, variance: 1.0 / line.spread, start: line.at(first), dispersion })
}

/// Newton's method for the logarithm of the likelihood, which is concave.
fn log_linear(points: &[[f64; 3]], first: f64) -> Result<Fit, Note> {
    if points.iter().any(|[.., denominator]| *denominator == 0.0) {
        return Err(Note::ZeroDenominator);
    }
    let events = sum(points.iter().map(|[_, count, _]| *count));
    if events == 0.0 {
        return Err(Note::ZeroCount);
    }
    let last = points.iter().map(|[period, ..]| *period).fold(f64::NEG_INFINITY, f64::max);
    let all_at = |end: f64| points.iter().all(|[period, count, _]| *count == 0.0 || (*period - end) == 0.0);
    if all_at(first) || all_at(last) {
        return Err(Note::NoVariation);
    }
    // Calendar years would round the mean of the events; time is counted from the first.
    let points: Vec<[f64; 3]> =
        points.iter().map(|[period, count, denominator]| [period - first, *count, *denominator]).collect();
    let width = last - first;
    // From the rate of all periods, about the mean of the events, which keeps level and slope apart.
    let origin = sum(points.iter().map(|[period, count, _]| period * (count / events)));
    let mut slope = 0.0;
    // At each slope the likeliest level makes as many events as there were.
    let growth = |slope: f64, period: f64| libm::exp(slope * (period - origin));
    let level =
        |slope: f64| events / sum(points.iter().map(|[period, _, denominator]| denominator * growth(slope, *period)));
    let means = |slope: f64| -> Vec<f64> {
        let level = level(slope);
        points.iter().map(|[period, _, denominator]| denominator * growth(slope, *period) * level).collect()
    };
    let moment = |means: &[f64], about: f64, power: i32| {
        let terms = points.iter().zip(means).map(|([period, ..], mean)| {
            let distance = period - origin - about;
            mean * if power == 1 { distance } else { distance * distance }
        });
        sum(terms)
    };
    let mut spread = 0.0;
    for _ in 0..200 {
        let fitted = means(slope);
        let pull = moment(&fitted, 0.0, 1);
        spread = moment(&fitted, pull / events, 2);
        if spread <= 0.0 || !spread.is_finite() {
            return Err(Note::Overflow);
        }
        // Events lie at their mean, the origin: the slope is right where the fitted ones do, too.
        let step = (-pull / spread).clamp(-1.0 / width, 1.0 / width);
        slope += step;
        if step.abs() <= 1e-15 * slope.abs().max(1.0 / width) {
            break;
        }
    }
    let fitted = means(slope);
    let start = level(slope) * growth(slope, 0.0);
    let pearson = sum(points.iter().zip(&fitted).map(|([_, count, _], mean)| (count - mean) * ((count - mean) / mean)));
    Ok(Fit { slope, variance: 1.0 / spread, start, dispersion: pearson / (points.len() as f64 - 2.0) })
}

impl Tabular for Trend {
    fn levels(&self) -> &[Level] {
        &self.levels
    }

    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        let points = Self::points(group, self.needed(group)?);
        let fit = match self.fit(&points) {
            Ok(fit) => fit,
            Err(note) => {
                answer.nothing(note);
                return Ok(());
            }
        };
        let log = self.options.model == Model::LogLinear;
        let estimated = !log || self.options.variance == Dispersion::Estimated;
        let freedom = points.iter().filter(|[.., weight]| *weight > 0.0).count() as f64 - 2.0;
        let error = (fit.variance * if estimated { fit.dispersion } else { 1.0 }).sqrt();
        // Through two points goes a line, and nothing says how well.
        let blind = estimated && freedom < 1.0;
        let known = |number: f64| if blind { Limit::from(Note::TooFewValues) } else { number.into() };
        let shown = |slope: f64| if log { 100.0 * libm::expm1(slope) } else { slope };
        let mut row = vec![Limit::from(shown(fit.slope))];
        for level in answer.levels() {
            let reach = error * if estimated { student::quantile_upper(freedom, level.tail) } else { level.z };
            row.extend([fit.slope - reach, fit.slope + reach].map(|limit| known(shown(limit))));
        }
        let ratio = if fit.slope == 0.0 { 0.0 } else { (fit.slope / error).abs() };
        let p = 2.0 * if estimated { student::upper(freedom, ratio) } else { normal::cdf(-ratio) };
        let start = if log { self.options.per * fit.start } else { fit.start };
        let dispersion = if freedom < 1.0 { Limit::from(Note::TooFewValues) } else { fit.dispersion.into() };
        row.extend([fit.slope.into(), known(error), known(p), start.into(), dispersion]);
        answer.push(&row, &[], None);
        Ok(())
    }
}
