//! Rules that others make, without Rust: what they select, what they ask of it, and what they say where it is not so.
//!
//! A rule is a JSON object; the form is in `docs/guides/custom-rules.md` and `schemas/custom-rules.schema.json`. It is
//! read with all its faults ([`form`]), tried on the form of plans ([`trial`]), and run on the plan as JSON: a field that
//! the model gets tomorrow needs no word here.

mod condition;
mod form;
mod given;
mod path;
#[cfg(feature = "schema")]
mod schema;
mod trial;

use std::sync::Arc;

use serde_json::Value;

use super::Findings;
use super::survey::Survey;
use crate::diagnostic::{Argument, Declaration, Declared, Diagnostic, Language, Place, Severity, gaps};
use crate::{Error, PlanDocument, catalog};
use condition::{Condition, Failure, Scene};
use path::{Match, Path, written};

pub(crate) use form::DECLARATIONS;
pub(super) use form::is_own_code;
pub(super) use given::GivenFindings;
#[cfg(feature = "schema")]
pub(crate) use schema::definitions;

/// Rules that others have made.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct CustomRules {
    rules: Vec<Arc<CustomRule>>,
    /// What is doubtful about them: they are run all the same.
    pub(super) doubts: Vec<Diagnostic>,
}

#[derive(Debug, PartialEq)]
struct CustomRule {
    declaration: Arc<Declaration>,
    select: Path,
    filter: Option<Condition>,
    assertion: Condition,
}

/// What is wrong or doubtful about rules, each with its place in their list. Where there is an error they cannot be used.
///
/// ```
/// let faults = soteplan::inspect_rules(&serde_json::json!([{
///     "code": "HEL001",
///     "name": "goal-without-swedish",
///     "message": "the goal {id} has no Swedish",
///     "select": "gaols[*]",
///     "assert": { "path": "text.sv", "exists": true },
/// }]));
/// assert_eq!((faults[0].code(), &*faults[0].place.pointer), ("O005", "/0/select"));
/// assert_eq!(faults[0].help(soteplan::Language::En), "did you mean: `goals`");
/// ```
#[must_use]
pub fn inspect_rules(rules: &Value) -> Vec<Diagnostic> {
    form::read(rules).doubts
}

impl CustomRules {
    /// Takes the rules of a list in place of those that there are.
    pub(super) fn take(&mut self, value: &Value) -> Result<(), Error> {
        let read = form::read(value);
        if read.doubts.iter().any(|one| one.severity() == Severity::Error) {
            return Err(Error::form("rules", &read.doubts));
        }
        *self = read;
        Ok(())
    }

    /// All declarations that there are: the library's, then those of these rules.
    pub(super) fn known<'r>(&'r self) -> impl Iterator<Item = &'r Declaration> + Clone {
        let library = catalog::declarations().map(|declaration| -> &'r Declaration { declaration });
        library.chain(self.rules.iter().map(|rule| &*rule.declaration))
    }

    /// What those find that are wanted.
    pub(super) fn run(
        &self,
        plan: &PlanDocument,
        survey: &Survey,
        wants: impl Fn(&Declaration) -> bool,
    ) -> Vec<(Declared, Findings)> {
        let wanted: Vec<_> = self.rules.iter().filter(|rule| wants(&rule.declaration)).collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let plan = plan.to_value();
        wanted.iter().map(|rule| (rule.declaration.clone().into(), rule.run(survey, &plan))).collect()
    }
}

impl CustomRule {
    fn run(&self, survey: &Survey, plan: &Value) -> Findings {
        let mut findings = Findings::default();
        let root = Match { pointer: String::new(), value: plan };
        let mut selected = self.select.matches(plan, &root);
        if let Some(filter) = &self.filter {
            let scene = Scene::new(plan, &[]);
            selected.retain(|element| scene.failure(filter, element).is_none());
        }
        let scene = Scene::new(plan, &selected);
        findings.looked_at(selected.len());
        for element in &selected {
            if let Some(failure) = scene.failure(&self.assertion, element) {
                findings.push(self.finding(survey, plan, element, failure));
            }
        }
        findings
    }

    fn finding(&self, survey: &Survey, plan: &Value, element: &Match<'_>, failure: Failure<'_>) -> Diagnostic {
        let mut arguments: Vec<(_, Argument)> = Vec::new();
        for name in gaps_of(&self.declaration) {
            let argument = match name {
                "id" => {
                    let path = survey.path(&element.pointer);
                    let own = element.value.get("id").map(written);
                    own.unwrap_or_else(|| path.rsplit('/').next().unwrap_or_default().to_owned()).into()
                }
                "value" => argument(&failure.values),
                other => {
                    let path = other.strip_prefix("field:").and_then(Path::parse);
                    let found = path.map_or_else(Vec::new, |path| path.matches(plan, element));
                    argument(&found.iter().map(|one| one.value).collect::<Vec<_>>())
                }
            };
            arguments.push((name.to_owned().into(), argument));
        }
        let place = Place::new(failure.pointer.unwrap_or_else(|| element.pointer.clone()));
        let mut finding = Diagnostic::of(self.declaration.clone().into(), place);
        finding.arguments = arguments;
        finding
    }
}

/// The gaps of all wordings of a rule.
fn gaps_of(declaration: &Declaration) -> Vec<&str> {
    let wordings = [&declaration.message, &declaration.help];
    let texts = wordings.into_iter().flat_map(|wording| Language::ALL.map(|language| wording.get(language)));
    let mut names: Vec<_> = texts.flat_map(gaps).collect();
    crate::sorted::sort(&mut names);
    names.dedup();
    names
}

/// Values as a message shows them: a text in languages in the reader's, several separated by commas.
fn argument(values: &[&Value]) -> Argument {
    let say = |language: Language| {
        let mut said = String::new();
        for value in values {
            if !said.is_empty() {
                said.push_str(", ");
            }
            said.push_str(&worded(value, language));
        }
        if said.is_empty() { "–".to_owned() } else { said }
    };
    Argument::Words(Language::ALL.map(say))
}

/// A value in a language, where it has languages; the first of Finnish, Swedish and English that there is.
fn worded(value: &Value, language: Language) -> String {
    let in_language = |language: &Language| value.get(language.code()).and_then(Value::as_str);
    let best = in_language(&language).or_else(|| Language::ALL.iter().find_map(in_language));
    best.map_or_else(|| written(value), str::to_owned)
}
