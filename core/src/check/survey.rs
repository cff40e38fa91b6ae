//! What rules ask of the whole plan, gathered in one walk, field by field, and kept from one check to the next: an edit is
//! looked at in its field only, and rules are run again where something of it is other than before.

use std::any::Any;
use std::cell::OnceCell;
use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};
use jiff::civil::Date;

use crate::diagnostic::Language;
use crate::named::Names;
use crate::plan::{
    ElementKind, Goal, Group, Holder, Id, Interface, LegalBasis, Measure, Membership, Party, Path, PlanDocument, Text,
    Unit, Visitor,
};
use crate::sorted;

/// An element of the plan.
#[derive(Debug, PartialEq)]
pub(super) struct Element {
    pub(super) id: Id,
    pub(super) kind: ElementKind,
    pub(super) pointer: String,
}

/// A part of the plan that has first and last days.
#[derive(Debug, PartialEq)]
pub(super) struct Dated {
    pub(super) pointer: String,
    pub(super) from: Option<Date>,
    pub(super) until: Option<Date>,
    /// Whether it lives only as long as the plan does.
    pub(super) is_work: bool,
}

/// A reference that its list has before.
#[derive(Debug, PartialEq)]
pub(super) struct Repeated {
    pub(super) pointer: String,
    pub(super) id: Id,
}

/// What a rule reads that looks elements up by id, wherever they are.
pub(super) const IDS: &str = "ids";
/// What a rule reads that asks for the days of elements.
pub(super) const DAYS: &str = "days";
/// What a rule reads that asks what is referred to.
pub(super) const REFERENCES: &str = "references";
/// What a rule reads that asks in which languages the plan is written.
pub(super) const LANGUAGES: &str = "languages";

/// What is other than it was.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Changes {
    pub(super) ids: bool,
    days: bool,
    references: bool,
    languages: bool,
}

impl Changes {
    /// Of what a rule reads: `None` for a name that stands for nothing that is gathered here.
    pub(super) fn of(self, read: &str) -> Option<bool> {
        match read {
            IDS => Some(self.ids),
            DAYS => Some(self.days),
            REFERENCES => Some(self.references),
            LANGUAGES => Some(self.languages),
            _ => None,
        }
    }
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Survey {
    by_field: Vec<Part>,
    ids: OnceCell<Ids>,
}

/// What one field of the plan holds.
#[derive(Debug, Default)]
struct Part {
    elements: Vec<Element>,
    dated: Vec<Dated>,
    repeated: Vec<Repeated>,
    /// What is referred to, and what is part of something, of the kinds that are there to be referred to;
    /// in order.
    used: Vec<Id>,
    texts: usize,
    /// The texts that are written in each language, in the order of `Language::ALL`.
    written: [usize; 3],
}

/// A field of the plan, and a place among its elements.
type Place = (usize, usize);

/// Where elements are by their ids.
#[derive(Debug, Default)]
struct Ids {
    hasher: DefaultHashBuilder,
    first: HashTable<Place>,
    /// Those that have an id which one before them has: the first, and the other.
    again: Vec<(Place, Place)>,
}

impl Survey {
    /// Looks at these fields anew.
    pub(super) fn update(&mut self, plan: &PlanDocument, changed: &[bool]) -> Changes {
        let mut look = Look {
            changed,
            field: 0,
            by_field: Vec::new(),
            used: Names::new(),
            seen: Names::new(),
            first: None,
            last: None,
        };
        look.by_field.resize_with(changed.len(), Part::default);
        plan.visit(&mut look);
        look.end();
        self.by_field.resize_with(changed.len(), Part::default);
        let mut changes = Changes::default();
        for ((known, new), changed) in self.by_field.iter_mut().zip(look.by_field).zip(changed) {
            if *changed {
                changes.ids |= known.elements != new.elements;
                changes.days |= known.dated != new.dated;
                changes.references |= known.used != new.used || known.repeated != new.repeated;
                changes.languages |= (known.texts, known.written) != (new.texts, new.written);
                *known = new;
            }
        }
        if changes.ids {
            self.ids = OnceCell::new();
        }
        changes
    }

    /// All elements, in the order of the plan.
    pub(super) fn all<'s>(&'s self) -> impl Iterator<Item = &'s Element> + use<'s> {
        self.by_field.iter().flat_map(|part| &part.elements)
    }

    /// The elements of an id: one in a sound plan.
    pub(super) fn of_id<'s>(&'s self, id: &Id) -> impl Iterator<Item = &'s Element> + use<'s> {
        let ids = self.ids();
        let is_it = |place: &Place| self.at(*place).is_some_and(|element| element.id == *id);
        let first = ids.first.find(ids.hasher.hash_one(id), is_it).copied();
        let again = ids.again.iter().filter(move |(of, _)| Some(*of) == first).map(|(_, place)| *place);
        first.into_iter().chain(again).filter_map(|place| self.at(place))
    }

    /// Elements that have an id which one before them has, with the first that has it.
    pub(super) fn of_taken_ids(&self) -> impl Iterator<Item = (&Element, &Element)> {
        self.ids().again.iter().filter_map(|(first, other)| Some((self.at(*first)?, self.at(*other)?)))
    }

    /// The ids of the elements around a place and of the one there, joined with slashes; empty for the plan itself.
    pub(super) fn path(&self, pointer: &str) -> String {
        let mut steps = pointer.split('/').skip(1);
        let place = steps.next().map_or(usize::MAX, super::engine::place_of);
        let elements = self.by_field.get(place).map_or(&[][..], |part| &part.elements);
        let index = steps.next().and_then(|step| step.parse().ok());
        // Those of one item of the field's list stand together, and the outer before the inner.
        let start = elements.partition_point(|element| index_in(&element.pointer) < index);
        let mut path = String::new();
        for element in elements.iter().skip(start).take_while(|element| index_in(&element.pointer) == index) {
            let within = pointer.strip_prefix(&*element.pointer);
            if within.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
                if !path.is_empty() {
                    path.push('/');
                }
                path.push_str(element.id.as_str());
            }
        }
        path
    }

    /// What has days in the plan, but for its term and what is provided at interfaces.
    pub(super) fn dated(&self) -> impl Iterator<Item = &Dated> {
        self.by_field.iter().flat_map(|part| &part.dated)
    }

    /// References that their lists have before.
    pub(super) fn repeated(&self) -> impl Iterator<Item = &Repeated> {
        self.by_field.iter().flat_map(|part| &part.repeated)
    }

    /// Whether anything refers to an element that is there to be referred to, or it is part of another.
    pub(super) fn is_used(&self, id: &Id) -> bool {
        self.by_field.iter().any(|part| part.used.binary_search(id).is_ok())
    }

    /// Which part of the texts is written in each language, in the order of `Language::ALL`.
    pub(super) fn shares_of_languages(&self) -> [f64; 3] {
        let mut shares = [0.0; 3];
        let mut all = 0.0;
        for part in &self.by_field {
            all += part.texts as f64;
            shares.iter_mut().zip(part.written).for_each(|(share, written)| *share += written as f64);
        }
        shares.map(|count| count / f64::max(all, 1.0))
    }

    fn at(&self, (field, at): Place) -> Option<&Element> {
        self.by_field.get(field)?.elements.get(at)
    }

    fn ids(&self) -> &Ids {
        self.ids.get_or_init(|| {
            let mut ids = Ids::default();
            let hash_of = |id: &Id| ids.hasher.hash_one(id);
            ids.first.reserve(self.all().count(), |_| 0);
            for (field, part) in self.by_field.iter().enumerate() {
                for (at, element) in part.elements.iter().enumerate() {
                    let hash = hash_of(&element.id);
                    let is_it = |place: &Place| self.at(*place).is_some_and(|other| other.id == element.id);
                    match ids.first.find(hash, is_it) {
                        Some(first) => ids.again.push((*first, (field, at))),
                        None => {
                            let hash_at = |place: &Place| self.at(*place).map_or(0, |element| hash_of(&element.id));
                            ids.first.insert_unique(hash, (field, at), hash_at);
                        }
                    }
                }
            }
            ids
        })
    }
}

/// The item of a field's list in which a place is.
fn index_in(pointer: &str) -> Option<usize> {
    pointer.split('/').nth(2)?.parse().ok()
}

/// Whether elements of the kind are there to be referred to.
pub(super) fn is_to_be_used(kind: ElementKind) -> bool {
    matches!(kind, ElementKind::Side | ElementKind::ClientGroup | ElementKind::Service | ElementKind::AssessmentAxis)
}

/// The walk.
struct Look<'a, 'p> {
    changed: &'a [bool],
    field: usize,
    by_field: Vec<Part>,
    /// What the field has used so far.
    used: Names<'p>,
    /// The references of a list that have been seen, where it has more than one.
    seen: Names<'p>,
    first: Option<&'p Id>,
    /// The element that was begun last: a part plays its part through the whole.
    last: Option<&'p Id>,
}

impl Look<'_, '_> {
    fn part(&mut self) -> Option<&mut Part> {
        self.by_field.get_mut(self.field)
    }

    /// The field has been seen.
    fn end(&mut self) {
        self.used = Names::new();
        if let Some(part) = self.part() {
            sorted::sort(&mut part.used);
        }
    }
}

impl<'p> Visitor<'p> for Look<'_, 'p> {
    fn wants(&mut self, field: &'static str) -> bool {
        self.end();
        self.field = super::engine::place_of(field);
        self.changed.get(self.field) == Some(&true)
    }

    fn element(&mut self, path: &Path, kind: ElementKind, id: &'p Id) {
        self.last = Some(id);
        if let Some(part) = self.part() {
            part.elements.push(Element { id: id.clone(), kind, pointer: path.pointer() });
        }
    }

    fn reference(&mut self, path: &Path, kinds: &'static [ElementKind], id: &'p Id) {
        let last = self.last.filter(|_| path.is_field("part_of"));
        let Some(part) = self.by_field.get_mut(self.field) else { return };
        if kinds.iter().any(|kind| is_to_be_used(*kind)) {
            for id in [Some(id), last].into_iter().flatten() {
                if self.used.insert(id.as_str()) {
                    part.used.push(id.clone());
                }
            }
        }
        match path.index() {
            None => {}
            Some(0) => {
                self.first = Some(id);
            }
            Some(_) => {
                if let Some(first) = self.first.take() {
                    self.seen = Names::new();
                    self.seen.insert(first.as_str());
                }
                if !self.seen.insert(id.as_str()) {
                    part.repeated.push(Repeated { pointer: path.pointer(), id: id.clone() });
                }
            }
        }
    }

    fn text(&mut self, _: &Path, text: &'p Text) {
        let Some(part) = self.part() else { return };
        part.texts += 1;
        for (count, language) in part.written.iter_mut().zip(Language::ALL) {
            *count += usize::from(text.get(language).is_some());
        }
    }

    fn record(&mut self, path: &Path, record: &'p dyn Any) {
        macro_rules! days_of {
            ($($kind:ty => $is_work:literal),*) => {
                $(if let Some(value) = record.downcast_ref::<$kind>() {
                    let (from, until) = (value.from, value.until);
                    if let (Some(part), true) = (self.part(), from.is_some() || until.is_some()) {
                        part.dated.push(Dated { pointer: path.pointer(), from, until, is_work: $is_work });
                    }
                    return;
                })*
            };
        }
        days_of!(
            Goal => true, Measure => true, Interface => true, Holder => true, LegalBasis => false, Party => false,
            Membership => false, Unit => false, Group => false
        );
    }
}
