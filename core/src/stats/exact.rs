//! An exact sum at rest: as small as it can be, for states that keep many.

use super::sum::Sum;

/// An exact sum as the doubles that it is the sum of: the nearest one, the one nearest to what is left, and so on.
///
/// Sums of whole numbers are one double, those of rates two, as a rule: so a state with many groups stays small, where an
/// accumulator has room for every exponent. The parts of a sum are always the same, whatever it was summed from.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Exact {
    near: [f64; 2],
    far: Vec<f64>,
}

impl Exact {
    /// The parts, from the largest to the smallest; none is zero.
    pub(crate) fn parts(&self) -> impl Iterator<Item = f64> + '_ {
        self.near.iter().chain(&self.far).copied().filter(|part| *part != 0.0)
    }

    /// The sum, rounded once; see [`Sum::value`].
    pub(crate) fn value(&self) -> f64 {
        let [nearest, rest] = self.near;
        // Beyond the largest double the nearest part is not the sum's value.
        if nearest.abs() < f64::MAX || rest == 0.0 { nearest } else { self.parts().collect::<Sum>().value() }
    }

    /// The exact sum of both.
    pub(crate) fn plus(&self, other: &Self) -> Self {
        let (one, two) = (self.near[0], other.near[0]);
        if one == 0.0 {
            return other.clone();
        }
        let sum = one + two;
        // Knuth's error-free sum of two, far from where it would overflow.
        if self.near[1] == 0.0 && other.near[1] == 0.0 && sum.abs() < f64::MAX / 4.0 {
            let second = sum - one;
            let error = (one - (sum - second)) + (two - second);
            return Self { near: [sum + 0.0, error + 0.0], far: Vec::new() };
        }
        Self::from(&self.parts().chain(other.parts()).collect::<Sum>())
    }
}

impl FromIterator<f64> for Exact {
    fn from_iter<T: IntoIterator<Item = f64>>(terms: T) -> Self {
        Self::from(&terms.into_iter().collect::<Sum>())
    }
}

impl From<&Sum> for Exact {
    fn from(sum: &Sum) -> Self {
        let mut rest = sum.clone();
        let mut parts = std::iter::from_fn(|| {
            let value = rest.value();
            // What a double cannot say, several can: a term is never infinite, so there are fewer of them than of terms.
            let part = if value.is_infinite() { f64::MAX.copysign(value) } else { value };
            rest.add(-part);
            // The value of a spoiled sum is not a number, and stays so: one part says that.
            (part != 0.0).then_some(part)
        });
        let mut next = || parts.next().unwrap_or(0.0);
        let near = [next(), next()];
        if near[0].is_nan() {
            return Self { near: [f64::NAN, 0.0], far: Vec::new() };
        }
        Self { near, far: parts.collect() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::num;
    use proptest::prelude::*;

    use super::Exact;
    use crate::stats::Sum;

    fn terms() -> impl Strategy<Value = Vec<f64>> {
        let any = num::f64::NORMAL | num::f64::SUBNORMAL | num::f64::ZERO | num::f64::NEGATIVE | num::f64::POSITIVE;
        prop_oneof![
            prop::collection::vec(any, 0..20),
            prop::collection::vec(-1e3..1e3, 0..40),
            prop::collection::vec((0..1000_u32).prop_map(f64::from), 0..40),
            prop::collection::vec(prop::sample::select(vec![f64::MAX, f64::MIN, 1.0, -1e-300, 5e-324]), 0..12),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn loses_nothing(one in terms(), two in terms()) {
            let all: Sum = one.iter().chain(&two).copied().collect();
            let (one, two): (Exact, Exact) = (one.into_iter().collect(), two.into_iter().collect());
            let both = one.plus(&two);
            prop_assert_eq!(both.value().to_bits(), all.value().to_bits());
            prop_assert_eq!(&both, &two.plus(&one));
            // The same parts, whatever they were summed from.
            prop_assert_eq!(&both, &Exact::from(&all));
            let again: Exact = both.parts().collect();
            prop_assert_eq!(again, both);
        }
    }

    #[test]
    fn a_whole_number_is_one_part_and_nonsense_stays_nonsense() {
        let counts: Exact = (0..1000).map(f64::from).collect();
        assert_eq!(counts.parts().collect::<Vec<_>>(), [499_500.0]);
        let spoiled: Exact = [1.0, f64::NAN].into_iter().collect();
        assert!(spoiled.value().is_nan());
        assert!(spoiled.plus(&counts).value().is_nan());
    }
}
