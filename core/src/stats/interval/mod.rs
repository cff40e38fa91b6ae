//! Confidence intervals, each in one file; methods share them.

pub(crate) mod binomial;
pub(crate) mod byar;
pub(crate) mod count;
pub(crate) mod dobson;
pub(crate) mod exact_poisson;
pub(crate) mod fay_feuer;
pub(crate) mod log_normal;
pub(crate) mod wilson;
