//! What rules look up in the plan beside its elements and parties: made when the first asks for it.

use std::cell::OnceCell;

use super::Subject;
use crate::named::{Named, Names};
use crate::plan::{Group, Id, Lens, Ref, Unit};
use crate::time::{self, PartyValidity};

/// Where the first of an id stands in its list: two of an id are another rule's finding.
type Positions<'p> = Named<'p, usize>;

/// The outermost element that each of a list is part of: itself where it is part of nothing.
type Roots<'p> = Named<'p, &'p Id>;

/// See [`Subject`].
#[derive(Default)]
pub(super) struct Lookups<'p> {
    parties: OnceCell<Positions<'p>>,
    units: OnceCell<Positions<'p>>,
    groups: OnceCell<Positions<'p>>,
    wholes: OnceCell<Names<'p>>,
    language_rights: OnceCell<bool>,
    axes: OnceCell<Roots<'p>>,
    services: OnceCell<Roots<'p>>,
    followed: OnceCell<Names<'p>>,
    validity: OnceCell<Vec<PartyValidity>>,
}

fn positions<'p>(ids: &mut dyn Iterator<Item = &'p Id>) -> Positions<'p> {
    let mut positions = Positions::new();
    for (at, id) in ids.enumerate() {
        positions.or_insert(id.as_str(), at);
    }
    positions
}

fn roots<'p>(parts: &mut dyn Iterator<Item = (&'p Id, Option<&'p Id>)>) -> Roots<'p> {
    let mut wholes = Named::new();
    for (id, whole) in parts {
        // The last of an id counts.
        wholes.or_insert(id.as_str(), (id, whole)).into_iter().for_each(|known| *known = (id, whole));
    }
    let mut roots = Roots::new();
    for (id, _) in wholes.values() {
        let mut chain = Vec::new();
        let mut root = *id;
        // Each is followed once; where parts go in a circle, the one that was met first stands for all.
        while !roots.contains(root.as_str()) {
            roots.or_insert(root.as_str(), *id);
            chain.push(root);
            match wholes.get(root.as_str()).and_then(|(_, whole)| *whole) {
                Some(whole) if wholes.contains(whole.as_str()) => root = whole,
                _ => break,
            }
        }
        let root = if chain.last() == Some(&root) { root } else { roots.get(root.as_str()).copied().unwrap_or(root) };
        for part in chain {
            roots.or_insert(part.as_str(), root).into_iter().for_each(|known| *known = root);
        }
    }
    roots
}

impl<'p> Subject<'p> {
    /// The unit of that id.
    pub(super) fn unit(&self, id: &Id) -> Option<&'p Unit> {
        let units = || positions(&mut self.plan.units.iter().map(|unit| &unit.id));
        self.plan.units.get(*self.lookups.units.get_or_init(units).get(id.as_str())?)
    }

    /// Whether another unit is part of that one.
    pub(super) fn has_parts(&self, unit: &Id) -> bool {
        let wholes = || {
            let wholes = self.plan.units.iter().filter_map(|unit| unit.part_of.as_ref());
            Names::among(&mut wholes.map(|whole| whole.id().as_str()))
        };
        self.lookups.wholes.get_or_init(wholes).contains(unit.as_str())
    }

    /// The group of that id.
    pub(super) fn group(&self, id: &Id) -> Option<&'p Group> {
        let groups = || positions(&mut self.plan.groups.iter().map(|group| &group.id));
        self.plan.groups.get(*self.lookups.groups.get_or_init(groups).get(id.as_str())?)
    }

    /// Whether a group of the plan keeps language rights.
    pub(super) fn keeps_language_rights(&self) -> bool {
        let keeps = || self.plan.groups.iter().any(|group| group.lenses.contains(&Lens::Languages));
        *self.lookups.language_rights.get_or_init(keeps)
    }

    /// The axis of assessment that one is part of and that is part of none.
    pub(super) fn axis_root(&self, id: &Id) -> Option<&'p Id> {
        let axes =
            || roots(&mut self.plan.assessment_axes.iter().map(|axis| (&axis.id, axis.part_of.as_ref().map(Ref::id))));
        self.lookups.axes.get_or_init(axes).get(id.as_str()).copied()
    }

    /// The service that one is part of and that is part of none.
    pub(super) fn service_root(&self, id: &Id) -> Option<&'p Id> {
        let services = || {
            roots(&mut self.plan.services.iter().map(|service| (&service.id, service.part_of.as_ref().map(Ref::id))))
        };
        self.lookups.services.get_or_init(services).get(id.as_str()).copied()
    }

    fn party_position(&self, id: &Id) -> Option<usize> {
        let parties = || positions(&mut self.plan.parties.iter().map(|party| &party.id));
        self.lookups.parties.get_or_init(parties).get(id.as_str()).copied()
    }

    /// Whether that organisation is a party of the plan, and not only one that it speaks of.
    pub(super) fn is_party(&self, id: &Id) -> bool {
        self.party_position(id).is_some()
    }

    /// Whether a pair answers for an indicator, or for a goal that it measures.
    pub(super) fn is_followed(&self, indicator: &Id) -> bool {
        let followed = self.lookups.followed.get_or_init(|| {
            let goals = self.plan.all_goals().filter(|goal| self.is_answered_for(&goal.id));
            Names::among(&mut goals.flat_map(|goal| &goal.indicators).map(|indicator| indicator.id().as_str()))
        });
        followed.contains(indicator.as_str()) || self.is_answered_for(indicator)
    }

    /// From when until when the plan holds for each party, in the scenario of the check; empty where the scenario names
    /// facts that nobody knows.
    pub(super) fn validity(&self) -> &[PartyValidity] {
        self.lookups.validity.get_or_init(|| time::validity(self.plan, self.scenario()).unwrap_or_default())
    }

    /// From when until when the plan holds for a party.
    pub(super) fn validity_of(&self, party: &Id) -> Option<&PartyValidity> {
        self.validity().get(self.party_position(party)?)
    }
}
