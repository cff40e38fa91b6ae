//! Intervals of a proportion beside Wilson's: for `x` of `n`; fractions are allowed, `n` is above zero.

use crate::stats::confidence::Level;
use crate::stats::distribution::beta;

/// Equal tails of the binomial distribution, by quantiles of the beta distribution; the coverage is never below the level.
///
/// Clopper CJ, Pearson ES (1934). The use of confidence or fiducial limits illustrated in the case of the binomial.
/// Biometrika 26, 404-413.
pub(crate) fn clopper_pearson(x: f64, n: f64, level: &Level) -> [f64; 2] {
    let lower = if x == 0.0 { 0.0 } else { beta::quantile(x, n - x + 1.0, level.tail) };
    let upper = if x >= n { 1.0 } else { beta::quantile_upper(x + 1.0, n - x, level.tail) };
    [lower, upper]
}

/// Equal tails of the posterior under Jeffreys's prior, Beta(½, ½).
///
/// Brown LD, Cai TT, DasGupta A (2001). Interval estimation for a binomial proportion. Statistical Science 16, 101-133.
pub(crate) fn jeffreys(x: f64, n: f64, level: &Level) -> [f64; 2] {
    let (a, b) = (x + 0.5, n - x + 0.5);
    [beta::quantile(a, b, level.tail), beta::quantile_upper(a, b, level.tail)]
}

/// Wald's interval about Wilson's midpoint.
///
/// Agresti A, Coull BA (1998). Approximate is better than "exact" for interval estimation of binomial proportions. The
/// American Statistician 52, 119-126.
pub(crate) fn agresti_coull(x: f64, n: f64, level: &Level) -> [f64; 2] {
    let square = level.z * level.z;
    wald(x + 0.5 * square, n + square, level)
}

/// p ± z √(p(1 − p)/n), cut at 0 and 1.
pub(crate) fn wald(x: f64, n: f64, level: &Level) -> [f64; 2] {
    let middle = x / n;
    let reach = level.z * (middle * ((n - x) / n) / n).sqrt();
    [middle - reach, middle + reach].map(|limit| limit.clamp(0.0, 1.0))
}
