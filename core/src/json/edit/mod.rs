//! Changes of a text, as JSON Patch (RFC 6902) has them: what changes is written the way the text is written, and all the
//! rest stays byte for byte.

mod style;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;

use serde_json::Value;
use style::Style;

use super::{Kind, Node, parse};
use crate::diagnostic::Operation;

/// Words in the place of some bytes of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) words: String,
}

impl Edit {
    /// Whether both change the same bytes, or put words in the same place, so that one of them has to come first.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        (self.start < other.end && other.start < self.end) || self.start == other.start
    }
}

/// A text whose values can be changed.
#[derive(Debug)]
pub(crate) struct Editor<'t> {
    text: &'t str,
    root: Node,
    style: OnceCell<Style>,
}

impl<'t> Editor<'t> {
    /// Reads a text; `None` where it is no JSON.
    pub(crate) fn new(text: &'t str) -> Option<Self> {
        let (root, faults) = parse(text);
        faults.is_empty().then(|| Self { text, root, style: OnceCell::new() })
    }

    /// What a patch comes to: edits that do not meet, from the last to the first, so that they can be made one after
    /// another or all at once. `None` where the text has no place for an operation.
    pub(crate) fn edits(&self, patch: &[Operation]) -> Option<Vec<Edit>> {
        let mut made: Vec<Edit> = Vec::new();
        for (done, operation) in patch.iter().enumerate() {
            // Places that nothing has moved need no second reading.
            if patch.iter().take(done).all(|earlier| stays(operation.path(), earlier)) {
                let edit = self.edit(operation)?;
                let at = made.partition_point(|other| other.start <= edit.start);
                made.insert(at, edit);
            } else {
                let now = apply(self.text, made.iter().collect());
                compose(&mut made, &Editor::new(&now)?.edit(operation)?);
            }
        }
        made.reverse();
        Some(made)
    }

    fn style(&self) -> &Style {
        self.style.get_or_init(|| Style::of(self.text, &self.root))
    }

    /// What an operation comes to.
    fn edit(&self, operation: &Operation) -> Option<Edit> {
        let (text, root, path) = (self.text, &self.root, operation.path());
        let whole = Found { node: root, start: root.span.start as usize };
        let Some((holder, name)) = path.rsplit_once('/') else {
            return operation.value().filter(|_| path.is_empty()).map(|value| self.replace(whole, value));
        };
        let mut steps = holder.split('/');
        let mut holder = steps.next().filter(|first| first.is_empty()).map(|_| whole)?;
        for step in steps {
            holder = child(text, holder.node, &unescape(step))?.1;
        }
        let name = unescape(name);
        let child = child(text, holder.node, &name);
        match (operation, &holder.node.kind) {
            (Operation::Remove { .. }, _) => remove(holder.node, child?.0),
            (Operation::Replace { value, .. }, _) => Some(self.replace(child?.1, value)),
            (Operation::Add { value, .. }, Kind::Object(_)) => Some(match child {
                Some((_, found)) => self.replace(found, value),
                None => self.insert(holder, None, Some(&name), value),
            }),
            (Operation::Add { value, .. }, Kind::Array(items)) => {
                let at = if name == "-" { items.len() } else { index(&name).filter(|at| *at <= items.len())? };
                Some(self.insert(holder, Some(at), None, value))
            }
            (Operation::Add { .. }, _) => None,
        }
    }

    fn replace(&self, old: Found<'_>, value: &Value) -> Edit {
        let (start, end) = (old.node.span.start as usize, old.node.span.end as usize);
        // A value that shares its line with others keeps to it.
        let breaks = begins_line(self.text, old.start) || self.text.get(start..end).unwrap_or_default().contains('\n');
        let mut words = String::new();
        self.style().write(value, indent(self.text, old.start), breaks, &mut words);
        Edit { start, end, words }
    }

    /// Puts a value into an object, or into a list before the item of that place.
    fn insert(&self, holder: Found<'_>, at: Option<usize>, name: Option<&str>, value: &Value) -> Edit {
        let (text, style, places) = (self.text, self.style(), places(holder.node));
        let mut words = String::new();
        let Some((_, end)) = places.last() else {
            let whole = match name {
                Some(name) => Value::Object([(name.to_owned(), value.clone())].into_iter().collect()),
                None => Value::Array(vec![value.clone()]),
            };
            let (start, end) = (holder.node.span.start as usize, holder.node.span.end as usize);
            let indent = indent(text, holder.start);
            match text.get(start..end).unwrap_or_default().contains('\n') {
                true => style.write_broken(&whole, indent, &mut words),
                false => style.write(&whole, indent, begins_line(text, holder.start), &mut words),
            }
            return Edit { start, end, words };
        };
        // What stands before a neighbour stands before the new one, too. Before the first on a line there is nothing to
        // see: there the second one shows it.
        let before = |at: usize| places.get(at).map(|(start, _)| blanks_before(text, *start));
        let next = at.and_then(|at| places.get(at).map(|(start, _)| (at, *start)));
        let near = next.map_or(places.len() - 1, |(at, _)| at);
        let gap = before(near).filter(|gap| near > 0 || gap.contains('\n'));
        let gap = gap.or_else(|| before(1)).unwrap_or(style.gap());
        let indent = gap.rfind('\n').and_then(|at| gap.get(at + 1..));
        if next.is_none() {
            words.push(',');
            words.push_str(gap);
        }
        if let Some(name) = name {
            style.write_key(name, &mut words);
        }
        style.write(value, indent.unwrap_or_default(), indent.is_some(), &mut words);
        if next.is_some() {
            words.push(',');
            words.push_str(gap);
        }
        let place = next.map_or(*end, |(_, start)| start);
        Edit { start: place, end: place, words }
    }
}

/// The text with edits that do not meet.
pub(crate) fn apply(text: &str, mut edits: Vec<&Edit>) -> String {
    crate::sorted::sort_by_key(&mut edits, |edit| (edit.start, edit.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(text.get(at..edit.start).unwrap_or_default());
        out.push_str(&edit.words);
        at = edit.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// Whether a value keeps its place when another is replaced: neither holds the other.
fn stays(path: &str, earlier: &Operation) -> bool {
    let holds =
        |whole: &str, part: &str| part.strip_prefix(whole).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let is_replaced = matches!(earlier, Operation::Replace { .. });
    is_replaced && !holds(path, earlier.path()) && !holds(earlier.path(), path)
}

/// Adds an edit of the text as the others leave it.
fn compose(made: &mut Vec<Edit>, new: &Edit) {
    // Bytes that the edits passed so far have put in and taken out.
    let (mut added, mut gone) = (0, 0);
    let mut passed = |edit: &Edit| {
        added += edit.words.len();
        gone += edit.end - edit.start;
        (added, gone)
    };
    let (mut before, mut first) = ((0, 0), 0);
    while let Some(edit) =
        made.get(first).filter(|edit| edit.start + before.0 + edit.words.len() < new.start + before.1)
    {
        before = passed(edit);
        first += 1;
    }
    let mut merged = Edit { start: new.start + before.1 - before.0, end: 0, words: String::new() };
    let (mut after, mut last, mut rest) = (before, first, None);
    while let Some(edit) = made.get(last).filter(|edit| edit.start + after.0 <= new.end + after.1) {
        let at = edit.start + after.0 - after.1;
        if at < new.start {
            merged.start = edit.start;
            merged.words.push_str(edit.words.get(..new.start - at).unwrap_or_default());
        }
        if at + edit.words.len() > new.end {
            rest = edit.words.get(new.end - at..).map(|rest| (edit.end, rest.to_owned()));
        }
        after = passed(edit);
        last += 1;
    }
    let (end, rest) = rest.unwrap_or_else(|| (new.end + after.1 - after.0, String::new()));
    merged.end = end;
    merged.words.push_str(&new.words);
    merged.words.push_str(&rest);
    made.drain(first..last);
    made.insert(first, merged);
}

/// A value with the place where it begins: at its key, where it has one.
#[derive(Clone, Copy)]
struct Found<'n> {
    node: &'n Node,
    start: usize,
}

fn unescape(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

/// A place in a list, as RFC 6901 writes it.
fn index(segment: &str) -> Option<usize> {
    let plain = segment == "0" || !segment.starts_with('0');
    (plain && segment.bytes().all(|byte| byte.is_ascii_digit())).then(|| segment.parse().ok())?
}

/// The member of that name or the item of that place, with its position.
fn child<'n>(text: &str, node: &'n Node, name: &str) -> Option<(usize, Found<'n>)> {
    match &node.kind {
        Kind::Array(items) => {
            let at = index(name)?;
            items.get(at).map(|node| (at, Found { node, start: node.span.start as usize }))
        }
        Kind::Object(members) => {
            let at = members.iter().position(|member| member.name(text) == name)?;
            let member = members.get(at)?;
            Some((at, Found { node: &member.value, start: member.key.start as usize }))
        }
        _ => None,
    }
}

/// From where to where what a list or object holds stands, one by one.
fn places(node: &Node) -> Vec<(usize, usize)> {
    let place = |start: u32, end: u32| (start as usize, end as usize);
    match &node.kind {
        Kind::Array(items) => items.iter().map(|item| place(item.span.start, item.span.end)).collect(),
        Kind::Object(members) => members.iter().map(|member| place(member.key.start, member.value.span.end)).collect(),
        _ => Vec::new(),
    }
}

/// Takes one away, and the comma that parted it from the others.
fn remove(holder: &Node, at: usize) -> Option<Edit> {
    let places = places(holder);
    let (start, end) = *places.get(at)?;
    let before = at.checked_sub(1).and_then(|before| places.get(before));
    let (start, end) = match (before, places.get(at + 1)) {
        (Some((_, before)), _) => (*before, end),
        (None, Some((after, _))) => (start, *after),
        (None, None) => (holder.span.start as usize + 1, holder.span.end as usize - 1),
    };
    Some(Edit { start, end, words: String::new() })
}

fn blanks_before(text: &str, offset: usize) -> &str {
    let before = text.get(..offset).unwrap_or_default();
    before.get(before.trim_end_matches([' ', '\t', '\r', '\n']).len()..).unwrap_or_default()
}

fn begins_line(text: &str, offset: usize) -> bool {
    blanks_before(text, offset).contains('\n')
}

/// The blanks that the line of a place begins with.
fn indent(text: &str, offset: usize) -> &str {
    let before = text.get(..offset).unwrap_or_default();
    let line = before.get(before.rfind('\n').map_or(0, |at| at + 1)..).unwrap_or_default();
    line.get(..line.len() - line.trim_start_matches([' ', '\t']).len()).unwrap_or_default()
}
