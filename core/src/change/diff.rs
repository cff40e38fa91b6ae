//! What changed between two versions of a plan.

use serde_json::{Map, Value};

use super::content::{EXTENSIONS, are_words, is_sequence, same};
use super::matching::{Element, Pairs, elements, id_of, pair_elements, pair_items, path_of, push_field};
use super::names::Names;
use super::order::{places, weave};
use super::{Change, ChangeKind};
use crate::json::push_pointer;

/// What changed from one version of a plan to the next, in the order of the next; what is gone comes where it stood.
///
/// An element or record that is new or gone is one change, with all that it holds; other changes are as small as they
/// can be: a field, a language of a text, an item of a list. An element that changed its id is `renamed`, and
/// references that follow it are no changes; one that belongs to another element now is `moved`; changes within either
/// are told too.
///
/// ```
/// use serde_json::json;
/// use soteplan::change::{ChangeKind, diff};
///
/// let plan = |sv: &str| json!({"goals": [{"id": "shared-goals", "text": {"fi": "Yhteiset tavoitteet", "sv": sv}}]});
/// let changes = diff(&plan("Gemensamma mål"), &plan("Delade mål"));
/// assert_eq!((changes[0].kind, changes[0].field.as_str()), (ChangeKind::Changed, "text/sv"));
/// ```
#[must_use]
pub fn diff(before: &Value, after: &Value) -> Vec<Change> {
    let (was, is) = (elements(before), elements(after));
    let pairs = pair_elements(&was, &is);
    let new_id = |index: usize| pairs.after(index).and_then(|index| is.get(index)).map(|element| element.id);
    let ids: Vec<_> = was.iter().enumerate().map(|(index, element)| new_id(index).unwrap_or(element.id)).collect();
    let renamed = was.iter().map(|element| element.id).zip(ids.iter().copied()).filter(|(old, new)| old != new);
    let names = Names::new(renamed, after);
    // Compared is the earlier version with the later ids; told is what it said itself.
    let followed = (!names.is_empty()).then(|| names.applied(before, &was, ids.into_iter()));
    let compared = followed.as_ref().unwrap_or(before);
    let mut comparison =
        Comparison { before, was: &was, compared: &elements(compared), is: &is, pairs: &pairs, changes: Vec::new() };
    comparison.element(0, 0);
    comparison.changes
}

struct Comparison<'v> {
    before: &'v Value,
    was: &'v [Element<'v>],
    /// The earlier elements with the later ids; same indices as `was`.
    compared: &'v [Element<'v>],
    is: &'v [Element<'v>],
    pairs: &'v Pairs,
    changes: Vec<Change>,
}

/// Where the comparison is, in both versions.
struct Cursor {
    was: usize,
    is: usize,
    before: String,
    after: String,
    field: String,
    /// Whether elements can be here: not within records.
    holds_elements: bool,
    /// Within extensions.
    strict: bool,
}

impl Cursor {
    /// Goes to a field or an item and back again.
    fn within(&mut self, before: &str, after: &str, visit: impl FnOnce(&mut Self)) {
        let ends = (self.before.len(), self.after.len(), self.field.len());
        push_pointer(&mut self.before, before);
        push_pointer(&mut self.after, after);
        push_field(&mut self.field, after);
        visit(self);
        self.before.truncate(ends.0);
        self.after.truncate(ends.1);
        self.field.truncate(ends.2);
    }
}

impl<'v> Comparison<'v> {
    /// An element that is in both.
    fn element(&mut self, was: usize, is: usize) {
        let (Some(old), Some(compared), Some(new)) = (self.was.get(was), self.compared.get(was), self.is.get(is))
        else {
            return;
        };
        let (before, after) = (old.pointer.clone(), new.pointer.clone());
        let mut at = Cursor { was, is, before, after, field: String::new(), holds_elements: true, strict: false };
        if self.pairs.after(old.parent) != Some(new.parent) || old.place != new.place {
            let holder = |elements, index| Some(Value::String(path_of(elements, index)));
            let values = (holder(self.was, old.parent), holder(self.is, new.parent));
            self.tell(ChangeKind::Moved, &at, values);
        }
        if old.id != new.id {
            let values = (Some(Value::from(old.id)), Some(Value::from(new.id)));
            at.within("id", "id", |at| self.tell(ChangeKind::Renamed, at, values));
        }
        self.values(&mut at, Some(compared.value), Some(new.value));
    }

    fn values(&mut self, at: &mut Cursor, before: Option<&Value>, after: Option<&Value>) {
        const NO_ITEMS: &[Value] = &[];
        let no_words = Map::new();
        match (before, after) {
            (Some(Value::Object(before)), Some(Value::Object(after))) => self.fields(at, before, after),
            (None, Some(Value::Object(after))) if !at.strict && are_words(after) => self.fields(at, &no_words, after),
            (Some(Value::Object(before)), None) if !at.strict && are_words(before) => {
                self.fields(at, before, &no_words);
            }
            (Some(Value::Array(before)), Some(Value::Array(after))) if !at.strict => self.items(at, before, after),
            (None, Some(Value::Array(after))) if !at.strict => self.items(at, NO_ITEMS, after),
            (Some(Value::Array(before)), None) if !at.strict => self.items(at, before, NO_ITEMS),
            (Some(before), Some(after)) if same(before, after, at.strict) => {}
            (before, after) => {
                self.leaf(at, before.is_some(), after);
                self.arrivals(at);
            }
        }
    }

    fn fields(&mut self, at: &mut Cursor, before: &Map<String, Value>, after: &Map<String, Value>) {
        let (keys_before, keys_after): (Vec<_>, Vec<_>) = (before.keys().collect(), after.keys().collect());
        for (place, index) in weave(keys_before.len(), &places(&keys_before, &keys_after)) {
            let key = index.and_then(|index| keys_after.get(index)).or(place.and_then(|place| keys_before.get(place)));
            let Some(key) = key else { continue };
            let strict = at.strict;
            at.strict |= *key == EXTENSIONS;
            at.within(key, key, |at| self.values(at, before.get(*key), after.get(*key)));
            at.strict = strict;
        }
    }

    fn items(&mut self, at: &mut Cursor, before: &[Value], after: &[Value]) {
        // A document that is a list itself is no plan and has no elements.
        let could_hold = std::mem::replace(&mut at.holds_elements, false);
        let holds_elements = could_hold && !at.field.is_empty();
        if holds_elements {
            self.held_elements(at);
        }
        let is_item = |item: &&Value| !holds_elements || id_of(item).is_none();
        let numbered = |items: &'_ [Value]| -> Vec<usize> {
            items.iter().enumerate().filter(|(_, item)| is_item(item)).map(|(index, _)| index).collect()
        };
        let (numbers_before, numbers_after) = (numbered(before), numbered(after));
        let items_before: Vec<_> = numbers_before.iter().filter_map(|index| before.get(*index)).collect();
        let items_after: Vec<_> = numbers_after.iter().filter_map(|index| after.get(*index)).collect();
        let mut pairs = pair_items(&items_before, &items_after);
        let ordered = is_sequence(&items_before) && is_sequence(&items_after);
        if ordered && items_before.len() == items_after.len() {
            // A step that was written anew is still that step.
            (0..items_before.len()).for_each(|index| pairs.join(index, index));
        }
        if ordered && !pairs.before.iter().flatten().is_sorted() {
            let values = (self.before.pointer(&at.before).cloned(), Some(Value::from(after)));
            self.tell(ChangeKind::Reordered, at, values);
        }
        for (place, index) in weave(items_before.len(), &pairs.before) {
            let number = |numbers: &[usize], at: Option<usize>| at.and_then(|at| numbers.get(at)).copied();
            let (number_before, number_after) = (number(&numbers_before, place), number(&numbers_after, index));
            let name =
                |number: Option<usize>| number.or(number_after).or(number_before).unwrap_or_default().to_string();
            let item_before = number_before.and_then(|number| before.get(number));
            let item_after = number_after.and_then(|number| after.get(number));
            at.within(&name(number_before), &name(number_after), |at| match (item_before, item_after) {
                (Some(_), Some(_)) => self.values(at, item_before, item_after),
                _ => self.leaf(at, item_before.is_some(), item_after),
            });
        }
        at.holds_elements = could_hold;
    }

    /// The elements of a list: those that are here, and those that were and are gone.
    fn held_elements(&mut self, at: &Cursor) {
        let held = |elements: &'v [Element<'v>], index: usize| {
            elements.get(index).map_or(&[][..], |element| element.held_at(&at.field))
        };
        let (before, after) = (held(self.was, at.was), held(self.is, at.is));
        let partners: Vec<_> = after.iter().map(|index| self.pairs.before(*index)).collect();
        let places: Vec<_> = partners.iter().map(|partner| before.binary_search(&(*partner)?).ok()).collect();
        for (place, index) in weave(before.len(), &places) {
            match (place.and_then(|place| before.get(place)), index.and_then(|index| after.get(index))) {
                (_, Some(index)) => self.arrived(*index),
                (Some(index), None) if self.pairs.after(*index).is_none() => self.gone(*index),
                _ => {}
            }
        }
    }

    /// An element of the later version: compared with what it was, or new.
    fn arrived(&mut self, is: usize) {
        if let Some(was) = self.pairs.before(is) {
            return self.element(was, is);
        }
        let Some(element) = self.is.get(is) else { return };
        self.changes.push(Change {
            kind: ChangeKind::Added,
            element: path_of(self.is, is),
            list: element.list.to_owned(),
            field: String::new(),
            before_pointer: None,
            after_pointer: Some(element.pointer.clone()),
            before: None,
            after: Some(element.value.clone()),
        });
        self.held_arrivals(is, "");
    }

    /// An element of the earlier version that is not in the later one.
    fn gone(&mut self, was: usize) {
        let Some(element) = self.was.get(was) else { return };
        self.changes.push(Change {
            kind: ChangeKind::Removed,
            element: path_of(self.was, was),
            list: element.list.to_owned(),
            field: String::new(),
            before_pointer: Some(element.pointer.clone()),
            after_pointer: None,
            before: Some(element.value.clone()),
            after: None,
        });
    }

    /// The elements within a value that was told as a whole: what they were may stand elsewhere.
    fn arrivals(&mut self, at: &Cursor) {
        if at.holds_elements && !at.strict {
            self.held_arrivals(at.is, &at.field);
        }
    }

    fn held_arrivals(&mut self, is: usize, field: &str) {
        let Some(element) = self.is.get(is) else { return };
        let within = |place: &str| {
            place.strip_prefix(field).is_some_and(|rest| field.is_empty() || rest.is_empty() || rest.starts_with('/'))
        };
        for (_, held) in element.held.iter().filter(|(place, _)| within(place)) {
            for index in held {
                match self.pairs.before(*index) {
                    Some(was) => self.element(was, *index),
                    None => self.held_arrivals(*index, ""),
                }
            }
        }
    }

    /// A value that is new, gone or another.
    fn leaf(&mut self, at: &Cursor, was_there: bool, after: Option<&Value>) {
        let before = was_there.then(|| self.before.pointer(&at.before).cloned()).flatten();
        let kind = match (&before, after) {
            (None, None) => return,
            (None, Some(_)) => ChangeKind::Added,
            (Some(_), None) => ChangeKind::Removed,
            // A reference to an id that is gone, kept by the later version.
            (Some(before), Some(after)) if same(before, after, at.strict) => return,
            (Some(_), Some(_)) => ChangeKind::Changed,
        };
        self.tell(kind, at, (before, after.cloned()));
    }

    fn tell(&mut self, kind: ChangeKind, at: &Cursor, (before, after): (Option<Value>, Option<Value>)) {
        self.changes.push(Change {
            kind,
            element: path_of(self.is, at.is),
            list: self.is.get(at.is).map(|element| element.list.to_owned()).unwrap_or_default(),
            field: at.field.clone(),
            before_pointer: before.is_some().then(|| at.before.clone()),
            after_pointer: after.is_some().then(|| at.after.clone()),
            before,
            after,
        });
    }
}
