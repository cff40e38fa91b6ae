//! Wilson's score interval of a proportion.

use crate::stats::confidence::Level;

/// Limits of the probability behind `x` of `n`; fractions are allowed, `n` is above zero.
///
/// (x + z²/2 ± z √(z²/4 + x(n − x)/n)) / (n + z²). The lower limit is taken from the product of the two, x²/(n(n + z²)): the
/// difference would cancel where `x` is small.
///
/// Wilson EB (1927). Probable inference, the law of succession, and statistical inference. JASA 22, 209-212.
pub(crate) fn limits(x: f64, n: f64, level: &Level) -> [f64; 2] {
    quick(x, n, level.z)
}

/// The limits of many side by side, at the normal quantile `z`.
#[inline(always)]
pub(crate) fn quick(x: f64, n: f64, z: f64) -> [f64; 2] {
    let half = 0.5 * z;
    let sum = x + z * half + z * (half * half + x * ((n - x) / n)).sqrt();
    // Both are calculated before anything is chosen, so that many rows can go side by side.
    let (lower, upper) = (x * (x / n) / sum, sum / (n + z * z));
    // Rounding can lead beyond 1, by a bit. Not `min`, which would make a limit of what is not a number.
    [if x == 0.0 { 0.0 } else { lower }, if upper > 1.0 { 1.0 } else { upper }]
}
