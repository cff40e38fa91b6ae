//! A plan under check, with what several rules look up.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::CheckOptions;
use crate::area;
use crate::diagnostic::{Argument, Limit};
use crate::plan::{ElementKind, Id, Party, Path, PlanDocument, Ref, ToSide, Visitor};

/// A plan and its elements by id, and how it is to be checked.
pub(super) struct Subject<'p> {
    pub(super) plan: &'p PlanDocument,
    options: &'p CheckOptions,
    /// In the order of the plan, each after the one that holds it.
    elements: Vec<Element<'p>>,
    by_id: HashMap<&'p str, Vec<usize>>,
    parties: HashMap<&'p Id, &'p Party>,
    by_pointer: OnceCell<HashMap<String, usize>>,
    answered: OnceCell<HashSet<&'p Id>>,
}

/// An element of the plan.
#[derive(Debug, Clone)]
pub(super) struct Element<'p> {
    pub(super) id: &'p Id,
    pub(super) kind: ElementKind,
    pub(super) pointer: String,
}

impl<'p> Subject<'p> {
    pub(super) fn new(plan: &'p PlanDocument, options: &'p CheckOptions) -> Self {
        let mut index = Index::default();
        plan.visit(&mut index);
        let mut by_id: HashMap<_, Vec<usize>> = HashMap::with_capacity(index.elements.len());
        for (at, element) in index.elements.iter().enumerate() {
            by_id.entry(element.id.as_str()).or_default().push(at);
        }
        // The first of an id counts: two are another rule's finding.
        let parties = plan.parties.iter().chain(&plan.organisations).rev().map(|party| (&party.id, party)).collect();
        let (by_pointer, answered) = (OnceCell::new(), OnceCell::new());
        Self { plan, options, elements: index.elements, by_id, parties, by_pointer, answered }
    }

    /// The elements of that id: one in a sound plan.
    pub(super) fn elements(&self, id: &Id) -> impl Iterator<Item = &Element<'p>> {
        self.by_id.get(id.as_str()).into_iter().flatten().filter_map(|at| self.elements.get(*at))
    }

    /// All elements in the order of the plan.
    pub(super) fn all(&self) -> &[Element<'p>] {
        &self.elements
    }

    /// The ids of the elements around a place and of the one there, joined with slashes; empty for the plan itself.
    pub(super) fn element_path(&self, pointer: &str) -> String {
        let by_pointer = self.by_pointer.get_or_init(|| {
            self.elements.iter().enumerate().map(|(at, element)| (element.pointer.clone(), at)).collect()
        });
        let ends = pointer.char_indices().skip(1).filter(|(_, letter)| *letter == '/').map(|(at, _)| at);
        let mut path = String::new();
        for end in ends.chain([pointer.len()]) {
            let found = pointer.get(..end).and_then(|prefix| by_pointer.get(prefix));
            if let Some(element) = found.and_then(|at| self.elements.get(*at)) {
                if !path.is_empty() {
                    path.push('/');
                }
                path.push_str(element.id.as_str());
            }
        }
        path
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

#[derive(Default)]
struct Index<'p> {
    elements: Vec<Element<'p>>,
}

impl<'p> Visitor<'p> for Index<'p> {
    fn element(&mut self, path: &Path, kind: ElementKind, id: &'p Id) {
        self.elements.push(Element { id, kind, pointer: path.pointer() });
    }
}
