//! Tables and findings.

use std::sync::Arc;

use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDate, PyDict, PyList};
use soteplan::report::{View, table_html, table_text};
use soteplan::{Cell, Column, Diagnostic, Language, findings_table};

use crate::arrow::{capsule, export};
use crate::error::{Result, json};
use crate::frame::{Frame, Selection};

/// Rows that are shown before the rest are counted.
const SHOWN: usize = 60;

/// Named columns of equal length.
#[pyclass(frozen)]
#[derive(Debug)]
pub(crate) struct Table(pub(crate) Arc<soteplan::Table<'static>>);

impl From<soteplan::Table<'static>> for Table {
    fn from(table: soteplan::Table<'static>) -> Self {
        Self(Arc::new(table))
    }
}

#[pymethods]
impl Table {
    /// A table of any data.
    #[staticmethod]
    fn of(data: &Bound<'_, PyAny>) -> Result<Self> {
        let frame = Frame::read(data, Selection::All)?;
        Ok(frame.table()?.into_owned().into())
    }

    fn __len__(&self) -> usize {
        self.0.rows()
    }

    /// Names of the columns.
    fn columns(&self) -> Vec<&str> {
        self.0.names().collect()
    }

    /// The values of a row; those before the end count from it.
    fn row<'py>(&self, py: Python<'py>, index: isize) -> PyResult<Bound<'py, PyDict>> {
        let from_start = if index < 0 { self.0.rows().checked_add_signed(index) } else { usize::try_from(index).ok() };
        let Some(row) = from_start.filter(|row| *row < self.0.rows()) else {
            return Err(PyIndexError::new_err(format!("row {index}: there are {}", self.0.rows())));
        };
        let values = PyDict::new(py);
        for (name, column) in self.0.columns() {
            values.set_item(name, value(py, column.cell(row))?)?;
        }
        Ok(values)
    }

    /// The values of a column, where there is one of that name.
    fn column<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Option<Bound<'py, PyList>>> {
        self.0.column(name).map(|column| list(py, column)).transpose()
    }

    /// Whether the columns, their types and all values are the same; missing equals missing.
    fn equals(&self, other: &Bound<'_, Self>) -> bool {
        let (one, two) = (&self.0, &other.get().0);
        let same = |one: &Column<'_>, two: &Column<'_>| {
            one.kind() == two.kind()
                && one.len() == two.len()
                && (0..one.len()).all(|row| one.cell(row) == two.cell(row))
        };
        one.columns().len() == two.columns().len()
            && one.columns().zip(two.columns()).all(|(one, two)| one.0 == two.0 && same(one.1, two.1))
    }

    /// For a terminal, in lines of at most `width` characters where that is given.
    fn text(&self, width: Option<usize>) -> String {
        table_text(&self.0, View::data(SHOWN).within(width.unwrap_or(usize::MAX)))
    }

    /// For a notebook.
    fn html(&self) -> String {
        table_html(&self.0, View::data(SHOWN))
    }

    fn arrow_schema<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyCapsule>> {
        capsule::schema(py, &export::batch(&self.0)?)
    }

    fn arrow_array<'py>(&self, py: Python<'py>) -> Result<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        capsule::array(py, export::batch(&self.0)?)
    }

    fn arrow_stream<'py>(&self, py: Python<'py>) -> Result<Bound<'py, PyCapsule>> {
        capsule::stream(py, export::batch(&self.0)?)
    }
}

/// A column as Python's own values.
fn list<'py>(py: Python<'py>, column: &Column<'_>) -> PyResult<Bound<'py, PyList>> {
    let values = (0..column.len()).map(|row| value(py, column.cell(row)));
    PyList::new(py, values.collect::<PyResult<Vec<_>>>()?)
}

fn value<'py>(py: Python<'py>, cell: Cell<'_>) -> PyResult<Bound<'py, PyAny>> {
    match cell {
        Cell::Missing => Ok(py.None().into_bound(py)),
        Cell::Number(number) => number.into_bound_py_any(py),
        Cell::Integer(whole) => whole.into_bound_py_any(py),
        Cell::Text(text) => text.into_bound_py_any(py),
        Cell::Date(day) => {
            let (month, of_month) = (day.month().unsigned_abs(), day.day().unsigned_abs());
            PyDate::new(py, day.year().into(), month, of_month)?.into_bound_py_any(py)
        }
    }
}

/// Findings about a document.
#[pyclass(frozen)]
#[derive(Debug)]
pub(crate) struct Findings(pub(crate) Vec<Diagnostic>);

#[pymethods]
impl Findings {
    /// As a table, worded in one language.
    fn table(&self, language: &str) -> Result<Table> {
        let language: Language = language.parse()?;
        Ok(findings_table(&self.0, language).into())
    }

    /// With everything that is known of them, as JSON.
    fn to_json(&self) -> Result<String> {
        json(&self.0)
    }
}
