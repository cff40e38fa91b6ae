//! What follows when a plan ends early: for goals, pairs, indicators, measures and interfaces.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::successors::{Followers, SuccessorSource, Successors};
use super::validity::{Ends, timeline};
use super::{PartyValidity, Scenario, ValidityStatus};
use crate::Error;
use crate::diagnostic::vocabulary;
use crate::plan::{ElementKind, Id, Indicator, Interface, PlanDocument, PlanKind, Ref, ResponsibilityPair, ToActor};
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
    /// The organisations that follow: by the ids that the plan gives them, or else by the register's codes: `HVA03`, `HUS`.
    pub successors: Vec<String>,
    /// Who says that they do, where the plan or the register had to.
    pub successor_source: Option<SuccessorSource>,
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
        /// The organisations that follow, separated by commas: by id, or by the register's code (`HVA03`, `HUS`) where the
        /// plan does not have them; missing where none is known.
        successors: text = |row| (!row.successors.is_empty()).then(|| row.successors.join(", "));
        /// Who says so: `plan` for its changes of organisations, `register` for the register of areas, of which only
        /// parties are asked that no change names, `plan-and-register` for both; missing where nobody had to.
        successor_source: text = |row| row.successor_source.map(SuccessorSource::as_str);
        /// Kind of the document that falls due; missing for the others.
        document: text = |row| row.document.map(PlanKind::as_str);
        /// `definite`, or `undecided` where open facts could bring it earlier.
        status: text = |row| if row.definite { "definite" } else { "undecided" };
    }
}

/// What follows where the plan ends early, in one scenario: documents that fall due, pairs without a holder, goals without
/// an owner, indicators and measures that are cut short, and what becomes of the interfaces when responsibility moves to
/// the successors. Empty where nothing is known to end the plan early.
///
/// Who follows a party is what the plan's changes of organisations say. Of a party that none of them names the register of
/// areas knows it from the day on which the duty to organise moves: the county of a municipality by its code, Helsinki
/// itself, the county of a hospital district or the HUS Group. Organisations that the plan has are recognised by their
/// codes, so that two municipalities of one county meet in it whether or not the plan has that county.
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
    let successors = Successors::new(plan, &ends, &timeline);
    let mut assessor = Assessor { plan, successors, ended: &ended, list: Vec::new() };
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
    successors: Successors<'a, 'p>,
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
            successor_source: None,
            document: None,
            definite: end.definite,
        });
    }

    fn named(&mut self, party: Option<&Id>, followers: Followers<'_>) {
        if let Some(last) = self.list.last_mut() {
            last.party = party.cloned();
            last.successors = followers.list.into_iter().map(Cow::into_owned).collect();
            last.successor_source = followers.source;
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

    fn pairs(&mut self) {
        for (index, pair) in self.plan.responsibility_pairs.iter().enumerate() {
            for (place, holder) in pair.holders.iter().enumerate() {
                let Some(end) = self.ended.get(holder.party.id()).copied() else { continue };
                let on_duty = holder.until.is_none_or(|until| until >= end.after);
                if on_duty {
                    let pointer = format!("/responsibility_pairs/{index}/holders/{place}");
                    let kind = ElementKind::ResponsibilityPair;
                    self.push(ConsequenceKind::PairLosesHolder, &pair.id, kind, pointer, end);
                    let followers = self.successors.of(holder.party.id(), end.after);
                    self.named(Some(holder.party.id()), followers);
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
                self.named(party, Followers::default());
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
                    let followers = self.successors.of(only.id(), end.after);
                    self.named(Some(only.id()), followers);
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
            let (kind, followers) = self.becomes(interface, last.after);
            self.push(kind, &interface.id, ElementKind::Interface, format!("/interfaces/{index}"), last);
            self.named(None, followers);
        }
        // Where a duty moves and its former bearer lives on, the two have to work together from then on.
        for (index, party) in plan.parties.iter().enumerate() {
            let Some(end) = self.ended.get(&party.id).copied() else { continue };
            let after = self.successors.of_duty(party, end.after);
            if !after.list.is_empty() {
                let pointer = format!("/parties/{index}");
                self.push(ConsequenceKind::InterfaceNew, &party.id, ElementKind::Party, pointer, end);
                self.named(Some(&party.id), after);
            }
        }
    }

    /// What an interface becomes, and between whom it lies then.
    fn becomes(&self, interface: &'p Interface, on: Date) -> (ConsequenceKind, Followers<'p>) {
        let mut after = Followers::default();
        let mut changed = false;
        let mut broken = false;
        for side in &interface.sides {
            let followers = self.followers(&side.actor, on);
            changed |= !followers.is_only(side.actor.id().as_str());
            broken |= followers.list.is_empty();
            after.extend(followers);
        }
        let kind = match (broken, changed, after.list.len()) {
            (true, ..) => ConsequenceKind::InterfaceBroken,
            (_, false, _) => ConsequenceKind::InterfaceUnchanged,
            (_, true, 0 | 1) => ConsequenceKind::InterfaceInternal,
            (_, true, _) => ConsequenceKind::InterfaceNew,
        };
        (kind, after)
    }

    /// Who stands on a side on a day: the actor, or who followed it; nobody where a party's part ended without a follower.
    fn followers(&self, actor: &'p Ref<ToActor>, on: Date) -> Followers<'p> {
        let ended = self.ended.get(actor.id()).is_some_and(|end| end.after <= on);
        self.successors.of(actor.id(), on).or_itself(actor.id().as_str(), !ended)
    }
}
