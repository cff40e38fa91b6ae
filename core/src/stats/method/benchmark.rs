//! Comparison with a benchmark.

use crate::Error;
use crate::stats::additive::Limit;
use crate::stats::declare::method;
use crate::stats::note::Note;
use crate::stats::tabular::{Group, Lines, Tabular};
use crate::stats::words::words;

words! {
    /// Which way is better, if any is.
    pub enum Better {
        /// Higher values are better.
        Higher = "higher",
        /// Lower values are better.
        Lower = "lower",
        /// Neither: the words say where the value lies, and judge nothing.
        Neither = "neither",
    }
}

method! {
    /// Whether each value is better than a benchmark, similar to it or worse, by the limits of the value.
    ///
    /// # Formula
    ///
    /// A value is similar where the benchmark lies between its limits, both included; where the benchmark has limits of its own,
    /// where the two intervals have a number in common. Otherwise it is better or worse by `direction`, or `higher` or `lower`
    /// where neither way is better. value is the difference from the benchmark.
    ///
    /// A benchmark without limits is taken for known, as that of a country is from the view of an area. That two intervals have
    /// a number in common does not show that values are alike: with equal errors at 95 % it is a test at 0.6 %, and `compare` is
    /// sharper.
    ///
    /// # References
    ///
    /// * Eayres D (2008). Technical briefing 3: commonly used public health statistics and their confidence intervals. Association of
    ///   Public Health Observatories.
    /// * Schenker N, Gentleman JF (2001). On judging the significance of differences by examining the overlap between confidence
    ///   intervals. The American Statistician 55, 182-186.
    /// * Agreement: the comparisons by hand.
    pub fn benchmark, WithinGroups, since "0.2.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::benchmark};
        /// let options = benchmark::Options { direction: benchmark::Better::Lower, ..Default::default() };
        /// let judged = benchmark(&[5.0], &[4.0], &[6.0], &[7.0], None, None, None, &options)?;
        /// assert_eq!(judged.cell("comparison", 0), Cell::Text("better"));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The value.
        value: required Finite, "any";
        /// Its lower limit.
        lower: required Finite, "as `value`";
        /// Its upper limit.
        upper: required Finite, "as `value`";
        /// What it is compared with.
        benchmark: required Finite, "as `value`";
        /// Lower limit of the benchmark, which is the benchmark itself where none is given.
        benchmark_lower: optional Finite, "as `value`";
        /// Upper limit of the benchmark, likewise.
        benchmark_upper: optional Finite, "as `value`";
    }

    options {
        /// Which way is better.
        direction: Better = Better::Higher, Finite;
    }

    outputs {
        /// The value less the benchmark.
        value: Always, "as the values";
        /// `better`, `similar` or `worse`; or `higher`, `similar` or `lower`.
        comparison: Always, "";
        /// Why there is none.
        note: Always, "";
    }

    notes { MissingInput Overflow }

    example {
        value: [5.1, 6.8],
        lower: [4.2, 6.0],
        upper: [6.1, 7.7],
        benchmark: [5.8, 5.8],
    }

    kernel Comparison as tabular;
}

/// Which way is better.
struct Comparison(Better);

impl From<&Options> for Comparison {
    fn from(options: &Options) -> Self {
        Self(options.direction)
    }
}

/// The places of the lower and the upper limits.
const LIMITS: [[(usize, &str); 2]; 2] =
    [[(1, "lower"), (2, "upper")], [(4, "benchmark_lower"), (5, "benchmark_upper")]];

impl Tabular for Comparison {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        for [(low, _), (high, name)] in LIMITS {
            if let Some(row) = (0..group.len()).find(|row| group.at(high, *row) < group.at(low, *row)) {
                let wanted = format!("at least the lower limit, {}", group.at(low, row));
                return Err(Error::value(name, group.place(row), group.at(high, row), wanted));
            }
        }
        for row in 0..group.len() {
            let at = |place: usize| group.at(place, row);
            let known = [0, 1, 2, 3, 4, 5].into_iter().all(|place| !group.has(place) || !at(place).is_nan());
            let own = |place: usize| if group.has(place) { at(place) } else { at(3) };
            let [above, below] = [at(1) > own(5), at(2) < own(4)];
            let word = match (self.0, above, below) {
                (_, false, false) => "similar",
                (Better::Higher, true, _) | (Better::Lower, _, true) => "better",
                (Better::Neither, true, _) => "higher",
                (Better::Neither, ..) => "lower",
                _ => "worse",
            };
            if known {
                answer.push(&[Limit::from(at(0) - at(3))], &[Some(word)], None);
            } else {
                answer.nothing(Note::MissingInput);
            }
        }
        Ok(())
    }
}
