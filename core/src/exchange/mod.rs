//! Others' formats.

pub mod chart;
pub(crate) mod csv;
