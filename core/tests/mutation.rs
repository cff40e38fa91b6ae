//! Mutation test of the rules: a clean plan, broken in one way at a time, gets the finding that the break deserves.
//!
//! `mutation/plan.json` is synthetic and says so. `mutation/breaks.json` lists the ways: the code that must fire, and changes,
//! of which the first is made at every place that its pattern (`*` for any member) fits. Which code a break deserves was
//! written down from the rules' statements, not from what the library answers. Run it with `--nocapture` for the report.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot run fails, and reports"
)]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};
use soteplan::{CheckOptions, CheckProfile, Plan, Scenario, catalog, inspect};

fn options() -> CheckOptions {
    let scenario = Scenario::from_json(&json!({ "reform": false })).unwrap();
    CheckOptions::new().profile(CheckProfile::Strict).today("2023-06-30".parse().unwrap()).scenario(scenario)
}

/// The places that a pattern fits, as lists of keys. The last key need not be there yet.
fn places(value: &Value, pattern: &[&str], at: &[String], found: &mut Vec<Vec<String>>) {
    let Some((first, rest)) = pattern.split_first() else { return found.push(at.to_vec()) };
    let keys: Vec<String> = match value {
        Value::Array(items) => (0..items.len()).map(|index| index.to_string()).collect(),
        Value::Object(fields) if *first == "*" => fields.keys().cloned().collect(),
        _ => vec![(*first).to_owned()],
    };
    for key in keys.into_iter().filter(|key| *first == "*" || key == first) {
        let next = value.pointer(&format!("/{key}")).unwrap_or(&Value::Null);
        if next.is_null() && !rest.is_empty() {
            continue;
        }
        places(next, rest, &[at, &[key]].concat(), found);
    }
}

/// Makes one change at one place; false where there is nothing to change.
fn change(plan: &mut Value, at: &[String], how: &Map<String, Value>) -> bool {
    let (key, parents) = at.split_last().unwrap();
    let pointer: String = parents.iter().flat_map(|key| ["/", key]).collect();
    let holder = plan.pointer_mut(&pointer).unwrap();
    let (action, value) = how.iter().find(|(name, _)| *name != "at").unwrap();
    if let ("copy", Value::Array(items)) = (action.as_str(), &mut *holder) {
        items.push(items.get(key.parse::<usize>().unwrap()).unwrap().clone());
        return true;
    }
    if action == "remove" && *value == Value::Bool(true) {
        return match holder {
            Value::Array(items) => !items.remove(key.parse().unwrap()).is_null(),
            holder => holder.as_object_mut().unwrap().remove(key).is_some(),
        };
    }
    let target = match holder {
        Value::Array(items) => items.get_mut(key.parse::<usize>().unwrap()).unwrap(),
        holder => holder.as_object_mut().unwrap().entry(key).or_insert(Value::Null),
    };
    match action.as_str() {
        "set" => *target = value.clone(),
        "append" if target.is_null() => *target = json!([value]),
        "append" => target.as_array_mut().unwrap().push(value.clone()),
        "merge" => target.as_object_mut().unwrap().extend(value.as_object().unwrap().clone()),
        "remove" => value.as_array().unwrap().iter().for_each(|name| {
            target.as_object_mut().unwrap().remove(name.as_str().unwrap()).unwrap();
        }),
        "swap" => {
            let [one, other] = [0, 1].map(|index| value.get(index).unwrap().as_str().unwrap());
            let (first, second) = (target.get(one).unwrap().clone(), target.get(other).unwrap().clone());
            *target.get_mut(one).unwrap() = second;
            *target.get_mut(other).unwrap() = first;
        }
        other => panic!("no such change: {other}"),
    }
    true
}

#[test]
fn every_break_of_a_clean_plan_gets_its_finding() {
    let plan: Value = serde_json::from_str(include_str!("mutation/plan.json")).unwrap();
    let breaks: Vec<Value> = serde_json::from_str(include_str!("mutation/breaks.json")).unwrap();
    let codes = |plan: &Value| -> BTreeSet<String> {
        let findings = inspect(&plan.to_string(), &options());
        findings.iter().map(|finding| finding.code().to_owned()).collect()
    };
    assert_eq!(codes(&plan), BTreeSet::new(), "the plan that is broken has nothing wrong with it");
    let report = Plan::from_value(&plan).unwrap().check_report(&options());
    assert!(report.coverage() > Some(0.99), "the rules can judge it: {:?}", report.coverage());

    let mut caught: BTreeMap<char, [usize; 2]> = BTreeMap::new();
    let mut broken = BTreeSet::new();
    let mut missed = Vec::new();
    for one in &breaks {
        let code = one.get("code").unwrap().as_str().unwrap();
        let changes: Vec<&Map<String, Value>> =
            one.get("changes").unwrap().as_array().unwrap().iter().map(|change| change.as_object().unwrap()).collect();
        let (first, others) = changes.split_first().unwrap();
        let spots = |plan: &Value, change: &Map<String, Value>| {
            let pattern: Vec<&str> = change.get("at").unwrap().as_str().unwrap().split('/').skip(1).collect();
            let mut found = Vec::new();
            places(plan, &pattern, &[], &mut found);
            found
        };
        let spots_of_first = spots(&plan, first);
        assert!(!spots_of_first.is_empty(), "{code}: no place fits {first:?}");
        for at in spots_of_first {
            let mut mutant = plan.clone();
            if !change(&mut mutant, &at, first) {
                continue;
            }
            for other in others {
                let at = spots(&mutant, other);
                let [at] = at.as_slice() else { panic!("{code}: {other:?} fits {} places", at.len()) };
                assert!(change(&mut mutant, at, other));
            }
            assert_ne!(mutant, plan, "{code}: {first:?} at {at:?} changes nothing");
            let found = codes(&mutant);
            let family = caught.entry(code.chars().next().unwrap()).or_default();
            family[1] += 1;
            broken.insert(code.to_owned());
            if found.contains(code) {
                family[0] += 1;
            } else {
                missed.push(format!("{code} at /{}: {first:?} gave {found:?}", at.join("/")));
            }
        }
    }
    let [all_caught, all] = caught.values().fold([0, 0], |sum, one| [sum[0] + one[0], sum[1] + one[1]]);
    println!("breaks caught, by family:");
    caught.iter().for_each(|(family, [caught, all])| println!("  {family} {caught} of {all}"));
    println!("  together {all_caught} of {all}, by {} rules", broken.len());
    assert!(missed.is_empty(), "missed:\n{}", missed.join("\n"));
    assert!(all >= 200, "only {all} breaks");

    // Every rule about one plan has a break of its own.
    let catalog = catalog();
    let rules = catalog.rules.iter().map(|rule| &*rule.code).filter(|code| "SVRYGUD".contains(&code[..1]));
    let unbroken: Vec<_> = rules.filter(|code| !broken.contains(*code)).collect();
    assert!(unbroken.is_empty(), "no break for {unbroken:?}");
}
