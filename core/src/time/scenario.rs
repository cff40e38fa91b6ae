//! Scenarios: what happens, and when.

use jiff::civil::Date;

use crate::Error;
use crate::json::parse_date;
use crate::options::shown;
use crate::plan::Id;

/// Whether a fact happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// On this day.
    On(Date),
    /// Not at all.
    Never,
}

/// A set of dated facts: `sote-reform: 2023-01-01`. What it does not name is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scenario {
    /// By id.
    facts: Vec<(Id, Happening)>,
}

impl Scenario {
    /// A scenario in which nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same scenario in which the fact happens on a day.
    ///
    /// # Errors
    /// `argument` where `fact` is not an id.
    pub fn with(mut self, fact: &str, happening: Happening) -> Result<Self, Error> {
        let id = Id::new(fact).ok_or_else(|| Error::argument("fact", fact, "an id like `sote-reform`"))?;
        match self.find(&id) {
            Ok(at) => self.facts.splice(at..=at, [(id, happening)]).for_each(drop),
            Err(at) => self.facts.insert(at, (id, happening)),
        }
        Ok(self)
    }

    /// Reads `{"sote-reform": "2023-01-01", "other-fact": false}`: a date, or `false` for what never happens.
    ///
    /// # Errors
    /// `argument` where the value is no such object, a name is no id or a date is no day of the calendar.
    pub fn from_json(value: &serde_json::Value) -> Result<Self, Error> {
        let facts = match value {
            serde_json::Value::Null => return Ok(Self::new()),
            serde_json::Value::Object(facts) => facts,
            other => return Err(Error::argument("scenario", shown(other), "an object from facts to dates")),
        };
        facts.iter().try_fold(Self::new(), |scenario, (fact, happening)| {
            let refuse = || {
                let value = format!("{fact}: {}", shown(happening));
                Error::argument("scenario", value, "a date like `2023-01-01`, or `false` for what never happens")
            };
            let happening = match happening {
                serde_json::Value::Bool(false) => Happening::Never,
                serde_json::Value::String(day) => Happening::On(parse_date(day).ok_or_else(refuse)?),
                _ => return Err(refuse()),
            };
            scenario.with(fact, happening)
        })
    }

    /// Whether the fact happens, where the scenario says.
    #[must_use]
    pub fn get(&self, fact: &Id) -> Option<Happening> {
        self.find(fact).ok().and_then(|at| self.facts.get(at)).map(|(_, happening)| *happening)
    }

    fn find(&self, fact: &Id) -> Result<usize, usize> {
        self.facts.binary_search_by(|(known, _)| known.cmp(fact))
    }

    /// The facts that the scenario speaks of.
    pub fn facts(&self) -> impl Iterator<Item = &Id> {
        self.facts.iter().map(|(fact, _)| fact)
    }
}
