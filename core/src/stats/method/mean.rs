//! Mean.

use crate::Error;
use crate::stats::additive::Limit;
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::distribution::student;
use crate::stats::moments::Moments;
use crate::stats::note::Note;
use crate::stats::tabular::{Group, Lines, Tabular};

method! {
    /// Mean of a group's values, with limits from Student's t distribution.
    ///
    /// # Formula
    ///
    /// value = Σ x / n, and value ± t(1 − α/2; n − 1) · s/√n with s² = Σ (x − value)² / (n − 1).
    ///
    /// The squares are summed about the mean, so that a large common part of all values (1 000 000 000 and small differences)
    /// costs no digit: where the source loses some, this does not. One value has a mean and no limits: a note.
    ///
    /// # References
    ///
    /// * Student (1908). The probable error of a mean. Biometrika 6, 1-25.
    /// * Chan TF, Golub GH, LeVeque RJ (1983). Algorithms for computing the sample variance. The American Statistician 37,
    ///   242-247.
    /// * Agreement: PHEindicatormethods 2.1.0, `phe_mean`: within 1e-12 where the values are well conditioned.
    pub fn mean, Aggregating, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::mean};
        /// let days = mean(&[30.0, 40.0, 50.0, 60.0], None, &mean::Options::default())?;
        /// assert_eq!(days.cell("value", 0), Cell::Number(45.0));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The values.
        value: required Finite, "any";
    }

    options {
        /// Confidence level of the limits, or a list of levels; an empty list for no limits.
        confidence: Confidence = Confidence::default(), Finite;
    }

    outputs {
        /// The mean.
        value: Always, "as the values";
        /// Lower confidence limit.
        lower: EachLevel, "as the values";
        /// Upper confidence limit.
        upper: EachLevel, "as the values";
        /// Standard deviation of the values.
        standard_deviation: Always, "as the values";
        /// Number of values.
        count: Always, "values";
        /// Why a number is missing, or what to know about it.
        note: Always, "";
    }

    notes { MissingInput TooFewValues Overflow }

    example { value: [30.0, 40.0, 50.0, 60.0], }

    kernel Mean as tabular;
}

/// The mean with its levels.
struct Mean(Vec<Level>);

impl From<&Options> for Mean {
    fn from(options: &Options) -> Self {
        Self(options.confidence.levels())
    }
}

impl Tabular for Mean {
    fn levels(&self) -> &[Level] {
        &self.0
    }

    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        if group.has_missing() {
            answer.nothing(Note::MissingInput);
            return Ok(());
        }
        let moments = Moments::of(group.column(0));
        let (n, deviation) = (moments.n, moments.variance().sqrt());
        let known = |value: f64| if n < 2.0 { Limit::from(Note::TooFewValues) } else { Limit::from(value) };
        let mut row = vec![moments.mean.into()];
        for level in answer.levels() {
            let reach = student::quantile_upper(n - 1.0, level.tail) * deviation / n.sqrt();
            row.extend([moments.mean - reach, moments.mean + reach].map(known));
        }
        row.extend([known(deviation), n.into()]);
        answer.push(&row, &[], None);
        Ok(())
    }
}
