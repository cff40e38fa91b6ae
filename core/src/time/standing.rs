//! A plan as it stands on a day: under which law, for whom, with whom, and towards what.

use jiff::civil::Date;

use super::condition::Timeline;
use super::legislation::{LegalEventKind, legislation};
use super::validity::{Ends, timeline};
use super::{CouncilBody, CouncilTerm, PartyValidity, Period, Scenario, ValidityStatus};
use crate::diagnostic::vocabulary;
use crate::named::Named;
use crate::plan::{ElementKind, Goal, Group, Holder, Id, LegalBasis, Membership, PlanDocument, Recurrence, Text};
use crate::table::rows;
use crate::{Error, Language, sorted};

vocabulary! {
    /// How an element stands on a day.
    pub enum StandingStatus {
        /// It holds.
        Stands = "stands" ("voimassa", "i kraft", "stands"),
        /// It does not hold yet.
        NotYet = "not-yet" ("ei vielä voimassa", "inte ännu i kraft", "not yet"),
        /// It holds no longer.
        Ended = "ended" ("päättynyt", "upphörd", "ended"),
        /// Facts still decide.
        Undecided = "undecided" ("ratkaisematta", "oavgjort", "undecided"),
    }
}

/// How an element of a plan stands on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// What it is: `party`, `goal`, `responsibility-pair` for a holder, `unit` for a member, `interface` for a service …
    pub kind: &'static str,
    /// The element.
    pub element: Id,
    /// The part of it: the party that holds a pair, the member of a unit or organisation, the service at an interface,
    /// the council term of a duty that recurs.
    pub part: Option<String>,
    /// Where it is.
    pub pointer: String,
    /// What it is called, in the language asked for.
    pub name: String,
    /// How it stands.
    pub status: StandingStatus,
    /// First day, where one is known.
    pub from: Option<Date>,
    /// Last day, as far as is known.
    pub until: Option<Date>,
    /// Whether a membership is still to be confirmed.
    pub provisional: bool,
}

rows! {
    /// How an element of a plan stands on a day.
    Standing as "StandingRow" {
        /// What it is: `plan`, `legal-basis`, `party`, `unit`, `group`, `focus-area`, `goal`, `measure`, `interface`,
        /// `responsibility-pair`.
        kind: text = |row| row.kind;
        /// Its id.
        element: text = |row| row.element.to_string();
        /// The part of it: the party that holds a pair, the member of a unit or organisation by its id or code, the service
        /// that a side of an interface provides, the council term in which a legal basis has to be met anew; missing for the
        /// whole.
        part: text = |row| row.part.clone();
        /// JSON Pointer.
        pointer: text = |row| row.pointer.clone();
        /// What it is called.
        name: text = |row| row.name.clone();
        /// `stands`, `not-yet`, `ended` or `undecided`.
        status: text = |row| row.status.as_str();
        /// First day; missing where none is known.
        from: date = |row| row.from;
        /// Last day, as far as is known; missing where none is.
        until: date = |row| row.until;
        /// `provisional` for a membership that is still to be confirmed.
        note: text = |row| row.provisional.then_some("provisional");
    }
}

/// The plan as it stands on a day: the plan itself, its legal basis with the council terms in which a duty recurs, parties,
/// organisations and units with their members, groups, focus areas, goals, measures, interfaces with the services that
/// their sides provide, and holders of responsibility pairs. A part stands while both it and its whole do; one whose days
/// its whole does not reach has ended. The law is the legislation timeline under the overlays of the scenario.
///
/// # Errors
/// `unknown-name` where the scenario names an unknown fact.
pub fn as_of(plan: &PlanDocument, on: Date, scenario: &Scenario, language: Language) -> Result<Vec<Standing>, Error> {
    let timeline = timeline(plan, scenario)?;
    let ends = Ends::new(plan, &timeline);
    let validity: Vec<_> = plan.parties.iter().map(|party| ends.of_party(plan, party)).collect();
    let whole = of_plan(plan, &validity, on);
    let mut observer = Observer { plan, on, language, whole, list: Vec::new() };
    observer.push("plan", &plan.id, String::new(), plan.title.best(language), whole);
    for (index, basis) in plan.legal_basis.iter().enumerate() {
        let span = of_law(basis, &timeline, on);
        let pointer = format!("/legal_basis/{index}");
        let kind = ElementKind::LegalBasis.as_str();
        observer.push(kind, &basis.id, pointer.clone(), basis.title.best(language), span);
        for council in councils(basis, plan) {
            let own = Span::dated(Some(council.from), council.until, on).within(span);
            observer.push(kind, &basis.id, format!("{pointer}/recurs"), basis.title.best(language), own);
            observer.part(council.term.to_owned());
        }
    }
    let spans = Named::of(validity.iter().map(|row| (row.party.as_str(), of_validity(row, on))));
    observer.organisations(&spans);
    observer.work();
    observer.holders(&spans);
    Ok(observer.list)
}

/// From when until when, and how that stands on the day.
#[derive(Debug, Clone, Copy)]
struct Span {
    status: StandingStatus,
    from: Option<Date>,
    until: Option<Date>,
}

impl Span {
    /// Days that are known.
    fn dated(from: Option<Date>, until: Option<Date>, on: Date) -> Self {
        let status = if from.is_some_and(|day| on < day) {
            StandingStatus::NotYet
        } else if until.is_some_and(|day| on > day) {
            StandingStatus::Ended
        } else {
            StandingStatus::Stands
        };
        Self { status, from, until }
    }

    /// What lies within another: it stands where both do, and is as undecided as the other. Where the two share no day it
    /// never stands.
    fn within(self, outer: Self) -> Self {
        let later = |a: Option<Date>, b: Option<Date>| a.into_iter().chain(b).max();
        let sooner = |a: Option<Date>, b: Option<Date>| a.into_iter().chain(b).min();
        let (from, until) = (later(self.from, outer.from), sooner(self.until, outer.until));
        let status = match self.status {
            _ if from.zip(until).is_some_and(|(from, until)| until < from) => StandingStatus::Ended,
            StandingStatus::Stands => outer.status,
            own => own,
        };
        Self { status, from, until }
    }
}

fn of_validity(row: &PartyValidity, on: Date) -> Span {
    let span = Span::dated(row.from, row.until, on);
    let status = match row.status {
        ValidityStatus::Never => StandingStatus::Ended,
        _ if span.status != StandingStatus::Stands => span.status,
        _ if row.certain_until.is_some_and(|day| on <= day) => StandingStatus::Stands,
        _ => StandingStatus::Undecided,
    };
    Span { status, ..span }
}

/// The plan stands while it does for any party.
fn of_plan(plan: &PlanDocument, validity: &[PartyValidity], on: Date) -> Span {
    if validity.is_empty() {
        return Span::dated(Some(plan.term.from), Some(plan.term.until), on);
    }
    let spans: Vec<_> = validity.iter().map(|row| of_validity(row, on)).collect();
    let any = |status| spans.iter().any(|span| span.status == status);
    let status =
        [StandingStatus::Stands, StandingStatus::Undecided, StandingStatus::NotYet].into_iter().find(|one| any(*one));
    Span {
        status: status.unwrap_or(StandingStatus::Ended),
        from: spans.iter().filter_map(|span| span.from).min(),
        until: spans.iter().filter_map(|span| span.until).max(),
    }
}

/// The terms of councils in each of which what a legal basis asks for has to be done, as far as they meet the plan's.
fn councils(basis: &LegalBasis, plan: &PlanDocument) -> Vec<&'static CouncilTerm> {
    let body = match basis.recurs {
        Some(Recurrence::MunicipalCouncilTerm) => CouncilBody::Municipal,
        Some(Recurrence::CountyCouncilTerm) => CouncilBody::County,
        None => return Vec::new(),
    };
    Period::new(Some(plan.term.from), Some(plan.term.until))
        .map_or_else(|_| Vec::new(), |term| body.terms_during(&term))
}

/// A legal basis by the days that the plan gives, or else by the events of its act and section.
fn of_law(basis: &LegalBasis, timeline: &Timeline<'_>, on: Date) -> Span {
    if basis.from.is_some() || basis.until.is_some() {
        return Span::dated(basis.from, basis.until, on);
    }
    let concerns = |section: Option<&str>| section.is_none() || section == basis.section.as_deref();
    let events = |kind: LegalEventKind| {
        legislation()
            .iter()
            .filter(move |event| event.event == kind && event.act == basis.act && concerns(event.section))
    };
    let day = |kind: LegalEventKind| events(kind).filter_map(|event| timeline.enacted(event)).min();
    let (from, end) = (day(LegalEventKind::EntersIntoForce), day(LegalEventKind::Repealed));
    let span = Span::dated(from, end.and_then(|day| day.yesterday().ok()), on);
    let enters = events(LegalEventKind::EntersIntoForce).next().is_some();
    let status = match (enters, from, end) {
        // A scenario in which it never enters into force.
        (true, None, _) => StandingStatus::NotYet,
        (false, None, None) => StandingStatus::Undecided,
        _ => span.status,
    };
    Span { status, ..span }
}

struct Observer<'p> {
    plan: &'p PlanDocument,
    on: Date,
    language: Language,
    /// How the plan as a whole stands.
    whole: Span,
    list: Vec<Standing>,
}

impl<'p> Observer<'p> {
    fn push(&mut self, kind: &'static str, element: &Id, pointer: String, name: &str, span: Span) {
        self.list.push(Standing {
            kind,
            element: element.clone(),
            part: None,
            pointer,
            name: name.to_owned(),
            status: span.status,
            from: span.from,
            until: span.until,
            provisional: false,
        });
    }

    fn organisations(&mut self, spans: &Named<'_, Span>) {
        let plan = self.plan;
        let party = ElementKind::Party.as_str();
        for (index, one) in plan.parties.iter().enumerate() {
            let span = spans.get(one.id.as_str()).copied().unwrap_or(self.whole);
            self.with_members(party, &one.id, &format!("/parties/{index}"), &one.name, span, &one.members);
        }
        for (index, one) in plan.organisations.iter().enumerate() {
            let span = Span::dated(one.from, one.until, self.on);
            self.with_members(party, &one.id, &format!("/organisations/{index}"), &one.name, span, &one.members);
        }
        for (index, one) in plan.units.iter().enumerate() {
            let span = Span::dated(one.from, one.until, self.on);
            let unit = ElementKind::Unit.as_str();
            self.with_members(unit, &one.id, &format!("/units/{index}"), &one.name, span, &one.members);
        }
        let groups = Named::of(plan.groups.iter().map(|group| (group.id.as_str(), group)));
        for (index, group) in plan.groups.iter().enumerate() {
            let span = self.group(group, &groups);
            let pointer = format!("/groups/{index}");
            self.push(ElementKind::Group.as_str(), &group.id, pointer, group.name.best(self.language), span);
        }
    }

    /// A group within those that it is part of. A circle of groups that are part of each other is looked at once.
    fn group(&self, group: &'p Group, groups: &Named<'_, &'p Group>) -> Span {
        let dated = |one: &Group| Span::dated(one.from, one.until, self.on);
        let (mut span, mut inner, mut seen) = (dated(group), group, Vec::new());
        while sorted::insert(&mut seen, &inner.id) {
            let Some(outer) = inner.part_of.as_ref().and_then(|whole| groups.get(whole.id().as_str())) else { break };
            span = span.within(dated(outer));
            inner = outer;
        }
        span
    }

    /// Says which part of its element the last row is.
    fn part(&mut self, part: String) {
        if let Some(row) = self.list.last_mut() {
            row.part = Some(part);
        }
    }

    /// An organisation or unit, then who belongs to it.
    fn with_members(
        &mut self,
        kind: &'static str,
        id: &Id,
        pointer: &str,
        name: &Text,
        span: Span,
        members: &[Membership],
    ) {
        let name = name.best(self.language);
        self.push(kind, id, pointer.to_owned(), name, span);
        for (place, member) in members.iter().enumerate() {
            let own = Span::dated(member.from, member.until, self.on).within(span);
            self.push(kind, id, format!("{pointer}/members/{place}"), name, own);
            let party = member.party.as_ref().map(|party| party.id().to_string());
            if let Some(row) = self.list.last_mut() {
                row.part = party.or_else(|| member.area.as_ref().map(ToString::to_string));
                row.provisional = member.provisional == Some(true);
            }
        }
    }

    fn work(&mut self) {
        let (plan, language) = (self.plan, self.language);
        self.goals("", &plan.goals);
        for (index, area) in plan.focus_areas.iter().enumerate() {
            let pointer = format!("/focus_areas/{index}");
            let (kind, name) = (ElementKind::FocusArea.as_str(), area.name.best(language));
            self.push(kind, &area.id, pointer.clone(), name, self.whole);
            self.goals(&pointer, &area.goals);
        }
        for (index, measure) in plan.measures.iter().enumerate() {
            let span = Span::dated(measure.from, measure.until, self.on).within(self.whole);
            let pointer = format!("/measures/{index}");
            self.push(ElementKind::Measure.as_str(), &measure.id, pointer, measure.text.best(language), span);
        }
        let services = Named::of(plan.services.iter().map(|service| (service.id.as_str(), &service.name)));
        for (index, interface) in plan.interfaces.iter().enumerate() {
            let span = Span::dated(interface.from, interface.until, self.on);
            let pointer = format!("/interfaces/{index}");
            let kind = ElementKind::Interface.as_str();
            self.push(kind, &interface.id, pointer.clone(), interface.name.best(language), span);
            for (side, of) in interface.sides.iter().enumerate() {
                for (place, delivery) in of.services.iter().enumerate() {
                    let service = delivery.service.id();
                    let name = services.get(service.as_str()).map_or(service.as_str(), |name| name.best(language));
                    let own = Span::dated(delivery.from, delivery.until, self.on).within(span);
                    self.push(kind, &interface.id, format!("{pointer}/sides/{side}/services/{place}"), name, own);
                    self.part(service.to_string());
                }
            }
        }
    }

    fn goals(&mut self, parent: &str, goals: &'p [Goal]) {
        for (index, goal) in goals.iter().enumerate() {
            let span = Span::dated(goal.from, goal.until, self.on).within(self.whole);
            let name = goal.text.best(self.language);
            self.push(ElementKind::Goal.as_str(), &goal.id, format!("{parent}/goals/{index}"), name, span);
        }
    }

    fn holders(&mut self, spans: &Named<'_, Span>) {
        for (index, pair) in self.plan.responsibility_pairs.iter().enumerate() {
            for (place, holder) in pair.holders.iter().enumerate() {
                let pointer = format!("/responsibility_pairs/{index}/holders/{place}");
                let span = self.holder(holder, spans);
                let name = holder.person.as_deref().unwrap_or_else(|| holder.role.best(self.language));
                self.push(ElementKind::ResponsibilityPair.as_str(), &pair.id, pointer, name, span);
                self.part(holder.party.id().to_string());
            }
        }
    }

    fn holder(&self, holder: &Holder, spans: &Named<'_, Span>) -> Span {
        let own = Span::dated(holder.from, holder.until, self.on);
        let party = holder.party.id();
        let of_party = spans.get(party.as_str()).copied().unwrap_or_else(|| {
            let (from, until) = self.plan.party(party).map_or((None, None), |known| (known.from, known.until));
            Span::dated(from, until, self.on).within(self.whole)
        });
        own.within(of_party)
    }
}

/// What differs between two standings of one plan: on two days, or under two scenarios.
#[derive(Debug, Clone, PartialEq)]
pub struct StandingChange {
    /// The one.
    pub before: Standing,
    /// The other.
    pub after: Standing,
}

rows! {
    /// An element that stands otherwise on another day or under another scenario.
    StandingChange as "StandingChangeRow" {
        /// What it is, as in the rows of standing.
        kind: text = |row| row.before.kind;
        /// Its id.
        element: text = |row| row.before.element.to_string();
        /// The part of it; missing for the whole.
        part: text = |row| row.before.part.clone();
        /// JSON Pointer.
        pointer: text = |row| row.before.pointer.clone();
        /// What it is called.
        name: text = |row| row.before.name.clone();
        /// How it stood: `stands`, `not-yet`, `ended` or `undecided`.
        before: text = |row| row.before.status.as_str();
        /// How it stands: the same words.
        after: text = |row| row.after.status.as_str();
        /// Last day as far as was known.
        before_until: date = |row| row.before.until;
        /// Last day as far as is known.
        after_until: date = |row| row.after.until;
    }
}

/// The elements of two standings of one plan that differ in status or days, in the order of the plan.
#[must_use]
pub fn standing_changes(before: Vec<Standing>, after: Vec<Standing>) -> Vec<StandingChange> {
    let pairs = before.into_iter().zip(after).map(|(before, after)| StandingChange { before, after });
    let same = |one: &Standing, two: &Standing| (one.status, one.from, one.until) == (two.status, two.from, two.until);
    pairs.filter(|change| !same(&change.before, &change.after)).collect()
}
