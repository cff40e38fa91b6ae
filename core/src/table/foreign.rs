//! Columns in somebody else's memory, read where they are.

use std::cmp::Ordering;
use std::fmt::Debug;
use std::hash::Hasher;
use std::ops::Range;

use super::{Cell, Column};

/// Whole numbers that lie in memory one after the other, none of them missing.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum PlainColumn<'a> {
    /// Of 32 bits.
    Int32(&'a [i32]),
    /// Of 64 bits.
    Int64(&'a [i64]),
}

/// A column whose owner keeps it in a form of its own: numbers of another width, words in one text, categories.
///
/// Whoever knows the form implements this; [`Column::Foreign`] then stands for the column in a table, and nothing is copied.
/// Rows count from 0 and are below [`ForeignColumn::len`]; what is asked of others may be anything, but never a panic.
pub trait ForeignColumn: Debug + Send + Sync {
    /// Number of rows.
    fn len(&self) -> usize;

    /// Whether there is no row.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The type in words, as [`Column::kind`].
    fn kind(&self) -> &'static str;

    /// The column as plain whole numbers, if it is that: then it is read in place, and most of the rest is not asked.
    fn plain(&self) -> Option<PlainColumn<'_>> {
        None
    }

    /// The value at a row.
    fn cell(&self, row: usize) -> Cell<'_>;

    /// Writes the numbers from the row `start` on, missing as `NaN`; false where the column has no numbers.
    fn numbers(&self, start: usize, into: &mut [f64]) -> bool;

    /// Marks rows that have another value than the row before: of the row `rows.start + i` the bit `i % 64` of `marks[i / 64]`.
    /// What is marked already stays marked; of the row 0 nothing is asked.
    fn changes(&self, rows: Range<usize>, marks: &mut [u64]);

    /// Compares two rows in any order that is total, with missing values equal to each other.
    fn order(&self, one: usize, other: usize) -> Ordering;

    /// Feeds the value to a hasher, so that equal values have equal hashes.
    fn hash(&self, row: usize, hasher: &mut dyn Hasher);

    /// The values at these rows.
    fn pick(&self, rows: &[usize]) -> Column<'static>;
}
