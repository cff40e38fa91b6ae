//! What methods keep of rows that they have seen.

use super::additive::finite;
use super::note::{Note, Notes};
use super::sum::Sum;

/// Sums of terms, or of the last one the largest, and the notes of rows that have none.
///
/// States of parts of the rows can be merged in any tree: the same answer in one pass, over chunks, over threads, or over
/// the workers of a distributed engine.
#[derive(Debug, Clone)]
pub(crate) struct Tally {
    sums: Vec<Sum>,
    /// Of the last term, where it counts.
    largest: f64,
    notes: Notes,
}

impl Tally {
    /// Of no rows; so many sums.
    pub(crate) fn new(sums: usize) -> Self {
        Self { sums: vec![Sum::new(); sums], largest: f64::NAN, notes: Notes::default() }
    }

    /// What it has seen: sums, the largest last term, and notes.
    pub(crate) fn seen(&self) -> (&[Sum], f64, Notes) {
        (&self.sums, self.largest, self.notes)
    }

    /// Takes a row in, or the reason why it has no terms.
    pub(crate) fn push(&mut self, terms: Result<&[f64], Note>, last_is_largest: bool) {
        match terms {
            Ok(terms) => {
                for (place, term) in terms.iter().enumerate() {
                    self.add(place, &[*term], last_is_largest);
                }
            }
            Err(note) => self.notes.add(note),
        }
    }

    /// Takes terms of one kind in, all of them finite.
    pub(crate) fn add(&mut self, place: usize, terms: &[f64], last_is_largest: bool) {
        if last_is_largest && place + 1 == self.sums.len() {
            // Of a number and none the number.
            self.largest = terms.iter().fold(self.largest, |largest, term| largest.max(*term));
        } else if let Some(sum) = self.sums.get_mut(place) {
            sum.extend(terms.iter().copied());
        }
    }

    /// Takes in what another state has seen.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.sums.iter_mut().zip(&other.sums).for_each(|(sum, other)| sum.merge(other));
        self.largest = self.largest.max(other.largest);
        self.notes.merge(other.notes);
    }

    /// The sums, or why there are none; the state can go on.
    pub(crate) fn finish(&self, sums: &mut [f64]) -> Result<(), Note> {
        if let Some(note) = self.notes.first() {
            return Err(note);
        }
        sums.iter_mut().zip(&self.sums).for_each(|(into, sum)| *into = sum.value());
        if let Some(last) = sums.last_mut().filter(|_| !self.largest.is_nan()) {
            *last = self.largest;
        }
        finite(sums)
    }

    /// Back to no rows.
    pub(crate) fn clear(&mut self) {
        self.sums.iter_mut().for_each(Sum::clear);
        (self.largest, self.notes) = (f64::NAN, Notes::default());
    }
}
