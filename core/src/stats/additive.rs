//! Methods that know their rows only through sums of terms: rates, proportions, ratios.
//!
//! For a row alone the terms are the row's; for a group they are summed, exactly, so that no order and no split of the
//! rows changes a bit of the answer.

use super::confidence::Level;
use super::lanes::Lanes;
use super::note::Note;
use super::stretch::Stretch;
use crate::Error;

/// A method with its options set, on rows of so many columns.
pub(crate) trait Additive<const COLUMNS: usize, const SUMS: usize> {
    /// Names for the first sums, which stand beside the estimate where rows were summed.
    const TOTALS: &'static [&'static str] = &[];

    /// Whether of the last term the largest counts, and not the sum.
    const LAST_IS_LARGEST: bool = false;

    /// The terms of a row, none of its numbers missing; `NaN` stands for a column that is not given.
    ///
    /// # Errors
    /// The note that the row puts on its group.
    fn terms(&self, row: [f64; COLUMNS]) -> Result<[f64; SUMS], Note>;

    /// What each term needs, given which columns there are. Terms that are a column as it stands are read where they are, and
    /// those that nobody asks for are left out.
    fn parts(&self, _given: [bool; COLUMNS]) -> [Part; SUMS] {
        [Part::Calculated; SUMS]
    }

    /// The terms of a block of rows: those that are calculated, and `NaN` where a row has none.
    #[inline(always)]
    fn block(&self, rows: [&Block; COLUMNS], _given: [bool; COLUMNS], terms: &mut [Block; SUMS]) {
        fill(rows, terms.each_mut(), |row| self.terms(row).unwrap_or([f64::NAN; SUMS]));
    }

    /// Whether [`Additive::check_row`] may have something to say of a row of a block.
    #[inline(always)]
    fn suspects(&self, _rows: [&Block; COLUMNS], _given: [bool; COLUMNS]) -> bool {
        false
    }

    /// Whether [`Additive::stretch`] sums terms, with these columns given.
    fn stretches(&self, _given: [bool; COLUMNS]) -> bool {
        false
    }

    /// Sums the terms of a stretch of rows, as [`Stretch::sum`] does; columns that are not given are empty.
    #[inline(always)]
    fn stretch<L: Lanes>(&self, _lanes: L, _columns: [&[f64]; COLUMNS], _stretch: Stretch<'_>) -> Option<usize> {
        None
    }

    /// Whether [`Additive::check`] may have something to say.
    const CHECKS: bool = false;

    /// Refuses a row that no data can have.
    ///
    /// # Errors
    /// `column-value`.
    fn check_row(&self, _row: &[f64; COLUMNS], _index: usize) -> Result<(), Error> {
        Ok(())
    }

    /// Refuses sums that no data can have; `row` is the first of their group.
    ///
    /// # Errors
    /// `column-value`.
    fn check(&self, _sums: &[f64; SUMS], _row: usize) -> Result<(), Error> {
        Ok(())
    }

    /// The estimate.
    ///
    /// # Errors
    /// The reason why there is none.
    fn value(&self, sums: &[f64; SUMS]) -> Result<f64, Note>;

    /// The estimate, where many can be had side by side; no number where there is none, or not this way.
    #[inline(always)]
    fn quick_value(&self, sums: &[f64; SUMS]) -> f64 {
        self.value(sums).unwrap_or(f64::NAN)
    }

    /// The confidence levels asked for.
    fn levels(&self) -> &[Level] {
        &[]
    }

    /// Lower and upper limit at one of the levels, asked only where there is an estimate.
    fn limits(&self, _sums: &[f64; SUMS], _level: &Level) -> [Limit; 2] {
        [Limit::from(f64::NAN); 2]
    }

    /// The interval that the limits are from, which at most the first sum decides; none where the method has none.
    fn interval(&self) -> Option<ByFirst> {
        None
    }

    /// The limits of a block of sums where they can be had side by side, and `NaN` where a note or a longer way is due: whether
    /// all are finite. None where they cannot.
    #[inline(always)]
    fn limits_of_block(&self, _sums: [&Block; SUMS], _level: &Level, _limits: [&mut Block; 2]) -> Option<bool> {
        None
    }
}

/// An interval that depends on the first sum.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ByFirst {
    /// From here on it is `above`.
    pub(crate) from: f64,
    pub(crate) below: &'static str,
    pub(crate) above: &'static str,
}

impl ByFirst {
    /// The same whatever the sum.
    pub(crate) fn always(word: &'static str) -> Self {
        Self { from: 0.0, below: word, above: word }
    }

    /// The one for a first sum.
    pub(crate) fn of(self, first: f64) -> &'static str {
        if first < self.from { self.below } else { self.above }
    }
}

/// Rows that are looked at together: few enough for the nearest memory, many enough for the widest vectors.
pub(crate) const BLOCK: usize = 512;

/// A number of each row of a block.
pub(crate) type Block = [f64; BLOCK];

/// What a term needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// It is the column at this place.
    Column(usize),
    /// It is calculated.
    Calculated,
    /// Nobody asks for it.
    Idle,
}

/// Calculates some numbers of each row of a block; the compiler does several rows at once. Answers whether all are finite.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "blocks are equally long; checks would keep rows from going side by side")]
#[expect(clippy::needless_pass_by_value, reason = "lists of references")]
pub(crate) fn fill<const FROM: usize, const TO: usize>(
    from: [&Block; FROM],
    to: [&mut Block; TO],
    calculate: impl Fn([f64; FROM]) -> [f64; TO],
) -> bool {
    let mut zeros = 0;
    for row in 0..BLOCK {
        let mut numbers = [0.0; FROM];
        for place in 0..FROM {
            numbers[place] = from[place][row];
        }
        let numbers = calculate(numbers);
        for place in 0..TO {
            to[place][row] = numbers[place];
            zeros |= (numbers[place] * 0.0).to_bits();
        }
    }
    zeros << 1 == 0
}

/// Calculates limits side by side; what has a note goes the longer way.
#[inline(always)]
pub(crate) fn fill_limits<const SUMS: usize>(
    sums: [&Block; SUMS],
    limits: [&mut Block; 2],
    calculate: impl Fn([f64; SUMS]) -> [f64; 2],
) -> Option<bool> {
    // No negative zero goes out.
    Some(fill(sums, limits, |sums| calculate(sums).map(|limit| limit + 0.0)))
}

/// Zero from a count on, and no number below: it is added to limits, where choosing would have them calculated one by one.
#[inline(always)]
pub(crate) fn veil(count: f64, from: f64) -> f64 {
    if count >= from { 0.0 } else { f64::NAN }
}

/// A limit, or why there is none, or both a limit and a word of care.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Limit {
    pub(crate) value: f64,
    pub(crate) note: Option<Note>,
}

impl From<f64> for Limit {
    fn from(value: f64) -> Self {
        Self { value, note: None }
    }
}

impl From<Note> for Limit {
    fn from(note: Note) -> Self {
        Self { value: f64::NAN, note: Some(note) }
    }
}

impl Limit {
    /// The limit on another scale.
    pub(crate) fn map(self, scale: impl FnOnce(f64) -> f64) -> Self {
        Self { value: scale(self.value), ..self }
    }
}

/// Passes finite numbers on: divided by an infinite one, anything would look like zero.
pub(crate) fn finite(numbers: &[f64]) -> Result<(), Note> {
    if numbers.iter().all(|number| number.is_finite()) { Ok(()) } else { Err(Note::Overflow) }
}
