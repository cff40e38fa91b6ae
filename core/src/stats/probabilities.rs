//! A list of probabilities as an option.

use serde_json::{Value, json};

use super::bounds::Bounds;
use super::setting::Setting;

/// Probabilities, each from 0 to 1; by default those of the five numbers: 0, ¼, ½, ¾ and 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Probabilities(Vec<f64>);

impl Default for Probabilities {
    fn default() -> Self {
        Self(vec![0.0, 0.25, 0.5, 0.75, 1.0])
    }
}

impl<const N: usize> From<[f64; N]> for Probabilities {
    fn from(list: [f64; N]) -> Self {
        Self(list.to_vec())
    }
}

impl Probabilities {
    /// In the order in which they were given.
    #[must_use]
    pub fn list(&self) -> &[f64] {
        &self.0
    }
}

impl Setting for Probabilities {
    fn read(value: &Value) -> Option<Self> {
        value.as_array()?.iter().map(Value::as_f64).collect::<Option<_>>().map(Self)
    }

    fn allowed(&self, bounds: Bounds) -> bool {
        self.0.iter().all(|probability| bounds.allow(*probability))
    }

    fn expected(_: Bounds) -> String {
        "a list of numbers from 0 to 1".to_owned()
    }

    fn json(&self) -> Value {
        self.0.iter().map(Setting::json).collect()
    }

    fn schema(bounds: Bounds) -> Value {
        json!({ "type": "array", "items": f64::schema(bounds) })
    }
}
