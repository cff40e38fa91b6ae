//! A health and social services provision plan as data: read it, see for whom it holds on which day, check who answers
//! for what, calculate its indicators and see whether its targets will be met.
//!
//! ```
//! use soteplan::{CheckOptions, EvaluateOptions, Scenario, examples};
//!
//! let plan = examples::hyks_2021_2025()?;
//! for finding in plan.check(&CheckOptions::new()) {
//!     println!("{} {}", finding.code(), finding.message(soteplan::Language::En));
//! }
//! let undecided = plan.validity(&Scenario::new())?;
//! assert!(undecided[0].undecided_on.iter().any(|fact| fact.as_str() == "sote-reform"));
//!
//! let rows = plan.evaluate(&examples::net_costs()?, &EvaluateOptions::default())?;
//! assert!(rows.iter().any(|row| row.area_name == "Helsinki" && row.period == 2018));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Two kinds of trouble: what is wrong with a document comes back as [`Diagnostic`]s, all of them, with their places; a
//! call that cannot be made is an [`Error`] with a stable code. Nothing panics.
//!
//! The same input gives the same answer to the last bit on every platform: arithmetic that could differ comes from
//! `libm`, and sums do not depend on the order of their terms.
#![forbid(unsafe_code)]

/// Documentation as data: the texts together, or nothing where the feature `docs` is off and it is loaded apart.
macro_rules! documented {
    ($($text:expr),* $(,)?) => { if cfg!(feature = "docs") { concat!($($text),*) } else { "" } };
}
pub(crate) use documented;

pub mod approval;
pub mod area;
mod catalog;
pub mod change;
pub mod check;
#[cfg(feature = "command")]
pub mod command;
#[cfg(feature = "config")]
pub mod config;
pub mod diagnostic;
mod door;
mod error;
#[cfg(feature = "examples")]
pub mod examples;
pub mod exchange;
pub mod indicator;
mod json;
mod live;
mod named;
mod options;
mod pattern;
pub mod plan;
mod question;
pub mod read;
pub mod report;
#[cfg(feature = "schema")]
pub mod schema;
mod sorted;
pub mod stats;
mod suggest;
mod table;
pub mod time;

pub use catalog::{Catalog, CheckProfileInfo, TableInfo, VERSION, catalog};
pub use check::{
    AppliedFix, Baseline, CheckOptions, CheckProfile, CheckReport, FixOptions, FixedText, Refusal, RefusedFix,
    findings_table, inspect_rules,
};
pub use diagnostic::{Diagnostic, Fix, Language, Operation, Safety, Severity, Term, Wording};
pub use door::{Fixed, Merged, Plan, check_set, fix_text, inspect, inspect_bytes, inspect_report};
pub use error::Error;
pub use indicator::{EvaluateOptions, EvaluationRow, Observations};
pub use live::{EditorPlace, LivePlan, TextEdit, text_edits};
pub use plan::PlanDocument;
pub use question::{Reply, ask};
pub use read::{FileError, ReadError};
#[cfg(feature = "methods")]
pub use stats::compute;
pub use table::{Cell, Column, ColumnInfo, ColumnKind, ForeignColumn, PlainColumn, Row, Table, Words};
pub use time::{PartyValidity, Scenario};
