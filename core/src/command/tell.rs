//! Rules in words, and how often they found something.

use std::fmt::Write as _;

use super::{Outcome, Refusal};
use crate::catalog::declarations;
use crate::check::example;
use crate::diagnostic::{Declaration, Family, terms};
use crate::report::{View, table_text};
use crate::{CheckReport, Column, Error, Language, Severity, Table};

terms! {
    SINCE: "versiosta", "sedan", "since";
    WHY: "Perustelu (englanniksi)", "Motivering (på engelska)", "Why";
    MESSAGE: "Havainto", "Anmärkning", "Message";
    HELP: "Ohje", "Åtgärd", "Help";
    LIMITS: "Raja-arvot", "Gränsvärden", "Thresholds";
    FAILS: "Tästä sääntö huomauttaa", "Här anmärker regeln", "What it finds fault with";
    PASSES: "Tämän sääntö hyväksyy", "Detta godkänner regeln", "What it has nothing to say about";
    COVERAGE: "arvioitavissa", "kunde bedömas", "could be judged";
}

/// Why rules are there, how to fix what they find, and examples.
pub(super) fn explain(codes: &[String], language: Language) -> Result<Outcome, Refusal> {
    let mut out = String::new();
    for code in codes {
        let Some(rule) = declarations().find(|known| known.code == *code || known.name == *code) else {
            let known = declarations().flat_map(|known| [&*known.code, &*known.name]);
            return Err(Error::unknown("rule", code, known.collect::<Vec<_>>()).into());
        };
        if !out.is_empty() {
            out.push('\n');
        }
        explained(&mut out, rule, language);
    }
    Ok(Outcome::of(out))
}

fn explained(out: &mut String, rule: &Declaration, language: Language) {
    let (family, severity) = (rule.family.label().get(language), rule.severity.label().get(language));
    let _ = writeln!(out, "{} {}", rule.code, rule.name);
    let _ = writeln!(out, "{family} · {severity} · {} {}", SINCE.get(language), rule.since);
    let mut section = |heading: &str, body: &str| {
        let _ = writeln!(out, "\n{heading}");
        for line in body.lines() {
            let _ = writeln!(out, "{}", format!("  {line}").trim_end());
        }
    };
    section(WHY.get(language), &rule.prose());
    section(MESSAGE.get(language), rule.message.get(language));
    section(HELP.get(language), rule.help.get(language));
    if !rule.limits.is_empty() {
        let limits = rule.limits.iter().map(|limit| format!("{} = {}: {}\n", limit.name, limit.default, limit.meaning));
        section(LIMITS.get(language), &limits.collect::<String>());
    }
    if let Some(example) = example(&rule.code) {
        section(FAILS.get(language), &format!("{}\n→ {}", example.fails, example.message.get(language)));
        example.passes.iter().for_each(|passes| section(PASSES.get(language), passes));
    }
}

/// The rules, for people or as the catalogue has them.
pub(super) fn rules(family: Option<Family>, json: bool, language: Language) -> Outcome {
    let rules: Vec<_> = declarations().filter(|rule| family.is_none_or(|family| rule.family == family)).collect();
    if json {
        return Outcome::of(serde_json::to_string_pretty(&rules).unwrap_or_default() + "\n");
    }
    let column = |of: fn(&Declaration) -> String| Column::text(rules.iter().map(|rule| Some(of(rule))));
    let table = Table::of_columns(vec![
        ("code".to_owned(), column(|rule| rule.code.to_string())),
        ("name".to_owned(), column(|rule| rule.name.to_string())),
        ("family".to_owned(), column(|rule| rule.family.as_str().to_owned())),
        ("severity".to_owned(), column(|rule| rule.severity.as_str().to_owned())),
    ]);
    Outcome::of(table_text(&table, View::reader(language)) + "\n")
}

/// How often each rule found something that is new, the most frequent first, and how much could be judged.
pub(super) fn statistics(reports: &[CheckReport], language: Language) -> String {
    let mut counts: Vec<(&Declaration, Severity, i64)> = Vec::new();
    for finding in reports.iter().flat_map(CheckReport::new_findings) {
        let (rule, severity) = (finding.declaration(), finding.severity());
        match counts.iter_mut().find(|(known, as_bad, _)| *known == rule && *as_bad == severity) {
            Some((.., count)) => *count += 1,
            None => counts.push((rule, severity, 1)),
        }
    }
    crate::sorted::sort_by(&mut counts, |one, other| {
        other.2.cmp(&one.2).then_with(|| one.0.code.cmp(&other.0.code)).then_with(|| one.1.cmp(&other.1))
    });
    let mut table = Table::of_columns(vec![
        ("code".to_owned(), Column::text(counts.iter().map(|(rule, ..)| Some(rule.code.to_string())))),
        ("name".to_owned(), Column::text(counts.iter().map(|(rule, ..)| Some(rule.name.to_string())))),
        ("severity".to_owned(), Column::text(counts.iter().map(|(_, severity, _)| Some(severity.as_str())))),
    ]);
    // Columns of equal length, made one by one.
    let _ = table.insert("findings", Column::Integer(counts.iter().map(|(.., count)| Some(*count)).collect()));
    let mut out = table_text(&table, View::reader(language)) + "\n";
    let all = CheckReport {
        outcomes: reports.iter().flat_map(|report| &report.outcomes).cloned().collect(),
        ..CheckReport::default()
    };
    if let Some(coverage) = all.coverage() {
        let _ = writeln!(out, "\n{}: {:.1} %", COVERAGE.get(language), coverage * 100.0);
    }
    out
}
