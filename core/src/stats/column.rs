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
use crate::{Column, Error, ForeignColumn};

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

/// A column of numbers, as its owner has it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Numbers<'a> {
    Slice(&'a [f64]),
    Integers(&'a [Option<i64>]),
    Foreign(&'a dyn ForeignColumn),
}

impl<'a> Numbers<'a> {
    /// Of a column that has numbers.
    pub(crate) fn of(column: &'a Column<'_>, name: &str) -> Result<Self, Error> {
        match column {
            Column::Number(values) => Ok(Self::Slice(values)),
            Column::Integer(values) => Ok(Self::Integers(values)),
            // No row of numbers can be had of words either.
            Column::Foreign(column) if column.numbers(0, &mut []) => Ok(Self::Foreign(*column)),
            other => Err(Error::column_type(name, other.kind(), "numbers")),
        }
    }

    /// Number of rows.
    pub(crate) fn len(self) -> usize {
        match self {
            Self::Slice(values) => values.len(),
            Self::Integers(values) => values.len(),
            Self::Foreign(column) => column.len(),
        }
    }

    /// Copies rows from `start` on; what is missing, or beyond the end, is `NaN`.
    pub(crate) fn copy(self, start: usize, into: &mut [f64]) {
        match self {
            Self::Slice(values) => {
                let rest = values.get(start..).unwrap_or_default();
                into.iter_mut().zip(rest).for_each(|(into, value)| *into = *value);
            }
            #[expect(clippy::cast_precision_loss, reason = "years and counts are far below 2^53")]
            Self::Integers(values) => {
                let rest = values.get(start..).unwrap_or_default();
                let number = |value: &Option<i64>| value.map_or(f64::NAN, |value| value as f64);
                into.iter_mut().zip(rest).for_each(|(into, value)| *into = number(value));
            }
            Self::Foreign(column) => {
                column.numbers(start, into);
            }
        }
    }

    /// The number at a row.
    pub(crate) fn at(self, row: usize) -> f64 {
        let mut number = [f64::NAN];
        self.copy(row, &mut number);
        let [number] = number;
        number
    }
}

/// The columns of a call, in the order of the declaration; none where one is not given.
pub(crate) type Columns<'a> = [Option<Numbers<'a>>];

/// Number of rows of some columns.
pub(crate) fn rows(columns: &Columns<'_>) -> usize {
    columns.iter().flatten().next().map_or(0, |column| column.len())
}

/// One row; `NaN` stands for a column that is not given.
///
/// # Errors
/// `missing_input` where one of its numbers is missing.
pub(crate) fn row(columns: &Columns<'_>, index: usize, into: &mut [f64]) -> Result<(), Note> {
    let mut complete = true;
    for (column, into) in columns.iter().zip(into) {
        *into = column.map_or(f64::NAN, |column| column.at(index));
        complete &= column.is_none() || !into.is_nan();
    }
    if complete { Ok(()) } else { Err(Note::MissingInput) }
}

/// Checks that the columns of a call are equally long.
///
/// # Errors
/// `column-length`.
pub(crate) fn lengths(info: &MethodInfo, columns: &Columns<'_>, rows: Option<usize>) -> Result<(), Error> {
    let mut rows = rows;
    for (column, input) in columns.iter().zip(info.columns) {
        let Some(values) = column else { continue };
        let rows = *rows.get_or_insert(values.len());
        if rows != values.len() {
            return Err(Error::length(input.name, values.len(), rows));
        }
    }
    Ok(())
}

/// Checks the columns of a call against their declarations.
///
/// # Errors
/// `column-length` or `column-value`.
pub(crate) fn check(info: &MethodInfo, columns: &[Option<&[f64]>], rows: Option<usize>) -> Result<(), Error> {
    let numbers: Vec<_> = columns.iter().map(|column| column.map(Numbers::Slice)).collect();
    lengths(info, &numbers, rows)?;
    let given = columns.iter().zip(info.columns).filter_map(|(column, input)| Some((input, column.as_ref()?)));
    for (input, values) in given {
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

/// A column of a table by its name, as its owner has it.
pub(crate) mod seek {
    use super::Numbers;
    use crate::{Error, Table};

    /// # Errors
    /// `missing-column`, or `column-type` for words or dates.
    pub(crate) fn required<'a>(table: &'a Table<'_>, method: &str, name: &str) -> Result<Option<Numbers<'a>>, Error> {
        match optional(table, method, name)? {
            None => Err(Error::missing_column(method, name)),
            found => Ok(found),
        }
    }

    /// # Errors
    /// `column-type` for words or dates.
    pub(crate) fn optional<'a>(table: &'a Table<'_>, _method: &str, name: &str) -> Result<Option<Numbers<'a>>, Error> {
        table.column(name).map(|column| Numbers::of(column, name)).transpose()
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
