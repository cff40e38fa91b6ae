//! A plan under check, with what several rules look up.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::CheckOptions;
use super::elements::{Element, Elements};
use crate::area;
use crate::diagnostic::{Argument, Limit};
use crate::plan::{Id, Party, PlanDocument, Ref, ToSide};

/// A plan and its elements by id, and how it is to be checked.
pub(super) struct Subject<'p> {
    pub(super) plan: &'p PlanDocument,
    options: &'p CheckOptions,
    elements: &'p Elements,
    parties: OnceCell<HashMap<&'p Id, &'p Party>>,
    answered: OnceCell<HashSet<&'p Id>>,
}

impl<'p> Subject<'p> {
    pub(super) fn new(plan: &'p PlanDocument, options: &'p CheckOptions, elements: &'p Elements) -> Self {
        Self { plan, options, elements, parties: OnceCell::new(), answered: OnceCell::new() }
    }

    /// The elements of that id: one in a sound plan.
    pub(super) fn elements(&self, id: &Id) -> impl Iterator<Item = &'p Element> + use<'p> {
        self.elements.of_id(id)
    }

    /// All elements in the order of the plan.
    pub(super) fn all(&self) -> impl Iterator<Item = &'p Element> + use<'p> {
        self.elements.all()
    }

    /// The party or other organisation of that id.
    pub(super) fn party(&self, id: &Id) -> Option<&'p Party> {
        // The first of an id counts: two are another rule's finding.
        let index =
            || self.plan.parties.iter().chain(&self.plan.organisations).rev().map(|party| (&party.id, party)).collect();
        self.parties.get_or_init(index).get(id).copied()
    }

    /// What a side is called, or its id where the plan does not list it.
    pub(super) fn side_name(&self, side: &Ref<ToSide>) -> Argument {
        self.plan.side(side.id()).map_or_else(|| side.id().as_str().into(), |side| (&side.name).into())
    }

    /// The first party that has both national languages, by the register of municipalities.
    pub(super) fn bilingual_party(&self) -> Option<&'p Party> {
        self.plan.parties.iter().find(|party| {
            let municipality = party.area.as_ref().and_then(area::municipality);
            municipality.is_some_and(|municipality| municipality.languages.is_bilingual())
        })
    }

    /// Whether a pair answers for an element, by itself or with the focus area that holds it.
    pub(super) fn is_answered_for(&self, id: &Id) -> bool {
        let answered = self.answered.get_or_init(|| {
            let named: HashSet<_> =
                self.plan.responsibility_pairs.iter().flat_map(|pair| &pair.answers_for).map(Ref::id).collect();
            let areas = self.plan.focus_areas.iter().filter(|area| named.contains(&area.id));
            let held: Vec<_> = areas
                .flat_map(|area| {
                    area.goals.iter().map(|goal| &goal.id).chain(area.indicators.iter().map(|indicator| &indicator.id))
                })
                .collect();
            named.into_iter().chain(held).collect()
        });
        answered.contains(id)
    }

    /// A threshold of a rule.
    pub(super) fn limit(&self, limit: &Limit) -> f64 {
        self.options.limit_of(limit)
    }

    /// The day of the check, where it is known.
    pub(super) fn today(&self) -> Option<Date> {
        self.options.today
    }
}
