//! A sum that does not depend on order.
//!
//! Floating-point addition rounds at each step, so the same numbers in another order, or split over threads and merged,
//! give other last bits. Here nothing is rounded until the end: the accumulator is a fixed-point number wide enough for
//! every double, and the one rounding is the correct one.
//!
//! Neal RM (2015). Fast exact summation using small and large superaccumulators. arXiv 1505.05571 (the small one).

/// An exact sum of doubles.
///
/// Any order, any split into parts and any tree of merges gives the same bits: those of the true sum, rounded once.
/// A term that is not finite spoils the sum: its value is `NaN`. Up to 2⁶² terms.
///
/// # Examples
/// ```
/// use soteplan::stats::Sum;
/// let mut left: Sum = [1e16, 1.0].into_iter().collect();
/// let right: Sum = [1.0, -1e16].into_iter().collect();
/// left.merge(&right);
/// assert_eq!(left.value(), 2.0);
/// assert_eq!(1e16 + 1.0 + 1.0 - 1e16, 0.0);
/// ```
#[derive(Debug, Clone)]
pub struct Sum {
    /// Digits of weight 2^(32 i − 1075), each with room above its 32 bits for carries that are settled late.
    digits: [i64; DIGITS],
    /// The digits that have been touched: `from..=to`.
    from: usize,
    to: usize,
    /// Terms since the carries were settled.
    unsettled: u32,
    spoiled: bool,
}

/// 2046 exponents in steps of 32, the bits of the largest, and room for 2⁶² of them.
const DIGITS: usize = 68;
const DIGIT: i64 = 1 << 32;
/// A term adds less than 2⁵² + 2³² to a digit: so many leave it below 2⁶³.
const SETTLE_AFTER: u32 = 1 << 10;

impl Default for Sum {
    fn default() -> Self {
        Self { digits: [0; DIGITS], from: DIGITS, to: 0, unsettled: 0, spoiled: false }
    }
}

impl Sum {
    /// The sum of no terms.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one term.
    pub fn add(&mut self, term: f64) {
        let bits = term.to_bits();
        let sign = (bits as i64) >> 63;
        let exponent = (bits >> 52) & 0x7ff;
        let fraction = bits & ((1 << 52) - 1);
        // A subnormal has the exponent of the smallest normal number, without the hidden bit.
        let (mantissa, position) = match exponent {
            0 if fraction == 0 => return,
            0 => (fraction, 1),
            0x7ff => {
                self.spoiled = true;
                return;
            }
            _ => (fraction | (1 << 52), exponent),
        };
        let (index, shift) = ((position >> 5) as usize, position & 31);
        // The shifted mantissa has up to 84 bits: 32 for one digit, at most 52 for the next.
        let low = ((mantissa << shift) & 0xffff_ffff) as i64;
        let high = (mantissa >> (32 - shift)) as i64;
        if let Some([first, second]) = self.digits.get_mut(index..index + 2) {
            *first += (low ^ sign) - sign;
            *second += (high ^ sign) - sign;
        }
        self.from = self.from.min(index);
        self.to = self.to.max(index + 1);
        self.unsettled += 1;
        if self.unsettled == SETTLE_AFTER {
            self.settle();
        }
    }

    /// Adds all terms of another sum.
    pub fn merge(&mut self, other: &Self) {
        let mut other = other.clone();
        other.settle();
        self.settle();
        for (digit, more) in self.digits.iter_mut().zip(other.digits) {
            *digit += more;
        }
        self.from = self.from.min(other.from);
        self.to = self.to.max(other.to);
        self.unsettled = 1;
        self.spoiled |= other.spoiled;
    }

    /// Back to the sum of no terms.
    pub fn clear(&mut self) {
        if let Some(touched) = self.digits.get_mut(self.from..=self.to) {
            touched.fill(0);
        }
        (self.from, self.to, self.unsettled, self.spoiled) = (DIGITS, 0, 0, false);
    }

    /// The sum, rounded once to the nearest double, ties to even.
    ///
    /// Infinite beyond the largest double, `NaN` where a term was not finite. Zero is `+0`.
    #[must_use]
    pub fn value(&self) -> f64 {
        if self.spoiled {
            return f64::NAN;
        }
        let mut settled = self.clone();
        settled.settle();
        let negative = settled.digits.get(settled.to).is_some_and(|top| *top < 0);
        if negative {
            settled.digits.iter_mut().for_each(|digit| *digit = -*digit);
            settled.settle();
        }
        let magnitude = round(&settled.digits);
        if negative { -magnitude } else { magnitude }
    }

    /// Settles the carries: below `to` every digit comes to lie in 0..2³², and the sign is that of the one at `to`.
    fn settle(&mut self) {
        self.unsettled = 0;
        let (from, mut to) = (self.from, self.to);
        let mut carry = 0;
        for (index, digit) in self.digits.iter_mut().enumerate().skip(from) {
            *digit += carry;
            if index == to {
                if digit.abs() < DIGIT {
                    break;
                }
                to += 1;
            }
            // An arithmetic shift rounds down, so that what stays is not negative.
            carry = *digit >> 32;
            *digit &= DIGIT - 1;
        }
        self.to = to.min(DIGITS - 1);
    }
}

impl Extend<f64> for Sum {
    fn extend<T: IntoIterator<Item = f64>>(&mut self, terms: T) {
        terms.into_iter().for_each(|term| self.add(term));
    }
}

impl FromIterator<f64> for Sum {
    fn from_iter<T: IntoIterator<Item = f64>>(terms: T) -> Self {
        let mut sum = Self::new();
        sum.extend(terms);
        sum
    }
}

/// The double nearest to a number of settled digits that is not negative.
fn round(digits: &[i64; DIGITS]) -> f64 {
    let Some(top) = digits.iter().rposition(|digit| *digit != 0) else { return 0.0 };
    let digit =
        |index: usize| index.checked_sub(2).and_then(|index| digits.get(index)).map_or(0, |digit| *digit as u128);
    // The top three digits are more than a double and a bit to round by can hold; of the rest it counts whether any is left.
    let head = (digit(top + 2) << 64) | (digit(top + 1) << 32) | digit(top);
    let rest = digits.iter().take(top.saturating_sub(2)).any(|digit| *digit != 0);
    let exponent = 32 * (top as i64 - 2) - 1075;
    let leading = exponent + i64::from(127 - head.leading_zeros());
    // The weight of the double's last bit; subnormal numbers stop at 2⁻¹⁰⁷⁴, and so do all terms.
    let last = (leading - 52).max(-1074);
    let drop = (last - exponent) as u32;
    let (kept, dropped) = (head >> drop, head & ((1 << drop) - 1));
    let half = 1_u128 << drop >> 1;
    let up = dropped > half || (dropped == half && half != 0 && (rest || kept & 1 == 1));
    let mantissa = kept as u64 + u64::from(up);
    // The hidden bit, and a carry out of all 53, add themselves to the exponent.
    let biased = last + 1074;
    if biased >= 2046 { f64::INFINITY } else { f64::from_bits(((biased as u64) << 52) + mantissa) }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these are to be exact")]
mod tests {
    use proptest::prelude::*;
    use proptest::{num, sample};

    use super::{SETTLE_AFTER, Sum};

    fn sum(terms: &[f64]) -> f64 {
        terms.iter().copied().collect::<Sum>().value()
    }

    /// The same sum by paper and pencil: one cell a bit, positive and negative terms apart, rounded by reading the bits.
    fn reference(terms: &[f64]) -> f64 {
        const LOWEST: i64 = -1074;
        let mut cells = vec![0_i64; 2200];
        for term in terms.iter().filter(|term| **term != 0.0) {
            let bits = term.to_bits();
            let exponent = (bits >> 52 & 0x7ff) as i64;
            let mantissa = if exponent == 0 { bits & ((1 << 52) - 1) } else { bits & ((1 << 52) - 1) | 1 << 52 };
            for bit in (0..53).filter(|bit| mantissa >> bit & 1 == 1) {
                cells[(exponent.max(1) - 1 + bit) as usize] += if *term < 0.0 { -1 } else { 1 };
            }
        }
        let negative =
            cells.iter().rfold(0.0, |sign, cell| if sign == 0.0 { *cell as f64 } else { sign * 2.0 + *cell as f64 })
                < 0.0;
        let mut carry = 0;
        for cell in &mut cells {
            let total = carry + if negative { -*cell } else { *cell };
            (*cell, carry) = (total.rem_euclid(2), total.div_euclid(2));
        }
        assert_eq!(carry, 0);
        let Some(top) = cells.iter().rposition(|cell| *cell == 1) else { return 0.0 };
        let last = top.saturating_sub(52);
        let mut mantissa = cells[last..=top].iter().rev().fold(0_u64, |value, bit| value * 2 + *bit as u64);
        let tie = last > 0 && cells[last - 1] == 1;
        let beyond = last > 1 && cells[..last - 1].contains(&1);
        if tie && (beyond || mantissa & 1 == 1) {
            mantissa += 1;
        }
        // Both factors are exact and so is the product, unless it is too large.
        let scale = |power: i64| {
            f64::from_bits(if power < -1022 { 1 << (power + 1074) } else { ((power + 1023) as u64) << 52 })
        };
        let power = last as i64 + LOWEST;
        let value = if power > 900 {
            mantissa as f64 * scale(900) * scale(power - 900)
        } else {
            mantissa as f64 * scale(power)
        };
        if negative { -value } else { value }
    }

    /// Terms of every size, of like size (so that they cancel), and the awkward ones.
    fn terms() -> impl Strategy<Value = Vec<f64>> {
        let any = num::f64::NORMAL | num::f64::SUBNORMAL | num::f64::ZERO | num::f64::NEGATIVE | num::f64::POSITIVE;
        let awkward = vec![
            0.0,
            -0.0,
            5e-324,
            -5e-324,
            f64::MIN_POSITIVE,
            f64::MAX,
            f64::MIN,
            1.0,
            -1.0,
            2f64.sqrt(),
            1e16,
            -1e16,
        ];
        prop_oneof![
            prop::collection::vec(any, 0..40),
            prop::collection::vec(-1e3..1e3, 0..200),
            prop::collection::vec(sample::select(awkward), 0..60),
            prop::collection::vec(any, 0..20).prop_map(|half| {
                let mirrored = half.iter().rev().map(|term| -term * (1.0 + f64::EPSILON));
                half.iter()
                    .copied()
                    .chain(mirrored)
                    .collect::<Vec<_>>()
                    .into_iter()
                    .filter(|term| term.is_finite())
                    .collect()
            }),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]

        #[test]
        fn is_the_true_sum_rounded_once(terms in terms()) {
            prop_assert_eq!(sum(&terms).to_bits(), reference(&terms).to_bits());
        }

        #[test]
        fn does_not_depend_on_order(terms in terms(), seed in any::<u64>()) {
            let mut shuffled = terms.clone();
            shuffled.sort_by_key(|term| term.to_bits().wrapping_mul(seed | 1));
            prop_assert_eq!(sum(&shuffled).to_bits(), sum(&terms).to_bits());
        }

        #[test]
        fn does_not_depend_on_splits_and_merges(terms in terms(), cuts in prop::collection::vec(0usize..200, 0..6), left in any::<bool>()) {
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(terms.len())).chain([0, terms.len()]).collect();
            cuts.sort_unstable();
            let parts = cuts.windows(2).map(|cut| terms[cut[0]..cut[1]].iter().copied().collect::<Sum>());
            let join = |mut one: Sum, other: Sum| { one.merge(&other); one };
            let merged = if left { parts.fold(Sum::new(), join) } else { parts.rfold(Sum::new(), |all, part| join(part, all)) };
            prop_assert_eq!(merged.value().to_bits(), sum(&terms).to_bits());
        }
    }

    #[test]
    fn settles_in_time() {
        // Every digit at its fullest, more terms than a digit has room for, of both signs.
        for term in [
            f64::from_bits(0x000f_ffff_ffff_ffff),
            f64::from_bits(0x3fff_ffff_ffff_ffff),
            f64::from_bits(0x41ff_ffff_ffff_ffff),
        ] {
            let count = 5 * SETTLE_AFTER as usize + 3;
            assert_eq!(sum(&vec![term; count]), reference(&vec![term; count]));
            assert_eq!(sum(&vec![-term; count]), -reference(&vec![term; count]));
        }
    }

    #[test]
    fn beyond_the_largest_number_and_back() {
        assert_eq!(sum(&[f64::MAX, f64::MAX]), f64::INFINITY);
        assert_eq!(sum(&[f64::MIN, f64::MIN]), f64::NEG_INFINITY);
        assert_eq!(sum(&[f64::MAX, f64::MAX, f64::MIN]), f64::MAX);
    }

    #[test]
    fn zero_has_no_sign_and_nonsense_spoils() {
        assert_eq!(sum(&[-0.0]).to_bits(), 0);
        assert_eq!(sum(&[1.0, -1.0]).to_bits(), 0);
        assert!(sum(&[1.0, f64::INFINITY]).is_nan());
        assert!(sum(&[f64::NAN, 1.0]).is_nan());
        let mut used: Sum = [f64::NAN, 3.0, 1e300].into_iter().collect();
        used.clear();
        used.add(2.5);
        assert_eq!(used.value(), 2.5);
    }
}
