//! Codes of areas.

use std::fmt;

use super::record::{Absent, Path, Visitor, Walk};
use crate::diagnostic::Term;
use crate::json::{Decode, Decoder, Node};

/// The three-digit code of a municipality in Statistics Finland's classification: `091` is Helsinki.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
pub struct AreaCode(String);

static FORM: Term = Term::new(
    "kuntanumero: kolme numeroa, esimerkiksi 091",
    "en kommunkod: tre siffror, till exempel 091",
    "a municipality code: three digits, such as 091",
);

impl AreaCode {
    /// The code, if it has the form of one. Whether there is such a municipality is another question.
    #[must_use]
    pub fn new(code: &str) -> Option<Self> {
        (code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit())).then(|| Self(code.to_owned()))
    }

    /// The code as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for AreaCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).ok_or_else(|| serde::de::Error::custom(format!("`{text}` is not {}", FORM.en)))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for AreaCode {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AreaCode".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "The three-digit code of a municipality in Statistics Finland's classification.",
            "type": "string",
            "pattern": "^[0-9]{3}$",
        })
    }
}

impl Decode for AreaCode {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let text = decoder.string(node)?;
        match Self::new(&text) {
            Some(code) => Some(code),
            None => decoder.wrong_form(node, &FORM),
        }
    }
}

impl Absent for AreaCode {}

impl Walk for AreaCode {
    fn walk<'p>(&'p self, _: &mut Path, _: &mut dyn Visitor<'p>) {}
}
