//! The text that a plan came from.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Range};
use crate::json::{Kind, LineIndex, Node, Span};

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
