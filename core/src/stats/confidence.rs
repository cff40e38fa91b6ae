//! Confidence levels: one, several or none.

use serde_json::{Value, json};

use super::bounds::Bounds;
use super::distribution::normal;
use super::setting::Setting;

/// For which probability an interval is to cover the true value.
///
/// One level names its limits `lower` and `upper`. A list, even of one, names them by the level in per cent:
/// `[0.95, 0.998]` gives `lower_95`, `upper_95`, `lower_99_8`, `upper_99_8`. An empty list asks for no limits.
#[derive(Debug, Clone, PartialEq)]
pub enum Confidence {
    /// One level, above 0 and below 1.
    Level(f64),
    /// Several levels, each once.
    Levels(Vec<f64>),
}

impl Default for Confidence {
    /// 95 %.
    fn default() -> Self {
        Self::Level(0.95)
    }
}

impl From<f64> for Confidence {
    fn from(level: f64) -> Self {
        Self::Level(level)
    }
}

impl<const N: usize> From<[f64; N]> for Confidence {
    fn from(levels: [f64; N]) -> Self {
        Self::Levels(levels.to_vec())
    }
}

/// What formulas take of a confidence level.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Level {
    /// The probability of each tail.
    pub(crate) tail: f64,
    /// The standard normal quantile of the upper tail.
    pub(crate) z: f64,
    /// What follows `lower` and `upper` in the names of the columns.
    pub(crate) suffix: String,
}

impl Confidence {
    pub(crate) fn levels(&self) -> Vec<Level> {
        match self {
            Self::Level(level) => vec![Level::new(*level, String::new())],
            Self::Levels(levels) => {
                levels.iter().map(|level| Level::new(*level, format!("_{}", percent(*level)))).collect()
            }
        }
    }

    fn list(&self) -> &[f64] {
        match self {
            Self::Level(level) => std::slice::from_ref(level),
            Self::Levels(levels) => levels,
        }
    }
}

impl Level {
    fn new(confidence: f64, suffix: String) -> Self {
        // 1 − c is exact from one half up; half of it always is.
        let tail = 0.5 * (1.0 - confidence);
        Self { tail, z: -normal::quantile(tail), suffix }
    }
}

/// A level in per cent as a name can have it: 0.998 is `99_8`.
///
/// The decimal point is moved in the shortest decimal form: 100 times the double would show its rounding.
fn percent(level: f64) -> String {
    let decimal = level.to_string();
    let digits = format!("{:0<2}", decimal.strip_prefix("0.").unwrap_or_default());
    let (whole, rest) = digits.split_at_checked(2).unwrap_or_default();
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if rest.is_empty() { whole.to_owned() } else { format!("{whole}_{rest}") }
}

impl Setting for Confidence {
    fn read(value: &Value) -> Option<Self> {
        match value {
            Value::Array(levels) => levels.iter().map(Value::as_f64).collect::<Option<_>>().map(Self::Levels),
            level => level.as_f64().map(Self::Level),
        }
    }

    #[expect(clippy::float_cmp, reason = "the same level twice would name two columns alike")]
    fn allowed(&self, _: Bounds) -> bool {
        let levels = self.list();
        levels.iter().enumerate().all(|(index, level)| {
            *level > 0.0 && *level < 1.0 && !levels.iter().skip(index + 1).any(|other| other == level)
        })
    }

    fn expected(_: Bounds) -> String {
        "a number above 0 and below 1 (0.95 for 95 %), or a list of different ones".to_owned()
    }

    fn json(&self) -> Value {
        match self {
            Self::Level(level) => level.json(),
            Self::Levels(levels) => levels.iter().map(Setting::json).collect(),
        }
    }

    fn schema(_: Bounds) -> Value {
        let level = json!({ "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1 });
        json!({ "anyOf": [level, { "type": "array", "items": level, "uniqueItems": true }] })
    }
}

#[cfg(test)]
mod tests {
    use super::{Confidence, percent};
    use crate::stats::bounds::Bounds;
    use crate::stats::setting::Setting;

    #[test]
    fn names_levels_in_per_cent() {
        let names = [0.95, 0.998, 0.9, 0.5, 0.9999, 0.05, 0.001, 0.000_01].map(percent);
        assert_eq!(names, ["95", "99_8", "90", "50", "99_99", "5", "0_1", "0_001"]);
        assert_eq!(percent(0.950_000_000_000_000_1), "95_00000000000001");
        let suffixes =
            |confidence: Confidence| confidence.levels().into_iter().map(|level| level.suffix).collect::<Vec<_>>();
        assert_eq!(suffixes(Confidence::default()), [""]);
        assert_eq!(suffixes([0.95].into()), ["_95"]);
        assert!(suffixes([].into()).is_empty());
    }

    #[test]
    fn allows_levels_between_0_and_1_each_once() {
        let allowed = |confidence: Confidence| confidence.allowed(Bounds::Finite);
        assert!(allowed(0.95.into()) && allowed([0.95, 0.998].into()) && allowed([].into()));
        for wrong in [0.0, 1.0, 95.0, -0.5, f64::NAN] {
            assert!(!allowed(wrong.into()) && !allowed([0.95, wrong].into()));
        }
        assert!(!allowed([0.9, 0.95, 0.9].into()));
    }
}
