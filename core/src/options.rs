//! Options as JSON objects: what the bindings hand over, read strictly.

use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::Error;
use crate::json::parse_date;

/// An options object whose keys are all known.
pub(crate) struct Options<'v> {
    map: Option<&'v Map<String, Value>>,
}

/// Reads an options object; null means none.
///
/// # Errors
/// `option-value` where it is no object, `unknown-option` where a key is not in `known`.
pub(crate) fn read<'v>(value: &'v Value, known: &[&str]) -> Result<Options<'v>, Error> {
    let map = match value {
        Value::Null => None,
        Value::Object(map) => Some(map),
        other => return Err(Error::option("options", other, "an object")),
    };
    match map.into_iter().flat_map(Map::keys).find(|key| !known.contains(&key.as_str())) {
        Some(stranger) => Err(Error::unknown("option", stranger, known.iter().copied())),
        None => Ok(Options { map }),
    }
}

/// A value as messages quote it: a whole number without a decimal point, whether a language writes 1 or 1.0.
pub(crate) fn shown(value: &Value) -> String {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if float.abs() < 1e15 => float.to_string(),
            _ => number.to_string(),
        },
        Value::Array(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    }
}

impl Options<'_> {
    fn get(&self, key: &str) -> Option<&Value> {
        self.map.and_then(|map| map.get(key)).filter(|value| !value.is_null())
    }

    /// A list of strings, empty where it is absent.
    pub(crate) fn strings(&self, key: &str) -> Result<Vec<String>, Error> {
        let Some(value) = self.get(key) else { return Ok(Vec::new()) };
        let strings =
            value.as_array().and_then(|items| items.iter().map(|item| item.as_str().map(str::to_owned)).collect());
        strings.ok_or_else(|| Error::option(key, value, "a list of texts"))
    }

    /// Whatever stands there.
    pub(crate) fn value(&self, key: &str) -> Option<&Value> {
        self.get(key)
    }

    /// A list of anything, empty where it is absent.
    pub(crate) fn list(&self, key: &str) -> Result<&[Value], Error> {
        let Some(value) = self.get(key) else { return Ok(&[]) };
        value.as_array().map(Vec::as_slice).ok_or_else(|| Error::option(key, value, "a list"))
    }

    /// One word of a vocabulary.
    pub(crate) fn word<W: Copy>(
        &self,
        key: &str,
        known: &[W],
        name: fn(W) -> &'static str,
    ) -> Result<Option<W>, Error> {
        let Some(value) = self.get(key) else { return Ok(None) };
        let found = known.iter().copied().find(|word| value.as_str() == Some(name(*word)));
        let listed = || known.iter().map(|word| format!("`{}`", name(*word))).collect::<Vec<_>>().join(", ");
        found.map(Some).ok_or_else(|| Error::option(key, value, format!("one of {}", listed())))
    }

    /// A whole number.
    pub(crate) fn integer(&self, key: &str) -> Result<Option<i64>, Error> {
        let Some(value) = self.get(key) else { return Ok(None) };
        let whole = value.as_f64().filter(|number| number.fract() == 0.0 && number.abs() < 1e15);
        #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
        whole.map(|number| Some(number as i64)).ok_or_else(|| Error::option(key, value, "a whole number"))
    }

    /// A day.
    pub(crate) fn date(&self, key: &str) -> Result<Option<Date>, Error> {
        let Some(value) = self.get(key) else { return Ok(None) };
        let day = value.as_str().and_then(parse_date);
        day.map(Some).ok_or_else(|| Error::option(key, value, "a date like `2023-01-01`"))
    }

    /// A string.
    pub(crate) fn string(&self, key: &str) -> Result<Option<&str>, Error> {
        let Some(value) = self.get(key) else { return Ok(None) };
        value.as_str().map(Some).ok_or_else(|| Error::option(key, value, "a text"))
    }

    /// A number between 0 and 1, both excluded.
    pub(crate) fn fraction(&self, key: &str) -> Result<Option<f64>, Error> {
        let Some(value) = self.get(key) else { return Ok(None) };
        let fraction = value.as_f64().filter(|number| *number > 0.0 && *number < 1.0);
        fraction.map(Some).ok_or_else(|| Error::option(key, value, "a number between 0 and 1"))
    }

    /// True or false.
    pub(crate) fn boolean(&self, key: &str) -> Result<Option<bool>, Error> {
        let Some(value) = self.get(key) else { return Ok(None) };
        value.as_bool().map(Some).ok_or_else(|| Error::option(key, value, "true or false"))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::shown;

    #[test]
    fn numbers_are_quoted_alike_from_every_language() {
        assert_eq!(shown(&json!(1.0)), shown(&json!(1)));
        assert_eq!(shown(&json!([0.95, 2.0])), "[0.95,2]");
        assert_eq!(shown(&json!("1.0")), "\"1.0\"");
    }
}
