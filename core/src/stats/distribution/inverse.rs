//! The one way to invert a distribution function of a positive variable.

/// The tail that is known, of a probability of at most one half.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Tail {
    Lower,
    Upper,
}

/// What is known of a distribution at `x`.
pub(super) struct Point {
    /// The probability of the tail.
    pub(super) tail: f64,
    /// The density of ln x.
    pub(super) density: f64,
    /// The derivative of the density's logarithm with respect to ln x.
    pub(super) bend: f64,
}

/// The place where the tail has this probability.
///
/// Newton's method, with Halley's correction near the end, for ln tail(eᵘ) = ln p, which is concave in u; kept between
/// bounds, from a start. `scale` is what a step of ln x is measured by: one over the spread of ln x.
pub(super) fn solve(start: f64, probability: f64, tail: Tail, scale: f64, at: &dyn Fn(f64) -> Point) -> f64 {
    if probability == 0.0 {
        return if tail == Tail::Lower { 0.0 } else { f64::INFINITY };
    }
    let mut x = start;
    let (mut below, mut above) = (0.0, f64::INFINITY);
    for _ in 0..200 {
        // The quantile may lie below the smallest number, or above the largest.
        if x == 0.0 || x == f64::INFINITY {
            break;
        }
        let step = step(&at(x), probability, tail);
        let next = x + x * libm::expm1(step);
        // After a step of 1e-6 of the spread what is left is below the last bit.
        if step.abs() * scale < 1e-6 {
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

/// Between two bounds on a logarithmic scale; beyond the one that is known, ever faster, twice or half of it at least.
fn middle(below: f64, above: f64) -> f64 {
    if below == 0.0 {
        above * above.min(0.5)
    } else if above == f64::INFINITY {
        below * below.max(2.0)
    } else {
        below.sqrt() * above.sqrt()
    }
}

/// The change of ln x by Halley's method; far away, or where it would mislead, by Newton's.
fn step(point: &Point, probability: f64, tail: Tail) -> f64 {
    let sign = if tail == Tail::Lower { 1.0 } else { -1.0 };
    if point.tail <= 0.0 {
        // Underflow: so far out that there is no slope to follow, only a direction.
        return f64::INFINITY * sign;
    }
    let excess = libm::log1p((point.tail - probability) / probability);
    let slope = sign * point.density / point.tail;
    let newton = -excess / slope;
    let correction = 0.5 * newton * (point.bend - slope);
    if correction.abs() < 0.5 { newton / (1.0 + correction) } else { newton }
}
