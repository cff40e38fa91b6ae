//! Additive methods of any number of columns and sums: what surrounds them is compiled once.

use super::additive::{Additive, BLOCK, Block, ByFirst, Limit, Part, fill, finite};
use super::confidence::Level;
use super::lanes::{Lanes, Task, dispatch};
use super::note::Note;
use super::stretch::Stretch;
use crate::Error;

/// An additive method without its numbers of columns and sums: what surrounds it is then compiled once. Lists are in the order
/// of the declaration, a number a column or sum; of a column that is not given there is a block of `NaN`.
pub(crate) trait Method: Sync {
    /// Number of columns, and of sums.
    fn size(&self) -> (usize, usize);

    /// Names for the first sums.
    fn totals(&self) -> &'static [&'static str];

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
    fn interval(&self) -> Option<ByFirst>;

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

    fn interval(&self) -> Option<ByFirst> {
        self.0.interval()
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
