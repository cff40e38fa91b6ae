//! Observations to values to status against targets.

mod evaluate;
mod observations;
mod status;

pub(crate) use evaluate::area_names;
pub use evaluate::{EvaluateOptions, EvaluationRow, evaluate};
pub use observations::{Observations, observed_columns};
pub use status::IndicatorStatus;
