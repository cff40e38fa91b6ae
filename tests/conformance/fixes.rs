//! Every fix of every finding in all cases, made alone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;
use soteplan::{CheckOptions, Diagnostic, FixOptions, Language, LivePlan, Plan, Refusal, Safety, Severity};

use super::{case_files, plan, text};

/// What came of trying fixes.
#[derive(Default)]
struct Trial {
    /// How many were tried, by the code of their findings.
    tried: BTreeMap<String, usize>,
    refused: Vec<String>,
    failures: Vec<String>,
}

/// A fix leaves a plan (or one fault less), and its finding is gone; what is called safe is never refused and brings no
/// error. Each kind of finding that has fixes has a case that shows what they do.
#[test]
fn fixes() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut trial = Trial::default();
    let mut shown = BTreeSet::new();
    for file in case_files(&cases) {
        let suite: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        for case in suite["cases"].as_array().unwrap() {
            show(&case["expect"], &mut shown);
            try_case(case, &mut trial);
        }
    }
    let Trial { tried, refused, failures } = trial;
    println!("fixes: {} of {} kinds of findings, refused: {refused:#?}", tried.values().sum::<usize>(), tried.len());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    let unshown: Vec<_> = tried.keys().filter(|code| !shown.contains(*code)).collect();
    assert!(unshown.is_empty(), "no case shows the operations that mend {unshown:?}");
    assert!(tried.len() >= 25, "{tried:?}");
}

/// The codes of findings whose operations are expected.
fn show(expected: &Value, shown: &mut BTreeSet<String>) {
    match expected {
        Value::Object(members) => {
            let mut fixes = members.get("fixes").and_then(Value::as_array).into_iter().flatten();
            if fixes.any(|fix| fix["patch"].is_array()) {
                shown.extend(members.get("code").and_then(Value::as_str).map(str::to_owned));
            }
            members.values().for_each(|value| show(value, shown));
        }
        Value::Array(items) => items.iter().for_each(|item| show(item, shown)),
        _ => {}
    }
}

fn try_case(case: &Value, trial: &mut Trial) {
    let (id, input) = (case["id"].as_str().unwrap(), &case["input"]);
    let given = input.get("options").or_else(|| input.pointer("/arguments/options")).unwrap_or(&Value::Null);
    // Options that are refused, with checks or with fixes, have nothing to show.
    let Ok(options) = CheckOptions::from_json(given) else { return };
    if given["findings"].is_array() {
        return;
    }
    match case["call"].as_str().unwrap() {
        "check_together" => {
            let plans: Result<Vec<_>, _> = input["plans"].as_array().unwrap().iter().map(plan).collect();
            try_together(id, &plans.unwrap_or_default(), &options, trial);
        }
        "check" | "fix" => {
            let Ok(plan) = plan(input) else { return };
            let text = plan.text().map_or_else(|| plan.to_json(), str::to_owned);
            try_each(id, &text, &options, trial);
        }
        "inspect" | "read" | "fix_text" => try_each(id, &text(input), &options, trial),
        _ => {}
    }
}

/// Makes each fix of a text alone.
fn try_each(id: &str, text: &str, options: &CheckOptions, trial: &mut Trial) {
    for finding in soteplan::inspect(text, options) {
        for (index, fix) in finding.fixes.iter().enumerate() {
            *trial.tried.entry(finding.code().to_owned()).or_default() += 1;
            let chosen = FixOptions::new().finding(finding.fingerprint(), index);
            let failure = match soteplan::fix_text(text, options, &chosen) {
                Err(error) => Some(format!("cannot be asked for: {error}")),
                Ok(fixed) => match fixed.refused.first() {
                    Some(refused) => {
                        let reason = refused.reason.as_str();
                        trial.refused.push(format!("{id}: {} {reason}", finding.code()));
                        let has_no_place =
                            refused.reason == Refusal::NotApplicable && soteplan::read::json(text).is_err();
                        let may_be = fix.safety == Safety::Suggested || has_no_place;
                        (!may_be || fixed.text != text).then(|| format!("is refused: {reason}"))
                    }
                    None => trouble(text, &fixed.text, options, &finding, fix.safety),
                },
            };
            let place = &finding.place.pointer;
            trial.failures.extend(failure.map(|failure| format!("{id}: {} at `{place}` {failure}", finding.code())));
        }
    }
}

/// What is wrong with a text after a fix.
fn trouble(before: &str, after: &str, options: &CheckOptions, mended: &Diagnostic, safety: Safety) -> Option<String> {
    let count = |text: &str| {
        let found = soteplan::inspect(text, options);
        found.iter().filter(|finding| finding.fingerprint() == mended.fingerprint()).count()
    };
    if count(after) >= count(before) {
        return Some("is still there".to_owned());
    }
    match (Plan::parse(before), Plan::parse(after)) {
        (Ok(_), Ok(_)) if safety == Safety::Safe => {
            let (was, is) = (errors(before, options), errors(after, options));
            is.difference(&was).next().map(|new| format!("brings {new:?}"))
        }
        (Ok(_), Err(error)) => Some(format!("leaves no plan: {error}")),
        (Err(was), Err(is)) if is.diagnostics.len() >= was.diagnostics.len() => Some("mends nothing".to_owned()),
        _ => None,
    }
}

/// The errors of all rules and of those that options ask for.
fn errors(text: &str, options: &CheckOptions) -> BTreeSet<(String, String)> {
    let found = soteplan::inspect(text, &CheckOptions::new()).into_iter().chain(soteplan::inspect(text, options));
    let errors = found.filter(|finding| finding.severity() == Severity::Error);
    errors.map(|finding| (finding.fingerprint(), finding.message(Language::En))).collect()
}

/// Makes each fix that plans have because they are checked together.
fn try_together(id: &str, plans: &[Plan], options: &CheckOptions, trial: &mut Trial) {
    let check = |plans: &[Plan]| soteplan::check_set(&plans.iter().collect::<Vec<_>>(), options);
    let Ok(reports) = check(plans) else { return };
    for (place, (report, plan)) in reports.iter().zip(plans).enumerate() {
        for finding in report.findings.iter().filter(|finding| finding.code().starts_with('A')) {
            for fix in &finding.fixes {
                *trial.tried.entry(finding.code().to_owned()).or_default() += 1;
                let mut live = LivePlan::new(&plan.to_json(), CheckOptions::new());
                live.patch(&fix.patch).unwrap();
                let mut mended = plans.to_vec();
                mended.splice(place..=place, live.plan());
                let after = check(&mended).unwrap().swap_remove(place);
                if after.findings.iter().any(|one| one.fingerprint() == finding.fingerprint()) {
                    trial.failures.push(format!("{id}: {} is still there", finding.code()));
                }
            }
        }
    }
}
