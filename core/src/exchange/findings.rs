//! What a check found, as others read it: people at a terminal, SARIF 2.1.0, GitHub's annotations, a Markdown table.

use serde_json::{Map, Value, json};

use crate::check::CheckReport;
use crate::diagnostic::{BaselineState, Diagnostic, Place, Range, terms};
use crate::{Language, Severity, VERSION, catalog, sorted};

terms! {
    ERRORS: "virheitä", "fel", "errors";
    WARNINGS: "varoituksia", "varningar", "warnings";
    ADVICE: "neuvoja", "råd", "advice";
    SUPPRESSED: "hyväksyttyjä", "godtagna", "suppressed";
    PLACE: "paikka", "ställe", "place";
    SEVERITY: "vakavuus", "allvar", "severity";
    RULE: "sääntö", "regel", "rule";
    MESSAGE: "havainto", "anmärkning", "finding";
    HELP: "ohje", "åtgärd", "help";
}

/// A document that was checked, and what came of it.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// What the document is called: the path of its file.
    pub path: &'a str,
    /// Its text, where there was one: the lines that findings show.
    pub text: Option<&'a str>,
    /// What came of the check.
    pub report: &'a CheckReport,
}

impl Checked<'_> {
    /// `path:line:column`, or the path and the JSON Pointer where there was no text.
    fn place(&self, place: &Place) -> String {
        match place.range {
            Some(range) => format!("{}:{}:{}", self.path, range.line, range.column),
            None => format!("{}#{}", self.path, place.pointer),
        }
    }
}

/// For people: each finding with its line of the text, the place underlined, and what to do; then how many there are.
///
/// ```
/// use soteplan::exchange::findings::{Checked, text};
/// use soteplan::{CheckOptions, Language, examples};
///
/// let plan = examples::hyks_2021_2025()?;
/// let report = plan.check_report(&CheckOptions::new());
/// let shown = text(Checked { path: "plan.json", text: plan.text(), report: &report }, Language::En);
/// assert!(shown.contains("plan.json") && shown.contains("errors: "));
/// # Ok::<(), soteplan::ReadError>(())
/// ```
#[must_use]
pub fn text(checked: Checked<'_>, language: Language) -> String {
    let mut out = String::new();
    let lines: Vec<&str> = checked.text.map_or_else(Vec::new, |text| text.lines().collect());
    for finding in &checked.report.findings {
        let severity = finding.severity().label().get(language);
        let (code, message) = (finding.code(), finding.message(language));
        out.push_str(&format!("{}: {severity} {code} {message}\n", checked.place(&finding.place)));
        if let Some(range) = finding.place.range {
            let index = usize::try_from(range.line).unwrap_or(usize::MAX).saturating_sub(1);
            if let Some(line) = lines.get(index) {
                underline(&mut out, line, range);
            }
        }
        out.push_str(&format!("  = {}: {}\n\n", HELP.get(language), finding.help(language)));
    }
    let count = |severity| checked.report.findings.iter().filter(|finding| finding.severity() == severity).count();
    let counts = [
        (&ERRORS, count(Severity::Error)),
        (&WARNINGS, count(Severity::Warning)),
        (&ADVICE, count(Severity::Advice)),
        (&SUPPRESSED, checked.report.suppressed.len()),
    ];
    let counts: Vec<_> = counts.iter().map(|(term, count)| format!("{}: {count}", term.get(language))).collect();
    out.push_str(&format!("{}: {}\n", checked.path, counts.join(", ")));
    out
}

/// A line of the text, and a line that marks a range of it; a range of several lines is marked to the end of its first.
fn underline(out: &mut String, line: &str, range: Range) {
    let column = |column: u32| usize::try_from(column).unwrap_or(usize::MAX).saturating_sub(1);
    let start = column(range.column);
    let end = if range.end_line == range.line { column(range.end_column) } else { line.chars().count() };
    // A tab stays a tab, so that the marks stand below what they mark.
    let blank: String = line.chars().take(start).map(|one| if one == '\t' { '\t' } else { ' ' }).collect();
    let marks = "^".repeat(end.saturating_sub(start).max(1));
    let number = range.line.to_string();
    out.push_str(&format!("{number} | {line}\n{} | {blank}{marks}\n", " ".repeat(number.len())));
}

/// Commands by which a GitHub workflow annotates files: `error`, `warning`, and `notice` for advice.
#[must_use]
pub fn github(checked: Checked<'_>, language: Language) -> String {
    let mut out = String::new();
    for finding in &checked.report.findings {
        let command = match finding.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "notice",
        };
        out.push_str(&format!("::{command} file={}", property(checked.path)));
        if let Some(range) = finding.place.range {
            out.push_str(&format!(",line={},col={},endLine={}", range.line, range.column, range.end_line));
        }
        let title = property(&format!("{} {}", finding.code(), finding.declaration().name));
        out.push_str(&format!(",title={title}::{}\n", data(&finding.message(language))));
    }
    out
}

/// A message of a workflow command: percent signs and line breaks are escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a workflow command: colons and commas too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// A table in Markdown, a row for each finding.
#[must_use]
pub fn markdown(checked: Checked<'_>, language: Language) -> String {
    let headings = [&PLACE, &SEVERITY, &RULE, &MESSAGE, &HELP].map(|term| term.get(language));
    let mut out = format!("| {} |\n|---|---|---|---|---|\n", headings.join(" | "));
    for finding in &checked.report.findings {
        let cells = [
            checked.place(&finding.place),
            finding.severity().label().get(language).to_owned(),
            finding.code().to_owned(),
            finding.message(language),
            finding.help(language),
        ];
        out.push_str(&format!("| {} |\n", cells.map(|cell| escaped(&cell)).join(" | ")));
    }
    out
}

/// A text as one cell: nothing in it ends the cell, the row, or begins HTML.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;").replace(['\r', '\n'], " ")
}

/// One run in SARIF 2.1.0 (OASIS, 2020) over these documents, with the rules that were run.
///
/// Columns count Unicode characters. Accepted findings are suppressed results; each result has the element that it is
/// about as its logical location, and a fingerprint that stays when lines move.
#[must_use]
pub fn sarif(documents: &[Checked<'_>], language: Language) -> Value {
    let mut codes = Vec::new();
    for report in documents.iter().map(|checked| checked.report) {
        let found = report.findings.iter().chain(&report.suppressed).map(Diagnostic::code);
        for code in report.outcomes.iter().map(|rule| &*rule.code).chain(found) {
            sorted::insert(&mut codes, code);
        }
    }
    let rules = catalog::declarations().filter(|known| codes.contains(&&*known.code)).map(|known| {
        let mut rule = json!({
            "id": known.code,
            "name": known.name,
            "shortDescription": { "text": known.message.get(language) },
            "defaultConfiguration": { "level": level(known.severity) },
        });
        if !known.docs.is_empty() {
            set(&mut rule, "help", json!({ "text": known.docs.trim(), "markdown": known.docs.trim() }));
        }
        rule
    });
    let rules: Vec<_> = rules.collect();
    let results: Vec<_> = documents.iter().flat_map(|checked| results(checked, language)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "soteplan", "version": VERSION, "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn results(checked: &Checked<'_>, language: Language) -> Vec<Value> {
    let report = checked.report;
    let has_baseline = !report.gone.is_empty() || report.findings.iter().any(|finding| finding.baseline.is_some());
    let all = report.findings.iter().chain(&report.suppressed);
    all.map(|finding| result(checked, finding, has_baseline, language)).collect()
}

fn result(checked: &Checked<'_>, finding: &Diagnostic, has_baseline: bool, language: Language) -> Value {
    let fingerprint = finding.fingerprint();
    let mut place = location(checked, &finding.place);
    if !finding.element.is_empty() {
        place.insert("logicalLocations".to_owned(), json!([{ "fullyQualifiedName": finding.element }]));
    }
    let related: Vec<_> = finding.related.iter().map(|place| location(checked, place)).collect();
    // Where one result of a run says whether it is suppressed, all have to: an empty list says that it is not.
    let suppressions = finding.suppressed.iter().map(|accepted| {
        let mut suppression = json!({ "kind": "inSource", "status": "accepted" });
        if let Some(reason) = &accepted.reason {
            set(&mut suppression, "justification", json!(reason.get(language)));
        }
        suppression
    });
    let mut result = json!({
        "ruleId": finding.code(),
        "level": level(finding.severity()),
        "message": { "text": finding.message(language) },
        "locations": [place],
        "partialFingerprints": { "soteplan/v1": fingerprint },
        "suppressions": suppressions.collect::<Vec<_>>(),
    });
    if !related.is_empty() {
        set(&mut result, "relatedLocations", json!(related));
    }
    if has_baseline {
        // Accepted findings are not compared: one that a baseline has is among those that are gone.
        let known = || checked.report.gone.iter().any(|entry| entry.fingerprint == fingerprint);
        let unchanged = finding.baseline.map_or_else(known, |state| state == BaselineState::Unchanged);
        set(&mut result, "baselineState", json!(if unchanged { "unchanged" } else { "new" }));
    }
    result
}

fn location(checked: &Checked<'_>, place: &Place) -> Map<String, Value> {
    let mut physical = json!({ "artifactLocation": { "uri": uri(checked.path) } });
    if let Some(range) = place.range {
        set(
            &mut physical,
            "region",
            json!({
                "startLine": range.line,
                "startColumn": range.column,
                "endLine": range.end_line,
                "endColumn": range.end_column,
            }),
        );
    }
    Map::from_iter([("physicalLocation".to_owned(), physical)])
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
    use crate::CheckOptions;

    #[test]
    fn workflow_commands_are_escaped_as_github_says() {
        // "%", CR and LF in messages; ":" and "," in properties too: actions/toolkit, `command.ts`.
        assert_eq!(data("50 %: a,\r\nb"), "50 %25: a,%0D%0Ab");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }

    #[test]
    fn paths_are_uri_references() {
        // RFC 3986: "ä" is C3 A4 in UTF-8; a colon in a first segment would be a scheme.
        assert_eq!(uri("plans/hyvä plan.json"), "plans/hyv%C3%A4%20plan.json");
        assert_eq!(uri("a:b.json"), "a%3Ab.json");
        assert_eq!(uri("/plans/a.json"), "file:///plans/a.json");
    }

    #[test]
    fn marks_stand_below_what_they_mark() {
        let mut out = String::new();
        underline(&mut out, "\t\"ä\": 1,", Range { line: 12, column: 2, end_line: 12, end_column: 5 });
        assert_eq!(out, "12 | \t\"ä\": 1,\n   | \t^^^\n");
        out.clear();
        underline(&mut out, "  {", Range { line: 1, column: 3, end_line: 4, end_column: 2 });
        assert_eq!(out, "1 |   {\n  |   ^\n");
    }

    #[test]
    fn cells_stay_cells() {
        assert_eq!(escaped("a|b\n<c>"), "a\\|b &lt;c>");
    }

    #[test]
    fn every_finding_is_told_once_in_each_form() -> Result<(), crate::ReadError> {
        let plan = crate::examples::hyks_2021_2025()?;
        let report = plan.check_report(&CheckOptions::new());
        assert!(!report.findings.is_empty());
        let checked = Checked { path: "plan.json", text: plan.text(), report: &report };
        for language in Language::ALL {
            assert_eq!(github(checked, language).lines().count(), report.findings.len());
            assert_eq!(markdown(checked, language).lines().count(), report.findings.len() + 2);
            assert_eq!(text(checked, language).matches("  = ").count(), report.findings.len());
        }
        let log = sarif(&[checked], Language::En);
        let run = &log["runs"][0];
        let results = run["results"].as_array().map_or(&[][..], Vec::as_slice);
        assert_eq!(results.len(), report.findings.len() + report.suppressed.len());
        let rules = run["tool"]["driver"]["rules"].as_array().map_or(&[][..], Vec::as_slice);
        for (result, finding) in results.iter().zip(report.findings.iter().chain(&report.suppressed)) {
            assert_eq!(result["ruleId"], finding.code());
            assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]));
            assert_eq!(result["message"]["text"], finding.message(Language::En));
            assert_eq!(result["partialFingerprints"]["soteplan/v1"], finding.fingerprint());
        }
        Ok(())
    }
}
