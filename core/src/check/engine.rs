//! Runs rules over a plan: one walk, in which each value is shown to the rules that look at values of its type.

use std::any::{Any, TypeId};
use std::collections::HashMap;

use super::options::CheckOptions;
use super::outcome::{CheckReport, Outcome, RuleOutcome};
use super::suppression::Suppressions;
use super::{Findings, RULES, Rule, Subject};
use crate::diagnostic::{Diagnostic, sort};
use crate::plan::{ElementKind, Id, Path, PlanDocument, Text, Visitor};
use crate::read::SourceText;

/// Runs the rules that options and the kind of document ask for.
pub(crate) fn check(plan: &PlanDocument, source: Option<&SourceText>, options: &CheckOptions) -> CheckReport {
    let subject = Subject::new(plan, options);
    let profile = options.profile_for(plan.kind);
    let rules: Vec<&Rule> = RULES.iter().copied().filter(|rule| options.wants(&rule.declaration, profile)).collect();
    let found = run(&subject, &rules);

    let mut outcomes = Vec::with_capacity(rules.len());
    let mut list = Vec::new();
    for (rule, mut findings) in rules.iter().zip(found) {
        for finding in &mut findings.list {
            finding.element = subject.element_path(&finding.place.pointer);
        }
        findings.list.retain_mut(|finding| match options.severity_of(finding, profile) {
            Some(severity) => {
                finding.set_severity(severity);
                true
            }
            None => false,
        });
        outcomes.push(outcome(rule, &findings));
        list.append(&mut findings.list);
    }

    let mut suppressions = Suppressions::new(&subject);
    suppressions.apply(&mut list);
    let of_suppressions = suppressions.findings(&rules, options.today);
    for mut finding in of_suppressions.into_iter().filter(|finding| options.wants(finding.declaration(), profile)) {
        finding.element = subject.element_path(&finding.place.pointer);
        if let Some(severity) = options.severity_of(&finding, profile) {
            finding.set_severity(severity);
            list.push(finding);
        }
    }

    if let Some(source) = source {
        list.iter_mut().for_each(|finding| source.place(finding));
    }
    sort(&mut list);
    let (suppressed, mut findings): (Vec<_>, Vec<_>) = list.into_iter().partition(|one| one.suppressed.is_some());
    let gone = options.baseline.as_ref().map_or_else(Vec::new, |baseline| baseline.compare(&mut findings));
    CheckReport { findings, suppressed, outcomes, gone }
}

fn outcome(rule: &Rule, findings: &Findings) -> RuleOutcome {
    let outcome = if !findings.list.is_empty() {
        Outcome::Failed
    } else if findings.undecided > 0 {
        Outcome::Undecided
    } else if findings.judged == 0 {
        Outcome::NotApplicable
    } else {
        Outcome::Passed
    };
    RuleOutcome {
        code: rule.declaration.code.clone(),
        name: rule.declaration.name.clone(),
        outcome,
        judged: findings.judged,
        findings: findings.list.len(),
        undecided: findings.undecided,
        missing: findings.missing.clone(),
    }
}

/// What each rule finds.
fn run(subject: &Subject<'_>, rules: &[&Rule]) -> Vec<Findings> {
    let mut by_type: HashMap<TypeId, Vec<usize>> = HashMap::new();
    for (index, rule) in rules.iter().enumerate() {
        by_type.entry((rule.looks_at)()).or_default().push(index);
    }
    let found = rules.iter().map(|_| Findings::default()).collect();
    let mut round = Round { subject, rules, by_type, found };
    subject.plan.visit(&mut round);
    round.found
}

struct Round<'a, 'p> {
    subject: &'a Subject<'p>,
    rules: &'a [&'a Rule],
    by_type: HashMap<TypeId, Vec<usize>>,
    found: Vec<Findings>,
}

impl Round<'_, '_> {
    fn show(&mut self, path: &Path, value: &dyn Any) {
        for index in self.by_type.get(&value.type_id()).into_iter().flatten() {
            let (Some(rule), Some(findings)) = (self.rules.get(*index), self.found.get_mut(*index)) else { continue };
            let before = (findings.judged, findings.undecided);
            let judged = (rule.judge)(self.subject, path, value, findings);
            if judged.is_some() && before == (findings.judged, findings.undecided) {
                findings.judged += 1;
            }
        }
    }
}

impl<'p> Visitor<'p> for Round<'_, 'p> {
    fn record(&mut self, path: &Path, record: &'p dyn Any) {
        self.show(path, record);
    }

    fn text(&mut self, path: &Path, text: &'p Text) {
        self.show(path, text);
    }

    fn element(&mut self, _: &Path, _: ElementKind, _: &'p Id) {}
}

/// Those that nobody has accepted.
pub(crate) fn findings(plan: &PlanDocument, source: Option<&SourceText>, options: &CheckOptions) -> Vec<Diagnostic> {
    check(plan, source, options).findings
}
