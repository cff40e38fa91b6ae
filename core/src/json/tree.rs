//! The tree: what was read, and where.

use std::borrow::Cow;

use super::string;

/// A range of bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Span {
    /// The bytes from `start` up to `end`; texts are far shorter than 4 GB (the reader's limit sees to that).
    pub(crate) fn new(start: usize, end: usize) -> Self {
        let clip = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: clip(start), end: clip(end) }
    }

    /// The range so many bytes further on.
    pub(crate) fn shift(&mut self, by: i64) {
        self.start = moved(self.start, by);
        self.lengthen(by);
    }

    /// The range with so many bytes more at its end.
    pub(crate) fn lengthen(&mut self, by: i64) {
        self.end = moved(self.end, by);
    }

    /// The text of the range.
    pub(crate) fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

fn moved(offset: u32, by: i64) -> u32 {
    u32::try_from(i64::from(offset) + by).unwrap_or(u32::MAX)
}

/// A value of the text.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
}

/// What a value is. Scalars stay in the text until they are asked for.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    Null,
    Bool(bool),
    Number,
    /// The span includes the quotes.
    String,
    Array(Vec<Node>),
    Object(Vec<Member>),
    /// Something was here that could not be read; it has been reported.
    Broken,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    /// Includes the quotes where there are any.
    pub(crate) key: Span,
    pub(crate) value: Node,
}

impl Member {
    /// The key without quotes and escapes.
    pub(crate) fn name<'t>(&self, text: &'t str) -> Cow<'t, str> {
        string::unquote(self.key.of(text))
    }

    /// Whether that is its name, where the key has moved by so many bytes since its place was written down.
    pub(crate) fn is_called(&self, name: &str, text: &str, moved: i64) -> bool {
        let mut key = self.key;
        key.shift(moved);
        string::unquote(key.of(text)) == name
    }
}

impl Node {
    /// Moves the value by so many bytes, with all that it holds.
    pub(crate) fn shift(&mut self, by: i64) {
        self.span.shift(by);
        match &mut self.kind {
            Kind::Array(items) => items.iter_mut().for_each(|item| item.shift(by)),
            Kind::Object(members) => {
                for member in members {
                    member.key.shift(by);
                    member.value.shift(by);
                }
            }
            _ => {}
        }
    }

    /// The value, or one of its items, whose inside a range lies in: the place within a list, and the value itself.
    pub(crate) fn around(&self, range: Span) -> Option<(Option<usize>, &Node)> {
        let holds = |node: &Node| node.span.start < range.start && range.end < node.span.end;
        if !holds(self) {
            return None;
        }
        if let Kind::Array(items) = &self.kind {
            let at = items.partition_point(|item| item.span.end <= range.start);
            if let Some(item) = items.get(at).filter(|item| holds(item)) {
                return Some((Some(at), item));
            }
        }
        Some((None, self))
    }

    /// The value that a JSON Pointer leads to; where the path breaks off, the deepest value reached. All places have moved by
    /// so many bytes since they were written down.
    ///
    /// A finding about something that is missing points at what should hold it.
    pub(crate) fn resolve(&self, text: &str, pointer: &str, moved: i64) -> &Node {
        let mut node = self;
        for segment in pointer.split('/').skip(1) {
            let segment = match segment.contains('~') {
                true => Cow::Owned(segment.replace("~1", "/").replace("~0", "~")),
                false => Cow::Borrowed(segment),
            };
            let next = match &node.kind {
                Kind::Array(items) => segment.parse::<usize>().ok().and_then(|index| items.get(index)),
                Kind::Object(members) => {
                    members.iter().find(|member| member.is_called(&segment, text, moved)).map(|member| &member.value)
                }
                _ => None,
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }
}
