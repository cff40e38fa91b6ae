//! Is a plan sound: the rules, and what they find.

mod rule;
mod rules;
mod subject;
mod table;

pub(crate) use rule::Rule;
use rule::rule;
pub(crate) use rules::RULES;
use subject::Subject;
pub(crate) use table::FindingRow;
pub use table::findings_table;

use crate::Error;
use crate::diagnostic::{Diagnostic, Findings, sort};
use crate::plan::{PlanDocument, Profile};
use crate::read::SourceText;

/// How to check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckOptions {
    ignored: Vec<&'static str>,
}

impl CheckOptions {
    /// All rules.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same without one rule, named by its code (`R001`) or name (`goal-without-pair`).
    ///
    /// # Errors
    /// `unknown-name` where there is no such rule.
    pub fn ignore(mut self, rule: &str) -> Result<Self, Error> {
        let known = || RULES.iter().map(|known| &known.declaration);
        match known().find(|known| known.code == rule || known.name == rule) {
            Some(found) => self.ignored.push(found.code),
            None => {
                let names: Vec<_> = known().flat_map(|known| [known.code, known.name]).collect();
                return Err(Error::unknown("rule", rule, names));
            }
        }
        Ok(self)
    }

    /// Reads `{"ignore": ["R001"]}`; null and an empty object mean all rules.
    ///
    /// # Errors
    /// `unknown-option` for any other key, `option-value` for another type, `unknown-name` for an unknown rule.
    pub fn from_json(value: &serde_json::Value) -> Result<Self, Error> {
        crate::options::read(value, &["ignore"])?
            .strings("ignore")?
            .into_iter()
            .try_fold(Self::new(), |options, rule| options.ignore(&rule))
    }
}

/// Runs the rules over a plan. Findings come in the order of the text, or of the plan where there was no text.
pub(crate) fn check(plan: &PlanDocument, source: Option<&SourceText>, options: &CheckOptions) -> Vec<Diagnostic> {
    let subject = Subject::new(plan);
    let mut findings = Findings::default();
    let exempt = Profile::of(plan.kind).exempt;
    let left_out = |code| options.ignored.contains(code) || exempt.contains(code);
    for rule in RULES.iter().filter(|rule| !left_out(&rule.declaration.code)) {
        (rule.check)(&subject, &mut findings);
    }
    let mut list = findings.into_list();
    if let Some(source) = source {
        list.iter_mut().for_each(|diagnostic| source.place(diagnostic));
    }
    sort(&mut list);
    list
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::Language;
    use crate::diagnostic::gaps;

    #[test]
    fn codes_and_names_are_unique_and_fit_their_family() {
        let all: Vec<_> = crate::catalog::declarations().collect();
        let codes: BTreeSet<_> = all.iter().map(|declaration| declaration.code).collect();
        let names: BTreeSet<_> = all.iter().map(|declaration| declaration.name).collect();
        assert_eq!((codes.len(), names.len()), (all.len(), all.len()));
        for declaration in all {
            let (letter, digits) = declaration.code.split_at(1);
            assert_eq!(letter, declaration.family.letter().to_string(), "{}", declaration.code);
            assert!(digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()), "{}", declaration.code);
        }
    }

    #[test]
    fn profiles_exempt_from_rules_that_there_are() {
        let codes: BTreeSet<_> = crate::catalog::declarations().map(|declaration| declaration.code).collect();
        for profile in crate::plan::Profile::ALL {
            assert!(profile.exempt.iter().all(|code| codes.contains(code)), "{profile:?}");
        }
    }

    #[test]
    fn the_three_languages_fill_the_same_gaps() {
        for declaration in crate::catalog::declarations() {
            for wording in [&declaration.message, &declaration.help] {
                let english = gaps(wording.en);
                for language in Language::ALL {
                    assert_eq!(gaps(wording.get(language)), english, "{} in {language:?}", declaration.code);
                }
            }
        }
    }

    #[test]
    fn every_declaration_says_why_and_how() {
        for declaration in crate::catalog::declarations() {
            assert!(declaration.docs.contains("# How to fix"), "{}", declaration.code);
            assert!(declaration.docs.trim().len() > 100, "{}", declaration.code);
        }
    }
}
