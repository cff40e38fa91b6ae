//! Sums of short lists: the bits of [`Sum`](super::sum::Sum), at the speed of additions.
//!
//! A sum that is added to an anchor much larger than itself is rounded to a grid, the anchor's last place; on a grid sums are
//! exact, in any order. What rounding cut off is known exactly, is much smaller, and goes to a second, finer grid. Where
//! nothing is left after that, and that can be seen, the sum is that of two numbers: one addition, correctly rounded.
//! Whole numbers need one grid only. What does not fit is told, and the caller takes the long way.
//!
//! Demmel J, Nguyen HD (2015). Parallel reproducible summation. IEEE Transactions on Computers 64, 2060-2070 (anchors and
//! their error-free splitting; bins are chosen here by block, since equal bits come from exactness and not from fixed bins).

use super::lanes::{Lanes, Task, dispatch};

/// What the terms of one kind were found to be like: tried first in the next block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Form {
    /// Whole numbers, none below zero.
    #[default]
    Whole,
    /// Of like size in all groups of a block.
    Alike,
    /// Of a size of its own in each group.
    Own,
}

/// The sums of consecutive parts of a list, which end at `ends`. One that cannot be told this way is `NaN`.
pub(crate) fn sums(terms: &[f64], ends: &[usize], form: &mut Form, sums: &mut [f64]) {
    let sums = sums.get_mut(..ends.len()).unwrap_or_default();
    dispatch(Parts { terms, ends, form, sums });
}

/// The sum of a list as that of two numbers.
pub(crate) fn halves(terms: &[f64]) -> Option<[f64; 2]> {
    dispatch(Whole(terms))
}

struct Whole<'a>(&'a [f64]);

impl Task for Whole<'_> {
    type Answer = Option<[f64; 2]>;

    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) -> Option<[f64; 2]> {
        let grids = Grids::of(lanes, size(lanes, self.0), self.0.len())?;
        let mut rest = lanes.splat(0.0);
        let halves = split(lanes, self.0, grids, &mut rest);
        lanes.all_zero(rest).then_some(halves)
    }
}

struct Parts<'a> {
    terms: &'a [f64],
    ends: &'a [usize],
    form: &'a mut Form,
    sums: &'a mut [f64],
}

impl Task for Parts<'_> {
    type Answer = ();

    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) {
        let Self { terms, ends, form, sums } = self;
        let fits = match *form {
            Form::Whole => wholes(lanes, terms, ends, sums),
            Form::Alike => alike(lanes, terms, ends, sums),
            Form::Own => false,
        };
        if fits {
            return;
        }
        parts(terms, ends, sums, |terms| {
            let mut rest = lanes.splat(0.0);
            let Some(grids) = Grids::of(lanes, size(lanes, terms), terms.len()) else { return f64::NAN };
            let [high, low] = split(lanes, terms, grids, &mut rest);
            if lanes.all_zero(rest) { high + low } else { f64::NAN }
        });
        // A missing number says nothing about the others.
        if sums.iter().all(|sum| sum.is_finite()) {
            *form = if *form == Form::Whole { Form::Alike } else { Form::Own };
        }
    }
}

/// Calculates a number of each part.
#[inline(always)]
fn parts(terms: &[f64], ends: &[usize], sums: &mut [f64], mut sum: impl FnMut(&[f64]) -> f64) {
    let mut start = 0;
    for (end, into) in ends.iter().zip(sums) {
        *into = sum(terms.get(start..*end).unwrap_or_default());
        start = *end;
    }
}

/// On a grid of whole numbers. Terms that are not negative leave the anchor's binade at the top if at all, so that the end
/// tells; then no term can have been above the anchor, and what rounding cut off is exactly what `rest` gathers.
#[inline(always)]
fn wholes<L: Lanes>(lanes: L, terms: &[f64], ends: &[usize], sums: &mut [f64]) -> bool {
    /// Its last place is 1, and it has room for as much again.
    const ONES: f64 = (1_u64 << 52) as f64;
    let ones = lanes.splat(ONES);
    let (mut rest, mut most, mut least) = (lanes.splat(0.0), ones, lanes.splat(0.0));
    parts(terms, ends, sums, |terms| {
        let mut total = ones;
        lanes.each(terms, |term| {
            let next = lanes.add(total, term);
            rest = lanes.or(rest, lanes.sub(term, lanes.sub(next, total)));
            least = lanes.lower(term, least);
            total = next;
        });
        most = lanes.larger(total, most);
        lanes.sum(lanes.sub(total, ones))
    });
    // The sums are exact below 2^53 as well.
    lanes.all_zero(rest)
        && lanes.lowest(least) == 0.0
        && lanes.largest(most) < 2.0 * ONES
        && sums.iter().all(|sum| *sum < 2.0 * ONES)
}

/// On the same two grids for all parts.
#[inline(always)]
fn alike<L: Lanes>(lanes: L, terms: &[f64], ends: &[usize], sums: &mut [f64]) -> bool {
    let last = ends.last().copied().unwrap_or_default();
    let terms = terms.get(..last).unwrap_or_default();
    let mut start = 0;
    let longest = ends.iter().fold(0, |longest, end| longest.max(end - std::mem::replace(&mut start, *end)));
    let Some(grids) = Grids::of(lanes, size(lanes, terms), longest) else { return false };
    let mut rest = lanes.splat(0.0);
    parts(terms, ends, sums, |terms| {
        let [high, low] = split(lanes, terms, grids, &mut rest);
        high + low
    });
    lanes.all_zero(rest)
}

/// The largest of all terms, regardless of sign.
#[inline(always)]
fn size<L: Lanes>(lanes: L, terms: &[f64]) -> f64 {
    let mut size = lanes.splat(0.0);
    lanes.each(terms, |term| size = lanes.larger(term, size));
    lanes.largest(size)
}

/// The anchors of a coarse and a fine grid.
#[derive(Clone, Copy)]
struct Grids<N>([N; 2]);

impl<N: Copy> Grids<N> {
    /// For so many terms of at most this size: the anchor 1.5 · 2^k with `terms · size ≤ 2^(k-1)` stays in its binade. What is
    /// cut off a term is at most half its last place, 2^(k-53), by which the second is chosen in the same way.
    #[inline(always)]
    fn of<L: Lanes<Numbers = N>>(lanes: L, size: f64, terms: usize) -> Option<Self> {
        let exponent = (size.to_bits() >> 52) as i64;
        let room = i64::from(usize::BITS - terms.leading_zeros()) + 1;
        let coarse = exponent + 1 + room;
        let fine = coarse - 53 + room;
        let anchor = |exponent: i64| lanes.splat(f64::from_bits(((exponent as u64) << 52) | (1 << 51)));
        // At the ends of the range there is no room for an anchor, or none for its last place.
        (coarse < 2046 && fine > 53).then(|| Self([anchor(coarse), anchor(fine)]))
    }
}

/// The sums on both grids; what is left over is gathered in `rest`.
#[inline(always)]
fn split<L: Lanes>(lanes: L, terms: &[f64], grids: Grids<L::Numbers>, rest: &mut L::Numbers) -> [f64; 2] {
    let Grids([coarse, fine]) = grids;
    let (mut high, mut low, mut left) = (coarse, fine, *rest);
    lanes.each(terms, |term| {
        let next = lanes.add(high, term);
        let cut = lanes.sub(term, lanes.sub(next, high));
        high = next;
        let next = lanes.add(low, cut);
        left = lanes.or(left, lanes.sub(cut, lanes.sub(next, low)));
        low = next;
    });
    *rest = left;
    [lanes.sum(lanes.sub(high, coarse)), lanes.sum(lanes.sub(low, fine))]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::lanes::{Scalar, Task};
    use super::super::sum::Sum;
    use super::{Form, Parts, halves, sums};

    fn exact(terms: &[f64]) -> f64 {
        terms.iter().copied().collect::<Sum>().value()
    }

    /// Numbers of one kind: whole, of like size, of any size, with cancellation, subnormal, huge, missing.
    fn list() -> impl Strategy<Value = Vec<f64>> {
        let number = prop_oneof![
            (0_u32..5000).prop_map(f64::from).boxed(),
            (0_u64..1 << 60).prop_map(|whole| whole as f64).boxed(),
            (-1e6..1e6).boxed(),
            (-40.0..40.0).prop_map(libm::exp2).boxed(),
            prop::num::f64::NORMAL.boxed(),
            prop::num::f64::SUBNORMAL.boxed(),
            prop::num::f64::ANY.boxed(),
            prop_oneof![Just(1e16), Just(-1e16), Just(1.0), Just(1e-16), Just(0.0), Just(-0.0), Just(f64::MAX)].boxed(),
        ];
        // Mostly of one kind, as columns are.
        let kinds = prop_oneof![Just(0_usize), Just(1), Just(2), Just(3), Just(4), Just(5), Just(6), Just(7)];
        (kinds, prop::collection::vec((number, any::<u64>(), -1e6..1e6), 0..150)).prop_map(|(kind, numbers)| {
            let number = |(any, bits, real): (f64, u64, f64)| match kind {
                0 => (bits % 5000) as f64,
                1 => (bits >> 8) as f64,
                2 => real,
                3 => real * libm::exp2((bits % 60) as f64 - 30.0),
                4 => libm::exp2((bits % 80) as f64 - 40.0) * real.abs(),
                5 => f64::from_bits(bits >> 12),
                6 if bits % 3 == 0 => -real,
                _ => any,
            };
            numbers.into_iter().map(number).collect()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn a_sum_has_the_bits_of_the_long_way_or_is_left_to_it(
            terms in list(),
            cuts in prop::collection::vec(0_usize..150, 0..6),
            form in prop_oneof![Just(Form::Whole), Just(Form::Alike), Just(Form::Own)],
        ) {
            let mut ends: Vec<usize> = cuts.into_iter().map(|cut| cut.min(terms.len())).chain([terms.len()]).collect();
            ends.sort_unstable();
            let (mut wide, mut narrow) = (vec![0.0; ends.len()], vec![0.0; ends.len()]);
            sums(&terms, &ends, &mut form.clone(), &mut wide);
            Parts { terms: &terms, ends: &ends, form: &mut form.clone(), sums: &mut narrow }.run(Scalar);
            let mut start = 0;
            for ((end, wide), narrow) in ends.iter().zip(wide).zip(narrow) {
                let part = &terms[start..*end];
                for sum in [wide, narrow] {
                    prop_assert!(sum.is_nan() || sum.to_bits() == exact(part).to_bits(), "{part:?}: {sum:e}, not {:e}", exact(part));
                }
                if let Some(halves) = halves(part) {
                    if halves.iter().all(|half| half.is_finite()) {
                        prop_assert_eq!(exact(&halves).to_bits(), exact(part).to_bits());
                    }
                }
                start = *end;
            }
        }

        #[test]
        fn everyday_numbers_go_the_short_way(counts in prop::collection::vec(0_u32..100_000, 1..100)) {
            let real: Vec<f64> = counts.iter().map(|count| f64::from(*count) / 7.0).collect();
            let whole: Vec<f64> = counts.iter().copied().map(f64::from).collect();
            for (terms, form) in [(whole, Form::Whole), (real, Form::Alike)] {
                let (mut sum, mut found) = ([0.0], form);
                sums(&terms, &[terms.len()], &mut found, &mut sum);
                prop_assert_eq!(sum[0].to_bits(), exact(&terms).to_bits());
                prop_assert!(found == form || form == Form::Alike);
                prop_assert!(halves(&terms).is_some());
            }
        }
    }

    #[test]
    fn what_is_missing_spoils_its_own_part() {
        let mut found = [0.0; 3];
        sums(&[1.5, f64::NAN, 0.25, 0.125], &[1, 2, 4], &mut Form::Whole, &mut found);
        assert_eq!(found.map(f64::to_bits), [1.5, found[1], 0.375].map(f64::to_bits));
        assert!(found[1].is_nan());
    }
}
