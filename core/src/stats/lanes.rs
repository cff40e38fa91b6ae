//! Several numbers at once: what a processor does side by side, chosen when the program runs.
//!
//! No operation here rounds differently from the plain one, and none is fused, so that the bits are the same with one lane
//! or many.

/// The operations of one width.
pub(crate) trait Lanes: Copy {
    /// Numbers side by side.
    type Numbers: Copy;
    /// How many.
    const COUNT: usize;

    fn splat(self, number: f64) -> Self::Numbers;
    /// The numbers by as many as there are lanes, and those left over.
    fn split(self, numbers: &[f64]) -> (&[Self::Numbers], &[f64]);
    /// The first numbers, or, where there are fewer than lanes, those and zeros.
    fn load(self, numbers: &[f64]) -> Self::Numbers;
    fn add(self, one: Self::Numbers, other: Self::Numbers) -> Self::Numbers;
    fn sub(self, one: Self::Numbers, other: Self::Numbers) -> Self::Numbers;
    fn mul(self, one: Self::Numbers, other: Self::Numbers) -> Self::Numbers;
    fn div(self, one: Self::Numbers, other: Self::Numbers) -> Self::Numbers;
    /// The first lanes, one at least, and zeros.
    fn keep(self, numbers: Self::Numbers, lanes: usize) -> Self::Numbers;
    /// The bits of either.
    fn or(self, one: Self::Numbers, other: Self::Numbers) -> Self::Numbers;
    /// The larger of `size` and the distance of `number` from zero.
    fn larger(self, number: Self::Numbers, size: Self::Numbers) -> Self::Numbers;
    /// The lower of `number` and `bound`.
    fn lower(self, number: Self::Numbers, bound: Self::Numbers) -> Self::Numbers;
    /// Without their signs.
    fn sizes(self, numbers: Self::Numbers) -> Self::Numbers;
    /// The bits that any lane has.
    fn bits(self, numbers: Self::Numbers) -> u64;
    /// The sum of all lanes.
    fn sum(self, numbers: Self::Numbers) -> f64;
    /// The largest of all lanes.
    fn largest(self, numbers: Self::Numbers) -> f64;
    /// The lowest of all lanes.
    fn lowest(self, numbers: Self::Numbers) -> f64;

    /// Whether all lanes are zero; not where one is no number.
    #[inline(always)]
    fn all_zero(self, numbers: Self::Numbers) -> bool {
        self.sum(self.sizes(numbers)) == 0.0
    }

    /// Shows all numbers to `step`, in order; the last ones filled up with zeros.
    #[inline(always)]
    fn each(self, numbers: &[f64], mut step: impl FnMut(Self::Numbers)) {
        let (numbers, rest) = self.split(numbers);
        for numbers in numbers {
            step(*numbers);
        }
        if !rest.is_empty() {
            step(self.load(rest));
        }
    }
}

/// Work that can be done at any width. `run` and what it calls is to be inlined, or the width is lost.
pub(crate) trait Task {
    type Answer;

    fn run<L: Lanes>(self, lanes: L) -> Self::Answer;
}

/// Does a task as wide as the processor allows.
#[cfg(feature = "simd")]
pub(crate) fn dispatch<T: Task>(task: T) -> T::Answer {
    struct Wide<T>(T);

    impl<T: Task> pulp::WithSimd for Wide<T> {
        type Output = T::Answer;

        #[inline(always)]
        fn with_simd<S: pulp::Simd>(self, simd: S) -> T::Answer {
            self.0.run(Vector(simd))
        }
    }
    pulp::Arch::new().dispatch(Wide(task))
}

/// Does a task number by number; where the whole program is compiled for vectors, the compiler makes some of it.
#[cfg(not(feature = "simd"))]
pub(crate) fn dispatch<T: Task>(task: T) -> T::Answer {
    task.run(Scalar)
}

/// No processor has more lanes.
#[cfg(feature = "simd")]
const MOST: usize = 8;

/// All bits, and none: from the right place on a mask of the first lanes.
#[cfg(feature = "simd")]
static KEPT: [f64; 2 * MOST] = {
    let (all, none) = (f64::from_bits(u64::MAX), 0.0);
    [all, all, all, all, all, all, all, all, none, none, none, none, none, none, none, none]
};

/// The vectors of the processor.
#[cfg(feature = "simd")]
#[derive(Clone, Copy)]
struct Vector<S>(S);

#[cfg(feature = "simd")]
impl<S: pulp::Simd> Lanes for Vector<S> {
    type Numbers = S::f64s;
    const COUNT: usize = S::F64_LANES;

    #[inline(always)]
    fn splat(self, number: f64) -> S::f64s {
        self.0.splat_f64s(number)
    }

    #[inline(always)]
    fn split(self, numbers: &[f64]) -> (&[S::f64s], &[f64]) {
        S::as_simd_f64s(numbers)
    }

    #[inline(always)]
    fn load(self, numbers: &[f64]) -> S::f64s {
        match S::as_simd_f64s(numbers) {
            ([numbers, ..], _) => *numbers,
            ([], rest) => self.0.partial_load_f64s(rest),
        }
    }

    #[inline(always)]
    fn add(self, one: S::f64s, other: S::f64s) -> S::f64s {
        self.0.add_f64s(one, other)
    }

    #[inline(always)]
    fn sub(self, one: S::f64s, other: S::f64s) -> S::f64s {
        self.0.sub_f64s(one, other)
    }

    #[inline(always)]
    fn mul(self, one: S::f64s, other: S::f64s) -> S::f64s {
        self.0.mul_f64s(one, other)
    }

    #[inline(always)]
    fn div(self, one: S::f64s, other: S::f64s) -> S::f64s {
        self.0.div_f64s(one, other)
    }

    #[inline(always)]
    fn keep(self, numbers: S::f64s, lanes: usize) -> S::f64s {
        let mask = KEPT.get(MOST - lanes.min(MOST)..).unwrap_or_default();
        self.0.and_f64s(numbers, self.load(mask))
    }

    #[inline(always)]
    fn bits(self, numbers: S::f64s) -> u64 {
        let mut list = [0.0; MOST];
        self.0.partial_store_f64s(&mut list, numbers);
        list.iter().fold(0, |bits, number| bits | number.to_bits())
    }

    #[inline(always)]
    fn or(self, one: S::f64s, other: S::f64s) -> S::f64s {
        self.0.or_f64s(one, other)
    }

    #[inline(always)]
    fn larger(self, number: S::f64s, size: S::f64s) -> S::f64s {
        self.0.max_f64s(self.0.abs_f64s(number), size)
    }

    #[inline(always)]
    fn lower(self, number: S::f64s, bound: S::f64s) -> S::f64s {
        self.0.min_f64s(number, bound)
    }

    #[inline(always)]
    fn sizes(self, numbers: S::f64s) -> S::f64s {
        self.0.abs_f64s(numbers)
    }

    #[inline(always)]
    fn sum(self, numbers: S::f64s) -> f64 {
        self.0.reduce_sum_f64s(numbers)
    }

    #[inline(always)]
    fn largest(self, numbers: S::f64s) -> f64 {
        self.0.reduce_max_f64s(numbers)
    }

    #[inline(always)]
    fn lowest(self, numbers: S::f64s) -> f64 {
        self.0.reduce_min_f64s(numbers)
    }
}

/// One lane.
#[cfg(any(test, not(feature = "simd")))]
#[derive(Clone, Copy)]
pub(crate) struct Scalar;

#[cfg(any(test, not(feature = "simd")))]
impl Lanes for Scalar {
    type Numbers = f64;
    const COUNT: usize = 1;

    #[inline(always)]
    fn splat(self, number: f64) -> f64 {
        number
    }

    #[inline(always)]
    fn split(self, numbers: &[f64]) -> (&[f64], &[f64]) {
        (numbers, &[])
    }

    #[inline(always)]
    fn load(self, numbers: &[f64]) -> f64 {
        numbers.first().copied().unwrap_or(0.0)
    }

    #[inline(always)]
    fn add(self, one: f64, other: f64) -> f64 {
        one + other
    }

    #[inline(always)]
    fn sub(self, one: f64, other: f64) -> f64 {
        one - other
    }

    #[inline(always)]
    fn mul(self, one: f64, other: f64) -> f64 {
        one * other
    }

    #[inline(always)]
    fn div(self, one: f64, other: f64) -> f64 {
        one / other
    }

    #[inline(always)]
    fn keep(self, number: f64, _: usize) -> f64 {
        number
    }

    #[inline(always)]
    fn bits(self, number: f64) -> u64 {
        number.to_bits()
    }

    #[inline(always)]
    fn or(self, one: f64, other: f64) -> f64 {
        f64::from_bits(one.to_bits() | other.to_bits())
    }

    #[inline(always)]
    fn larger(self, number: f64, size: f64) -> f64 {
        if number.abs() > size { number.abs() } else { size }
    }

    #[inline(always)]
    fn lower(self, number: f64, bound: f64) -> f64 {
        if number < bound { number } else { bound }
    }

    #[inline(always)]
    fn sizes(self, number: f64) -> f64 {
        number.abs()
    }

    #[inline(always)]
    fn sum(self, number: f64) -> f64 {
        number
    }

    #[inline(always)]
    fn largest(self, number: f64) -> f64 {
        number
    }

    #[inline(always)]
    fn lowest(self, number: f64) -> f64 {
        number
    }
}
