//! The types that an option of a method can have: how each is read, checked and described.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::bounds::Bounds;
use super::words::{Word, WordInfo};
use crate::Error;

/// One option of a method.
#[derive(Debug)]
#[non_exhaustive]
pub struct OptionInfo {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub meaning: &'static str,
    pub(crate) default: fn() -> Value,
    pub(crate) schema: fn() -> Value,
    pub(crate) choices: fn() -> Vec<WordInfo>,
}

impl OptionInfo {
    /// The value where none is given.
    #[must_use]
    pub fn default(&self) -> Value {
        (self.default)()
    }

    /// The default as a text.
    #[must_use]
    pub fn default_text(&self) -> String {
        match self.default() {
            Value::String(word) => word,
            other => other.to_string(),
        }
    }

    /// The JSON Schema of its values.
    #[must_use]
    pub fn schema(&self) -> Value {
        (self.schema)()
    }

    /// Its words, where the value is one of a closed list.
    #[must_use]
    pub fn choices(&self) -> Vec<WordInfo> {
        (self.choices)()
    }

    fn record(&self) -> Record {
        Record {
            name: self.name,
            meaning: self.meaning,
            schema: self.schema(),
            default: self.default(),
            choices: self.choices(),
        }
    }
}

/// An option as the catalogue shows it.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "OptionInfo"))]
struct Record {
    /// Its name.
    name: &'static str,
    /// What it does.
    meaning: &'static str,
    /// The JSON Schema of its values.
    schema: Value,
    /// The value where none is given.
    default: Value,
    /// Its words, where the value is one of a closed list.
    choices: Vec<WordInfo>,
}

impl Serialize for OptionInfo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.record().serialize(serializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for OptionInfo {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Record::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Record::json_schema(generator)
    }
}

/// A type of option.
pub(crate) trait Setting: Sized {
    /// Reads a value of the right type; what it may be is [`Setting::check`]'s to say.
    fn read(value: &Value) -> Option<Self>;

    /// Whether the value is allowed.
    fn allowed(&self, bounds: Bounds) -> bool;

    /// For messages: "it must be …".
    fn expected(bounds: Bounds) -> String;

    /// The value as JSON.
    fn json(&self) -> Value;

    /// The JSON Schema of the values.
    fn schema(bounds: Bounds) -> Value;

    /// The words of a closed list.
    fn choices() -> Vec<WordInfo> {
        Vec::new()
    }

    /// # Errors
    /// `option-value` where the value is not allowed.
    fn check(&self, name: &str, bounds: Bounds) -> Result<(), Error> {
        if self.allowed(bounds) { Ok(()) } else { Err(Error::option(name, &self.json(), Self::expected(bounds))) }
    }

    /// # Errors
    /// `option-value` where the value has another type or is not allowed.
    fn parse(name: &str, value: &Value, bounds: Bounds) -> Result<Self, Error> {
        Self::read(value)
            .filter(|setting| setting.allowed(bounds))
            .ok_or_else(|| Error::option(name, value, Self::expected(bounds)))
    }

    /// The schema of values like this one, whose type the caller need not name.
    fn schema_of(&self, bounds: Bounds) -> Value {
        Self::schema(bounds)
    }

    /// The words of values like this one.
    fn choices_of(&self) -> Vec<WordInfo> {
        Self::choices()
    }
}

impl Setting for f64 {
    fn read(value: &Value) -> Option<Self> {
        value.as_f64()
    }

    fn allowed(&self, bounds: Bounds) -> bool {
        bounds.allow(*self)
    }

    fn expected(bounds: Bounds) -> String {
        bounds.expected().to_owned()
    }

    /// A whole number without a decimal point, as one writes it.
    fn json(&self) -> Value {
        #[expect(clippy::float_cmp, reason = "whether it is whole is meant exactly")]
        let whole = self.trunc() == *self && self.abs() < 9e15;
        if whole {
            json!(*self as i64)
        } else if self.is_finite() {
            json!(self)
        } else {
            json!(self.to_string())
        }
    }

    fn schema(bounds: Bounds) -> Value {
        match bounds {
            Bounds::Finite | Bounds::Category => json!({ "type": "number" }),
            Bounds::AtLeastZero => json!({ "type": "number", "minimum": 0 }),
            Bounds::AboveZero => json!({ "type": "number", "exclusiveMinimum": 0 }),
            Bounds::Share => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
        }
    }
}

impl Setting for u32 {
    fn read(value: &Value) -> Option<Self> {
        let whole = |number: &f64| number.trunc().to_bits() == number.to_bits() && *number <= f64::from(Self::MAX);
        value.as_f64().filter(|number| *number >= 0.0).filter(whole).map(|number| number as Self)
    }

    fn allowed(&self, bounds: Bounds) -> bool {
        bounds.allow(f64::from(*self))
    }

    fn expected(bounds: Bounds) -> String {
        match bounds {
            Bounds::AboveZero => "a whole number above 0".to_owned(),
            _ => "a whole number of at least 0".to_owned(),
        }
    }

    fn json(&self) -> Value {
        json!(self)
    }

    fn schema(bounds: Bounds) -> Value {
        json!({ "type": "integer", "minimum": i32::from(bounds == Bounds::AboveZero) })
    }
}

impl Setting for Option<f64> {
    fn read(value: &Value) -> Option<Self> {
        if value.is_null() { Some(None) } else { value.as_f64().map(Some) }
    }

    fn allowed(&self, bounds: Bounds) -> bool {
        self.is_none_or(|number| bounds.allow(number))
    }

    fn expected(bounds: Bounds) -> String {
        format!("{}, or none", bounds.expected())
    }

    fn json(&self) -> Value {
        self.map_or(Value::Null, |number| number.json())
    }

    fn schema(bounds: Bounds) -> Value {
        json!({ "anyOf": [f64::schema(bounds), { "type": "null" }] })
    }
}

impl<W: Word> Setting for W {
    fn read(value: &Value) -> Option<Self> {
        let word = value.as_str()?;
        W::LIST.iter().copied().find(|choice| choice.info().word == word)
    }

    fn allowed(&self, _: Bounds) -> bool {
        true
    }

    fn expected(_: Bounds) -> String {
        let words: Vec<_> = W::LIST.iter().map(|choice| format!("`{}`", choice.info().word)).collect();
        if let [word] = words.as_slice() { word.clone() } else { format!("one of {}", words.join(", ")) }
    }

    fn json(&self) -> Value {
        json!(self.info().word)
    }

    fn schema(_: Bounds) -> Value {
        json!({ "type": "string", "enum": W::LIST.iter().map(|choice| choice.info().word).collect::<Vec<_>>() })
    }

    fn choices() -> Vec<WordInfo> {
        W::LIST.iter().map(|choice| choice.info()).collect()
    }
}

/// The options of a call by name; `null` is none.
///
/// # Errors
/// `argument` where they are not an object.
pub(crate) fn object(options: &Value) -> Result<Option<&Map<String, Value>>, Error> {
    match options {
        Value::Null => Ok(None),
        Value::Object(options) => Ok(Some(options)),
        other => Err(Error::argument("options", crate::options::shown(other), "an object of options by name")),
    }
}
