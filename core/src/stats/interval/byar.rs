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
    let [lower, upper] = numbers(x, level.z);
    let lower = if lower < 0.0 { Note::NegativeLimit.into() } else { lower.into() };
    [lower, upper.into()]
}

/// The limits of many counts side by side at the normal quantile `z`: none is chosen before all are calculated; a lower one below zero is no number.
#[inline(always)]
pub(crate) fn quick(x: f64, z: f64) -> [f64; 2] {
    let [lower, upper] = numbers(x, z);
    [if lower < 0.0 { f64::NAN } else { lower }, upper]
}

#[inline(always)]
fn numbers(x: f64, z: f64) -> [f64; 2] {
    let next = x + 1.0;
    let lower = x * cube(1.0 - 1.0 / (9.0 * x) - z / (3.0 * x.sqrt()));
    let upper = next * cube(1.0 - 1.0 / (9.0 * next) + z / (3.0 * next.sqrt()));
    [if x == 0.0 { 0.0 } else { lower }, upper]
}

#[inline(always)]
fn cube(x: f64) -> f64 {
    x * x * x
}
