//! Edited texts are written like the rest of the text, and say what a patch of the values says.

use proptest::prelude::{Just, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};
use serde_json::{Value, json};

use super::{Editor, apply};
use crate::diagnostic::Operation;
use crate::json::{Kind, Node, parse};

fn add(path: &str, value: Value) -> Operation {
    Operation::Add { path: path.to_owned(), value }
}

fn remove(path: &str) -> Operation {
    Operation::Remove { path: path.to_owned() }
}

fn replace(path: &str, value: Value) -> Operation {
    Operation::Replace { path: path.to_owned(), value }
}

fn edited(text: &str, patch: &[Operation]) -> Option<String> {
    Editor::new(text)?.edits(patch).map(|edits| apply(text, edits.iter().collect()))
}

#[test]
fn writes_as_the_text_is_written() {
    for (text, operation, expected) in [
        // Lists on one line.
        ("[1, 2]", add("/-", json!(3)), "[1, 2, 3]"),
        ("[1, 2]", add("/0", json!(0)), "[0, 1, 2]"),
        ("[1,2]", add("/1", json!(9)), "[1,9,2]"),
        ("[1]", add("/0", json!("ä")), "[\"ä\", 1]"),
        ("[ 1 ]", add("/-", json!([2])), "[ 1, [ 2 ] ]"),
        ("[1, 2, 3]", remove("/0"), "[2, 3]"),
        ("[1, 2, 3]", remove("/1"), "[1, 3]"),
        ("[1, 2, 3]", remove("/2"), "[1, 2]"),
        ("[ 1 ]", remove("/0"), "[]"),
        ("{\"a\":[1]}", add("/a/-", json!({"b": [2, 3]})), "{\"a\":[1,{\"b\":[2,3]}]}"),
        // One value a line, with four blanks and with tabs.
        ("[\n    1,\n    2\n]", add("/-", json!(3)), "[\n    1,\n    2,\n    3\n]"),
        ("[\n    1,\n    2\n]", add("/0", json!(0)), "[\n    0,\n    1,\n    2\n]"),
        ("[\n    1,\n    2\n]", remove("/0"), "[\n    2\n]"),
        ("[\n    1,\n    2\n]", remove("/1"), "[\n    1\n]"),
        (
            "{\n\t\"a\": {\n\t\t\"b\": 1\n\t}\n}\n",
            add("/c", json!({"d": 2})),
            "{\n\t\"a\": {\n\t\t\"b\": 1\n\t},\n\t\"c\": {\n\t\t\"d\": 2\n\t}\n}\n",
        ),
        // Line ends of Windows.
        (
            "{\r\n  \"a\": []\r\n}",
            add("/a/-", json!({"b": [1], "c": 2})),
            "{\r\n  \"a\": [\r\n    {\r\n      \"b\": [1],\r\n      \"c\": 2\r\n    }\r\n  ]\r\n}",
        ),
        // Small lists and objects as the others of the text.
        (
            "{\n  \"a\": [\"x\"],\n  \"b\": {}\n}",
            add("/b", json!(["y", "z"])),
            "{\n  \"a\": [\"x\"],\n  \"b\": [\"y\", \"z\"]\n}",
        ),
        (
            "{\n  \"a\": [\n    \"x\"\n  ],\n  \"b\": 1\n}",
            replace("/b", json!(["y"])),
            "{\n  \"a\": [\n    \"x\"\n  ],\n  \"b\": [\n    \"y\"\n  ]\n}",
        ),
        ("[\n  { \"a\": 1 },\n  2\n]", replace("/1", json!({"b": 2})), "[\n  { \"a\": 1 },\n  { \"b\": 2 }\n]"),
        ("{\n  \"a\": {\n  }\n}", add("/a/b", json!(1)), "{\n  \"a\": {\n    \"b\": 1\n  }\n}"),
        // What shares its line keeps to it.
        (
            "[\n  {\"a\": {\"b\": 1}}\n]",
            add("/0/a/c", json!({"d": [1]})),
            "[\n  {\"a\": {\"b\": 1, \"c\": {\"d\": [1]}}}\n]",
        ),
        // Numbers, escapes and blanks of the rest.
        (
            "{ \"a\" :1.50 , \"\\u00e4\": 1e2 }",
            replace("/ä", json!("å𐍈")),
            "{ \"a\" :1.50 , \"\\u00e4\": \"\\u00e5\\ud800\\udf48\" }",
        ),
        ("\u{feff} {\"a\": 1} \n", replace("", json!([true, null])), "\u{feff} [true, null] \n"),
    ] {
        assert_eq!(edited(text, std::slice::from_ref(&operation)).as_deref(), Some(expected), "{text:?} {operation:?}");
    }
}

#[test]
fn what_has_no_place_is_not_edited() {
    for (text, operation) in [
        ("[1]", add("/2", json!(0))),
        ("[1]", add("/01", json!(0))),
        ("[1]", add("/+1", json!(0))),
        ("[1]", remove("/-")),
        ("[1]", remove("")),
        ("[1]", remove("/1")),
        ("{}", replace("/a", json!(1))),
        ("{}", add("/a/b", json!(1))),
        ("{}", add("a", json!(1))),
        ("1", add("/a", json!(1))),
        ("{\"a\": 1,}", remove("/a")),
    ] {
        assert_eq!(edited(text, std::slice::from_ref(&operation)), None, "{text:?} {operation:?}");
    }
}

#[test]
fn edits_of_a_patch_can_be_made_one_after_another_and_all_at_once() {
    let text = "{\"from\": \"b\", \"list\": [1, 2], \"until\": \"a\"}";
    let patch = [
        replace("/from", json!("a")),
        replace("/until", json!("bbb")),
        add("/list/-", json!(3)),
        remove("/list/0"),
        replace("/list/1", json!(4)),
        remove("/from"),
    ];
    let edits = Editor::new(text).unwrap().edits(&patch).unwrap();
    let expected = "{\"list\": [2, 4], \"until\": \"bbb\"}";
    assert_eq!(apply(text, edits.iter().collect()), expected);
    let mut one_by_one = text.to_owned();
    for edit in &edits {
        one_by_one.replace_range(edit.start..edit.end, &edit.words);
    }
    assert_eq!(one_by_one, expected);
    assert!(edits.windows(2).all(|two| two[1].end <= two[0].start), "{edits:?}");
}

/// A document as it is written: single values as in the text.
#[derive(Debug, Clone)]
enum Doc {
    Single(&'static str),
    List(Vec<Doc>, u8),
    Object(Vec<(String, Doc)>, u8),
}

const KEYS: [&str; 6] = ["a", "b", "ä", "a/b", "m~n", ""];

fn document() -> impl Strategy<Value = Doc> {
    let singles = ["null", "true", "1.50", "-2e3", "1E+2", "0", "\"\"", "\"a\\\"\\u00e4\\/\"", "\"ö ,[{\"", "\"\\n\""];
    let leaf = prop::sample::select(singles.to_vec()).prop_map(Doc::Single);
    leaf.prop_recursive(4, 40, 5, |inner| {
        let members = prop::collection::btree_map(prop::sample::select(KEYS.to_vec()), inner.clone(), 0..5);
        prop_oneof![
            (prop::collection::vec(inner, 0..5), any::<u8>()).prop_map(|(items, way)| Doc::List(items, way)),
            (members, any::<u8>()).prop_map(|(members, way)| {
                let members = members.into_iter().map(|(key, value)| (key.to_owned(), value)).rev().collect();
                Doc::Object(members, way)
            }),
        ]
    })
}

/// Writes a document; each list and object in a way of its own.
fn written(doc: &Doc, unit: &str, end: &str, depth: usize, out: &mut String) {
    let (items, way, brackets): (Vec<(Option<&String>, &Doc)>, u8, _) = match doc {
        Doc::Single(words) => return out.push_str(words),
        Doc::List(items, way) => (items.iter().map(|item| (None, item)).collect(), *way, ("[", "]")),
        Doc::Object(members, way) => {
            (members.iter().map(|(key, value)| (Some(key), value)).collect(), *way, ("{", "}"))
        }
    };
    let line = |depth: usize| format!("{end}{}", unit.repeat(depth));
    let (open, gap, close) = match way % 5 {
        0 => (String::new(), String::new(), String::new()),
        1 => (String::new(), " ".to_owned(), String::new()),
        2 => (" ".to_owned(), " ".to_owned(), " ".to_owned()),
        3 => (line(depth + 1), line(depth + 1), line(depth)),
        _ => (line(depth + 1), " ".to_owned(), line(depth)),
    };
    out.push_str(brackets.0);
    for (index, (key, item)) in items.iter().enumerate() {
        out.push_str(if index > 0 { "," } else { "" });
        out.push_str(if index > 0 { &gap } else { &open });
        if let Some(key) = key {
            out.push_str(&json!(key).to_string());
            out.push_str(if way % 5 == 0 { ":" } else { ": " });
        }
        written(item, unit, end, depth + 1, out);
    }
    out.push_str(&close);
    out.push_str(brackets.1);
}

/// JSON Pointers to all values.
fn pointers(value: &Value, at: &str, out: &mut Vec<String>) {
    out.push(at.to_owned());
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| pointers(item, &format!("{at}/{index}"), out));
        }
        Value::Object(members) => {
            for (key, value) in members {
                pointers(value, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), out);
            }
        }
        _ => {}
    }
}

/// RFC 6902 on values, by the words of its section 4; the model that the text is compared with.
fn patched(mut document: Value, operation: &Operation) -> Option<Value> {
    let path = operation.path();
    if path.is_empty() {
        return operation.value().cloned();
    }
    let (holder, name) = path.rsplit_once('/')?;
    let name = name.replace("~1", "/").replace("~0", "~");
    match document.pointer_mut(holder)? {
        Value::Object(members) => match operation {
            Operation::Add { value, .. } => _ = members.insert(name, value.clone()),
            Operation::Replace { value, .. } => *members.get_mut(&name)? = value.clone(),
            Operation::Remove { .. } => _ = members.shift_remove(&name)?,
        },
        Value::Array(items) => {
            let at = if name == "-" {
                items.len()
            } else {
                name.parse().ok().filter(|at: &usize| at.to_string() == name)?
            };
            match operation {
                Operation::Add { value, .. } if at <= items.len() => items.insert(at, value.clone()),
                Operation::Replace { value, .. } => *items.get_mut(at)? = value.clone(),
                Operation::Remove { .. } if at < items.len() => _ = items.remove(at),
                _ => return None,
            }
        }
        _ => return None,
    }
    Some(document)
}

/// An operation on a document, chosen by numbers: most have a place in it.
fn chosen(document: &Value, (kind, place, what): (u8, u16, u8)) -> Operation {
    let mut known = Vec::new();
    pointers(document, "", &mut known);
    let pointer = known[usize::from(place) % known.len()].clone();
    let values =
        [json!(7), json!("ä"), json!([]), json!({}), json!([1, "x"]), json!({"k": null, "l": {"m": [1, {"n": 2}]}})];
    let value = values[usize::from(what) % values.len()].clone();
    match kind % 8 {
        0 | 1 => Operation::Remove { path: pointer },
        2 | 3 => Operation::Replace { path: pointer, value },
        4 => Operation::Add { path: pointer, value },
        5 => Operation::Add { path: format!("{pointer}/-"), value },
        6 => Operation::Add { path: format!("{pointer}/0"), value },
        _ => Operation::Add { path: format!("{pointer}/new"), value },
    }
}

/// Keys and single values as they are written, in order, but for one value.
fn tokens<'t>(text: &'t str, node: &Node, at: &str, but: &str, out: &mut Vec<&'t str>) {
    if at == but {
        return;
    }
    match &node.kind {
        Kind::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| tokens(text, item, &format!("{at}/{index}"), but, out));
        }
        Kind::Object(members) => {
            for member in members {
                let at = format!("{at}/{}", member.name(text).replace('~', "~0").replace('/', "~1"));
                if at != but {
                    out.push(member.key.of(text));
                }
                tokens(text, &member.value, &at, but, out);
            }
        }
        _ => out.push(node.span.of(text)),
    }
}

fn tokens_but<'t>(text: &'t str, but: Option<&str>) -> Vec<&'t str> {
    let mut out = Vec::new();
    tokens(text, &parse(text).0, "", but.unwrap_or("no pointer"), &mut out);
    out
}

proptest! {
    #[test]
    fn an_edited_text_says_what_the_patched_value_says(
        doc in document(),
        unit in prop::sample::select(vec!["  ", "    ", "\t"]),
        end in prop_oneof![Just("\n"), Just("\r\n")],
        choices in prop::collection::vec((any::<u8>(), any::<u16>(), any::<u8>()), 1..5),
    ) {
        let mut text = String::new();
        written(&doc, unit, end, 0, &mut text);
        let before: Value = serde_json::from_str(&text).unwrap();
        let (mut model, mut patch) = (Some(before), Vec::new());
        for choice in choices {
            let Some(value) = model.take() else { break };
            let operation = chosen(&value, choice);
            model = patched(value, &operation);
            patch.push(operation);
        }
        let edited = edited(&text, &patch);
        prop_assert_eq!(edited.is_some(), model.is_some(), "{} {:?}", &text, &patch);
        if let (Some(edited), Some(model)) = (edited, model) {
            let read: Value = serde_json::from_str(&edited).unwrap();
            // The order of members counts, too.
            prop_assert_eq!(read.to_string(), model.to_string(), "{} {:?} {}", &text, &patch, &edited);
        }
    }

    #[test]
    fn the_rest_of_the_text_stays(
        doc in document(),
        unit in prop::sample::select(vec!["  ", "    ", "\t"]),
        end in prop_oneof![Just("\n"), Just("\r\n")],
        choice in (any::<u8>(), any::<u16>(), any::<u8>()),
    ) {
        let mut text = String::new();
        written(&doc, unit, end, 0, &mut text);
        let before: Value = serde_json::from_str(&text).unwrap();
        let operation = chosen(&before, choice);
        let Some(edits) = Editor::new(&text).unwrap().edits(std::slice::from_ref(&operation)) else { return Ok(()) };
        let edited = apply(&text, edits.iter().collect());
        prop_assert_eq!(edits.len(), 1);
        let (holder, name) = operation.path().rsplit_once('/').unwrap_or_default();
        let list = before.pointer(holder).and_then(Value::as_array).filter(|_| !operation.path().is_empty());
        let name = if name == "-" { list.map_or_else(|| "-".to_owned(), |list| list.len().to_string()) } else { name.to_owned() };
        let path = if operation.path().is_empty() { String::new() } else { format!("{holder}/{name}") };
        let is_new = matches!(operation, Operation::Add { .. }) && (list.is_some() || before.pointer(&path).is_none());
        let was = tokens_but(&text, (!is_new).then_some(&path));
        let is = tokens_but(&edited, (!matches!(operation, Operation::Remove { .. })).then_some(&path));
        prop_assert_eq!(was, is, "{} {:?} {}", &text, &operation, &edited);
        if end == "\r\n" {
            prop_assert!(!edited.replace("\r\n", "").contains('\n'));
        }
    }
}
