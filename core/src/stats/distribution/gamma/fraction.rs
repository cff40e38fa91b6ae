//! The continued fraction of the upper incomplete gamma function, for `x` above the shape.

use super::prefix::prefix;

/// Q(a, x) = xᵃ e⁻ˣ / Γ(a) · 1/(x+1−a − 1(1−a)/(x+3−a − 2(2−a)/(x+5−a − …))). DLMF §8.9.2.
///
/// Evaluated from the front by Lentz's method as Thompson and Barnett changed it.
pub(super) fn upper(a: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - a;
    let mut c = f64::MAX;
    let mut d = 1.0 / b;
    let mut value = d;
    let mut n = 0.0;
    loop {
        n += 1.0;
        let numerator = n * (a - n);
        b += 2.0;
        d = 1.0 / (numerator * d + b);
        c = b + numerator / c;
        let factor = c * d;
        value *= factor;
        // Some hundred rounds at most where this form is chosen; the bound holds for what nobody thought of.
        if (factor - 1.0).abs() <= f64::EPSILON || n > 100_000.0 {
            return prefix(a, x) * a * value;
        }
    }
}
