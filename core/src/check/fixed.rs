//! Which fixes are asked for, and what came of them.

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::Error;
use crate::diagnostic::{Diagnostic, Safety, Wording, vocabulary};
use crate::options::Options;

/// Which fixes to make.
#[derive(Debug, Clone, PartialEq)]
pub struct FixOptions {
    pub(super) safety: Safety,
    pub(super) finding: Option<(String, usize)>,
}

impl Default for FixOptions {
    fn default() -> Self {
        Self { safety: Safety::Safe, finding: None }
    }
}

impl FixOptions {
    /// The safe ones.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same up to a safety: [`Safety::Suggested`] makes the first fix of each finding, be it safe or not.
    #[must_use]
    pub fn safety(mut self, safety: Safety) -> Self {
        self.safety = safety;
        self
    }

    /// Only one fix of one finding, whatever its safety: somebody has looked at it. The finding is named by its
    /// fingerprint, the fix by its place in the finding's list.
    #[must_use]
    pub fn finding(mut self, fingerprint: impl Into<String>, fix: usize) -> Self {
        self.finding = Some((fingerprint.into(), fix));
        self
    }

    /// Reads `safety`, `finding` and `fix`.
    pub(crate) fn read(options: &Options<'_>) -> Result<Self, Error> {
        let safety = options.word("safety", Safety::ALL, Safety::as_str)?.unwrap_or(Safety::Safe);
        let fix = options.integer("fix")?.unwrap_or(0);
        let fix = usize::try_from(fix).map_err(|_| Error::option("fix", &Value::from(fix), "a number from 0 on"))?;
        let finding = options.string("finding")?.map(|fingerprint| (fingerprint.to_owned(), fix));
        Ok(Self { safety, finding })
    }
}

/// A fix that was made.
#[derive(Debug, Clone, PartialEq)]
pub struct AppliedFix {
    /// What it mended, as it was found.
    pub finding: Diagnostic,
    /// Its place in the finding's list of fixes.
    pub fix: usize,
    /// The round in which it was made, from one.
    pub round: usize,
}

vocabulary! {
    /// Why a fix was not made.
    pub enum Refusal {
        /// The text has no place for it: the text is no JSON, or does not hold what the fix changes.
        NotApplicable = "not-applicable" ("tekstissä ei ole sille paikkaa", "texten har ingen plats för den", "the text has no place for it"),
        /// The document would be no plan any more.
        NotAPlan = "not-a-plan" ("asiakirja ei olisi enää suunnitelma", "dokumentet vore inte längre en plan", "the document would be no plan any more"),
        /// It would bring errors that are not there now.
        AddsErrors = "adds-errors" ("se toisi uusia virheitä", "den skulle medföra nya fel", "it would bring new errors"),
        /// The finding would still be there.
        Remains = "remains" ("havainto ei poistuisi", "anmärkningen skulle finnas kvar", "the finding would still be there"),
    }
}

/// A fix that was asked for and not made.
#[derive(Debug, Clone, PartialEq)]
pub struct RefusedFix {
    /// What it would have mended.
    pub finding: Diagnostic,
    /// Its place in the finding's list of fixes.
    pub fix: usize,
    /// Why it was not made.
    pub reason: Refusal,
    /// The errors that it would have brought.
    pub errors: Vec<Diagnostic>,
}

/// A text with its fixes made.
#[derive(Debug, Clone, PartialEq)]
pub struct FixedText {
    /// The text; what no fix changed is as it was, byte for byte.
    pub text: String,
    /// What was made, in order.
    pub applied: Vec<AppliedFix>,
    /// What was asked for and could not be made.
    pub refused: Vec<RefusedFix>,
    /// What keeps the text from being a plan, or else what the rules still find, in the order of the text.
    pub left: Vec<Diagnostic>,
    /// How often fixes were made and the text was checked again.
    pub rounds: usize,
    /// Whether nothing more would change: false where fixes undo each other.
    pub settled: bool,
}

/// A text with its fixes made, as it is written.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "FixedText"))]
pub(crate) struct FixedRecord<'a> {
    /// The text; what no fix changed is as it was, byte for byte.
    text: &'a str,
    /// What was made, in order.
    applied: Vec<AppliedRecord<'a>>,
    /// What was asked for and could not be made.
    refused: Vec<RefusedRecord<'a>>,
    /// What keeps the text from being a plan, or else what the rules still find, in the order of the text.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::diagnostic::DiagnosticRecord<'static>>"))]
    left: &'a [Diagnostic],
    /// How often fixes were made and the text was checked again.
    rounds: usize,
    /// Whether nothing more would change: false where fixes undo each other.
    settled: bool,
}

/// A fix that was made.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "AppliedFix"))]
struct AppliedRecord<'a> {
    /// What it mended, as it was found.
    #[cfg_attr(feature = "schema", schemars(with = "crate::diagnostic::DiagnosticRecord<'static>"))]
    finding: &'a Diagnostic,
    /// Its place in the finding's list of fixes.
    fix: usize,
    /// What it did.
    title: Wording,
    /// The round in which it was made, from one.
    round: usize,
}

/// A fix that was asked for and not made.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "RefusedFix"))]
struct RefusedRecord<'a> {
    /// What it would have mended.
    #[cfg_attr(feature = "schema", schemars(with = "crate::diagnostic::DiagnosticRecord<'static>"))]
    finding: &'a Diagnostic,
    /// Its place in the finding's list of fixes.
    fix: usize,
    /// What it would have done.
    title: Wording,
    /// Why it was not made.
    reason: Refusal,
    /// The errors that it would have brought.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::diagnostic::DiagnosticRecord<'static>>"))]
    errors: &'a [Diagnostic],
}

fn title(finding: &Diagnostic, fix: usize) -> Wording {
    Wording::of(|language| finding.fixes.get(fix).map_or_else(String::new, |fix| finding.fix_title(fix, language)))
}

impl<'a> From<&'a FixedText> for FixedRecord<'a> {
    fn from(fixed: &'a FixedText) -> Self {
        let applied = |AppliedFix { finding, fix, round }: &'a AppliedFix| {
            let title = title(finding, *fix);
            AppliedRecord { finding, fix: *fix, title, round: *round }
        };
        let refused = |RefusedFix { finding, fix, reason, errors }: &'a RefusedFix| {
            let title = title(finding, *fix);
            RefusedRecord { finding, fix: *fix, title, reason: *reason, errors }
        };
        Self {
            text: &fixed.text,
            applied: fixed.applied.iter().map(applied).collect(),
            refused: fixed.refused.iter().map(refused).collect(),
            left: &fixed.left,
            rounds: fixed.rounds,
            settled: fixed.settled,
        }
    }
}

/// As `schemas/fixed-text.schema.json` says.
impl Serialize for FixedText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        FixedRecord::from(self).serialize(serializer)
    }
}
