//! A plan under check, with what several rules look up.

use std::collections::HashMap;

use crate::area;
use crate::diagnostic::Argument;
use crate::plan::{ElementKind, Id, Party, Path, PlanDocument, Ref, ToSide, Visitor};

/// A plan and its elements by id.
pub(super) struct Subject<'p> {
    pub(super) plan: &'p PlanDocument,
    elements: HashMap<&'p str, Vec<Element>>,
    parties: HashMap<&'p Id, &'p Party>,
}

/// An element that an id leads to.
#[derive(Debug, Clone)]
pub(super) struct Element {
    pub(super) kind: ElementKind,
    pub(super) pointer: String,
}

impl<'p> Subject<'p> {
    pub(super) fn new(plan: &'p PlanDocument) -> Self {
        let mut index = Index::default();
        plan.visit(&mut index);
        // The first of an id counts: two are another rule's finding.
        let parties = plan.parties.iter().chain(&plan.organisations).rev().map(|party| (&party.id, party)).collect();
        Self { plan, elements: index.elements, parties }
    }

    /// The elements of that id: one in a sound plan.
    pub(super) fn elements(&self, id: &Id) -> &[Element] {
        self.elements.get(id.as_str()).map_or(&[], Vec::as_slice)
    }

    /// All ids with their elements, in no particular order.
    pub(super) fn ids(&self) -> impl Iterator<Item = (&'p str, &[Element])> {
        self.elements.iter().map(|(id, elements)| (*id, elements.as_slice()))
    }

    /// The party or other organisation of that id.
    pub(super) fn party(&self, id: &Id) -> Option<&'p Party> {
        self.parties.get(id).copied()
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
}

#[derive(Default)]
struct Index<'p> {
    elements: HashMap<&'p str, Vec<Element>>,
}

impl<'p> Visitor<'p> for Index<'p> {
    fn element(&mut self, path: &Path, kind: ElementKind, id: &'p Id) {
        self.elements.entry(id.as_str()).or_default().push(Element { kind, pointer: path.pointer() });
    }
}
