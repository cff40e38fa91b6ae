//! The exact limits of a Poisson count.

use crate::stats::confidence::Level;
use crate::stats::distribution::gamma;

/// Limits of the expected number behind a count of `x` events; fractions are allowed.
///
/// lower = ½ χ²(α/2; 2x), upper = ½ χ²(1 − α/2; 2x + 2), as quantiles of the gamma distribution; the lower one is 0 at no
/// events. The coverage is never below the level.
///
/// Garwood F (1936). Fiducial limits for the Poisson distribution. Biometrika 28, 437-442.
pub(crate) fn limits(x: f64, level: &Level) -> [f64; 2] {
    let lower = if x == 0.0 { 0.0 } else { gamma::quantile(x, level.tail) };
    [lower, gamma::quantile_upper(x + 1.0, level.tail)]
}
