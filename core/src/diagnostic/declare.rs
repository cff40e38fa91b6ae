//! What a diagnostic can be: declared once, with its documentation, in one place.

use std::borrow::Cow;

use serde::Serialize;

use super::{Wording, vocabulary};

vocabulary! {
    /// How bad a finding is.
    pub enum Severity {
        /// The plan contradicts itself or the law, or cannot be read.
        Error = "error" ("virhe", "fel", "error"),
        /// Something is missing or unlikely to be meant.
        Warning = "warning" ("varoitus", "varning", "warning"),
        /// The plan would be better for it.
        Advice = "advice" ("neuvo", "råd", "advice"),
    }
}

vocabulary! {
    /// What a diagnostic is about; the letter begins its code.
    pub enum Family {
        /// `P`: the text is not a plan yet (parsing).
        Reading = "reading" ("lukeminen", "läsning", "reading"),
        /// `S`: ids, references, texts and their languages.
        Structure = "structure" ("rakenne", "struktur", "structure"),
        /// `V`: validity and law.
        Validity = "validity" ("voimassaolo", "giltighet", "validity"),
        /// `R`: who answers for what.
        Responsibility = "responsibility" ("vastuut", "ansvar", "responsibility"),
        /// `G`: goals and indicators.
        Goals = "goals" ("tavoitteet", "mål", "goals"),
        /// `Y`: where organisations meet (yhdyspinta).
        Interfaces = "interfaces" ("yhdyspinnat", "kontaktytor", "interfaces"),
        /// `U`: units, groups and areas.
        Units = "units" ("yksiköt ja alueet", "enheter och områden", "units and areas"),
        /// `D`: decisions.
        Decisions = "decisions" ("päätökset", "beslut", "decisions"),
        /// `A`: plans that belong together (alignment).
        Alignment = "alignment" ("yhteensopivuus", "samstämmighet", "alignment"),
        /// `X`: exceptions from the rules.
        Exceptions = "exceptions" ("poikkeukset", "undantag", "exceptions"),
        /// Rules that others have made, whose codes begin with two or more letters; `O`: what is wrong with such rules.
        Own = "own" ("omat säännöt", "egna regler", "own rules"),
        /// `C`: what follows from an early end.
        Consequences = "consequences" ("seuraukset", "följder", "consequences"),
    }
}

impl Family {
    /// The letter that begins the codes of the family.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Reading => 'P',
            Self::Structure => 'S',
            Self::Validity => 'V',
            Self::Responsibility => 'R',
            Self::Goals => 'G',
            Self::Interfaces => 'Y',
            Self::Units => 'U',
            Self::Decisions => 'D',
            Self::Alignment => 'A',
            Self::Exceptions => 'X',
            Self::Own => 'O',
            Self::Consequences => 'C',
        }
    }
}

/// One kind of diagnostic: what every finding of it has in common.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Declaration {
    /// Family letter and three digits; never reused.
    pub code: Cow<'static, str>,
    /// Named for the fault: `goal-without-pair`.
    pub name: Cow<'static, str>,
    /// What it is about.
    pub family: Family,
    /// How bad it is.
    pub severity: Severity,
    /// The version that brought it.
    pub since: Cow<'static, str>,
    /// Why it matters and how to fix it, in Markdown.
    #[serde(serialize_with = "as_prose")]
    pub docs: Cow<'static, str>,
    /// The message, with gaps `{name}` for the arguments.
    pub message: Wording,
    /// What to do about it.
    pub help: Wording,
    /// The thresholds that it has, which options can change.
    pub limits: &'static [Limit],
}

impl Declaration {
    /// The documentation without the blank with which lines of comments begin.
    #[must_use]
    pub fn prose(&self) -> String {
        prose(&self.docs)
    }
}

/// The library's own documentation without those blanks; what others have written as it is.
#[expect(clippy::ptr_arg, reason = "serde hands over the field as it is")]
fn as_prose<S: serde::Serializer>(docs: &Cow<'static, str>, serializer: S) -> Result<S::Ok, S::Error> {
    match docs {
        Cow::Borrowed(docs) => serializer.serialize_str(&prose(docs)),
        Cow::Owned(docs) => serializer.serialize_str(docs),
    }
}

/// Documentation as it stands in the source, without the blank with which lines of comments begin.
#[must_use]
pub fn prose(docs: &str) -> String {
    let lines = docs.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

impl PartialEq for Declaration {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

/// A threshold of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Limit {
    /// Its name among all rules.
    pub name: &'static str,
    /// What it is unless options say otherwise.
    pub default: f64,
    /// What it means.
    pub meaning: &'static str,
}

/// The fields of a [`Declaration`] as an expression; see [`declare!`] for the form.
macro_rules! declaration {
    (
        docs: [$($doc:expr),*],
        $code:literal $name:literal $family:ident $severity:ident since $since:literal
        message { fi: $fi:literal, sv: $sv:literal, en: $en:literal $(,)? }
        help { fi: $help_fi:literal, sv: $help_sv:literal, en: $help_en:literal $(,)? }
        $(limits { $($limit:ident = $default:literal $meaning:literal;)* })?
    ) => {
        $crate::diagnostic::Declaration {
            code: std::borrow::Cow::Borrowed($code),
            name: std::borrow::Cow::Borrowed($name),
            family: $crate::diagnostic::Family::$family,
            severity: $crate::diagnostic::Severity::$severity,
            since: std::borrow::Cow::Borrowed($since),
            docs: std::borrow::Cow::Borrowed($crate::documented!($($doc, "\n"),*)),
            message: $crate::diagnostic::Wording::new($fi, $sv, $en),
            help: $crate::diagnostic::Wording::new($help_fi, $help_sv, $help_en),
            limits: &[$($($crate::diagnostic::Limit {
                name: stringify!($limit),
                default: $default,
                meaning: $crate::documented!($meaning),
            }),*)?],
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
