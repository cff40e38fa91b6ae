//! Markdown, for a comment or a summary.

use std::fmt::Write as _;

use super::{Checked, Counts, GONE, HELP, MESSAGE, PLACE, RULE, SEVERITY, gone};
use crate::Language;

/// A heading for each document, how many findings there are, and a row for each that is new.
pub(super) fn write(documents: &[Checked<'_>], language: Language) -> String {
    let mut out = String::new();
    let headings = [&PLACE, &SEVERITY, &RULE, &MESSAGE, &HELP].map(|term| term.get(language));
    for document in documents {
        let counts = Counts::of_one(document, documents).told(language);
        let _ = writeln!(out, "## {}\n\n{counts}\n", escaped(document.path));
        if document.report.new_findings().next().is_none() {
            continue;
        }
        let _ = writeln!(out, "| {} |\n|---|---|---|---|---|", headings.join(" | "));
        for finding in document.report.new_findings() {
            let cells = [
                document.place(&finding.place),
                finding.severity().label().get(language).to_owned(),
                finding.code().to_owned(),
                finding.message(language),
                finding.help(language),
            ];
            let _ = writeln!(out, "| {} |", cells.map(|cell| escaped(&cell)).join(" | "));
        }
        out.push('\n');
    }
    let gone = gone(documents);
    if !gone.is_empty() {
        let _ = writeln!(out, "## {}\n", GONE.get(language));
        for entry in gone {
            let _ = writeln!(out, "- {} {}", entry.code, escaped(&entry.element));
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// A text as one cell: nothing in it ends the cell, the row, or begins HTML.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;").replace(['\r', '\n'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stay_cells() {
        assert_eq!(escaped("a|b\n<c>"), "a\\|b &lt;c>");
    }
}
