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
    /// As many numbers as there are lanes.
    fn load(self, numbers: &[f64]) -> Self::Numbers;
    /// Fewer of them, and zeros.
    fn load_part(self, numbers: &[f64]) -> Self::Numbers;
    fn add(self, one: Self::Numbers, other: Self::Numbers) -> Self::Numbers;
    fn sub(self, one: Self::Numbers, other: Self::Numbers) -> Self::Numbers;
    /// The bits of either.
    fn or(self, one: Self::Numbers, other: Self::Numbers) -> Self::Numbers;
    /// The larger of `size` and the distance of `number` from zero.
    fn larger(self, number: Self::Numbers, size: Self::Numbers) -> Self::Numbers;
    /// The lower of `number` and `bound`.
    fn lower(self, number: Self::Numbers, bound: Self::Numbers) -> Self::Numbers;
    /// Without their signs.
    fn sizes(self, numbers: Self::Numbers) -> Self::Numbers;
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
        let mut chunks = numbers.chunks_exact(Self::COUNT);
        for chunk in &mut chunks {
            step(self.load(chunk));
        }
        if !chunks.remainder().is_empty() {
            step(self.load_part(chunks.remainder()));
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
    fn load(self, numbers: &[f64]) -> S::f64s {
        match S::as_simd_f64s(numbers).0 {
            [numbers, ..] => *numbers,
            [] => self.splat(f64::NAN),
        }
    }

    #[inline(always)]
    fn load_part(self, numbers: &[f64]) -> S::f64s {
        self.0.partial_load_f64s(numbers)
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
    fn load(self, numbers: &[f64]) -> f64 {
        numbers.first().copied().unwrap_or(f64::NAN)
    }

    #[inline(always)]
    fn load_part(self, numbers: &[f64]) -> f64 {
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
