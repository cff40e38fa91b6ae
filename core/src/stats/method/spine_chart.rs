//! Positions in a spine chart.

use crate::Error;
use crate::stats::constant::{constant, polarity};
use crate::stats::declare::method;
use crate::stats::note::Note;
use crate::stats::quantiles::quantile;
use crate::stats::tabular::{Group, Lines, Tabular};

method! {
    /// Where the values of an indicator stand in a spine chart, from worst to best about a benchmark.
    ///
    /// The rows of a group are the areas of one indicator: give the indicator as a key. In a chart of many indicators the
    /// benchmarks stand under each other in the middle.
    ///
    /// # Formula
    ///
    /// With u = `polarity` · y, the benchmark b turned likewise and the half width h, the larger of b − min u and max u − b:
    /// value = ½ + ½ (u − b)/h. The end further from the benchmark is at the edge, 0 or 1, and the other within. The ends of the
    /// bars are the positions of min u, of the quartiles of u (definition 7 of Hyndman and Fan) and of max u.
    ///
    /// A missing value stays missing and does not count.
    ///
    /// # References
    ///
    /// * Flowers J, Hall P, Pencheon D (2005). Public health indicators. Public Health 119, 239-245.
    /// * Public Health England (2019). Fingertips: spine charts; the scale of its package `fingertipscharts`.
    /// * Hyndman RJ, Fan Y (1996). Sample quantiles in statistical packages. The American Statistician 50, 361-365.
    /// * Agreement: numpy 2.4.6 (`quantile`), within 1e-12.
    pub fn spine_chart, WithinGroups, since "0.2.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::spine_chart};
        /// let (values, country) = ([10.0, 20.0, 50.0], [20.0, 20.0, 20.0]);
        /// let positions = spine_chart(&values, &country, None, None, &spine_chart::Options::default())?;
        /// assert_eq!(positions.cell("value", 1), Cell::Number(0.5));
        /// assert_eq!(positions.cell("best", 0), Cell::Number(1.0));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The value of each area.
        value: required Finite, "any";
        /// What stands in the middle, such as the value of the country: one number in a group.
        benchmark: required Finite, "as `value`";
        /// 1 where higher is better, -1 where lower is; 1 where none is given. All rows of a group have the same.
        polarity: optional Finite, "1 or -1";
    }

    options {
        /// Width of the chart.
        per: f64 = 1.0, AboveZero;
    }

    outputs {
        /// The position of the value.
        value: Always, "of `per`";
        /// The position of the worst value of the group.
        worst: Always, "of `per`";
        /// That of the quartile next to it.
        worse_quartile: Always, "of `per`";
        /// That of the quartile next to the best value.
        better_quartile: Always, "of `per`";
        /// That of the best value.
        best: Always, "of `per`";
        /// Why there is none.
        note: Always, "";
    }

    notes { MissingInput NoVariation Overflow }

    example { value: [12.0, 7.0, 31.0, 20.0], benchmark: [15.0, 15.0, 15.0, 15.0], }

    kernel Spine as tabular;
}

/// The width of the chart.
struct Spine(f64);

impl From<&Options> for Spine {
    fn from(options: &Options) -> Self {
        Self(options.per)
    }
}

impl Tabular for Spine {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        let sign = polarity(group, 2)?;
        let middle = sign * constant(group, 1, "benchmark")?.unwrap_or(f64::NAN);
        let is_known = |row: &usize| (0..3).all(|place| !group.has(place) || !group.at(place, *row).is_nan());
        let values: Vec<f64> = (0..group.len()).filter(is_known).map(|row| sign * group.at(0, row)).collect();
        let [worst, worse, better, best] = [0.0, 0.25, 0.75, 1.0].map(|share| quantile(&values, share));
        let half = (middle - worst).max(best - middle);
        let position = |value: f64| self.0 * (0.5 + 0.5 * ((value - middle) / half));
        for row in 0..group.len() {
            if !is_known(&row) {
                answer.nothing(Note::MissingInput);
            } else if half == 0.0 {
                answer.nothing(Note::NoVariation);
            } else {
                answer.numbers(&[sign * group.at(0, row), worst, worse, better, best].map(position));
            }
        }
        Ok(())
    }
}
