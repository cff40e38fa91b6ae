//! Dobson's interval of a weighted sum of Poisson counts.

use super::byar;
use crate::stats::additive::Limit;
use crate::stats::confidence::Level;
use crate::stats::note::Note;

/// Limits of a weighted sum of counts, given its value and variance and the plain sum `count` of the events.
///
/// Byar's limits of the events are moved to the weighted sum and scaled: value + √(variance / count) (limit − count). The
/// lower one can come out below zero where a few strata carry the weight; it is given, with a note.
///
/// Dobson AJ, Kuulasmaa K, Eberle E, Scherer J (1991). Confidence intervals for weighted sums of Poisson parameters.
/// Statistics in Medicine 10, 457-462.
pub(crate) fn limits(value: f64, variance: f64, count: f64, level: &Level) -> [Limit; 2] {
    if count == 0.0 {
        return [Note::ZeroCount.into(); 2];
    }
    let scale = (variance / count).sqrt();
    let [lower, upper] = byar::limits(count, level).map(|limit| limit.map(|limit| value + scale * (limit - count)));
    let lower = if lower.value < 0.0 { Limit { note: Some(Note::NegativeLimit), ..lower } } else { lower };
    [lower, upper]
}

/// The limits of many sums side by side at the normal quantile `z`, with no number where there is a note.
#[inline(always)]
pub(crate) fn quick(value: f64, variance: f64, count: f64, z: f64) -> [f64; 2] {
    let scale = (variance / count).sqrt();
    let [lower, upper] = byar::quick(count, z).map(|limit| value + scale * (limit - count));
    [if lower < 0.0 { f64::NAN } else { lower }, upper]
}
