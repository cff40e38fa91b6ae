//! The columns that methods take: how each kind is found in a table, checked and read.
//!
//! The items here are named by the words of a declaration: `required` and `optional` for numbers, `category` and
//! `optional_category` for what tells kinds apart.
#![expect(non_camel_case_types, reason = "the words of `method!`")]
#![expect(non_upper_case_globals, reason = "the words of `method!`")]

use std::borrow::Cow;

use super::categories::Categories;
use super::info::MethodInfo;
use super::note::Note;
use crate::Error;

/// A column that has to be there.
pub(crate) type required<'a> = &'a [f64];

/// A column that need not.
pub(crate) type optional<'a> = Option<&'a [f64]>;

/// A column of categories that has to be there.
pub(crate) type category<'a> = &'a Categories<'a>;

/// A column of categories that need not.
pub(crate) type optional_category<'a> = Option<&'a Categories<'a>>;

/// A column as all methods read it: none where it is optional and not given.
pub(crate) trait Input<'a> {
    /// Its numbers; of categories their places among the words.
    fn given(self) -> Option<&'a [f64]>;

    /// The words of categories.
    fn words(self) -> &'a [Cow<'a, str>]
    where
        Self: Sized,
    {
        &[]
    }
}

impl<'a> Input<'a> for required<'a> {
    fn given(self) -> Option<&'a [f64]> {
        Some(self)
    }
}

impl<'a> Input<'a> for optional<'a> {
    fn given(self) -> Option<&'a [f64]> {
        self
    }
}

impl<'a> Input<'a> for category<'a> {
    fn given(self) -> Option<&'a [f64]> {
        Some(self.places())
    }

    fn words(self) -> &'a [Cow<'a, str>] {
        self.words()
    }
}

impl<'a> Input<'a> for optional_category<'a> {
    fn given(self) -> Option<&'a [f64]> {
        self.map(Categories::places)
    }

    fn words(self) -> &'a [Cow<'a, str>] {
        self.map(Categories::words).unwrap_or_default()
    }
}

/// The columns of a call, in the order of the declaration.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns<'a, const COLUMNS: usize>(pub(crate) [Option<&'a [f64]>; COLUMNS]);

impl<const COLUMNS: usize> Columns<'_, COLUMNS> {
    /// Number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.0.iter().flatten().next().map_or(0, |column| column.len())
    }

    /// One row; `NaN` stands for a column that is not given.
    ///
    /// # Errors
    /// `missing_input` where one of its numbers is missing.
    pub(crate) fn row(&self, index: usize) -> Result<[f64; COLUMNS], Note> {
        let mut complete = true;
        let row = self.0.map(|column| match column {
            Some(values) => {
                let value = values.get(index).copied().unwrap_or(f64::NAN);
                complete &= !value.is_nan();
                value
            }
            None => f64::NAN,
        });
        if complete { Ok(row) } else { Err(Note::MissingInput) }
    }
}

/// Checks the columns of a call against their declarations.
///
/// # Errors
/// `column-length` or `column-value`.
pub(crate) fn check(info: &MethodInfo, columns: &[Option<&[f64]>], rows: Option<usize>) -> Result<(), Error> {
    let mut rows = rows;
    for (column, input) in columns.iter().zip(info.columns) {
        let Some(values) = column else { continue };
        let rows = *rows.get_or_insert(values.len());
        if rows != values.len() {
            return Err(Error::length(input.name, values.len(), rows));
        }
        input.bounds.check(input.name, values)?;
    }
    Ok(())
}

/// Whether a call can do without.
pub(crate) mod is_required {
    pub(crate) const required: bool = true;
    pub(crate) const optional: bool = false;
    pub(crate) const category: bool = true;
    pub(crate) const optional_category: bool = false;
}

/// A column of a table by its name.
pub(crate) mod find {
    use std::borrow::Cow;

    use crate::stats::Categories;
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

    /// # Errors
    /// `missing-column`, or those of [`Categories::of_column`].
    pub(crate) fn category<'a>(table: &'a Table<'_>, method: &str, name: &str) -> Result<Categories<'a>, Error> {
        optional_category(table, method, name)?.ok_or_else(|| Error::missing_column(method, name))
    }

    /// # Errors
    /// Those of [`Categories::of_column`].
    pub(crate) fn optional_category<'a>(
        table: &'a Table<'_>,
        _method: &str,
        name: &str,
    ) -> Result<Option<Categories<'a>>, Error> {
        table.column(name).map(|column| Categories::of_column(name, column)).transpose()
    }
}

/// What was found, as an argument.
pub(crate) mod lend {
    use std::borrow::Cow;

    use crate::stats::Categories;

    pub(crate) fn required<'a>(column: &'a impl AsRef<[f64]>) -> super::required<'a> {
        column.as_ref()
    }

    pub(crate) fn optional<'a>(column: &'a Option<Cow<'_, [f64]>>) -> super::optional<'a> {
        column.as_deref()
    }

    pub(crate) fn category<'a>(column: &'a Categories<'_>) -> super::category<'a> {
        column
    }

    pub(crate) fn optional_category<'a>(column: &'a Option<Categories<'_>>) -> super::optional_category<'a> {
        column.as_ref()
    }
}
