//! Ids of elements, and references to them.

use std::fmt;
use std::marker::PhantomData;

use super::record::{Walk, Walker, formed};
use crate::diagnostic::vocabulary;
use crate::json::{Decode, Decoder, Node};

vocabulary! {
    /// What a reference can lead to.
    pub enum ElementKind {
        /// A document that the plan relies on.
        Source = "source" ("lähde", "källa", "source"),
        /// An act and section.
        LegalBasis = "legal-basis" ("oikeusperusta", "rättslig grund", "legal basis"),
        /// A side of the plan.
        Side = "side" ("puoli", "sida", "side"),
        /// A party of the plan, or another organisation.
        Party = "party" ("osapuoli", "part", "party"),
        /// An operating unit.
        Unit = "unit" ("yksikkö", "enhet", "unit"),
        /// A preparation or working group.
        Group = "group" ("ryhmä", "grupp", "group"),
        /// A change of organisations.
        OrganisationChange = "organisation-change" ("organisaatiomuutos", "organisationsförändring", "organisation change"),
        /// A client group.
        ClientGroup = "client-group" ("asiakasryhmä", "klientgrupp", "client group"),
        /// A service.
        Service = "service" ("palvelu", "tjänst", "service"),
        /// An event that decides when the plan ends.
        Fact = "fact" ("tosiseikka", "faktum", "fact"),
        /// A condition of early end.
        EarlyEnd = "early-end" ("päättymisehto", "villkor för upphörande", "condition of early end"),
        /// A decision about the plan.
        Decision = "decision" ("päätös", "beslut", "decision"),
        /// A starting point, mission, vision or lead target.
        Statement = "statement" ("lausuma", "utsaga", "statement"),
        /// A goal.
        Goal = "goal" ("tavoite", "mål", "goal"),
        /// A focus area.
        FocusArea = "focus-area" ("painopiste", "prioritet", "focus area"),
        /// An indicator.
        Indicator = "indicator" ("mittari", "indikator", "indicator"),
        /// A measure.
        Measure = "measure" ("toimenpide", "åtgärd", "measure"),
        /// An axis of assessment.
        AssessmentAxis = "assessment-axis" ("arviointiakseli", "bedömningsaxel", "assessment axis"),
        /// An interface between organisations.
        Interface = "interface" ("yhdyspinta", "kontaktyta", "interface"),
        /// An evaluation of the plan.
        Evaluation = "evaluation" ("arviointi", "utvärdering", "evaluation"),
        /// A responsibility pair.
        ResponsibilityPair = "responsibility-pair" ("vastuupari", "ansvarspar", "responsibility pair"),
    }
}

formed! {
    /// The name of an element within its plan: lower-case letters, digits and hyphens, beginning with a letter or digit.
    pub struct Id = "^[a-z0-9][a-z0-9-]{0,99}$", has_form (
        "tunnus: pieniä kirjaimia a–z, numeroita ja yhdysviivoja",
        "ett id: små bokstäver a–z, siffror och bindestreck",
        "an id: lower-case letters a-z, digits and hyphens"
    )
}

fn has_form(id: &str) -> bool {
    let letter = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    id.as_bytes().first().is_some_and(letter) && id.len() <= 100 && id.bytes().all(|byte| letter(&byte) || byte == b'-')
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        self.as_str()
    }
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

    fn blank() -> Self {
        Self::new(Id::blank())
    }
}

impl<T: Target> Walk for Ref<T> {
    fn walk<'p>(&'p self, walker: &mut dyn Walker<'p>) {
        walker.reference(T::KINDS, &self.id);
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
    /// Leads to an act and section.
    ToLegalBasis => [LegalBasis];
    /// Leads to a side.
    ToSide => [Side];
    /// Leads to a party or another organisation.
    ToParty => [Party];
    /// Leads to what a unit can be part of.
    ToUnitOrParty => [Party, Unit];
    /// Leads to a group.
    ToGroup => [Group];
    /// Leads to who can act: an organisation, unit or group.
    ToActor => [Party, Unit, Group];
    /// Leads to who can be responsible for a measure.
    ToResponsible => [Party, Unit, Group, ResponsibilityPair];
    /// Leads to a client group.
    ToClientGroup => [ClientGroup];
    /// Leads to a service.
    ToService => [Service];
    /// Leads to a fact.
    ToFact => [Fact];
    /// Leads to a goal.
    ToGoal => [Goal];
    /// Leads to an indicator.
    ToIndicator => [Indicator];
    /// Leads to an axis of assessment.
    ToAxis => [AssessmentAxis];
    /// Leads to what a responsibility pair can answer for.
    ToAnswerable => [Goal, FocusArea, Indicator, Interface];
}
