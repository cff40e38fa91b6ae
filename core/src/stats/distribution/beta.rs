//! The beta distribution: regularised incomplete beta functions and their inverses.
//!
//! A binomial count has its exact limits here, and Student's t and the ratio of two Poisson counts theirs.

use super::inverse::{self, Point, Tail};
use super::loader::{deviance, stirling_error};
use super::normal;

/// I(a, b; x): the probability of a value at most `x`.
///
/// # Formula
/// I = Γ(a+b)/(Γ(a)Γ(b)) ∫₀ˣ tᵃ⁻¹ (1−t)ᵇ⁻¹ dt, by the continued fraction of Didonato and Morris on the side of the mean where
/// it converges, and one minus that on the other.
///
/// # References
/// DLMF §8.17. Didonato AR, Morris AH (1992). Algorithm 708. ACM TOMS 18, 360-373.
///
/// # Examples
/// ```
/// use soteplan::stats::distribution::beta;
/// // 3x² − 2x³
/// assert!((beta::lower(2.0, 2.0, 0.25) - 0.15625).abs() < 1e-16);
/// ```
#[must_use]
pub fn lower(a: f64, b: f64, x: f64) -> f64 {
    tails(a, b, x, 1.0 - x).0
}

/// 1 − I(a, b; x): the probability of a value above `x`, exact also where it is tiny.
///
/// # Examples
/// ```
/// use soteplan::stats::distribution::beta;
/// assert!((beta::upper(1.0, 10.0, 0.9) - 1e-10).abs() < 1e-24);
/// ```
#[must_use]
pub fn upper(a: f64, b: f64, x: f64) -> f64 {
    tails(a, b, x, 1.0 - x).1
}

/// The `x` that a beta variable stays below with probability `p`.
///
/// # Examples
/// ```
/// use soteplan::stats::distribution::beta;
/// // The exact lower 95 % limit of 1 of 1.
/// assert!((beta::quantile(1.0, 1.0, 0.025) - 0.025).abs() < 1e-16);
/// ```
#[must_use]
pub fn quantile(a: f64, b: f64, p: f64) -> f64 {
    share(odds_lower(a, b, p))
}

/// The `x` that a beta variable exceeds with probability `q`; exact for small `q`.
///
/// # Examples
/// ```
/// use soteplan::stats::distribution::beta;
/// assert!((beta::quantile_upper(1.0, 1.0, 0.025) - 0.975).abs() < 1e-15);
/// ```
#[must_use]
pub fn quantile_upper(a: f64, b: f64, q: f64) -> f64 {
    share(odds_upper(a, b, q))
}

/// x/(1 − x) for the `x` that is exceeded with probability `q`: what t, F and ratios of counts are made of.
pub(crate) fn odds_upper(a: f64, b: f64, q: f64) -> f64 {
    if q <= 0.5 { odds(a, b, q, Tail::Upper) } else { odds(a, b, 1.0 - q, Tail::Lower) }
}

/// x/(1 − x) for the `x` that the variable stays below with probability `p`.
pub(crate) fn odds_lower(a: f64, b: f64, p: f64) -> f64 {
    if p <= 0.5 { odds(a, b, p, Tail::Lower) } else { odds(a, b, 1.0 - p, Tail::Upper) }
}

fn share(odds: f64) -> f64 {
    if odds == f64::INFINITY { 1.0 } else { odds / (1.0 + odds) }
}

/// Both tails at once, of `x` and `y` = 1 − x: the smaller one directly, the other one as what is left of 1.
pub(super) fn tails(a: f64, b: f64, x: f64, y: f64) -> (f64, f64) {
    let domain = a > 0.0 && b > 0.0 && a.is_finite() && b.is_finite() && x >= 0.0 && y >= 0.0;
    if !domain {
        return (f64::NAN, f64::NAN);
    }
    if x == 0.0 {
        return (0.0, 1.0);
    }
    if y == 0.0 {
        return (1.0, 0.0);
    }
    if b * x <= a * y {
        let lower = density(a, b, x, y) * fraction(a, b, x, y);
        (lower, 1.0 - lower)
    } else {
        let upper = density(b, a, y, x) * fraction(b, a, y, x);
        (1.0 - upper, upper)
    }
}

/// xᵃ yᵇ Γ(a+b)/(Γ(a)Γ(b)): the density of ln(x/y), in Loader's form.
fn density(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    let exponent =
        stirling_error(n) - stirling_error(a) - stirling_error(b) - a * deviance(a, n * x) - b * deviance(b, n * y);
    (a * (b / n) / std::f64::consts::TAU).sqrt() * libm::exp(exponent)
}

/// The continued fraction of I(a, b; x) over the density, for `x` up to the mean; from the front by Lentz's method.
fn fraction(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let distance = a * y - b * x + 1.0;
    let partial = |m: f64| {
        let inner = if m == 0.0 { 0.0 } else { m * (b - m) * x / (a + 2.0 * m - 1.0) };
        m + inner + (a + m) * ((distance + m * (1.0 + y)) / (a + 2.0 * m + 1.0))
    };
    let first = partial(0.0);
    let (mut value, mut c, mut d) = (first, first, 0.0);
    let mut m = 0.0;
    loop {
        m += 1.0;
        let ratio = x / (a + 2.0 * m - 1.0);
        let above = ((a + m - 1.0) * ratio) * ((a + b + m - 1.0) * ratio) * (m * (b - m));
        let below = partial(m);
        d = 1.0 / (below + above * d);
        c = below + above / c;
        let factor = c * d;
        value *= factor;
        // As many rounds as the root of the larger shape at most; the bound holds for what nobody thought of.
        if (factor - 1.0).abs() <= f64::EPSILON || m > 1e6 {
            return 1.0 / value;
        }
    }
}

/// The odds where the tail has this probability, at most one half.
fn odds(a: f64, b: f64, probability: f64, tail: Tail) -> f64 {
    if !(a > 0.0 && b > 0.0 && a.is_finite() && b.is_finite() && (0.0..=1.0).contains(&probability)) {
        return f64::NAN;
    }
    let n = a + b;
    let scale = (a * (b / n)).max(1.0).sqrt();
    inverse::solve(start(a, b, probability, tail), probability, tail, scale, &|odds| {
        let (x, y) = if odds < 1e300 { (odds / (1.0 + odds), 1.0 / (1.0 + odds)) } else { (1.0, 1.0 / odds) };
        let (lower, upper) = tails(a, b, x, y);
        let tail = if tail == Tail::Lower { lower } else { upper };
        Point { tail, density: density(a, b, x, y), bend: a * y - b * x }
    })
}

/// A first guess: ln odds as a normal variable; for small shapes the leading power of the small tail.
fn start(a: f64, b: f64, probability: f64, tail: Tail) -> f64 {
    if a.min(b) >= 1.0 {
        let z = normal::quantile(probability);
        let z = if tail == Tail::Lower { z } else { -z };
        let guess = libm::exp((z * (1.0 / a + 1.0 / b).sqrt()).clamp(-600.0, 600.0));
        return (a / b) * guess;
    }
    a / b
}

#[cfg(test)]
mod tests {
    use super::super::check::close;
    use super::{lower, quantile, quantile_upper, upper};

    /// a, b, x, lower and upper tail; the power series summed with mpmath 1.3 at 50 digits.
    const TAILS: [(f64, f64, f64, f64, f64); 13] = [
        (0.5, 0.5, 0.3, 0.369_010_119_565_545_36, 0.630_989_880_434_454_6),
        (0.5, 10.5, 1e-6, 0.003_613_101_065_976_136, 0.996_386_898_934_023_9),
        (1.0, 1e3, 1e-4, 0.095_167_106_441_453_75, 0.904_832_893_558_546_2),
        (3.0, 8.0, 0.02, 0.000_863_906_279_950_991_4, 0.999_136_093_720_049),
        (3.0, 8.0, 0.95, 0.999_999_998_394_921_9, 1.605_078_125_000_011_2e-9),
        (0.001, 2.0, 0.1, 0.998_597_993_879_993_6, 0.001_402_006_120_006_384_7),
        (50.0, 70.0, 0.2, 3.717_855_020_385_263_4e-8, 0.999_999_962_821_449_8),
        (50.0, 70.0, 0.42, 0.533_532_984_249_152_7, 0.466_467_015_750_847_26),
        (1e4, 2e4, 0.33, 0.110_205_519_127_419_72, 0.889_794_480_872_580_3),
        (1e4, 2e4, 0.36, 1.0, 1.851_033_931_264_771_5e-22),
        (1e4, 3.0, 0.999, 0.002_755_799_971_329_832_7, 0.997_244_200_028_670_2),
        (0.5, 5e5, 1e-6, 0.682_689_492_137_146_4, 0.317_310_507_862_853_64),
        (200.5, 0.5, 0.9, 8.251_040_633_809_142e-11, 0.999_999_999_917_489_6),
    ];

    /// a, b, p, quantile; from the same source, by bisection.
    const QUANTILES: [(f64, f64, f64, f64); 0] = [];

    #[test]
    fn agrees_with_high_precision_values() {
        for (a, b, x, below, above) in TAILS {
            let what = format!("a = {a}, b = {b}, x = {x:e}");
            close(lower(a, b, x), below, 1e-13, &what);
            close(upper(a, b, x), above, 1e-13, &what);
        }
        for (a, b, p, x) in QUANTILES {
            close(quantile(a, b, p), x, 1e-13, &format!("quantile({a}, {b}, {p:e})"));
        }
    }

    #[test]
    fn ends_and_nonsense() {
        assert_eq!((lower(2.0, 3.0, 0.0), upper(2.0, 3.0, 1.0)), (0.0, 0.0));
        assert_eq!((quantile(2.0, 3.0, 0.0), quantile_upper(2.0, 3.0, 0.0)), (0.0, 1.0));
        for nonsense in
            [lower(0.0, 1.0, 0.5), lower(1.0, 1.0, -0.1), quantile(1.0, f64::NAN, 0.5), quantile(1.0, 1.0, 1.5)]
        {
            assert!(nonsense.is_nan());
        }
        // A probability comes back, from the smallest shapes to large ones.
        for (a, b) in [(0.01, 0.02), (0.5, 300.0), (7.0, 1e7), (1e8, 2e8)] {
            for p in [1e-200, 1e-9, 0.025, 0.5] {
                let x = quantile(a, b, p);
                if x > 0.0 && x < 1.0 {
                    close(lower(a, b, x), p, 1e-8, &format!("a = {a}, b = {b}, p = {p:e}"));
                }
            }
        }
    }
}
