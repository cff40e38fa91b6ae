//! Texts in Finnish, Swedish and English.

use super::record::{Walk, Walker};
use crate::diagnostic::{Argument, Language};
use crate::json::{Decode, Decoder, Node};

/// A text in the languages that it has been written in; at least one.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// In Finnish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fi: Option<String>,
    /// In Swedish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sv: Option<String>,
    /// In English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Text {
    /// The text in that language, if it has been written.
    #[must_use]
    pub fn get(&self, language: Language) -> Option<&str> {
        match language {
            Language::Fi => self.fi.as_deref(),
            Language::Sv => self.sv.as_deref(),
            Language::En => self.en.as_deref(),
        }
    }

    /// The text in that language, or else in the first of Finnish, Swedish and English that there is.
    #[must_use]
    pub fn best(&self, language: Language) -> &str {
        self.get(language).or_else(|| Language::ALL.into_iter().find_map(|other| self.get(other))).unwrap_or_default()
    }
}

impl From<&Text> for Argument {
    fn from(text: &Text) -> Self {
        Self::Words(Language::ALL.map(|language| text.best(language).to_owned()))
    }
}

impl Decode for Text {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let mut text = Self::default();
        let mut sound = true;
        for member in decoder.members(node)? {
            let name = decoder.name(member);
            let slot = match name.as_ref() {
                "fi" => &mut text.fi,
                "sv" => &mut text.sv,
                "en" => &mut text.en,
                _ => {
                    decoder.unknown_field(member, &["fi", "sv", "en"]);
                    continue;
                }
            };
            match decoder.member(member) {
                Some(words) => *slot = words,
                None => sound = false,
            }
        }
        sound.then_some(text)
    }

    fn blank() -> Self {
        Self::default()
    }
}

impl Walk for Text {
    fn walk<'p>(&'p self, walker: &mut dyn Walker<'p>) {
        walker.text(self);
    }
}
