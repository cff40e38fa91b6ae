//! One finding, with its place.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::message::{Argument, Arguments, render};
use super::{Declaration, Declared, Family, Fix, Language, Operation, Safety, Severity, Wording, vocabulary};
use crate::sorted;

/// Lines and columns from one place to another: both count from one, columns in Unicode characters, the end excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Range {
    /// Line of the first character.
    pub line: u32,
    /// Column of the first character.
    pub column: u32,
    /// Line of the place after the last character.
    pub end_line: u32,
    /// Column of the place after the last character.
    pub end_column: u32,
}

/// Where in the document: always a JSON Pointer, and lines and columns where there was text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// JSON Pointer (RFC 6901); empty for the whole document.
    pub pointer: String,
    /// The range in the text, where the document came from a text.
    pub range: Option<Range>,
}

impl Place {
    /// The place of an element, not yet looked up in a text.
    #[must_use]
    pub fn new(pointer: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), range: None }
    }
}

/// Another place that has to do with a finding.
pub type Related = Place;

/// Why a finding is not to be acted upon: somebody has accepted it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Suppressed {
    /// JSON Pointer to the suppression in the plan.
    pub pointer: String,
    /// Why it is accepted.
    pub reason: Option<Wording>,
    /// Who answers for that.
    pub owner: Option<String>,
    /// The last day on which it is.
    pub until: Option<Date>,
}

vocabulary! {
    /// Whether a finding was there when the baseline was taken.
    pub enum BaselineState {
        /// It has come since.
        New = "new" ("uusi", "ny", "new"),
        /// It was there and still is.
        Unchanged = "unchanged" ("ennallaan", "oförändrad", "unchanged"),
    }
}

/// A finding about a document.
///
/// The wording comes last: [`Diagnostic::message`] and [`Diagnostic::help`] take the language.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    declaration: Declared,
    severity: Severity,
    /// Where it is.
    pub place: Place,
    /// The element that it is about: the ids of the elements around it and its own, joined with `/`; empty for the plan
    /// itself. It stays the same when lines and positions change.
    pub element: String,
    /// What fills the gaps of the message.
    pub arguments: Arguments,
    /// Other places that have to do with it: the first of two equal ids, the goal that a pair forgot.
    pub related: Vec<Related>,
    /// What would mend it.
    pub fixes: Vec<Fix>,
    /// Who accepted it and why, where somebody did.
    pub suppressed: Option<Suppressed>,
    /// Whether it was there when the baseline was taken, where there is one.
    pub baseline: Option<BaselineState>,
}

impl Diagnostic {
    pub(crate) fn new(declaration: &'static Declaration, place: Place) -> Self {
        Self::of(Declared::Library(declaration), place)
    }

    /// One of a declaration that others may have made.
    pub(crate) fn of(declaration: Declared, place: Place) -> Self {
        Self {
            severity: declaration.severity,
            declaration,
            place,
            element: String::new(),
            arguments: Arguments::new(),
            related: Vec::new(),
            fixes: Vec::new(),
            suppressed: None,
            baseline: None,
        }
    }

    /// Fills a gap of the message.
    pub(crate) fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        self.arguments.push((name.into(), argument.into()));
        self
    }

    /// Adds a related place.
    pub(crate) fn related_to(mut self, pointer: impl Into<String>) -> Self {
        self.related.push(Place::new(pointer));
        self
    }

    /// Adds what would mend it.
    pub(crate) fn fixed_by(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }

    /// Makes it as bad as options say.
    pub(crate) fn set_severity(&mut self, severity: Severity) {
        self.severity = severity;
    }

    /// Takes lines and columns away: for a text that nobody has seen.
    pub(crate) fn forget_range(&mut self) {
        for place in std::iter::once(&mut self.place).chain(&mut self.related) {
            place.range = None;
        }
    }

    /// What kind of finding it is, with its documentation.
    #[must_use]
    pub fn declaration(&self) -> &Declaration {
        &self.declaration
    }

    /// The stable code: family letter and three digits.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.declaration().code
    }

    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What is wrong, in that language.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        render(self.declaration().message.get(language), &self.arguments, language)
    }

    /// What to do about it, in that language.
    #[must_use]
    pub fn help(&self, language: Language) -> String {
        render(self.declaration().help.get(language), &self.arguments, language)
    }

    /// What one of its fixes does, in that language.
    #[must_use]
    pub fn fix_title(&self, fix: &Fix, language: Language) -> String {
        let own = render(fix.title.get(language), &fix.arguments, language);
        render(&own, &self.arguments, language)
    }

    /// Sixteen letters that stay the same while the finding is the same: made from its code, element and arguments, not
    /// from lines and positions.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        // FNV-1a: short, and the same everywhere; a handful of findings of one element and code are told apart.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut take = |part: &str| {
            for byte in part.bytes().chain([0]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        };
        take(self.code());
        take(&self.element);
        take(&self.message(Language::En));
        format!("{hash:016x}")
    }
}

/// A diagnostic as it is written: messages in all three languages, for whoever shows them.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Diagnostic"))]
pub(crate) struct DiagnosticRecord<'a> {
    /// The stable code: family letter and three digits; two or more letters and three digits for rules of others.
    code: &'a str,
    /// The rule's name: `goal-without-pair`.
    name: &'a str,
    /// What it is about.
    family: Family,
    /// How bad it is.
    severity: Severity,
    /// JSON Pointer to the element; empty for the whole document.
    pointer: &'a str,
    /// The ids of the elements around it and its own, joined with `/`; empty for the plan itself.
    element: &'a str,
    /// Stays the same while the finding is the same, wherever it stands in the text.
    fingerprint: String,
    /// Line of the first character, from one; null where there was no text.
    line: Option<u32>,
    /// Column of the first character, from one, in Unicode characters.
    column: Option<u32>,
    /// Line of the place after the last character.
    end_line: Option<u32>,
    /// Column of the place after the last character.
    end_column: Option<u32>,
    /// What is wrong.
    message: Wording,
    /// What to do about it.
    help: Wording,
    /// Other places that have to do with it.
    related: Vec<RelatedRecord<'a>>,
    /// What would mend it.
    fixes: Vec<FixRecord<'a>>,
    /// Who accepted it and why; null where nobody did.
    suppressed: Option<&'a Suppressed>,
    /// `new` or `unchanged` since the baseline; null where there is none.
    baseline: Option<BaselineState>,
}

/// Another place that has to do with a diagnostic.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Related"))]
struct RelatedRecord<'a> {
    /// JSON Pointer to the element.
    pointer: &'a str,
    /// Line of the first character, from one; null where there was no text.
    line: Option<u32>,
    /// Column of the first character, from one.
    column: Option<u32>,
}

/// What would mend a finding.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Fix"))]
struct FixRecord<'a> {
    /// What it does.
    title: Wording,
    /// Whether it needs a person to look at it.
    safety: Safety,
    /// The changes as JSON Patch (RFC 6902), in order; all or none.
    patch: &'a [Operation],
}

impl<'a> From<&'a Diagnostic> for DiagnosticRecord<'a> {
    fn from(diagnostic: &'a Diagnostic) -> Self {
        let range = diagnostic.place.range;
        let declaration = diagnostic.declaration();
        let related = diagnostic.related.iter().map(|place| RelatedRecord {
            pointer: &place.pointer,
            line: place.range.map(|range| range.line),
            column: place.range.map(|range| range.column),
        });
        let fixes = diagnostic.fixes.iter().map(|fix| FixRecord {
            title: Wording::of(|language| diagnostic.fix_title(fix, language)),
            safety: fix.safety,
            patch: &fix.patch,
        });
        Self {
            code: &declaration.code,
            name: &declaration.name,
            family: declaration.family,
            severity: diagnostic.severity,
            pointer: &diagnostic.place.pointer,
            element: &diagnostic.element,
            fingerprint: diagnostic.fingerprint(),
            line: range.map(|range| range.line),
            column: range.map(|range| range.column),
            end_line: range.map(|range| range.end_line),
            end_column: range.map(|range| range.end_column),
            message: Wording::of(|language| diagnostic.message(language)),
            help: Wording::of(|language| diagnostic.help(language)),
            related: related.collect(),
            fixes: fixes.collect(),
            suppressed: diagnostic.suppressed.as_ref(),
            baseline: diagnostic.baseline,
        }
    }
}

/// As `schemas/diagnostic.schema.json` says.
impl Serialize for Diagnostic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        DiagnosticRecord::from(self).serialize(serializer)
    }
}

/// Puts findings in the order of the text, then of their codes: the same for the same document, always.
pub(crate) fn sort(list: &mut [Diagnostic]) {
    sorted::sort_by(list, |a, b| {
        let key = |diagnostic: &Diagnostic| (diagnostic.place.range.is_none(), diagnostic.place.range);
        key(a)
            .cmp(&key(b))
            .then_with(|| natural(&a.place.pointer).cmp(natural(&b.place.pointer)))
            .then_with(|| a.code().cmp(b.code()))
            .then_with(|| a.message(Language::En).cmp(&b.message(Language::En)))
    });
}

/// The pointer's segments, numbers as numbers: `/goals/2` comes before `/goals/10`.
fn natural(pointer: &str) -> impl Iterator<Item = (Option<usize>, &str)> {
    pointer.split('/').map(|segment| (segment.parse().ok(), segment))
}
