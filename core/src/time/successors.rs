//! Who follows an organisation: those whom the plan's changes of organisations name, or else whom the register of areas
//! knows.

use jiff::civil::Date;

use super::condition::Timeline;
use super::validity::Ends;
use crate::area;
use crate::diagnostic::vocabulary;
use crate::named::Named;
use crate::plan::{ChangeOfOrganisation, OrganisationChange, Party, PartyKind, PlanDocument};
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
pub(super) struct Followers<'s> {
    pub(super) list: Vec<&'s str>,
    pub(super) source: Option<SuccessorSource>,
}

impl<'s> Followers<'s> {
    fn said(source: SuccessorSource, list: impl IntoIterator<Item = &'s str>) -> Self {
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
    pub(super) fn or_itself(mut self, organisation: &'s str, lives: bool) -> Self {
        if self.list.is_empty() && lives {
            self.list.push(organisation);
        }
        self
    }

    /// Whether it is that organisation and nobody else.
    pub(super) fn is_only(&self, organisation: &str) -> bool {
        self.list == [organisation]
    }
}

/// Finds out who follows whom, in one scenario.
pub(super) struct Successors<'a, 'p> {
    ends: &'a Ends<'p>,
    /// The first day on which the register speaks, and whom it names for parties of which the plan names no change.
    register: (Option<Date>, Named<'p, String>),
}

impl<'a, 'p> Successors<'a, 'p> {
    pub(super) fn new(plan: &'p PlanDocument, ends: &'a Ends<'p>, timeline: &Timeline<'_>) -> Self {
        let moves = timeline.duty_moves();
        let named = if moves.is_some() { organisers(plan) } else { Vec::new() };
        let unnamed = plan.parties.iter().filter(|_| moves.is_some());
        let unnamed = unnamed.filter(|party| ends.changes_of(party.id.as_str()).is_none());
        let register = Named::of(unnamed.filter_map(|party| {
            let code = code_after(party)?;
            let known = named.iter().find(|(known, _)| *known == code).map(|(_, id)| (*id).to_owned());
            Some((party.id.as_str(), known.unwrap_or(code)))
        }));
        Self { ends, register: (moves, register) }
    }

    /// Who follows an organisation on that day or before; nobody where neither the plan nor the register knows.
    pub(super) fn of<'s>(&'s self, organisation: &str, on: Date) -> Followers<'s> {
        let Some(changes) = self.ends.changes_of(organisation) else { return self.by_register(organisation, on) };
        let begun = changes
            .filter(|(_, when)| when.earliest == when.latest && when.latest.is_some_and(|day| day <= on))
            .flat_map(|(change, _)| after(change));
        let mut followers = Followers::said(SuccessorSource::Plan, begun);
        followers.source = followers.source.filter(|_| !followers.list.is_empty());
        followers
    }

    /// To whom the duty to organise of an organisation that lives on has moved by that day, other than to itself.
    pub(super) fn of_duty<'s>(&'s self, party: &Party, by: Date) -> Followers<'s> {
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

    fn by_register<'s>(&'s self, organisation: &str, on: Date) -> Followers<'s> {
        let (moves, followers) = &self.register;
        match followers.get(organisation) {
            Some(follower) if moves.is_some_and(|day| day <= on) => {
                Followers::said(SuccessorSource::Register, [follower.as_str()])
            }
            _ => Followers::default(),
        }
    }
}

fn after<'p>(change: &&'p OrganisationChange) -> impl Iterator<Item = &'p str> + use<'p> {
    change.after.iter().map(|after| after.id().as_str())
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
fn organisers(plan: &PlanDocument) -> Vec<(String, &str)> {
    let code = |rank: usize, one: &Party| match rank {
        0 => Some(format!("HVA{}", one.county.as_ref()?)),
        1 if one.kind == PartyKind::JointAuthority => {
            area::district_successor(one.hospital_district.as_ref()?).filter(|code| code == area::HUS)
        }
        2 => {
            let county = area::municipality(one.area.as_ref()?)?.county;
            (county.kind == area::CountyKind::City).then(|| format!("HVA{}", county.code))
        }
        _ => None,
    };
    // There are no more than the register has organisers.
    let mut named: Vec<(String, &str)> = Vec::new();
    for rank in 0..3 {
        for one in plan.parties.iter().chain(&plan.organisations) {
            if let Some(code) = code(rank, one).filter(|code| named.iter().all(|(known, _)| known != code)) {
                named.push((code, one.id.as_str()));
            }
        }
    }
    named
}
