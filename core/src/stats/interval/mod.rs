//! Confidence intervals, each in one file; methods share them.

pub(crate) mod byar;
pub(crate) mod count;
pub(crate) mod dobson;
pub(crate) mod exact_poisson;
pub(crate) mod wilson;
