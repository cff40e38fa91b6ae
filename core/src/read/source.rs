//! The text that a plan came from.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Range};
use crate::json::{Decoder, Kind, LineIndex, Member, Node, Span, parse_within};
use crate::plan::PlanDocument;

/// A text with its tree: finds the place of any value of the plan.
#[derive(Debug, Clone)]
pub(crate) struct SourceText {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    text: String,
    root: Node,
    lines: LineIndex,
    /// How far each member of the root has moved since its places were written down.
    moved: Vec<i64>,
}

impl SourceText {
    pub(crate) fn new(text: &str, root: Node) -> Self {
        let inner = Inner { text: text.to_owned(), lines: LineIndex::new(text), root, moved: Vec::new() };
        Self { inner: Arc::new(inner) }
    }

    /// The text itself.
    pub(crate) fn text(&self) -> &str {
        &self.inner.text
    }

    /// The byte offset of a line, from one, and a number of UTF-16 units in it.
    pub(crate) fn offset_utf16(&self, line: usize, column: usize) -> usize {
        self.inner.lines.offset_utf16(&self.inner.text, line, column)
    }

    /// Puts other words in the place of some bytes, and reads the plan anew where that changes one field of it, or one
    /// item of a list in a field: gives the field. `None` where more has to be read: the text is then as edited, and the
    /// rest is not to be used any more.
    pub(crate) fn edit(&mut self, plan: &mut PlanDocument, range: Span, words: &str) -> Option<String> {
        // Whoever else holds this text keeps it as it was.
        let Some(Inner { text, root, lines, moved }) = Arc::get_mut(&mut self.inner) else {
            let mut text = self.inner.text.clone();
            text.replace_range(range.start as usize..range.end as usize, words);
            *self = Self::new(&text, Node { span: Span::new(0, text.len()), kind: Kind::Broken });
            return None;
        };
        let (start, end) = (range.start as usize, range.end as usize);
        text.replace_range(start..end, words);
        lines.edit(text, start, end, start + words.len());
        let by = i64::try_from(words.len()).ok()? - i64::try_from(end - start).ok()?;

        let Kind::Object(members) = &mut root.kind else { return None };
        moved.resize(members.len(), 0);
        let ends_before = |at: usize| {
            let (member, moved) = (members.get(at)?, moved.get(at)?);
            Some(i64::from(member.value.span.end) + moved <= i64::from(range.start))
        };
        let at = (0..members.len()).find(|at| ends_before(*at) == Some(false))?;
        let member = members.get_mut(at)?;
        // What has moved is written down where the edit is; what stands behind it moves on.
        let own = moved.get_mut(at).map(std::mem::take)?;
        if own != 0 {
            member.key.shift(own);
            member.value.shift(own);
        }
        moved.iter_mut().skip(at + 1).for_each(|moved| *moved += by);

        let (item, old) = member.value.around(range)?;
        let mut span = old.span;
        span.lengthen(by);
        let slice = span.of(text);
        let (mut new, faults) = parse_within(slice, if item.is_some() { 2 } else { 1 });
        if !faults.is_empty() || new.span != Span::new(0, slice.len()) {
            return None;
        }
        new.shift(i64::from(span.start));
        let field = member.name(text).into_owned();
        let mut decoder = Decoder::new(text);
        plan.reread(&field, item, &new, &mut decoder)?;
        if !decoder.into_faults().is_empty() {
            return None;
        }
        match (item, &mut member.value.kind) {
            (Some(item), Kind::Array(items)) => {
                *items.get_mut(item)? = new;
                items.iter_mut().skip(item + 1).for_each(|item| item.shift(by));
                member.value.span.lengthen(by);
            }
            _ => member.value = new,
        }
        root.span.lengthen(by);
        Some(field)
    }

    /// Lines and columns of a range of bytes.
    pub(crate) fn range(&self, span: Span) -> Range {
        let Inner { text, lines, .. } = &*self.inner;
        let (start, end) = (lines.position(text, span.start), lines.position(text, span.end));
        Range { line: start.line, column: start.column, end_line: end.line, end_column: end.column }
    }

    /// Where a JSON Pointer leads: a scalar as a whole, an element at its id, anything else at its opening bracket.
    ///
    /// An editor that underlined whole elements would underline half the plan.
    pub(crate) fn locate(&self, pointer: &str) -> Range {
        let Inner { text, root, moved, .. } = &*self.inner;
        let Some((at, member, rest)) = self.member(pointer) else {
            // What is missing altogether is missing in the plan: at its id.
            return if pointer == ID || self.member(ID).is_none() {
                self.range(opening(root.span))
            } else {
                self.locate(ID)
            };
        };
        let moved = moved.get(at).copied().unwrap_or_default();
        // The key of the member, whose place may have moved, too, is behind us: values are looked up by what they hold.
        let node = member.value.resolve(text, rest, moved);
        let mut span = match &node.kind {
            Kind::Object(members) => members
                .iter()
                .find(|member| member.is_called("id", text, moved))
                .map_or(opening(node.span), |member| member.value.span),
            Kind::Array(_) => opening(node.span),
            _ => node.span,
        };
        span.shift(moved);
        self.range(span)
    }

    /// The member of the root that a JSON Pointer leads through, with its place, and the rest of the pointer.
    fn member<'s>(&'s self, pointer: &'s str) -> Option<(usize, &'s Member, &'s str)> {
        let Inner { text, root, moved, .. } = &*self.inner;
        let path = pointer.strip_prefix('/')?;
        let end = path.find('/').unwrap_or(path.len());
        let (name, rest) = path.split_at(end);
        let Kind::Object(members) = &root.kind else { return None };
        let found = members
            .iter()
            .enumerate()
            .find(|(at, member)| member.is_called(name, text, moved.get(*at).copied().unwrap_or_default()));
        found.map(|(at, member)| (at, member, rest))
    }

    /// Gives a finding and what is related to it their lines and columns.
    pub(crate) fn place(&self, diagnostic: &mut Diagnostic) {
        let related = diagnostic.related.iter_mut();
        for place in std::iter::once(&mut diagnostic.place).chain(related) {
            if place.range.is_none() {
                place.range = Some(self.locate(&place.pointer));
            }
        }
    }
}

/// Where the plan has its own id.
const ID: &str = "/id";

fn opening(span: Span) -> Span {
    Span { start: span.start, end: span.end.min(span.start + 1) }
}
