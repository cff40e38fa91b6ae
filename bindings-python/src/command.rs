//! The command line, and the settings that it reads.

use std::borrow::Cow;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use pyo3::prelude::*;
use serde_json::{Map, Value};
use soteplan::config;

use crate::error::{Result, json};
use crate::plan::options;

/// Carries a command out: what belongs on standard output, on standard error, and the exit code.
#[pyfunction]
pub(crate) fn command(
    py: Python<'_>,
    arguments: Vec<OsString>,
    terminal: bool,
) -> (Cow<'static, [u8]>, Cow<'static, [u8]>, u8) {
    let outcome = py.detach(|| soteplan::command::run(arguments, &mut std::io::stdin(), terminal));
    (outcome.output.into_bytes().into(), outcome.errors.into_bytes().into(), outcome.code)
}

/// Settings of checks.
#[pyclass(frozen)]
#[derive(Debug)]
pub(crate) struct Config(config::Config);

#[pymethods]
impl Config {
    /// Reads a file.
    #[staticmethod]
    fn read(path: PathBuf) -> Result<Self> {
        Ok(Self(config::Config::read(path)?))
    }

    /// Where the settings for a file are.
    #[staticmethod]
    #[expect(clippy::needless_pass_by_value, reason = "arguments come from Python by value")]
    fn find(file: PathBuf) -> Option<PathBuf> {
        config::Config::find(&file)
    }

    /// The path that it was read from.
    #[getter]
    fn path(&self) -> &Path {
        self.0.path()
    }

    /// The language of messages, where the file says it.
    #[getter]
    fn language(&self) -> Option<&'static str> {
        self.0.language().map(soteplan::Language::code)
    }

    /// From which severity on a check fails, where the file says it.
    #[getter]
    fn fail_on(&self) -> Option<&'static str> {
        self.0.fail_on().map(config::FailOn::as_str)
    }

    /// How a file is to be checked, with the baseline; `over` counts more.
    #[expect(clippy::needless_pass_by_value, reason = "arguments come from Python by value")]
    fn options(&self, file: Option<PathBuf>, over: &str) -> Result<String> {
        let over = match options(over)? {
            Value::Object(over) => over,
            _ => Map::new(),
        };
        json(&self.0.options(file.as_deref(), &over)?)
    }
}
