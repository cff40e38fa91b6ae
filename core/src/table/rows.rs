//! Answers that are tables: the columns declared once, with what they mean.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::Serialize;

use super::{Column, Table};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    /// Real numbers.
    Number,
    /// Whole numbers.
    Integer,
    /// Words.
    Text,
    /// Days, as `2021-01-31` where the format has no dates.
    Date,
}

/// A column of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ColumnInfo {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
    /// What it means.
    pub meaning: &'static str,
}

/// A kind of row: what the columns of its tables are.
pub trait Row: Sized {
    /// Name of the row type in other languages.
    const NAME: &'static str;
    /// What a row is.
    const MEANING: &'static str;
    /// The columns in order.
    const COLUMNS: &'static [ColumnInfo];

    /// A table of these rows.
    fn table(rows: &[Self]) -> Table<'static>;
}

/// Declares the columns of a row type: name, type and where each value comes from.
macro_rules! rows {
    (
        $(#[doc = $doc:literal])*
        $row:ty as $name:literal {
            $($(#[doc = $meaning:literal])* $column:ident: $kind:ident = $value:expr;)*
        }
    ) => {
        impl $crate::table::Row for $row {
            const NAME: &'static str = $name;
            const MEANING: &'static str = $crate::documented!($($doc),*).trim_ascii();
            const COLUMNS: &'static [$crate::table::ColumnInfo] = &[$(
                $crate::table::ColumnInfo {
                    name: stringify!($column),
                    kind: $crate::table::rows::kinds::$kind,
                    meaning: $crate::documented!($($meaning),*).trim_ascii(),
                }
            ),*];

            fn table(rows: &[Self]) -> $crate::Table<'static> {
                $crate::Table::of_columns([$((
                    stringify!($column),
                    $crate::table::rows::$kind::<Self, _>(rows, $value),
                )),*])
            }
        }
    };
}
pub(crate) use rows;

/// The kinds by the words that declarations use.
pub(crate) mod kinds {
    use super::ColumnKind;

    #[expect(non_upper_case_globals, reason = "the words of `rows!`")]
    mod words {
        use super::ColumnKind;
        pub(crate) const text: ColumnKind = ColumnKind::Text;
        pub(crate) const number: ColumnKind = ColumnKind::Number;
        pub(crate) const integer: ColumnKind = ColumnKind::Integer;
        pub(crate) const date: ColumnKind = ColumnKind::Date;
    }
    pub(crate) use words::{date, integer, number, text};
}

/// What can stand in a column of words.
pub(crate) trait IntoText {
    fn into_text(self) -> Option<Cow<'static, str>>;
}

impl IntoText for &'static str {
    fn into_text(self) -> Option<Cow<'static, str>> {
        Some(Cow::Borrowed(self))
    }
}

impl IntoText for String {
    fn into_text(self) -> Option<Cow<'static, str>> {
        Some(Cow::Owned(self))
    }
}

impl<T: IntoText> IntoText for Option<T> {
    fn into_text(self) -> Option<Cow<'static, str>> {
        self.and_then(IntoText::into_text)
    }
}

pub(crate) fn text<R, T: IntoText>(rows: &[R], value: impl Fn(&R) -> T) -> Column<'static> {
    Column::Text(rows.iter().map(|row| value(row).into_text()).collect())
}

pub(crate) fn number<R, T: Into<Option<f64>>>(rows: &[R], value: impl Fn(&R) -> T) -> Column<'static> {
    rows.iter().map(|row| value(row).into().unwrap_or(f64::NAN)).collect::<Vec<_>>().into()
}

pub(crate) fn integer<R, T: Into<Option<i64>>>(rows: &[R], value: impl Fn(&R) -> T) -> Column<'static> {
    Column::Integer(rows.iter().map(|row| value(row).into()).collect())
}

pub(crate) fn date<R, T: Into<Option<Date>>>(rows: &[R], value: impl Fn(&R) -> T) -> Column<'static> {
    Column::Date(rows.iter().map(|row| value(row).into()).collect())
}
