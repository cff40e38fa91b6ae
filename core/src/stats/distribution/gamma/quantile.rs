//! The inverse of the incomplete gamma functions.

use super::super::inverse::{self, Point, Tail};
use super::super::normal;
use super::prefix::prefix;
use super::{lower, upper};

/// The `x` that a gamma variable of shape `a` stays below with probability `p`: the inverse of [`lower`](super::lower).
///
/// For a probability `q` of the upper tail take [`quantile_upper`]: `1 - q` would lose its digits.
///
/// # Formula
/// Newton's method, with Halley's correction near the end, for ln P(a, eᵘ) = ln p, which is concave in u for every shape;
/// kept between bounds, from Wilson and Hilferty's start. Of P and Q the one that is at most one half is solved for.
///
/// # References
/// Wilson EB, Hilferty MM (1931). The distribution of chi-square. PNAS 17, 684-688.
///
/// # Examples
/// ```
/// use soteplan::stats::distribution::gamma;
/// // The exact lower 95 % limit of a count of 3 is half of a chi-square quantile.
/// assert!((gamma::quantile(3.0, 0.025) - 0.618_672_122_895_601_5).abs() < 1e-15);
/// ```
#[must_use]
pub fn quantile(a: f64, p: f64) -> f64 {
    if p <= 0.5 { solve(a, p, Tail::Lower) } else { solve(a, 1.0 - p, Tail::Upper) }
}

/// The `x` that a gamma variable of shape `a` exceeds with probability `q`: the inverse of [`upper`](super::upper).
///
/// # Examples
/// ```
/// use soteplan::stats::distribution::gamma;
/// // The exact upper 95 % limit of a count of 3.
/// assert!((gamma::quantile_upper(4.0, 0.025) - 8.767_273_069_742_323).abs() < 1e-14);
/// ```
#[must_use]
pub fn quantile_upper(a: f64, q: f64) -> f64 {
    if q <= 0.5 { solve(a, q, Tail::Upper) } else { solve(a, 1.0 - q, Tail::Lower) }
}

/// The place where the tail has this probability, at most one half.
fn solve(a: f64, probability: f64, tail: Tail) -> f64 {
    if !(a > 0.0 && a.is_finite() && (0.0..=1.0).contains(&probability)) {
        return f64::NAN;
    }
    inverse::solve(start(a, probability, tail), probability, tail, a.max(1.0).sqrt(), &|x| {
        let found = if tail == Tail::Lower { lower(a, x) } else { upper(a, x) };
        Point { tail: found, density: a * prefix(a, x), bend: a - x }
    })
}

/// A first guess.
fn start(a: f64, probability: f64, tail: Tail) -> f64 {
    let z = normal::quantile(probability);
    let z = if tail == Tail::Lower { z } else { -z };
    let root = 1.0 - 1.0 / (9.0 * a) + z / (3.0 * a.sqrt());
    if a >= 1.0 && root > 0.3 {
        return a * root * root * root;
    }
    // P is at most xᵃ / Γ(a + 1), and nearly that for small x.
    let p = if tail == Tail::Lower { probability } else { 1.0 - probability };
    let small = libm::exp((libm::log(p) + libm::lgamma(a + 1.0)) / a);
    if tail == Tail::Upper { small.min(1.0) } else { small }
}
