//! Properties of others: namespaced, kept as they are.

use std::collections::BTreeMap;

use serde_json::Value;

use super::record::{Walk, Walker, formed};
use crate::json::{Decode, Decoder, Node};

formed! {
    /// The name of an extension property: a namespace that its maker owns, a colon, and a name: `fi.hel:cost-centre`.
    pub struct ExtensionName = "^[a-z0-9][a-z0-9.-]{0,99}:[A-Za-z0-9_.-]{1,100}$", has_form (
        "laajennuksen nimi: nimiavaruus, kaksoispiste ja nimi, esimerkiksi fi.hel:kustannuspaikka",
        "ett namn på ett tillägg: namnrymd, kolon och namn, till exempel fi.hel:kostnadsstalle",
        "the name of an extension: a namespace, a colon and a name, such as fi.hel:cost-centre"
    )
}

fn has_form(name: &str) -> bool {
    let Some((space, name)) = name.split_once(':') else { return false };
    let low = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let begins = space.bytes().next().is_some_and(low);
    begins
        && space.len() <= 100
        && space.bytes().all(|byte| low(byte) || matches!(byte, b'.' | b'-'))
        && (1..=100).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'))
}

/// What others keep with an element: any JSON under namespaced names. This library reads and writes it and looks no
/// further; numbers are kept as 64-bit integers or floating-point numbers.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Extensions(pub BTreeMap<ExtensionName, Value>);

impl Decode for Extensions {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let mut properties = BTreeMap::new();
        let mut sound = true;
        for member in decoder.members(node)? {
            let name = decoder.key(member, &FORM, ExtensionName::new);
            match (name, decoder.member::<Value>(member)) {
                (Some(name), Some(value)) => drop(properties.insert(name, value)),
                _ => sound = false,
            }
        }
        sound.then_some(Self(properties))
    }

    fn blank() -> Self {
        Self::default()
    }

    const MAY_BE_ABSENT: bool = true;
}

impl Walk for Extensions {
    fn walk<'p>(&'p self, walker: &mut dyn Walker<'p>) {
        walker.value(&|| self.0.iter().map(|(name, value)| (name.to_string(), value.clone())).collect());
    }

    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }
}
