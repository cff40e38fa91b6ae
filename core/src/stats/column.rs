//! The columns that methods take: how each kind is found in a table, checked and read.
//!
//! The items here are named by the words of a declaration, `required` and `optional`.
#![expect(non_camel_case_types, reason = "the words of `method!`")]
#![expect(non_upper_case_globals, reason = "the words of `method!`")]

use super::bounds::Bounds;
use crate::Error;

/// A column that has to be there.
pub(crate) type required<'a> = &'a [f64];

/// A column that need not.
pub(crate) type optional<'a> = Option<&'a [f64]>;

/// What a declaration needs of a column.
pub(crate) trait Input {
    /// One value of it, not missing.
    type Cell: Copy;

    /// Number of rows, where the column is there.
    fn rows(&self) -> Option<usize>;

    /// The value at a row; none where it is missing.
    fn at(&self, row: usize) -> Option<Self::Cell>;

    /// Checks the length against the columns before, and the numbers.
    ///
    /// # Errors
    /// `column-length` or `column-value`.
    fn check(&self, name: &str, bounds: Bounds, rows: &mut Option<usize>) -> Result<(), Error>;
}

impl Input for required<'_> {
    type Cell = f64;

    fn rows(&self) -> Option<usize> {
        Some(self.len())
    }

    fn at(&self, row: usize) -> Option<f64> {
        self.get(row).copied().filter(|value| !value.is_nan())
    }

    fn check(&self, name: &str, bounds: Bounds, rows: &mut Option<usize>) -> Result<(), Error> {
        let rows = *rows.get_or_insert(self.len());
        if rows != self.len() {
            return Err(Error::length(name, self.len(), rows));
        }
        bounds.check(name, self)
    }
}

impl Input for optional<'_> {
    type Cell = Option<f64>;

    fn rows(&self) -> Option<usize> {
        self.as_ref().map(|column| column.len())
    }

    fn at(&self, row: usize) -> Option<Option<f64>> {
        match self {
            Some(column) => column.at(row).map(Some),
            None => Some(None),
        }
    }

    fn check(&self, name: &str, bounds: Bounds, rows: &mut Option<usize>) -> Result<(), Error> {
        self.as_ref().map_or(Ok(()), |column| column.check(name, bounds, rows))
    }
}

/// Whether a call can do without.
pub(crate) mod is_required {
    pub(crate) const required: bool = true;
    pub(crate) const optional: bool = false;
}

/// A column of a table by its name.
pub(crate) mod find {
    use std::borrow::Cow;

    use crate::{Error, Table};

    /// # Errors
    /// `missing-column`, or `column-type` for words or dates.
    pub(crate) fn required<'a>(table: &'a Table<'_>, method: &str, name: &str) -> Result<Cow<'a, [f64]>, Error> {
        optional(table, method, name)?.ok_or_else(|| Error::missing_column(method, name))
    }

    /// # Errors
    /// `column-type` for words or dates.
    pub(crate) fn optional<'a>(
        table: &'a Table<'_>,
        _method: &str,
        name: &str,
    ) -> Result<Option<Cow<'a, [f64]>>, Error> {
        table.column(name).map(|column| column.numbers(name)).transpose()
    }
}

/// What was found, as an argument.
pub(crate) mod lend {
    use std::borrow::Cow;

    pub(crate) fn required<'a>(column: &'a impl AsRef<[f64]>) -> super::required<'a> {
        column.as_ref()
    }

    pub(crate) fn optional<'a>(column: &'a Option<Cow<'_, [f64]>>) -> super::optional<'a> {
        column.as_deref()
    }
}
