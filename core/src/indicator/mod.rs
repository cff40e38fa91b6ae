//! Observations to values to status against targets.

mod evaluate;
mod observations;
mod status;

pub(crate) use evaluate::area_names;
#[cfg(feature = "methods")]
pub use evaluate::evaluate;
pub use evaluate::{EvaluateOptions, EvaluationRow, MethodCall, evaluate_with};
pub use observations::{Observations, observed_columns};
pub use status::IndicatorStatus;
