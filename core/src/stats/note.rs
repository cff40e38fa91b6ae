//! Why a value is missing or to be read with care.

use super::additive::Limit;
use super::words::words;
use crate::Words;

words! {
    /// Why a row of an answer has no value or no limit, or what to know about them.
    ///
    /// A row has at most one note. Where several apply the first of this list is given.
    pub enum Note {
        /// A number that the row needs, or that a row of its group needs, is missing.
        MissingInput = "missing_input",
        /// The denominator is zero: of the row, of the group's sum or, where each row is a stratum with a rate of its own,
        /// of one of its rows.
        ZeroDenominator = "zero_denominator",
        /// More events than the denominator has persons, where that cannot be: the group is not calculated.
        CountAboveDenominator = "count_above_denominator",
        /// The weights of the standard population sum to zero.
        ZeroStandardPopulation = "zero_standard_population",
        /// An age group of the standard population is not there, or oftener than another.
        IncompleteAgeGroups = "incomplete_age_groups",
        /// The expected events, or those of the reference, are none: nothing can be compared with them.
        ZeroExpected = "zero_expected",
        /// The mean of the quantity is at its bound, zero as a rule: there is nothing to share.
        ZeroMean = "zero_mean",
        /// All values are equal: a line along them has no slope, and their spread no scale.
        NoVariation = "no_variation",
        /// Without standard errors there are no limits.
        NoStandardError = "no_standard_error",
        /// A number is not above zero, such as the end of a line or a mean: a ratio to it, or its logarithm, has no meaning.
        NoRatio = "no_ratio",
        /// Fewer events than the method, or the caller, asks for: value and limits are withheld.
        BelowMinimumCount = "below_minimum_count",
        /// Fewer persons than the method, or the caller, asks for: value and limits are withheld.
        BelowMinimumDenominator = "below_minimum_denominator",
        /// Fewer values than the method needs: one value has no spread, two points have no scatter about a line.
        TooFewValues = "too_few_values",
        /// There are no events, and the method has no limits without them.
        ZeroCount = "zero_count",
        /// The value is withheld for it is too uncertain: its limits, which are given, lie further away than is allowed.
        WideInterval = "wide_interval",
        /// A lower limit comes out below zero, where none can lie: the approximation does not hold for so few events, or so
        /// close to zero. Byar's limit is withheld; others are given as their formula has them.
        NegativeLimit = "negative_limit",
        /// The count is below the threshold: it is suppressed.
        BelowThreshold = "below_threshold",
        /// One or two contributors make so much of the value that it tells theirs: it is suppressed.
        Dominance = "dominance",
        /// The count must be suppressed, and no pattern was found that keeps it from being calculated as closely as it must not be:
        /// the table is not fit to be published.
        Unprotected = "unprotected",
        /// The count is suppressed for its own sake.
        PrimarySuppression = "primary_suppression",
        /// The count is suppressed so that others cannot be calculated from it.
        SecondarySuppression = "secondary_suppression",
        /// The search was given up: the limits hold, but they may be wider than an attacker's.
        Undecided = "undecided",
        /// The count is not published, and can be calculated all the same.
        Disclosed = "disclosed",
        /// The count is not published, and nothing that is published limits it from above.
        Unbounded = "unbounded",
        /// The count is not published; it lies between the limits.
        Bounded = "bounded",
        /// A result is beyond the largest number that a double can say.
        Overflow = "overflow",
    }
}

impl Note {
    /// The words of a column of notes.
    pub(crate) fn words(notes: &[Option<Self>]) -> Words {
        let codes = notes.iter().map(|note| note.map_or(0, |note| note as u8 + 1)).collect();
        Words::new(codes, Self::ALL.iter().map(|note| note.word()).collect())
    }
}

/// The notes that rows of a group gave, whatever their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Notes(u32);

impl Notes {
    /// Takes a note up.
    pub(crate) fn add(&mut self, note: Note) {
        self.0 |= 1 << note as u32;
    }

    /// Takes all of another set up.
    pub(crate) fn merge(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// The set as bits.
    pub(crate) fn bits(self) -> u32 {
        self.0
    }

    /// The set that has these bits.
    pub(crate) fn of_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// The number to give: nothing but finite numbers goes out, and no negative zero.
    pub(crate) fn given(&mut self, limit: Limit) -> f64 {
        limit.note.into_iter().for_each(|note| self.add(note));
        if limit.value.is_finite() {
            return limit.value + 0.0;
        }
        if limit.note.is_none() {
            self.add(Note::Overflow);
        }
        f64::NAN
    }

    /// The one to give: the first of the list.
    pub(crate) fn first(self) -> Option<Note> {
        Note::ALL.get(self.0.trailing_zeros() as usize).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{Note, Notes};

    #[test]
    fn the_first_of_the_list_wins_in_any_order() {
        let mut notes = Notes::default();
        assert_eq!(notes.first(), None);
        notes.add(Note::Overflow);
        let mut other = Notes::default();
        other.add(Note::ZeroDenominator);
        other.add(Note::NegativeLimit);
        notes.merge(other);
        assert_eq!(notes.first(), Some(Note::ZeroDenominator));
        assert_eq!(Note::ZeroDenominator.word(), "zero_denominator");
        assert!(Note::ALL.iter().all(|note| note.meaning().ends_with('.')));
    }
}
