//! Annotations in a GitHub workflow.

use std::fmt::Write as _;

use super::Checked;
use crate::{Language, Severity};

/// A command for each finding that is new.
pub(super) fn write(documents: &[Checked<'_>], language: Language) -> String {
    let mut out = String::new();
    for document in documents {
        for finding in document.report.new_findings() {
            let command = match finding.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Advice => "notice",
            };
            let _ = write!(out, "::{command} file={}", property(document.path));
            if let Some(range) = finding.place.range {
                let _ = write!(out, ",line={},col={},endLine={}", range.line, range.column, range.end_line);
                // A column of another line would be one of the first.
                if range.end_line == range.line {
                    let _ = write!(out, ",endColumn={}", range.end_column);
                }
            }
            let title = property(&format!("{} {}", finding.code(), finding.declaration().name));
            let message = [finding.message(language), finding.help(language)];
            let message = message.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
            let _ = writeln!(out, ",title={title}::{}", data(&message));
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn workflow_commands_are_escaped_as_github_says() {
        // "%", CR and LF in messages; ":" and "," in properties too: actions/toolkit, `command.ts`.
        assert_eq!(data("50 %: a,\r\nb"), "50 %25: a,%0D%0Ab");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }
}
