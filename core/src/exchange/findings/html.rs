//! One page on what was found, for a browser.

use std::fmt::Write as _;

use super::{Checked, Counts, GONE, HELP, RELATED, fixes, gone};
use crate::diagnostic::{Diagnostic, Family};
use crate::report::{CLOSED, FINDINGS, NO_FINDINGS, code, escape, opened};
use crate::{Language, sorted};

use super::lines::Lines;

/// A section for each document, in it one for each family: what is new, in the order of the text.
pub(super) fn write(documents: &[Checked<'_>], language: Language) -> String {
    let mut html = opened(FINDINGS.get(language), language);
    let _ = writeln!(html, "<p>{}</p>", Counts::of(documents).told(language));
    for document in documents {
        let _ = writeln!(html, "<section>\n<h2>{}</h2>", escape(document.path));
        if document.report.new_findings().next().is_none() {
            let _ = writeln!(html, "<p>{}</p>", NO_FINDINGS.get(language));
        }
        let lines = document.lines();
        for family in families(document) {
            let of_family = document.report.new_findings().filter(|finding| finding.declaration().family == family);
            let _ = writeln!(html, "<h3>{}</h3>\n<ul class=\"findings\">", family.label().get(language));
            for finding in of_family {
                item(&mut html, document, finding, lines.as_ref(), language);
            }
            html.push_str("</ul>\n");
        }
        html.push_str("</section>\n");
    }
    let gone = gone(documents);
    if !gone.is_empty() {
        let _ = writeln!(html, "<section>\n<h2>{}</h2>\n<ul>", GONE.get(language));
        for entry in gone {
            let _ = writeln!(html, "<li>{} {}</li>", entry.code, escape(&entry.element));
        }
        html.push_str("</ul>\n</section>\n");
    }
    html.push_str(CLOSED);
    html
}

/// The families of which something was found, in the order of the reference.
fn families(document: &Checked<'_>) -> Vec<Family> {
    sorted::collect(document.report.new_findings().map(|finding| finding.declaration().family))
}

fn item(
    html: &mut String,
    document: &Checked<'_>,
    finding: &Diagnostic,
    lines: Option<&Lines<'_>>,
    language: Language,
) {
    let severity = finding.severity();
    let _ = writeln!(
        html,
        "<li class=\"finding\"><span class=\"severity {}\">{}</span> {} {}<br>\n<span class=\"place\">{}</span>",
        severity.as_str(),
        severity.label().get(language),
        finding.code(),
        code(&finding.message(language)),
        escape(&document.place(&finding.place)),
    );
    if let (Some(range), Some(lines)) = (finding.place.range, lines) {
        let snippet = lines.snippet(range);
        let [before, marked, after] = [&snippet.before, &snippet.marked, &snippet.after].map(|part| escape(part));
        let _ = writeln!(html, "<pre><code>{before}<mark>{marked}</mark>{after}</code></pre>");
    }
    html.push_str("<dl>");
    let mut note = |heading: &str, words: &str| {
        let _ = write!(html, "<dt>{heading}</dt><dd>{words}</dd>");
    };
    note(HELP.get(language), &code(&finding.help(language)));
    for (safety, title) in fixes(finding, language) {
        note(&format!("{} ({safety})", super::FIX.get(language)), &code(&title));
    }
    for related in &finding.related {
        note(RELATED.get(language), &escape(&document.place(related)));
    }
    html.push_str("</dl></li>\n");
}
