//! Student's t distribution, by the beta distribution.

use super::beta;

/// The probability of a value above `t`.
///
/// # Formula
/// ½ I(ν/2, ½; ν/(ν + t²)) for t ≥ 0.
///
/// # Examples
/// ```
/// use soteplan::stats::distribution::student;
/// // One degree of freedom: Cauchy's distribution.
/// assert!((student::upper(1.0, 1.0) - 0.25).abs() < 1e-15);
/// ```
#[must_use]
pub fn upper(degrees_of_freedom: f64, t: f64) -> f64 {
    let square = t * t;
    let sum = degrees_of_freedom + square;
    let (y, x) = if sum.is_finite() { (degrees_of_freedom / sum, square / sum) } else { (0.0, 1.0) };
    let tail = 0.5 * beta::tails(0.5, 0.5 * degrees_of_freedom, x, y).1;
    if t < 0.0 { 1.0 - tail } else { tail }
}

/// The value that is exceeded with probability `q`; exact for small `q`.
///
/// # Examples
/// ```
/// use soteplan::stats::distribution::student;
/// assert!((student::quantile_upper(3.0, 0.025) - 3.182_446_305_283_709_5).abs() < 1e-14);
/// ```
#[must_use]
pub fn quantile_upper(degrees_of_freedom: f64, q: f64) -> f64 {
    if q > 0.5 {
        return -quantile_upper(degrees_of_freedom, 1.0 - q);
    }
    (degrees_of_freedom * beta::odds_upper(0.5, 0.5 * degrees_of_freedom, 2.0 * q)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::super::check::close;
    use super::{quantile_upper, upper};

    /// Degrees of freedom, t, upper tail; by the power series of the beta distribution, summed with mpmath 1.3 at 50 digits.
    const TAILS: [(f64, f64, f64); 8] = [
        (1.0, 0.5, 0.352_416_382_349_566_74),
        (1.0, 1_000_000.0, 3.183_098_861_836_845_5e-7),
        (2.0, 3.0, 0.047_732_983_133_354_56),
        (4.5, 0.001, 0.499_622_453_256_075_8),
        (10.0, 2.0, 0.036_694_017_385_370_18),
        (30.0, 12.0, 2.790_092_707_599_628e-13),
        (1_000.0, 4.0, 3.400_495_960_439_079e-5),
        (20_000.0, -1.0, 0.841_338_696_876_046_5),
    ];

    /// Degrees of freedom, upper tail, quantile; from the same source, by bisection.
    const QUANTILES: [(f64, f64, f64); 10] = [
        (1.0, 0.025, 12.706_204_736_174_705),
        (1.0, 1e-6, 318_309.886_182_743_5),
        (2.0, 0.001, 22.327_124_770_119_877),
        (3.0, 0.025, 3.182_446_305_283_709_5),
        (9.0, 0.4, 0.260_955_336_473_910_95),
        (29.0, 0.025, 2.045_229_642_132_704_3),
        (29.0, 0.001, 3.396_240_288_356_803),
        (999.0, 0.025, 1.962_341_461_133_45),
        (1_999.0, 0.005, 2.578_291_019_521_923_7),
        (1.5, 0.1, 2.196_398_417_565_537),
    ];

    #[test]
    fn agrees_with_high_precision_values() {
        for (nu, t, q) in TAILS {
            close(upper(nu, t), q, 1e-13, &format!("upper({nu}, {t})"));
        }
        for (nu, q, t) in QUANTILES {
            close(quantile_upper(nu, q), t, 1e-13, &format!("quantile_upper({nu}, {q:e})"));
        }
        close(quantile_upper(3.0, 0.975), -3.182_446_305_283_709_5, 1e-13, "the other side");
        assert!(quantile_upper(0.0, 0.025).is_nan() && upper(f64::NAN, 1.0).is_nan());
    }
}
