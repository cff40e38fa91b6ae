//! An overlay never changes an answer about a day before it begins (the fault of policyengine-us issue 9075, where a reform
//! dated in the future changed earlier years).
#![expect(clippy::unwrap_used, reason = "a test that panics has failed, as it should")]

use jiff::civil::{Date, date};
use proptest::prelude::*;
use serde_json::{Value, json};
use soteplan::{Language, Plan, Scenario};

const FACTS: [&str; 4] = ["a", "b", "c", "d"];

fn day() -> impl Strategy<Value = Date> {
    (0..1500_i64).prop_map(|days| date(2021, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap())
}

fn condition() -> impl Strategy<Value = Value> {
    let fact = prop::sample::select(FACTS.to_vec()).prop_map(|fact| json!({ "fact": fact }));
    fact.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| json!({ "any": parts })),
            prop::collection::vec(inner, 1..4).prop_map(|parts| json!({ "all": parts })),
        ]
    })
}

/// A synthetic plan: `b` follows `a`, `c` is an event of the legislation, `d` may have happened already.
fn plan(conditions: &[Value], happened: Option<Date>) -> Plan {
    let ends: Vec<_> = conditions
        .iter()
        .enumerate()
        .map(|(index, when)| {
            let parties = if index == 0 { json!([]) } else { json!(["one"]) };
            json!({ "id": format!("end-{index}"), "text": { "en": "synthetic" }, "when": when, "parties": parties })
        })
        .collect();
    let name = json!({ "en": "synthetic" });
    let document = json!({
        "schema_version": 2, "id": "synthetic", "kind": "other", "title": name, "status": "draft",
        "term": { "from": "2021-01-01", "until": "2025-12-31" },
        "legal_basis": [{ "id": "act", "act": "612/2021", "title": name }],
        "parties": [{ "id": "one", "name": name, "kind": "other" }, { "id": "two", "name": name, "kind": "other" }],
        "goals": [{ "id": "goal", "text": name }],
        "facts": [
            { "id": "a", "name": name }, { "id": "b", "name": name, "follows": "a" },
            { "id": "c", "name": name, "event": "organising-duty-moves" }, { "id": "d", "name": name, "date": happened },
        ],
        "early_ends": ends,
    });
    Plan::from_value(&document).unwrap()
}

/// Facts and events with days on or after the overlay's first, or never.
fn overlay() -> impl Strategy<Value = Value> {
    let named = prop::sample::select([FACTS.as_slice(), &["organising-duty-moves", "act-612-2021-in-force"]].concat());
    let later = prop::option::of(0..900_i64);
    (day(), prop::collection::vec((named, later), 1..4)).prop_map(|(from, facts)| {
        let facts: serde_json::Map<String, Value> = facts
            .into_iter()
            .map(|(fact, later)| {
                let day = later.map(|days| from.checked_add(jiff::Span::new().days(days)).unwrap().to_string());
                (fact.to_owned(), day.map_or(json!(false), Value::from))
            })
            .collect();
        json!({ "from": from, "facts": facts })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn an_overlay_never_changes_an_answer_before_its_date(
        conditions in prop::collection::vec(condition(), 1..3),
        happened in prop::option::of(day()),
        enacted in any::<bool>(),
        below in prop::collection::vec(overlay(), 0..3),
        above in overlay(),
        days in prop::collection::vec(day(), 8),
    ) {
        let plan = plan(&conditions, happened);
        let mut parts: Vec<Value> = enacted.then(|| json!("enacted")).into_iter().chain(below).collect();
        let before = Scenario::from_json(&json!(parts)).unwrap();
        let begins: Date = above["from"].as_str().unwrap().parse().unwrap();
        parts.push(above);
        let after = Scenario::from_json(&json!(parts)).unwrap();
        let edge = begins.yesterday().unwrap();
        for on in days.into_iter().chain([edge]).filter(|on| *on < begins) {
            let standing = |scenario: &Scenario| {
                let rows = plan.as_of(on, scenario, Language::En).unwrap();
                rows.into_iter().map(|row| (row.kind, row.element, row.status)).collect::<Vec<_>>()
            };
            prop_assert_eq!(standing(&before), standing(&after), "on {}: {} over {:?}", on, parts.last().unwrap(), before);
        }
    }
}
