//! From when until when a plan holds, party by party.

use jiff::civil::Date;

use super::Scenario;
use super::condition::{Timeline, When};
use crate::Error;
use crate::diagnostic::vocabulary;
use crate::plan::{EarlyEnd, Id, Party, PlanDocument, Successor};
use crate::sorted;
use crate::table::rows;

vocabulary! {
    /// Whether the answer is final in the scenario.
    pub enum ValidityStatus {
        /// Nothing that is still open can change it.
        Definite = "definite" ("varma", "säker", "definite"),
        /// Facts that the scenario does not speak of can still end the plan earlier.
        Undecided = "undecided" ("ratkaisematta", "oavgjort", "undecided"),
        /// The plan ends before it begins: it never holds.
        Never = "never" ("ei tule voimaan", "träder inte i kraft", "never"),
    }
}

/// From when until when the plan holds for one party.
#[derive(Debug, Clone, PartialEq)]
pub struct PartyValidity {
    /// The party.
    pub party: Id,
    /// First day; `None` where the plan never holds.
    pub from: Option<Date>,
    /// Last day as far as is known: facts still open can only make it earlier. `None` where the plan never holds.
    pub until: Option<Date>,
    /// Whether that is final.
    pub status: ValidityStatus,
    /// What ends it on that day: conditions of early end by id, or none where the term runs out.
    pub cause: Vec<Id>,
    /// The facts that still decide.
    pub undecided_on: Vec<Id>,
    /// What becomes due when it ends, where a condition names it.
    pub successor: Option<Successor>,
}

/// The cause of an end that no condition brought.
pub(crate) const TERM: &str = "term";

rows! {
    /// From when until when a plan holds for one party, in one scenario.
    PartyValidity as "ValidityRow" {
        /// Id of the party.
        party: text = |row| row.party.to_string();
        /// First day; missing where the plan never holds.
        from: date = |row| row.from;
        /// Last day as far as is known; facts still open can only make it earlier. Missing where the plan never holds.
        until: date = |row| row.until;
        /// `definite`, `undecided` or `never`.
        status: text = |row| row.status.as_str();
        /// What ends it on that day: ids of conditions, separated by commas, or `term`.
        cause: text = |row| if row.cause.is_empty() { TERM.to_owned() } else { join(&row.cause) };
        /// The facts that still decide, separated by commas; missing where none does.
        undecided_on: text = |row| (!row.undecided_on.is_empty()).then(|| join(&row.undecided_on));
        /// Kind of the document that becomes due; missing where none is named.
        successor: text = |row| row.successor.as_ref().map(|successor| successor.kind.as_str());
    }
}

fn join<'a>(ids: impl IntoIterator<Item = &'a Id>) -> String {
    ids.into_iter().map(Id::as_str).collect::<Vec<_>>().join(", ")
}

/// From when until when the plan holds, for each party in the order of the plan.
///
/// A condition that comes true on a day makes the day before the last one. What the scenario does not name is not
/// known, so a condition that depends on it leaves the answer undecided.
///
/// # Errors
/// `unknown-name` where the scenario names a fact that the plan does not have.
pub fn validity(plan: &PlanDocument, scenario: &Scenario) -> Result<Vec<PartyValidity>, Error> {
    let known = || plan.facts.iter().map(|fact| fact.id.as_str());
    if let Some(stranger) = scenario.facts().find(|fact| !known().any(|id| id == fact.as_str())) {
        return Err(Error::unknown("fact", stranger.as_str(), known().collect::<Vec<_>>()));
    }
    let timeline = Timeline::new(&plan.facts, scenario);
    let ends: Vec<_> = plan.early_ends.iter().map(|end| (end, timeline.when(&end.when))).collect();
    Ok(plan.parties.iter().map(|party| of_party(plan, party, &ends)).collect())
}

fn of_party(plan: &PlanDocument, party: &Party, ends: &[(&EarlyEnd, When)]) -> PartyValidity {
    let touching = || {
        ends.iter().filter(|(end, _)| end.parties.is_empty() || end.parties.iter().any(|other| *other.id() == party.id))
    };
    let early = touching().filter_map(|(_, when)| day_before(when.latest?)).min();
    let until = early.map_or(plan.term.until, |day| day.min(plan.term.until));
    let ending: Vec<_> = touching()
        .filter(|(_, when)| when.latest.and_then(day_before) == Some(until) && until < plan.term.until)
        .map(|(end, _)| *end)
        .collect();
    // A fact is open only where it could still bring a condition true before what is known.
    let undecided_on = sorted::collect(
        touching()
            .filter(|(_, when)| when.earliest.is_some_and(|day| day <= until))
            .flat_map(|(_, when)| when.open.iter().cloned()),
    );
    let holds = until >= plan.term.from;
    let status = match (holds, undecided_on.is_empty()) {
        (false, _) => ValidityStatus::Never,
        (true, true) => ValidityStatus::Definite,
        (true, false) => ValidityStatus::Undecided,
    };
    PartyValidity {
        party: party.id.clone(),
        from: holds.then_some(plan.term.from),
        until: holds.then_some(until),
        status,
        cause: ending.iter().map(|end| end.id.clone()).collect(),
        undecided_on,
        successor: ending.iter().find_map(|end| end.successor.clone()),
    }
}

fn day_before(day: Date) -> Option<Date> {
    day.yesterday().ok()
}
