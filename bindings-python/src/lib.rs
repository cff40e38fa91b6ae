//! The core for Python: thin, typed, at home among data frames. `python/soteplan` makes the package's interface of what
//! is here.
//!
//! Documents, options and findings cross as JSON text: Python reads and writes it fast, and the core has a reader and a
//! writer in any case. Columns cross by the Arrow C data interface, without a copy where types fit.

mod arrow;
mod command;
mod error;
mod frame;
mod memory;
mod output;
mod plan;
mod stream;
mod table;
mod values;

use pyo3::prelude::*;
use soteplan::stats;
use soteplan::{CheckOptions, Column, examples};

use error::Result;
use frame::{Frame, Selection};
use plan::{Plan, options};
use table::{Findings, Table};

/// Reads and checks a text in one go.
#[pyfunction]
fn inspect(py: Python<'_>, text: &[u8], check_options: &str) -> Result<Findings> {
    let check = CheckOptions::from_json(&options(check_options)?)?;
    Ok(Findings(py.detach(|| soteplan::inspect_bytes(text, &check))))
}

/// Checks plans that belong together: a report for each, as JSON.
#[pyfunction]
#[expect(clippy::needless_pass_by_value, reason = "arguments come from Python by value")]
fn check_together(py: Python<'_>, plans: Vec<Py<Plan>>, check_options: &str) -> Result<String> {
    let check = CheckOptions::from_json(&options(check_options)?)?;
    let plans: Vec<_> = plans.iter().map(|plan| plan.get().core()).collect();
    error::json(&py.detach(|| soteplan::check_set(&plans, &check))?)
}

/// Names of the columns that a method takes.
#[pyfunction]
fn method_columns(method: &str) -> Result<Vec<&'static str>> {
    Ok(stats::method(method)?.columns.iter().map(|column| column.name).collect())
}

/// How a method can take rows in portions: `rows`, each answered by itself; `sums`, added up; or `together`, not at all.
#[pyfunction]
fn portions(method: &str, grouped: bool) -> Result<&'static str> {
    let info = stats::method(method)?;
    Ok(match info.streams() {
        true if info.keeps_rows(grouped) => "rows",
        true => "sums",
        false => "together",
    })
}

/// Calculates a method; also says whether the answer's rows are those of the data.
///
/// `columns` and `strict`: see [`Selection::call`].
#[pyfunction]
#[expect(clippy::needless_pass_by_value, reason = "arguments come from Python by value")]
#[pyo3(signature = (method, data, method_options, by, columns=None, strict=false))]
fn compute(
    py: Python<'_>,
    method: &str,
    data: &Bound<'_, PyAny>,
    method_options: &str,
    by: Vec<String>,
    columns: Option<Vec<(String, String)>>,
    strict: bool,
) -> Result<(Table, bool)> {
    let info = stats::method(method)?;
    let frame = Frame::read(data, Selection::call(info, &by, columns.as_deref(), strict)?)?;
    let given = options(method_options)?;
    let answer = py.detach(|| {
        let by: Vec<&str> = by.iter().map(String::as_str).collect();
        frame.ask(|table| soteplan::compute(method, table, &given, &by))
    })?;
    let grouped = !by.is_empty();
    Ok((Table::from(answer), info.keeps_rows(grouped)))
}

/// Where the numbers of each column lie in memory: shows that nothing was copied.
#[pyfunction]
fn addresses(data: &Bound<'_, PyAny>) -> Result<Vec<(String, usize)>> {
    let frame = Frame::read(data, Selection::All)?;
    let table = frame.table()?;
    let numbers = table.columns().filter_map(|(name, column)| match column {
        Column::Number(values) => Some((name.to_owned(), values.as_ptr().addr())),
        _ => None,
    });
    Ok(numbers.collect())
}

/// Answers a question that needs no plan: a table, findings or JSON.
#[pyfunction]
fn ask<'py>(py: Python<'py>, question: &str, arguments: &str) -> Result<Bound<'py, PyAny>> {
    plan::reply(py, soteplan::ask(question, &options(arguments)?)?)
}

/// Everything that the library can find, calculate and answer, as JSON.
#[pyfunction]
fn catalog() -> Result<String> {
    error::json(&soteplan::catalog())
}

/// The example plan.
#[pyfunction]
fn hyks_2021_2025() -> Result<Plan> {
    Ok(examples::hyks_2021_2025()?.into())
}

/// The example strategy.
#[pyfunction]
fn uusimaa_strategy_2030() -> Result<Plan> {
    Ok(examples::uusimaa_strategy_2030()?.into())
}

/// The example's observations.
#[pyfunction]
fn net_costs() -> Result<Table> {
    Ok(examples::net_costs()?.table().clone().into())
}

/// The core of the package: use `soteplan`, not this.
#[pymodule]
mod _native {
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::command::{Config, command};
    #[pymodule_export]
    use super::output::{check_output, inspect_output};
    #[pymodule_export]
    use super::plan::Plan;
    #[pymodule_export]
    use super::stream::Stream;
    #[pymodule_export]
    use super::table::{Findings, Table};
    #[pymodule_export]
    use super::{
        addresses, ask, catalog, check_together, compute, hyks_2021_2025, inspect, method_columns, net_costs, portions,
        uusimaa_strategy_2030,
    };

    #[pymodule_init]
    fn begin(_module: &Bound<'_, PyModule>) -> PyResult<()> {
        super::memory::keep_for_a_while();
        Ok(())
    }

    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "Python's name for it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
