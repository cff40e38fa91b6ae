//! Is a plan sound: the rules, and what they find.

mod baseline;
mod custom;
mod engine;
#[cfg(feature = "docs")]
mod examples;
mod findings;
mod fixed;
mod fixing;
mod lookups;
mod options;
mod outcome;
mod profile;
mod rule;
mod rules;
mod set;
mod space;
mod subject;
mod suppression;
mod survey;
mod table;

pub use baseline::{Baseline, BaselineEntry};
pub use custom::inspect_rules;
pub(crate) use engine::{Checker, check, findings};
#[cfg(feature = "docs")]
pub use examples::{RuleExample, example};
pub(crate) use findings::Findings;
#[cfg(feature = "schema")]
pub(crate) use fixed::FixedRecord;
pub use fixed::{AppliedFix, FixOptions, FixedText, Refusal, RefusedFix};
pub(crate) use fixing::fix;
pub use options::CheckOptions;
#[cfg(feature = "schema")]
pub(crate) use outcome::ReportRecord;
pub use outcome::{CheckReport, Outcome, RuleOutcome};
pub use profile::CheckProfile;
pub(crate) use rule::Rule;
use rule::{At, JUDGED, Judged, Shown, rule};
pub(crate) use rules::{RULES, SET_RULES};
pub(crate) use set::{Member, SetRule, check_set};
use subject::Subject;
/// What is no rule: faults of exceptions, and of rules that others have made.
pub(crate) static DECLARATIONS: [&[&Declaration]; 2] = [suppression::DECLARATIONS, custom::DECLARATIONS];
#[cfg(feature = "schema")]
pub(crate) use custom::definitions;
pub(crate) use table::FindingRow;
pub use table::findings_table;

use crate::diagnostic::{Declaration, Severity};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::Language;
    use crate::diagnostic::gaps;

    #[test]
    fn codes_and_names_are_unique_and_fit_their_family() {
        let all: Vec<_> = crate::catalog::declarations().collect();
        let codes: BTreeSet<_> = all.iter().map(|declaration| &*declaration.code).collect();
        let names: BTreeSet<_> = all.iter().map(|declaration| &*declaration.name).collect();
        assert_eq!((codes.len(), names.len()), (all.len(), all.len()));
        for declaration in all {
            let (letter, digits) = declaration.code.split_at(1);
            assert_eq!(letter, declaration.family.letter().to_string(), "{}", declaration.code);
            assert!(digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()), "{}", declaration.code);
        }
    }

    #[test]
    fn profiles_exempt_from_rules_that_there_are() {
        let codes: BTreeSet<_> = crate::catalog::declarations().map(|declaration| &*declaration.code).collect();
        for profile in super::CheckProfile::ALL {
            assert!(profile.exempt().iter().all(|code| codes.contains(code)), "{profile:?}");
        }
    }

    #[test]
    fn rules_read_fields_that_there_are() {
        for rule in super::RULES.iter() {
            let gathered = super::survey::Changes::default();
            let known = |field: &&str| gathered.of(field).is_some() || crate::PlanDocument::FIELDS.contains(field);
            assert!(rule.reads.iter().all(known), "{}", rule.declaration.code);
        }
    }

    #[test]
    fn the_three_languages_fill_the_same_gaps() {
        for declaration in crate::catalog::declarations() {
            for wording in [&declaration.message, &declaration.help] {
                let gaps = |template| gaps(template).collect::<BTreeSet<_>>();
                let english = gaps(&wording.en);
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
