//! Which element of one version is which of another, and which record.

use serde_json::Value;

use super::content::{EXTENSIONS, leaves, same, shared};
use crate::json::push_pointer;
use crate::sorted;

/// An element: an object with an `id` in a list that its element holds, directly or within objects. What stands within
/// records without id, and within extensions, is content and no element. The first element is the plan itself.
pub(super) struct Element<'v> {
    /// Empty for the plan itself.
    pub(super) id: &'v str,
    /// The field that holds its list.
    pub(super) list: &'v str,
    pub(super) value: &'v Value,
    /// The index of the element that holds it; the plan holds itself.
    pub(super) parent: usize,
    /// The path from that element to the list: keys, joined with slashes.
    pub(super) place: String,
    pub(super) pointer: String,
    /// The elements that it holds: places with indices, in the order of the document.
    pub(super) held: Vec<(String, Vec<usize>)>,
}

impl Element<'_> {
    /// The elements that it holds at a place.
    pub(super) fn held_at(&self, place: &str) -> &[usize] {
        self.held.iter().find(|(other, _)| other == place).map_or(&[], |(_, held)| held)
    }
}

/// The id that makes an object an element.
pub(super) fn id_of(value: &Value) -> Option<&str> {
    value.get("id")?.as_str()
}

/// All elements, each before those that it holds.
pub(super) fn elements(document: &Value) -> Vec<Element<'_>> {
    let plan = Element {
        id: "",
        list: "",
        value: document,
        parent: 0,
        place: String::new(),
        pointer: String::new(),
        held: Vec::new(),
    };
    let mut elements = vec![plan];
    gather(document, 0, &mut String::new(), &mut String::new(), &mut elements);
    elements
}

fn gather<'v>(
    value: &'v Value,
    parent: usize,
    place: &mut String,
    pointer: &mut String,
    elements: &mut Vec<Element<'v>>,
) {
    let Some(members) = value.as_object() else { return };
    for (list, value) in members.iter().filter(|(key, _)| *key != EXTENSIONS) {
        let (place_ends, pointer_ends) = (place.len(), pointer.len());
        push_field(place, list);
        push_pointer(pointer, list);
        let items = value.as_array().map_or(&[][..], Vec::as_slice).iter().enumerate();
        for (index, value, id) in items.filter_map(|(index, value)| Some((index, value, id_of(value)?))) {
            let at = elements.len();
            let list_ends = pointer.len();
            push_pointer(pointer, &index.to_string());
            let (place, pointer_here) = (place.clone(), pointer.clone());
            if let Some(parent) = elements.get_mut(parent) {
                match parent.held.last_mut().filter(|(other, _)| *other == place) {
                    Some((_, held)) => held.push(at),
                    None => parent.held.push((place.clone(), vec![at])),
                }
            }
            let held = Vec::new();
            elements.push(Element { id, list, value, parent, place, pointer: pointer_here, held });
            gather(value, at, &mut String::new(), pointer, elements);
            pointer.truncate(list_ends);
        }
        gather(value, parent, place, pointer, elements);
        place.truncate(place_ends);
        pointer.truncate(pointer_ends);
    }
}

/// Appends a key or position to a path of fields.
pub(super) fn push_field(path: &mut String, field: &str) {
    if !path.is_empty() {
        path.push('/');
    }
    path.push_str(field);
}

/// The ids from the outermost element to this one, joined with slashes; empty for the plan itself.
pub(super) fn path_of(elements: &[Element<'_>], index: usize) -> String {
    let mut ids = Vec::new();
    let mut at = index;
    while let Some(element) = elements.get(at).filter(|_| at != 0) {
        ids.push(element.id);
        at = element.parent;
    }
    ids.reverse();
    ids.join("/")
}

/// Pairs of two lists, one to one: each side's partners by index.
pub(super) struct Pairs {
    pub(super) after: Vec<Option<usize>>,
    pub(super) before: Vec<Option<usize>>,
}

impl Pairs {
    pub(super) fn new(before: usize, after: usize) -> Self {
        Self { after: vec![None; before], before: vec![None; after] }
    }

    /// Joins two, unless one of them is taken.
    pub(super) fn join(&mut self, before: usize, after: usize) {
        if let (Some(to @ None), Some(from @ None)) = (self.after.get_mut(before), self.before.get_mut(after)) {
            (*to, *from) = (Some(after), Some(before));
        }
    }

    /// Parts two that were joined.
    pub(super) fn part(&mut self, before: usize, after: usize) {
        self.after.iter_mut().skip(before).take(1).for_each(|to| *to = None);
        self.before.iter_mut().skip(after).take(1).for_each(|from| *from = None);
    }

    pub(super) fn after(&self, before: usize) -> Option<usize> {
        self.after.get(before).copied().flatten()
    }

    pub(super) fn before(&self, after: usize) -> Option<usize> {
        self.before.get(after).copied().flatten()
    }
}

/// Which elements are which: by list and id, wherever they stand, then those whose id changed.
pub(super) fn pair_elements(before: &[Element<'_>], after: &[Element<'_>]) -> Pairs {
    let mut pairs = Pairs::new(before.len(), after.len());
    pairs.join(0, 0);
    join_named(before, after, &mut pairs);

    let only_before = only(before, after, &pairs.after);
    let only_after = only(after, before, &pairs.before);
    let lists = sorted::collect(only_before.iter().map(|(list, _)| *list));
    for list in lists {
        let of_list = |only: &[(&str, usize)], elements: &[Element<'_>]| {
            let indices = only.iter().filter(|(other, _)| *other == list).map(|(_, index)| *index);
            indices.filter_map(|index| Some((index, leaves(elements.get(index)?.value, true)))).collect::<Vec<_>>()
        };
        let (before, after) = (of_list(&only_before, before), of_list(&only_after, after));
        pair_alike(&before, &after, is_renamed, &mut pairs);
    }
    pairs
}

/// Joins the elements without partner that have the same id in lists of the same name.
pub(super) fn join_named(before: &[Element<'_>], after: &[Element<'_>], pairs: &mut Pairs) {
    let sorted = |elements: &[Element<'_>], partners: &[Option<usize>]| {
        let free = partners.iter().enumerate().filter(|(_, partner)| partner.is_none());
        let mut indices: Vec<_> = free.map(|(index, _)| index).collect();
        sorted::sort_by_key(&mut indices, |index| elements.get(*index).map(|element| (element.list, element.id)));
        indices
    };
    join_equal(&sorted(before, &pairs.after), &sorted(after, &pairs.before), pairs, &|one, other| {
        let one = before.get(one).map(|element| (element.list, element.id));
        one.cmp(&after.get(other).map(|element| (element.list, element.id)))
    });
}

/// The elements without partner whose id the other version does not know, with their lists.
fn only<'v>(elements: &[Element<'v>], others: &[Element<'_>], partners: &[Option<usize>]) -> Vec<(&'v str, usize)> {
    let mut known: Vec<_> = others.iter().map(|element| element.id).collect();
    sorted::sort(&mut known);
    let is_only = |element: &Element<'_>| known.binary_search(&element.id).is_err();
    let free = elements.iter().zip(partners).enumerate().filter(|(_, (_, partner))| partner.is_none());
    free.filter(|(_, (element, _))| is_only(element)).map(|(index, (element, _))| (element.list, index)).collect()
}

/// Which items of two lists without ids are which: those that say the same first, then the most alike.
pub(super) fn pair_items(before: &[&Value], after: &[&Value]) -> Pairs {
    let mut pairs = Pairs::new(before.len(), after.len());
    // Most lists of most plans are as they were.
    for (index, (one, other)) in before.iter().zip(after).enumerate() {
        if same(one, other, false) {
            pairs.join(index, index);
        }
    }
    let rest = |items: &[&Value], partners: &[Option<usize>]| {
        let free = items.iter().zip(partners).enumerate().filter(|(_, (_, partner))| partner.is_none());
        free.map(|(index, (item, _))| (index, leaves(item, false))).collect::<Vec<_>>()
    };
    let (before, after) = (rest(before, &pairs.after), rest(after, &pairs.before));
    pair_alike(&before, &after, is_same_record, &mut pairs);
    pairs
}

/// What two contents have in common.
struct Likeness {
    shared: usize,
    /// How many of the shared leaves are words of a text.
    words: usize,
    /// How many leaves there are in both together.
    union: usize,
}

/// An id changed: three fifths of the leaves are equal, at least two of them or words of a text.
fn is_renamed(likeness: &Likeness) -> bool {
    5 * likeness.shared >= 3 * likeness.union && (likeness.shared >= 2 || likeness.words > 0)
}

/// A record is the same with other values: a third of the leaves is equal, as where a target got another value.
fn is_same_record(likeness: &Likeness) -> bool {
    3 * likeness.shared >= likeness.union && (likeness.shared > 0 || likeness.union == 0)
}

/// Beyond this many pairs only equal contents are looked for, so that time stays near-linear.
const PAIRS_AT_MOST: usize = 500 * 500;

/// Pairs what is alike enough: equal contents in their order, then by the share of equal leaves in the union of leaves.
/// Among equal shares the nearest places win, so that both directions give the same pairs.
fn pair_alike(
    before: &[(usize, Vec<u64>)],
    after: &[(usize, Vec<u64>)],
    is_enough: fn(&Likeness) -> bool,
    pairs: &mut Pairs,
) {
    let sorted = |items: &[(usize, Vec<u64>)]| {
        let alone = |leaves: &[u64]| {
            let (shared, words) = shared(leaves, leaves);
            is_enough(&Likeness { shared, words, union: shared })
        };
        let mut indices: Vec<_> =
            (0..items.len()).filter(|at| items.get(*at).is_some_and(|(_, leaves)| alone(leaves))).collect();
        sorted::sort_by_key(&mut indices, |at| items.get(*at).map(|(_, leaves)| leaves));
        indices
    };
    let mut equal = Pairs::new(before.len(), after.len());
    join_equal(&sorted(before), &sorted(after), &mut equal, &|one, other| {
        before.get(one).map(|(_, leaves)| leaves).cmp(&after.get(other).map(|(_, leaves)| leaves))
    });

    let free = |partners: &[Option<usize>]| -> Vec<usize> {
        partners.iter().enumerate().filter(|(_, partner)| partner.is_none()).map(|(at, _)| at).collect()
    };
    let (free_before, free_after) = (free(&equal.after), free(&equal.before));
    let mut likely = Vec::new();
    if free_before.len().saturating_mul(free_after.len()) <= PAIRS_AT_MOST {
        for one in &free_before {
            for other in &free_after {
                let (Some((_, ones)), Some((_, others))) = (before.get(*one), after.get(*other)) else { continue };
                let (shared, words) = shared(ones, others);
                let union = ones.len() + others.len() - shared;
                if is_enough(&Likeness { shared, words, union }) {
                    let share = shared as f64 / union as f64;
                    likely.push((share, one.abs_diff(*other), one + other, *one, *other));
                }
            }
        }
    }
    sorted::sort_by(&mut likely, |one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    for (.., one, other) in likely {
        equal.join(one, other);
    }
    for (one, other) in equal.after.iter().enumerate() {
        if let (Some((one, _)), Some((other, _))) = (before.get(one), other.and_then(|other| after.get(other))) {
            pairs.join(*one, *other);
        }
    }
}

/// Walks two sorted lists side by side and joins what compares equal, in order.
fn join_equal(
    before: &[usize],
    after: &[usize],
    pairs: &mut Pairs,
    compare: &dyn Fn(usize, usize) -> std::cmp::Ordering,
) {
    let (mut ones, mut others) = (before.iter().peekable(), after.iter().peekable());
    while let (Some(one), Some(other)) = (ones.peek(), others.peek()) {
        match compare(**one, **other) {
            std::cmp::Ordering::Less => _ = ones.next(),
            std::cmp::Ordering::Greater => _ = others.next(),
            std::cmp::Ordering::Equal => {
                pairs.join(**one, **other);
                _ = (ones.next(), others.next());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn partners(before: &Value, after: &Value) -> Vec<(String, String)> {
        let (before, after) = (elements(before), elements(after));
        let pairs = pair_elements(&before, &after);
        let found = pairs.before.iter().enumerate().skip(1).filter_map(|(index, partner)| Some((index, (*partner)?)));
        found.map(|(index, partner)| (path_of(&before, partner), path_of(&after, index))).collect()
    }

    fn pair(one: &str, other: &str) -> (String, String) {
        (one.to_owned(), other.to_owned())
    }

    #[test]
    fn elements_are_found_wherever_they_stand() {
        let before = json!({"focus_areas": [{"id": "a", "goals": [{"id": "g"}]}, {"id": "b", "model": {"steps": [{"id": "s"}]}}]});
        let after = json!({"focus_areas": [{"id": "b", "goals": [{"id": "g"}]}], "goals": [{"id": "a"}]});
        assert_eq!(partners(&before, &after), [pair("b", "b"), pair("a/g", "b/g")]);
        let found = elements(&before);
        assert_eq!(found[4].pointer, "/focus_areas/1/model/steps/0");
        assert_eq!((found[4].place.as_str(), found[4].list), ("model/steps", "steps"));
    }

    #[test]
    fn an_id_that_changed_is_known_by_its_content() {
        let goal =
            |id: &str, fi: &str, indicators: &[&str]| json!({"id": id, "text": {"fi": fi}, "indicators": indicators});
        let before = json!({"goals": [goal("a", "yksi", &["x", "y"]), goal("b", "kaksi", &["z"])]});
        let after = json!({"goals": [goal("c", "kaksi", &["z"]), goal("d", "yksi", &["x", "y", "w"])]});
        assert_eq!(partners(&before, &after), [pair("b", "c"), pair("a", "d")]);
        // Two of four leaves are equal: less than three fifths.
        let after = json!({"goals": [goal("d", "toinen", &["x", "y"])]});
        assert!(partners(&before, &after).is_empty());
    }

    #[test]
    fn little_in_common_is_no_reason() {
        let (before, after) = (json!({"goals": [{"id": "a"}]}), json!({"goals": [{"id": "b"}]}));
        assert!(partners(&before, &after).is_empty());
        let (before, after) = (json!({"goals": [{"id": "a", "n": 1}]}), json!({"goals": [{"id": "b", "n": 1}]}));
        assert!(partners(&before, &after).is_empty());
        let named = |id: &str| json!({"goals": [{"id": id, "name": {"fi": "nimi"}}]});
        assert_eq!(partners(&named("a"), &named("b")), [pair("a", "b")]);
    }

    #[test]
    fn records_are_paired_by_what_they_share() {
        let items = [json!({"period": 2023, "value": 5}), json!({"period": 2024, "value": 6}), json!("x")];
        let after = [json!("x"), json!({"period": 2024, "value": 7}), json!({"period": 2023, "value": 5.0})];
        let pairs = pair_items(&items.iter().collect::<Vec<_>>(), &after.iter().collect::<Vec<_>>());
        assert_eq!(pairs.after, [Some(2), Some(1), Some(0)]);
    }
}
