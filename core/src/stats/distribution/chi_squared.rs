//! The chi-squared distribution: twice a gamma variable of half as many degrees of freedom.

use super::gamma;

/// The value that a chi-squared variable stays below with probability `p`.
///
/// # Examples
/// ```
/// use soteplan::stats::distribution::chi_squared;
/// assert!((chi_squared::quantile(1.0, 0.95) - 3.841_458_820_694_124).abs() < 1e-14);
/// ```
#[must_use]
pub fn quantile(degrees_of_freedom: f64, p: f64) -> f64 {
    2.0 * gamma::quantile(0.5 * degrees_of_freedom, p)
}

/// The value that a chi-squared variable exceeds with probability `q`; exact for small `q`.
///
/// # Examples
/// ```
/// use soteplan::stats::distribution::chi_squared;
/// assert!((chi_squared::quantile_upper(2.0, 0.025) - 7.377_758_908_227_872).abs() < 1e-14);
/// ```
#[must_use]
pub fn quantile_upper(degrees_of_freedom: f64, q: f64) -> f64 {
    2.0 * gamma::quantile_upper(0.5 * degrees_of_freedom, q)
}

/// The probability of a value above `x`: the p-value of a chi-squared test.
///
/// # Examples
/// ```
/// use soteplan::stats::distribution::chi_squared;
/// assert!((chi_squared::upper(1.0, 3.841_458_820_694_124) - 0.05).abs() < 1e-16);
/// ```
#[must_use]
pub fn upper(degrees_of_freedom: f64, x: f64) -> f64 {
    gamma::upper(0.5 * degrees_of_freedom, 0.5 * x)
}
