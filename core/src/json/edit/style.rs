//! How a text is written: its indentation, line ends and blanks, seen from what stands in it.

use serde_json::Value;

use super::indent;
use crate::json::{Kind, Node};

/// The longest line that is written where lists and objects of the text stand on one line.
const LINE: usize = 120;

/// How a text writes values.
#[derive(Debug)]
pub(super) struct Style {
    line_end: &'static str,
    /// What one level adds to the indentation.
    unit: String,
    /// Between a key and its value: `: `.
    colon: String,
    /// Of lists and objects that hold nothing but single values.
    lists: Habit,
    objects: Habit,
    /// Letters beyond ASCII are written as escapes.
    is_ascii: bool,
}

/// How lists, or objects, are written that hold nothing but single values.
#[derive(Debug, Default)]
struct Habit {
    /// How many stand on one line, and how many do not.
    flat: usize,
    broken: usize,
    /// What is within the brackets on one line.
    padding: Option<String>,
}

impl Style {
    /// How a text is written. What it does not show is as in most texts of its kind.
    pub(super) fn of(text: &str, root: &Node) -> Self {
        let before_end = text.find('\n').and_then(|at| text.get(..at));
        let mut seen = Seen { text, unit: None, colon: None, lists: Habit::default(), objects: Habit::default() };
        seen.look(root);
        Self {
            line_end: if before_end.is_some_and(|line| line.ends_with('\r')) { "\r\n" } else { "\n" },
            unit: seen.unit.unwrap_or_else(|| "  ".to_owned()),
            colon: seen.colon.unwrap_or_else(|| ": ".to_owned()),
            lists: seen.lists,
            objects: seen.objects,
            is_ascii: text.is_ascii() && text.contains("\\u"),
        }
    }

    /// What follows a comma on one line.
    pub(super) fn gap(&self) -> &'static str {
        if self.colon.ends_with(' ') { " " } else { "" }
    }

    /// Writes a value on a line of that indentation; on one line where it may not break.
    pub(super) fn write(&self, value: &Value, indent: &str, breaks: bool, out: &mut String) {
        let (is_empty, is_simple, habit) = match value {
            Value::Array(items) => (items.is_empty(), items.iter().all(is_single), &self.lists),
            Value::Object(members) => (members.is_empty(), members.values().all(is_single), &self.objects),
            single => return self.write_single(single, out),
        };
        if is_empty || !breaks {
            return self.write_flat(value, habit, out);
        }
        if is_simple && habit.flat >= habit.broken {
            let mut line = String::new();
            self.write_flat(value, habit, &mut line);
            let count = |words: &str| words.chars().count();
            let begun = out.rsplit_once('\n').map_or_else(|| indent.len() + count(out), |(_, begun)| count(begun));
            if begun + count(&line) < LINE {
                out.push_str(&line);
                return;
            }
        }
        self.write_broken(value, indent, out);
    }

    fn write_flat(&self, value: &Value, habit: &Habit, out: &mut String) {
        let padding = habit.padding.as_deref().unwrap_or_default();
        self.write_items(value, out, (padding, self.gap(), padding), |item, out| self.write(item, "", false, out));
    }

    /// Writes a list or object with each of its values on a line of its own.
    pub(super) fn write_broken(&self, value: &Value, indent: &str, out: &mut String) {
        let inner = format!("{indent}{}", self.unit);
        let open = format!("{}{inner}", self.line_end);
        let close = format!("{}{indent}", self.line_end);
        self.write_items(value, out, (&open, &open, &close), |item, out| self.write(item, &inner, true, out));
    }

    /// Writes a list or object with these blanks after the opening bracket, after commas and before the closing one.
    fn write_items(
        &self,
        value: &Value,
        out: &mut String,
        (open, gap, close): (&str, &str, &str),
        write: impl Fn(&Value, &mut String),
    ) {
        let (brackets, items): (_, Vec<(Option<&String>, &Value)>) = match value {
            Value::Object(members) => (['{', '}'], members.iter().map(|(name, value)| (Some(name), value)).collect()),
            Value::Array(items) => (['[', ']'], items.iter().map(|item| (None, item)).collect()),
            single => return self.write_single(single, out),
        };
        let [opening, closing] = brackets;
        out.push(opening);
        for (index, (name, item)) in items.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            out.push_str(if index > 0 { gap } else { open });
            if let Some(name) = name {
                self.write_key(name, out);
            }
            write(item, out);
        }
        if !items.is_empty() {
            out.push_str(close);
        }
        out.push(closing);
    }

    /// Writes a key and the colon.
    pub(super) fn write_key(&self, name: &str, out: &mut String) {
        self.write_single(&name.into(), out);
        out.push_str(&self.colon);
    }

    fn write_single(&self, value: &Value, out: &mut String) {
        let words = value.to_string();
        if !self.is_ascii {
            return out.push_str(&words);
        }
        for letter in words.chars() {
            match letter.is_ascii() {
                true => out.push(letter),
                false => {
                    for unit in letter.encode_utf16(&mut [0; 2]) {
                        out.push_str(&format!("\\u{:04x}", u64::from(*unit)));
                    }
                }
            }
        }
    }
}

fn is_single(value: &Value) -> bool {
    !matches!(value, Value::Array(_) | Value::Object(_))
}

/// What has been seen of a text.
struct Seen<'t> {
    text: &'t str,
    unit: Option<String>,
    colon: Option<String>,
    lists: Habit,
    objects: Habit,
}

impl Seen<'_> {
    fn look(&mut self, node: &Node) {
        let is_single = |node: &Node| !matches!(node.kind, Kind::Array(_) | Kind::Object(_));
        match &node.kind {
            Kind::Array(items) => {
                let Some(first) = items.first() else { return };
                self.look_within(node, first.span.start as usize, items.iter().all(is_single));
                items.iter().for_each(|item| self.look(item));
            }
            Kind::Object(members) => {
                let Some(first) = members.first() else { return };
                if self.colon.is_none() {
                    let between = first.key.end as usize..first.value.span.start as usize;
                    self.colon = self.text.get(between).map(str::to_owned);
                }
                let is_simple = members.iter().all(|member| is_single(&member.value));
                self.look_within(node, first.key.start as usize, is_simple);
                members.iter().for_each(|member| self.look(&member.value));
            }
            _ => {}
        }
    }

    /// Looks at what stands before the first value of a list or object.
    fn look_within(&mut self, node: &Node, first: usize, is_simple: bool) {
        let open = node.span.start as usize;
        let padding = self.text.get(open + 1..first).unwrap_or_default();
        let is_broken = padding.contains('\n');
        if is_broken && self.unit.is_none() {
            let deeper = indent(self.text, first).strip_prefix(indent(self.text, open));
            self.unit = deeper.filter(|unit| !unit.is_empty()).map(str::to_owned);
        }
        let habit = if matches!(node.kind, Kind::Array(_)) { &mut self.lists } else { &mut self.objects };
        if !is_broken && habit.padding.is_none() {
            habit.padding = Some(padding.to_owned());
        }
        if is_simple {
            let count = if is_broken { &mut habit.broken } else { &mut habit.flat };
            *count += 1;
        }
    }
}
