//! For each rule a failing and a passing example, into `core/src/check/examples.json`: what the cases of the conformance suite
//! hold, so that nobody copies them by hand.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use soteplan::{CheckOptions, Diagnostic, Language, Plan, Reply, check_set};

use super::Generated;
use crate::workspace::Workspace;

const FILE: &str = "core/src/check/examples.json";
const CASES: &str = "tests/conformance/cases";
/// Cases of longer input are about more than a rule.
const LONGEST: usize = 20_000;
/// Columns that a line of an example has at most.
const WIDTH: usize = 100;
/// What every plan has; it is shown where it matters.
const EVERYWHERE: &[&str] = &["schema_version", "id", "kind", "title", "status", "term"];

pub(super) fn files(workspace: &Workspace) -> Result<Vec<Generated>> {
    let examples = examples(workspace)?;
    Ok(vec![Generated::new(FILE, serde_json::to_string_pretty(&examples)? + "\n")])
}

/// By the code of the rule: `fails`, the `message` of what is found there, and `passes`.
pub(super) fn examples(workspace: &Workspace) -> Result<BTreeMap<String, Value>> {
    let mut tries = Vec::new();
    read(&workspace.path(CASES), &mut tries)?;
    let mut examples = BTreeMap::new();
    for rule in soteplan::catalog().rules {
        let code = &*rule.code;
        let failing = tries.iter().filter(|one| one.found(code).is_some());
        let own: Vec<_> = failing.clone().filter(|one| one.id.starts_with(code)).collect();
        let failing = if own.is_empty() { failing.collect() } else { own };
        let passing = format!("{code}/passes");
        let passing: Vec<_> = tries.iter().filter(|one| one.id.starts_with(&passing)).collect();
        // Of all pairs that whose difference is the shortest to show.
        let pairs = failing.iter().flat_map(|fails| {
            let with = passing.iter().map(move |passes| example(code, fails, Some(passes)));
            with.chain(passing.is_empty().then(|| example(code, fails, None)))
        });
        let shortest = pairs.flatten().min_by_key(|example| example.to_string().len());
        examples.extend(shortest.map(|example| (code.to_owned(), example)));
    }
    Ok(examples)
}

/// A case that was tried: its documents, and what was found in each.
struct Try {
    id: String,
    documents: Vec<Value>,
    found: Vec<Vec<Diagnostic>>,
}

impl Try {
    /// The first finding of a code, and in which document it is.
    fn found(&self, code: &str) -> Option<(usize, &Diagnostic)> {
        let mut found = self.found.iter().enumerate();
        found.find_map(|(at, list)| Some((at, list.iter().find(|finding| finding.code() == code)?)))
    }
}

fn read(folder: &Path, tries: &mut Vec<Try>) -> Result<()> {
    let mut paths = std::fs::read_dir(folder)
        .with_context(|| format!("cannot list `{}`", folder.display()))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            read(&path, tries)?;
        } else if path.extension().is_some_and(|extension| extension == "json") {
            let suite: Value = serde_json::from_slice(&std::fs::read(&path)?)
                .with_context(|| format!("cannot read `{}`", path.display()))?;
            tries.extend(list(&suite, "cases").iter().filter_map(tried));
        }
    }
    Ok(())
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// What a case finds, where it is short and about findings.
fn tried(case: &Value) -> Option<Try> {
    let (id, input) = (case.get("id")?.as_str()?.to_owned(), case.get("input")?);
    if input.to_string().len() > LONGEST {
        return None;
    }
    let given = input.get("options").unwrap_or(&Value::Null);
    let (documents, found) = match case.get("call")?.as_str()? {
        "check" => {
            let (document, plan) = plan(input)?;
            (vec![document], vec![plan.check(&CheckOptions::from_json(given).ok()?)])
        }
        "check_together" => {
            let plans: Vec<_> = list(input, "plans").iter().map(plan).collect::<Option<_>>()?;
            let (documents, plans): (Vec<_>, Vec<_>) = plans.into_iter().unzip();
            let options = CheckOptions::from_json(given).ok()?;
            let reports = check_set(&plans.iter().collect::<Vec<_>>(), &options).ok()?;
            (documents, reports.into_iter().map(|report| report.findings).collect())
        }
        "inspect" | "read" => {
            let text = input.get("text")?.as_str().filter(|text| !text.trim().is_empty())?;
            let options = CheckOptions::from_json(given).ok()?;
            (vec![Value::from(text)], vec![soteplan::inspect(text, &options)])
        }
        "ask" => {
            let (question, arguments) = (input.get("question")?.as_str()?, input.get("arguments")?);
            let (document, reply) = match plan(input) {
                Some((document, plan)) => (document, plan.ask(question, arguments)),
                None => (arguments.get("rules")?.clone(), soteplan::ask(question, arguments)),
            };
            let Ok(Reply::Findings(found)) = reply else { return None };
            (vec![document], vec![found])
        }
        _ => return None,
    };
    Some(Try { id, documents, found })
}

fn plan(input: &Value) -> Option<(Value, Plan)> {
    let document = match (input.get("plan"), input.get("text").and_then(Value::as_str)) {
        (Some(document), _) => document.clone(),
        (None, Some(text)) => serde_json::from_str(text).ok()?,
        (None, None) => return None,
    };
    let plan = Plan::from_value(&document).ok()?;
    Some((document, plan))
}

fn example(code: &str, fails: &Try, passes: Option<&Try>) -> Option<Value> {
    let (at, finding) = fails.found(code)?;
    let document = fails.documents.get(at)?;
    let passes = passes.and_then(|passes| passes.documents.get(at));
    let message = Language::ALL.map(|language| (language.code().to_owned(), finding.message(language).into()));
    let mut example = Map::new();
    example.insert("fails".to_owned(), excerpt(document, passes, &finding.place.pointer).into());
    example.insert("message".to_owned(), Value::Object(message.into_iter().collect()));
    if let Some(passes) = passes {
        example.insert("passes".to_owned(), excerpt(passes, Some(document), &finding.place.pointer).into());
    }
    Some(json!(example))
}

/// The fields of a document in which the finding stands, and those that differ from another document; of lists the items of
/// which the same is true.
fn excerpt(document: &Value, other: Option<&Value>, pointer: &str) -> String {
    match document {
        Value::String(text) => text.clone(),
        Value::Object(members) => {
            let field = pointer.split('/').nth(1).unwrap_or_default();
            let item = pointer.split('/').nth(2).and_then(|item| item.parse::<usize>().ok());
            let chosen = members.iter().filter_map(|(key, value)| {
                let there = other.and_then(|other| other.get(key));
                let differs = match other {
                    Some(_) => there != Some(value),
                    // With nothing to compare with, the place of the finding says enough.
                    None => !members.contains_key(field) && !EVERYWHERE.contains(&&**key),
                };
                if key != field && !differs {
                    return None;
                }
                let keep = |index: usize, one: &Value| {
                    (key == field && item.is_none_or(|item| item == index))
                        || !there.and_then(Value::as_array).is_some_and(|items| items.contains(one))
                };
                let value = match value {
                    Value::Array(items) if !items.is_empty() => {
                        let kept = items.iter().enumerate().filter(|(index, one)| keep(*index, one));
                        Value::from_iter(kept.map(|(_, one)| one.clone()))
                    }
                    value => value.clone(),
                };
                Some((key.clone(), value))
            });
            let chosen: Map<String, Value> = chosen.collect();
            // What is wrong is that something is missing altogether.
            let shown = if chosen.is_empty() { document.clone() } else { Value::Object(chosen) };
            written(&shown, 0)
        }
        value => written(value, 0),
    }
}

/// JSON in lines of at most [`WIDTH`] columns: what fits stands on one.
fn written(value: &Value, indent: usize) -> String {
    let flat = flat(value);
    if flat.chars().count() + indent <= WIDTH {
        return flat;
    }
    let inner = " ".repeat(indent + 2);
    let end = " ".repeat(indent);
    let (open, lines, close): (_, Vec<_>, _) = match value {
        Value::Array(items) => {
            ("[", items.iter().map(|item| format!("{inner}{}", written(item, indent + 2))).collect(), "]")
        }
        Value::Object(members) => {
            let line = |(key, value): (&String, &Value)| {
                format!("{inner}{}: {}", Value::from(key.as_str()), written(value, indent + 2))
            };
            ("{", members.iter().map(line).collect(), "}")
        }
        _ => return flat,
    };
    format!("{open}\n{}\n{end}{close}", lines.join(",\n"))
}

fn flat(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(flat).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| format!("{}: {}", Value::from(key.as_str()), flat(value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}
