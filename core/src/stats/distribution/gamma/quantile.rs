//! The inverse of the incomplete gamma functions.

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

#[derive(Clone, Copy, PartialEq)]
enum Tail {
    Lower,
    Upper,
}

/// The place where the tail has this probability, at most one half.
fn solve(a: f64, probability: f64, tail: Tail) -> f64 {
    if !(a > 0.0 && a.is_finite() && (0.0..=1.0).contains(&probability)) {
        return f64::NAN;
    }
    if probability == 0.0 {
        return if tail == Tail::Lower { 0.0 } else { f64::INFINITY };
    }
    let mut x = start(a, probability, tail);
    let (mut below, mut above) = (0.0, f64::INFINITY);
    for _ in 0..200 {
        // For a small shape the quantile may lie below the smallest number.
        if x == 0.0 {
            break;
        }
        let step = step(a, x, probability, tail);
        let next = x + x * libm::expm1(step);
        // The natural scale of ln x is 1/√a; after a step of 1e-6 of it what is left is below the last bit.
        if step.abs() * a.max(1.0).sqrt() < 1e-6 {
            return next;
        }
        if step > 0.0 {
            below = x;
        } else {
            above = x;
        }
        // Far out a tangent can lead beyond what is known, even to where the tail underflows: halve instead.
        x = if below < next && next < above { next } else { middle(below, above) };
    }
    x
}

/// Between two bounds on a logarithmic scale; twice or half of the one that is known.
fn middle(below: f64, above: f64) -> f64 {
    if below == 0.0 {
        above * 0.5
    } else if above == f64::INFINITY {
        below * 2.0
    } else {
        below.sqrt() * above.sqrt()
    }
}

/// The change of ln x by Halley's method; far away, or where it would mislead, by Newton's.
fn step(a: f64, x: f64, probability: f64, tail: Tail) -> f64 {
    let (found, sign) = match tail {
        Tail::Lower => (lower(a, x), 1.0),
        Tail::Upper => (upper(a, x), -1.0),
    };
    if found <= 0.0 {
        // Underflow: so far out that there is no slope to follow, only a direction.
        return f64::INFINITY * sign;
    }
    let excess = libm::log1p((found - probability) / probability);
    // d ln(tail) / d ln x, and its own derivative over itself.
    let slope = sign * a * prefix(a, x) / found;
    let bend = a - x - slope;
    let newton = -excess / slope;
    let correction = 0.5 * newton * bend;
    if correction.abs() < 0.5 { newton / (1.0 + correction) } else { newton }
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
