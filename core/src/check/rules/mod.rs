//! The rules, one a file, in a folder a family.
//!
//! A new rule is a file in its family's folder and a word in the list of that folder's `mod.rs`.

mod alignment;
mod decisions;
mod goals;
mod interfaces;
mod responsibility;
mod structure;
mod titles;
mod units;
mod validity;

use std::sync::LazyLock;

use super::{At, Findings, JUDGED, Judged, Rule, Subject, rule};

/// Registers the rules of a family: the names of their files.
macro_rules! register {
    ($($rule:ident),* $(,)?) => {
        $crate::check::rules::register![of $crate::check::Rule: $($rule),*];
    };
    (of $type:ty: $($rule:ident),* $(,)?) => {
        $(mod $rule;)*
        /// The rules of the family, in the order of their codes.
        pub(crate) static RULES: &[&$type] = &[$(&$rule::RULE),*];
    };
}
use register;

/// The rules about plans that belong together.
pub(crate) use alignment::RULES as SET_RULES;

/// All rules about one plan, family by family.
pub(crate) static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    [
        structure::RULES,
        validity::RULES,
        responsibility::RULES,
        goals::RULES,
        interfaces::RULES,
        units::RULES,
        decisions::RULES,
    ]
    .concat()
});
