//! Mean and spread of a list of numbers.

use super::sum::Sum;

/// Number, mean and squares about the mean.
pub(crate) struct Moments {
    pub(crate) n: f64,
    pub(crate) mean: f64,
    /// Σ (x − mean)².
    pub(crate) squares: f64,
}

impl Moments {
    /// Of numbers none of which is missing. In two passes: the second about the mean, corrected for its rounding.
    pub(crate) fn of(values: &[f64]) -> Self {
        let n = values.len() as f64;
        // Added up in halves, the largest numbers do not overflow.
        let mean = 2.0 * (sum(values.iter().map(|value| 0.5 * value)) / n);
        let off = sum(values.iter().map(|value| value - mean));
        let squares = sum(values.iter().map(|value| (value - mean) * (value - mean))) - off * (off / n);
        Self { n, mean: mean + off / n, squares }
    }

    /// Of a sample.
    pub(crate) fn variance(&self) -> f64 {
        self.squares / (self.n - 1.0)
    }
}

/// The exact sum.
pub(crate) fn sum(terms: impl IntoIterator<Item = f64>) -> f64 {
    terms.into_iter().collect::<Sum>().value()
}

/// 1, −1 or, of zero, 0.
pub(crate) fn sign(value: f64) -> f64 {
    if value == 0.0 { 0.0 } else { value.signum() }
}
