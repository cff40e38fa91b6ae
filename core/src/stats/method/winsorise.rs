//! Treatment of outliers.

use crate::Error;
use crate::stats::additive::Limit;
use crate::stats::declare::method;
use crate::stats::moments::{Moments, sum};
use crate::stats::note::Note;
use crate::stats::tabular::{Group, Lines, Tabular};
use crate::stats::words::words;

words! {
    /// What is done where the values are still skewed after as many points as are allowed.
    pub enum Otherwise {
        /// The winsorised values are kept.
        Keep = "keep",
        /// The values as they came are taken by their logarithms.
        Log = "log",
    }
}

method! {
    /// The values of an indicator with its outliers drawn in, until they are no longer skewed and peaked.
    ///
    /// The rows of a group are the units of one indicator: give the indicator as a key.
    ///
    /// # Formula
    ///
    /// While |skewness| ≥ `skewness` and kurtosis ≥ `kurtosis`, and fewer than `maximum_points` are drawn in: where the skewness is
    /// above zero, all highest values become the next lower one, otherwise all lowest the next higher one. With m for the mean of
    /// (y − ȳ) to a power, g = m₃/m₂^(3/2) and k = m₄/m₂² − 3, skewness is g √(n(n − 1))/(n − 2) and kurtosis
    /// ((n + 1) k + 6)(n − 1)/((n − 2)(n − 3)).
    ///
    /// With `otherwise` `log`, values that are then still both skewed and peaked become ln(y − min + 0.01 (max − min)), of the
    /// values as they came.
    ///
    /// A missing value stays missing and does not count. Fewer than four values, or equal ones, are left as they are.
    ///
    /// # References
    ///
    /// * OECD, European Union, Joint Research Centre (2008). Handbook on constructing composite indicators: methodology and user
    ///   guide. OECD Publishing, step 4.
    /// * Joanes DN, Gill CA (1998). Comparing measures of sample skewness and kurtosis. The Statistician 47, 183-189 (type 2).
    /// * Becker W, Caperna G, Del Sorbo M, Norlén H, Papadimitriou E, Saisana M (2022). COINr: an R package for developing
    ///   composite indicators. Journal of Open Source Software 7, 4567 (its `Treat` is this with `log`).
    /// * Agreement: SciPy 1.17.1, `skew` and `kurtosis` without bias, within 1e-12; the same points.
    pub fn winsorise, WithinGroups, since "0.2.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::winsorise};
        /// let values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 100.0];
        /// let treated = winsorise(&values, None, &winsorise::Options::default())?;
        /// assert_eq!(treated.cell("value", 9), Cell::Number(9.0));
        /// assert_eq!(treated.cell("treatment", 9), Cell::Text("winsorised"));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The values of the indicator.
        value: required Finite, "any";
    }

    options {
        /// Absolute skewness from which values are skewed.
        skewness: f64 = 2.0, AtLeastZero;
        /// Kurtosis from which they are peaked.
        kurtosis: f64 = 3.5, Finite;
        /// How many points may be drawn in.
        maximum_points: u32 = 5, AtLeastZero;
        /// What is done where that is not enough.
        otherwise: Otherwise = Otherwise::Keep, Finite;
    }

    outputs {
        /// The treated value.
        value: Always, "as the values, or their logarithms";
        /// Skewness of the values of the answer.
        skewness: Always, "a number";
        /// Their kurtosis.
        kurtosis: Always, "a number";
        /// `winsorised` where the value was drawn in, `log` where it is a logarithm.
        treatment: Always, "";
        /// Why a number is missing.
        note: Always, "";
    }

    notes { MissingInput NoVariation TooFewValues Overflow }

    example { value: [12.0, 7.0, 15.0, 9.0, 11.0, 8.0, 10.0, 14.0, 13.0, 95.0], }

    kernel Treatment as tabular;
}

/// The options.
struct Treatment(Options);

impl From<&Options> for Treatment {
    fn from(options: &Options) -> Self {
        Self(options.clone())
    }
}

/// Skewness and kurtosis.
///
/// # Errors
/// Why there are none.
fn shape(values: &[f64]) -> Result<[f64; 2], Note> {
    let moments = Moments::of(values);
    let n = moments.n;
    if n < 4.0 {
        return Err(Note::TooFewValues);
    }
    if moments.squares == 0.0 {
        return Err(Note::NoVariation);
    }
    let deviation = (moments.squares / n).sqrt();
    let mean = |power: i32| {
        let steps = values.iter().map(|value| (value - moments.mean) / deviation);
        sum(steps.map(|step| if power == 3 { step * step * step } else { (step * step) * (step * step) })) / n
    };
    let skewness = mean(3) * (n * (n - 1.0)).sqrt() / (n - 2.0);
    let kurtosis = ((n + 1.0) * (mean(4) - 3.0) + 6.0) * (n - 1.0) / ((n - 2.0) * (n - 3.0));
    if skewness.is_finite() && kurtosis.is_finite() { Ok([skewness, kurtosis]) } else { Err(Note::Overflow) }
}

impl Treatment {
    fn is_off(&self, shape: Result<[f64; 2], Note>) -> bool {
        shape.is_ok_and(|[skewness, kurtosis]| skewness.abs() >= self.0.skewness && kurtosis >= self.0.kurtosis)
    }

    /// The treated values, and what was done to them.
    fn treat(&self, original: &[f64]) -> (Vec<f64>, Vec<Option<&'static str>>) {
        let mut values = original.to_vec();
        let mut treated = vec![None; values.len()];
        while treated.iter().flatten().count() < self.0.maximum_points as usize {
            let known = shape(&values);
            let (Ok([skewness, _]), true) = (known, self.is_off(known)) else { break };
            // Turned so that the outliers are the highest.
            let turn = if skewness >= 0.0 { 1.0 } else { -1.0 };
            let turned = || values.iter().map(|value| turn * value);
            let highest = turned().fold(f64::NEG_INFINITY, f64::max);
            let next = turned().filter(|value| *value < highest).fold(f64::NEG_INFINITY, f64::max);
            for (value, treated) in values.iter_mut().zip(&mut treated) {
                if turn * *value >= highest {
                    (*value, *treated) = (turn * next, Some("winsorised"));
                }
            }
        }
        if self.0.otherwise == Otherwise::Log && self.is_off(shape(&values)) {
            let lowest = original.iter().copied().fold(f64::INFINITY, f64::min);
            let highest = original.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let log = |value: &f64| libm::log(value - lowest + 0.01 * (highest - lowest));
            return (original.iter().map(log).collect(), vec![Some("log"); original.len()]);
        }
        (values, treated)
    }
}

impl Tabular for Treatment {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        let known: Vec<f64> = group.column(0).iter().copied().filter(|value| !value.is_nan()).collect();
        let (values, treated) = self.treat(&known);
        let shape = match shape(&values) {
            Ok(shape) => shape.map(Limit::from),
            Err(note) => [note.into(); 2],
        };
        let mut treated = values.into_iter().zip(treated);
        for value in group.column(0) {
            let treated = if value.is_nan() { None } else { treated.next() };
            match treated {
                Some((value, treatment)) => {
                    let [skewness, kurtosis] = shape;
                    answer.push(&[value.into(), skewness, kurtosis], &[treatment], None);
                }
                None => answer.nothing(Note::MissingInput),
            }
        }
        Ok(())
    }
}
