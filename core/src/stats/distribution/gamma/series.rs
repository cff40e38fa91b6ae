//! Power series of the incomplete gamma functions, for `x` below the shape or small.

use super::super::polynomial;
use super::prefix::prefix;

/// P(a, x) = xᵃ e⁻ˣ / Γ(a + 1) · (1 + x/(a+1) + x²/((a+1)(a+2)) + …). DLMF §8.7.1.
///
/// All terms are positive: no digit is lost.
#[expect(clippy::float_cmp, reason = "the loop ends where a term no longer changes the sum")]
pub(super) fn lower(a: f64, x: f64) -> f64 {
    let (mut sum, mut term, mut divisor) = (1.0, 1.0, a);
    loop {
        divisor += 1.0;
        term *= x / divisor;
        let next = sum + term;
        if next == sum {
            return prefix(a, x) * sum;
        }
        sum = next;
    }
}

/// Q(a, x) for a < 1 and x about 1 or less, where 1 − P would lose what is left of a probability near 1.
///
/// Q = [1 − xᵃ/Γ(1+a)] − xᵃ/Γ(1+a) · Σₙ (−x)ⁿ a / ((a+n) n!), the bracket by expm1.
///
/// Gautschi W (1979). A computational procedure for incomplete gamma functions. ACM TOMS 5, 466-481.
#[expect(clippy::float_cmp, reason = "the loop ends where a term no longer changes the sum")]
pub(super) fn upper_of_small_shape(a: f64, x: f64) -> f64 {
    let log = a * libm::log(x) - log_gamma_of_one_plus(a);
    let (mut sum, mut power, mut n) = (0.0, 1.0, 0.0);
    loop {
        n += 1.0;
        power *= -x / n;
        let next = sum + power * a / (a + n);
        if next == sum {
            return -libm::expm1(log) - libm::exp(log) * sum;
        }
        sum = next;
    }
}

/// ln Γ(1 + a) for 0 < a < 1, with relative accuracy also near 0.
///
/// −ln(1 + a) + (1 − γ) a + Σₖ (−1)ᵏ (ζ(k) − 1) aᵏ / k, DLMF §5.7.3; above one half the library's function is as good.
fn log_gamma_of_one_plus(a: f64) -> f64 {
    if a > 0.5 {
        return libm::lgamma(1.0 + a);
    }
    a * polynomial(&LOG_GAMMA, a) - libm::log1p(a)
}

/// 1 − γ, then (−1)ᵏ (ζ(k) − 1) / k from k = 2. Calculated with mpmath 1.3.
const LOG_GAMMA: [f64; 26] = [
    0.422_784_335_098_467_13,
    0.322_467_033_424_113_2,
    -0.067_352_301_053_198_1,
    0.020_580_808_427_784_546,
    -0.007_385_551_028_673_986,
    0.002_890_510_330_741_523_4,
    -0.001_192_753_911_703_261,
    0.000_509_669_524_743_042_5,
    -0.000_223_154_758_453_579_39,
    9.945_751_278_180_853e-5,
    -4.492_623_673_813_314e-5,
    2.050_721_277_567_069e-5,
    -9.439_488_275_268_397e-6,
    4.374_866_789_907_488e-6,
    -2.039_215_753_801_366e-6,
    9.551_412_130_407_42e-7,
    -4.492_469_198_764_566e-7,
    2.120_718_480_555_466_5e-7,
    -1.004_322_482_396_809_9e-7,
    4.769_810_169_363_980_4e-8,
    -2.271_109_460_894_316_4e-8,
    1.083_865_921_489_695_5e-8,
    -5.183_475_041_970_047e-9,
    2.483_674_543_802_478_5e-9,
    -1.192_140_140_586_091_2e-9,
    5.731_367_241_678_862e-10,
];
