//! Paths: which values of a plan a rule speaks of. Nothing here knows a field of the model.

use serde_json::Value;

use crate::json::push_pointer;
use crate::options::shown;

/// A path: from the plan where it begins with `$`, else from the element that a rule looks at; in `select` from the plan.
#[derive(Debug, PartialEq)]
pub(super) struct Path {
    /// As it was written.
    pub(super) text: String,
    pub(super) from_plan: bool,
    pub(super) steps: Vec<Step>,
}

#[derive(Debug, PartialEq)]
pub(super) enum Step {
    /// `name` or `['name']`: a member.
    Field(String),
    /// `[*]`: every item, or every member.
    Each,
    /// `[2]`: one item, counted from zero.
    Index(usize),
    /// `[kind=goal]`: the items whose member has that value.
    With(String, String),
    /// `**`: here and everything within.
    Deep,
}

/// A value with its place.
#[derive(Debug, Clone)]
pub(super) struct Match<'v> {
    pub(super) pointer: String,
    pub(super) value: &'v Value,
}

impl Path {
    /// Reads a path; `None` where it has not the form of one.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (from_plan, mut rest) = text.strip_prefix('$').map_or((false, text), |rest| (true, rest));
        let mut steps = Vec::new();
        // The element itself.
        if text == "." {
            rest = "";
        } else if text.is_empty() {
            return None;
        }
        let mut is_first = !from_plan;
        while !rest.is_empty() {
            let (step, after) = match rest.strip_prefix('[') {
                Some(inner) => bracket(inner)?,
                None => {
                    let name = if is_first { rest } else { rest.strip_prefix('.')? };
                    let (name, after) = name.split_at(name.find(['.', '[']).unwrap_or(name.len()));
                    (if name == "**" { Step::Deep } else { Step::Field(plain(name)?) }, after)
                }
            };
            // Twice would find the same value on several ways.
            if step == Step::Deep && steps.contains(&Step::Deep) {
                return None;
            }
            steps.push(step);
            rest = after;
            is_first = false;
        }
        Some(Self { text: text.to_owned(), from_plan, steps })
    }

    /// What it leads to, in the order of the document: from the plan, or from an element with its place.
    pub(super) fn matches<'v>(&self, plan: &'v Value, element: &Match<'v>) -> Vec<Match<'v>> {
        let mut found = Vec::new();
        let (value, mut pointer) =
            if self.from_plan { (plan, String::new()) } else { (element.value, element.pointer.clone()) };
        walk(&self.steps, value, &mut pointer, &mut found);
        found
    }
}

/// What stands between brackets, and the rest after them.
fn bracket(inner: &str) -> Option<(Step, &str)> {
    if let Some(quoted) = inner.strip_prefix('\'') {
        let (name, after) = quoted.split_once("']")?;
        return Some((Step::Field(name.to_owned()), after));
    }
    let (inside, after) = inner.split_once(']')?;
    let step = match inside.split_once('=') {
        _ if inside == "*" => Step::Each,
        Some((name, value)) => Step::With(plain(name)?, value.to_owned()),
        None => Step::Index(inside.parse().ok()?),
    };
    Some((step, after))
}

/// A name that needs no quotes.
fn plain(name: &str) -> Option<String> {
    let sound = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    (!name.is_empty() && name.bytes().all(sound)).then(|| name.to_owned())
}

fn walk<'v>(steps: &[Step], value: &'v Value, pointer: &mut String, found: &mut Vec<Match<'v>>) {
    let Some((step, rest)) = steps.split_first() else {
        found.push(Match { pointer: pointer.clone(), value });
        return;
    };
    let mut within = rest;
    if *step == Step::Deep {
        walk(rest, value, pointer, found);
        within = steps;
    }
    match (step, value) {
        (Step::Field(name), Value::Object(members)) => {
            if let Some(inner) = members.get(name) {
                enter(name, within, inner, pointer, found);
            }
        }
        (Step::Each | Step::Deep, Value::Object(members)) => {
            for (name, inner) in members {
                enter(name, within, inner, pointer, found);
            }
        }
        (_, Value::Array(items)) => {
            for (index, item) in items.iter().enumerate() {
                let is_meant = match step {
                    Step::Each | Step::Deep => true,
                    Step::Index(at) => *at == index,
                    Step::With(name, wanted) => item.get(name).is_some_and(|found| written(found) == *wanted),
                    Step::Field(_) => false,
                };
                if is_meant {
                    enter(&index.to_string(), within, item, pointer, found);
                }
            }
        }
        _ => {}
    }
}

/// One step further in.
fn enter<'v>(name: &str, steps: &[Step], inner: &'v Value, pointer: &mut String, found: &mut Vec<Match<'v>>) {
    let length = pointer.len();
    push_pointer(pointer, name);
    walk(steps, inner, pointer, found);
    pointer.truncate(length);
}

/// A value as messages show it and filters compare it: a text without its quotes.
pub(super) fn written(value: &Value) -> String {
    value.as_str().map_or_else(|| shown(value), str::to_owned)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn pointers(path: &str) -> Vec<String> {
        let plan = json!({
            "goals": [{ "id": "one", "year": 2021 }, { "id": "two", "sub": { "id": "three" } }],
            "fi.hel:x": 1,
        });
        let root = Match { pointer: String::new(), value: &plan };
        Path::parse(path).unwrap().matches(&plan, &root).into_iter().map(|found| found.pointer).collect()
    }

    #[test]
    fn leads_to_values_with_their_places() {
        assert_eq!(pointers("goals[*].id"), ["/goals/0/id", "/goals/1/id"]);
        assert_eq!(pointers("goals[1].sub"), ["/goals/1/sub"]);
        assert_eq!(pointers("goals[id=two]"), ["/goals/1"]);
        assert_eq!(pointers("goals[year=2021].id"), ["/goals/0/id"]);
        assert_eq!(pointers("**.id"), ["/goals/0/id", "/goals/1/id", "/goals/1/sub/id"]);
        assert_eq!(pointers("['fi.hel:x']"), ["/fi.hel:x"]);
        assert_eq!(pointers("$.goals[0]"), ["/goals/0"]);
        assert_eq!((pointers("$"), pointers(".")), (vec![String::new()], vec![String::new()]));
        assert!(pointers("goals.id").is_empty() && pointers("goals[9]").is_empty());
    }

    #[test]
    fn refuses_what_is_no_path() {
        for text in ["", "goals.", ".goals", "goals[", "goals[x]", "a..b", "**.a.**", "$goals", "goals[=1]", "a b"] {
            assert_eq!(Path::parse(text), None, "{text}");
        }
    }
}
