//! Conditions: what a rule asks of an element, and whether an element meets it.

use std::cell::RefCell;
use std::cmp::Ordering;

use serde_json::Value;

use super::path::{Match, Path};
use crate::options::shown;
use crate::sorted;

#[derive(Debug, PartialEq)]
pub(super) enum Condition {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Test(Test),
}

/// Checks of the values that a path leads to: all of them must be met.
#[derive(Debug, PartialEq)]
pub(super) struct Test {
    pub(super) path: Path,
    pub(super) checks: Vec<Check>,
}

#[derive(Debug, PartialEq)]
pub(super) enum Check {
    Exists(bool),
    /// How many values there are, at least and at most.
    Count(usize, usize),
    Compare(Relation, Operand),
    In(Vec<Value>),
    Like(String),
    Unique,
    RefersTo(Path),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Equal,
    LessThan,
    AtMost,
    AtLeast,
    MoreThan,
}

#[derive(Debug, PartialEq)]
pub(super) enum Operand {
    Value(Value),
    Path(Path),
}

impl Relation {
    fn fits(self, ordering: Ordering) -> bool {
        match self {
            Self::Equal => ordering.is_eq(),
            Self::LessThan => ordering.is_lt(),
            Self::AtMost => ordering.is_le(),
            Self::AtLeast => ordering.is_ge(),
            Self::MoreThan => ordering.is_gt(),
        }
    }

    pub(super) fn holds(self, left: &Value, right: &Value) -> bool {
        match compare(left, right) {
            Some(ordering) => self.fits(ordering),
            None => self == Self::Equal && left == right,
        }
    }
}

/// Numbers by size, texts by their characters: days as `2021-01-31` are in the order of time. `None` for anything else.
pub(super) fn compare(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.as_f64()?.partial_cmp(&right.as_f64()?),
        (Value::String(left), Value::String(right)) => Some(left.cmp(right)),
        _ => None,
    }
}

impl Check {
    /// Whether one value meets it, as far as that can be said without a plan.
    pub(super) fn admits(&self, value: &Value) -> bool {
        match self {
            Self::Compare(relation, Operand::Value(other)) => relation.holds(value, other),
            Self::In(list) => list.iter().any(|one| Relation::Equal.holds(value, one)),
            Self::Like(pattern) => value.as_str().is_some_and(|text| crate::pattern::is_like(pattern, text)),
            Self::Exists(wanted) => *wanted,
            Self::Count(..) | Self::Compare(..) | Self::Unique | Self::RefersTo(_) => true,
        }
    }

    /// Whether it cannot be met where there is no value.
    pub(super) fn needs_value(&self) -> bool {
        match self {
            Self::Exists(wanted) => *wanted,
            Self::Count(least, _) => *least > 0,
            Self::Compare(..) | Self::In(_) | Self::Like(_) => true,
            Self::Unique | Self::RefersTo(_) => false,
        }
    }
}

/// Why an element does not meet a condition: the values that do not, where they are at fault.
#[derive(Debug, Default)]
pub(super) struct Failure<'v> {
    /// Where the value at fault stands, if it is the element's own.
    pub(super) pointer: Option<String>,
    pub(super) values: Vec<&'v Value>,
}

/// What conditions are judged in: the plan, and the elements that a rule has selected.
pub(super) struct Scene<'v> {
    pub(super) plan: &'v Value,
    pub(super) selected: &'v [Match<'v>],
    /// Values by path, sorted: what references lead to, and what has to be unique.
    known: RefCell<Vec<(String, Vec<String>)>>,
}

impl<'v> Scene<'v> {
    pub(super) fn new(plan: &'v Value, selected: &'v [Match<'v>]) -> Self {
        Self { plan, selected, known: RefCell::new(Vec::new()) }
    }

    /// `None` where an element meets a condition.
    pub(super) fn failure(&self, condition: &Condition, element: &Match<'v>) -> Option<Failure<'v>> {
        match condition {
            Condition::All(list) => list.iter().find_map(|one| self.failure(one, element)),
            Condition::Any(list) => {
                let mut first = None;
                for one in list {
                    let failure = self.failure(one, element)?;
                    first = first.or(Some(failure));
                }
                Some(first.unwrap_or_default())
            }
            Condition::Not(inner) => match (self.failure(inner, element), &**inner) {
                (Some(_), _) => None,
                (None, Condition::Test(test)) => {
                    let found = test.path.matches(self.plan, element);
                    Some(failing(test, &found, found.first()))
                }
                (None, _) => Some(Failure::default()),
            },
            Condition::Test(test) => {
                let found = test.path.matches(self.plan, element);
                test.checks.iter().find_map(|check| self.unmet(test, check, &found, element))
            }
        }
    }

    fn unmet(&self, test: &Test, check: &Check, found: &[Match<'v>], element: &Match<'v>) -> Option<Failure<'v>> {
        let count = found.len();
        let is_met = match check {
            Check::Exists(wanted) => *wanted != found.is_empty(),
            Check::Count(least, most) => (*least..=*most).contains(&count),
            _ if count == 0 => !check.needs_value(),
            Check::Compare(relation, Operand::Path(path)) => {
                let others = path.matches(self.plan, element);
                let holds = |one: &&Match<'v>| others.iter().all(|other| relation.holds(one.value, other.value));
                if others.is_empty() {
                    return Some(failing(test, found, found.first()));
                }
                return found.iter().find(|one| !holds(one)).map(|one| failing(test, found, Some(one)));
            }
            _ => {
                let is_sound = |one: &&Match<'v>| match check {
                    Check::Unique => self.times(&test.path, None, element, one.value) == 1,
                    Check::RefersTo(path) => self.times(&test.path, Some(path), element, one.value) > 0,
                    _ => check.admits(one.value),
                };
                return found.iter().find(|one| !is_sound(one)).map(|one| failing(test, found, Some(one)));
            }
        };
        (!is_met).then(|| failing(test, found, None))
    }

    /// How often a value is among those that a path leads to from the element, or among those of all selected elements.
    fn times(&self, own: &Path, target: Option<&Path>, element: &Match<'v>, value: &Value) -> usize {
        let path = target.unwrap_or(own);
        if target.is_some() && !path.from_plan {
            // From each element it leads elsewhere: nothing is worth keeping.
            let found = path.matches(self.plan, element);
            return found.iter().filter(|one| Relation::Equal.holds(one.value, value)).count();
        }
        // What values lead to begins with `$`, and what is to be unique does not have to.
        let key = if target.is_some() { path.text.clone() } else { format!(" {}", path.text) };
        let mut known = self.known.borrow_mut();
        let at = known.iter().position(|(name, _)| *name == key).unwrap_or_else(|| {
            let mut values = Vec::new();
            let from = if target.is_some() { std::slice::from_ref(element) } else { self.selected };
            for start in from {
                let found = path.matches(self.plan, start);
                values.extend(found.iter().map(|one| shown(one.value)));
            }
            sorted::sort(&mut values);
            known.push((key, values));
            known.len() - 1
        });
        let Some((_, values)) = known.get(at) else { return 0 };
        let wanted = shown(value);
        values.partition_point(|one| *one <= wanted) - values.partition_point(|one| *one < wanted)
    }
}

fn failing<'v>(test: &Test, found: &[Match<'v>], at_fault: Option<&Match<'v>>) -> Failure<'v> {
    let values = at_fault.map_or(found, std::slice::from_ref).iter().map(|one| one.value).collect();
    let own = at_fault.filter(|_| !test.path.from_plan);
    Failure { pointer: own.map(|one| one.pointer.clone()), values }
}
