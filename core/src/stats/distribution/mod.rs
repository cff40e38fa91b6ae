//! Distribution functions and their inverses, to the last bits and the same bits everywhere.
//!
//! Transcendental functions come from `libm` only, so that a browser and a server agree. Each function works in the tail
//! where the probability is small: a limit at 99.8 % is as exact as one at 50 %. Outside its domain a function gives `NaN`.

pub mod beta;
pub mod chi_squared;
pub mod gamma;
mod inverse;
pub(crate) mod loader;
pub mod normal;
pub mod student;

/// The polynomial with these coefficients, the constant first, at `x`.
fn polynomial(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

#[cfg(test)]
pub(crate) mod check {
    //! How far a number is from the one it should be.

    /// The relative difference; the absolute one where zero is expected.
    pub(crate) fn relative(found: f64, expected: f64) -> f64 {
        let difference = (found - expected).abs();
        if expected == 0.0 { difference } else { difference / expected.abs() }
    }

    /// Asserts a relative difference of at most `tolerance`.
    #[track_caller]
    pub(crate) fn close(found: f64, expected: f64, tolerance: f64, what: &str) {
        let difference = relative(found, expected);
        assert!(difference <= tolerance, "{what}: {found:e}, expected {expected:e}: off by {difference:e}");
    }
}
