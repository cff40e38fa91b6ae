//! Reading what was written gives the same plan: for every example, and for plans made up from the published schema, so
//! that no field of the model can be forgotten. The made-up plans mean nothing.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics has failed, as it should")]

use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::string::string_regex;
use serde_json::{Map, Value, json};
use soteplan::{Plan, PlanDocument};

fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn schema() -> Value {
    serde_json::from_str(&std::fs::read_to_string(repository().join("schemas/plan.schema.json")).unwrap()).unwrap()
}

/// Any JSON, as extensions hold it.
fn any_json() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        number().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            vec((".{0,5}", inner), 0..3).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
    .boxed()
}

/// A number that a computer can hold; minus zero as well.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![Just(-0.0), any::<f64>().prop_filter("finite", |number| number.is_finite()), (-1e6..1e6_f64)]
}

/// Texts of a pattern; the longest names that it allows would only make the plans large.
fn short(pattern: &str) -> impl Strategy<Value = String> + use<> {
    let pattern = pattern.trim_matches(['^', '$']).replace("{0,99}", "{0,5}").replace("{1,100}", "{1,5}");
    string_regex(&pattern).unwrap()
}

/// Values that a part of the schema allows, so deep.
fn values(root: &Value, part: &Value, depth: usize) -> BoxedStrategy<Value> {
    if let Some(reference) = part["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap();
        return values(root, &root["$defs"][name], depth);
    }
    if part == &Value::Bool(true) || part.as_object().is_some_and(|keys| keys.keys().all(|key| key == "description")) {
        return any_json();
    }
    for choice in ["anyOf", "oneOf"] {
        if let Some(options) = part[choice].as_array() {
            // Where it gets too deep, null ends the recursion, or else the first option.
            let end = options.iter().position(|option| option["type"] == "null").unwrap_or(0);
            let shown = if depth == 0 { &options[end..=end] } else { &options[..] };
            let options: Vec<_> = shown.iter().map(|option| values(root, option, depth.saturating_sub(1))).collect();
            return prop::strategy::Union::new(options).boxed();
        }
    }
    if let Some(words) = part["enum"].as_array() {
        return prop::sample::select(words.clone()).boxed();
    }
    if !part["const"].is_null() {
        return Just(part["const"].clone()).boxed();
    }
    let kind = match &part["type"] {
        Value::Array(kinds) => kinds[0].as_str(),
        kind => kind.as_str(),
    };
    match kind {
        Some("object") => object(root, part, depth),
        Some("array") if depth == 0 => Just(json!([])).boxed(),
        Some("array") => vec(values(root, &part["items"], depth - 1), 0..3).prop_map(Value::from).boxed(),
        Some("string") if part["format"] == "date" => {
            (1900..2100_i16, 1..13_i8, 1..29_i8).prop_map(|(y, m, d)| json!(format!("{y}-{m:02}-{d:02}"))).boxed()
        }
        Some("string") => short(part["pattern"].as_str().unwrap_or(".{0,12}")).prop_map(Value::from).boxed(),
        Some("integer") => any::<i64>().prop_map(Value::from).boxed(),
        Some("number") => number().prop_map(Value::from).boxed(),
        Some("null") => Just(Value::Null).boxed(),
        Some("boolean") => any::<bool>().prop_map(Value::from).boxed(),
        other => unreachable!("the schema has a part that the test does not know: {other:?} in {part}"),
    }
}

fn object(root: &Value, part: &Value, depth: usize) -> BoxedStrategy<Value> {
    let required: Vec<&str> = part["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut members: BoxedStrategy<Map<String, Value>> = Just(Map::new()).boxed();
    for (name, member) in part["properties"].as_object().into_iter().flatten() {
        if depth == 0 && !required.contains(&name.as_str()) {
            continue;
        }
        let value = values(root, member, depth.saturating_sub(1));
        let needed = required.contains(&name.as_str());
        let value = if needed { value.prop_map(Some).boxed() } else { prop::option::weighted(0.6, value).boxed() };
        let name = name.clone();
        members = (members, value)
            .prop_map(move |(mut members, value)| {
                if let Some(value) = value {
                    members.insert(name.clone(), value);
                }
                members
            })
            .boxed();
    }
    let open = Some(&part["additionalProperties"]).filter(|rest| rest.is_object());
    let named = part["patternProperties"].as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value));
    for (pattern, member) in named.chain(open.map(|rest| (".{1,5}", rest))) {
        let more = vec((short(pattern), values(root, member, depth.saturating_sub(1))), 0..3);
        members = (members, more)
            .prop_map(|(mut members, more)| {
                members.extend(more);
                members
            })
            .boxed();
    }
    members.prop_map(Value::Object).boxed()
}

/// The same with every number as a floating-point one: 3450 and 3450.0 are one value.
fn by_value(value: Value) -> Value {
    match value {
        Value::Number(number) => Value::from(number.as_f64()),
        Value::Array(items) => items.into_iter().map(by_value).collect(),
        Value::Object(members) => members.into_iter().map(|(name, value)| (name, by_value(value))).collect(),
        other => other,
    }
}

/// Reads, writes and reads again.
fn assert_lossless(text: &str) {
    let plan = Plan::parse(text).unwrap_or_else(|error| unreachable!("{error}\n{text}"));
    let written = plan.to_json();
    let again = Plan::parse(&written).unwrap();
    assert_eq!(again.document(), plan.document());
    assert_eq!(again.to_json(), written, "writing is stable to the letter");
    let as_serde_writes = serde_json::to_string_pretty(plan.document()).unwrap();
    assert_eq!(written, as_serde_writes, "two ways to write give the same letters");
    assert!(again.migration().is_empty(), "what was written is in the present version");
    let by_serde: PlanDocument = serde_json::from_str(&written).unwrap();
    assert_eq!(&by_serde, plan.document());
}

#[test]
fn every_example_comes_back_as_it_was() {
    let mut count = 0;
    for entry in std::fs::read_dir(repository().join("examples/plans")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        assert_lossless(&text);
        // Nothing of the file is lost: the same values under the same names, empty lists and nulls apart.
        let written: Value = serde_json::from_str(&Plan::parse(&text).unwrap().to_json()).unwrap();
        assert_eq!(by_value(written), by_value(serde_json::from_str(&text).unwrap()));
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn plans_made_up_from_the_schema_come_back_as_they_were() {
    let schema = schema();
    let plans = values(&schema, &schema, 7);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(256));
    runner
        .run(&plans, |plan| {
            assert_lossless(&plan.to_string());
            Ok(())
        })
        .unwrap();
}
