//! The elements of a plan by id and by place; kept from one check to the next, since most edits change none.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::plan::{ElementKind, Id, Path, PlanDocument, Visitor};

/// An element of the plan.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Element {
    pub(super) id: Id,
    pub(super) kind: ElementKind,
    pub(super) pointer: String,
}

/// The elements, field by field of the plan.
#[derive(Debug, Default)]
pub(super) struct Elements {
    by_field: Vec<Vec<Element>>,
    by_id: OnceCell<HashMap<Id, Vec<(usize, usize)>>>,
    by_pointer: OnceCell<HashMap<String, (usize, usize)>>,
}

impl Elements {
    /// Looks at these fields anew; says whether any element is another one, or stands elsewhere.
    pub(super) fn update(&mut self, plan: &PlanDocument, changed: &[bool]) -> bool {
        let mut index = Index { changed, field: 0, by_field: vec![Vec::new(); changed.len()] };
        plan.visit(&mut index);
        self.by_field.resize_with(changed.len(), Vec::new);
        let mut is_other = false;
        for ((known, new), changed) in self.by_field.iter_mut().zip(index.by_field).zip(changed) {
            if *changed && *known != new {
                *known = new;
                is_other = true;
            }
        }
        if is_other {
            (self.by_id, self.by_pointer) = (OnceCell::new(), OnceCell::new());
        }
        is_other
    }

    /// All of them, in the order of the plan.
    pub(super) fn all<'e>(&'e self) -> impl Iterator<Item = &'e Element> + use<'e> {
        self.by_field.iter().flatten()
    }

    /// Those of an id: one in a sound plan.
    pub(super) fn of_id<'e>(&'e self, id: &Id) -> impl Iterator<Item = &'e Element> + use<'e> {
        let by_id = self.by_id.get_or_init(|| {
            let mut by_id: HashMap<Id, Vec<_>> = HashMap::with_capacity(self.all().count());
            for (place, element) in self.placed() {
                match by_id.get_mut(&element.id) {
                    Some(places) => places.push(place),
                    None => _ = by_id.insert(element.id.clone(), vec![place]),
                }
            }
            by_id
        });
        by_id.get(id).into_iter().flatten().filter_map(|place| self.at(*place))
    }

    /// The ids of the elements around a place and of the one there, joined with slashes; empty for the plan itself.
    pub(super) fn path(&self, pointer: &str) -> String {
        let by_pointer = self
            .by_pointer
            .get_or_init(|| self.placed().map(|(place, element)| (element.pointer.clone(), place)).collect());
        let ends = pointer.char_indices().skip(1).filter(|(_, letter)| *letter == '/').map(|(at, _)| at);
        let mut path = String::new();
        for end in ends.chain([pointer.len()]) {
            let found = pointer.get(..end).and_then(|prefix| by_pointer.get(prefix));
            if let Some(element) = found.and_then(|place| self.at(*place)) {
                if !path.is_empty() {
                    path.push('/');
                }
                path.push_str(element.id.as_str());
            }
        }
        path
    }

    fn placed(&self) -> impl Iterator<Item = ((usize, usize), &Element)> {
        let fields = self.by_field.iter().enumerate();
        fields.flat_map(|(field, list)| list.iter().enumerate().map(move |(at, element)| ((field, at), element)))
    }

    fn at(&self, (field, at): (usize, usize)) -> Option<&Element> {
        self.by_field.get(field)?.get(at)
    }
}

struct Index<'a> {
    changed: &'a [bool],
    field: usize,
    by_field: Vec<Vec<Element>>,
}

impl<'p> Visitor<'p> for Index<'_> {
    fn wants(&mut self, field: &'static str) -> bool {
        self.field = super::engine::place_of(field);
        self.changed.get(self.field) == Some(&true)
    }

    fn element(&mut self, path: &Path, kind: ElementKind, id: &'p Id) {
        if let Some(list) = self.by_field.get_mut(self.field) {
            list.push(Element { id: id.clone(), kind, pointer: path.pointer() });
        }
    }
}
