//! Fay and Feuer's gamma interval of a weighted sum of Poisson counts.

use crate::stats::confidence::Level;
use crate::stats::distribution::gamma;

/// Limits of a weighted sum of counts, given its value and variance and the largest weight of a single event.
///
/// lower = v/y · G⁻¹(y²/v; α/2), and upper = (v + w²)/(y + w) · G⁻¹((y + w)²/(v + w²); 1 − α/2) with the largest weight w: as
/// if one more event came where it weighs most. The lower limit is 0 at no events.
///
/// Fay MP, Feuer EJ (1997). Confidence intervals for directly standardized rates: a method based on the gamma distribution.
/// Statistics in Medicine 16, 791-801.
pub(crate) fn limits(value: f64, variance: f64, largest: f64, level: &Level) -> [f64; 2] {
    let lower =
        if value == 0.0 { 0.0 } else { variance / value * gamma::quantile(value * (value / variance), level.tail) };
    let (more, spread) = (value + largest, variance + largest * largest);
    [lower, spread / more * gamma::quantile_upper(more * (more / spread), level.tail)]
}
