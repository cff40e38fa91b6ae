//! From when until when a plan holds, party by party.

use jiff::civil::Date;

use super::Scenario;
use super::condition::{Timeline, When};
use super::legislation::legislation;
use crate::Error;
use crate::diagnostic::vocabulary;
use crate::named::Named;
use crate::plan::{EarlyEnd, Id, OrganisationChange, Party, PlanDocument, Ref, Successor, ToParty};
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
    /// Until this day the plan holds whatever happens; `None` where it may have ended before it began.
    pub certain_until: Option<Date>,
    /// Whether that is final.
    pub status: ValidityStatus,
    /// What ends it on that day.
    pub cause: EndCause,
    /// The facts that still decide.
    pub undecided_on: Vec<Id>,
    /// What becomes due when it ends, where a condition names it.
    pub successor: Option<Successor>,
}

/// What ends a plan for a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EndCause {
    /// The term runs out.
    Term,
    /// The party is no more.
    Lifespan,
    /// Conditions of early end; or, where none comes true on that day, changes of organisations. By id.
    Elements(Vec<Id>),
}

/// The cause of an end that no condition brought.
pub(crate) const TERM: &str = "term";
/// The cause of an end that the end of the party brought.
pub(crate) const LIFESPAN: &str = "lifespan";

impl std::fmt::Display for EndCause {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Term => formatter.write_str(TERM),
            Self::Lifespan => formatter.write_str(LIFESPAN),
            Self::Elements(ids) => formatter.write_str(&join(ids)),
        }
    }
}

rows! {
    /// From when until when a plan holds for one party, in one scenario.
    PartyValidity as "ValidityRow" {
        /// Id of the party.
        party: text = |row| row.party.to_string();
        /// First day; missing where the plan never holds.
        from: date = |row| row.from;
        /// Last day as far as is known; facts still open can only make it earlier. Missing where the plan never holds.
        until: date = |row| row.until;
        /// Until this day it holds whatever happens; missing where it may have ended before it began.
        certain_until: date = |row| row.certain_until;
        /// `definite`, `undecided` or `never`.
        status: text = |row| row.status.as_str();
        /// What ends it on that day: ids of conditions or changes of organisations, separated by commas, or `term` or
        /// `lifespan`.
        cause: text = |row| row.cause.to_string();
        /// The facts that still decide, separated by commas; missing where none does.
        undecided_on: text = |row| (!row.undecided_on.is_empty()).then(|| join(&row.undecided_on));
        /// Kind of the document that becomes due; missing where none is named.
        successor: text = |row| row.successor.as_ref().map(|successor| successor.kind.as_str());
    }
}

pub(super) fn join<'a>(ids: impl IntoIterator<Item = &'a Id>) -> String {
    ids.into_iter().map(Id::as_str).collect::<Vec<_>>().join(", ")
}

/// From when until when the plan holds, for each party in the order of the plan.
///
/// A condition that comes true on a day makes the day before the last one; so does a change of organisations that ends the
/// party, and so does the end of its life. What the scenario does not name is not known, so a condition that depends on it
/// leaves the answer undecided.
///
/// # Errors
/// `unknown-name` where the scenario names a fact that neither the plan nor the legislation timeline has.
pub fn validity(plan: &PlanDocument, scenario: &Scenario) -> Result<Vec<PartyValidity>, Error> {
    let timeline = timeline(plan, scenario)?;
    let ends = Ends::new(plan, &timeline);
    Ok(plan.parties.iter().map(|party| ends.of_party(plan, party)).collect())
}

/// The facts of a plan in a scenario that names no strangers.
pub(super) fn timeline<'p>(plan: &'p PlanDocument, scenario: &'p Scenario) -> Result<Timeline<'p>, Error> {
    let known = || plan.facts.iter().map(|fact| fact.id.as_str()).chain(legislation().iter().map(|event| event.id));
    if let Some(stranger) = scenario.facts().find(|fact| !known().any(|id| id == fact.as_str())) {
        return Err(Error::unknown("fact", stranger.as_str(), known().collect::<Vec<_>>()));
    }
    Ok(Timeline::new(&plan.facts, scenario))
}

/// What can end a plan early, with the days as far as they are known.
pub(super) struct Ends<'p> {
    conditions: Vec<(&'p EarlyEnd, When)>,
    changes: Vec<(&'p OrganisationChange, When)>,
    /// Positions of the conditions that are for all parties, and of those that each party is named in.
    for_all: Vec<usize>,
    for_party: Named<'p, Vec<usize>>,
    /// Positions of the changes that each organisation is before.
    changes_before: Named<'p, Vec<usize>>,
}

impl<'p> Ends<'p> {
    pub(super) fn new(plan: &'p PlanDocument, timeline: &Timeline<'_>) -> Self {
        let conditions: Vec<_> = plan.early_ends.iter().map(|end| (end, timeline.when(&end.when))).collect();
        let dated = plan.organisation_changes.iter().filter_map(|change| Some((change, day_of(change, timeline)?)));
        let changes: Vec<_> = dated.collect();
        let all = conditions.iter().enumerate().filter(|(_, (end, _))| end.parties.is_empty());
        Self {
            for_all: all.map(|(at, _)| at).collect(),
            for_party: positions(conditions.iter().map(|(end, _)| end.parties.as_slice())),
            changes_before: positions(changes.iter().map(|(change, _)| change.before.as_slice())),
            conditions,
            changes,
        }
    }

    /// The conditions that can end the plan for a party, in the order of the plan.
    pub(super) fn conditions_on(&self, party: &Id) -> impl Iterator<Item = &(&'p EarlyEnd, When)> {
        let own = self.for_party.get(party.as_str()).into_iter().flatten();
        sorted::collect(own.chain(&self.for_all)).into_iter().filter_map(|at| self.conditions.get(*at))
    }

    /// The changes of organisations that end a party.
    pub(super) fn changes_on(&self, party: &Id) -> impl Iterator<Item = &(&'p OrganisationChange, When)> {
        let changes = self.changes_of(party.as_str()).into_iter().flatten();
        changes.filter(move |(change, _)| {
            change.kind.ends_predecessor() && change.after.iter().all(|after| after.id() != party)
        })
    }

    /// The changes that an organisation is before, in the order of the plan, with the days as far as they are known; `None`
    /// where the plan names no such change that has a day.
    pub(super) fn changes_of(
        &self,
        organisation: &str,
    ) -> Option<impl Iterator<Item = &(&'p OrganisationChange, When)>> {
        let positions = self.changes_before.get(organisation)?;
        Some(positions.iter().filter_map(|at| self.changes.get(*at)))
    }

    pub(super) fn of_party(&self, plan: &PlanDocument, party: &Party) -> PartyValidity {
        let conditions: Vec<_> = self.conditions_on(&party.id).collect();
        let changes: Vec<_> = self.changes_on(&party.id).collect();
        let whens = || conditions.iter().map(|(_, when)| when).chain(changes.iter().map(|(_, when)| when));
        let last = party.until.map_or(plan.term.until, |day| day.min(plan.term.until));
        let from = party.from.map_or(plan.term.from, |day| day.max(plan.term.from));
        let early = whens().filter_map(|when| day_before(when.latest?)).min();
        let until = early.map_or(last, |day| day.min(last));
        let ends_then = |when: &When| until < last && when.latest.and_then(day_before) == Some(until);
        let ending: Vec<_> = conditions.iter().filter(|(_, when)| ends_then(when)).map(|(end, _)| *end).collect();
        let mut elements: Vec<Id> = ending.iter().map(|end| end.id.clone()).collect();
        if elements.is_empty() {
            let changes = changes.iter().filter(|(_, when)| ends_then(when));
            elements.extend(changes.map(|(change, _)| change.id.clone()));
        }
        let cause = match (elements.is_empty(), until < plan.term.until) {
            (false, _) => EndCause::Elements(elements),
            (true, true) => EndCause::Lifespan,
            (true, false) => EndCause::Term,
        };
        // A fact is open only where it could still bring a condition true before what is known.
        let can_come_first = |when: &&When| when.earliest.is_some_and(|day| day <= until);
        let undecided_on = sorted::collect(whens().filter(can_come_first).flat_map(|when| when.open.iter().cloned()));
        let earliest = whens().filter_map(|when| when.earliest).min();
        let certain = match earliest {
            Some(day) => day_before(day).map(|day| day.min(until)),
            None => Some(until),
        };
        let holds = until >= from;
        let status = match (holds, undecided_on.is_empty()) {
            (false, _) => ValidityStatus::Never,
            (true, true) => ValidityStatus::Definite,
            (true, false) => ValidityStatus::Undecided,
        };
        PartyValidity {
            party: party.id.clone(),
            from: holds.then_some(from),
            until: holds.then_some(until),
            certain_until: certain.filter(|day| holds && *day >= from),
            status,
            cause,
            undecided_on,
            successor: ending.iter().find_map(|end| end.successor.clone()),
        }
    }
}

/// At which places in several lists each organisation is named.
fn positions<'p>(lists: impl Iterator<Item = &'p [Ref<ToParty>]>) -> Named<'p, Vec<usize>> {
    let mut positions: Named<'_, Vec<usize>> = Named::new();
    for (at, list) in lists.enumerate() {
        for one in list {
            let known = positions.or_insert(one.id().as_str(), Vec::new());
            known.filter(|known| known.last() != Some(&at)).into_iter().for_each(|known| known.push(at));
        }
    }
    positions
}

/// When a change of organisations comes: on its day, or with its fact; `None` where the plan says neither.
fn day_of(change: &OrganisationChange, timeline: &Timeline<'_>) -> Option<When> {
    match (change.date, &change.fact) {
        (Some(day), _) => Some(When::on(day)),
        (None, Some(fact)) => Some(timeline.fact(fact.id())),
        (None, None) => None,
    }
}

pub(super) fn day_before(day: Date) -> Option<Date> {
    day.yesterday().ok()
}
