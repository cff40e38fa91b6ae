//! A plan.

use std::path::PathBuf;

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use serde_json::Value;
use soteplan::read::ReadError;
use soteplan::report::{overview_html, overview_text};
use soteplan::{CheckOptions, EvaluateOptions, Language, Observations, Reply, Row, Scenario};

use crate::error::{Result, json};
use crate::frame::{Frame, Selection};
use crate::table::{Findings, Table};

/// A plan.
#[pyclass(frozen, eq)]
#[derive(Debug)]
pub(crate) struct Plan(soteplan::Plan);

impl From<soteplan::Plan> for Plan {
    fn from(plan: soteplan::Plan) -> Self {
        Self(plan)
    }
}

impl PartialEq for Plan {
    fn eq(&self, other: &Self) -> bool {
        self.0.document() == other.0.document()
    }
}

#[pymethods]
impl Plan {
    /// Reads a file.
    #[staticmethod]
    fn read(py: Python<'_>, path: PathBuf) -> Result<Self> {
        Ok(Self(py.detach(|| soteplan::Plan::read(path))?))
    }

    /// Reads a text.
    #[staticmethod]
    fn parse(py: Python<'_>, text: &[u8]) -> Result<Self> {
        Ok(Self(py.detach(|| soteplan::Plan::parse_bytes(text))?))
    }

    /// Reads a text that nobody has seen: its findings have no lines.
    #[staticmethod]
    fn parse_unseen(py: Python<'_>, text: &[u8]) -> Result<Self> {
        let plan = py.detach(|| soteplan::Plan::parse_bytes(text).map_err(ReadError::without_places))?;
        Ok(Self(plan.without_text()))
    }

    /// The text that it was read from.
    fn text(&self) -> Option<&str> {
        self.0.text()
    }

    /// The plan as indented JSON.
    fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// The plan at a glance, for a terminal.
    fn overview(&self) -> String {
        overview_text(self.0.document(), Language::En)
    }

    /// The plan at a glance, as HTML.
    fn overview_html(&self) -> String {
        overview_html(self.0.document(), Language::En)
    }

    /// Names of the columns that its indicators take from observations.
    fn observed_columns(&self) -> Vec<&str> {
        self.0.observed_columns()
    }

    /// Answers a question about the plan: a table, findings or JSON.
    fn ask<'py>(&self, py: Python<'py>, question: &str, arguments: &str) -> Result<Bound<'py, PyAny>> {
        let arguments = options(arguments)?;
        reply(py, py.detach(|| self.0.ask(question, &arguments))?)
    }

    fn diff(&self, py: Python<'_>, after: &Bound<'_, Self>) -> Table {
        let after = after.get();
        Row::table(&py.detach(|| self.0.diff(&after.0))).into()
    }

    /// The merged plan, the conflicts, and how many changes came from each side.
    fn merge(
        &self,
        py: Python<'_>,
        ours: &Bound<'_, Self>,
        theirs: &Bound<'_, Self>,
    ) -> Result<(Self, Table, usize, usize)> {
        let (ours, theirs) = (ours.get(), theirs.get());
        let merged = py.detach(|| soteplan::Plan::merge(&self.0, &ours.0, &theirs.0))?;
        Ok((Self(merged.plan), Row::table(&merged.conflicts).into(), merged.from_ours, merged.from_theirs))
    }

    fn check(&self, py: Python<'_>, check_options: &str) -> Result<Findings> {
        let check = CheckOptions::from_json(&options(check_options)?)?;
        Ok(Findings(py.detach(|| self.0.check(&check))))
    }

    fn validity(&self, scenario: &str) -> Result<Table> {
        let rows = self.0.validity(&Scenario::from_json(&options(scenario)?)?)?;
        Ok(Row::table(&rows).into())
    }

    fn evaluate(&self, data: &Bound<'_, PyAny>, evaluate_options: &str) -> Result<Table> {
        let evaluate = EvaluateOptions::from_json(&options(evaluate_options)?)?;
        let frame = self.observed(data)?;
        let rows = data.py().detach(|| self.0.evaluate(&Observations::new(frame.table()?)?, &evaluate))?;
        Ok(Row::table(&rows).into())
    }

    /// A chart specification as JSON.
    fn chart(&self, indicator: &str, data: &Bound<'_, PyAny>, evaluate_options: &str) -> Result<String> {
        let evaluate = EvaluateOptions::from_json(&options(evaluate_options)?)?;
        let frame = self.observed(data)?;
        let observations = Observations::new(frame.table()?)?;
        json(&self.0.chart(indicator, &observations, &evaluate)?)
    }

    /// A page on the plan; `scenarios` is an object of scenarios by their names.
    fn page(&self, data: Option<&Bound<'_, PyAny>>, scenarios: &str, language: &str) -> Result<String> {
        let language: Language = language.parse()?;
        let scenarios = options(scenarios)?;
        let scenarios = scenarios.as_object().into_iter().flatten();
        let scenarios = scenarios
            .map(|(name, scenario)| Ok((name.clone(), Scenario::from_json(scenario)?)))
            .collect::<Result<Vec<_>>>()?;
        let frame = data.map(|data| self.observed(data)).transpose()?;
        let observations = frame.as_ref().map(|frame| Observations::new(frame.table()?)).transpose()?;
        Ok(self.0.page(&scenarios, observations.as_ref(), language)?)
    }
}

impl Plan {
    /// The plan itself.
    pub(crate) fn core(&self) -> &soteplan::Plan {
        &self.0
    }

    /// What the plan's indicators take from the caller's data.
    fn observed(&self, data: &Bound<'_, PyAny>) -> Result<Frame> {
        Frame::read(data, Selection::same(self.0.observed_columns()))
    }
}

/// A reply as Python has it; beside a text with its fixes made stand the findings that are left.
pub(crate) fn reply(py: Python<'_>, reply: Reply) -> Result<Bound<'_, PyAny>> {
    Ok(match reply {
        Reply::Table(table) => Table::from(table).into_bound_py_any(py)?,
        Reply::Findings(list) => Findings(list).into_bound_py_any(py)?,
        Reply::Report(report) => json(&report)?.into_bound_py_any(py)?,
        Reply::Fixed(fixed) => (json(&fixed)?, Findings(fixed.left)).into_bound_py_any(py)?,
        Reply::Value(value) => json(&value)?.into_bound_py_any(py)?,
    })
}

/// Options from JSON text.
pub(crate) fn options(text: &str) -> Result<Value> {
    Ok(serde_json::from_str(text)?)
}
