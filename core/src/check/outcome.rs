//! What a check looked at: per rule, and how much of the plan could be judged.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::diagnostic::{Diagnostic, vocabulary};
use crate::table::rows;

use super::{Baseline, BaselineEntry, CheckOptions};

vocabulary! {
    /// What came of a rule.
    pub enum Outcome {
        /// It looked and found nothing.
        Passed = "passed" ("läpäisty", "godkänd", "passed"),
        /// It found something.
        Failed = "failed" ("ei läpäisty", "underkänd", "failed"),
        /// The plan has nothing that it speaks of.
        NotApplicable = "not-applicable" ("ei sovellu", "ej tillämplig", "not applicable"),
        /// It found nothing so far, and facts are missing.
        Undecided = "undecided" ("ratkaisematta", "oavgjord", "undecided"),
    }
}

/// What came of one rule.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleOutcome {
    /// Its code.
    pub code: Cow<'static, str>,
    /// Its name.
    pub name: Cow<'static, str>,
    /// What came of it.
    pub outcome: Outcome,
    /// How many values it judged.
    pub judged: usize,
    /// How many findings it made, suppressed ones among them.
    pub findings: usize,
    /// How many values it could not judge.
    pub undecided: usize,
    /// The facts that would decide those.
    pub missing: Vec<String>,
}

rows! {
    /// What came of a rule when a plan was checked.
    RuleOutcome as "OutcomeRow" {
        /// Code of the rule.
        code: text = |row| row.code.to_string();
        /// Name of the rule.
        name: text = |row| row.name.to_string();
        /// `passed`, `failed`, `not-applicable` or `undecided`.
        outcome: text = |row| row.outcome.as_str();
        /// How many values of the plan it judged.
        judged: integer = |row| i64::try_from(row.judged).unwrap_or(i64::MAX);
        /// How many findings it made, suppressed ones among them.
        findings: integer = |row| i64::try_from(row.findings).unwrap_or(i64::MAX);
        /// How many values it could not judge because facts are missing.
        undecided: integer = |row| i64::try_from(row.undecided).unwrap_or(i64::MAX);
        /// Those facts, separated by commas; missing where there are none.
        missing: text = |row| (!row.missing.is_empty()).then(|| row.missing.join(", "));
    }
}

/// What came of a check.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CheckReport {
    /// What was found and nobody has accepted, in the order of the text.
    pub findings: Vec<Diagnostic>,
    /// What was found and is accepted in the plan, in the order of the text.
    pub suppressed: Vec<Diagnostic>,
    /// What came of each rule that was meant for the plan.
    pub outcomes: Vec<RuleOutcome>,
    /// What the baseline has and is no more.
    pub gone: Vec<BaselineEntry>,
}

impl CheckReport {
    /// How much of what the rules looked at they could judge, from 0 to 1: values judged, of these and those for which facts
    /// are missing. `None` where the plan has nothing to judge.
    #[must_use]
    pub fn coverage(&self) -> Option<f64> {
        let count = |of: fn(&RuleOutcome) -> usize| self.outcomes.iter().map(of).sum::<usize>() as f64;
        let (judged, undecided) = (count(|rule| rule.judged), count(|rule| rule.undecided));
        (judged + undecided > 0.0).then(|| judged / (judged + undecided))
    }

    /// Puts findings that were made before the rules were run in front; a baseline holds for them, too.
    pub(crate) fn begin_with(&mut self, mut earlier: Vec<Diagnostic>, options: &CheckOptions) {
        if options.baseline.is_some() {
            let left = Baseline { accepted: std::mem::take(&mut self.gone) };
            self.gone = left.compare(&mut earlier);
        }
        self.findings.splice(..0, earlier);
    }

    /// The findings that a baseline does not have; all where there is none.
    pub fn new_findings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.findings.iter().filter(|finding| finding.baseline != Some(crate::diagnostic::BaselineState::Unchanged))
    }
}

/// A report as it is written.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "CheckReport"))]
pub(crate) struct ReportRecord<'a> {
    /// What was found and nobody has accepted.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::diagnostic::DiagnosticRecord<'static>>"))]
    findings: &'a [Diagnostic],
    /// What was found and is accepted in the plan.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::diagnostic::DiagnosticRecord<'static>>"))]
    suppressed: &'a [Diagnostic],
    /// What came of each rule that was meant for the plan.
    outcomes: Vec<OutcomeRecord<'a>>,
    /// How much of what the rules looked at they could judge, from 0 to 1; null where there was nothing.
    coverage: Option<f64>,
    /// What the baseline has and is no more.
    gone: &'a [BaselineEntry],
}

/// What came of a rule.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "RuleOutcome"))]
struct OutcomeRecord<'a> {
    /// Its code.
    code: &'a str,
    /// Its name.
    name: &'a str,
    /// What came of it.
    outcome: Outcome,
    /// How many values it judged.
    judged: usize,
    /// How many findings it made.
    findings: usize,
    /// How many values it could not judge.
    undecided: usize,
    /// The facts that would decide those.
    missing: &'a [String],
}

impl<'a> From<&'a RuleOutcome> for OutcomeRecord<'a> {
    fn from(rule: &'a RuleOutcome) -> Self {
        Self {
            code: &rule.code,
            name: &rule.name,
            outcome: rule.outcome,
            judged: rule.judged,
            findings: rule.findings,
            undecided: rule.undecided,
            missing: &rule.missing,
        }
    }
}

/// As `schemas/check-report.schema.json` says.
impl Serialize for CheckReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let outcomes = self.outcomes.iter().map(OutcomeRecord::from).collect();
        let (findings, suppressed, gone) = (&self.findings, &self.suppressed, &self.gone);
        ReportRecord { findings, suppressed, outcomes, coverage: self.coverage(), gone }.serialize(serializer)
    }
}
