//! xᵃ e⁻ˣ / Γ(a + 1), the factor that every form of the incomplete gamma function shares.
//!
//! Taken as it stands it overflows, and as exp(a ln x − x − ln Γ) it loses as many digits as the exponent's terms have.
//! Loader's form leaves a small exponent: the deviance of `x` from `a` and the error of Stirling's formula.
//!
//! Loader C (2000). Fast and accurate computation of binomial probabilities.

use super::super::loader::{deviance, stirling_error};

/// xᵃ e⁻ˣ / Γ(a + 1) for a, x > 0.
pub(super) fn prefix(a: f64, x: f64) -> f64 {
    if a < DIRECT_BELOW && x < 700.0 {
        let power = libm::pow(x, a);
        if power >= f64::MIN_POSITIVE {
            return power * libm::exp(-x) / libm::tgamma(a + 1.0);
        }
    }
    libm::exp(-stirling_error(a) - a * deviance(a, x)) / (std::f64::consts::TAU * a).sqrt()
}

/// Below, the factors are representable and the direct product is good to a few units in the last place.
const DIRECT_BELOW: f64 = 20.0;
