//! A table of counts with its totals, and what adds up to what.

use super::codes::{DIMENSIONS, Hierarchies, TotalCode};
use super::dimension::Dimension;
use crate::Error;
use crate::stats::note::Note;
use crate::stats::tabular::Group;

/// More cells than anyone publishes in a table.
const MOST_CELLS: usize = 10_000_000;

/// More than anyone counts, and small enough that no sum or product here is too large.
const LARGEST: f64 = 1e12;

/// The cells of a table: all combinations of codes, those of totals included.
///
/// An innermost combination without a row is empty, and everyone knows it. A total without a row is not published.
pub(crate) struct CountTable {
    pub(crate) dimensions: [Dimension; 3],
    /// The cell of each row.
    pub(crate) cells: Vec<usize>,
    /// The row of each cell.
    pub(crate) rows: Vec<Option<usize>>,
}

/// A whole number of a column of counts.
///
/// # Errors
/// `column-value`.
pub(crate) fn whole(group: &Group<'_>, column: &str, row: usize, count: f64) -> Result<i64, Error> {
    if count.trunc().to_bits() != count.to_bits() || count.abs() > LARGEST {
        return Err(Error::value(column, group.place(row), count, "a whole number of at most 10^12"));
    }
    Ok(count as i64)
}

impl CountTable {
    /// Of the rows of a group; the columns of dimensions stand one after the other from `first` on.
    ///
    /// # Errors
    /// `column-value` for a second row of a cell, or where there is no total at all; `option-value` for a hierarchy that goes in
    /// circles. Within, the note of a group that has a gap in its codes.
    pub(crate) fn of(
        group: &Group<'_>,
        first: usize,
        total: &TotalCode,
        hierarchies: &Hierarchies,
    ) -> Result<Result<Self, Note>, Error> {
        let given = |dimension: usize| group.has(first + dimension);
        if (0..3).any(|dimension| group.column(first + dimension).iter().any(|code| code.is_nan())) {
            return Ok(Err(Note::MissingInput));
        }
        let mut dimensions = [const { None }; 3];
        for (at, slot) in dimensions.iter_mut().enumerate() {
            *slot = Some(match given(at) {
                true => Dimension::of(group.words(first + at), at, total, hierarchies)?,
                false => Dimension::none(),
            });
        }
        let dimensions = dimensions.map(|dimension| dimension.unwrap_or_else(Dimension::none));
        let name = DIMENSIONS.first().copied().unwrap_or_default();
        if dimensions.iter().all(|dimension| dimension.parts.iter().all(Vec::is_empty)) && group.len() > 0 {
            let words = group.words(first);
            let shown = words.get(group.at(first, 0) as usize).map(AsRef::as_ref).unwrap_or_default();
            let wanted = "part of a total: no code of any dimension is that of `total`, and none has a hierarchy";
            return Err(Error::value(name, group.place(0), shown, wanted));
        }
        let size = dimensions.iter().try_fold(1_usize, |size, dimension| size.checked_mul(dimension.len()));
        let Some(size) = size.filter(|size| *size <= MOST_CELLS) else {
            let wanted = format!("one of at most {MOST_CELLS} combinations of codes");
            return Err(Error::value(name, group.place(0), "the table", wanted));
        };
        let mut table = Self { dimensions, cells: Vec::with_capacity(group.len()), rows: vec![None; size] };
        for row in 0..group.len() {
            let code = |at: usize| if given(at) { group.at(first + at, row) as usize } else { 0 };
            let cell = table.cell([code(0), code(1), code(2)]);
            if let Some(before) = table.rows.get_mut(cell).and_then(|slot| slot.replace(row)) {
                let code = group.words(first).get(code(0)).map(AsRef::as_ref).unwrap_or_default();
                let wanted = format!("new with its other codes: row {} is of the same cell", group.place(before));
                return Err(Error::value(name, group.place(row), code, wanted));
            }
            table.cells.push(cell);
        }
        Ok(Ok(table))
    }

    /// Number of cells.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The cell of three codes.
    pub(crate) fn cell(&self, [one, two, three]: [usize; 3]) -> usize {
        let [_, second, third] = &self.dimensions;
        (one * second.len() + two) * third.len() + three
    }

    /// The codes of a cell.
    pub(crate) fn codes(&self, cell: usize) -> [usize; 3] {
        let [_, second, third] = &self.dimensions;
        let rest = cell / third.len();
        [rest / second.len(), rest % second.len(), cell % third.len()]
    }

    /// Whether a cell is no total.
    pub(crate) fn is_inner(&self, cell: usize) -> bool {
        self.dimensions.iter().zip(self.codes(cell)).all(|(dimension, code)| dimension.is_leaf(code))
    }

    /// The cells that hold an inner cell, itself among them.
    pub(crate) fn holders(&self, cell: usize) -> Vec<usize> {
        let [one, two, three] = self.codes(cell);
        let [first, second, third] = &self.dimensions;
        let mut holders = Vec::new();
        for one in first.path(one) {
            for two in second.path(two) {
                holders.extend(third.path(three).iter().map(|three| self.cell([*one, *two, *three])));
            }
        }
        holders
    }

    /// The counts of all cells, added up from the inner ones.
    ///
    /// # Errors
    /// `column-value` for a total that is not what its parts come to.
    pub(crate) fn counts(&self, group: &Group<'_>, counts: &[i64]) -> Result<Vec<i64>, Error> {
        let mut sums = vec![0_i64; self.len()];
        for (cell, count) in self.cells.iter().zip(counts).filter(|(cell, count)| **count != 0 && self.is_inner(**cell))
        {
            for holder in self.holders(*cell) {
                if let Some(sum) = sums.get_mut(holder) {
                    *sum = sum.saturating_add(*count);
                }
            }
        }
        for (row, (cell, count)) in self.cells.iter().zip(counts).enumerate() {
            let sum = sums.get(*cell).copied().unwrap_or_default();
            if sum != *count {
                return Err(Error::value("count", group.place(row), count, format!("{sum}, the sum of its parts")));
            }
        }
        Ok(sums)
    }

    /// Calls `each` with a total and its parts along one dimension, for every such sum of the table.
    ///
    /// # Errors
    /// Those of `each`.
    pub(crate) fn sums<E>(&self, mut each: impl FnMut(usize, &[usize]) -> Result<(), E>) -> Result<(), E> {
        let mut parts = Vec::new();
        for along in 0..3 {
            let Some(dimension) = self.dimensions.get(along) else { continue };
            for total in 0..self.len() {
                let codes = self.codes(total);
                let code = codes.get(along).copied().unwrap_or_default();
                let below = dimension.parts.get(code).map(Vec::as_slice).unwrap_or_default();
                if below.is_empty() {
                    continue;
                }
                parts.clear();
                parts.extend(below.iter().map(|part| {
                    let mut codes = codes;
                    if let Some(code) = codes.get_mut(along) {
                        *code = *part;
                    }
                    self.cell(codes)
                }));
                each(total, &parts)?;
            }
        }
        Ok(())
    }
}
