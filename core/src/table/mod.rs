//! Named columns of equal length: what methods take and give, and what every tabular answer is.
//!
//! A number that is missing is `NaN` in a [`Column::Number`] and nowhere else: it comes in as `NaN` or null and goes out
//! as null (JSON, Arrow) with the reason in a `note` column. Infinity is refused at the door.

mod foreign;
pub(crate) mod rows;
pub(crate) mod words;

use std::borrow::Cow;

use indexmap::IndexMap;
use jiff::civil::Date;
use serde::ser::{Serialize, SerializeSeq, Serializer};

pub use foreign::{ForeignColumn, PlainColumn};
pub(crate) use rows::rows;
pub use rows::{ColumnInfo, ColumnKind, Row};
pub use words::Words;

use crate::Error;

/// One column. `Text`, `Integer` and `Date` say missing with `None`, `Number` with `NaN`.
#[derive(Debug, Clone)]
pub enum Column<'a> {
    /// Real numbers, borrowed where the caller's memory allows.
    Number(Cow<'a, [f64]>),
    /// Whole numbers: years, counts used as keys.
    Integer(Vec<Option<i64>>),
    /// Words: names, codes, notes.
    Text(Vec<Option<Cow<'a, str>>>),
    /// Days of the calendar.
    Date(Vec<Option<Date>>),
    /// Words out of a short list, such as notes.
    Words(Words),
    /// Values in somebody else's memory.
    Foreign(&'a dyn ForeignColumn),
}

/// Equal in type and in every value.
impl PartialEq for Column<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => one == other,
            (Self::Integer(one), Self::Integer(other)) => one == other,
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::Date(one), Self::Date(other)) => one == other,
            (one, other) => {
                one.kind() == other.kind()
                    && one.len() == other.len()
                    && (0..one.len()).all(|row| one.cell(row) == other.cell(row))
            }
        }
    }
}

impl<'a> Column<'a> {
    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Number(values) => values.len(),
            Self::Integer(values) => values.len(),
            Self::Text(values) => values.len(),
            Self::Date(values) => values.len(),
            Self::Words(values) => values.len(),
            Self::Foreign(column) => column.len(),
        }
    }

    /// Whether the column has no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The type in words, for messages.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Number(_) => "numbers",
            Self::Integer(_) => "whole numbers",
            Self::Text(_) | Self::Words(_) => "text",
            Self::Date(_) => "dates",
            Self::Foreign(column) => column.kind(),
        }
    }

    /// The value at `row`; [`Cell::Missing`] where there is none, or no such row.
    #[must_use]
    pub fn cell(&self, row: usize) -> Cell<'_> {
        let cell = match self {
            Self::Number(values) => values.get(row).filter(|value| !value.is_nan()).map(|value| Cell::Number(*value)),
            Self::Integer(values) => values.get(row).copied().flatten().map(Cell::Integer),
            Self::Text(values) => values.get(row).and_then(Option::as_deref).map(Cell::Text),
            Self::Date(values) => values.get(row).copied().flatten().map(Cell::Date),
            Self::Words(values) => Some(values.cell(row)),
            Self::Foreign(column) => Some(column.cell(row)),
        };
        cell.unwrap_or(Cell::Missing)
    }

    /// The column as real numbers, missing as `NaN`.
    ///
    /// # Errors
    /// `column-type` where the column holds words or dates; `name` is the name to blame.
    pub fn numbers(&self, name: &str) -> Result<Cow<'_, [f64]>, Error> {
        match self {
            Self::Number(values) => Ok(Cow::Borrowed(values)),
            #[expect(clippy::cast_precision_loss, reason = "years and counts are far below 2^53")]
            Self::Integer(values) => {
                Ok(values.iter().map(|value| value.map_or(f64::NAN, |value| value as f64)).collect())
            }
            Self::Foreign(column) => {
                let mut numbers = vec![0.0; column.len()];
                let there = column.numbers(0, &mut numbers);
                if there { Ok(Cow::Owned(numbers)) } else { Err(Error::column_type(name, self.kind(), "numbers")) }
            }
            Self::Text(_) | Self::Words(_) | Self::Date(_) => Err(Error::column_type(name, self.kind(), "numbers")),
        }
    }

    /// The same column that owns all its memory.
    #[must_use]
    pub fn into_owned(self) -> Column<'static> {
        match self {
            Self::Number(values) => Column::Number(Cow::Owned(values.into_owned())),
            Self::Integer(values) => Column::Integer(values),
            Self::Text(values) => {
                Column::Text(values.into_iter().map(|value| value.map(|text| Cow::Owned(text.into_owned()))).collect())
            }
            Self::Date(values) => Column::Date(values),
            Self::Words(values) => Column::Words(values),
            Self::Foreign(column) => column.pick(&(0..column.len()).collect::<Vec<_>>()),
        }
    }

    /// A column of words.
    pub fn text<T: Into<Cow<'a, str>>>(values: impl IntoIterator<Item = Option<T>>) -> Self {
        Self::Text(values.into_iter().map(|value| value.map(Into::into)).collect())
    }
}

impl From<Vec<f64>> for Column<'_> {
    fn from(values: Vec<f64>) -> Self {
        Self::Number(Cow::Owned(values))
    }
}

impl<'a> From<&'a [f64]> for Column<'a> {
    fn from(values: &'a [f64]) -> Self {
        Self::Number(Cow::Borrowed(values))
    }
}

impl Serialize for Column<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.len()))?;
        for row in 0..self.len() {
            list.serialize_element(&self.cell(row))?;
        }
        list.end()
    }
}

/// One value of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'a> {
    /// No value.
    Missing,
    /// A real number, never `NaN`.
    Number(f64),
    /// A whole number.
    Integer(i64),
    /// Words.
    Text(&'a str),
    /// A day.
    Date(Date),
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Missing => serializer.serialize_none(),
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::Integer(value) => serializer.serialize_i64(*value),
            Self::Text(value) => serializer.serialize_str(value),
            Self::Date(value) => serializer.collect_str(value),
        }
    }
}

/// Named columns of equal length, in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table<'a> {
    columns: IndexMap<String, Column<'a>>,
}

impl<'a> Table<'a> {
    /// An empty table; add columns with [`Table::insert`].
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a column at the end, or replaces the one of that name.
    ///
    /// # Errors
    /// `column-length` where the column is longer or shorter than the others.
    pub fn insert(&mut self, name: impl Into<String>, column: impl Into<Column<'a>>) -> Result<(), Error> {
        let (name, column) = (name.into(), column.into());
        let other =
            self.columns.iter().find(|(other, column_there)| **other != name && column_there.len() != column.len());
        if let Some((_, other)) = other {
            return Err(Error::length(&name, column.len(), other.len()));
        }
        self.columns.insert(name, column);
        Ok(())
    }

    /// A table of columns that are equally long by construction.
    pub(crate) fn of_columns<N: Into<String>>(columns: impl IntoIterator<Item = (N, Column<'a>)>) -> Self {
        Self { columns: columns.into_iter().map(|(name, column)| (name.into(), column)).collect() }
    }

    /// A column of a JSON list: words where a value is a string, else numbers; null is missing.
    ///
    /// # Errors
    /// `column-type` where it is no list or mixes words and numbers, `column-value` where a value is neither.
    pub fn column_from_json(name: &str, values: &serde_json::Value) -> Result<Column<'static>, Error> {
        use serde_json::Value;
        let Value::Array(values) = values else { return Err(Error::column_type(name, "no list", "a list of values")) };
        let refuse = |row: usize, value: &Value| {
            Error::value(name, row, crate::options::shown(value), "a number, a text or null")
        };
        if values.iter().any(Value::is_string) {
            let words = values.iter().enumerate().map(|(row, value)| match value {
                Value::Null => Ok(None),
                Value::String(word) => Ok(Some(Cow::Owned(word.clone()))),
                Value::Number(_) => Err(Error::column_type(name, "words and numbers", "one of the two")),
                other => Err(refuse(row, other)),
            });
            return Ok(Column::Text(words.collect::<Result<_, _>>()?));
        }
        let numbers = values.iter().enumerate().map(|(row, value)| match value {
            Value::Null => Ok(f64::NAN),
            other => other.as_f64().ok_or_else(|| refuse(row, other)),
        });
        Ok(Column::from(numbers.collect::<Result<Vec<_>, _>>()?))
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, |(_, column)| column.len())
    }

    /// The column of that name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column<'a>> {
        self.columns.get(name)
    }

    /// All columns in order.
    pub fn columns(&self) -> impl ExactSizeIterator<Item = (&str, &Column<'a>)> {
        self.columns.iter().map(|(name, column)| (name.as_str(), column))
    }

    /// Names of the columns in order.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.columns.keys().map(String::as_str)
    }

    /// The table without some columns.
    #[must_use]
    pub fn without(mut self, names: &[&str]) -> Self {
        self.columns.retain(|name, _| !names.contains(&name.as_str()));
        self
    }

    /// The table without the columns in which every value is missing.
    #[must_use]
    pub fn without_empty(mut self) -> Self {
        self.columns.retain(|_, column| (0..column.len()).any(|row| column.cell(row) != Cell::Missing));
        self
    }

    /// The value at a row of a column; missing where there is neither.
    #[must_use]
    pub fn cell(&self, name: &str, row: usize) -> Cell<'_> {
        self.column(name).map_or(Cell::Missing, |column| column.cell(row))
    }

    /// The same table that owns all its memory.
    #[must_use]
    pub fn into_owned(self) -> Table<'static> {
        Table { columns: self.columns.into_iter().map(|(name, column)| (name, column.into_owned())).collect() }
    }
}

/// As an object of columns: `{"area": ["091", …], "value": [1.5, null, …]}`.
impl Serialize for Table<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.columns())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_words_are_no_numbers() {
        let days = Column::Date(vec![Some(jiff::civil::date(2021, 8, 1))]);
        for column in [days, Column::text([Some("091")])] {
            let error = column.numbers("count").unwrap_err();
            assert_eq!((error.code(), error.to_string().contains("`count`")), ("column-type", true));
        }
    }

    #[test]
    fn columns_of_other_lengths_are_refused_and_replaced_ones_are_not() {
        let mut table = Table::new();
        table.insert("value", vec![1.0, 2.0]).unwrap();
        assert_eq!(table.insert("count", vec![1.0]).unwrap_err().code(), "column-length");
        table.insert("value", vec![1.0]).unwrap();
        assert_eq!(table.rows(), 1);
    }
}
