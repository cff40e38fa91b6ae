//! Conditions over dated facts: when they come true, as far as is known.

use jiff::civil::Date;

use super::legislation::{DUTY_MOVES, LegalEvent, legal_event};
use super::{Happening, Scenario};
use crate::named::Named;
use crate::plan::{Condition, Fact, Id, Ref};
use crate::sorted;

/// When something comes true, as far as the known facts tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct When {
    /// Not before this day; `None` means never.
    pub(super) earliest: Option<Date>,
    /// By this day for certain; `None` means perhaps never.
    pub(super) latest: Option<Date>,
    /// The facts that still decide it.
    pub(super) open: Vec<Id>,
}

impl When {
    fn never() -> Self {
        Self { earliest: None, latest: None, open: Vec::new() }
    }

    pub(super) fn on(day: Date) -> Self {
        Self { earliest: Some(day), latest: Some(day), open: Vec::new() }
    }

    /// What a scenario says, taken by itself.
    pub(super) fn of(happening: Happening) -> Self {
        match happening {
            Happening::On(day) => Self::on(day),
            Happening::Never => Self::never(),
        }
    }

    fn unknown(fact: Id) -> Self {
        Self { earliest: Some(Date::MIN), latest: None, open: vec![fact] }
    }

    /// The first of two.
    fn or(self, other: Self) -> Self {
        Self {
            earliest: first(self.earliest, other.earliest),
            latest: first(self.latest, other.latest),
            open: sorted::collect(self.open.into_iter().chain(other.open)),
        }
        .settled()
    }

    /// The last of two.
    fn and(self, other: Self) -> Self {
        let both = |a: Option<Date>, b: Option<Date>| a.zip(b).map(|(a, b)| a.max(b));
        Self {
            earliest: both(self.earliest, other.earliest),
            latest: both(self.latest, other.latest),
            open: sorted::collect(self.open.into_iter().chain(other.open)),
        }
        .settled()
    }

    /// What an overlay that begins on `from` makes of it. What has happened before that day stays; what may have happened
    /// before stays possible, so that no answer about an earlier day changes.
    fn overlaid(self, from: Date, happening: Happening) -> Self {
        if self.latest.is_some_and(|day| day < from) {
            return self;
        }
        let day = match happening {
            Happening::On(day) => Some(day),
            Happening::Never => None,
        };
        match self.earliest {
            Some(earliest) if earliest < from => Self { earliest: Some(earliest), latest: day, open: self.open },
            _ => day.map_or_else(Self::never, Self::on),
        }
    }

    /// Where the bounds meet, or the thing is impossible, no fact decides it any more.
    fn settled(mut self) -> Self {
        if self.earliest == self.latest || self.earliest.is_none() {
            self.open.clear();
        }
        self
    }
}

/// The earlier of two days, `None` being later than all.
fn first(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (one, other) => one.or(other),
    }
}

/// Why a fact happens when it does, before any overlay.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ground<'p> {
    /// The plan gives its day.
    Dated(Date),
    /// It is an event of the legislation timeline.
    Event(&'static LegalEvent),
    /// It comes with another fact.
    Follows(&'p Id),
    /// Nothing is known.
    Open,
}

/// Finds out when conditions come true, in one scenario.
pub(super) struct Timeline<'p> {
    facts: Named<'p, &'p Fact>,
    scenario: &'p Scenario,
}

impl<'p> Timeline<'p> {
    pub(super) fn new(facts: &'p [Fact], scenario: &'p Scenario) -> Self {
        Self { facts: by_id(facts), scenario }
    }

    /// The fact of that id, where the plan has it.
    pub(super) fn find(&self, id: &Id) -> Option<&'p Fact> {
        self.facts.get(id.as_str()).copied()
    }

    /// When the condition comes true. An empty `any` never does; an empty `all` is no condition and never does either.
    pub(super) fn when(&self, condition: &Condition) -> When {
        match condition {
            Condition::Fact(fact) => self.fact(fact.id()),
            Condition::Any(conditions) => {
                conditions.iter().map(|condition| self.when(condition)).fold(When::never(), When::or)
            }
            Condition::All(conditions) => {
                conditions.iter().map(|condition| self.when(condition)).reduce(When::and).unwrap_or_else(When::never)
            }
        }
    }

    /// When the fact happens: as its ground says, under the overlays that speak of it.
    pub(super) fn fact(&self, id: &Id) -> When {
        self.fact_after(id, &mut Vec::new())
    }

    fn fact_after(&self, id: &Id, seen: &mut Vec<Id>) -> When {
        let base = match self.ground(id) {
            Ground::Dated(day) => When::on(day),
            Ground::Event(event) => self.event(event, id),
            // A circle of facts that follow each other decides nothing.
            Ground::Follows(leader) if sorted::insert(seen, id.clone()) => self.fact_after(leader, seen),
            Ground::Follows(_) | Ground::Open => When::unknown(id.clone()),
        };
        self.overlaid(id, base)
    }

    /// Why the fact happens when it does, before any overlay.
    pub(super) fn ground(&self, id: &Id) -> Ground<'p> {
        let Some(fact) = self.find(id) else {
            return legal_event(id.as_str()).map_or(Ground::Open, Ground::Event);
        };
        let event = fact.event.as_deref().and_then(legal_event);
        match (fact.date, event, &fact.follows) {
            (Some(day), ..) => Ground::Dated(day),
            (None, Some(event), None) => Ground::Event(event),
            (None, Some(event), Some(_)) if self.speaks_of(event) => Ground::Event(event),
            (None, _, Some(leader)) => Ground::Follows(leader.id()),
            (None, None, None) => Ground::Open,
        }
    }

    /// Whether the scenario says when the event of the legislation timeline happens.
    fn speaks_of(&self, event: &LegalEvent) -> bool {
        let id = Id::new(event.id);
        self.scenario.is_enacted() || id.is_some_and(|id| self.scenario.overlays_on(&id).next().is_some())
    }

    /// The day of an event of the legislation timeline as it was enacted, under the overlays that speak of it; `None` where
    /// they say that it never comes, or leave it open.
    pub(super) fn enacted(&self, event: &LegalEvent) -> Option<Date> {
        let id = Id::new(event.id)?;
        self.overlaid(&id, When::on(event.date)).latest
    }

    /// The first day on which the duty to organise lies with counties, Helsinki and HUS: that of the plan's own fact where it
    /// has one, else as enacted under the overlays; `None` where they say that it never comes, or leave it open.
    pub(super) fn duty_moves(&self) -> Option<Date> {
        let event = legal_event(DUTY_MOVES)?;
        match self.facts.values().iter().find(|fact| fact.event.as_deref() == Some(DUTY_MOVES)) {
            Some(fact) => Some(self.fact(&fact.id)).filter(|when| when.earliest == when.latest)?.latest,
            None => self.enacted(event),
        }
    }

    fn event(&self, event: &LegalEvent, fact: &Id) -> When {
        let base = if self.scenario.is_enacted() { When::on(event.date) } else { When::unknown(fact.clone()) };
        match Id::new(event.id) {
            // The overlays of the fact's own name come in the caller.
            Some(id) if id != *fact => self.overlaid(&id, base),
            _ => base,
        }
    }

    fn overlaid(&self, id: &Id, base: When) -> When {
        self.scenario.overlays_on(id).fold(base, |when, (from, happening)| when.overlaid(from, happening))
    }
}

fn by_id(facts: &[Fact]) -> Named<'_, &Fact> {
    Named::of(facts.iter().map(|fact| (fact.id.as_str(), fact)))
}

/// The facts that follow each other in a circle, each circle at its first fact.
pub(crate) fn circular_facts(facts: &[Fact]) -> Vec<(usize, Vec<&Id>)> {
    let known = by_id(facts);
    let leader = |id: &Id| known.get(id.as_str()).and_then(|fact| fact.follows.as_ref()).map(Ref::id);
    let mut told = Vec::new();
    let mut circles = Vec::new();
    for (index, fact) in facts.iter().enumerate() {
        let mut circle = vec![&fact.id];
        let mut at = &fact.id;
        while let Some(next) = leader(at) {
            if *next == fact.id {
                if circle.iter().all(|id| told.binary_search(id).is_err()) {
                    for id in &circle {
                        sorted::insert(&mut told, *id);
                    }
                    circles.push((index, circle));
                }
                break;
            }
            if circle.contains(&next) {
                break;
            }
            circle.push(next);
            at = next;
        }
    }
    circles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Ref;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn fact(name: &str, follows: Option<&str>) -> Fact {
        serde_json::from_value(serde_json::json!({ "id": name, "name": {}, "follows": follows })).unwrap()
    }

    fn happens(name: &str) -> Condition {
        Condition::Fact(Ref::new(id(name)))
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn any_is_open_while_one_fact_may_still_come_sooner() {
        let facts = [fact("a", None), fact("b", None)];
        let scenario = Scenario::new().with("a", Happening::On(day("2023-01-01"))).unwrap();
        let when = Timeline::new(&facts, &scenario).when(&Condition::Any(vec![happens("a"), happens("b")]));
        assert_eq!(when.latest, Some(day("2023-01-01")));
        assert_eq!(when.open, [id("b")]);
    }

    #[test]
    fn all_is_settled_by_one_fact_that_never_happens() {
        let facts = [fact("a", None), fact("b", None)];
        let scenario = Scenario::new().with("a", Happening::Never).unwrap();
        let when = Timeline::new(&facts, &scenario).when(&Condition::All(vec![happens("a"), happens("b")]));
        assert_eq!(when, When::never());
    }

    #[test]
    fn a_follower_is_decided_by_its_leader_unless_the_scenario_speaks_of_it() {
        let facts = [fact("reform", None), fact("law", Some("reform"))];
        let scenario = Scenario::new().with("reform", Happening::On(day("2023-01-01"))).unwrap();
        assert_eq!(Timeline::new(&facts, &scenario).when(&happens("law")), When::on(day("2023-01-01")));
        assert_eq!(Timeline::new(&facts, &Scenario::new()).when(&happens("law")).open, [id("reform")]);
        let scenario = scenario.with("law", Happening::On(day("2022-01-01"))).unwrap();
        assert_eq!(Timeline::new(&facts, &scenario).when(&happens("law")), When::on(day("2022-01-01")));
    }

    #[test]
    fn circles_are_found_once_and_do_not_hang() {
        let facts = [fact("a", Some("b")), fact("b", Some("a")), fact("c", Some("a"))];
        let circles = circular_facts(&facts);
        assert_eq!(circles.len(), 1);
        assert_eq!(circles[0].0, 0);
        let scenario = Scenario::new();
        assert!(!Timeline::new(&facts, &scenario).when(&happens("c")).open.is_empty());
    }
}
