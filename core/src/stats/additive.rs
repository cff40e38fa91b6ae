//! Methods that know their rows only through sums of terms: rates, proportions, ratios.
//!
//! For a row alone the terms are the row's; for a group they are summed, exactly, so that no order and no split of the
//! rows changes a bit of the answer.

use super::confidence::Level;
use super::lanes::{Lanes, Task, dispatch};
use super::note::Note;
use super::stretch::Stretch;
use crate::Error;

/// A method with its options set, on rows of so many columns.
pub(crate) trait Additive<const COLUMNS: usize, const SUMS: usize> {
    /// Names for the first sums, which stand beside the estimate where rows were summed.
    const TOTALS: &'static [&'static str] = &[];

    /// Whether the method has an interval.
    const INTERVAL: bool;

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

    /// The interval that the limits are from.
    fn interval(&self, sums: &[f64; SUMS]) -> &'static str {
        let first = sums.first().copied().unwrap_or_default();
        self.interval_by_first().map_or("", |intervals| intervals.of(first))
    }

    /// The interval of all limits, where at most the first sum decides.
    fn interval_by_first(&self) -> Option<ByFirst> {
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

/// An additive method without its numbers of columns and sums: what surrounds it is then compiled once. Lists are in the order
/// of the declaration, a number a column or sum; of a column that is not given there is a block of `NaN`.
pub(crate) trait Method: Sync {
    /// Number of columns, and of sums.
    fn size(&self) -> (usize, usize);

    /// Names for the first sums.
    fn totals(&self) -> &'static [&'static str];

    /// Whether there is an interval.
    fn has_interval(&self) -> bool;

    /// See [`Additive::LAST_IS_LARGEST`].
    fn last_is_largest(&self) -> bool;

    /// See [`Additive::CHECKS`].
    fn checks(&self) -> bool;

    /// See [`Additive::parts`].
    fn parts(&self, given: &[bool]) -> Vec<Part>;

    /// See [`Additive::terms`]; all finite.
    ///
    /// # Errors
    /// The note that the row puts on its group.
    fn terms(&self, row: &[f64], terms: &mut [f64]) -> Result<(), Note>;

    /// Of each column the bits of its numbers times zero, all of them together.
    fn zeros(&self, rows: &[&Block]) -> Vec<u64>;

    /// See [`Additive::block`].
    fn block(&self, rows: &[&Block], given: &[bool], terms: &mut [Block]);

    /// See [`Additive::suspects`].
    fn suspects(&self, rows: &[&Block], given: &[bool]) -> bool;

    /// See [`Additive::stretches`].
    fn stretches(&self, given: &[bool]) -> bool;

    /// See [`Additive::stretch`].
    fn stretch(&self, columns: &[&[f64]], stretch: Stretch<'_>) -> Option<usize>;

    /// See [`Additive::check_row`].
    ///
    /// # Errors
    /// `column-value`.
    fn check_row(&self, row: &[f64], index: usize) -> Result<(), Error>;

    /// See [`Additive::check`].
    ///
    /// # Errors
    /// `column-value`.
    fn check(&self, sums: &[f64], row: usize) -> Result<(), Error>;

    /// The confidence levels asked for.
    fn levels(&self) -> &[Level];

    /// See [`Additive::value`].
    ///
    /// # Errors
    /// The reason why there is none.
    fn value(&self, sums: &[f64]) -> Result<f64, Note>;

    /// See [`Additive::limits`].
    fn limits(&self, sums: &[f64], level: &Level) -> [Limit; 2];

    /// See [`Additive::interval`].
    fn interval(&self, sums: &[f64]) -> &'static str;

    /// See [`Additive::interval_by_first`].
    fn interval_by_first(&self) -> Option<ByFirst>;

    /// The values of a block of sums, `NaN` where there is none; whether all are finite.
    fn values_of_block(&self, sums: &[&Block], values: &mut Block) -> bool;

    /// See [`Additive::limits_of_block`].
    fn limits_of_block(&self, sums: &[&Block], level: &Level, limits: [&mut Block; 2]) -> Option<bool>;
}

/// Makes a [`Method`] of an [`Additive`].
pub(crate) struct Erased<'m, M, const COLUMNS: usize, const SUMS: usize>(pub(crate) &'m M);

/// Lists have the length that they ought to have: this never answers the other thing.
fn known<T: ?Sized, R>(list: Option<&T>, otherwise: R, answer: impl FnOnce(&T) -> R) -> R {
    list.map_or(otherwise, answer)
}

impl<M: Additive<COLUMNS, SUMS> + Sync, const COLUMNS: usize, const SUMS: usize> Method
    for Erased<'_, M, COLUMNS, SUMS>
{
    fn size(&self) -> (usize, usize) {
        (COLUMNS, SUMS)
    }

    fn totals(&self) -> &'static [&'static str] {
        M::TOTALS
    }

    fn has_interval(&self) -> bool {
        M::INTERVAL
    }

    fn last_is_largest(&self) -> bool {
        M::LAST_IS_LARGEST
    }

    fn checks(&self) -> bool {
        M::CHECKS
    }

    fn parts(&self, given: &[bool]) -> Vec<Part> {
        known(given.first_chunk(), Vec::new(), |given| self.0.parts(*given).to_vec())
    }

    fn terms(&self, row: &[f64], terms: &mut [f64]) -> Result<(), Note> {
        let calculated = known(row.first_chunk(), Err(Note::MissingInput), |row| self.0.terms(*row))?;
        terms.copy_from_slice(&calculated);
        finite(terms)
    }

    fn zeros(&self, rows: &[&Block]) -> Vec<u64> {
        known(rows.first_chunk::<COLUMNS>(), Vec::new(), |rows| dispatch(Zeros(*rows)).to_vec())
    }

    fn block(&self, rows: &[&Block], given: &[bool], terms: &mut [Block]) {
        let (rows, given) = (rows.first_chunk(), given.first_chunk());
        if let (Some(rows), Some(given), Some(terms)) = (rows, given, terms.first_chunk_mut()) {
            dispatch(Calculate { method: self.0, rows: *rows, given: *given, terms });
        }
    }

    fn suspects(&self, rows: &[&Block], given: &[bool]) -> bool {
        let (Some(rows), Some(given)) = (rows.first_chunk(), given.first_chunk()) else { return true };
        dispatch(Suspect { method: self.0, rows: *rows, given: *given })
    }

    fn stretches(&self, given: &[bool]) -> bool {
        known(given.first_chunk(), false, |given| self.0.stretches(*given))
    }

    fn stretch(&self, columns: &[&[f64]], stretch: Stretch<'_>) -> Option<usize> {
        let columns = columns.first_chunk()?;
        dispatch(Stretched::<_, COLUMNS, SUMS> { method: self.0, columns: *columns, stretch })
    }

    fn check_row(&self, row: &[f64], index: usize) -> Result<(), Error> {
        known(row.first_chunk(), Ok(()), |row| self.0.check_row(row, index))
    }

    fn check(&self, sums: &[f64], row: usize) -> Result<(), Error> {
        known(sums.first_chunk(), Ok(()), |sums| self.0.check(sums, row))
    }

    fn levels(&self) -> &[Level] {
        self.0.levels()
    }

    fn value(&self, sums: &[f64]) -> Result<f64, Note> {
        known(sums.first_chunk(), Err(Note::MissingInput), |sums| self.0.value(sums))
    }

    fn limits(&self, sums: &[f64], level: &Level) -> [Limit; 2] {
        known(sums.first_chunk(), [f64::NAN.into(); 2], |sums| self.0.limits(sums, level))
    }

    fn interval(&self, sums: &[f64]) -> &'static str {
        known(sums.first_chunk(), "", |sums| self.0.interval(sums))
    }

    fn interval_by_first(&self) -> Option<ByFirst> {
        self.0.interval_by_first()
    }

    fn values_of_block(&self, sums: &[&Block], values: &mut Block) -> bool {
        known(sums.first_chunk(), false, |sums| dispatch(Value { method: self.0, sums: *sums, values }))
    }

    fn limits_of_block(&self, sums: &[&Block], level: &Level, limits: [&mut Block; 2]) -> Option<bool> {
        let sums = sums.first_chunk()?;
        dispatch(Limited { method: self.0, sums: *sums, level, limits })
    }
}

/// What all columns come to when multiplied by zero: side by side, for here they are read first, and memory is slow.
struct Zeros<'t, const COLUMNS: usize>([&'t Block; COLUMNS]);

impl<const COLUMNS: usize> Task for Zeros<'_, COLUMNS> {
    type Answer = [u64; COLUMNS];

    #[inline(always)]
    #[expect(clippy::indexing_slicing, reason = "blocks are equally long")]
    fn run<L: Lanes>(self, _: L) -> [u64; COLUMNS] {
        let mut zeros = [0; COLUMNS];
        for row in 0..BLOCK {
            for (zeros, column) in zeros.iter_mut().zip(self.0) {
                *zeros |= (column[row] * 0.0).to_bits();
            }
        }
        zeros
    }
}

/// [`Additive::block`] as a task.
struct Calculate<'t, M, const COLUMNS: usize, const SUMS: usize> {
    method: &'t M,
    rows: [&'t Block; COLUMNS],
    given: [bool; COLUMNS],
    terms: &'t mut [Block; SUMS],
}

impl<M: Additive<COLUMNS, SUMS>, const COLUMNS: usize, const SUMS: usize> Task for Calculate<'_, M, COLUMNS, SUMS> {
    type Answer = ();

    #[inline(always)]
    fn run<L: Lanes>(self, _: L) {
        self.method.block(self.rows, self.given, self.terms);
    }
}

/// [`Additive::suspects`] as a task.
struct Suspect<'t, M, const COLUMNS: usize, const SUMS: usize> {
    method: &'t M,
    rows: [&'t Block; COLUMNS],
    given: [bool; COLUMNS],
}

impl<M: Additive<COLUMNS, SUMS>, const COLUMNS: usize, const SUMS: usize> Task for Suspect<'_, M, COLUMNS, SUMS> {
    type Answer = bool;

    #[inline(always)]
    fn run<L: Lanes>(self, _: L) -> bool {
        self.method.suspects(self.rows, self.given)
    }
}

/// [`Additive::stretch`] as a task.
struct Stretched<'t, 's, M, const COLUMNS: usize, const SUMS: usize> {
    method: &'t M,
    columns: [&'t [f64]; COLUMNS],
    stretch: Stretch<'s>,
}

impl<M: Additive<COLUMNS, SUMS>, const COLUMNS: usize, const SUMS: usize> Task for Stretched<'_, '_, M, COLUMNS, SUMS> {
    type Answer = Option<usize>;

    #[inline(always)]
    fn run<L: Lanes>(self, lanes: L) -> Option<usize> {
        self.method.stretch(lanes, self.columns, self.stretch)
    }
}

/// [`Additive::quick_value`] of a block as a task.
struct Value<'t, M, const COLUMNS: usize, const SUMS: usize> {
    method: &'t M,
    sums: [&'t Block; SUMS],
    values: &'t mut Block,
}

impl<M: Additive<COLUMNS, SUMS>, const COLUMNS: usize, const SUMS: usize> Task for Value<'_, M, COLUMNS, SUMS> {
    type Answer = bool;

    #[inline(always)]
    fn run<L: Lanes>(self, _: L) -> bool {
        let Self { method, sums, values } = self;
        fill(sums, [values], |sums| [method.quick_value(&sums) + 0.0])
    }
}

/// [`Additive::limits_of_block`] as a task.
struct Limited<'t, M, const COLUMNS: usize, const SUMS: usize> {
    method: &'t M,
    sums: [&'t Block; SUMS],
    level: &'t Level,
    limits: [&'t mut Block; 2],
}

impl<M: Additive<COLUMNS, SUMS>, const COLUMNS: usize, const SUMS: usize> Task for Limited<'_, M, COLUMNS, SUMS> {
    type Answer = Option<bool>;

    #[inline(always)]
    fn run<L: Lanes>(self, _: L) -> Option<bool> {
        self.method.limits_of_block(self.sums, self.level, self.limits)
    }
}
