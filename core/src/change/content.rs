//! What values say: whether two say the same, and how alike they are.
//!
//! The order of a list means something only where the list tells a text in steps (all its items are texts, or objects
//! that hold nothing but texts) and within extensions, whose meaning is not known here. An empty list says what an
//! absent one says. Numbers are the same by value.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::{Map, Number, Value};

use crate::diagnostic::Language;
use crate::sorted;

/// The field under which others keep data of their own: nothing in it is an element or a reference.
pub(super) const EXTENSIONS: &str = "extensions";

/// Whether this is a text: an object from languages to words.
pub(super) fn is_text(value: &Value) -> bool {
    value.as_object().is_some_and(are_words)
}

/// Whether these are the words of a text, by language.
pub(super) fn are_words(members: &Map<String, Value>) -> bool {
    let is_language = |key: &str| Language::ALL.iter().any(|language| language.code() == key);
    !members.is_empty() && members.iter().all(|(key, words)| is_language(key) && words.is_string())
}

/// Whether the order of these items means something, as far as they show.
pub(super) fn is_sequence(items: &[&Value]) -> bool {
    let tells = |item: &Value| {
        is_text(item) || item.as_object().is_some_and(|object| !object.is_empty() && object.values().all(is_text))
    };
    items.iter().all(|item| tells(item))
}

/// Whether two values say the same; `strict` within extensions, where every order counts.
pub(super) fn same(one: &Value, other: &Value, strict: bool) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => same_number(one, other),
        (Value::Array(one), Value::Array(other)) => same_items(one, other, strict),
        (Value::Object(one), Value::Object(other)) => holds(one, other, strict) && holds(other, one, strict),
        _ => one == other,
    }
}

/// Whether two values, either of which may be absent, say the same.
pub(super) fn same_or_absent(one: Option<&Value>, other: Option<&Value>, strict: bool) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => same(one, other, strict),
        (Some(value), None) | (None, Some(value)) => !strict && says_nothing(value),
        (None, None) => true,
    }
}

fn says_nothing(value: &Value) -> bool {
    value.as_array().is_some_and(Vec::is_empty)
}

fn same_number(one: &Number, other: &Number) -> bool {
    one == other || ((one.is_f64() || other.is_f64()) && one.as_f64() == other.as_f64())
}

/// Whether `one` has all that `other` has.
fn holds(one: &Map<String, Value>, other: &Map<String, Value>, strict: bool) -> bool {
    other.iter().all(|(key, value)| same_or_absent(one.get(key), Some(value), strict || key == EXTENSIONS))
}

fn same_items(one: &[Value], other: &[Value], strict: bool) -> bool {
    let (one, other): (Vec<_>, Vec<_>) = (one.iter().collect(), other.iter().collect());
    if same_sequence(&one, &other, strict) {
        return true;
    }
    if strict || one.len() != other.len() || (is_sequence(&one) && is_sequence(&other)) {
        return false;
    }
    same_sequence(&by_digest(&one), &by_digest(&other), strict)
}

/// Items in an order of their own, whatever order they came in.
fn by_digest<'v>(items: &[&'v Value]) -> Vec<&'v Value> {
    let mut list: Vec<_> = items.iter().map(|item| (digest(item, false), *item)).collect();
    sorted::sort_by_key(&mut list, |(digest, _)| *digest);
    list.into_iter().map(|(_, item)| item).collect()
}

/// Whether two lists say the same item by item.
pub(super) fn same_sequence(one: &[&Value], other: &[&Value], strict: bool) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other, strict))
}

/// A number that is equal for values that say the same.
pub(super) fn digest(value: &Value, strict: bool) -> u64 {
    match value {
        Value::Null => hash(&0_u8),
        Value::Bool(value) => hash(&(1_u8, value)),
        // Adding zero makes one of the two zeros.
        Value::Number(number) => hash(&(2_u8, number.as_f64().map(|number| (number + 0.0).to_bits()))),
        Value::String(words) => hash(&(3_u8, words)),
        Value::Array(items) => {
            let mut digests: Vec<_> = items.iter().map(|item| digest(item, strict)).collect();
            if !strict && !is_sequence(&items.iter().collect::<Vec<_>>()) {
                sorted::sort(&mut digests);
            }
            hash(&(4_u8, digests))
        }
        Value::Object(members) => {
            let mut digests: Vec<_> = members
                .iter()
                .filter(|(_, value)| strict || !says_nothing(value))
                .map(|(key, value)| (hash(key), digest(value, strict || key == EXTENSIONS)))
                .collect();
            sorted::sort(&mut digests);
            hash(&(5_u8, digests))
        }
    }
}

/// The leaves of a value in ascending order: paths with what stands there, as digests.
///
/// An item of a list is one leaf, whatever it holds and wherever in the list it stands. The lowest bit says that the
/// leaf is words of a text. The `id` of the value itself is no leaf where `but_id`.
pub(super) fn leaves(value: &Value, but_id: bool) -> Vec<u64> {
    let mut leaves = Vec::new();
    match value.as_object().filter(|_| but_id) {
        Some(members) => {
            for (key, value) in members.iter().filter(|(key, _)| *key != "id") {
                gather_leaves(value, hash(&(0_u64, key)), key == EXTENSIONS, &mut leaves);
            }
        }
        None => gather_leaves(value, 0, false, &mut leaves),
    }
    sorted::sort(&mut leaves);
    leaves
}

fn gather_leaves(value: &Value, path: u64, strict: bool, leaves: &mut Vec<u64>) {
    let mut leaf = |value: &Value, path: u64, words: bool| {
        leaves.push((hash(&(path, digest(value, strict))) & !1) | u64::from(words));
    };
    match value {
        Value::Array(items) if !strict => items.iter().for_each(|item| leaf(item, path, false)),
        Value::Object(members) if is_text(value) => {
            members.iter().for_each(|(key, words)| leaf(words, hash(&(path, key)), true));
        }
        Value::Object(members) => {
            for (key, value) in members {
                gather_leaves(value, hash(&(path, key)), strict || key == EXTENSIONS, leaves);
            }
        }
        _ => leaf(value, path, false),
    }
}

/// How many leaves two sorted lists share, and how many of these are words.
pub(super) fn shared(one: &[u64], other: &[u64]) -> (usize, usize) {
    let (mut count, mut words) = (0, 0);
    let (mut ones, mut others) = (one.iter().peekable(), other.iter().peekable());
    while let (Some(one), Some(other)) = (ones.peek(), others.peek()) {
        match one.cmp(other) {
            std::cmp::Ordering::Less => _ = ones.next(),
            std::cmp::Ordering::Greater => _ = others.next(),
            std::cmp::Ordering::Equal => {
                count += 1;
                words += usize::from(**one & 1 == 1);
                _ = (ones.next(), others.next());
            }
        }
    }
    (count, words)
}

fn hash<T: Hash>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn sets_are_the_same_in_any_order_and_sequences_are_not() {
        for (one, other, is_same) in [
            (json!({"a": ["x", "y"]}), json!({"a": ["y", "x"]}), true),
            (json!([{"v": 1}, {"v": 2}]), json!([{"v": 2.0}, {"v": 1.0}]), true),
            (json!([{"fi": "x"}, {"fi": "y"}]), json!([{"fi": "y"}, {"fi": "x"}]), false),
            (
                json!([{"name": {"fi": "x"}}, {"name": {"fi": "y"}}]),
                json!([{"name": {"fi": "y"}}, {"name": {"fi": "x"}}]),
                false,
            ),
            (json!({"extensions": {"a": [1, 2]}}), json!({"extensions": {"a": [2, 1]}}), false),
            (json!({"extensions": {"a": []}}), json!({"extensions": {}}), false),
            (json!({"a": []}), json!({}), true),
            (json!({"a": null}), json!({}), false),
            (json!(["x", "x"]), json!(["x", "y"]), false),
            (json!(9_007_199_254_740_993_i64), json!(9_007_199_254_740_992_i64), false),
        ] {
            assert_eq!(same(&one, &other, false), is_same, "{one} {other}");
            if is_same {
                assert_eq!(digest(&one, false), digest(&other, false), "{one} {other}");
            }
        }
    }

    #[test]
    fn leaves_leave_out_the_id_and_know_words() {
        let goal =
            json!({"id": "g", "text": {"fi": "tavoite", "sv": "mål"}, "until": "2025-12-31", "indicators": ["a", "b"]});
        let leaves = leaves(&goal, true);
        assert_eq!(leaves.len(), 5);
        assert_eq!(shared(&leaves, &leaves), (5, 2));
    }
}
