//! What a plan says: pure data with its invariants, one concept a file.

mod area_code;
mod certainty;
mod decision;
mod focus_area;
mod id;
mod indicator;
mod legal;
mod party;
mod record;
mod responsibility;
mod term;
mod text;

pub use area_code::AreaCode;
pub use certainty::{Certainty, CertaintyLevel, Source};
pub use decision::{Decision, DecisionKind};
pub use focus_area::{FocusArea, Goal, OperatingModel};
pub use id::{ElementKind, Id, Ref, Target, ToAnswerable, ToFact, ToIndicator, ToParty, ToSource};
pub use indicator::{Baseline, Direction, Indicator, IndicatorTarget};
pub use legal::LegalBasis;
pub use party::{Party, PartyKind, Side};
pub use responsibility::{Holder, ResponsibilityPair};
pub use term::{Condition, EarlyEnd, Fact, Successor, Term};
pub use text::Text;

pub(crate) use record::{Path, Visitor, Walk};
use record::{record, words};

/// The version of the form of plans that this library reads and writes.
pub const SCHEMA_VERSION: i64 = 1;

words! {
    /// What a document is. A title does not make a kind: a county's "provision plan" of 2022 stands on other law.
    pub enum PlanKind {
        /// Joint plan of the municipalities of a hospital district (Health Care Act 1326/2010 section 34).
        ProvisionPlan = "provision-plan" ("järjestämissuunnitelma", "plan för ordnande", "provision plan"),
        /// Starting point, mission, vision and focus areas of a region.
        RegionalStrategy = "regional-strategy" ("maakuntastrategia", "landskapsstrategi", "regional strategy"),
        /// Successor of a provision plan when responsibility moves.
        OrganisationAgreement = "organisation-agreement" ("järjestämissopimus", "avtal om ordnande", "organisation agreement"),
        /// How a county produces its services.
        ServiceStrategy = "service-strategy" ("palvelustrategia", "servicestrategi", "service strategy"),
        /// Agreement of the counties of a collaborative area.
        CooperationAgreement = "cooperation-agreement" ("yhteistyösopimus", "samarbetsavtal", "cooperation agreement"),
        /// Plan for the promotion of wellbeing and health.
        WellbeingPlan = "wellbeing-plan" ("hyvinvointisuunnitelma", "välfärdsplan", "wellbeing plan"),
        /// Anything else.
        Other = "other" ("muu asiakirja", "annat dokument", "other document"),
    }
}

words! {
    /// Where the document stands between a draft and its end.
    pub enum PlanStatus {
        /// Being prepared.
        Draft = "draft" ("luonnos", "utkast", "draft"),
        /// Put before those who decide.
        Proposed = "proposed" ("esitetty", "föreslagen", "proposed"),
        /// Approved by the body that approves it.
        Approved = "approved" ("hyväksytty", "godkänd", "approved"),
        /// Rejected by the body that approves it.
        Rejected = "rejected" ("hylätty", "förkastad", "rejected"),
        /// No longer holds.
        Ended = "ended" ("päättynyt", "upphörd", "ended"),
    }
}

record! {
    /// A plan as its file says it.
    pub struct PlanDocument {
        /// Version of this form: 1.
        pub schema_version: SchemaVersion,
        /// Name of the plan among plans.
        pub id: Id,
        /// What the document is.
        pub kind: PlanKind,
        /// What it is called.
        pub title: Text,
        /// Where it stands between a draft and its end.
        pub status: PlanStatus,
        /// What it is for.
        pub summary: Option<Text>,
        /// The documents and tables that its statements come from.
        #[serde(default)]
        pub sources: Vec<Source>,
        /// The acts that it stands on.
        #[serde(default)]
        pub legal_basis: Vec<LegalBasis>,
        /// Who makes the plan together.
        #[serde(default)]
        pub parties: Vec<Party>,
        /// From when until when it is meant to hold.
        pub term: Term,
        /// Events on which conditions depend.
        #[serde(default)]
        pub facts: Vec<Fact>,
        /// Conditions under which it ends before its term.
        #[serde(default)]
        pub early_ends: Vec<EarlyEnd>,
        /// What has been decided about it, by whom.
        #[serde(default)]
        pub decisions: Vec<Decision>,
        /// Goals of the whole plan.
        #[serde(default)]
        pub goals: Vec<Goal>,
        /// What it concentrates on.
        #[serde(default)]
        pub focus_areas: Vec<FocusArea>,
        /// Indicators of the whole plan.
        #[serde(default)]
        pub indicators: Vec<Indicator>,
        /// Who answers for what on both sides.
        #[serde(default)]
        pub responsibility_pairs: Vec<ResponsibilityPair>,
    }
}

impl PlanDocument {
    /// All goals with their JSON Pointers: of the plan, then of its focus areas.
    pub fn goals(&self) -> impl Iterator<Item = (String, &Goal)> {
        let own = self.goals.iter().enumerate().map(|(index, goal)| (format!("/goals/{index}"), goal));
        let of_areas = self.focus_areas.iter().enumerate().flat_map(|(area, focus)| {
            focus
                .goals
                .iter()
                .enumerate()
                .map(move |(index, goal)| (format!("/focus_areas/{area}/goals/{index}"), goal))
        });
        own.chain(of_areas)
    }

    /// All indicators with their JSON Pointers: of the plan, then of its focus areas.
    pub fn indicators(&self) -> impl Iterator<Item = (String, &Indicator)> {
        let own =
            self.indicators.iter().enumerate().map(|(index, indicator)| (format!("/indicators/{index}"), indicator));
        let of_areas = self.focus_areas.iter().enumerate().flat_map(|(area, focus)| {
            focus
                .indicators
                .iter()
                .enumerate()
                .map(move |(index, indicator)| (format!("/focus_areas/{area}/indicators/{index}"), indicator))
        });
        own.chain(of_areas)
    }

    /// The party of that id.
    #[must_use]
    pub fn party(&self, id: &Id) -> Option<&Party> {
        self.parties.iter().find(|party| party.id == *id)
    }

    /// Shows a visitor every value, from the root in the order of the fields.
    pub(crate) fn visit<'p>(&'p self, visitor: &mut dyn Visitor<'p>) {
        self.walk(&mut Path::default(), visitor);
    }
}

/// The version of the form: the number 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct SchemaVersion(i64);

impl SchemaVersion {
    /// The version that this library writes.
    pub const CURRENT: Self = Self(SCHEMA_VERSION);
}

mod schema_version {
    use super::record::{Absent, Path, Visitor, Walk};
    use super::{SCHEMA_VERSION, SchemaVersion};
    use crate::diagnostic::terms;
    use crate::json::{Decode, Decoder, Node};

    terms! {
        KNOWN:
        "skeemaversio, jonka tämä kirjasto lukee: 1",
        "en schemaversion som detta bibliotek läser: 1",
        "a schema version that this library reads: 1";
    }

    impl Decode for SchemaVersion {
        fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
            match i64::decode(node, decoder)? {
                SCHEMA_VERSION => Some(Self::CURRENT),
                _ => decoder.wrong_form(node, &KNOWN),
            }
        }
    }

    impl<'de> serde::Deserialize<'de> for SchemaVersion {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            match i64::deserialize(deserializer)? {
                SCHEMA_VERSION => Ok(Self::CURRENT),
                other => Err(serde::de::Error::custom(format!("{other} is not {}", KNOWN.en))),
            }
        }
    }

    #[cfg(feature = "schema")]
    impl schemars::JsonSchema for SchemaVersion {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> std::borrow::Cow<'static, str> {
            "SchemaVersion".into()
        }

        fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
            schemars::json_schema!({ "description": "Version of this form.", "const": SCHEMA_VERSION })
        }
    }

    impl Absent for SchemaVersion {}

    impl Walk for SchemaVersion {
        fn walk<'p>(&'p self, _: &mut Path, _: &mut dyn Visitor<'p>) {}
    }
}
