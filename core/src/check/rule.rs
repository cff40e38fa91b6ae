//! What a rule is, and how one is declared.

use super::Subject;
use crate::diagnostic::{Declaration, Findings};

/// A rule: what its findings have in common, and how they are found.
pub(crate) struct Rule {
    pub(crate) declaration: Declaration,
    pub(super) check: fn(&Subject<'_>, &mut Findings),
}

/// Declares the rule of a file: documentation, code, name, family, severity, version, wording; `check` is its function.
macro_rules! rule {
    (
        $(#[doc = $doc:expr])*
        $code:literal $name:literal $family:ident $severity:ident since $since:literal
        message { $($message:tt)* }
        help { $($help:tt)* }
    ) => {
        $(#[doc = $doc])*
        pub(super) static RULE: $crate::check::Rule = $crate::check::Rule {
            declaration: $crate::diagnostic::declaration! {
                docs: [$($doc),*],
                $code $name $family $severity since $since
                message { $($message)* }
                help { $($help)* }
            },
            check,
        };

        /// A finding of this rule at an element.
        fn finding(pointer: impl Into<String>) -> $crate::diagnostic::Diagnostic {
            let place = $crate::diagnostic::Place::new(pointer);
            $crate::diagnostic::Diagnostic::new(&RULE.declaration, place)
        }
    };
}
pub(super) use rule;
