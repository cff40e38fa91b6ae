//! `conformance`: whether all languages gave the same answers, to the last bit.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::workspace::Workspace;

pub(crate) const SUMMARY: &str = "compare what the conformance runners of all languages answered";

/// The runners, by the names of their reports.
const RUNNERS: &[&str] = &["rust", "python", "node", "chromium"];

pub(crate) fn run(workspace: &Workspace, mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    let reports = RUNNERS.iter().map(|runner| Ok((*runner, report(workspace, runner)?))).collect::<Result<Vec<_>>>()?;
    let ids: BTreeSet<&String> = reports.iter().flat_map(|(_, cases)| cases.keys()).collect();
    let mut differences = Vec::new();
    for id in &ids {
        let answers: Vec<_> = reports.iter().map(|(runner, cases)| (*runner, cases.get(*id))).collect();
        let first = answers.first().and_then(|(_, hash)| *hash);
        if first.is_none() || answers.iter().any(|(_, hash)| *hash != first) {
            let each = answers.iter().map(|(runner, hash)| {
                let hash = hash.and_then(|hash| hash.get(..12)).unwrap_or("no answer");
                format!("{runner} {hash}")
            });
            differences.push(format!("{id}: {}", each.collect::<Vec<_>>().join(", ")));
        }
    }
    if !differences.is_empty() {
        bail!("{} of {} cases differ:\n  {}", differences.len(), ids.len(), differences.join("\n  "));
    }
    if ids.is_empty() {
        bail!("the reports hold no case");
    }
    println!("conformance: {} cases, the same bits in {}", ids.len(), RUNNERS.join(", "));
    Ok(())
}

/// What a runner answered: a hash for each case.
fn report(workspace: &Workspace, runner: &str) -> Result<BTreeMap<String, String>> {
    let path = format!("target/conformance/{runner}.json");
    let bytes = workspace.read(&path).with_context(|| format!("the {runner} runner has left no report"))?;
    let report: Value = serde_json::from_slice(&bytes).with_context(|| format!("`{path}` is not JSON"))?;
    let cases = report.get("cases").and_then(Value::as_object).with_context(|| format!("`{path}` has no cases"))?;
    cases.iter().map(|(id, hash)| Ok((id.clone(), hash.as_str().context("a hash is not a text")?.to_owned()))).collect()
}
