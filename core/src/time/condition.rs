//! Conditions over dated facts: when they come true, as far as is known.

use jiff::civil::Date;

use super::{Happening, Scenario};
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

    fn on(day: Date) -> Self {
        Self { earliest: Some(day), latest: Some(day), open: Vec::new() }
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

/// Finds out when conditions come true, in one scenario.
pub(super) struct Timeline<'p> {
    /// By id.
    facts: Vec<&'p Fact>,
    scenario: &'p Scenario,
}

impl<'p> Timeline<'p> {
    pub(super) fn new(facts: &'p [Fact], scenario: &'p Scenario) -> Self {
        Self { facts: by_id(facts), scenario }
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

    /// When the fact happens: as the scenario says, else with the fact that it follows.
    fn fact(&self, id: &Id) -> When {
        let mut id = id;
        let mut seen = Vec::new();
        while sorted::insert(&mut seen, id) {
            match (self.scenario.get(id), find(&self.facts, id).and_then(|fact| fact.follows.as_ref())) {
                (Some(Happening::On(day)), _) => return When::on(day),
                (Some(Happening::Never), _) => return When::never(),
                (None, Some(leader)) => id = leader.id(),
                (None, None) => break,
            }
        }
        When::unknown(id.clone())
    }
}

fn by_id(facts: &[Fact]) -> Vec<&Fact> {
    let mut list: Vec<_> = facts.iter().collect();
    list.sort_by(|one, other| one.id.cmp(&other.id));
    list
}

fn find<'p>(facts: &[&'p Fact], id: &Id) -> Option<&'p Fact> {
    facts.binary_search_by(|fact| fact.id.cmp(id)).ok().and_then(|at| facts.get(at).copied())
}

/// The facts that follow each other in a circle, each circle at its first fact.
pub(crate) fn circular_facts(facts: &[Fact]) -> Vec<(usize, Vec<&Id>)> {
    let known = by_id(facts);
    let leader = |id: &Id| find(&known, id).and_then(|fact| fact.follows.as_ref()).map(Ref::id);
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
