//! When a plan holds: scenarios, conditions that are true, false or undecided, and validity party by party; the periods
//! that all of this is made of, and the terms and acts that date it.

mod actors;
mod aftermath;
mod condition;
mod consequences;
mod council_term;
mod explain;
mod findings;
mod legislation;
mod period;
mod period_relation;
mod scenario;
mod standing;
mod successors;
mod validity;

pub use consequences::{Consequence, ConsequenceExtent, ConsequenceKind, consequences};
pub use council_term::{CouncilBody, CouncilTerm, council_term_on, council_terms, council_terms_during};
pub use explain::{ExplanationStep, StepKind, StepOutcome, explain};
pub use legislation::{LegalCertainty, LegalEvent, LegalEventKind, in_force_on, legal_event, legislation};
pub(crate) use period::days_from;
pub use period::{Period, common, gaps, merged, period_from_json};
pub use period_relation::{PeriodComparison, PeriodRelation, compare};
pub use scenario::{Happening, Scenario};
pub use standing::{Standing, StandingChange, StandingStatus, as_of, standing_changes};
pub use successors::SuccessorSource;
pub use validity::{EndCause, PartyValidity, ValidityStatus, validity};

pub(crate) use condition::circular_facts;
pub(crate) use findings::{DECLARATIONS, findings};
pub(crate) use legislation::law_turns;
