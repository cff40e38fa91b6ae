//! Methods on rows that come in portions.

use std::borrow::Cow;

use pyo3::prelude::*;
use soteplan::stats;

use crate::error::Result;
use crate::frame::{Frame, Selection};
use crate::plan::options;
use crate::table::Table;

/// A method on rows that come in portions.
#[pyclass]
#[derive(Debug)]
pub(crate) struct Stream(stats::Stream);

#[pymethods]
impl Stream {
    #[new]
    #[expect(clippy::needless_pass_by_value, reason = "arguments come from Python by value")]
    fn new(method: &str, method_options: &str, by: Vec<String>) -> Result<Self> {
        let by: Vec<&str> = by.iter().map(String::as_str).collect();
        Ok(Self(stats::Stream::new(method, &options(method_options)?, &by)?))
    }

    /// The method.
    #[getter]
    fn method(&self) -> &'static str {
        self.0.method().id
    }

    /// The key columns.
    #[getter]
    fn by(&self) -> &[String] {
        self.0.by()
    }

    /// Takes a portion in; `columns` and `strict`: see [`Selection::call`].
    #[expect(clippy::needless_pass_by_value, reason = "arguments come from Python by value")]
    fn push(
        &mut self,
        py: Python<'_>,
        data: &Bound<'_, PyAny>,
        columns: Option<Vec<(String, String)>>,
        strict: bool,
    ) -> Result<()> {
        let selection = Selection::call(self.0.method(), self.0.by(), columns.as_deref(), strict)?;
        let frame = Frame::read(data, selection)?;
        let stream = &mut self.0;
        Ok(py.detach(|| frame.ask(|table| stream.push(table)))?)
    }

    /// Takes in what another has seen.
    #[expect(clippy::needless_pass_by_value, reason = "arguments come from Python by value")]
    fn merge(&mut self, py: Python<'_>, other: PyRef<'_, Self>) -> Result<()> {
        let (stream, other) = (&mut self.0, &other.0);
        Ok(py.detach(|| stream.merge(other))?)
    }

    /// The answer.
    fn finish(&self, py: Python<'_>) -> Result<Table> {
        let stream = &self.0;
        Ok(py.detach(|| stream.finish())?.into())
    }

    /// The state as bytes.
    fn to_bytes(&self) -> Result<Cow<'static, [u8]>> {
        Ok(self.0.to_bytes()?.into())
    }

    /// The state of bytes.
    #[staticmethod]
    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        Ok(Self(stats::Stream::from_bytes(bytes)?))
    }
}
