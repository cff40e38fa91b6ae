//! The version of the form of plans, and what became of earlier ones.

use serde_json::Value;

use super::record::{Walk, Walker, written};
use super::{Id, PlanDocument, PlanSide, Text};
use crate::diagnostic::{Term, terms};
use crate::json::{Decode, Decoder, Node};

/// The version of the form of plans that this library writes.
pub const SCHEMA_VERSION: i64 = 2;

/// The earliest version that this library reads.
pub const EARLIEST_SCHEMA_VERSION: i64 = 1;

/// The version of the form: 2; 1 is read and brought up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct SchemaVersion(i64);

impl SchemaVersion {
    /// The version that this library writes.
    pub const CURRENT: Self = Self(SCHEMA_VERSION);

    /// The number.
    #[must_use]
    pub fn number(self) -> i64 {
        self.0
    }

    fn new(number: i64) -> Option<Self> {
        (EARLIEST_SCHEMA_VERSION..=SCHEMA_VERSION).contains(&number).then_some(Self(number))
    }
}

terms! {
    KNOWN:
    "skeemaversio, jonka tämä kirjasto lukee: 1 tai 2",
    "en schemaversion som detta bibliotek läser: 1 eller 2",
    "a schema version that this library reads: 1 or 2";
    SIDES_DECLARED:
    "puolet, joihin osapuolet ja haltijat viittaavat, luetellaan nyt kentässä `sides`",
    "sidorna som parter och innehavare hänvisar till räknas nu upp i fältet `sides`",
    "the sides that parties and holders refer to are now listed under `sides`";
    VERSION_RAISED:
    "versionumero on nyt 2",
    "versionsnumret är nu 2",
    "the version is now 2";
}

/// What a migration changed: where, and in words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MigrationStep {
    pub(crate) pointer: &'static str,
    pub(crate) what: &'static Term,
    /// What is there now.
    pub(crate) value: Value,
}

impl PlanDocument {
    /// Brings a plan of an earlier version up to date, and says what changed and from which version; `None` where there
    /// was nothing to do.
    pub(crate) fn migrate(&mut self) -> Option<(i64, Vec<MigrationStep>)> {
        let from = self.schema_version.number();
        if from == SCHEMA_VERSION {
            return None;
        }
        let mut steps = Vec::new();
        // Version 1 had two sides and no list of them.
        if self.sides.is_empty() {
            self.sides = PlanSide::of_version_1();
            let value = written(&self.sides);
            steps.push(MigrationStep { pointer: "/sides", what: &SIDES_DECLARED, value });
        }
        self.schema_version = SchemaVersion::CURRENT;
        steps.push(MigrationStep { pointer: "/schema_version", what: &VERSION_RAISED, value: SCHEMA_VERSION.into() });
        Some((from, steps))
    }
}

impl PlanSide {
    fn of_version_1() -> Vec<Self> {
        let side = |id, fi: &str, sv: &str, en: &str| {
            let name = Text { fi: Some(fi.to_owned()), sv: Some(sv.to_owned()), en: Some(en.to_owned()) };
            Id::new(id).map(|id| Self { id, name, extensions: super::Extensions::default() })
        };
        [
            side("municipal", "kunnat", "kommunerna", "municipal"),
            side("specialised-care", "erikoissairaanhoito", "specialiserad sjukvård", "specialised care"),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl Decode for SchemaVersion {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let number = i64::decode(node, decoder)?;
        match Self::new(number) {
            Some(version) => Some(version),
            None => decoder.wrong_form(node, &KNOWN, None),
        }
    }

    fn blank() -> Self {
        Self::CURRENT
    }
}

impl<'de> serde::Deserialize<'de> for SchemaVersion {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = i64::deserialize(deserializer)?;
        Self::new(number).ok_or_else(|| serde::de::Error::custom(format!("{number} is not {}", KNOWN.en)))
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
        let description = "Version of this form. An earlier one is read and brought up to date; the last is written.";
        schemars::json_schema!({ "description": description, "enum": [EARLIEST_SCHEMA_VERSION, SCHEMA_VERSION] })
    }
}

impl Walk for SchemaVersion {
    fn walk<'p>(&'p self, walker: &mut dyn Walker<'p>) {
        walker.value(&|| self.0.into());
    }
}
