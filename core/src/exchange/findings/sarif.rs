//! SARIF 2.1.0: the Static Analysis Results Interchange Format, OASIS, 2020.

use serde_json::{Map, Value, json};

use super::lines::Lines;
use super::{Checked, gone};
use crate::check::BaselineEntry;
use crate::diagnostic::{BaselineState, Declaration, Diagnostic, Fix, Place, terms};
use crate::json::{Edit, Editor};
use crate::{Language, Severity, VERSION};

terms! {
    ABSENT:
        "säännön {code} havainto kohteesta `{element}` on poistunut",
        "anmärkningen av regeln {code} om `{element}` är borta",
        "the finding of {code} about `{element}` is gone";
}

/// One run over these documents, with the rules that were run.
///
/// Columns count UTF-16 units. Accepted findings are suppressed results; what a baseline has and is no more are absent
/// ones. Each result has the element that it is about as its logical location, a fingerprint that stays when lines move, and
/// the fixes that the text has a place for.
pub(super) fn log(documents: &[Checked<'_>], language: Language) -> Value {
    let rules = declarations(documents);
    let codes: Vec<&str> = rules.iter().map(|rule| &*rule.code).collect();
    let gone = gone(documents);
    // Where one result of a run says how it stands to a baseline, all do.
    let mut of_findings = documents.iter().flat_map(|document| &document.report.findings);
    let has_baseline = !gone.is_empty() || of_findings.any(|finding| finding.baseline.is_some());
    let mut results = Vec::new();
    for document in documents {
        let lines = document.lines();
        let all = document.report.findings.iter().chain(&document.report.suppressed);
        // Read once more only where something can be fixed.
        let editor =
            document.text.filter(|_| all.clone().any(|finding| !finding.fixes.is_empty())).and_then(Editor::new);
        let of = Run { document, lines: lines.as_ref(), editor, codes: &codes, has_baseline, language };
        results.extend(all.map(|finding| of.result(finding)));
    }
    let only = documents.first().filter(|_| documents.len() == 1);
    results.extend(gone.into_iter().map(|entry| absent(entry, only, &codes, language)));
    let artifacts = documents.iter().map(|document| {
        json!({ "location": { "uri": uri(document.path) }, "mimeType": "application/json", "encoding": "UTF-8" })
    });
    let artifacts: Vec<_> = artifacts.collect();
    let driver = json!({
        "name": "soteplan",
        "version": VERSION,
        "semanticVersion": VERSION,
        // What rules are for is written in English; the messages of a run are in the reader's language.
        "language": "en",
        "rules": rules.into_iter().map(rule).collect::<Vec<_>>(),
    });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "invocations": [{ "executionSuccessful": true }],
            "language": language.code(),
            "columnKind": "utf16CodeUnits",
            "artifacts": artifacts,
            "results": results,
        }],
    })
}

/// The rules that were run, and others of which there are findings, by their codes.
fn declarations<'a>(documents: &[Checked<'a>]) -> Vec<&'a Declaration> {
    let mut list: Vec<&'a Declaration> = Vec::new();
    for report in documents.iter().map(|document| document.report) {
        let found = report.findings.iter().chain(&report.suppressed).map(Diagnostic::declaration);
        let run = report.outcomes.iter().filter_map(|rule| crate::catalog::declaration(&rule.code));
        let gone = report.gone.iter().filter_map(|entry| crate::catalog::declaration(&entry.code));
        for declaration in found.chain(run).chain(gone) {
            if let Err(at) = list.binary_search_by(|known| known.code.cmp(&declaration.code)) {
                list.insert(at, declaration);
            }
        }
    }
    list
}

fn rule(known: &Declaration) -> Value {
    let mut rule = json!({
        "id": known.code,
        "name": known.name,
        "defaultConfiguration": { "level": level(known.severity) },
        "properties": { "tags": [known.family.as_str()] },
    });
    let docs = known.prose();
    let (why, _) = docs.split_once("\n# ").unwrap_or((&docs, ""));
    let short = why.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    if short.is_empty() {
        set(&mut rule, "shortDescription", json!({ "text": known.message.get(Language::En) }));
    } else {
        set(&mut rule, "shortDescription", json!({ "text": short }));
        set(&mut rule, "fullDescription", json!({ "text": why.trim() }));
        set(&mut rule, "help", json!({ "text": docs, "markdown": docs }));
    }
    if let Some(page) = page(env!("CARGO_PKG_REPOSITORY"), &known.code) {
        set(&mut rule, "helpUri", Value::from(page));
    }
    rule
}

/// The reference page of a rule, where the project says where it lives.
fn page(repository: &str, code: &str) -> Option<String> {
    // Rules of others have their pages elsewhere.
    let is_own = crate::catalog::declaration(code).is_some();
    let repository = repository.trim_end_matches('/');
    (is_own && !repository.is_empty()).then(|| format!("{repository}/blob/main/docs/reference/rules/{code}.md"))
}

/// What the results of a document have in common.
struct Run<'r> {
    document: &'r Checked<'r>,
    lines: Option<&'r Lines<'r>>,
    /// The text, where it is JSON and has something to fix.
    editor: Option<Editor<'r>>,
    codes: &'r [&'r str],
    has_baseline: bool,
    language: Language,
}

impl Run<'_> {
    fn result(&self, finding: &Diagnostic) -> Value {
        let fingerprint = finding.fingerprint();
        let mut place = self.location(&finding.place);
        place.insert("logicalLocations".to_owned(), json!([logical(&finding.element)]));
        let related: Vec<_> = finding.related.iter().map(|place| self.location(place)).collect();
        // Where one result of a run says whether it is suppressed, all have to: an empty list says that it is not.
        let suppressions = finding.suppressed.iter().map(|accepted| {
            let mut suppression = json!({ "kind": "inSource", "status": "accepted" });
            if let Some(reason) = &accepted.reason {
                set(&mut suppression, "justification", json!(reason.get(self.language)));
            }
            suppression
        });
        let mut result = json!({
            "ruleId": finding.code(),
            "ruleIndex": self.codes.binary_search(&finding.code()).ok(),
            "level": level(finding.severity()),
            "message": message(&finding.message(self.language), &finding.help(self.language)),
            "locations": [place],
            "partialFingerprints": { FINGERPRINT: fingerprint },
            "suppressions": suppressions.collect::<Vec<_>>(),
        });
        if !related.is_empty() {
            set(&mut result, "relatedLocations", json!(related));
        }
        let fixes: Vec<_> = finding.fixes.iter().filter_map(|fix| self.fix(finding, fix)).collect();
        if !fixes.is_empty() {
            set(&mut result, "fixes", json!(fixes));
        }
        if self.has_baseline {
            // Accepted findings are not compared: one that a baseline has is among those that are gone.
            let mut entries = self.document.report.gone.iter();
            let known = || entries.any(|entry| entry.fingerprint == fingerprint);
            let unchanged = finding.baseline.map_or_else(known, |state| state == BaselineState::Unchanged);
            set(&mut result, "baselineState", json!(if unchanged { "unchanged" } else { "new" }));
        }
        result
    }

    /// A fix as replacements from the last to the first, so that they come to the same one after another and all at once;
    /// `None` where the text has no place for it.
    fn fix(&self, finding: &Diagnostic, fix: &Fix) -> Option<Value> {
        let lines = self.lines?;
        let edits = self.editor.as_ref()?.edits(&fix.patch).filter(|edits| !edits.is_empty())?;
        let replacement = |Edit { start, end, words }: Edit| {
            let ((line, column), (end_line, end_column)) = (lines.utf16_place(start), lines.utf16_place(end));
            let region =
                json!({ "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column });
            let mut replacement = json!({ "deletedRegion": region });
            if !words.is_empty() {
                set(&mut replacement, "insertedContent", json!({ "text": words }));
            }
            replacement
        };
        let replacements: Vec<_> = edits.into_iter().map(replacement).collect();
        Some(json!({
            "description": { "text": finding.fix_title(fix, self.language) },
            "artifactChanges": [{ "artifactLocation": self.artifact(), "replacements": replacements }],
            "properties": { "safety": fix.safety },
        }))
    }

    fn artifact(&self) -> Value {
        json!({ "uri": uri(self.document.path) })
    }

    fn location(&self, place: &Place) -> Map<String, Value> {
        let mut physical = json!({ "artifactLocation": self.artifact() });
        if let Some(range) = place.range {
            let column = |line, column| self.lines.map_or(column, |lines| lines.utf16_column(line, column));
            set(
                &mut physical,
                "region",
                json!({
                    "startLine": range.line,
                    "startColumn": column(range.line, range.column),
                    "endLine": range.end_line,
                    "endColumn": column(range.end_line, range.end_column),
                }),
            );
        }
        Map::from_iter([("physicalLocation".to_owned(), physical)])
    }
}

/// The name of our fingerprints and their version.
const FINGERPRINT: &str = "soteplan/v1";

/// A result for what is no more: in which of several documents it was, the baseline does not say.
fn absent(entry: &BaselineEntry, document: Option<&Checked<'_>>, codes: &[&str], language: Language) -> Value {
    let text = ABSENT.get(language).replace("{code}", &entry.code).replace("{element}", &entry.element);
    let mut place = Map::from_iter([("logicalLocations".to_owned(), json!([logical(&entry.element)]))]);
    if let Some(document) = document {
        place.insert("physicalLocation".to_owned(), json!({ "artifactLocation": { "uri": uri(document.path) } }));
    }
    let mut result = json!({
        "ruleId": entry.code,
        "level": "none",
        "message": { "text": text },
        "locations": [place],
        "partialFingerprints": { FINGERPRINT: entry.fingerprint },
        "suppressions": [],
        "baselineState": "absent",
    });
    // The rule may be one of others that is not at hand any more.
    if let Ok(index) = codes.binary_search(&&*entry.code) {
        set(&mut result, "ruleIndex", Value::from(index));
    }
    result
}

/// What is wrong, and what to do about it.
fn message(text: &str, help: &str) -> Value {
    let text = if help.is_empty() { text.to_owned() } else { [text, "\n", help].concat() };
    json!({ "text": text })
}

/// The element as a name within the plan; the plan itself has the name of its kind.
fn logical(element: &str) -> Value {
    let name = element.rsplit('/').next().filter(|name| !name.is_empty());
    json!({
        "name": name.unwrap_or("plan"),
        "fullyQualifiedName": if element.is_empty() { "plan" } else { element },
        "kind": if name.is_some() { "element" } else { "module" },
    })
}

/// Adds a member to an object.
fn set(object: &mut Value, key: &str, value: Value) {
    if let Some(object) = object.as_object_mut() {
        object.insert(key.to_owned(), value);
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// A path as a URI reference (RFC 3986): relative where the path is.
fn uri(path: &str) -> String {
    let mut out = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Baseline, CheckOptions, ReadError, examples};

    #[test]
    fn paths_are_uri_references() {
        // RFC 3986: "ä" is C3 A4 in UTF-8; a colon in a first segment would be a scheme.
        assert_eq!(uri("plans/hyvä plan.json"), "plans/hyv%C3%A4%20plan.json");
        assert_eq!(uri("a:b.json"), "a%3Ab.json");
        assert_eq!(uri("/plans/a.json"), "file:///plans/a.json");
    }

    #[test]
    fn pages_are_those_of_the_projects_rules() {
        let known = page("https://example.org/plans/", "R001");
        assert_eq!(known.as_deref(), Some("https://example.org/plans/blob/main/docs/reference/rules/R001.md"));
        assert_eq!(page("https://example.org/plans", "HEL001"), None);
        assert_eq!(page("", "R001"), None);
    }

    fn logged(report: &crate::CheckReport, text: Option<&str>) -> Value {
        log(&[Checked { path: "plan.json", text, report }], Language::En)
    }

    #[test]
    fn results_are_the_findings_with_their_rules() -> Result<(), ReadError> {
        let plan = examples::hyks_2021_2025()?;
        let report = plan.check_report(&CheckOptions::new());
        let log = logged(&report, plan.text());
        let run = &log["runs"][0];
        let results = run["results"].as_array().map_or(&[][..], Vec::as_slice);
        assert_eq!(results.len(), report.findings.len() + report.suppressed.len());
        for (result, finding) in results.iter().zip(report.findings.iter().chain(&report.suppressed)) {
            assert_eq!(result["ruleId"], finding.code());
            let index = result["ruleIndex"].as_u64().and_then(|index| usize::try_from(index).ok());
            assert_eq!(run["tool"]["driver"]["rules"][index.unwrap_or(usize::MAX)]["id"], finding.code());
            let text = result["message"]["text"].as_str().unwrap_or_default();
            assert!(text.starts_with(&finding.message(Language::En)));
            assert_eq!(result["partialFingerprints"][FINGERPRINT], finding.fingerprint());
            assert_eq!(result.get("baselineState"), None);
        }
        Ok(())
    }

    #[test]
    fn what_a_baseline_has_no_more_is_absent_once() -> Result<(), ReadError> {
        let plan = examples::hyks_2021_2025()?;
        let mut baseline = Baseline::of(&plan.check(&CheckOptions::new()));
        let lost = BaselineEntry { fingerprint: "0".repeat(16), code: "R001".into(), element: "old/goal".into() };
        baseline.accepted.insert(0, lost);
        let report = plan.check_report(&CheckOptions::new().baseline(baseline));
        let both = [Checked { path: "a.json", text: None, report: &report }; 2];
        let log = log(&both, Language::En);
        let results = log["runs"][0]["results"].as_array().map_or(&[][..], Vec::as_slice);
        let (absent, others): (Vec<_>, Vec<_>) = results.iter().partition(|one| one["baselineState"] == "absent");
        assert_eq!(absent.len(), 1);
        assert_eq!(absent[0]["message"]["text"], "the finding of R001 about `old/goal` is gone");
        assert!(others.iter().all(|one| one["baselineState"] == "unchanged"));
        Ok(())
    }
}
