//! Two changed versions of a plan, brought together.

use serde_json::{Map, Value};

use super::content::{EXTENSIONS, is_sequence, same, same_or_absent, same_sequence};
use super::fate::{BASE, Fates, OURS, Renaming, THEIRS, identities};
use super::matching::{elements, id_of, pair_items, push_field};
use super::order::{merged, places, weave};
use super::{Conflict, ConflictKind, Merge};
use crate::json::push_pointer;
use crate::sorted;

/// Brings together what two versions changed in the version that they have in common.
///
/// Elements are followed by id, wherever they were moved and whatever they were renamed to; fields, languages of a
/// text and items of sets are merged one by one. What only one side changed is taken; what both changed alike is no
/// conflict. Lists whose order means something are taken whole from the side that changed them. Where both sides
/// contradict each other there is a [`Conflict`], and the merged plan has our value; what one side removed and the
/// other changed stays, as changed. Moves of both sides that together would put an element into itself are such
/// contradictions too. Elements stand in our order, and what only they added comes after what it follows in theirs.
///
/// A reference that one side added to an element that the other side removed is merged as it is: the rule
/// `dangling-reference` finds it. Likewise `duplicate-id` finds an id that the sides gave to elements of different
/// lists.
///
/// ```
/// use serde_json::json;
/// use soteplan::change::merge;
///
/// let goal = |fi: &str, sv: &str| json!({"goals": [{"id": "shared-goals", "text": {"fi": fi, "sv": sv}}]});
/// let (base, ours, theirs) = (goal("Tavoite", "Mål"), goal("Yhteinen tavoite", "Mål"), goal("Tavoite", "Gemensamt mål"));
/// let merge = merge(&base, &ours, &theirs);
/// assert!(merge.conflicts.is_empty());
/// assert_eq!(merge.document, goal("Yhteinen tavoite", "Gemensamt mål"));
/// ```
#[must_use]
pub fn merge(base: &Value, ours: &Value, theirs: &Value) -> Merge {
    let told = [base, ours, theirs];
    let versions = told.map(elements);
    let identities = identities(&versions);
    let Renaming { documents, changed, clashes, taken } = Renaming::new(told, &versions, &identities);
    let [base, ours, theirs] = [(BASE, base), (OURS, ours), (THEIRS, theirs)]
        .map(|(side, told)| documents.get(side).and_then(Option::as_ref).unwrap_or(told));
    let versions = [base, ours, theirs].map(elements);
    let mut fates = Fates::new(&versions, identities, &changed, taken);
    for (at, clash) in clashes {
        if let Some(fate) = fates.fates.get_mut(at) {
            fate.clashes.insert(0, clash);
        }
    }
    let mut merger = Merger { taken: fates.taken, fates, conflicts: Vec::new() };
    let document = merger.element(0, String::new()).unwrap_or_default();
    let [_, from_ours, from_theirs] = merger.taken;
    Merge { document, conflicts: merger.conflicts, from_ours, from_theirs }
}

struct Merger<'v> {
    fates: Fates<'v>,
    conflicts: Vec<Conflict>,
    taken: [usize; 3],
}

/// Where the merged plan is being written.
struct Cursor {
    fate: usize,
    pointer: String,
    field: String,
    /// Whether elements can be here: not within records.
    holds_elements: bool,
    /// Within extensions.
    strict: bool,
}

impl Cursor {
    /// Goes to a field or an item and back again.
    fn within<T>(&mut self, step: &str, visit: impl FnOnce(&mut Self) -> T) -> T {
        let ends = (self.pointer.len(), self.field.len());
        push_pointer(&mut self.pointer, step);
        push_field(&mut self.field, step);
        let answer = visit(self);
        self.pointer.truncate(ends.0);
        self.field.truncate(ends.1);
        answer
    }
}

/// A value in the common version, ours and theirs.
type Three<'a> = [Option<&'a Value>; 3];

/// Items of a list in the common version, ours and theirs.
type ThreeLists<'a> = [Vec<&'a Value>; 3];

impl Merger<'_> {
    /// An element that stays.
    fn element(&mut self, fate: usize, pointer: String) -> Option<Value> {
        let mut at = Cursor { fate, pointer, field: String::new(), holds_elements: true, strict: false };
        let clashes = self.fates.fates.get_mut(fate).map(|fate| std::mem::take(&mut fate.clashes)).unwrap_or_default();
        for clash in clashes {
            match clash.field {
                "" => self.conflict(&at, clash.kind, clash.values),
                field => at.within(field, |at| self.conflict(at, clash.kind, clash.values)),
            }
        }
        let [base, ours, theirs] =
            [BASE, OURS, THEIRS].map(|side| self.fates.element(fate, side).map(|element| element.value));
        match (ours, theirs) {
            (Some(_), Some(_)) => self.value(&mut at, [base, ours, theirs]),
            _ => self.whole(&mut at, ours.or(theirs)),
        }
    }

    fn value(&mut self, at: &mut Cursor, three: Three<'_>) -> Option<Value> {
        let [base, ours, theirs] = three;
        if !at.strict && three.iter().flatten().all(|value| value.is_array()) {
            return self.list(at, three);
        }
        if let (Some(Value::Object(ours)), Some(Value::Object(theirs))) = (ours, theirs) {
            return Some(self.fields(at, base.and_then(Value::as_object), ours, theirs));
        }
        let same = |one, other| same_or_absent(one, other, at.strict);
        if same(ours, theirs) {
            self.whole(at, ours)
        } else if same(base, ours) {
            self.count(THEIRS);
            self.whole(at, theirs)
        } else if same(base, theirs) {
            self.count(OURS);
            self.whole(at, ours)
        } else {
            let kind = kind_of(three.map(|value| value.is_some()));
            self.conflict(at, kind, three.map(Option::<&Value>::cloned));
            self.whole(at, ours.or(theirs))
        }
    }

    /// A value of one side; the elements in it go where they belong.
    fn whole(&mut self, at: &mut Cursor, value: Option<&Value>) -> Option<Value> {
        match value? {
            Value::Object(members) if at.holds_elements && !at.strict => {
                Some(self.fields(at, Some(members), members, members))
            }
            value => Some(value.clone()),
        }
    }

    fn fields(
        &mut self,
        at: &mut Cursor,
        base: Option<&Map<String, Value>>,
        ours: &Map<String, Value>,
        theirs: &Map<String, Value>,
    ) -> Value {
        let (our_keys, their_keys): (Vec<_>, Vec<_>) = (ours.keys().collect(), theirs.keys().collect());
        let mut members = Map::new();
        for (place, index) in weave(their_keys.len(), &places(&their_keys, &our_keys)) {
            let key = index.and_then(|index| our_keys.get(index)).or(place.and_then(|place| their_keys.get(place)));
            let Some(key) = key.copied() else { continue };
            let three = [base.and_then(|base| base.get(key)), ours.get(key), theirs.get(key)];
            let strict = at.strict;
            at.strict |= key == EXTENSIONS;
            if let Some(value) = at.within(key, |at| self.value(at, three)) {
                members.insert(key.clone(), value);
            }
            at.strict = strict;
        }
        Value::Object(members)
    }

    fn list(&mut self, at: &mut Cursor, three: Three<'_>) -> Option<Value> {
        let mut list = Vec::new();
        // A document that is a list itself is no plan and has no elements.
        let could_hold = std::mem::replace(&mut at.holds_elements, false);
        let holds_elements = could_hold && !at.field.is_empty();
        if holds_elements {
            for fate in self.fates.merged(at.fate, &at.field) {
                let mut pointer = at.pointer.clone();
                push_pointer(&mut pointer, &list.len().to_string());
                list.extend(self.element(fate, pointer));
            }
        }
        let is_item = |item: &&Value| !holds_elements || id_of(item).is_none();
        let items =
            three.map(|list| list.and_then(Value::as_array).into_iter().flatten().filter(is_item).collect::<Vec<_>>());
        if items.iter().all(|items| is_sequence(items)) {
            list.extend(self.sequence(at, &items));
        } else {
            self.records(at, &items, &mut list);
        }
        at.holds_elements = could_hold;
        // An empty list is written only where a side wrote one.
        let [base, ours, theirs] = three.map(|list| list.and_then(Value::as_array).is_some_and(Vec::is_empty));
        let is_written = if base == ours { theirs } else { ours };
        (is_written || !list.is_empty()).then_some(Value::Array(list))
    }

    /// A list whose order means something: as the side that changed it has it.
    fn sequence(&mut self, at: &Cursor, three: &ThreeLists<'_>) -> Vec<Value> {
        let [base, ours, theirs] = three;
        let list = |items: &[&Value]| items.iter().map(|item| (*item).clone()).collect::<Vec<_>>();
        if same_sequence(ours, theirs, false) {
            return list(ours);
        }
        if same_sequence(base, ours, false) {
            self.count(THEIRS);
            return list(theirs);
        }
        if same_sequence(base, theirs, false) {
            self.count(OURS);
            return list(ours);
        }
        let present = [base, ours, theirs].map(|items| !items.is_empty());
        let values = [base, ours, theirs].map(|items| (!items.is_empty()).then(|| Value::Array(list(items))));
        self.conflict(at, kind_of(present), values);
        if ours.is_empty() { list(theirs) } else { list(ours) }
    }

    /// A set of words, or of records without ids: each item by itself.
    fn records(&mut self, at: &mut Cursor, three: &ThreeLists<'_>, list: &mut Vec<Value>) {
        let triples: Vec<_> = triples(three);
        let [base, ours, theirs] = [BASE, OURS, THEIRS].map(|side| {
            let mut order: Vec<_> = (0..triples.len())
                .filter_map(|at| Some((triples.get(at)?.get(side).copied().flatten()?, at)))
                .filter(|(_, at)| triples.get(*at).is_some_and(|triple| stays(three, triple)))
                .collect();
            sorted::sort(&mut order);
            order.into_iter().map(|(_, at)| at).collect::<Vec<_>>()
        });
        for triple in &triples {
            match triple {
                [Some(_), Some(_), None] if !stays(three, triple) => self.count(THEIRS),
                [Some(_), None, Some(_)] if !stays(three, triple) => self.count(OURS),
                [None, Some(_), None] => self.count(OURS),
                [None, None, Some(_)] => self.count(THEIRS),
                _ => {}
            }
        }
        for index in merged(&base, &ours, &theirs) {
            let Some(triple) = triples.get(index) else { continue };
            let values = items_of(three, triple);
            let item = at.within(&list.len().to_string(), |at| match values {
                [_, Some(_), Some(_)] => self.value(at, values),
                [base, ours, theirs] => {
                    if base.is_some() {
                        let kind = kind_of(values.map(|value| value.is_some()));
                        self.conflict(at, kind, values.map(Option::<&Value>::cloned));
                    }
                    ours.or(theirs).cloned()
                }
            });
            list.extend(item);
        }
    }

    fn count(&mut self, side: usize) {
        self.taken.iter_mut().skip(side).take(1).for_each(|count| *count += 1);
    }

    fn conflict(&mut self, at: &Cursor, kind: ConflictKind, values: [Option<Value>; 3]) {
        let [base, ours, theirs] = values;
        let list = self.fates.leading(at.fate).map(|element| element.list.to_owned()).unwrap_or_default();
        self.conflicts.push(Conflict {
            kind,
            element: self.fates.path(at.fate),
            list,
            field: at.field.clone(),
            pointer: at.pointer.clone(),
            base,
            ours,
            theirs,
        });
    }
}

/// How values contradict each other, by which of them are there.
fn kind_of([base, ours, theirs]: [bool; 3]) -> ConflictKind {
    match (base, ours, theirs) {
        (false, ..) => ConflictKind::BothAdded,
        (true, false, _) => ConflictKind::RemovedAndChanged,
        (true, true, false) => ConflictKind::ChangedAndRemoved,
        (true, true, true) => ConflictKind::BothChanged,
    }
}

/// Which items of the three lists are one. Items that both sides added are one where they say the same.
fn triples(three: &ThreeLists<'_>) -> Vec<[Option<usize>; 3]> {
    let [base, ours, theirs] = three;
    let (to_ours, to_theirs) = (pair_items(base, ours), pair_items(base, theirs));
    let mut triples: Vec<_> =
        (0..base.len()).map(|index| [Some(index), to_ours.after(index), to_theirs.after(index)]).collect();
    let new = |partners: &[Option<usize>]| -> Vec<usize> {
        partners.iter().enumerate().filter(|(_, partner)| partner.is_none()).map(|(index, _)| index).collect()
    };
    let (our_new, their_new) = (new(&to_ours.before), new(&to_theirs.before));
    let (our_items, their_items) = (picked(ours, &our_new), picked(theirs, &their_new));
    let pairs = pair_items(&our_items, &their_items);
    let alike = |one: usize, other: usize| {
        our_items.get(one).zip(their_items.get(other)).is_some_and(|(one, other)| same(one, other, false))
    };
    let partner = |one: usize| pairs.after(one).filter(|other| alike(one, *other));
    for (at, index) in our_new.iter().enumerate() {
        triples.push([None, Some(*index), partner(at).and_then(|other| their_new.get(other)).copied()]);
    }
    for (at, index) in their_new.iter().enumerate() {
        if pairs.before(at).and_then(partner) != Some(at) {
            triples.push([None, None, Some(*index)]);
        }
    }
    triples
}

fn picked<'a>(items: &[&'a Value], indices: &[usize]) -> Vec<&'a Value> {
    indices.iter().filter_map(|index| items.get(*index).copied()).collect()
}

fn items_of<'a>(three: &ThreeLists<'a>, triple: &[Option<usize>; 3]) -> Three<'a> {
    let ([base, ours, theirs], [in_base, in_ours, in_theirs]) = (three, *triple);
    let item = |items: &[&'a Value], index: Option<usize>| items.get(index?).copied();
    [item(base, in_base), item(ours, in_ours), item(theirs, in_theirs)]
}

/// Whether an item stays: neither side removed it, or the other side changed what one removed.
fn stays(three: &ThreeLists<'_>, triple: &[Option<usize>; 3]) -> bool {
    match items_of(three, triple) {
        [_, Some(_), Some(_)] => true,
        [Some(base), Some(one), None] | [Some(base), None, Some(one)] => !same(base, one, false),
        [base, ..] => base.is_none(),
    }
}
