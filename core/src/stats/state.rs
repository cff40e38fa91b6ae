//! What methods keep of rows that they have seen.

use super::additive::finite;
use super::note::{Note, Notes};
use super::sum::Sum;

/// What a method keeps of the rows it has seen.
///
/// States of parts of the rows can be merged in any tree: the same answer in one pass, over chunks, over threads, or over
/// the workers of a distributed engine.
pub(crate) trait State: Default {
    /// What a row comes to.
    type Terms;

    /// What is known after the last row.
    type Answer;

    /// Takes a row in, or the reason why it has no terms.
    fn push(&mut self, terms: Result<Self::Terms, Note>);

    /// Takes in what another state has seen.
    fn merge(&mut self, other: &Self);

    /// The answer; the state can go on.
    fn finish(&self) -> Self::Answer;

    /// Back to no rows.
    fn clear(&mut self);
}

/// Sums of terms, or of the last one the largest, and the notes of rows that have none.
#[derive(Debug, Clone)]
pub(crate) struct Sums<const SUMS: usize> {
    sums: [Sum; SUMS],
    largest: f64,
    notes: Notes,
}

impl<const SUMS: usize> Default for Sums<SUMS> {
    fn default() -> Self {
        Self { sums: std::array::from_fn(|_| Sum::new()), largest: f64::NAN, notes: Notes::default() }
    }
}

impl<const SUMS: usize> Sums<SUMS> {
    /// What it has seen: sums, the largest last term, and notes.
    pub(crate) fn seen(&self) -> (&[Sum; SUMS], f64, Notes) {
        (&self.sums, self.largest, self.notes)
    }

    /// Takes a row in of which the last term counts where it is the largest.
    pub(crate) fn push_with_largest(&mut self, terms: Result<[f64; SUMS], Note>) {
        let terms = terms.map(|mut terms| {
            if let Some(last) = terms.last_mut() {
                self.largest = self.largest.max(*last);
                *last = 0.0;
            }
            terms
        });
        self.push(terms);
    }
}

impl<const SUMS: usize> State for Sums<SUMS> {
    type Terms = [f64; SUMS];
    type Answer = Result<[f64; SUMS], Note>;

    fn push(&mut self, terms: Result<[f64; SUMS], Note>) {
        match terms {
            Ok(terms) => self.sums.iter_mut().zip(terms).for_each(|(sum, term)| sum.add(term)),
            Err(note) => self.notes.add(note),
        }
    }

    fn merge(&mut self, other: &Self) {
        self.sums.iter_mut().zip(&other.sums).for_each(|(sum, other)| sum.merge(other));
        // Of a number and none the number.
        self.largest = self.largest.max(other.largest);
        self.notes.merge(other.notes);
    }

    fn finish(&self) -> Self::Answer {
        if let Some(note) = self.notes.first() {
            return Err(note);
        }
        let mut sums = self.sums.each_ref().map(Sum::value);
        if let Some(last) = sums.last_mut().filter(|_| !self.largest.is_nan()) {
            *last = self.largest;
        }
        finite(sums)
    }

    fn clear(&mut self) {
        self.sums.iter_mut().for_each(Sum::clear);
        (self.largest, self.notes) = (f64::NAN, Notes::default());
    }
}
