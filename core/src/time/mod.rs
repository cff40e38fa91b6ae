//! When a plan holds: scenarios, conditions that are true, false or undecided, and validity party by party; the periods
//! that all of this is made of, and the terms and acts that date it.

mod condition;
mod council_term;
mod legislation;
mod period;
mod period_relation;
mod scenario;
mod validity;

pub use council_term::{CouncilBody, CouncilTerm, council_term_on, council_terms, council_terms_during};
pub use legislation::{LegalCertainty, LegalEvent, LegalEventKind, in_force_on, legal_event, legislation};
pub use period::{Period, common, gaps, merged, period_from_json};
pub use period_relation::{PeriodComparison, PeriodRelation, compare};
pub use scenario::{Happening, Scenario};
pub use validity::{PartyValidity, ValidityStatus, validity};

pub(crate) use condition::circular_facts;
