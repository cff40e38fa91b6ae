//! The conformance cases of the methods, until the suite's own runner takes them over: what they hold, and that they are
//! complete.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use super::distribution::check::relative;
use super::{compute, method, methods};
use crate::{Cell, Column, Error, Table};

/// A list of numbers or words, or an object that says the type.
fn column(value: &Value) -> Column<'static> {
    let (kind, values) = match value {
        Value::Object(typed) => typed.iter().next().map(|(kind, values)| (kind.as_str(), values)).unwrap(),
        list if list.as_array().unwrap().iter().any(Value::is_string) => ("text", list),
        list => ("number", list),
    };
    let values = values.as_array().unwrap();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    match kind {
        "text" => Column::text(values.iter().map(text)),
        "integer" => Column::Integer(values.iter().map(Value::as_i64).collect()),
        "date" => Column::Date(values.iter().map(|value| Some(value.as_str()?.parse().unwrap())).collect()),
        _ => values
            .iter()
            .map(|value| match value.as_str() {
                Some(word) => word.parse().unwrap(),
                None => value.as_f64().unwrap_or(f64::NAN),
            })
            .collect::<Vec<f64>>()
            .into(),
    }
}

fn answer(input: &Value) -> Result<Table<'static>, Error> {
    let mut table = Table::new();
    for (name, values) in input["columns"].as_object().unwrap() {
        table.insert(name, column(values))?;
    }
    let by: Vec<&str> = input["by"].as_array().into_iter().flatten().map(|name| name.as_str().unwrap()).collect();
    compute(input["method"].as_str().unwrap(), &table, &input["options"], &by)
}

/// The difference of a cell from what is expected; infinite where they are of different kinds.
fn difference(found: Cell<'_>, expected: &Value) -> f64 {
    let same = match (found, expected) {
        (Cell::Missing, Value::Null) => true,
        (Cell::Number(found), Value::Number(expected)) => return relative(found, expected.as_f64().unwrap()),
        (Cell::Integer(found), Value::Number(expected)) => Some(found) == expected.as_i64(),
        (Cell::Text(found), Value::String(expected)) => found == expected,
        (Cell::Date(found), Value::String(expected)) => found.to_string() == *expected,
        _ => false,
    };
    if same { 0.0 } else { f64::INFINITY }
}

/// What is wrong with the outcome of a case; the largest difference from its expected values.
fn outcome(case: &Value) -> Result<f64, String> {
    let answer = match (answer(&case["input"]), case.get("expect_error")) {
        (Ok(answer), None) => answer,
        (Err(error), Some(expected)) => {
            let mentioned = expected["mentions"].as_array().unwrap().iter();
            let message = error.to_string();
            let silent = mentioned.filter(|part| !message.contains(part.as_str().unwrap())).collect::<Vec<_>>();
            let help = expected.get("help").is_none_or(|help| help.as_str().map(str::to_owned) == error.help());
            let right = error.code() == expected["code"] && silent.is_empty() && help;
            return if right { Ok(0.0) } else { Err(format!("{}: {message} ({:?})", error.code(), error.help())) };
        }
        (Ok(_), Some(_)) => return Err("answered where it should refuse".to_owned()),
        (Err(error), None) => return Err(format!("refused: {error}")),
    };
    let mut largest = 0.0_f64;
    for (name, expected) in case["expect"].as_object().unwrap() {
        let expected = expected.as_array().unwrap();
        if answer.column(name).is_none_or(|column| column.len() != expected.len()) {
            return Err(format!("no column `{name}` of {} rows", expected.len()));
        }
        for (row, expected) in expected.iter().enumerate() {
            let found = answer.cell(name, row);
            let difference = difference(found, expected);
            largest = largest.max(difference);
            if difference > case["tolerance"].as_f64().unwrap_or(0.0) {
                return Err(format!("`{name}`, row {row}: {found:?}, expected {expected}: off by {difference:e}"));
            }
        }
    }
    Ok(largest)
}

#[test]
fn all_cases_hold_and_leave_nothing_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/conformance/cases/methods");
    let mut ids = BTreeSet::new();
    let mut wrong = Vec::new();
    // What each method was seen to give, and with which codes calls were refused.
    let mut notes: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut codes = BTreeSet::new();
    for method in methods().map(|method| method.id).chain(["calls"]) {
        let file = folder.join(format!("{method}.json"));
        let file: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        assert!(file["source"].is_string() && file["about"].is_string(), "{method}");
        let (mut largest, mut loose) = (0.0_f64, 0.0_f64);
        for case in file["cases"].as_array().unwrap() {
            let id = case["id"].as_str().unwrap().to_owned();
            match outcome(case) {
                Ok(difference) if case["tolerance"].as_f64().is_some_and(|tolerance| tolerance > 1e-12) => {
                    assert!(case["about"].is_string(), "{id} is loose and does not say why");
                    loose = loose.max(difference);
                }
                Ok(difference) => largest = largest.max(difference),
                Err(what) => wrong.push(format!("{id}: {what}")),
            }
            let given = case["expect"]["note"].as_array().into_iter().flatten();
            notes.entry(method).or_default().extend(given.filter_map(Value::as_str).map(str::to_owned));
            codes.extend(case["expect_error"]["code"].as_str().map(str::to_owned));
            assert!(ids.insert(id), "an id is given twice");
        }
        let count = file["cases"].as_array().unwrap().len();
        println!("{method}: {count} cases, largest relative difference {largest:e}, of the loose ones {loose:e}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for method in methods() {
        let declared: BTreeSet<String> = method.notes.iter().map(|note| note.word.to_owned()).collect();
        assert_eq!(notes.get(method.id), Some(&declared), "notes of {}", method.id);
    }
    let expected = "argument column-length column-type column-value missing-column option-value unknown-column unknown-method \
                    unknown-option";
    assert_eq!(codes.into_iter().collect::<Vec<_>>().join(" "), expected);
}

#[test]
fn every_method_is_documented_and_its_example_runs() {
    for info in methods() {
        let (id, page) = (info.id, serde_json::to_value(info).unwrap());
        let docs = page["docs"].as_str().unwrap();
        assert!(docs.starts_with(info.summary) && info.summary.ends_with('.'), "{id}");
        for heading in ["\n# Formula\n", "\n# References\n"] {
            assert!(docs.contains(heading), "{id}: no{heading}");
        }
        assert_eq!(info.outputs.first().map(|output| output.name), Some("value"), "{id}");
        assert_eq!(info.outputs.last().map(|output| output.name), Some("note"), "{id}");
        let answer = answer(&page["example"]).unwrap();
        assert!(answer.column("note").unwrap().cell(0) == Cell::Missing, "{id}");
        for name in answer.names() {
            assert!(info.outputs.iter().any(|output| output.name == name), "{id}: `{name}` is not declared");
        }
        // The defaults that the catalogue shows are valid, and change nothing.
        let options: serde_json::Map<_, _> =
            info.options.iter().map(|option| (option.name.to_owned(), option.default())).collect();
        let mut call = page["example"].clone();
        call["options"] = options.into();
        assert_eq!(answer, self::answer(&call).unwrap(), "{id}");
        assert_eq!(method(id).unwrap().id, id);
    }
    let ids: Vec<_> = methods().map(|method| method.id).collect();
    assert!(ids.is_sorted());
    let files = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/stats/method")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let names: BTreeSet<_> = names.filter(|name| name != "mod.rs").collect();
    assert_eq!(names, ids.iter().map(|id| format!("{id}.rs")).collect(), "a method's file is not in the list");
}
