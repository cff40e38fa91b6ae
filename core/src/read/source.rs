//! The text that a plan came from.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Range};
use crate::json::{Decoder, Kind, LineIndex, Node, Span, parse_within};
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
}

impl SourceText {
    pub(crate) fn new(text: &str, root: Node) -> Self {
        let inner = Inner { text: text.to_owned(), lines: LineIndex::new(text), root };
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
        let Some(Inner { text, root, lines }) = Arc::get_mut(&mut self.inner) else {
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
        let at = members.partition_point(|member| member.value.span.end <= range.start);
        let member = members.get_mut(at)?;
        let (item, old) = member.value.around(range)?;
        let (first, last) = (old.span.start as usize, usize::try_from(i64::from(old.span.end) + by).ok()?);
        let slice = text.get(first..last)?;
        let (mut new, faults) = parse_within(slice, if item.is_some() { 2 } else { 1 });
        if !faults.is_empty() || new.span != Span::new(0, slice.len()) {
            return None;
        }
        new.shift(i64::try_from(first).ok()?);
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
                member.value.span.end = u32::try_from(i64::from(member.value.span.end) + by).ok()?;
            }
            _ => member.value = new,
        }
        for member in members.iter_mut().skip(at + 1) {
            member.key.shift(by);
            member.value.shift(by);
        }
        root.span.end = u32::try_from(i64::from(root.span.end) + by).ok()?;
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
        let Inner { text, root, .. } = &*self.inner;
        let node = root.resolve(text, pointer);
        let span = match &node.kind {
            Kind::Object(members) => members
                .iter()
                .find(|member| member.name(text) == "id")
                .map_or(opening(node.span), |member| member.value.span),
            Kind::Array(_) => opening(node.span),
            _ => node.span,
        };
        self.range(span)
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

fn opening(span: Span) -> Span {
    Span { start: span.start, end: span.end.min(span.start + 1) }
}
