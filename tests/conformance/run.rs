//! Runs every case of `cases/` through the Rust door and writes what it answered as hashes, for comparison with the
//! other languages. The form of the cases is in `README.md`.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a malformed case fails the run, which is what it should do")]

mod fixes;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use conformance::{difference, table};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use soteplan::{
    CheckOptions, Error, EvaluateOptions, FixedText, Language, Observations, Plan, ReadError, Reply, Row, Scenario,
    Table,
};

/// An answer, or what kept the call from being made.
type Answer = Result<Value, Refusal>;

struct Refusal {
    code: String,
    message: String,
    help: Option<String>,
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self { code: error.code().to_owned(), message: error.to_string(), help: error.help() }
    }
}

impl From<ReadError> for Refusal {
    fn from(error: ReadError) -> Self {
        Self { code: "not-a-plan".to_owned(), message: error.to_string(), help: None }
    }
}

#[test]
fn conformance() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut hashes = BTreeMap::new();
    let mut failures = Vec::new();
    for file in case_files(&root.join("cases")) {
        let text = std::fs::read_to_string(&file).unwrap();
        let suite: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for case in suite["cases"].as_array().unwrap() {
            let id = case["id"].as_str().unwrap().to_owned();
            let answer = call(case);
            if let Err(reason) = judge(case, &answer) {
                failures.push(format!("{id}: {reason}"));
            }
            let value = answer
                .unwrap_or_else(|refusal| json!({ "error": { "code": refusal.code, "message": refusal.message } }));
            let previous = hashes.insert(id.clone(), hash(&value));
            assert!(previous.is_none(), "two cases are called {id}");
        }
    }
    let folder = root.join("../../target/conformance");
    std::fs::create_dir_all(&folder).unwrap();
    let report = json!({ "runner": "rust", "cases": hashes });
    std::fs::write(folder.join("rust.json"), serde_json::to_string_pretty(&report).unwrap()).unwrap();
    println!("conformance (rust): {} passed, {} failed", hashes.len() - failures.len(), failures.len());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Every rule has a case that it fails and one that it passes, every fault of reading and every consequence one that finds it; every method has a file of cases with its source.
#[test]
fn completeness() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let read = |path: &PathBuf| serde_json::from_str::<Value>(&std::fs::read_to_string(path).unwrap()).unwrap();
    let suites: Vec<Value> = case_files(&cases).iter().map(read).collect();
    let all = || suites.iter().flat_map(|suite| suite["cases"].as_array().unwrap());
    let ids: BTreeSet<&str> = all().map(|case| case["id"].as_str().unwrap()).collect();
    let expected = || all().map(|case| &case["expect"]);
    let reports = || expected().filter_map(Value::as_array).flatten().map(|report| &report["findings"]);
    let found: BTreeSet<&str> = expected()
        .flat_map(|answer| [answer, &answer["diagnostics"]])
        .chain(reports())
        .filter_map(Value::as_array)
        .flatten()
        .filter_map(|item| item["code"].as_str())
        .collect();
    let catalog = soteplan::catalog();
    for rule in &catalog.rules {
        assert!(found.contains(&*rule.code) || rule.code == "P011", "no case finds {} {}", rule.code, rule.name);
        if rule.code.starts_with(['P', 'C', 'X', 'O']) {
            continue;
        }
        for kind in ["fails", "passes"] {
            let prefix = format!("{}/{kind}", rule.code);
            assert!(ids.iter().any(|id| id.starts_with(&prefix)), "{} {} has no case {prefix}…", rule.code, rule.name);
        }
    }
    for method in &catalog.methods {
        let sourced = suites.iter().any(|suite| {
            let of_method = |case: &Value| case["input"]["method"] == method.id && case["expect"].is_object();
            suite["source"].as_str().is_some_and(|source| !source.is_empty())
                && suite["cases"].as_array().unwrap().iter().any(of_method)
        });
        assert!(sourced, "the method {} has no case with a source", method.id);
        let given = all().filter(|case| case["input"]["method"] == method.id);
        let given = given.filter_map(|case| case["expect"]["note"].as_array()).flatten().filter_map(Value::as_str);
        let declared = method.notes.iter().map(|note| note.word);
        assert_eq!(given.collect::<BTreeSet<_>>(), declared.collect(), "notes of {} in cases and declared", method.id);
    }
    for case in all().filter(|case| case["tolerance"].as_f64().is_some_and(|tolerance| tolerance > 1e-12)) {
        assert!(case["about"].is_string(), "{} is loose and does not say why", case["id"]);
    }
}

fn case_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "json") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn call(case: &Value) -> Answer {
    let input = &case["input"];
    match case["call"].as_str().unwrap() {
        "read" => Ok(match Plan::parse(&text(input)) {
            Ok(plan) => json!({ "plan": parsed(&plan.to_json()), "diagnostics": plan.migration() }),
            Err(error) => json!({ "plan": null, "diagnostics": error.diagnostics }),
        }),
        "inspect" => {
            let options = CheckOptions::from_json(&input["options"])?;
            Ok(json!(soteplan::inspect(&text(input), &options)))
        }
        "check" => {
            let options = CheckOptions::from_json(&input["options"])?;
            Ok(json!(plan(input)?.check(&options)))
        }
        "check_together" => {
            let options = CheckOptions::from_json(&input["options"])?;
            let plans = input["plans"].as_array().unwrap().iter().map(plan).collect::<Result<Vec<_>, _>>()?;
            Ok(json!(soteplan::check_set(&plans.iter().collect::<Vec<_>>(), &options)?))
        }
        "fix" => Ok(json!(fixed(plan(input)?.ask("fix", &fix_arguments(input, &[]))?))),
        "fix_text" => Ok(json!(fixed(soteplan::ask("fix_text", &fix_arguments(input, &["text"]))?))),
        "validity" => {
            let scenario = Scenario::from_json(&input["scenario"])?;
            let rows = plan(input)?.validity(&scenario)?;
            Ok(records(&Row::table(&rows)))
        }
        "evaluate" => {
            let options = EvaluateOptions::from_json(&input["options"])?;
            let observed = observations(input)?;
            let rows = plan(input)?.evaluate(&observed, &options)?;
            Ok(records(&Row::table(&rows)))
        }
        "chart" => {
            let options = EvaluateOptions::from_json(&input["options"])?;
            let observed = observations(input)?;
            let indicator = input["indicator"].as_str().unwrap();
            Ok(plan(input)?.chart(indicator, &observed, &options)?)
        }
        "page" => {
            let scenarios = input["scenarios"].as_object().into_iter().flatten();
            let scenarios = scenarios
                .map(|(name, scenario)| Ok((name.clone(), Scenario::from_json(scenario)?)))
                .collect::<Result<Vec<_>, Error>>()?;
            let observed = observations(input)?;
            let language: Language = input["language"].as_str().unwrap().parse()?;
            Ok(Value::from(plan(input)?.page(&scenarios, Some(&observed), language)?))
        }
        "compute" => {
            let table = table(&input["columns"])?;
            let by: Vec<&str> = input["by"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let method = input["method"].as_str().unwrap();
            let answer = soteplan::compute(method, &table, &input["options"], &by)?;
            Ok(json!(answer))
        }
        "diff" => Ok(records(&Row::table(&plan(&input["before"])?.diff(&plan(&input["after"])?)))),
        "merge" => {
            let merged = Plan::merge(&plan(&input["base"])?, &plan(&input["ours"])?, &plan(&input["theirs"])?)?;
            Ok(json!({
                "plan": parsed(&merged.plan.to_json()),
                "conflicts": records(&Row::table(&merged.conflicts)),
                "from_ours": merged.from_ours,
                "from_theirs": merged.from_theirs,
            }))
        }
        "ask" => {
            let question = input["question"].as_str().unwrap();
            let asked = input.as_object().unwrap().keys().any(|key| !matches!(key.as_str(), "question" | "arguments"));
            let reply = match asked {
                true => plan(input)?.ask(question, &input["arguments"])?,
                false => soteplan::ask(question, &input["arguments"])?,
            };
            Ok(match reply {
                Reply::Table(table) => records(&table),
                Reply::Findings(list) => json!(list),
                Reply::Report(report) => json!(report),
                Reply::Fixed(fixed) => json!(fixed),
                Reply::Value(value) => value,
            })
        }
        "catalog" => Ok(json!(soteplan::catalog())),
        other => panic!("no call `{other}`"),
    }
}

/// What a question about fixes takes of an input.
fn fix_arguments(input: &Value, others: &[&str]) -> Value {
    let taken = |key: &str| matches!(key, "options" | "safety" | "finding" | "fix") || others.contains(&key);
    input
        .as_object()
        .unwrap()
        .iter()
        .filter(|(key, _)| taken(key))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

fn fixed(reply: Reply) -> FixedText {
    match reply {
        Reply::Fixed(fixed) => *fixed,
        other => panic!("no fixed text: {other:?}"),
    }
}

fn text(input: &Value) -> String {
    match &input["repeat"] {
        Value::Array(parts) => parts
            .iter()
            .map(|part| part[0].as_str().unwrap().repeat(usize::try_from(part[1].as_u64().unwrap()).unwrap()))
            .collect(),
        _ => input["text"].as_str().unwrap().to_owned(),
    }
}

fn plan(input: &Value) -> Result<Plan, ReadError> {
    if let Some(example) = input["example"].as_str() {
        return match example {
            "hyks_2021_2025" => soteplan::examples::hyks_2021_2025(),
            "uusimaa_strategy_2030" => soteplan::examples::uusimaa_strategy_2030(),
            other => panic!("no example `{other}`"),
        };
    }
    match &input["plan"] {
        Value::Null => Plan::parse(&text(input)),
        document => Plan::from_value(document),
    }
}

fn observations(input: &Value) -> Result<Observations<'static>, Error> {
    match input["observations_example"].as_str() {
        Some(example) => {
            assert_eq!(example, "net_costs");
            soteplan::examples::net_costs()
        }
        None => Observations::new(table(&input["observations"])?),
    }
}

/// A table as a list of objects.
fn records(table: &Table<'_>) -> Value {
    let record = |row| -> Map<String, Value> {
        table.columns().map(|(name, column)| (name.to_owned(), json!(column.cell(row)))).collect()
    };
    (0..table.rows()).map(record).collect()
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn judge(case: &Value, answer: &Answer) -> Result<(), String> {
    let tolerance = case["tolerance"].as_f64().unwrap_or(1e-12);
    match (&case["expect_error"], answer) {
        (Value::Null, Ok(value)) => matches(&case["expect"], value, tolerance, "answer"),
        (Value::Null, Err(refusal)) => Err(format!("refused: {}: {}", refusal.code, refusal.message)),
        (expected, Ok(value)) => Err(format!("expected the error {expected}, got {value}")),
        (expected, Err(Refusal { code, message, help })) => {
            if expected["code"] != *code {
                return Err(format!("expected the error {}, got {code}: {message}", expected["code"]));
            }
            if expected["help"].is_string() && expected["help"].as_str() != help.as_deref() {
                return Err(format!("expected the help {}, got {help:?}", expected["help"]));
            }
            let mentions = expected["mentions"].as_array().into_iter().flatten().filter_map(Value::as_str);
            match mentions.into_iter().find(|word| !message.contains(*word)) {
                Some(word) => Err(format!("the message does not mention {word}: {message}")),
                None => Ok(()),
            }
        }
    }
}

/// Whether an answer holds what is expected of it: objects at least the keys, lists all items, numbers nearly.
fn matches(expected: &Value, actual: &Value, tolerance: f64, at: &str) -> Result<(), String> {
    let differs = || Err(format!("{at}: expected {expected}, got {actual}"));
    match (expected, actual) {
        (Value::Object(wanted), _) if wanted.len() == 1 && wanted.contains_key("contains") => {
            let part = wanted["contains"].as_str().unwrap();
            if actual.as_str().is_some_and(|text| text.contains(part)) { Ok(()) } else { differs() }
        }
        (Value::Object(wanted), Value::Object(got)) => wanted.iter().try_for_each(|(key, value)| {
            let found = got.get(key).ok_or_else(|| format!("{at}.{key} is not there"))?;
            matches(value, found, tolerance, &format!("{at}.{key}"))
        }),
        (Value::Array(wanted), Value::Array(got)) if wanted.len() == got.len() => wanted
            .iter()
            .zip(got)
            .enumerate()
            .try_for_each(|(index, (value, found))| matches(value, found, tolerance, &format!("{at}[{index}]"))),
        (Value::Number(wanted), Value::Number(got)) => {
            let far = difference(wanted.as_f64().unwrap(), got.as_f64().unwrap());
            if far <= tolerance { Ok(()) } else { differs() }
        }
        _ if expected == actual => Ok(()),
        _ => differs(),
    }
}

/// SHA-256 of the canonical form: every number by its 64 bits, keys in the order of their bytes.
fn hash(value: &Value) -> String {
    let mut canonical = String::new();
    write_canonical(value, &mut canonical);
    Sha256::digest(canonical.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn write_canonical(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push('n'),
        Value::Bool(true) => out.push('t'),
        Value::Bool(false) => out.push('f'),
        Value::Number(number) => {
            let _ = write!(out, "d{:016x}", number.as_f64().unwrap().to_bits());
        }
        Value::String(text) => {
            let _ = write!(out, "s{}:{text}", text.len());
        }
        Value::Array(items) => {
            out.push('[');
            items.iter().for_each(|item| write_canonical(item, out));
            out.push(']');
        }
        Value::Object(map) => {
            out.push('{');
            for (key, value) in map.iter().collect::<BTreeMap<_, _>>() {
                let _ = write!(out, "s{}:{key}", key.len());
                write_canonical(value, out);
            }
            out.push('}');
        }
    }
}
