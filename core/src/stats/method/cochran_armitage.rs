//! Cochran and Armitage's test for a trend in proportions.

use crate::Error;
use crate::stats::bounds::at_most_its_denominator;
use crate::stats::declare::method;
use crate::stats::distribution::normal;
use crate::stats::line::Line;
use crate::stats::moments::sum;
use crate::stats::note::Note;
use crate::stats::tabular::{Group, Lines, Tabular};

method! {
    /// Test of Cochran and Armitage: whether proportions rise or fall along a score, such as years or fifths of deprivation.
    ///
    /// # Formula
    ///
    /// z = Σ s (x − n p) / √(p (1 − p) Σ n (s − s̄)²), for x of n at a score s, with p = Σ x / Σ n and s̄ = Σ n s / Σ n; chi-squared
    /// is z² with one degree of freedom. The p-value is two-sided. Software that multiplies the variance by N/(N − 1) has a
    /// slightly smaller z.
    ///
    /// # References
    ///
    /// * Cochran WG (1954). Some methods for strengthening the common χ² tests. Biometrics 10, 417-451.
    /// * Armitage P (1955). Tests for linear trends in proportions and frequencies. Biometrics 11, 375-386.
    /// * Agreement: the closed formula in numpy 2.4.6, within 1e-12.
    pub fn cochran_armitage, Aggregating, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::cochran_armitage};
        /// let (cases, people, fifth) = ([10.0, 10.0], [50.0, 50.0], [1.0, 2.0]);
        /// let test = cochran_armitage(&cases, &people, &fifth, None, &cochran_armitage::Options::default())?;
        /// assert_eq!(test.cell("p_value", 0), Cell::Number(1.0));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// How many have the property.
        count: required AtLeastZero, "persons or events";
        /// How many there are.
        denominator: required AtLeastZero, "persons or events";
        /// The score along which a trend is looked for.
        score: required Finite, "any";
    }

    options {
        /// The slope is given per this many of the denominator.
        per: f64 = 1.0, AboveZero;
    }

    outputs {
        /// The test statistic z: above 0 where the proportions rise.
        value: Always, "standard deviations";
        /// Its square.
        chi_squared: Always, "a number";
        /// Two-sided p-value.
        p_value: Always, "a probability";
        /// Change of the proportion with the score, by the line of least squares weighted by the denominators.
        slope: Always, "of `per`, a unit of the score";
        /// Why a number is missing.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator NoVariation Overflow }

    example {
        count: [12.0, 18.0, 31.0],
        denominator: [100.0, 110.0, 120.0],
        score: [1.0, 2.0, 3.0],
    }

    kernel Test as tabular;
}

/// What the slope is given per.
struct Test(f64);

impl From<&Options> for Test {
    fn from(options: &Options) -> Self {
        Self(options.per)
    }
}

impl Tabular for Test {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        if group.has_missing() {
            answer.nothing(Note::MissingInput);
            return Ok(());
        }
        let rows = || 0..group.len();
        rows().try_for_each(|row| {
            at_most_its_denominator("count", group.place(row), group.at(0, row), group.at(1, row))
        })?;
        let points: Vec<[f64; 3]> = rows()
            .map(|row| [group.at(2, row), group.at(0, row), group.at(1, row)])
            .filter(|[_, _, denominator]| *denominator > 0.0)
            .map(|[score, count, denominator]| [score, count / denominator, denominator])
            .collect();
        if points.is_empty() {
            answer.nothing(Note::ZeroDenominator);
            return Ok(());
        }
        let all = sum(group.column(0).iter().copied()) / sum(group.column(1).iter().copied());
        match Line::through(&points) {
            Ok(_) if all == 0.0 || all >= 1.0 => answer.nothing(Note::NoVariation),
            Ok(line) => {
                // The covariance over its standard deviation, which is the slope over its own.
                let z = line.slope * (line.spread / (all * (1.0 - all))).sqrt();
                answer.numbers(&[z, z * z, 2.0 * normal::cdf(-z.abs()), self.0 * line.slope]);
            }
            Err(note) => answer.nothing(note),
        }
        Ok(())
    }
}
