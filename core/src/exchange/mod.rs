//! Others' formats.

pub mod chart;
pub(crate) mod csv;
#[cfg(feature = "outputs")]
pub mod findings;
