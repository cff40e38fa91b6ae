//! The Arrow C data interface, by which data frames hand columns over.

pub(crate) mod capsule;
pub(crate) mod export;
pub(crate) mod foreign;
pub(crate) mod import;
