//! What a diagnostic can be: declared once, with its documentation, in one place.

use serde::Serialize;

use super::Term;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The plan contradicts itself or the law, or cannot be read.
    Error,
    /// Something is missing or unlikely to be meant.
    Warning,
    /// The plan would be better for it.
    Advice,
}

impl Severity {
    /// All of them, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Advice];

    /// The word used in every format.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }

    /// The word for a person.
    #[must_use]
    pub fn label(self) -> &'static Term {
        match self {
            Self::Error => const { &Term::new("virhe", "fel", "error") },
            Self::Warning => const { &Term::new("varoitus", "varning", "warning") },
            Self::Advice => const { &Term::new("neuvo", "råd", "advice") },
        }
    }
}

/// What a diagnostic is about; the letter begins its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// `P`: the text is not a plan yet (parsing).
    Reading,
    /// `S`: ids, references, texts and their languages.
    Structure,
    /// `V`: validity and law.
    Validity,
    /// `R`: who answers for what.
    Responsibility,
    /// `G`: goals and indicators.
    Goals,
    /// `D`: decisions.
    Decisions,
}

impl Family {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Reading, Self::Structure, Self::Validity, Self::Responsibility, Self::Goals, Self::Decisions];

    /// The word for a person.
    #[must_use]
    pub fn label(self) -> &'static Term {
        match self {
            Self::Reading => const { &Term::new("lukeminen", "läsning", "reading") },
            Self::Structure => const { &Term::new("rakenne", "struktur", "structure") },
            Self::Validity => const { &Term::new("voimassaolo", "giltighet", "validity") },
            Self::Responsibility => const { &Term::new("vastuut", "ansvar", "responsibility") },
            Self::Goals => const { &Term::new("tavoitteet", "mål", "goals") },
            Self::Decisions => const { &Term::new("päätökset", "beslut", "decisions") },
        }
    }

    /// The letter that begins the codes of the family.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Reading => 'P',
            Self::Structure => 'S',
            Self::Validity => 'V',
            Self::Responsibility => 'R',
            Self::Goals => 'G',
            Self::Decisions => 'D',
        }
    }

    /// The word used in every format.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Structure => "structure",
            Self::Validity => "validity",
            Self::Responsibility => "responsibility",
            Self::Goals => "goals",
            Self::Decisions => "decisions",
        }
    }
}

/// One kind of diagnostic: what every finding of it has in common.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Declaration {
    /// Family letter and three digits; never reused.
    pub code: &'static str,
    /// Named for the fault: `goal-without-pair`.
    pub name: &'static str,
    /// What it is about.
    pub family: Family,
    /// How bad it is.
    pub severity: Severity,
    /// The version that brought it.
    pub since: &'static str,
    /// Why it matters and how to fix it, in Markdown.
    pub docs: &'static str,
    /// The message, with gaps `{name}` for the arguments.
    pub message: Term,
    /// What to do about it.
    pub help: Term,
}

/// The fields of a [`Declaration`] as an expression; see [`declare!`] for the form.
macro_rules! declaration {
    (
        docs: [$($doc:expr),*],
        $code:literal $name:literal $family:ident $severity:ident since $since:literal
        message { fi: $fi:literal, sv: $sv:literal, en: $en:literal $(,)? }
        help { fi: $help_fi:literal, sv: $help_sv:literal, en: $help_en:literal $(,)? }
    ) => {
        $crate::diagnostic::Declaration {
            code: $code,
            name: $name,
            family: $crate::diagnostic::Family::$family,
            severity: $crate::diagnostic::Severity::$severity,
            since: $since,
            docs: concat!($($doc, "\n"),*),
            message: $crate::diagnostic::Term::new($fi, $sv, $en),
            help: $crate::diagnostic::Term::new($help_fi, $help_sv, $help_en),
        }
    };
}
pub(crate) use declaration;

/// Declares kinds of diagnostics that need no check function (faults of reading), and a list of them all.
macro_rules! declare {
    ($list:ident: $(
        $(#[doc = $doc:expr])*
        $id:ident = $code:literal $name:literal $family:ident $severity:ident since $since:literal
        message { $($message:tt)* }
        help { $($help:tt)* }
    )*) => {
        $(
            $(#[doc = $doc])*
            pub(crate) static $id: $crate::diagnostic::Declaration = $crate::diagnostic::declaration! {
                docs: [$($doc),*],
                $code $name $family $severity since $since
                message { $($message)* }
                help { $($help)* }
            };
        )*
        /// All of them, in the order of their codes.
        pub(crate) static $list: &[&$crate::diagnostic::Declaration] = &[$(&$id),*];
    };
}
pub(crate) use declare;
