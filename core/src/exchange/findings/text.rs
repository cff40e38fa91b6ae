//! For people at a terminal.

use std::fmt::Write as _;

use super::lines::Lines;
use super::{Checked, Counts, FIX, GONE, HELP, RELATED, Style, TOTAL, fixes, gone};
use crate::Severity;
use crate::diagnostic::{Diagnostic, Range};

/// Each finding with its line of the text, the place underlined, and what to do; then how many there are.
pub(super) fn write(documents: &[Checked<'_>], style: Style) -> String {
    let mut out = String::new();
    let language = style.language;
    for document in documents {
        let lines = document.lines();
        for finding in document.report.new_findings() {
            told(&mut out, document, finding, lines.as_ref(), style);
        }
    }
    for entry in gone(documents) {
        let _ = writeln!(out, "{}: {} {}", GONE.get(language), entry.code, entry.element);
    }
    for document in documents {
        let _ = writeln!(out, "{}: {}", bold(style, document.path), Counts::of_one(document, documents).told(language));
    }
    if documents.len() > 1 {
        let _ = writeln!(out, "{}: {}", bold(style, TOTAL.get(language)), Counts::of(documents).told(language));
    }
    out
}

fn told(out: &mut String, document: &Checked<'_>, finding: &Diagnostic, lines: Option<&Lines<'_>>, style: Style) {
    let language = style.language;
    let (place, severity) = (document.place(&finding.place), finding.severity());
    let label = painted(style, colour(severity), severity.label().get(language));
    let (code, message) = (finding.code(), finding.message(language));
    let _ = writeln!(out, "{}: {label} {} {message}", bold(style, &place), bold(style, code));
    if let (Some(range), Some(lines)) = (finding.place.range, lines) {
        underline(out, lines, range, style, colour(severity));
    }
    let mut note = |heading: &str, words: &str| {
        let _ = writeln!(out, "  = {heading}: {words}");
    };
    note(HELP.get(language), &finding.help(language));
    for (safety, title) in fixes(finding, language) {
        note(&format!("{} ({safety})", FIX.get(language)), &title);
    }
    for related in &finding.related {
        note(RELATED.get(language), &document.place(related));
    }
    out.push('\n');
}

/// A line of the text, and a line that marks a range of it.
fn underline(out: &mut String, lines: &Lines<'_>, range: Range, style: Style, colour: &str) {
    let snippet = lines.snippet(range);
    // A tab stays a tab, so that the marks stand below what they mark.
    let blank: String = snippet.before.chars().map(|one| if one == '\t' { '\t' } else { ' ' }).collect();
    let marks = "^".repeat(snippet.marked.chars().count().max(1));
    let number = range.line.to_string();
    let line = [snippet.before, snippet.marked, snippet.after].concat();
    let _ = writeln!(out, "{number} | {}", line.trim_end());
    let _ = writeln!(out, "{} | {blank}{}", " ".repeat(number.len()), painted(style, colour, &marks));
}

/// Parameters of the escape sequence that colours text (ECMA-48, SGR).
fn colour(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "1;31",
        Severity::Warning => "1;33",
        Severity::Advice => "1;36",
    }
}

fn bold(style: Style, text: &str) -> String {
    painted(style, "1", text)
}

fn painted(style: Style, colour: &str, text: &str) -> String {
    if style.color { format!("\x1b[{colour}m{text}\x1b[0m") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn marks_stand_below_what_they_mark() {
        let text = "\t\"ä\": 1,\n  {\n}";
        let mut out = String::new();
        let mut mark = |range| underline(&mut out, &Lines::new(text), range, Style::default(), "1");
        mark(Range { line: 1, column: 2, end_line: 1, end_column: 5 });
        mark(Range { line: 2, column: 3, end_line: 3, end_column: 2 });
        mark(Range { line: 3, column: 2, end_line: 3, end_column: 2 });
        assert_eq!(out, "1 | \t\"ä\": 1,\n  | \t^^^\n2 |   {\n  |   ^\n3 | }\n  |  ^\n");
    }

    #[test]
    fn colours_are_sequences_around_words() {
        let style = Style { language: Language::Fi, color: true };
        assert_eq!(painted(style, colour(Severity::Error), "virhe"), "\x1b[1;31mvirhe\x1b[0m");
        assert_eq!(bold(Style::default(), "R001"), "R001");
    }
}
