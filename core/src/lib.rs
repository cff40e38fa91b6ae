//! A health and social services provision plan as data.
#![forbid(unsafe_code)]

mod error;
pub mod stats;
mod suggest;
mod table;

pub use error::Error;
pub use table::{Cell, Column, Table};
