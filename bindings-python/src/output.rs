//! What a check found, as others read it.

use pyo3::prelude::*;
use soteplan::exchange::findings::{Checked, Style, write};
use soteplan::{CheckOptions, CheckReport};

use crate::error::Result;
use crate::plan::{Plan, options};

/// How findings are told.
#[derive(Debug, FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct Form {
    format: String,
    language: String,
    color: bool,
    /// What the document is called.
    file: String,
}

impl Form {
    fn write(&self, text: Option<&str>, report: &CheckReport) -> Result<String> {
        let style = Style { language: self.language.parse()?, color: self.color };
        Ok(write(&[Checked { path: &self.file, text, report }], self.format.parse()?, style))
    }
}

/// Checks a plan and tells what was found.
#[pyfunction]
#[expect(clippy::needless_pass_by_value, reason = "arguments come from Python by value")]
pub(crate) fn check_output(py: Python<'_>, plan: Py<Plan>, check_options: &str, form: Form) -> Result<String> {
    let check = CheckOptions::from_json(&options(check_options)?)?;
    let plan = plan.get().core();
    py.detach(|| form.write(plan.text(), &plan.check_report(&check)))
}

/// The same for a text that need not be a plan.
#[pyfunction]
#[expect(clippy::needless_pass_by_value, reason = "arguments come from Python by value")]
pub(crate) fn inspect_output(py: Python<'_>, text: &[u8], check_options: &str, form: Form) -> Result<String> {
    let check = CheckOptions::from_json(&options(check_options)?)?;
    py.detach(|| form.write(std::str::from_utf8(text).ok(), &soteplan::inspect_report(text, &check)))
}
