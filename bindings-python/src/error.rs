//! What is raised.

use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyType;
use soteplan::Error;
use soteplan::read::{FileError, ReadError};

use crate::table::Findings;

/// What keeps a call from being answered.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// The core refuses.
    Call(Error),
    /// A text is not a plan.
    Document(ReadError),
    /// Only this side of the boundary can refuse it.
    Argument(String),
    /// Python refuses.
    Python(PyErr),
}

pub(crate) type Result<T> = std::result::Result<T, Trouble>;

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}

impl From<ReadError> for Trouble {
    fn from(error: ReadError) -> Self {
        Self::Document(error)
    }
}

impl From<FileError> for Trouble {
    fn from(error: FileError) -> Self {
        match error {
            FileError::Unreadable(error) => Self::Call(error),
            FileError::NotAPlan(error) => Self::Document(error),
        }
    }
}

impl From<PyErr> for Trouble {
    fn from(error: PyErr) -> Self {
        Self::Python(error)
    }
}

impl From<serde_json::Error> for Trouble {
    fn from(error: serde_json::Error) -> Self {
        PyValueError::new_err(error.to_string()).into()
    }
}

impl From<Trouble> for PyErr {
    fn from(trouble: Trouble) -> Self {
        Python::attach(|py| raise(py, trouble).unwrap_or_else(|error| error))
    }
}

/// The exceptions are classes of Python's own, so that they can be both ours and `ValueError` or `OSError`.
fn raise(py: Python<'_>, trouble: Trouble) -> PyResult<PyErr> {
    let classes = || py.import("soteplan._errors");
    let exception = match trouble {
        Trouble::Call(error) => {
            let arguments = (error.to_string(), error.code(), error.help());
            match error.io_kind() {
                Some(kind) => classes()?.call_method1("file_error", (builtin(py, kind.into()), arguments))?,
                None => classes()?.getattr("SoteplanError")?.call1(arguments)?,
            }
        }
        Trouble::Document(error) => {
            let message = error.to_string();
            classes()?.getattr("PlanError")?.call1((message, Findings(error.diagnostics)))?
        }
        Trouble::Argument(message) => classes()?.getattr("SoteplanError")?.call1((message, "argument"))?,
        Trouble::Python(error) => return Ok(error),
    };
    Ok(PyErr::from_value(exception))
}

/// Python's own class for a file that cannot be read: `FileNotFoundError` and the like.
fn builtin(py: Python<'_>, error: std::io::Error) -> Bound<'_, PyType> {
    let class = PyErr::from(error).get_type(py);
    if class.is_subclass_of::<PyOSError>().unwrap_or(false) { class } else { py.get_type::<PyOSError>() }
}

/// JSON text of plain data.
pub(crate) fn json<T: serde::Serialize>(value: &T) -> Result<String> {
    Ok(serde_json::to_string(value)?)
}
