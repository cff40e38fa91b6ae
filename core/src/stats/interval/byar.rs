//! Byar's approximation to the limits of a Poisson count.

use crate::stats::additive::Limit;
use crate::stats::confidence::Level;
use crate::stats::note::Note;

/// Limits of the expected number behind a count of `x` events.
///
/// lower = x (1 − 1/(9x) − z/(3√x))³, upper = (x+1) (1 − 1/(9(x+1)) + z/(3√(x+1)))³. At no events the lower limit is 0; at a
/// few it can come out below, and is withheld.
///
/// Breslow NE, Day NE (1987). Statistical methods in cancer research, volume II. IARC, p. 69.
pub(crate) fn limits(x: f64, level: &Level) -> [Limit; 2] {
    let next = x + 1.0;
    let lower = if x == 0.0 { 0.0 } else { x * cube(1.0 - 1.0 / (9.0 * x) - level.z / (3.0 * x.sqrt())) };
    let upper = next * cube(1.0 - 1.0 / (9.0 * next) + level.z / (3.0 * next.sqrt()));
    let lower = if lower < 0.0 { Note::NegativeLimit.into() } else { lower.into() };
    [lower, upper.into()]
}

fn cube(x: f64) -> f64 {
    x * x * x
}
