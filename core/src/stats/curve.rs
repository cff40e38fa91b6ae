//! Lorenz and concentration curves.

use super::moments::sum;
use super::note::Note;
use super::ranks::order;
use super::sum::Sum;
use super::tabular::Group;

/// A quantity of weighted units, in the order of a rank; units of equal rank stand as one.
pub(crate) struct Curve {
    /// Weight and quantity up to each step, from 0; as shares of the whole.
    pub(crate) steps: Vec<[f64; 2]>,
    /// The weighted mean of the quantity.
    pub(crate) mean: f64,
}

impl Curve {
    /// The quantity in one column, by the rank in another, weighted by a third, if it is given.
    ///
    /// # Errors
    /// The note of a group without a curve.
    pub(crate) fn of(group: &Group<'_>, quantity: usize, rank: usize, weight: usize) -> Result<Self, Note> {
        if group.has_missing() {
            return Err(Note::MissingInput);
        }
        let weigh = |row: usize| if group.has(weight) { group.at(weight, row) } else { 1.0 };
        let rows = || 0..group.len();
        let weights = sum(rows().map(weigh));
        let total = sum(rows().map(|row| weigh(row) * group.at(quantity, row)));
        if weights == 0.0 {
            return Err(Note::ZeroDenominator);
        }
        if total == 0.0 {
            return Err(Note::ZeroMean);
        }
        if !total.is_finite() || !weights.is_finite() {
            return Err(Note::Overflow);
        }
        let (mut steps, mut below) = (vec![[0.0; 2]], [Sum::new(), Sum::new()]);
        let mut rows = order(group.column(rank)).into_iter().peekable();
        while let Some(row) = rows.next() {
            let [people, amount] = &mut below;
            people.add(weigh(row));
            amount.add(weigh(row) * group.at(quantity, row));
            // Whom the rank does not tell apart stands together: their order must not matter.
            let tied = rows.peek().is_some_and(|next| group.at(rank, *next) <= group.at(rank, row));
            if !tied {
                steps.push([people.value() / weights, amount.value() / total]);
            }
        }
        Ok(Self { steps, mean: total / weights })
    }

    /// One minus twice the area under the curve: the concentration index, or, ranked by itself, the Gini coefficient.
    pub(crate) fn index(&self) -> f64 {
        let steps = self.steps.windows(2).filter_map(<[[f64; 2]]>::first_chunk);
        // The trapezoid of a step beside that under the diagonal: small differences do not drown in 1.
        sum(steps.flat_map(|[[p, l], [next_p, next_l]]| {
            let width = next_p - p;
            [width * (p - l), width * (next_p - next_l)]
        }))
    }
}
