//! What follows when a plan ends early: for goals, pairs, indicators, measures and interfaces.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::condition::When;
use super::validity::{Ends, join, timeline};
use super::{PartyValidity, Scenario, ValidityStatus};
use crate::Error;
use crate::diagnostic::vocabulary;
use crate::plan::{
    ChangeOfOrganisation, ElementKind, Id, Indicator, Interface, OrganisationChange, PlanDocument, PlanKind, Ref,
    ResponsibilityPair, ToActor,
};
use crate::table::rows;

vocabulary! {
    /// What follows from an end.
    pub enum ConsequenceKind {
        /// A document that takes the plan's place falls due.
        SuccessorDue = "successor-due" ("seuraaja tulee ajankohtaiseksi", "efterföljaren blir aktuell", "successor due"),
        /// No pair answers for the goal any more.
        GoalWithoutOwner = "goal-without-owner" ("tavoite jää vaille vastuuparia", "målet blir utan ansvarspar", "goal without owner"),
        /// A pair loses a holder.
        PairLosesHolder = "pair-loses-holder" ("vastuupari menettää haltijan", "ansvarsparet förlorar en innehavare", "pair loses a holder"),
        /// The target lies after the end.
        IndicatorCutShort = "indicator-cut-short" ("mittari katkeaa", "indikatorn avbryts", "indicator cut short"),
        /// The measure goes on after the end of those who do it.
        MeasureCutShort = "measure-cut-short" ("toimenpide katkeaa", "åtgärden avbryts", "measure cut short"),
        /// Its sides become one organisation.
        InterfaceInternal = "interface-internal" ("yhdyspinta muuttuu sisäiseksi", "kontaktytan blir intern", "interface becomes internal"),
        /// Other organisations meet: it has to be agreed anew.
        InterfaceNew = "interface-new" ("yhdyspinta syntyy", "en ny kontaktyta uppstår", "new interface"),
        /// A side ends and nobody is known to follow.
        InterfaceBroken = "interface-broken" ("yhdyspinta katkeaa", "kontaktytan bryts", "interface broken"),
        /// The same organisations meet.
        InterfaceUnchanged = "interface-unchanged" ("yhdyspinta säilyy", "kontaktytan består", "interface unchanged"),
    }
}

/// Something that follows when a plan ends early.
#[derive(Debug, Clone, PartialEq)]
pub struct Consequence {
    /// What follows.
    pub kind: ConsequenceKind,
    /// Of which element.
    pub element: Id,
    /// What the element is.
    pub element_kind: ElementKind,
    /// Where it is.
    pub pointer: String,
    /// The party whose end brings it, where it is one.
    pub party: Option<Id>,
    /// The first day on which it is so.
    pub date: Date,
    /// Who follows: organisations by id; for a successor that falls due, the condition's document.
    pub successors: Vec<Id>,
    /// Kind of the document that falls due, where that is what follows.
    pub document: Option<PlanKind>,
    /// Whether facts that are still open could bring it earlier.
    pub definite: bool,
}

rows! {
    /// Something that follows when a plan ends early.
    Consequence as "ConsequenceRow" {
        /// `successor-due`, `goal-without-owner`, `pair-loses-holder`, `indicator-cut-short`, `measure-cut-short`,
        /// `interface-internal`, `interface-new`, `interface-broken` or `interface-unchanged`.
        consequence: text = |row| row.kind.as_str();
        /// Id of the element concerned.
        element: text = |row| row.element.to_string();
        /// What the element is: `goal`, `interface` …
        kind: text = |row| row.element_kind.as_str();
        /// JSON Pointer.
        pointer: text = |row| row.pointer.clone();
        /// The party whose end brings it; missing where several do.
        party: text = |row| row.party.as_ref().map(Id::to_string);
        /// The first day on which it is so, as far as is known.
        date: date = |row| row.date;
        /// The organisations that follow, by id, separated by commas; missing where none is known.
        successors: text = |row| (!row.successors.is_empty()).then(|| join(&row.successors));
        /// Kind of the document that falls due; missing for the others.
        document: text = |row| row.document.map(PlanKind::as_str);
        /// `definite`, or `undecided` where open facts could bring it earlier.
        status: text = |row| if row.definite { "definite" } else { "undecided" };
    }
}

/// What follows where the plan ends early, in one scenario: documents that fall due, pairs without a holder, goals without
/// an owner, indicators and measures that are cut short, and what becomes of the interfaces when responsibility moves to
/// the successors that the plan's changes of organisations name. Empty where nothing is known to end the plan early.
///
/// Time grows with the size of the plan.
///
/// # Errors
/// `unknown-name` where the scenario names an unknown fact.
pub fn consequences(plan: &PlanDocument, scenario: &Scenario) -> Result<Vec<Consequence>, Error> {
    let timeline = timeline(plan, scenario)?;
    let ends = Ends::new(plan, &timeline);
    let validity: Vec<_> = plan.parties.iter().map(|party| ends.of_party(plan, party)).collect();
    let ended: HashMap<&Id, End> = validity.iter().filter_map(|row| Some((&row.party, End::of(row, plan)?))).collect();
    if ended.is_empty() {
        return Ok(Vec::new());
    }
    let mut changes: HashMap<&Id, Vec<usize>> = HashMap::new();
    for (index, (change, _)) in ends.changes().iter().enumerate() {
        for before in &change.before {
            changes.entry(before.id()).or_default().push(index);
        }
    }
    let mut assessor = Assessor { plan, ends: &ends, changes, ended: &ended, list: Vec::new() };
    assessor.successors_due(&validity);
    assessor.pairs();
    assessor.goals();
    assessor.indicators();
    assessor.measures();
    assessor.interfaces();
    Ok(assessor.list)
}

/// The early end of the plan for one party.
#[derive(Debug, Clone, Copy)]
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
}

struct Assessor<'a, 'p> {
    plan: &'p PlanDocument,
    ends: &'a Ends<'p>,
    /// Positions of the changes that each organisation is before.
    changes: HashMap<&'p Id, Vec<usize>>,
    ended: &'a HashMap<&'p Id, End>,
    list: Vec<Consequence>,
}

impl<'p> Assessor<'_, 'p> {
    fn push(&mut self, kind: ConsequenceKind, element: &Id, element_kind: ElementKind, pointer: String, end: End) {
        self.list.push(Consequence {
            kind,
            element: element.clone(),
            element_kind,
            pointer,
            party: None,
            date: end.after,
            successors: Vec::new(),
            document: None,
            definite: end.definite,
        });
    }

    fn named(&mut self, party: Option<&Id>, successors: Vec<Id>) {
        if let Some(last) = self.list.last_mut() {
            last.party = party.cloned();
            last.successors = successors;
        }
    }

    /// The documents of the conditions that end the plan, each once.
    fn successors_due(&mut self, validity: &[PartyValidity]) {
        for (index, end) in self.plan.early_ends.iter().enumerate() {
            let Some(successor) = &end.successor else { continue };
            let ending =
                |row: &&PartyValidity| matches!(&row.cause, super::EndCause::Elements(ids) if ids.contains(&end.id));
            let first =
                validity.iter().filter(ending).filter_map(|row| self.ended.get(&row.party)).min_by_key(|end| end.after);
            if let Some(when) = first.copied() {
                let pointer = format!("/early_ends/{index}");
                self.push(ConsequenceKind::SuccessorDue, &end.id, ElementKind::EarlyEnd, pointer, when);
                if let Some(last) = self.list.last_mut() {
                    last.document = Some(successor.kind);
                }
            }
        }
    }

    /// Where a party is succeeded on that day or before, who follows it: themselves where nothing changes.
    fn successors(&self, party: &Id, on: Date) -> Vec<Id> {
        let mut list = Vec::new();
        for (change, when) in self.changes_of(party) {
            let begun = when.earliest == when.latest && when.latest.is_some_and(|day| day <= on);
            if begun {
                list.extend(change.after.iter().map(|after| after.id().clone()));
            }
        }
        list.sort_unstable();
        list.dedup();
        list
    }

    /// The changes that an organisation is before.
    fn changes_of(&self, party: &Id) -> impl Iterator<Item = &(&'p OrganisationChange, When)> {
        let positions = self.changes.get(party).into_iter().flatten();
        positions.filter_map(|at| self.ends.changes().get(*at))
    }

    fn pairs(&mut self) {
        for (index, pair) in self.plan.responsibility_pairs.iter().enumerate() {
            for (place, holder) in pair.holders.iter().enumerate() {
                let Some(end) = self.ended.get(holder.party.id()).copied() else { continue };
                let on_duty = holder.until.is_none_or(|until| until >= end.after);
                if on_duty {
                    let pointer = format!("/responsibility_pairs/{index}/holders/{place}");
                    let kind = ElementKind::ResponsibilityPair;
                    self.push(ConsequenceKind::PairLosesHolder, &pair.id, kind, pointer, end);
                    let successors = self.successors(holder.party.id(), end.after);
                    self.named(Some(holder.party.id()), successors);
                }
            }
        }
    }

    /// The first day on which a pair has holders on fewer than two sides because a party ended; `None` where it keeps
    /// them, or never had them.
    fn falls(&self, pair: &ResponsibilityPair) -> Option<End> {
        let term = &self.plan.term;
        let sides_on = |day: Date| {
            let works = |holder: &&crate::plan::Holder| {
                let dated = holder.from.is_none_or(|from| from <= day) && holder.until.is_none_or(|until| until >= day);
                dated && self.ended.get(holder.party.id()).is_none_or(|end| day < end.after)
            };
            pair.holders.iter().filter(works).map(|holder| holder.side.id()).collect::<HashSet<_>>().len()
        };
        let mut days: Vec<End> =
            pair.holders.iter().filter_map(|holder| self.ended.get(holder.party.id()).copied()).collect();
        days.sort_by_key(|end| end.after);
        let had_both = |day: Date| day.yesterday().is_ok_and(|before| sides_on(before.max(term.from)) >= 2);
        days.into_iter().find(|end| sides_on(end.after) < 2 && (end.after <= term.from || had_both(end.after)))
    }

    fn goals(&mut self) {
        // The last day of all pairs that answer for an element: it has an owner while one pair works.
        let mut owned: HashMap<&Id, Option<End>> = HashMap::new();
        for pair in &self.plan.responsibility_pairs {
            let falls = self.falls(pair);
            for element in &pair.answers_for {
                let known = owned.entry(element.id()).or_insert(falls);
                *known = match (*known, falls) {
                    (Some(one), Some(other)) => Some(if one.after >= other.after { one } else { other }),
                    _ => None,
                };
            }
        }
        let area_of: HashMap<&Id, &Id> =
            self.plan.focus_areas.iter().flat_map(|area| area.goals.iter().map(|goal| (&goal.id, &area.id))).collect();
        let plan = self.plan;
        for (pointer, goal) in plan.goals() {
            let own = owned.get(&goal.id);
            let through_area = area_of.get(&goal.id).and_then(|area| owned.get(*area));
            let falls: Vec<_> = own.into_iter().chain(through_area).collect();
            // Without a pair it had no owner before; with one that goes on it keeps it.
            let last = falls.iter().map(|end| end.map(|end| end.after)).collect::<Option<Vec<_>>>();
            let Some(day) = last.and_then(|days| days.into_iter().max()) else { continue };
            if goal.until.is_some_and(|until| until < day) {
                continue;
            }
            if let Some(end) = falls.into_iter().flatten().find(|end| end.after == day).copied() {
                self.push(ConsequenceKind::GoalWithoutOwner, &goal.id, ElementKind::Goal, pointer, end);
            }
        }
    }

    fn indicators(&mut self) {
        let plan = self.plan;
        let codes: HashMap<_, _> =
            plan.parties.iter().filter_map(|party| Some((party.area.as_ref()?, &party.id))).collect();
        // A target without an area is cut short for whom the plan ends first.
        let first = plan.parties.iter().filter_map(|party| Some((&party.id, *self.ended.get(&party.id)?)));
        let first: Vec<_> = first.collect();
        let earliest = first.iter().min_by_key(|(_, end)| end.after).copied();
        let only = (first.len() == 1).then(|| first.first().map(|(party, _)| *party)).flatten();
        for (pointer, indicator) in plan.indicators() {
            if let Some((end, party)) = self.cut(indicator, &codes, earliest.map(|(_, end)| (end, only))) {
                self.push(ConsequenceKind::IndicatorCutShort, &indicator.id, ElementKind::Indicator, pointer, end);
                self.named(party, Vec::new());
            }
        }
    }

    /// The first end that comes before the end of the year of a target.
    fn cut<'i>(
        &self,
        indicator: &Indicator,
        codes: &HashMap<&crate::plan::AreaCode, &'i Id>,
        everywhere: Option<(End, Option<&'i Id>)>,
    ) -> Option<(End, Option<&'i Id>)> {
        let cut = indicator.targets.iter().filter_map(|target| {
            let (end, party) = match &target.area {
                Some(code) => {
                    let party = *codes.get(code)?;
                    (*self.ended.get(party)?, Some(party))
                }
                None => everywhere?,
            };
            (i64::from(end.after.year()) <= target.period).then_some((end, party))
        });
        cut.min_by_key(|(end, _)| end.after)
    }

    fn measures(&mut self) {
        let plan = self.plan;
        for (index, measure) in plan.measures.iter().enumerate() {
            let ends = measure.responsible.iter().map(|actor| self.ended.get(actor.id()).copied());
            let Some(ends) = ends.collect::<Option<Vec<_>>>() else { continue };
            let Some(end) = ends.into_iter().max_by_key(|end| end.after) else { continue };
            if measure.until.is_none_or(|until| until >= end.after) {
                let pointer = format!("/measures/{index}");
                self.push(ConsequenceKind::MeasureCutShort, &measure.id, ElementKind::Measure, pointer, end);
                if let [only] = measure.responsible.as_slice() {
                    let successors = self.successors(only.id(), end.after);
                    self.named(Some(only.id()), successors);
                }
            }
        }
    }

    fn interfaces(&mut self) {
        let plan = self.plan;
        let Some(last) = self.ended.values().max_by_key(|end| end.after).copied() else { return };
        for (index, interface) in plan.interfaces.iter().enumerate() {
            if interface.until.is_some_and(|until| until < last.after) {
                continue;
            }
            let (kind, successors) = self.becomes(interface, last.after);
            self.push(kind, &interface.id, ElementKind::Interface, format!("/interfaces/{index}"), last);
            self.named(None, successors);
        }
        // Where a duty moves and its former bearer lives on, the two have to work together from then on.
        for (index, party) in plan.parties.iter().enumerate() {
            let Some(end) = self.ended.get(&party.id).copied() else { continue };
            let moved = self.changes_of(&party.id).filter(|(change, when)| {
                change.kind == ChangeOfOrganisation::DutyMoved && when.latest.is_some_and(|day| day <= end.after)
            });
            let mut after: Vec<Id> =
                moved.flat_map(|(change, _)| change.after.iter().map(|after| after.id().clone())).collect();
            after.retain(|id| *id != party.id);
            if !after.is_empty() {
                self.push(
                    ConsequenceKind::InterfaceNew,
                    &party.id,
                    ElementKind::Party,
                    format!("/parties/{index}"),
                    end,
                );
                self.named(Some(&party.id), after);
            }
        }
    }

    /// What an interface becomes, and between whom it lies then.
    fn becomes(&self, interface: &Interface, on: Date) -> (ConsequenceKind, Vec<Id>) {
        let mut after = Vec::new();
        let mut changed = false;
        let mut broken = false;
        for side in &interface.sides {
            let actor = side.actor.id();
            let followers = self.followers(&side.actor, on);
            changed |= followers.as_slice() != [actor.clone()];
            broken |= followers.is_empty();
            after.extend(followers);
        }
        after.sort_unstable();
        after.dedup();
        let kind = match (broken, changed, after.len()) {
            (true, ..) => ConsequenceKind::InterfaceBroken,
            (_, false, _) => ConsequenceKind::InterfaceUnchanged,
            (_, true, 0 | 1) => ConsequenceKind::InterfaceInternal,
            (_, true, _) => ConsequenceKind::InterfaceNew,
        };
        (kind, after)
    }

    /// Who stands on a side on a day: the actor, or who followed it; nobody where a party's part ended without a follower.
    fn followers(&self, actor: &Ref<ToActor>, on: Date) -> Vec<Id> {
        let followers = self.successors(actor.id(), on);
        let ended = self.ended.get(actor.id()).is_some_and(|end| end.after <= on);
        if followers.is_empty() && !ended { vec![actor.id().clone()] } else { followers }
    }
}
