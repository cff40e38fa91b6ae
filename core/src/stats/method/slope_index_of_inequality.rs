//! Slope and relative index of inequality.

use crate::Error;
use crate::stats::additive::Limit;
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::interval::log_normal;
use crate::stats::line::Line;
use crate::stats::moments::sum;
use crate::stats::note::Note;
use crate::stats::ranks::middles;
use crate::stats::tabular::{Group, Lines, Tabular};
use crate::stats::words::words;

words! {
    /// The scale on which the line is straight.
    pub enum Scale {
        /// That of the values.
        Linear = "linear",
        /// Their logarithms: for rates.
        Log = "log",
        /// Their logits: for proportions.
        Logit = "logit",
    }
}

method! {
    /// Slope index of inequality: how far apart the two ends of a social order are; and the relative index, one over the other.
    ///
    /// Both ends are those of a line through the values of all groups.
    ///
    /// # Formula
    ///
    /// The groups in the order of `rank`, each at the middle of the share of the population that it takes. Through their values,
    /// on the chosen scale, goes the line of least squares weighted by population, with g the way back from the scale:
    /// value = per · (g(line at 1) − g(line at 0)), relative = g(line at 1) / g(line at 0).
    ///
    /// With standard errors of the values come limits: both ends are linear in the values, so that the variance of the slope is
    /// that of a sum. On the linear scale that is exact for the slope index, on the logarithmic one for the logarithm of the
    /// relative index; elsewhere it is the delta method. Limits of the relative index are those of its logarithm.
    ///
    /// # References
    ///
    /// * Mackenbach JP, Kunst AE (1997). Measuring the magnitude of socio-economic inequalities in health. Social Science and
    ///   Medicine 44, 757-771.
    /// * Moreno-Betancur M, Latouche A, Menvielle G, Kunst AE, Rey G (2015). Relative index of inequality and slope index of
    ///   inequality: a structured regression framework for estimation. Epidemiology 26, 518-527.
    /// * Agreement: PHEindicatormethods 2.1.0, `phe_sii`: both indices within 1e-12. Its limits are simulated; these are what the
    ///   simulation tends to. Under a fractional multiplier its relative limits are the wrong way round.
    pub fn slope_index_of_inequality, Aggregating, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::slope_index_of_inequality};
        /// let (years, rank, population) = ([76.0, 78.0, 80.0, 82.0], [1.0, 2.0, 3.0, 4.0], [10.0, 10.0, 10.0, 10.0]);
        /// let options = slope_index_of_inequality::Options::default();
        /// let index = slope_index_of_inequality(&years, &rank, &population, None, None, &options)?;
        /// assert_eq!(index.cell("value", 0), Cell::Number(8.0));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The value of each group.
        value: required Finite, "any";
        /// The order of the groups, from the end at 0: as a rule the most deprived is 1.
        rank: required Finite, "any";
        /// Population of the group.
        weight: required AtLeastZero, "persons";
        /// Standard error of the value, for limits.
        standard_error: optional AtLeastZero, "as `value`";
    }

    options {
        /// The scale on which the line is straight.
        scale: Scale = Scale::Linear, Finite;
        /// The slope index is given per this much.
        per: f64 = 1.0, AboveZero;
        /// Confidence level of the limits, or a list of levels; an empty list for no limits.
        confidence: Confidence = Confidence::default(), Finite;
    }

    outputs {
        /// The slope index.
        value: Always, "as the values, times `per`";
        /// Lower confidence limit.
        lower: EachLevel, "as `value`";
        /// Upper confidence limit.
        upper: EachLevel, "as `value`";
        /// The value at the end where the ranks begin.
        intercept: Always, "as the values, times `per`";
        /// The relative index.
        relative: Always, "a ratio";
        /// Lower confidence limit of the relative index.
        relative_lower: EachLevel, "a ratio";
        /// Upper confidence limit of the relative index.
        relative_upper: EachLevel, "a ratio";
        /// Why a number is missing.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator NoVariation NoStandardError NoRatio Overflow }

    example {
        value: [76.1, 77.9, 80.2, 81.8],
        rank: [1.0, 2.0, 3.0, 4.0],
        weight: [1000.0, 1200.0, 900.0, 1100.0],
        standard_error: [0.4, 0.4, 0.5, 0.4],
    }

    kernel Slope as tabular;
}

/// The options and their levels.
struct Slope {
    levels: Vec<Level>,
    options: Options,
}

impl From<&Options> for Slope {
    fn from(options: &Options) -> Self {
        Self { levels: options.confidence.levels(), options: options.clone() }
    }
}

impl Scale {
    /// A value on the scale, and its change with the value; none where the scale has no place for it.
    fn forth(self, value: f64) -> Option<[f64; 2]> {
        match self {
            Self::Linear => Some([value, 1.0]),
            Self::Log => (value > 0.0).then(|| [libm::log(value), 1.0 / value]),
            Self::Logit => (value > 0.0 && value < 1.0)
                .then(|| [libm::log(value) - libm::log1p(-value), 1.0 / (value * (1.0 - value))]),
        }
    }

    /// The way back, and its change.
    fn back(self, place: f64) -> [f64; 2] {
        match self {
            Self::Linear => [place, 1.0],
            Self::Log => [libm::exp(place); 2],
            Self::Logit => {
                let share = 1.0 / (1.0 + libm::exp(-place));
                [share, share * (1.0 - share)]
            }
        }
    }

    fn range(self) -> &'static str {
        match self {
            Self::Linear => "a finite number",
            Self::Log => "above 0, as the scale `log` asks for",
            Self::Logit => "above 0 and below 1, as the scale `logit` asks for",
        }
    }
}

impl Slope {
    /// Place, value and weight of each row on the scale, and its standard error there.
    fn points(&self, group: &Group<'_>) -> Result<Vec<([f64; 3], f64)>, Error> {
        let total = sum(group.column(2).iter().copied());
        let mut points = Vec::with_capacity(group.len());
        for (row, middle) in middles(group.column(1), group.column(2)).into_iter().enumerate() {
            let value = group.at(0, row);
            let Some([place, change]) = self.options.scale.forth(value) else {
                return Err(Error::value("value", group.place(row), value, self.options.scale.range()));
            };
            points.push(([middle, place, group.at(2, row) / total], group.at(3, row) * change));
        }
        Ok(points)
    }
}

impl Tabular for Slope {
    fn levels(&self) -> &[Level] {
        &self.levels
    }

    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        if group.has_missing() {
            answer.nothing(Note::MissingInput);
            return Ok(());
        }
        if sum(group.column(2).iter().copied()) == 0.0 {
            answer.nothing(Note::ZeroDenominator);
            return Ok(());
        }
        let points = self.points(group)?;
        let line = match Line::through(&points.iter().map(|(point, _)| *point).collect::<Vec<_>>()) {
            Ok(line) => line,
            Err(note) => {
                answer.nothing(note);
                return Ok(());
            }
        };
        let ([low, bend], [high, turn]) =
            (self.options.scale.back(line.at(0.0)), self.options.scale.back(line.at(1.0)));
        // What each value moves an index by, squared and summed.
        let variance = |at_low: f64, at_high: f64| {
            sum(points.iter().map(|(point, error)| {
                let [place, _, weight] = *point;
                // The shares of the two ends differ by the slope's, which alone counts where both weigh alike.
                let moved = (at_high - at_low) * line.share(*point, 0.0) + at_high * line.part(place, weight);
                (moved * error) * (moved * error)
            }))
        };
        let (slope, ratio) = (high - low, high / low);
        let sound = low > 0.0 && high > 0.0;
        let known = |limits: [f64; 2]| {
            limits.map(|limit| if group.has(3) { Limit::from(limit) } else { Note::NoStandardError.into() })
        };
        let per = self.options.per;
        let mut row = vec![Limit::from(per * slope)];
        for level in answer.levels() {
            let reach = level.z * variance(bend, turn).sqrt();
            row.extend(known([per * (slope - reach), per * (slope + reach)]));
        }
        row.extend([Limit::from(per * low), if sound { ratio.into() } else { Note::NoRatio.into() }]);
        for level in answer.levels() {
            let limits = log_normal::limits(ratio, variance(bend / low, turn / high), level);
            row.extend(if sound { known(limits) } else { [Note::NoRatio.into(); 2] });
        }
        answer.push(&row, &[], None);
        Ok(())
    }
}
