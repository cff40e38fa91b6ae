//! Sums of many groups in one pass over their rows, as they lie in memory.
//!
//! Each sum begins at an anchor, a power of two above it, so that additions round to one grid: what they make is exact, and
//! what they cut off is known exactly, and much smaller. That is added up as it comes, with errors that have a bound. Where
//! both ends of the bound round to the same number, this is the sum, correctly rounded. Where not, the sum may lie in the
//! middle between two numbers, as sums of numbers of equal precision sometimes do: if the smallest term is not too small, what
//! was cut off is on a grid of its own, its sum is exact, too, and so it is told. A sum that cannot be told so either is no
//! number, and the caller takes a longer way to the same bits.
//!
//! Ziv A (1991). Fast evaluation of elementary mathematical functions with correctly rounded last bit. ACM Transactions on
//! Mathematical Software 17, 410-423 (rounding both ends of a bound). Dekker TJ (1971). A floating-point technique for
//! extending the available precision. Numerische Mathematik 18, 224-242 (what an addition cuts off).

use std::ops::{Add, Div, Mul, Sub};

use super::lanes::{Lanes, Task, dispatch};

/// Groups whose rows follow each other, and where their sums go.
pub(crate) struct Stretch<'s> {
    /// Where the rows of each group end, counted from the first row of the columns.
    pub(crate) ends: &'s [usize],
    /// The anchor of each sum.
    pub(crate) anchors: &'s [f64],
    /// Of each sum a number a group.
    pub(crate) sums: &'s mut [&'s mut [f64]],
}

/// Numbers side by side, with the signs of arithmetic: a formula is written once for one row and for many.
#[derive(Clone, Copy)]
pub(crate) struct Wide<L: Lanes>(L, L::Numbers);

impl<L: Lanes> Add for Wide<L> {
    type Output = Self;

    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Self(self.0, self.0.add(self.1, other.1))
    }
}

impl<L: Lanes> Sub for Wide<L> {
    type Output = Self;

    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Self(self.0, self.0.sub(self.1, other.1))
    }
}

impl<L: Lanes> Mul for Wide<L> {
    type Output = Self;

    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        Self(self.0, self.0.mul(self.1, other.1))
    }
}

impl<L: Lanes> Div for Wide<L> {
    type Output = Self;

    #[inline(always)]
    fn div(self, other: Self) -> Self {
        Self(self.0, self.0.div(self.1, other.1))
    }
}

/// An anchor for sums of about this size, none where there is no room for one.
pub(crate) fn anchor(size: f64) -> Option<f64> {
    /// Sums may become so much larger.
    const ROOM: u64 = 3;
    let exponent = size.to_bits() >> 52;
    // Nothing that has to do with it is then subnormal or infinite.
    (200..1800).contains(&exponent).then(|| f64::from_bits((exponent + ROOM) << 52))
}

impl Stretch<'_> {
    /// Sums terms of the columns' numbers, which are as long as the last end or longer. The first sums are those of the terms,
    /// the others are zero. Terms are not negative where no number is, and not finite where a row has no terms.
    ///
    /// Answers how many groups have a sum that is no number; none where a number of a row is negative, missing or infinite, or one
    /// of `differences` is negative: then nothing is known.
    #[inline(always)]
    #[expect(
        clippy::indexing_slicing,
        reason = "columns are as long as the last end; checks would take their time in each step"
    )]
    pub(crate) fn sum<L: Lanes, const FROM: usize, const TO: usize, const SIGNS: usize>(
        self,
        lanes: L,
        columns: [&[f64]; FROM],
        terms: impl Fn([Wide<L>; FROM]) -> [Wide<L>; TO],
        differences: impl Fn([Wide<L>; FROM]) -> [Wide<L>; SIGNS],
    ) -> Option<usize> {
        let Self { ends, anchors, sums } = self;
        let (Some(anchors), Some((sums, idle))) = (anchors.first_chunk::<TO>(), sums.split_first_chunk_mut::<TO>())
        else {
            return None;
        };
        idle.iter_mut().for_each(|sums| sums.fill(0.0));
        let bases = anchors.map(|anchor| lanes.splat(anchor));
        let none = lanes.splat(0.0);
        let mut seen = [none; 2];
        let term = |row: usize, place: usize| {
            // One row, and then zeros.
            let numbers = columns.map(|column| Wide(lanes, lanes.load(column.get(row..=row).unwrap_or_default())));
            terms(numbers).get(place).map_or(0.0, |term| f64::from_bits(lanes.bits(lanes.keep(term.1, 1))))
        };
        let (mut start, mut unknown) = (0, 0);
        for (portion, ends) in ends.chunks(SIDE).enumerate() {
            let mut side = Side { ends, start, many: [0.0; SIDE] };
            let mut sides = [Halves { high: [0.0; SIDE], low: [0.0; SIDE] }; TO];
            for (group, (end, many)) in ends.iter().zip(&mut side.many).enumerate() {
                let mut halves = bases.map(|base| Halves { high: base, low: none });
                let (full, left) = ((end - start) / L::COUNT, (end - start) % L::COUNT);
                // Their length is then known to the loop, and nothing is checked in it.
                let rows = columns.map(|column| &lanes.split(column.get(start..*end).unwrap_or_default()).0[..full]);
                for place in 0..full {
                    let numbers = rows.map(|rows| Wide(lanes, rows[place]));
                    look(lanes, numbers, differences(numbers), &mut seen);
                    add(lanes, terms(numbers), &mut halves);
                }
                if left > 0 {
                    // Lanes behind the end hold rows of the next group.
                    let rows = columns.map(|column| column.get(end - left..).unwrap_or_default());
                    let numbers = rows.map(|rows| Wide(lanes, lanes.load(rows)));
                    look(lanes, numbers, differences(numbers), &mut seen);
                    add(lanes, terms(numbers).map(|term| Wide(lanes, lanes.keep(term.1, left))), &mut halves);
                }
                for place in 0..TO {
                    sides[place].high[group] = lanes.sum(lanes.sub(halves[place].high, bases[place]));
                    sides[place].low[group] = lanes.sum(halves[place].low);
                }
                // More than there were additions, in a lane and of lanes.
                *many = (end - start + 8) as f64;
                start = *end;
            }
            let mut known = [true; SIDE];
            for place in 0..TO {
                let into = sums[place].get_mut(portion * SIDE..).unwrap_or_default();
                side.settle(&sides[place], anchors[place], &|row| term(row, place), into, &mut known);
            }
            unknown += known.iter().filter(|known| !**known).count();
        }
        let [zeros, signs] = seen.map(|seen| lanes.bits(seen));
        (zeros == 0 && signs >> 63 == 0).then_some(unknown)
    }
}

/// Gathers what tells negative and missing numbers: zero times each of them, and differences for their signs.
#[inline(always)]
fn look<L: Lanes>(
    lanes: L,
    numbers: impl IntoIterator<Item = Wide<L>>,
    differences: impl IntoIterator<Item = Wide<L>>,
    [zeros, signs]: &mut [L::Numbers; 2],
) {
    for number in numbers {
        *zeros = lanes.or(*zeros, lanes.mul(number.1, lanes.splat(0.0)));
    }
    for difference in differences {
        *signs = lanes.or(*signs, difference.1);
    }
}

/// Groups whose sums are settled together.
const SIDE: usize = 64;

/// A sum on the grid of its anchor, and that of what was cut off.
#[derive(Clone, Copy)]
struct Halves<N> {
    high: N,
    low: N,
}

/// Adds a term to each sum.
#[inline(always)]
fn add<L: Lanes, const TO: usize>(lanes: L, terms: [Wide<L>; TO], halves: &mut [Halves<L::Numbers>; TO]) {
    for (Halves { high, low }, Wide(_, term)) in halves.iter_mut().zip(terms) {
        let next = lanes.add(*high, term);
        *low = lanes.add(*low, lanes.sub(term, lanes.sub(next, *high)));
        *high = next;
    }
}

/// Where the rows of some groups are.
struct Side<'s> {
    ends: &'s [usize],
    /// The first row.
    start: usize,
    /// A number above that of the additions of each group.
    many: [f64; SIDE],
}

impl Side<'_> {
    /// The sums of groups, and no number where they are not known.
    fn settle(
        &self,
        halves: &Halves<[f64; SIDE]>,
        anchor: f64,
        term: &dyn Fn(usize) -> f64,
        into: &mut [f64],
        known: &mut [bool; SIDE],
    ) {
        let mut sums = [0.0; SIDE];
        if !dispatch(Settle { halves, anchor, many: &self.many, sums: &mut sums }) {
            let mut start = self.start;
            let groups = self.ends.iter().zip(&self.many).zip(halves.high.iter().zip(&halves.low));
            for (((end, many), (high, low)), (sum, known)) in groups.zip(sums.iter_mut().zip(known)) {
                let rows = std::mem::replace(&mut start, *end)..*end;
                // What was cut off terms of at least this size is on a grid on which their sum is exact.
                if sum.is_nan() && *high < anchor && smallest(rows.map(term)) >= many * LAST * anchor {
                    *sum = high + low;
                }
                *known &= !sum.is_nan();
            }
        }
        into.iter_mut().zip(&sums).zip(self.ends).for_each(|((into, sum), _)| *into = *sum);
    }
}

/// The smallest term that is not zero, infinity where all are.
fn smallest(terms: impl Iterator<Item = f64>) -> f64 {
    terms.filter(|term| *term > 0.0).fold(f64::INFINITY, |smallest, term| if term < smallest { term } else { smallest })
}

/// The sums of groups of not so many terms as `many`, and no number where that is not sure; whether all are.
struct Settle<'s> {
    halves: &'s Halves<[f64; SIDE]>,
    anchor: f64,
    many: &'s [f64; SIDE],
    sums: &'s mut [f64; SIDE],
}

impl Task for Settle<'_> {
    type Answer = bool;

    #[inline(always)]
    #[expect(
        clippy::indexing_slicing,
        reason = "lists are equally long; checks would keep groups from going side by side"
    )]
    #[expect(clippy::float_cmp, reason = "whether both are the same number is meant exactly")]
    fn run<L: Lanes>(self, _: L) -> bool {
        let Self { halves, anchor, many, sums } = self;
        let mut zeros = 0;
        for group in 0..SIDE {
            let (high, low, many) = (halves.high[group], halves.low[group], many[group]);
            // More than the errors of so many additions of what was cut off, each at most half a last place of the anchor.
            let error = many * many * (LAST * LAST * anchor);
            let (from, to) = (high + (low - error), high + (low + error));
            // Terms that leave no trace are zeros.
            let nothing = (high == 0.0) & (low == 0.0);
            // Within the anchor's binade all of this holds, and whoever leaves it ends above it.
            let sure = ((from == to) | nothing) & (high < anchor);
            let sum = if nothing { 0.0 } else { from };
            sums[group] = if sure { sum } else { f64::NAN };
            zeros |= (sums[group] * 0.0).to_bits();
        }
        zeros == 0
    }
}

/// The distance from 1 to the next number below it: 2^-53.
const LAST: f64 = f64::EPSILON / 2.0;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::lanes::Scalar;
    use super::super::sum::Sum;
    use super::{Lanes, Stretch, Task, anchor, dispatch};

    /// Sums of a column, and of its square, and one that nobody asks for.
    struct Squares<'t> {
        column: &'t [f64],
        ends: &'t [usize],
        anchors: [f64; 3],
    }

    impl Task for Squares<'_> {
        type Answer = (Option<usize>, [Vec<f64>; 3]);

        #[inline(always)]
        fn run<L: Lanes>(self, lanes: L) -> Self::Answer {
            let mut sums = [(); 3].map(|()| vec![f64::INFINITY; self.ends.len()]);
            let known = {
                let mut lent = sums.each_mut().map(Vec::as_mut_slice);
                let stretch = Stretch { ends: self.ends, anchors: &self.anchors, sums: &mut lent };
                stretch.sum(lanes, [self.column], |[number]| [number, number * number], |[number]| [number])
            };
            (known, sums)
        }
    }

    fn both(column: &[f64], ends: &[usize], anchors: [f64; 3]) -> [(Option<usize>, [Vec<f64>; 3]); 2] {
        let task = || Squares { column, ends, anchors };
        [dispatch(task()), task().run(Scalar)]
    }

    fn exact(terms: &[f64], term: impl Fn(f64) -> f64) -> f64 {
        terms.iter().map(|number| term(*number)).collect::<Sum>().value()
    }

    /// Numbers of one kind, none of them negative.
    fn column() -> impl Strategy<Value = Vec<f64>> {
        (0_usize..5, prop::collection::vec(any::<u64>(), 0..400)).prop_map(|(kind, bits)| {
            let number = |bits: u64| {
                let share = (bits >> 11) as f64 / (1_u64 << 53) as f64;
                match kind {
                    0 => (share * 5000.0).floor(),
                    1 => share,
                    2 => libm::exp2(share * 100.0 - 50.0),
                    3 => (1.0 + (bits % 8) as f64 * f64::EPSILON) * if bits % 5 == 0 { 0.0 } else { 1.0 },
                    _ => 1.0 + (bits % 4096) as f64 / 4096.0,
                }
            };
            bits.into_iter().map(number).collect()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn a_sum_has_the_bits_of_the_long_way_or_is_no_number(
            column in column(),
            cuts in prop::collection::vec(0_usize..400, 0..100),
            sizes in prop::array::uniform3(-10_i32..40),
        ) {
            let mut ends: Vec<usize> = cuts.into_iter().map(|cut| cut.min(column.len())).chain([column.len()]).collect();
            ends.sort_unstable();
            let anchors = sizes.map(|size| anchor(libm::exp2(f64::from(size))).unwrap());
            for (unknown, sums) in both(&column, &ends, anchors) {
                let mut start = 0;
                let mut without = 0;
                for (group, end) in ends.iter().enumerate() {
                    let terms = &column[start..*end];
                    let found = [sums[0][group], sums[1][group]];
                    for (sum, exact) in found.into_iter().zip([exact(terms, |x| x), exact(terms, |x| x * x)]) {
                        prop_assert!(sum.is_nan() || sum.to_bits() == exact.to_bits(), "{terms:?}: {sum:e}, not {exact:e}");
                    }
                    without += usize::from(found.iter().any(|sum| sum.is_nan()));
                    start = *end;
                }
                prop_assert_eq!(unknown, Some(without));
                prop_assert!(sums[2].iter().all(|sum| *sum == 0.0));
            }
        }

        #[test]
        fn everyday_sums_are_known(counts in prop::collection::vec(0_u32..100_000, 1..400), per in 1_u32..50) {
            let column: Vec<f64> = counts.iter().map(|count| f64::from(*count) / f64::from(per)).collect();
            let ends: Vec<usize> = (1..=column.len() / 20).map(|group| 20 * group).collect();
            let total: f64 = column.iter().sum();
            let anchors = [total, total * total, 1.0].map(|size| anchor(size).unwrap_or(1.0));
            for (unknown, _) in both(&column, &ends, anchors) {
                prop_assert_eq!(unknown, Some(0));
            }
        }

        #[test]
        fn one_wrong_number_is_seen(
            column in prop::collection::vec(0.0..100.0, 1..100),
            wrong in prop::sample::select(vec![f64::NAN, -f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, -0.0, -5e-324]),
            place in any::<prop::sample::Index>(),
        ) {
            let mut column = column;
            let place = place.index(column.len());
            column[place] = wrong;
            for (unknown, _) in both(&column, &[column.len()], [1e6, 1e8, 1.0]) {
                prop_assert_eq!(unknown, None);
            }
        }
    }

    #[test]
    fn between_two_numbers_the_even_one() {
        // 1 + 2^-53 lies in the middle, and so does 1 + 2^-52 + 2^-53.
        for terms in [vec![1.0, f64::EPSILON / 2.0], vec![1.0, f64::EPSILON, f64::EPSILON / 2.0]] {
            for (unknown, sums) in both(&terms, &[terms.len()], [8.0, 8.0, 1.0]) {
                let sum = exact(&terms, |x| x);
                assert!(sums[0][0].is_nan() && unknown == Some(1) || sums[0][0].to_bits() == sum.to_bits());
            }
        }
        let terms = [1.0 + f64::EPSILON, 0.5 + f64::EPSILON / 2.0, 0.75, 2.0];
        for (unknown, sums) in both(&terms, &[4], [64.0, 64.0, 1.0]) {
            assert_eq!((unknown, sums[0][0].to_bits()), (Some(0), exact(&terms, |x| x).to_bits()));
        }
    }
}
