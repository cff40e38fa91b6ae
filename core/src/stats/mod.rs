//! Numerical methods on columns; nothing here knows a word of the domain.
//!
//! [`compute`] takes any method by name: that is what the bindings use. In Rust each method is a function on slices, such as
//! [`crude_rate()`], with its options in the module of the same name; aggregates also stream, by
//! [`directly_standardised_rate::State`] and the like, and by name and groups, by [`Stream`]. [`methods`] lists them as data.
//!
//! A missing number is `NaN` and stays missing, with the reason in a [`Note`]. Neither `NaN` nor infinity goes out otherwise.
//! Sums are exact ([`Sum`]), so that no order and no split of the rows changes a bit; functions come from `libm`, so that no
//! platform does either.

#![cfg_attr(
    not(feature = "methods"),
    allow(dead_code, unused_imports, reason = "what calculates is called by none but the methods")
)]

mod additive;
mod age_bands;
mod answer;
mod blocks;
mod bounds;
mod categories;
mod column;
mod compute;
mod confidence;
mod constant;
mod curve;
mod declare;
mod direction;
mod disclosure;
pub mod distribution;
mod erased;
mod estimates;
#[cfg(feature = "methods")]
mod exact;
mod funnel;
mod groups;
mod indirect;
mod inequality;
mod info;
mod interval;
mod keys;
mod lanes;
#[cfg(feature = "methods")]
mod ledger;
mod line;
mod matrix;
mod method;
mod moments;
mod note;
mod pack;
mod probabilities;
mod quantiles;
mod quotient;
mod random;
mod ranks;
mod run;
#[cfg(feature = "methods")]
mod sent;
mod setting;
mod short;
mod standard_population;
mod state;
#[cfg(feature = "methods")]
mod stream;
mod stretch;
mod sum;
mod tabular;
mod threads;
mod words;

#[cfg(test)]
mod declared;
#[cfg(test)]
mod invariance;

pub use bounds::Bounds;
pub use categories::Categories;
#[cfg(feature = "methods")]
pub use compute::compute;
pub use compute::{method, methods};
pub use confidence::Confidence;
pub use direction::Direction;
pub use disclosure::Zeros;
pub use disclosure::codes::{Hierarchies, TotalCode};
pub use estimates::{Estimates, Limits};
pub use funnel::{FunnelStatistic, Overdispersion};
pub use groups::Groups;
pub use info::{Example, ExampleColumn, InputInfo, MethodInfo, MethodKind, OutputInfo, Present};
pub use interval::count::CountInterval;
pub use method::*;
pub use note::Note;
pub use probabilities::Probabilities;
pub use setting::OptionInfo;
pub use standard_population::StandardPopulation;
#[cfg(feature = "methods")]
pub use stream::Stream;
pub use sum::Sum;
pub use words::WordInfo;
