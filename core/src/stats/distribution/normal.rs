//! The standard normal distribution.

use super::polynomial;

/// The probability of a value at most `x`.
///
/// # Formula
/// Φ(x) = ½ erfc(−x / √2), which keeps its relative accuracy in the lower tail. For the upper tail take `cdf(-x)`.
///
/// # Examples
/// ```
/// use soteplan::stats::distribution::normal;
/// assert_eq!(normal::cdf(0.0), 0.5);
/// assert!((normal::cdf(-1.959963984540054) - 0.025).abs() < 1e-16);
/// ```
#[must_use]
pub fn cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// The value that is exceeded from below with probability `p`: the inverse of [`cdf`].
///
/// Exact to a few units in the last place for every `p` from the smallest number to one half. Above one half `1 - p` is
/// what the double can still say: for an upper tail `q` take `-quantile(q)`.
///
/// # Formula
/// Rational approximations in three ranges: M. J. Wichura's PPND16, relative accuracy about 1e-16.
///
/// # References
/// Wichura MJ (1988). Algorithm AS 241: The percentage points of the normal distribution. Applied Statistics 37, 477-484.
///
/// # Examples
/// ```
/// use soteplan::stats::distribution::normal;
/// assert_eq!(normal::quantile(0.5), 0.0);
/// assert!((-normal::quantile(0.025) - 1.959963984540054).abs() < 1e-15);
/// ```
#[must_use]
pub fn quantile(p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * polynomial(&CENTRE.0, r) / polynomial(&CENTRE.1, r);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    if tail == 0.0 {
        return if q < 0.0 { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    let r = (-libm::log(tail)).sqrt();
    let distance = if r <= 5.0 {
        polynomial(&NEAR.0, r - 1.6) / polynomial(&NEAR.1, r - 1.6)
    } else {
        polynomial(&FAR.0, r - 5.0) / polynomial(&FAR.1, r - 5.0)
    };
    if q < 0.0 { -distance } else { distance }
}

/// Numerator and denominator of one range, the constants first.
type Rational = ([f64; 8], [f64; 8]);

/// |p − ½| ≤ 0.425, in 0.425² − (p − ½)².
const CENTRE: Rational = (
    [
        3.387_132_872_796_366_5,
        133.141_667_891_784_38,
        1_971.590_950_306_551_4,
        13_731.693_765_509_46,
        45_921.953_931_549_87,
        67_265.770_927_008_7,
        33_430.575_583_588_13,
        2_509.080_928_730_122_7,
    ],
    [
        1.0,
        42.313_330_701_600_91,
        687.187_007_492_057_9,
        5_394.196_021_424_751,
        21_213.794_301_586_597,
        39_307.895_800_092_71,
        28_729.085_735_721_943,
        5_226.495_278_852_546,
    ],
);

/// A tail down to exp(−25), in √(−ln tail) − 1.6.
const NEAR: Rational = (
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        0.241_780_725_177_450_6,
        0.022_723_844_989_269_184,
        0.000_774_545_014_278_341_4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        0.689_767_334_985_1,
        0.148_103_976_427_480_08,
        0.015_198_666_563_616_457,
        0.000_547_593_808_499_534_5,
        1.050_750_071_644_416_9e-9,
    ],
);

/// Beyond, in √(−ln tail) − 5.
const FAR: Rational = (
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        0.296_560_571_828_504_87,
        0.026_532_189_526_576_124,
        0.001_242_660_947_388_078_4,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        1.0,
        0.599_832_206_555_888,
        0.136_929_880_922_735_8,
        0.014_875_361_290_850_615,
        0.000_786_869_131_145_613_3,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ],
);

#[cfg(test)]
mod tests {
    use super::super::check::close;
    use super::{cdf, quantile};

    /// Probability, quantile; calculated with mpmath 1.3 at 40 digits.
    const QUANTILES: [(f64, f64); 13] = [
        (1.0e-300, -37.047_096_299_361_2),
        (1.0e-20, -9.262_340_089_798_407),
        (0.000_5, -3.290_526_731_491_895),
        (0.001, -3.090_232_306_167_813_6),
        (0.005, -2.575_829_303_548_901),
        (0.025, -1.959_963_984_540_054_3),
        (0.05, -1.644_853_626_951_472_6),
        (0.075, -1.439_531_470_938_456),
        (0.1, -1.281_551_565_544_600_4),
        (0.3, -0.524_400_512_708_040_8),
        (0.45, -0.125_661_346_855_074_02),
        (0.6, 0.253_347_103_135_799_7),
        (0.999, 3.090_232_306_167_813),
    ];

    /// Value, probability; from the same source.
    const PROBABILITIES: [(f64, f64); 7] = [
        (-37.0, 5.725_571_222_524_577e-300),
        (-10.0, 7.619_853_024_160_525e-24),
        (-3.0, 0.001_349_898_031_630_094_6),
        (-0.5, 0.308_537_538_725_986_9),
        (0.5, 0.691_462_461_274_013_1),
        (2.0, 0.977_249_868_051_820_8),
        (6.0, 0.999_999_999_013_412_3),
    ];

    #[test]
    fn agrees_with_high_precision_values() {
        for (p, x) in QUANTILES {
            close(quantile(p), x, 8e-16, &format!("quantile({p:e})"));
        }
        for (x, p) in PROBABILITIES {
            // The rounding of x / √2 alone moves a far tail by x² units in the last place.
            close(cdf(x), p, 2e-16 * (x * x).max(2.0), &format!("cdf({x})"));
        }
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "these are to be exact")]
    fn ends_and_nonsense() {
        assert_eq!(quantile(0.0), f64::NEG_INFINITY);
        assert_eq!(quantile(1.0), f64::INFINITY);
        for nonsense in [-0.1, 1.1, f64::NAN] {
            assert!(quantile(nonsense).is_nan());
        }
    }
}
