//! Two small quantities that leave the densities of gamma and beta variables a small exponent.
//!
//! Loader C (2000). Fast and accurate computation of binomial probabilities.

/// t − ln(1 + t) for t = x/a − 1, without cancellation near 0.
///
/// With s = t / (2 + t) the logarithm is 2 artanh s = 2 (s + s³/3 + s⁵/5 + …), and t − 2s = ts.
#[expect(clippy::float_cmp, reason = "the loop ends where a term no longer changes the sum")]
pub(crate) fn deviance(a: f64, x: f64) -> f64 {
    let t = (x - a) / a;
    if !(-0.7..=2.0).contains(&t) {
        return t - libm::log(x / a);
    }
    let s = t / (2.0 + t);
    let square = s * s;
    let (mut power, mut sum, mut odd) = (square, 0.0, 3.0);
    loop {
        let next = sum + power / odd;
        if next == sum {
            return s * (t - 2.0 * sum);
        }
        (sum, power, odd) = (next, power * square, odd + 2.0);
    }
}

/// ln Γ(a + 1) − (a + ½) ln a + a − ½ ln 2π: what Stirling's formula leaves out. DLMF §5.11.1.
pub(super) fn stirling_error(a: f64) -> f64 {
    if a < SMALL {
        // Only far out in a tail, where the deviance is hundreds and this is a digit of it.
        return libm::lgamma(a + 1.0) - (a + 0.5) * libm::log(a) + a - HALF_LOG_TAU;
    }
    super::polynomial(&STIRLING, 1.0 / (a * a)) / a
}

/// Below, the series for large numbers does not hold.
const SMALL: f64 = 20.0;

const HALF_LOG_TAU: f64 = 0.918_938_533_204_672_7;

const STIRLING: [f64; 7] =
    [1.0 / 12.0, -1.0 / 360.0, 1.0 / 1_260.0, -1.0 / 1_680.0, 1.0 / 1_188.0, -691.0 / 360_360.0, 1.0 / 156.0];
