//! Checks a plan file: `cargo run --bin check -- examples/plans/hyks-2021-2025.json`
//!
//! Exit code: 0 where nothing worse than advice was found, 1 where something was, 2 where the file is not a plan.

use std::process::ExitCode;

use soteplan::{CheckOptions, Diagnostic, FileError, Language, Plan, Severity};

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: check FILE");
        return ExitCode::from(2);
    };
    let (findings, bad) = match Plan::read(&path) {
        Ok(plan) => (plan.check(&CheckOptions::new()), 1),
        Err(FileError::NotAPlan(error)) => (error.diagnostics, 2),
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    for finding in &findings {
        show(&path, finding);
    }
    let serious = findings.iter().any(|finding| finding.severity() != Severity::Advice);
    ExitCode::from(if serious { bad } else { 0 })
}

fn show(path: &str, finding: &Diagnostic) {
    let place = finding.place.range.map_or_else(String::new, |range| format!(":{}:{}", range.line, range.column));
    let (severity, code) = (finding.severity().as_str(), finding.code());
    println!("{path}{place}: {severity} {code}: {}", finding.message(Language::En));
    println!("    {} ({})", finding.help(Language::En), finding.place.pointer);
}
