//! What each element of a plan comes to when the plan ends early.

use jiff::civil::Date;

use super::actors::Actors;
use super::successors::{Followers, Successors};
use super::{Consequence, ConsequenceExtent, ConsequenceKind, EndCause, PartyValidity, ValidityStatus};
use crate::named::Named;
use crate::plan::{ElementKind, Holder, Id, Indicator, Interface, PlanDocument, ResponsibilityPair};

/// What follows from the ends of a plan, kind after kind, each in the order of the plan.
pub(super) fn aftermath<'p>(
    plan: &'p PlanDocument,
    validity: &[PartyValidity],
    successors: &Successors<'_, 'p>,
) -> Vec<Consequence> {
    let ends = plan.parties.iter().zip(validity);
    let ended = Named::of(ends.filter_map(|(party, row)| Some((party.id.as_str(), End::of(row, plan)?))));
    let Some(last) = ended.values().iter().copied().reduce(End::later) else { return Vec::new() };
    let actors = Actors::over(plan, last.after);
    let mut assessor = Assessor { plan, successors, actors, ended, last, list: Vec::new() };
    assessor.successors_due(validity);
    assessor.pairs();
    assessor.goals();
    assessor.indicators();
    assessor.measures();
    assessor.interfaces();
    assessor.duties();
    assessor.list
}

/// The early end of the plan for one party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct End {
    /// The first day without the plan.
    after: Date,
    definite: bool,
}

impl End {
    fn of(row: &PartyValidity, plan: &PlanDocument) -> Option<Self> {
        let after = match row.until {
            Some(until) if until >= plan.term.until => return None,
            Some(until) => until.tomorrow().ok()?,
            // It never holds: what it would have done from its first day on falls away.
            None => plan.term.from,
        };
        Some(Self { after, definite: row.status != ValidityStatus::Undecided })
    }

    /// The last of two; of two on one day the less definite, so that their order does not matter.
    fn later(self, other: Self) -> Self {
        if (self.after, !self.definite) >= (other.after, !other.definite) { self } else { other }
    }

    /// The first of two, likewise.
    fn sooner(self, other: Self) -> Self {
        if (self.after, self.definite) <= (other.after, other.definite) { self } else { other }
    }
}

struct Assessor<'a, 'p> {
    plan: &'p PlanDocument,
    successors: &'a Successors<'a, 'p>,
    actors: Actors<'p>,
    ended: Named<'p, End>,
    last: End,
    list: Vec<Consequence>,
}

impl<'a, 'p> Assessor<'a, 'p> {
    fn push(&mut self, kind: ConsequenceKind, element: &Id, element_kind: ElementKind, pointer: String, end: End) {
        self.list.push(Consequence {
            kind,
            element: element.clone(),
            element_kind,
            pointer,
            party: None,
            date: end.after,
            successors: Vec::new(),
            successor_source: None,
            document: None,
            extent: ConsequenceExtent::Whole,
            definite: end.definite,
        });
    }

    fn named(&mut self, party: Option<&Id>, followers: Followers<'_>) {
        if let Some(last) = self.list.last_mut() {
            last.party = party.cloned();
            last.successors = followers.list.into_iter().map(str::to_owned).collect();
            last.successor_source = followers.source;
        }
    }

    fn partly(&mut self, partly: bool) {
        if let Some(last) = self.list.last_mut().filter(|_| partly) {
            last.extent = ConsequenceExtent::Partly;
        }
    }

    fn end(&self, organisation: &str) -> Option<End> {
        self.ended.get(organisation).copied()
    }

    /// The documents of the conditions that end the plan, each once.
    fn successors_due(&mut self, validity: &[PartyValidity]) {
        for (index, end) in self.plan.early_ends.iter().enumerate() {
            let Some(successor) = &end.successor else { continue };
            let ending = |row: &&PartyValidity| matches!(&row.cause, EndCause::Elements(ids) if ids.contains(&end.id));
            let ends = validity.iter().filter(ending).filter_map(|row| self.end(row.party.as_str()));
            if let Some(when) = ends.reduce(End::sooner) {
                let pointer = format!("/early_ends/{index}");
                self.push(ConsequenceKind::SuccessorDue, &end.id, ElementKind::EarlyEnd, pointer, when);
                if let Some(last) = self.list.last_mut() {
                    last.document = Some(successor.kind);
                }
            }
        }
    }

    fn pairs(&mut self) {
        for (index, pair) in self.plan.responsibility_pairs.iter().enumerate() {
            for (place, holder) in pair.holders.iter().enumerate() {
                let party = holder.party.id();
                let Some(end) = self.end(party.as_str()) else { continue };
                let on_duty = holder.until.is_none_or(|until| until >= end.after);
                if on_duty {
                    let pointer = format!("/responsibility_pairs/{index}/holders/{place}");
                    let kind = ElementKind::ResponsibilityPair;
                    self.push(ConsequenceKind::PairLosesHolder, &pair.id, kind, pointer, end);
                    let followers = self.successors.of(party.as_str(), end.after);
                    self.named(Some(party), followers);
                }
            }
        }
    }

    /// The first day on which a pair has holders on fewer than two sides because a party ended; `None` where it keeps
    /// them, or never had them.
    fn falls(&self, pair: &ResponsibilityPair) -> Option<End> {
        let term = &self.plan.term;
        let both_sides_on = |day: Date| {
            let works = |holder: &&Holder| {
                let dated = holder.from.is_none_or(|from| from <= day) && holder.until.is_none_or(|until| until >= day);
                dated && self.end(holder.party.id().as_str()).is_none_or(|end| day < end.after)
            };
            let mut sides = pair.holders.iter().filter(works).map(|holder| holder.side.id());
            sides.next().is_some_and(|one| sides.any(|other| other != one))
        };
        let ends = pair.holders.iter().filter_map(|holder| self.end(holder.party.id().as_str()));
        let had_both = |day: Date| day.yesterday().is_ok_and(|before| both_sides_on(before.max(term.from)));
        let falls = |end: &End| !both_sides_on(end.after) && (end.after <= term.from || had_both(end.after));
        ends.filter(falls).reduce(End::sooner)
    }

    fn goals(&mut self) {
        // The last day of all pairs that answer for an element: it has an owner while one pair works.
        let mut owned: Named<'_, Option<End>> = Named::new();
        for pair in &self.plan.responsibility_pairs {
            let falls = self.falls(pair);
            for element in &pair.answers_for {
                if let Some(known) = owned.or_insert(element.id().as_str(), falls) {
                    *known = known.zip(falls).map(|(one, other)| one.later(other));
                }
            }
        }
        let plan = self.plan;
        let own = plan.goals.iter().enumerate().map(|(index, goal)| (format!("/goals/{index}"), goal, None));
        let of_areas = plan.focus_areas.iter().enumerate().flat_map(|(place, area)| {
            let goals = area.goals.iter().enumerate();
            goals.map(move |(index, goal)| (format!("/focus_areas/{place}/goals/{index}"), goal, Some(&area.id)))
        });
        for (pointer, goal, area) in own.chain(of_areas) {
            let ids = [Some(&goal.id), area].into_iter().flatten();
            // Without a pair it had no owner before; with one that goes on it keeps it.
            let falls = ids.filter_map(|id| owned.get(id.as_str()).copied());
            let last = falls.reduce(|one, other| one.zip(other).map(|(one, other)| one.later(other)));
            let Some(end) = last.flatten() else { continue };
            if goal.until.is_none_or(|until| until >= end.after) {
                self.push(ConsequenceKind::GoalWithoutOwner, &goal.id, ElementKind::Goal, pointer, end);
            }
        }
    }

    fn indicators(&mut self) {
        let plan = self.plan;
        let codes = plan.parties.iter().filter_map(|party| Some((party.area.as_ref()?.as_str(), &party.id)));
        let codes = Named::of(codes);
        // A target without an area is cut short for whom the plan ends first.
        let earliest = self.ended.values().iter().copied().reduce(End::sooner);
        let mut parties = plan.parties.iter().filter(|party| self.end(party.id.as_str()).is_some());
        let only = parties.next().filter(|_| parties.next().is_none()).map(|party| &party.id);
        for (pointer, indicator) in plan.indicators() {
            if let Some((end, party)) = self.cut(indicator, &codes, earliest.map(|end| (end, only))) {
                self.push(ConsequenceKind::IndicatorCutShort, &indicator.id, ElementKind::Indicator, pointer, end);
                self.named(party, Followers::default());
            }
        }
    }

    /// The first end that comes before the end of the year of a target.
    fn cut<'i>(
        &self,
        indicator: &Indicator,
        codes: &Named<'_, &'i Id>,
        everywhere: Option<(End, Option<&'i Id>)>,
    ) -> Option<(End, Option<&'i Id>)> {
        let cut = indicator.targets.iter().filter_map(|target| {
            let (end, party) = match &target.area {
                Some(code) => {
                    let party = *codes.get(code.as_str())?;
                    (self.end(party.as_str())?, Some(party))
                }
                None => everywhere?,
            };
            (i64::from(end.after.year()) <= target.period).then_some((end, party))
        });
        cut.min_by_key(|(end, _)| end.after)
    }

    fn measures(&mut self) {
        for (index, measure) in self.plan.measures.iter().enumerate() {
            let behind = self.actors.behind(measure.responsible.iter().map(|actor| actor.id().as_str()));
            let ends = || behind.iter().filter_map(|one| self.end(one));
            let partly = ends().count() < behind.len();
            // It goes on until the last of them ends; it is less than it was once the first does.
            let end = ends().reduce(if partly { End::sooner } else { End::later });
            let Some(end) = end.filter(|end| measure.until.is_none_or(|until| until >= end.after)) else { continue };
            let mut party = None;
            let mut followers = Followers::default();
            let ended = behind.iter().filter(|one| self.end(one).is_some_and(|own| own.after <= end.after));
            for (place, one) in ended.enumerate() {
                party = Id::new(one).filter(|_| place == 0);
                followers.extend(self.successors.of(one, end.after));
            }
            let pointer = format!("/measures/{index}");
            self.push(ConsequenceKind::MeasureCutShort, &measure.id, ElementKind::Measure, pointer, end);
            self.named(party.as_ref(), followers);
            self.partly(partly);
        }
    }

    fn interfaces(&mut self) {
        for (index, interface) in self.plan.interfaces.iter().enumerate() {
            let after = self.interface_after(interface);
            if interface.until.is_none_or(|until| until >= after.end.after) {
                let pointer = format!("/interfaces/{index}");
                self.push(after.kind, &interface.id, ElementKind::Interface, pointer, after.end);
                self.named(None, after.followers);
                self.partly(after.partly);
            }
        }
    }

    /// What an interface becomes on the day on which the last of its sides ends, and between whom it lies then.
    fn interface_after(&self, interface: &'p Interface) -> After<'a> {
        let actors = interface.sides.iter().map(|side| side.actor.id().as_str());
        let sides: Vec<_> = actors.map(|actor| (actor, self.actors.behind([actor]))).collect();
        let ends = sides.iter().flat_map(|(_, members)| members).filter_map(|one| self.end(one));
        let end = ends.reduce(End::later).unwrap_or(self.last);
        let (mut followers, mut changed, mut broken, mut partly) = (Followers::default(), false, false, false);
        for (actor, members) in sides {
            let mut side = Followers::default();
            let mut moved = 0;
            for member in &members {
                let lives = self.end(member).is_none_or(|own| own.after > end.after);
                let follows = self.successors.of(member, end.after).or_itself(member, lives);
                moved += usize::from(!follows.is_only(member));
                side.extend(follows);
            }
            if moved == 0 {
                // A unit whose members all stay is still the unit.
                side.list = vec![actor];
            }
            changed |= moved > 0;
            partly |= moved > 0 && moved < members.len();
            broken |= side.list.is_empty();
            followers.extend(side);
        }
        let kind = match (broken, changed, followers.list.len()) {
            (true, ..) => ConsequenceKind::InterfaceBroken,
            (_, false, _) => ConsequenceKind::InterfaceUnchanged,
            (_, true, 0 | 1) => ConsequenceKind::InterfaceInternal,
            (_, true, _) => ConsequenceKind::InterfaceNew,
        };
        After { kind, end, followers, partly }
    }

    /// Where a duty moves and its former bearer lives on, the two have to work together from then on.
    fn duties(&mut self) {
        for (index, party) in self.plan.parties.iter().enumerate() {
            let Some(end) = self.end(party.id.as_str()) else { continue };
            let after = self.successors.of_duty(party, end.after);
            if !after.list.is_empty() {
                let pointer = format!("/parties/{index}");
                self.push(ConsequenceKind::InterfaceNew, &party.id, ElementKind::Party, pointer, end);
                self.named(Some(&party.id), after);
            }
        }
    }
}

/// What an interface becomes.
struct After<'s> {
    kind: ConsequenceKind,
    end: End,
    followers: Followers<'s>,
    partly: bool,
}
