//! What a check found, as others read it: people at a terminal or in a browser, programs, SARIF 2.1.0, GitHub's annotations,
//! Markdown.

mod github;
mod html;
mod lines;
mod markdown;
mod sarif;
mod text;

use serde_json::{Map, Value};

use crate::check::BaselineEntry;
use crate::diagnostic::{Diagnostic, Place, terms, vocabulary};
use crate::{CheckReport, Language, Severity, sorted};
use lines::Lines;

vocabulary! {
    /// A form of what a check found.
    pub enum Format {
        /// For people at a terminal: each finding with its line of the text, the place underlined, and what to do.
        Text = "text" ("teksti", "text", "text"),
        /// For programs: a list of documents, each with its `path` and what the schema `CheckReport` has.
        Json = "json" ("JSON", "JSON", "JSON"),
        /// SARIF 2.1.0 (OASIS, 2020): one run over all documents, with the rules that were run.
        Sarif = "sarif" ("SARIF", "SARIF", "SARIF"),
        /// Commands by which a GitHub workflow annotates files: `error`, `warning`, and `notice` for advice.
        Github = "github" ("GitHub", "GitHub", "GitHub"),
        /// A heading and a table for each document.
        Markdown = "markdown" ("Markdown", "Markdown", "Markdown"),
        /// One self-contained page.
        Html = "html" ("HTML", "HTML", "HTML"),
    }
}

impl std::str::FromStr for Format {
    type Err = crate::Error;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.iter().copied().find(|format| format.as_str() == word);
        found.ok_or_else(|| crate::Error::unknown("format", word, Self::ALL.iter().map(|format| format.as_str())))
    }
}

/// How findings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// The language of messages.
    pub language: Language,
    /// Whether text for a terminal is coloured, by escape sequences.
    pub color: bool,
}

/// A document that was checked, and what came of it.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// What the document is called: the path of its file.
    pub path: &'a str,
    /// Its text, where there was one: the lines that findings show.
    pub text: Option<&'a str>,
    /// What came of the check. For a text that is not a plan these are the faults of reading.
    pub report: &'a CheckReport,
}

/// What was found in some documents, in a form.
///
/// Where there is a baseline, forms for people tell what is new and count the rest; JSON and SARIF have all findings, each
/// with its state, and what is gone.
///
/// ```
/// use soteplan::exchange::findings::{Checked, Format, Style, write};
/// use soteplan::{CheckOptions, examples};
///
/// let plan = examples::hyks_2021_2025()?;
/// let report = plan.check_report(&CheckOptions::new());
/// let checked = Checked { path: "plan.json", text: plan.text(), report: &report };
/// let shown = write(&[checked], Format::Text, Style::default());
/// assert!(shown.contains("plan.json:") && shown.contains("errors: "));
/// # Ok::<(), soteplan::ReadError>(())
/// ```
#[must_use]
pub fn write(documents: &[Checked<'_>], format: Format, style: Style) -> String {
    match format {
        Format::Text => text::write(documents, style),
        Format::Json => lines_of(&Value::from_iter(documents.iter().map(Checked::value))),
        Format::Sarif => lines_of(&sarif::log(documents, style.language)),
        Format::Github => github::write(documents, style.language),
        Format::Markdown => markdown::write(documents, style.language),
        Format::Html => html::write(documents, style.language),
    }
}

/// Indented JSON that ends with a line break.
fn lines_of(value: &Value) -> String {
    let mut lines = serde_json::to_string_pretty(value).unwrap_or_default();
    lines.push('\n');
    lines
}

terms! {
    ERRORS: "virheitä", "fel", "errors";
    WARNINGS: "varoituksia", "varningar", "warnings";
    ADVICE: "neuvoja", "råd", "advice";
    SUPPRESSED: "hyväksyttyjä", "godtagna", "suppressed";
    UNCHANGED: "ennallaan", "oförändrade", "unchanged";
    GONE: "poistuneita", "borta", "gone";
    PLACE: "paikka", "ställe", "place";
    SEVERITY: "vakavuus", "allvar", "severity";
    RULE: "sääntö", "regel", "rule";
    MESSAGE: "havainto", "anmärkning", "finding";
    HELP: "ohje", "åtgärd", "help";
    RELATED: "liittyy", "se även", "related";
    FIX: "korjaus", "rättelse", "fix";
    TOTAL: "yhteensä", "totalt", "in all";
}

impl Checked<'_> {
    /// `path:line:column`, or the path and the JSON Pointer where there was no text.
    fn place(&self, place: &Place) -> String {
        match place.range {
            Some(range) => format!("{}:{}:{}", self.path, range.line, range.column),
            None => format!("{}#{}", self.path, place.pointer),
        }
    }

    /// The text by lines.
    fn lines(&self) -> Option<Lines<'_>> {
        self.text.map(Lines::new)
    }

    /// The path and what came of the check, as data.
    fn value(&self) -> Value {
        let mut object = Map::from_iter([("path".to_owned(), Value::from(self.path))]);
        if let Ok(Value::Object(report)) = serde_json::to_value(self.report) {
            object.extend(report);
        }
        Value::Object(object)
    }
}

/// How many findings there are of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Counts {
    by_severity: [usize; 3],
    suppressed: usize,
    unchanged: usize,
    gone: usize,
}

impl Counts {
    fn of(documents: &[Checked<'_>]) -> Self {
        let mut counts = Self { gone: gone(documents).len(), ..Self::default() };
        for report in documents.iter().map(|document| document.report) {
            let new = report.new_findings().count();
            counts.unchanged += report.findings.len() - new;
            counts.suppressed += report.suppressed.len();
            for finding in report.new_findings() {
                let [errors, warnings, advice] = &mut counts.by_severity;
                *match finding.severity() {
                    Severity::Error => errors,
                    Severity::Warning => warnings,
                    Severity::Advice => advice,
                } += 1;
            }
        }
        counts
    }

    /// Of one of the documents. Gone is what no document has any more: of several it is told once, for all.
    fn of_one(document: &Checked<'_>, documents: &[Checked<'_>]) -> Self {
        let counts = Self::of(std::slice::from_ref(document));
        if documents.len() > 1 { Self { gone: 0, ..counts } } else { counts }
    }

    /// `errors: 1, warnings: 2, …`; what has to do with a baseline only where there is something.
    fn told(&self, language: Language) -> String {
        let [errors, warnings, advice] = self.by_severity;
        let always = [(&ERRORS, errors), (&WARNINGS, warnings), (&ADVICE, advice), (&SUPPRESSED, self.suppressed)];
        let of_baseline =
            [(&UNCHANGED, self.unchanged), (&GONE, self.gone)].into_iter().filter(|(_, count)| *count > 0);
        let told = always.into_iter().chain(of_baseline);
        told.map(|(term, count)| format!("{}: {count}", term.get(language))).collect::<Vec<_>>().join(", ")
    }
}

/// What the baseline has and no document any more: one baseline serves all documents of a check, and all reports say the same.
fn gone<'a>(documents: &[Checked<'a>]) -> Vec<&'a BaselineEntry> {
    // What is accepted in a plan is not gone, though it is not told either.
    let accepted = documents.iter().flat_map(|document| &document.report.suppressed);
    let accepted = sorted::collect(accepted.map(Diagnostic::fingerprint));
    let all = documents.iter().flat_map(|document| &document.report.gone);
    sorted::collect(all.filter(|entry| accepted.binary_search(&entry.fingerprint).is_err()))
}

/// A finding's fixes in words, each with how safe it is.
fn fixes(finding: &Diagnostic, language: Language) -> impl Iterator<Item = (&'static str, String)> {
    finding.fixes.iter().map(move |fix| (fix.safety.label().get(language), finding.fix_title(fix, language)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{Baseline, CheckOptions, Plan, ReadError, examples};

    fn formats() -> impl Iterator<Item = (Format, Language)> {
        Format::ALL.iter().flat_map(|format| Language::ALL.map(|language| (*format, language)))
    }

    #[test]
    fn every_finding_is_told_once_in_each_form() -> Result<(), ReadError> {
        let plan = examples::hyks_2021_2025()?;
        let report = plan.check_report(&CheckOptions::new());
        assert!(!report.findings.is_empty());
        let checked = [Checked { path: "plan.json", text: plan.text(), report: &report }];
        for language in Language::ALL {
            let count =
                |format, part: &str| write(&checked, format, Style { language, color: false }).matches(part).count();
            assert_eq!(count(Format::Github, "\n"), report.findings.len());
            assert_eq!(count(Format::Markdown, "\n| plan.json:"), report.findings.len());
            assert_eq!(count(Format::Text, &format!("\n  = {}: ", HELP.get(language))), report.findings.len());
            assert_eq!(count(Format::Html, "<li"), report.findings.len());
        }
        Ok(())
    }

    #[test]
    fn forms_for_people_leave_out_what_a_baseline_has() -> Result<(), Box<dyn std::error::Error>> {
        let plan = examples::hyks_2021_2025()?;
        let all = plan.check(&CheckOptions::new());
        let mut baseline = Baseline::of(all.get(1..).unwrap_or_default());
        let lost = BaselineEntry { fingerprint: "0".repeat(16), code: "R001".into(), element: "a-goal-of-old".into() };
        baseline.accepted.insert(0, lost);
        let report = plan.check_report(&CheckOptions::new().baseline(baseline));
        let checked = [Checked { path: "plan.json", text: plan.text(), report: &report }];
        for (format, language) in formats() {
            let written = write(&checked, format, Style { language, color: false });
            let told = all.iter().filter(|one| written.contains(&crate::report::code(&one.message(language))));
            match format {
                Format::Html => assert_eq!(told.count(), 1),
                Format::Text | Format::Markdown => assert!(written.contains("a-goal-of-old"), "{format:?}"),
                Format::Github => assert_eq!(written.lines().count(), 1),
                Format::Json | Format::Sarif => assert!(written.contains("a-goal-of-old"), "{format:?}"),
            }
        }
        Ok(())
    }

    #[test]
    fn what_is_not_a_plan_is_told_too() {
        let report = crate::inspect_report(b"[1, 2", &CheckOptions::new());
        let checked = [Checked { path: "a plan.json", text: Some("[1, 2"), report: &report }];
        for (format, language) in formats() {
            assert!(write(&checked, format, Style { language, color: false }).contains("P002"), "{format:?}");
        }
    }

    #[test]
    fn json_is_what_the_report_has_with_its_path() -> Result<(), Box<dyn std::error::Error>> {
        let plan = Plan::from_value(&json!({
            "schema_version": 2, "id": "p", "kind": "other", "title": { "fi": "E" }, "status": "draft",
            "term": { "from": "2021-01-01", "until": "2025-12-31" },
        }))?;
        let report = plan.check_report(&CheckOptions::new());
        let checked = [Checked { path: "p.json", text: None, report: &report }];
        let mut written: Value = serde_json::from_str(&write(&checked, Format::Json, Style::default()))?;
        assert_eq!(written[0]["path"].take(), json!("p.json"));
        let mut expected = serde_json::to_value(&report)?;
        expected["path"] = Value::Null;
        assert_eq!(written[0], expected);
        Ok(())
    }

    #[test]
    fn colours_change_nothing_but_colours() -> Result<(), ReadError> {
        let plan = examples::uusimaa_strategy_2030()?;
        let report = plan.check_report(&CheckOptions::new());
        let checked = [Checked { path: "plan.json", text: plan.text(), report: &report }];
        let plain = write(&checked, Format::Text, Style::default());
        let coloured = write(&checked, Format::Text, Style { color: true, ..Style::default() });
        let mut parts = coloured.split("\x1b[");
        let mut stripped = parts.next().unwrap_or_default().to_owned();
        parts.for_each(|part| stripped.push_str(part.split_once('m').unwrap_or_default().1));
        assert_eq!(stripped, plain);
        assert_ne!(coloured, plain);
        Ok(())
    }
}
