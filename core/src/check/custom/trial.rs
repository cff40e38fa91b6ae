//! Whether a rule can ever match: its paths and words are tried on the reader of plans, its conditions on each other.
//!
//! The reader knows what a plan can have. So a path becomes the smallest document that it leads through, and what the
//! reader finds strange in it no plan can have: no field of the model is named here, and "did you mean" comes with it.

use serde_json::{Map, Value};

use super::CustomRule;
use super::condition::{Check, Condition, Operand, Relation, Test, compare};
use super::form::{CONTRADICTION, NO_FIT, within};
use super::path::{Path, Step};
use crate::diagnostic::{Argument, Diagnostic, Language, Place};
use crate::json::push_pointer;
use crate::read::read_text;

/// Adds what is doubtful about a rule.
pub(super) fn doubts(rule: &CustomRule, at: &str, doubts: &mut Vec<Diagnostic>) {
    let mut trial = Trial { rule, doubts };
    trial.steps(&within(at, "select"), &rule.select, &[], &[]);
    let parts = [("where", rule.filter.as_ref()), ("assert", Some(&rule.assertion))];
    for (part, condition) in parts {
        let Some(condition) = condition else { continue };
        let at = within(at, part);
        if excludes_itself(condition) {
            let doubt = Diagnostic::new(&CONTRADICTION, Place::new(&at));
            trial.doubts.push(doubt.with("rule", &*rule.declaration.code).with("part", part));
        }
        trial.condition(&at, condition);
    }
}

struct Trial<'a> {
    rule: &'a CustomRule,
    doubts: &'a mut Vec<Diagnostic>,
}

impl Trial<'_> {
    fn condition(&mut self, at: &str, condition: &Condition) {
        match condition {
            Condition::All(list) | Condition::Any(list) => {
                let key = if matches!(condition, Condition::All(_)) { "all" } else { "any" };
                for (index, one) in list.iter().enumerate() {
                    self.condition(&format!("{at}/{key}/{index}"), one);
                }
            }
            Condition::Not(inner) => self.condition(&within(at, "not"), inner),
            Condition::Test(test) => self.test(at, test),
        }
    }

    fn test(&mut self, at: &str, test: &Test) {
        let mut values: Vec<&Value> = Vec::new();
        for check in &test.checks {
            match check {
                Check::Compare(Relation::Equal, Operand::Value(value)) => values.push(value),
                Check::In(list) => values.extend(list),
                Check::Compare(_, Operand::Path(path)) | Check::RefersTo(path) => self.path(at, path, &[]),
                _ => {}
            }
        }
        self.path(at, &test.path, &values);
    }

    /// Tries a path, and values at its end.
    fn path(&mut self, at: &str, path: &Path, values: &[&Value]) {
        let from = if path.from_plan { &[][..] } else { &self.rule.select.steps };
        self.steps(at, path, from, values);
    }

    /// Tries a path from where others have led.
    fn steps(&mut self, at: &str, path: &Path, from: &[Step], values: &[&Value]) {
        let steps: Vec<&Step> = from.iter().chain(&path.steps).collect();
        // What stands deeper can be anywhere.
        let known = steps.iter().position(|step| **step == Step::Deep).unwrap_or(steps.len());
        let (steps, values) = match steps.get(..known) {
            Some(known) if known.len() < steps.len() => (known, &[][..]),
            _ => (&*steps, values),
        };
        if let Some(problem) = strange(steps, None) {
            self.doubt(at, &path.text, &problem);
            return;
        }
        for value in values {
            if let Some(problem) = strange(steps, Some(value)) {
                self.doubt(at, &path.text, &problem);
            }
        }
    }

    fn doubt(&mut self, at: &str, path: &str, problem: &Diagnostic) {
        let say = |said: fn(&Diagnostic, Language) -> String| {
            Argument::Words(Language::ALL.map(|language| said(problem, language)))
        };
        let doubt = Diagnostic::new(&NO_FIT, Place::new(at))
            .with("rule", &*self.rule.declaration.code)
            .with("path", path)
            .with("problem", say(Diagnostic::message))
            .with("advice", say(Diagnostic::help));
        // An element's path is tried for each check of it.
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }
}

/// What the reader of plans finds strange in a document that has nothing but a path, and a value at its end.
fn strange(steps: &[&Step], value: Option<&Value>) -> Option<Diagnostic> {
    let mut document = value.cloned().unwrap_or(Value::Null);
    let (mut end, mut lists) = (String::new(), Vec::new());
    for step in steps {
        if let Step::Each = step {
            lists.push(end.clone());
        }
        let name = if let Step::Field(name) = step { name } else { "0" };
        push_pointer(&mut end, name);
    }
    for step in steps.iter().rev() {
        document = match step {
            Step::Field(name) => Value::Object(Map::from_iter([(name.clone(), document)])),
            Step::With(name, wanted) => {
                let mut members = if let Value::Object(members) = document { members } else { Map::new() };
                members.insert(name.clone(), Value::from(wanted.as_str()));
                Value::Array(vec![Value::Object(members)])
            }
            Step::Each | Step::Index(_) | Step::Deep => Value::Array(vec![document]),
        };
    }
    let faults = read_text(&document.to_string()).err()?.diagnostics;
    faults.into_iter().find(|fault| {
        let place = &fault.place.pointer;
        match fault.code() {
            // Nothing is in the document but what the path says.
            "P006" | "P008" => true,
            // A value of another type on the way, where it is not a map that `[*]` goes through, or at the end.
            "P005" if *place == end => value.is_some(),
            "P005" => end.starts_with(place.as_str()) && !lists.contains(place),
            "P009" => value.is_some() && *place == end,
            _ => false,
        }
    })
}

/// Whether conditions that must all be met exclude each other, as far as their own words say so.
fn excludes_itself(condition: &Condition) -> bool {
    let mut all = Vec::new();
    flatten(condition, &mut all);
    let negated = |one: &&Condition| matches!(one, Condition::Not(inner) if all.contains(&&**inner));
    if all.iter().any(negated) {
        return true;
    }
    let tests: Vec<&Test> = all
        .iter()
        .filter_map(|one| match one {
            Condition::Test(test) => Some(test),
            _ => None,
        })
        .collect();
    tests.iter().enumerate().any(|(index, test)| {
        // Those of one path, seen from the first of them.
        let is_first = tests.iter().take(index).all(|earlier| earlier.path != test.path);
        let same = tests.iter().filter(|other| other.path == test.path);
        is_first && exclude_each_other(&same.flat_map(|one| &one.checks).collect::<Vec<_>>())
    })
}

fn flatten<'c>(condition: &'c Condition, all: &mut Vec<&'c Condition>) {
    match condition {
        Condition::All(list) => list.iter().for_each(|one| flatten(one, all)),
        other => all.push(other),
    }
}

/// Whether no values can pass all of these checks.
fn exclude_each_other(checks: &[&Check]) -> bool {
    let needs_value = checks.iter().any(|check| check.needs_value());
    let (mut least, mut most) = (0, usize::MAX);
    for check in checks {
        match check {
            Check::Exists(false) => most = 0,
            Check::Count(from, until) => (least, most) = (least.max(*from), most.min(*until)),
            _ => {}
        }
    }
    if least > most || (needs_value && most == 0) {
        return true;
    }
    for check in checks {
        let candidates = match check {
            Check::Compare(Relation::Equal, Operand::Value(value)) => std::slice::from_ref(value),
            Check::In(list) => list,
            _ => continue,
        };
        if !candidates.iter().any(|value| checks.iter().all(|other| other.admits(value))) {
            return true;
        }
    }
    let bound = |check: &&Check| match check {
        Check::Compare(relation, Operand::Value(value)) => Some((*relation, value.clone())),
        _ => None,
    };
    let bounds: Vec<_> = checks.iter().filter_map(bound).collect();
    bounds.iter().any(|(lower, from)| {
        let is_lower = matches!(lower, Relation::AtLeast | Relation::MoreThan);
        is_lower && bounds.iter().any(|(upper, until)| misses(*lower, from, *upper, until))
    })
}

/// Whether an upper bound lies below a lower one, or is of another type.
fn misses(lower: Relation, from: &Value, upper: Relation, until: &Value) -> bool {
    let is_open = lower == Relation::MoreThan || upper == Relation::LessThan;
    match (upper, compare(from, until)) {
        (Relation::AtMost | Relation::LessThan, Some(order)) => order.is_gt() || (is_open && order.is_eq()),
        (Relation::AtMost | Relation::LessThan, None) => true,
        _ => false,
    }
}
