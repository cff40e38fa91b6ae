//! The caller's data: columns in Python's own lists, in Arrow's arrays or in a table of ours.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_schema::DataType;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use soteplan::stats::MethodInfo;
use soteplan::{Column, Error, ForeignColumn, Table};

use crate::arrow::{capsule, foreign, import};
use crate::error::{Result, Trouble};
use crate::values;

/// Which columns to take from the data.
pub(crate) enum Selection {
    All,
    Named(Vec<Wanted>),
}

/// A column to take.
pub(crate) struct Wanted {
    /// What the table calls it.
    name: String,
    /// What the data call it.
    source: String,
    /// Whether the caller named it, so that it must be there. Of another, whoever needs it says so.
    named: bool,
}

impl Selection {
    /// Columns that have the same name in the data.
    pub(crate) fn same<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let wanted = |name: &str| Wanted { name: name.to_owned(), source: name.to_owned(), named: false };
        Self::Named(names.into_iter().map(wanted).collect())
    }

    /// The columns of a call: `columns` says which column of the data is which of the method's. Without it they have the
    /// method's names, and `strict` says that the data have no others.
    ///
    /// # Errors
    /// Those of [`Selection::method`].
    pub(crate) fn call(
        info: &MethodInfo,
        by: &[String],
        columns: Option<&[(String, String)]>,
        strict: bool,
    ) -> Result<Self> {
        match columns {
            None if strict => Ok(Self::All),
            None => Self::method(info.columns.iter().map(|column| (column.name, column.name)), by),
            Some(columns) => Self::method(columns.iter().map(|(name, source)| (name.as_str(), source.as_str())), by),
        }
    }

    /// The columns of a method, and the keys of its groups.
    ///
    /// # Errors
    /// `argument` where a key has the name of a column of the method and is another column of the data.
    fn method<'n>(columns: impl Iterator<Item = (&'n str, &'n str)>, by: &[String]) -> Result<Self> {
        let wanted = |(name, source): (&str, &str)| Wanted {
            name: name.to_owned(),
            source: source.to_owned(),
            named: name != source,
        };
        let mut list: Vec<Wanted> = columns.map(wanted).collect();
        for key in by {
            match list.iter().find(|wanted| wanted.name == *key) {
                Some(same) if same.source == *key => {}
                Some(_) => return Err(Error::argument("key", key, "a name that no column of the method has").into()),
                None => list.push(Wanted { name: key.clone(), source: key.clone(), named: true }),
            }
        }
        Ok(Self::Named(list))
    }

    /// The names to take, in the table and in the data.
    ///
    /// # Errors
    /// `unknown-column` where a column that the caller named is not there, `argument` where a name is there twice.
    fn resolve(self, known: &[String]) -> Result<Vec<(String, String)>> {
        let taken: Vec<(String, String)> = match self {
            Self::All => known.iter().map(|name| (name.clone(), name.clone())).collect(),
            Self::Named(list) => {
                if let Some(lacking) = list.iter().find(|wanted| wanted.named && !known.contains(&wanted.source)) {
                    return Err(Error::unknown("column", &lacking.source, known.iter().map(String::as_str)).into());
                }
                let there = list.into_iter().filter(|wanted| known.contains(&wanted.source));
                there.map(|wanted| (wanted.name, wanted.source)).collect()
            }
        };
        match taken.iter().find(|(_, source)| known.iter().filter(|name| *name == source).count() > 1) {
            Some((_, source)) => Err(Error::argument("column", source, "a name that the data have once").into()),
            None => Ok(taken),
        }
    }
}

/// Columns as the caller has them, kept alive while a table borrows from them.
pub(crate) struct Frame(Vec<(String, Source)>);

enum Source {
    /// Arrow's arrays, one after the other.
    Chunks(DataType, Vec<ArrayRef>),
    /// Of a table of ours: its name there.
    Column(Arc<Table<'static>>, String),
    /// Read from Python's own values.
    Values(Column<'static>),
}

impl Frame {
    /// Takes columns from a table of ours, from anything that streams Arrow, or from a dict of sequences.
    pub(crate) fn read(data: &Bound<'_, PyAny>, selection: Selection) -> Result<Self> {
        if let Ok(table) = data.cast::<crate::table::Table>() {
            return Self::table_columns(&table.get().0, selection);
        }
        if let Ok(columns) = data.cast::<PyDict>() {
            return Self::dict_columns(columns, selection);
        }
        let chunks = capsule::read(data)?.ok_or_else(|| {
            let kind = data.get_type().to_string();
            Trouble::Argument(format!("data of the type {kind} are no table: give a data frame or a dict of columns"))
        })?;
        let (names, columns) = import::fields(&chunks)?;
        let taken = selection.resolve(&names)?;
        let columns = taken.into_iter().filter_map(|(name, source)| {
            let index = names.iter().position(|known| *known == source)?;
            let (data_type, arrays) = columns.get(index)?.clone();
            Some((name, Source::Chunks(data_type, arrays)))
        });
        Ok(Self(columns.collect()))
    }

    fn table_columns(table: &Arc<Table<'static>>, selection: Selection) -> Result<Self> {
        let names: Vec<String> = table.names().map(str::to_owned).collect();
        let taken = selection.resolve(&names)?;
        Ok(Self(taken.into_iter().map(|(name, source)| (name, Source::Column(Arc::clone(table), source))).collect()))
    }

    fn dict_columns(columns: &Bound<'_, PyDict>, selection: Selection) -> Result<Self> {
        let names = columns.keys().extract::<Vec<String>>()?;
        let taken = selection.resolve(&names)?;
        let columns = taken.into_iter().map(|(name, source)| {
            let values = columns.as_any().get_item(&source)?;
            let source = match capsule::read(&values)? {
                Some(chunks) => Source::Chunks(chunks.data_type, chunks.arrays),
                None => Source::Values(values::column(&source, &values)?),
            };
            Ok((name, source))
        });
        Ok(Self(columns.collect::<Result<_>>()?))
    }

    /// The columns as a table that borrows what it can.
    ///
    /// # Errors
    /// `column-type` or `column-value` where Arrow's type has no place in a table, `column-length`.
    pub(crate) fn table(&self) -> std::result::Result<Table<'_>, Error> {
        let mut table = Table::new();
        for (name, source) in &self.0 {
            self.insert(&mut table, name, source)?;
        }
        Ok(table)
    }

    fn insert<'a>(&'a self, table: &mut Table<'a>, name: &str, source: &'a Source) -> std::result::Result<(), Error> {
        let column = match source {
            Source::Chunks(data_type, arrays) => import::column(name, data_type, arrays)?,
            Source::Column(owner, source) => match owner.column(source) {
                Some(column) => borrowed(column),
                None => return Ok(()),
            },
            Source::Values(column) => borrowed(column),
        };
        table.insert(name, column)
    }
}

impl Frame {
    /// Asks of the columns as a table in which nothing is copied that can be read where it is.
    ///
    /// # Errors
    /// As [`Frame::table`], and those of what is asked.
    pub(crate) fn ask<R>(
        &self,
        ask: impl FnOnce(&Table<'_>) -> std::result::Result<R, Error>,
    ) -> std::result::Result<R, Error> {
        let views: Vec<_> = self.0.iter().map(|(_, source)| source.view()).collect();
        let mut table = Table::new();
        for ((name, source), view) in self.0.iter().zip(&views) {
            match view {
                Some(view) => table.insert(name.as_str(), Column::Foreign(view.as_ref()))?,
                None => self.insert(&mut table, name, source)?,
            }
        }
        ask(&table)
    }
}

impl Source {
    /// The column where it is, if it can be read there.
    fn view(&self) -> Option<Box<dyn ForeignColumn + '_>> {
        match self {
            // The core reads an array of doubles itself.
            Self::Chunks(DataType::Float64, arrays) if import::plain(arrays) => None,
            Self::Chunks(data_type, arrays) => foreign::column(data_type, arrays),
            Self::Column(..) | Self::Values(_) => None,
        }
    }
}

fn borrowed<'a>(column: &'a Column<'_>) -> Column<'a> {
    match column {
        Column::Number(values) => Column::from(&**values),
        Column::Integer(values) => Column::Integer(values.clone()),
        Column::Text(values) => Column::text(values.iter().map(Option::as_deref)),
        Column::Date(values) => Column::Date(values.clone()),
        Column::Words(values) => Column::text(values.iter()),
        Column::Foreign(column) => Column::Foreign(*column),
    }
}
