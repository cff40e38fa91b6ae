//! Concentration index.

use crate::Error;
use crate::stats::curve::Curve;
use crate::stats::declare::method;
use crate::stats::note::Note;
use crate::stats::tabular::{Group, Lines, Tabular};
use crate::stats::words::words;

words! {
    /// Which form of the index.
    pub enum Form {
        /// The index as it stands.
        Standard = "standard",
        /// The absolute one: not over the mean, so that it has the unit of the quantity.
        Absolute = "absolute",
        /// Erreygers's, for a bounded quantity: alike in size for having it and for lacking it.
        Erreygers = "erreygers",
        /// Wagstaff's, for a bounded quantity: over the largest that is possible at its mean.
        Wagstaff = "wagstaff",
    }
}

method! {
    /// Concentration index: whether a quantity, such as ill health, lies with those who rank low or with those who rank high.
    ///
    /// Below 0 it lies with the low ranks, above 0 with the high ones.
    ///
    /// # Formula
    ///
    /// C = 2 cov(y, r) / μ, weighted, with the fractional rank r and the mean μ: one minus twice the area under the concentration
    /// curve. Units of equal rank share the middle of their ranks. The absolute form is μ C. For a quantity
    /// between `lowest` a and `highest` b, Erreygers's form is 4 μ C / (b − a), Wagstaff's (b − a) μ C / ((b − μ)(μ − a)).
    ///
    /// # References
    ///
    /// * Kakwani N, Wagstaff A, van Doorslaer E (1997). Socioeconomic inequalities in health. Journal of Econometrics 77,
    ///   87-103.
    /// * Schlotheuber A, Hosseinpoor AR (2022). Summary measures of health inequality: a review of existing measures and their
    ///   application. International Journal of Environmental Research and Public Health 19, 3697 (the absolute form).
    /// * Erreygers G (2009). Correcting the concentration index. Journal of Health Economics 28, 504-515.
    /// * Wagstaff A (2005). The bounds of the concentration index when the variable of interest is binary. Health Economics 14,
    ///   429-432.
    /// * Agreement: the covariance and the area in numpy 2.4.6, within 1e-12.
    pub fn concentration_index, Aggregating, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::concentration_index};
        /// let options = concentration_index::Options::default();
        /// let index = concentration_index(&[3.0, 1.0], &[1.0, 2.0], None, None, &options)?;
        /// assert_eq!(index.cell("value", 0), Cell::Number(-0.25));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The quantity of each unit, or its mean in a group of units.
        value: required Finite, "any";
        /// What the units are ordered by: income, deprivation.
        rank: required Finite, "any";
        /// Number of units that have it: a population. All alike where none is given.
        weight: optional AtLeastZero, "units";
    }

    options {
        /// Which form of the index.
        form: Form = Form::Standard, Finite;
        /// The lowest that the quantity can be, for the forms of a bounded one.
        lowest: f64 = 0.0, Finite;
        /// The highest that it can be.
        highest: f64 = 1.0, Finite;
    }

    outputs {
        /// The index.
        value: Always, "a number";
        /// The weighted mean of the quantity.
        mean: Always, "as the values";
        /// Why a number is missing.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator ZeroMean Overflow }

    example {
        value: [0.31, 0.22, 0.18, 0.12],
        rank: [1.0, 2.0, 3.0, 4.0],
        weight: [400.0, 300.0, 200.0, 100.0],
    }

    kernel Concentration as tabular;
}

/// The options.
struct Concentration(Options);

impl From<&Options> for Concentration {
    fn from(options: &Options) -> Self {
        Self(options.clone())
    }
}

impl Concentration {
    /// Refuses a quantity beyond its bounds.
    ///
    /// # Errors
    /// `column-value`.
    fn check(&self, group: &Group<'_>) -> Result<(), Error> {
        let Options { form, lowest, highest } = self.0;
        let outside = |value: &f64| *value < lowest || *value > highest;
        match group.column(0).iter().position(outside) {
            Some(row) if matches!(form, Form::Erreygers | Form::Wagstaff) => {
                let wanted = format!("from `lowest`, {lowest}, to `highest`, {highest}");
                Err(Error::value("value", group.place(row), group.at(0, row), wanted))
            }
            _ => Ok(()),
        }
    }
}

impl Tabular for Concentration {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        self.check(group)?;
        let Options { form, lowest, highest } = self.0;
        match Curve::of(group, 0, 1, 2) {
            Ok(curve) => {
                let (mean, index, range) = (curve.mean, curve.index(), highest - lowest);
                let left = (highest - mean) * (mean - lowest);
                match form {
                    Form::Standard => answer.numbers(&[index, mean]),
                    Form::Absolute => answer.numbers(&[mean * index, mean]),
                    Form::Erreygers => answer.numbers(&[4.0 * mean / range * index, mean]),
                    Form::Wagstaff if left == 0.0 => answer.nothing(Note::ZeroMean),
                    Form::Wagstaff => answer.numbers(&[range * mean / left * index, mean]),
                }
            }
            Err(note) => answer.nothing(note),
        }
        Ok(())
    }
}
