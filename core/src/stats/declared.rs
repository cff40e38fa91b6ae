//! What every declaration of a method has to hold. The methods' numbers are tested by the conformance suite.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use super::{compute, method, methods};
use crate::{Cell, Error, Table};

fn answer(call: &Value) -> Result<Table<'static>, Error> {
    let mut table = Table::new();
    for (name, values) in call["columns"].as_object().unwrap() {
        table.insert(name, Table::column_from_json(name, values)?)?;
    }
    compute(call["method"].as_str().unwrap(), &table, &call["options"], &[])
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
            // Several levels by default have the level in the name.
            let declared = info.outputs.iter().any(|output| {
                let level = name.strip_prefix(output.name).and_then(|rest| rest.strip_prefix('_'));
                output.name == name
                    || level.is_some_and(|level| level.starts_with(|first: char| first.is_ascii_digit()))
            });
            assert!(declared, "{id}: `{name}` is not declared");
        }
        // The defaults that the catalogue shows are valid, and change nothing.
        let options: serde_json::Map<_, _> =
            info.options.iter().map(|option| (option.name.to_owned(), option.default())).collect();
        let mut call = page["example"].clone();
        call["options"] = options.into();
        let written = |table: &Table<'_>| serde_json::to_value(table).unwrap();
        assert_eq!(written(&answer), written(&self::answer(&call).unwrap()), "{id}");
        assert_eq!(method(id).unwrap().id, id);
    }
    let ids: Vec<_> = methods().map(|method| method.id).collect();
    assert!(ids.is_sorted());
    let files = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/stats/method")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let names: BTreeSet<_> = names.filter(|name| name != "mod.rs").collect();
    assert_eq!(names, ids.iter().map(|id| format!("{id}.rs")).collect(), "a method's file is not in the list");
}
