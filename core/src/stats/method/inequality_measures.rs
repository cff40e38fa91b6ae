//! Summary measures of inequality between subgroups.

use crate::Error;
use crate::stats::additive::Limit;
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::direction::Direction;
use crate::stats::inequality::{Measured, Subgroups};
use crate::stats::interval::log_normal;
use crate::stats::note::Note;
use crate::stats::tabular::{Group, Lines, Tabular};

method! {
    /// The summary measures of inequality of the World Health Organization, one row each, of the subgroups of a population.
    ///
    /// Which measures there are depends on what is known of the subgroups: without `rank` those that need an order are left
    /// out, without `reference` those from a reference. Slope and relative index have a method of their own,
    /// `slope_index_of_inequality`.
    ///
    /// # Formula
    ///
    /// With the values y of the subgroups, their shares p of the population, μ = Σ p y and r = y/μ:
    ///
    /// * `difference`, y′ − y″, and `ratio`, y′/y″. In an order y′ and y″ are the most and the least advantaged subgroup
    ///   (the other way round where lower is better); from a reference, the reference and the worst subgroup (the worst and the
    ///   reference); else the highest and the lowest value.
    /// * `absolute_concentration_index`, Σ p (2X − 1) y with the middles X of the ranks, and `relative_concentration_index`, that
    ///   over μ: in an order.
    /// * `between_group_variance`, Σ p (y − μ)², `between_group_standard_deviation`, its root, and `coefficient_of_variation`, 100
    ///   times that over μ.
    /// * `mean_difference_from_best`, `mean_difference_from_mean` and `mean_difference_from_reference`, the mean of |y − best|, |y − μ|
    ///   and |y − reference| in which each subgroup counts alike; with `_weighted` after it, each by its share.
    /// * `index_of_disparity` and `index_of_disparity_weighted`: 100 times the mean differences from the mean over μ.
    /// * `theil_index`, 1000 Σ p r ln r, and `mean_log_deviation`, 1000 Σ p (−ln r).
    /// * `population_attributable_risk`, y* − μ, and `population_attributable_fraction`, 100 times that over μ: y* is the reference;
    ///   without one the most advantaged, without an order the best subgroup. Where μ is better than y* both are 0.
    ///
    /// Limits are value ± z · standard error, those of a ratio value · exp(± z · standard error / value). The standard error is
    /// √(Σ (∂/∂y)² s²) with the standard errors s of the values: independent values, known shares. That is exact where
    /// the measure is linear, the delta method elsewhere; of the variance between groups, which is quadratic, the exact term of
    /// the curvature is added. It is too small where values are about equal: |y − μ| has no derivative at 0, and which is the
    /// best subgroup is taken for known. Limits of the attributable measures are cut at 0 like the measures.
    ///
    /// # References
    ///
    /// * Schlotheuber A, Hosseinpoor AR (2022). Summary measures of health inequality: a review of existing measures and their
    ///   application. International Journal of Environmental Research and Public Health 19, 3697.
    /// * Ahn J, Harper S, Yu M, Feuer EJ, Liu B, Luta G (2018). Variance estimation and confidence intervals for 11 commonly used
    ///   health disparity measures. JCO Clinical Cancer Informatics 2, 1-19.
    /// * Agreement: the formulas in mpmath 1.4.1 at 50 digits, derivatives by differences, within 1e-12. The R package
    ///   healthequal 1.0.1 gives the Theil index and the mean log deviation per 1000, but their standard errors per 1, and takes
    ///   0.000001 for a value of zero; here both are per 1000, and 0 ln 0 is 0. Where it simulates limits these are analytic.
    pub fn inequality_measures, Expanding, since "0.2.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::inequality_measures};
        /// let (coverage, people) = ([60.0, 80.0], [500.0, 500.0]);
        /// let options = inequality_measures::Options::default();
        /// let table = inequality_measures(&coverage, Some(&people), None, None, None, None, &options)?;
        /// assert_eq!(table.cell("measure", 0), Cell::Text("difference"));
        /// assert_eq!(table.cell("value", 0), Cell::Number(20.0));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The value of each subgroup.
        value: required Finite, "any";
        /// Population of the subgroup; all alike where none is given.
        weight: optional AtLeastZero, "persons";
        /// The order of the subgroups, where they have one: the most advantaged has the highest rank.
        rank: optional Finite, "any";
        /// 1 for the reference, 0 for the others, where there is one. Several are taken together.
        reference: optional Share, "0 or 1";
        /// Standard error of the value, for limits.
        standard_error: optional AtLeastZero, "as `value`";
    }

    options {
        /// Which way is better: `higher` for favourable indicators, `lower` for adverse ones.
        direction: Direction = Direction::Higher, Finite;
        /// Confidence level of the limits, or a list of levels; an empty list for no limits.
        confidence: Confidence = Confidence::default(), Finite;
    }

    outputs {
        /// The measure.
        value: Always, "as the values (variance: squared), or a number";
        /// Lower confidence limit.
        lower: EachLevel, "as `value`";
        /// Upper confidence limit.
        upper: EachLevel, "as `value`";
        /// Standard error of the measure.
        standard_error: Always, "as `value`";
        /// Which measure it is, a word of the list above.
        measure: Always, "";
        /// Why a number is missing, or what to know about it.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator ZeroMean NoVariation NoStandardError NoRatio NegativeLimit Overflow }

    example {
        value: [62.0, 71.0, 75.0, 83.0],
        weight: [400.0, 300.0, 200.0, 100.0],
        rank: [1.0, 2.0, 3.0, 4.0],
        standard_error: [2.0, 2.0, 2.5, 3.0],
    }

    kernel Inequality as tabular;
}

/// The options and their levels.
struct Inequality {
    levels: Vec<Level>,
    direction: Direction,
}

impl From<&Options> for Inequality {
    fn from(options: &Options) -> Self {
        Self { levels: options.confidence.levels(), direction: options.direction }
    }
}

/// What bounds a measure.
#[derive(Clone, Copy, PartialEq)]
enum Range {
    Free,
    /// It is not below zero.
    Positive,
    /// So is it, and its logarithm is nearly normal.
    Ratio,
    /// On the wrong side of zero it counts as zero.
    Attributable,
}

/// The rows of one group.
struct Rows<'g, 'l, 'a> {
    direction: Direction,
    errors: &'g [f64],
    answer: &'a mut Lines<'l>,
}

impl Rows<'_, '_, '_> {
    /// The value or the limit of a measure, which an attributable one cuts at zero.
    fn number(&self, range: Range, value: f64) -> f64 {
        match range {
            Range::Attributable => self.direction.upright(self.direction.upright(value).max(0.0)),
            _ => value,
        }
    }

    /// Writes a measure with its variance, or with why there is none.
    fn write(&mut self, word: &'static str, range: Range, value: f64, variance: Result<f64, Note>) {
        let mut row = vec![Limit::from(self.number(range, value))];
        let error = variance.map(f64::sqrt);
        for level in self.answer.levels() {
            row.extend(match (error, range) {
                (Err(note), _) => [note.into(); 2],
                (Ok(error), Range::Ratio) => {
                    let relative = error / value;
                    log_normal::limits(value, relative * relative, level).map(Limit::from)
                }
                (Ok(error), _) => {
                    let reach = level.z * error;
                    let mut limits = [value - reach, value + reach].map(|limit| Limit::from(self.number(range, limit)));
                    if let ([lower, _], true) = (&mut limits, range == Range::Positive && value < reach) {
                        lower.note = Some(Note::NegativeLimit);
                    }
                    limits
                }
            });
        }
        row.push(error.map_or_else(Limit::from, Limit::from));
        self.answer.push(&row, &[Some(word)], None);
    }

    /// Writes a measure, or why there is none.
    fn push(&mut self, word: &'static str, range: Range, measure: Result<Measured, Note>) {
        match measure {
            Ok(measure) => {
                let variance =
                    if self.errors.is_empty() { Err(Note::NoStandardError) } else { Ok(measure.variance(self.errors)) };
                self.write(word, range, measure.value, variance);
            }
            Err(note) => self.answer.push(&[], &[Some(word)], Some(note)),
        }
    }
}

/// The measure over a number above zero.
fn over(measure: Measured, below: &Measured) -> Result<Measured, Note> {
    match below.value {
        0.0 => Err(Note::ZeroMean),
        value if value < 0.0 => Err(Note::NoRatio),
        _ => Ok(measure.over(below)),
    }
}

/// The subgroup whose value, turned upright, is the greatest; of equal ones the least certain, then the largest.
fn best(group: &Group<'_>, direction: Direction) -> usize {
    let key =
        |row: usize| [direction.upright(group.at(0, row)), group.at(4, row), group.at(1, row)].map(|key| key + 0.0);
    let greater = |one: usize, other: usize| {
        let order = key(one).into_iter().zip(key(other)).map(|(one, other)| one.total_cmp(&other));
        match order.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then) {
            std::cmp::Ordering::Less => other,
            _ => one,
        }
    };
    (0..group.len()).reduce(greater).unwrap_or_default()
}

impl Inequality {
    fn write(&self, group: &Group<'_>, subgroups: &Subgroups<'_>, rows: &mut Rows<'_, '_, '_>) {
        let worse = match self.direction {
            Direction::Higher => Direction::Lower,
            Direction::Lower => Direction::Higher,
        };
        let [best, worst] = [self.direction, worse].map(|direction| {
            let best = best(group, direction);
            subgroups.part(&|row| row == best)
        });
        let is_reference = |row: usize| group.at(3, row) > 0.0;
        let reference = (0..group.len()).any(is_reference).then(|| subgroups.part(&is_reference));
        let order = group.has(2).then(|| {
            [Direction::Higher, Direction::Lower].map(|end| {
                let ranks = group.column(2).iter().map(|rank| end.upright(*rank));
                let top = ranks.fold(f64::NEG_INFINITY, f64::max);
                subgroups.part(&|row| end.upright(group.at(2, row)) >= top)
            })
        });
        let [ahead, behind] = match (&order, &reference) {
            (Some([most, least]), _) => [most, least],
            (None, Some(reference)) => [reference, &worst],
            (None, None) => [&best, &worst],
        };
        let [high, low] = if self.direction == Direction::Higher { [ahead, behind] } else { [behind, ahead] };
        rows.push("difference", Range::Free, Ok(high.clone().less(low)));
        let positive = high.value > 0.0 && low.value > 0.0;
        let ratio = if positive { Ok(high.clone().over(low)) } else { Err(Note::NoRatio) };
        rows.push("ratio", Range::Ratio, ratio);
        let mean = subgroups.average();
        if group.has(2) {
            let index = subgroups.concentration(group.column(2));
            rows.push("absolute_concentration_index", Range::Free, Ok(index.clone()));
            rows.push("relative_concentration_index", Range::Free, over(index, &mean));
        }
        self.spread(subgroups, &mean, rows);
        let distances = [
            ("mean_difference_from_best", "mean_difference_from_best_weighted", Some(&best)),
            ("mean_difference_from_mean", "mean_difference_from_mean_weighted", Some(&mean)),
            ("mean_difference_from_reference", "mean_difference_from_reference_weighted", reference.as_ref()),
        ];
        for (plain, weighted, from) in distances {
            if let Some(from) = from {
                rows.push(plain, Range::Positive, Ok(subgroups.distance(from, false)));
                rows.push(weighted, Range::Positive, Ok(subgroups.distance(from, true)));
            }
        }
        for (word, weighted) in [("index_of_disparity", false), ("index_of_disparity_weighted", true)] {
            rows.push(word, Range::Positive, over(subgroups.distance(&mean, weighted).times(100.0), &mean));
        }
        self.logarithmic(subgroups, rows);
        let goal = match (&reference, &order) {
            (Some(reference), _) => reference,
            (None, Some([most, _])) => most,
            (None, None) => &best,
        };
        let risk = goal.clone().less(&mean);
        rows.push("population_attributable_risk", Range::Attributable, Ok(risk.clone()));
        rows.push("population_attributable_fraction", Range::Attributable, over(risk.times(100.0), &mean));
    }

    /// The measures of variance.
    fn spread(&self, subgroups: &Subgroups<'_>, mean: &Measured, rows: &mut Rows<'_, '_, '_>) {
        let (variance, curvature) = subgroups.variance(rows.errors);
        let square = variance.value;
        let known = !rows.errors.is_empty();
        let own = if known { Ok(variance.variance(rows.errors) + curvature) } else { Err(Note::NoStandardError) };
        rows.write("between_group_variance", Range::Positive, square, own);
        let mut root = variance;
        root.value = square.sqrt();
        root.change.iter_mut().for_each(|change| *change /= 2.0 * root.value);
        let relative = over(root.clone().times(100.0), mean);
        let measures = [("between_group_standard_deviation", Ok(root)), ("coefficient_of_variation", relative)];
        for (word, measure) in measures {
            match measure {
                // A root has no derivative at zero.
                Ok(_) if square == 0.0 && known => rows.write(word, Range::Positive, 0.0, Err(Note::NoVariation)),
                measure => rows.push(word, Range::Positive, measure),
            }
        }
    }

    /// The measures by logarithms.
    fn logarithmic(&self, subgroups: &Subgroups<'_>, rows: &mut Rows<'_, '_, '_>) {
        let lowest = subgroups.values.iter().copied().fold(f64::INFINITY, f64::min);
        let words = ["theil_index", "mean_log_deviation"];
        if subgroups.mean == 0.0 {
            words.iter().for_each(|word| rows.push(word, Range::Positive, Err(Note::ZeroMean)));
            return;
        }
        let theil = subgroups.theil().times(1000.0);
        match lowest {
            // Its derivative there is infinite.
            0.0 if !rows.errors.is_empty() => {
                rows.write("theil_index", Range::Positive, theil.value, Err(Note::NoRatio));
            }
            _ if lowest < 0.0 => rows.push("theil_index", Range::Positive, Err(Note::NoRatio)),
            _ => rows.push("theil_index", Range::Positive, Ok(theil)),
        }
        let deviation = if lowest > 0.0 { Ok(subgroups.log_deviation().times(1000.0)) } else { Err(Note::NoRatio) };
        rows.push("mean_log_deviation", Range::Positive, deviation);
    }
}

impl Tabular for Inequality {
    fn levels(&self) -> &[Level] {
        &self.levels
    }

    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        match Subgroups::of(group, 0, 1) {
            Ok(subgroups) => {
                let mut rows = Rows { direction: self.direction, errors: group.column(4), answer };
                self.write(group, &subgroups, &mut rows);
            }
            Err(note) => answer.nothing(note),
        }
        Ok(())
    }
}
