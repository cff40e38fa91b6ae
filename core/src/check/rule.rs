//! What a rule is, and how one is declared.

use std::any::{Any, TypeId};
use std::ops::Deref;

use super::{Findings, Subject};
use crate::diagnostic::Declaration;
use crate::plan::{ElementKind, Path};

/// A rule: what its findings have in common, what it looks at, and how they are found.
pub(crate) struct Rule {
    pub(crate) declaration: Declaration,
    /// Its code, for as long as the program runs.
    pub(super) code: &'static str,
    /// The type of the values that it is shown.
    pub(super) looks_at: fn() -> TypeId,
    /// The fields of the plan on which its findings depend, beside the one that holds the value: where none of them has
    /// changed, the findings have not. `ids`, `days`, `references` and `languages` stand for what the survey of the plan
    /// gathers of all fields.
    pub(super) reads: &'static [&'static str],
    pub(super) judge: Judge,
}

/// Shows a rule one value of the plan.
pub(super) type Judge = fn(&Subject<'_>, &Shown<'_>, &mut Findings) -> Judged;

/// A value of the plan that is shown to rules: a record, a text, or the id in a reference.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) value: &'a dyn Any,
    pub(super) path: &'a Path,
    /// What a reference may lead to; empty for other values.
    pub(super) kinds: &'static [ElementKind],
}

/// Whether a rule could be applied to a value: `None` where it has nothing to say about one like it.
pub(super) type Judged = Option<()>;

/// The rule was applied: what it found is among the findings.
pub(super) const JUDGED: Judged = Some(());

/// A value of the plan, with its place.
pub(super) struct At<'a, T> {
    value: &'a T,
    path: &'a Path,
    kinds: &'static [ElementKind],
}

impl<'a, T: Any> At<'a, T> {
    pub(super) fn new(shown: &Shown<'a>) -> Option<Self> {
        Some(Self { value: shown.value.downcast_ref()?, path: shown.path, kinds: shown.kinds })
    }
}

impl<T> At<'_, T> {
    /// The place of the value.
    pub(super) fn pointer(&self) -> String {
        self.path.pointer()
    }

    /// What a reference may lead to; empty for other values.
    pub(super) fn kinds(&self) -> &'static [ElementKind] {
        self.kinds
    }

    /// The place of one of its fields, or of what is within: `holders/0/side`.
    pub(super) fn field(&self, field: &str) -> String {
        format!("{}/{field}", self.path.pointer())
    }

    /// The place of an item of one of its lists.
    pub(super) fn item(&self, list: &str, index: usize) -> String {
        format!("{}/{list}/{index}", self.path.pointer())
    }
}

impl<T> Deref for At<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value
    }
}

/// Declares the rule of a file: documentation, code, name, family, severity, version; what it looks at and what else it
/// reads; wording; thresholds. `check` is its function: it is shown each value of the type, and says whether it could judge.
macro_rules! rule {
    (
        $(#[doc = $doc:expr])*
        $code:literal $name:literal $family:ident $severity:ident since $since:literal
        on $type:ty, reads [$($field:ident),*]
        message { $($message:tt)* }
        help { $($help:tt)* }
        $(limits { $($limits:tt)* })?
    ) => {
        $(#[doc = $doc])*
        pub(super) static RULE: $crate::check::Rule = $crate::check::Rule {
            declaration: $crate::diagnostic::declaration! {
                docs: [$($doc),*],
                $code $name $family $severity since $since
                message { $($message)* }
                help { $($help)* }
                $(limits { $($limits)* })?
            },
            code: $code,
            looks_at: std::any::TypeId::of::<$type>,
            reads: &[$(stringify!($field)),*],
            judge: |subject, shown, findings| check(subject, &$crate::check::At::<$type>::new(shown)?, findings),
        };

        /// A finding of this rule at an element.
        #[allow(dead_code, reason = "a few rules make their findings elsewhere")]
        fn finding(pointer: impl Into<String>) -> $crate::diagnostic::Diagnostic {
            let place = $crate::diagnostic::Place::new(pointer);
            $crate::diagnostic::Diagnostic::new(&RULE.declaration, place)
        }
    };
}
pub(super) use rule;
