//! Which way is better.

use super::words::words;

words! {
    /// Which way is better.
    pub enum Direction {
        /// Higher values are better.
        Higher = "higher",
        /// Lower values are better.
        Lower = "lower",
    }
}

impl Direction {
    /// The number itself, or turned round: of two turned numbers the greater is the better.
    pub(crate) fn upright(self, value: f64) -> f64 {
        match self {
            Self::Higher => value,
            Self::Lower => -value,
        }
    }
}
