//! Ids of elements, and references to them.

use std::fmt;
use std::marker::PhantomData;

use super::record::{Absent, Path, Visitor, Walk};
use crate::diagnostic::Term;
use crate::json::{Decode, Decoder, Node};

/// What a reference can lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ElementKind {
    /// A document that the plan relies on.
    Source,
    /// An act and section.
    LegalBasis,
    /// A party of the plan.
    Party,
    /// An event that decides when the plan ends.
    Fact,
    /// A condition of early end.
    EarlyEnd,
    /// A decision about the plan.
    Decision,
    /// A goal.
    Goal,
    /// A focus area.
    FocusArea,
    /// An indicator.
    Indicator,
    /// A responsibility pair.
    ResponsibilityPair,
}

impl ElementKind {
    /// The word for a person.
    #[must_use]
    pub fn label(self) -> &'static Term {
        match self {
            Self::Source => const { &Term::new("lähde", "källa", "source") },
            Self::LegalBasis => const { &Term::new("oikeusperusta", "rättslig grund", "legal basis") },
            Self::Party => const { &Term::new("osapuoli", "part", "party") },
            Self::Fact => const { &Term::new("tosiseikka", "faktum", "fact") },
            Self::EarlyEnd => const { &Term::new("päättymisehto", "villkor för upphörande", "condition of early end") },
            Self::Decision => const { &Term::new("päätös", "beslut", "decision") },
            Self::Goal => const { &Term::new("tavoite", "mål", "goal") },
            Self::FocusArea => const { &Term::new("painopiste", "prioritet", "focus area") },
            Self::Indicator => const { &Term::new("mittari", "indikator", "indicator") },
            Self::ResponsibilityPair => const { &Term::new("vastuupari", "ansvarspar", "responsibility pair") },
        }
    }
}

/// The name of an element within its plan: lower-case letters, digits and hyphens, beginning with a letter or digit.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
pub struct Id(String);

static ID_FORM: Term = Term::new(
    "tunnus: pieniä kirjaimia a–z, numeroita ja yhdysviivoja",
    "ett id: små bokstäver a–z, siffror och bindestreck",
    "an id: lower-case letters a-z, digits and hyphens",
);

impl Id {
    /// The id, if it has the form of one.
    #[must_use]
    pub fn new(id: &str) -> Option<Self> {
        let letter = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let sound = id.as_bytes().first().is_some_and(letter)
            && id.len() <= 100
            && id.bytes().all(|byte| letter(&byte) || byte == b'-');
        sound.then(|| Self(id.to_owned()))
    }

    /// The id as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl<'de> serde::Deserialize<'de> for Id {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).ok_or_else(|| serde::de::Error::custom(format!("`{text}` is not {}", ID_FORM.en)))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Id {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "The name of an element within its plan: lower-case letters, digits and hyphens.",
            "type": "string",
            "pattern": "^[a-z0-9][a-z0-9-]{0,99}$",
        })
    }
}

impl Decode for Id {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let text = decoder.string(node)?;
        match Self::new(&text) {
            Some(id) => Some(id),
            None => decoder.wrong_form(node, &ID_FORM),
        }
    }
}

impl Absent for Id {}

impl Walk for Id {
    fn walk<'p>(&'p self, _: &mut Path, _: &mut dyn Visitor<'p>) {}
}

/// Which kinds of element a reference may lead to.
pub trait Target {
    /// The kinds, by preference.
    const KINDS: &'static [ElementKind];
}

/// The id of another element of the same plan.
pub struct Ref<T> {
    id: Id,
    target: PhantomData<fn() -> T>,
}

impl<T> Ref<T> {
    /// A reference to the element of that id.
    #[must_use]
    pub fn new(id: Id) -> Self {
        Self { id, target: PhantomData }
    }

    /// The id that it leads to.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        Self::new(self.id.clone())
    }
}

impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "-> {}", self.id)
    }
}

impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<T> serde::Serialize for Ref<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.id.serialize(serializer)
    }
}

impl<'de, T> serde::Deserialize<'de> for Ref<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Id::deserialize(deserializer).map(Self::new)
    }
}

#[cfg(feature = "schema")]
impl<T> schemars::JsonSchema for Ref<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Ref".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        generator.subschema_for::<Id>()
    }
}

impl<T> Decode for Ref<T> {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        Id::decode(node, decoder).map(Self::new)
    }
}

impl<T> Absent for Ref<T> {}

impl<T: Target> Walk for Ref<T> {
    fn walk<'p>(&'p self, path: &mut Path, visitor: &mut dyn Visitor<'p>) {
        visitor.reference(path, T::KINDS, &self.id);
    }
}

macro_rules! targets {
    ($($(#[$meta:meta])* $name:ident => [$($kind:ident),*];)*) => {
        $(
            $(#[$meta])*
            #[derive(Debug)]
            pub enum $name {}

            impl Target for $name {
                const KINDS: &'static [ElementKind] = &[$(ElementKind::$kind),*];
            }
        )*
    };
}

targets! {
    /// Leads to a source.
    ToSource => [Source];
    /// Leads to a party.
    ToParty => [Party];
    /// Leads to a fact.
    ToFact => [Fact];
    /// Leads to an indicator.
    ToIndicator => [Indicator];
    /// Leads to what a responsibility pair can answer for.
    ToAnswerable => [Goal, FocusArea, Indicator];
}
