//! Who follows an organisation: those whom the plan's changes of organisations name, or else whom the register of areas
//! knows.

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::civil::Date;

use super::condition::Timeline;
use super::validity::Ends;
use crate::area;
use crate::diagnostic::vocabulary;
use crate::plan::{ChangeOfOrganisation, Id, OrganisationChange, Party, PartyKind, PlanDocument};
use crate::sorted;

vocabulary! {
    /// Who says which organisation follows another.
    pub enum SuccessorSource {
        /// The plan's changes of organisations.
        Plan = "plan" ("suunnitelma", "planen", "plan"),
        /// The register of areas, from the day on which the duty to organise moves.
        Register = "register" ("aluerekisteri", "områdesregistret", "register of areas"),
        /// One of them for some, the other for others.
        PlanAndRegister = "plan-and-register" ("suunnitelma ja aluerekisteri", "planen och områdesregistret", "plan and register of areas"),
    }
}

/// Organisations that follow others, each once, in order: by the ids that the plan gives them, or else by the codes of the
/// register; and who says so.
#[derive(Debug, Clone, Default)]
pub(super) struct Followers<'p> {
    pub(super) list: Vec<Cow<'p, str>>,
    pub(super) source: Option<SuccessorSource>,
}

impl<'p> Followers<'p> {
    fn said(source: SuccessorSource, list: impl IntoIterator<Item = Cow<'p, str>>) -> Self {
        Self { list: sorted::collect(list), source: Some(source) }
    }

    pub(super) fn extend(&mut self, other: Self) {
        for one in other.list {
            sorted::insert(&mut self.list, one);
        }
        self.source = match (self.source, other.source) {
            (Some(one), Some(two)) if one != two => Some(SuccessorSource::PlanAndRegister),
            (one, two) => one.or(two),
        };
    }

    /// The organisation itself, where it lives on and nobody is known to follow.
    pub(super) fn or_itself(mut self, organisation: &'p str, lives: bool) -> Self {
        if self.list.is_empty() && lives {
            self.list.push(Cow::Borrowed(organisation));
        }
        self
    }

    /// Whether it is that organisation and nobody else.
    pub(super) fn is_only(&self, organisation: &str) -> bool {
        matches!(self.list.as_slice(), [only] if only == organisation)
    }
}

/// Finds out who follows whom, in one scenario.
pub(super) struct Successors<'a, 'p> {
    ends: &'a Ends<'p>,
    /// The first day on which the register speaks, and whom it names for parties of which the plan names no change.
    register: (Option<Date>, HashMap<&'p str, Cow<'p, str>>),
}

impl<'a, 'p> Successors<'a, 'p> {
    pub(super) fn new(plan: &'p PlanDocument, ends: &'a Ends<'p>, timeline: &Timeline<'_>) -> Self {
        let moves = timeline.duty_moves();
        let mut register = HashMap::new();
        if moves.is_some() {
            let named = organisers(plan);
            let unnamed = plan.parties.iter().filter(|party| ends.changes_of(party.id.as_str()).is_none());
            register.extend(unnamed.filter_map(|party| {
                let code = code_after(party)?;
                Some((party.id.as_str(), named.get(&code).map_or(Cow::Owned(code), |id| Cow::Borrowed(id.as_str()))))
            }));
        }
        Self { ends, register: (moves, register) }
    }

    /// Who follows an organisation on that day or before; nobody where neither the plan nor the register knows.
    pub(super) fn of(&self, organisation: &str, on: Date) -> Followers<'p> {
        let Some(changes) = self.ends.changes_of(organisation) else { return self.by_register(organisation, on) };
        let begun = changes
            .filter(|(_, when)| when.earliest == when.latest && when.latest.is_some_and(|day| day <= on))
            .flat_map(|(change, _)| after(change));
        let mut followers = Followers::said(SuccessorSource::Plan, begun);
        followers.source = followers.source.filter(|_| !followers.list.is_empty());
        followers
    }

    /// To whom the duty to organise of an organisation that lives on has moved by that day, other than to itself.
    pub(super) fn of_duty(&self, party: &Party, by: Date) -> Followers<'p> {
        let mut followers = match self.ends.changes_of(party.id.as_str()) {
            Some(changes) => {
                let moved = changes.filter(|(change, when)| {
                    change.kind == ChangeOfOrganisation::DutyMoved && when.latest.is_some_and(|day| day <= by)
                });
                Followers::said(SuccessorSource::Plan, moved.flat_map(|(change, _)| after(change)))
            }
            // Of those whom the register knows, municipalities live on beside their counties.
            None if party.area.is_some() => self.by_register(party.id.as_str(), by),
            None => Followers::default(),
        };
        followers.list.retain(|follower| *follower != party.id.as_str());
        followers
    }

    fn by_register(&self, organisation: &str, on: Date) -> Followers<'p> {
        let (moves, followers) = &self.register;
        match followers.get(organisation) {
            Some(follower) if moves.is_some_and(|day| day <= on) => {
                Followers::said(SuccessorSource::Register, [follower.clone()])
            }
            _ => Followers::default(),
        }
    }
}

fn after<'p>(change: &&'p OrganisationChange) -> impl Iterator<Item = Cow<'p, str>> + use<'p> {
    change.after.iter().map(|after| Cow::Borrowed(after.id().as_str()))
}

/// The code of who carries on what a party does, once the duty has moved: by its own codes, never by its name.
fn code_after(party: &Party) -> Option<String> {
    if let Some(code) = &party.area {
        return area::organiser_of(code);
    }
    match &party.county {
        Some(code) => Some(format!("HVA{code}")).filter(|code| area::organiser_name(code).is_some()),
        None => area::district_successor(party.hospital_district.as_ref()?),
    }
}

/// The organisations of the plan that are organisers known to the register: a county by its own code, Helsinki also by that
/// of the municipality, the HUS Group by that of the hospital district which it carries on.
fn organisers(plan: &PlanDocument) -> HashMap<String, &Id> {
    let mut named = HashMap::new();
    let all = || plan.parties.iter().chain(&plan.organisations);
    let by_county = all().filter_map(|one| Some((format!("HVA{}", one.county.as_ref()?), one)));
    let groups = all().filter(|one| one.kind == PartyKind::JointAuthority);
    let groups = groups.filter_map(|one| Some((area::district_successor(one.hospital_district.as_ref()?)?, one)));
    let groups = groups.filter(|(code, _)| code == area::HUS);
    let cities = all().filter_map(|one| {
        let county = area::municipality(one.area.as_ref()?)?.county;
        (county.kind == area::CountyKind::City).then(|| (format!("HVA{}", county.code), one))
    });
    for (code, one) in by_county.chain(groups).chain(cities) {
        named.entry(code).or_insert(&one.id);
    }
    named
}
