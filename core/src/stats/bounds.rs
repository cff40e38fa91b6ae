//! What numbers a column or an option may hold.

use serde::Serialize;

use super::words::words;
use crate::Error;

words! {
    /// The numbers that make sense. Infinity never does; a missing value in a column always may.
    pub enum Bounds {
        /// Any number.
        Finite = "finite",
        /// Zero or more.
        AtLeastZero = "at_least_zero",
        /// More than zero.
        AboveZero = "above_zero",
        /// From zero to one.
        Share = "share",
        /// No numbers as such but texts, or whole numbers that are read as texts.
        Category = "category",
    }
}

impl Bounds {
    /// Whether a number is allowed. `NaN` is not.
    pub(crate) fn allow(self, value: f64) -> bool {
        match self {
            Self::Finite | Self::Category => value.is_finite(),
            Self::AtLeastZero => (0.0..f64::INFINITY).contains(&value),
            Self::AboveZero => value > 0.0 && value < f64::INFINITY,
            Self::Share => (0.0..=1.0).contains(&value),
        }
    }

    /// For messages: "it must be …".
    pub(crate) fn expected(self) -> &'static str {
        match self {
            Self::Finite => "a finite number",
            Self::AtLeastZero => "a finite number of at least 0",
            Self::AboveZero => "a finite number above 0",
            Self::Share => "a number from 0 to 1",
            Self::Category => "a text or a whole number",
        }
    }

    /// Checks a column, in which `NaN` is missing and allowed.
    ///
    /// # Errors
    /// `column-value` with the first row that has another number.
    pub(crate) fn check(self, column: &str, values: &[f64]) -> Result<(), Error> {
        let good = |value: f64| self.allow(value) || value.is_nan();
        // Without an early exit the common case, nothing wrong, goes through many rows at once.
        if values.iter().fold(true, |all, value| all & good(*value)) {
            return Ok(());
        }
        match values.iter().enumerate().find(|(_, value)| !good(**value)) {
            Some((row, value)) => Err(Error::value(column, row, value, self.expected())),
            None => Ok(()),
        }
    }
}

/// Refuses a count above its denominator, where both count the same persons; of no denominator a note will say so.
///
/// # Errors
/// `column-value`.
pub(crate) fn at_most_its_denominator(column: &str, row: usize, count: f64, denominator: f64) -> Result<(), Error> {
    if count > denominator && denominator > 0.0 {
        return Err(Error::value(column, row, count, format!("at most its denominator, {denominator}")));
    }
    Ok(())
}

impl Serialize for Bounds {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::Bounds;

    #[test]
    fn names_the_first_row_and_lets_missing_pass() {
        let good = [f64::NAN, 0.0, -0.0, 3.0, 5e-324];
        assert!(Bounds::AtLeastZero.check("count", &good).is_ok());
        let error = Bounds::AtLeastZero.check("count", &[0.0, f64::NAN, -1.0, -2.0]).unwrap_err();
        assert_eq!(
            (error.code(), error.to_string().as_str()),
            ("column-value", "column `count`, row 2: -1 is not a finite number of at least 0")
        );
        assert!(Bounds::Finite.check("value", &[-5.0]).is_ok());
        assert!(Bounds::Finite.check("value", &[f64::NEG_INFINITY]).is_err());
        assert!(Bounds::AboveZero.check("weight", &[0.0]).is_err());
    }
}
