//! When a plan holds: scenarios, conditions that are true, false or undecided, and validity party by party.

mod condition;
mod scenario;
mod validity;

pub use scenario::{Happening, Scenario};
pub use validity::{PartyValidity, ValidityStatus, validity};

pub(crate) use condition::circular_facts;
