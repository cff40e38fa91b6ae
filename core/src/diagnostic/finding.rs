//! One finding, with its place.

use serde::{Serialize, Serializer};

use super::message::{Argument, Arguments, render};
use super::{Declaration, Family, Language, Severity};
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

/// A finding about a document.
///
/// The wording comes last: [`Diagnostic::message`] and [`Diagnostic::help`] take the language.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    declaration: &'static Declaration,
    /// Where it is.
    pub place: Place,
    /// What fills the gaps of the message.
    pub arguments: Arguments,
    /// Other places that have to do with it: the first of two equal ids, the goal that a pair forgot.
    pub related: Vec<Related>,
}

impl PartialEq for Declaration {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Diagnostic {
    pub(crate) fn new(declaration: &'static Declaration, place: Place) -> Self {
        Self { declaration, place, arguments: Arguments::new(), related: Vec::new() }
    }

    /// Fills a gap of the message.
    pub(crate) fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        self.arguments.push((name, argument.into()));
        self
    }

    /// Adds a related place.
    pub(crate) fn related_to(mut self, pointer: impl Into<String>) -> Self {
        self.related.push(Place::new(pointer));
        self
    }

    /// Takes lines and columns away: for a text that nobody has seen.
    pub(crate) fn forget_range(&mut self) {
        for place in std::iter::once(&mut self.place).chain(&mut self.related) {
            place.range = None;
        }
    }

    /// What kind of finding it is, with its documentation.
    #[must_use]
    pub fn declaration(&self) -> &'static Declaration {
        self.declaration
    }

    /// The stable code: family letter and three digits.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.declaration.code
    }

    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.declaration.severity
    }

    /// What is wrong, in that language.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        render(self.declaration.message.get(language), &self.arguments, language)
    }

    /// What to do about it, in that language.
    #[must_use]
    pub fn help(&self, language: Language) -> String {
        render(self.declaration.help.get(language), &self.arguments, language)
    }
}

/// A diagnostic as it is written: messages in all three languages, for whoever shows them.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Diagnostic"))]
pub(crate) struct DiagnosticRecord<'a> {
    /// The stable code: family letter and three digits.
    code: &'a str,
    /// The rule's name: `goal-without-pair`.
    name: &'a str,
    /// What it is about.
    family: Family,
    /// How bad it is.
    severity: Severity,
    /// JSON Pointer to the element; empty for the whole document.
    pointer: &'a str,
    /// Line of the first character, from one; null where there was no text.
    line: Option<u32>,
    /// Column of the first character, from one, in Unicode characters.
    column: Option<u32>,
    /// Line of the place after the last character.
    end_line: Option<u32>,
    /// Column of the place after the last character.
    end_column: Option<u32>,
    /// What is wrong.
    message: Wordings,
    /// What to do about it.
    help: Wordings,
    /// Other places that have to do with it.
    related: Vec<RelatedRecord<'a>>,
}

/// A sentence in the three languages.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Wording"))]
struct Wordings {
    /// Finnish.
    fi: String,
    /// Swedish.
    sv: String,
    /// English.
    en: String,
}

impl Wordings {
    fn of(say: impl Fn(Language) -> String) -> Self {
        Self { fi: say(Language::Fi), sv: say(Language::Sv), en: say(Language::En) }
    }
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

impl<'a> From<&'a Diagnostic> for DiagnosticRecord<'a> {
    fn from(diagnostic: &'a Diagnostic) -> Self {
        let range = diagnostic.place.range;
        Self {
            code: diagnostic.code(),
            name: diagnostic.declaration.name,
            family: diagnostic.declaration.family,
            severity: diagnostic.severity(),
            pointer: &diagnostic.place.pointer,
            line: range.map(|range| range.line),
            column: range.map(|range| range.column),
            end_line: range.map(|range| range.end_line),
            end_column: range.map(|range| range.end_column),
            message: Wordings::of(|language| diagnostic.message(language)),
            help: Wordings::of(|language| diagnostic.help(language)),
            related: diagnostic
                .related
                .iter()
                .map(|place| RelatedRecord {
                    pointer: &place.pointer,
                    line: place.range.map(|range| range.line),
                    column: place.range.map(|range| range.column),
                })
                .collect(),
        }
    }
}

/// As `schemas/diagnostic.schema.json` says.
impl Serialize for Diagnostic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        DiagnosticRecord::from(self).serialize(serializer)
    }
}

/// Where rules put what they find.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Diagnostic>,
}

impl Findings {
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    pub(crate) fn into_list(self) -> Vec<Diagnostic> {
        self.list
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
