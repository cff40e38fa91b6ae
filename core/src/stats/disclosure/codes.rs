//! Options that speak of codes: which is the total, which belongs to which.

use serde_json::{Map, Value, json};

use crate::stats::bounds::Bounds;
use crate::stats::setting::Setting;

/// The names of the columns that a table has for dimensions.
pub(crate) const DIMENSIONS: [&str; 3] = ["dimension_1", "dimension_2", "dimension_3"];

fn is_text_map(value: &Value) -> bool {
    value.as_object().is_some_and(|map| map.values().all(Value::is_string))
}

/// Whether a value names dimensions only, and what it says of each is of the right form.
fn by_dimension(value: &Value, form: fn(&Value) -> bool) -> Option<&Map<String, Value>> {
    let map = value.as_object()?;
    map.iter().all(|(name, value)| DIMENSIONS.contains(&name.as_str()) && form(value)).then_some(map)
}

/// The code of the total: the same in all dimensions, or by dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct TotalCode(Value);

impl TotalCode {
    /// The same code in all dimensions.
    #[must_use]
    pub fn everywhere(code: &str) -> Self {
        Self(Value::from(code))
    }

    /// The code in one of the dimensions, counted from 0.
    pub(crate) fn of(&self, dimension: usize) -> Option<&str> {
        let name = DIMENSIONS.get(dimension)?;
        self.0.as_str().or_else(|| self.0.get(name).and_then(Value::as_str))
    }
}

impl Setting for TotalCode {
    fn read(value: &Value) -> Option<Self> {
        let good = value.is_string() || by_dimension(value, Value::is_string).is_some();
        good.then(|| Self(value.clone()))
    }

    fn allowed(&self, _: Bounds) -> bool {
        true
    }

    fn expected(_: Bounds) -> String {
        "a code, or an object of codes by `dimension_1`, `dimension_2`, `dimension_3`".to_owned()
    }

    fn json(&self) -> Value {
        self.0.clone()
    }

    fn schema(_: Bounds) -> Value {
        json!({ "anyOf": [
            { "type": "string" },
            { "type": "object", "additionalProperties": { "type": "string" } },
        ] })
    }
}

/// Which code belongs to which: by dimension, from a code to the next larger one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hierarchies(Option<Value>);

impl Hierarchies {
    /// Of an object by dimension, each an object from code to code: `{"dimension_1": {"091": "01", "049": "01"}}`.
    ///
    /// # Errors
    /// `option-value` for anything else.
    ///
    /// # Examples
    /// ```
    /// use soteplan::stats::Hierarchies;
    /// assert!(Hierarchies::new(&serde_json::json!({ "dimension_1": { "091": "01" } })).is_ok());
    /// ```
    pub fn new(value: &Value) -> Result<Self, crate::Error> {
        Self::parse("hierarchies", value, Bounds::Finite)
    }

    /// The code above another.
    pub(crate) fn above(&self, dimension: usize, code: &str) -> Option<&str> {
        self.0.as_ref()?.get(DIMENSIONS.get(dimension)?)?.get(code)?.as_str()
    }
}

impl Setting for Hierarchies {
    fn read(value: &Value) -> Option<Self> {
        if value.is_null() {
            return Some(Self::default());
        }
        by_dimension(value, is_text_map).map(|_| Self(Some(value.clone())))
    }

    fn allowed(&self, _: Bounds) -> bool {
        true
    }

    fn expected(_: Bounds) -> String {
        "an object by `dimension_1`, `dimension_2`, `dimension_3`, each an object from a code to the one above it, or none"
            .to_owned()
    }

    fn json(&self) -> Value {
        self.0.clone().unwrap_or_default()
    }

    fn schema(_: Bounds) -> Value {
        let codes = json!({ "type": "object", "additionalProperties": { "type": "string" } });
        json!({ "anyOf": [{ "type": "object", "additionalProperties": codes }, { "type": "null" }] })
    }
}
