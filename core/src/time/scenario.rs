//! Scenarios: what happens and when, as overlays on what is known.

use jiff::civil::Date;
use serde_json::Value;

use crate::json::parse_date;
use crate::options::{self, shown};
use crate::plan::Id;
use crate::{Error, sorted};

/// Whether a fact happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// On this day.
    On(Date),
    /// Not at all.
    Never,
}

/// Dated facts that replace what is known from a day on, and leave everything before that day as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Overlay {
    /// The first day that it speaks of.
    from: Date,
    /// By id.
    facts: Vec<(Id, Happening)>,
}

impl Overlay {
    fn find(&self, fact: &Id) -> Result<usize, usize> {
        self.facts.binary_search_by(|(known, _)| known.cmp(fact))
    }
}

/// What happens, and when: `sote-reform: 2023-01-01`. What it does not name is not known.
///
/// A scenario is a pile of overlays. Each speaks of the days from its first one on, the last over those before it; an
/// overlay never changes an answer about a day before its first. Facts are those of the plan, and the events of the
/// legislation timeline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scenario {
    enacted: bool,
    overlays: Vec<Overlay>,
}

impl Scenario {
    /// A scenario in which nothing is known beyond what the plan says.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The law as it was enacted: facts of the plan that name an event of the legislation timeline happen on its day.
    #[must_use]
    pub fn enacted() -> Self {
        Self { enacted: true, overlays: Vec::new() }
    }

    /// Whether the legislation timeline counts as known.
    #[must_use]
    pub fn is_enacted(&self) -> bool {
        self.enacted
    }

    /// The same scenario in which the fact happens on a day, whatever was known of it.
    ///
    /// # Errors
    /// `argument` where `fact` is not an id.
    pub fn with(self, fact: &str, happening: Happening) -> Result<Self, Error> {
        self.with_overlay(Date::MIN, [(fact, happening)])
    }

    /// The same scenario with an overlay that speaks of the days from `from` on. A fact that has happened before that
    /// day stays as it was; what could have happened before stays possible.
    ///
    /// # Errors
    /// `argument` where a fact is not an id, or happens before the overlay begins.
    pub fn with_overlay<'f>(
        mut self,
        from: Date,
        facts: impl IntoIterator<Item = (&'f str, Happening)>,
    ) -> Result<Self, Error> {
        // Facts of one overlay that begins where the last one does belong to that.
        let mut overlay = match self.overlays.pop() {
            Some(last) if last.from == from => last,
            other => {
                self.overlays.extend(other);
                Overlay { from, facts: Vec::new() }
            }
        };
        for (fact, happening) in facts {
            let id = Id::new(fact).ok_or_else(|| Error::argument("fact", fact, "an id like `sote-reform`"))?;
            if let Happening::On(day) = happening {
                if day < from {
                    let value = format!("{fact}: {day}");
                    let expected = format!("a day on or after {from}, when its overlay begins");
                    return Err(Error::argument("scenario", value, expected));
                }
            }
            match overlay.find(&id) {
                Ok(at) => overlay.facts.splice(at..=at, [(id, happening)]).for_each(drop),
                Err(at) => overlay.facts.insert(at, (id, happening)),
            }
        }
        self.overlays.push(overlay);
        Ok(self)
    }

    /// Reads a scenario: `{"sote-reform": "2023-01-01", "other-fact": false}` with a date, or `false` for what never
    /// happens; `"enacted"` for the law as it was enacted; `{"from": "2022-05-01", "facts": {…}}` for an overlay from a day
    /// on; or a list of these, the later over the earlier.
    ///
    /// # Errors
    /// `argument` where the value is none of these, a name is no id, a date is no day of the calendar or lies before its
    /// overlay; `unknown-option` for another key beside `facts`.
    pub fn from_json(value: &Value) -> Result<Self, Error> {
        match value {
            Value::Array(parts) => parts.iter().try_fold(Self::new(), Self::with_json),
            part => Self::new().with_json(part),
        }
    }

    fn with_json(mut self, part: &Value) -> Result<Self, Error> {
        const FORM: &str = "an object from facts to dates, `enacted`, or a list of these";
        match part {
            Value::Null => Ok(self),
            Value::String(word) if word == "enacted" => {
                self.enacted = true;
                Ok(self)
            }
            Value::Object(overlay) => match overlay.get("facts") {
                Some(Value::Object(facts)) => {
                    options::read(part, &["from", "facts"])?;
                    let from = match overlay.get("from") {
                        None | Some(Value::Null) => Date::MIN,
                        Some(day) => day.as_str().and_then(parse_date).ok_or_else(|| {
                            Error::argument("scenario", format!("from: {}", shown(day)), "a date like `2022-05-01`")
                        })?,
                    };
                    self.with_overlay(from, happenings(facts)?)
                }
                _ => self.with_overlay(Date::MIN, happenings(overlay)?),
            },
            other => Err(Error::argument("scenario", shown(other), FORM)),
        }
    }

    /// What the overlays say of a fact, each with its first day, the last to count last.
    pub(super) fn overlays_on(&self, fact: &Id) -> impl Iterator<Item = (Date, Happening)> {
        self.overlays.iter().filter_map(move |overlay| {
            let found = overlay.find(fact).ok().and_then(|at| overlay.facts.get(at));
            found.map(|(_, happening)| (overlay.from, *happening))
        })
    }

    /// The facts that the scenario speaks of, each once.
    pub fn facts(&self) -> impl Iterator<Item = &Id> {
        sorted::collect(self.overlays.iter().flat_map(|overlay| overlay.facts.iter().map(|(fact, _)| fact))).into_iter()
    }
}

fn happenings(facts: &serde_json::Map<String, Value>) -> Result<Vec<(&str, Happening)>, Error> {
    let happening = |(fact, happening): (&'_ String, &Value)| {
        match happening {
            Value::Bool(false) => Some(Happening::Never),
            Value::String(day) => parse_date(day).map(Happening::On),
            _ => None,
        }
        .ok_or_else(|| {
            let value = format!("{fact}: {}", shown(happening));
            Error::argument("scenario", value, "a date like `2023-01-01`, or `false` for what never happens")
        })
    };
    facts.iter().map(|(fact, day)| Ok((fact.as_str(), happening((fact, day))?))).collect()
}
