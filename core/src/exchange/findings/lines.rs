//! The lines of a text, where findings show them.

use crate::diagnostic::Range;
use crate::json::LineIndex;

/// Characters of a line before the place, of the place itself, and of the whole: a plan in one line of a megabyte is shown as
/// what stands around the place.
const BEFORE: usize = 60;
const MARKED: usize = 60;
const WHOLE: usize = 120;
/// In place of what was cut.
const CUT: char = '…';

/// A text by its lines.
pub(super) struct Lines<'t> {
    text: &'t str,
    index: LineIndex,
    /// Where characters begin that are two units in UTF-16.
    wide: Vec<usize>,
}

/// What is shown of a line: its parts before, at and after a place.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Snippet {
    pub(super) before: String,
    pub(super) marked: String,
    pub(super) after: String,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        // In UTF-8 those are the characters of four bytes.
        let wide = text.bytes().enumerate().filter(|(_, byte)| *byte >= 0xF0).map(|(at, _)| at).collect();
        Self { text, index: LineIndex::new(text), wide }
    }

    /// A column in UTF-16 units, from one.
    pub(super) fn utf16_column(&self, line: u32, column: u32) -> u32 {
        if self.wide.is_empty() {
            return column;
        }
        let (start, at) = (self.index.offset(self.text, line, 1), self.index.offset(self.text, line, column));
        let before = |offset: usize| self.wide.partition_point(|wide| *wide < offset);
        column + u32::try_from(before(at) - before(start)).unwrap_or(u32::MAX)
    }

    /// The line of a byte offset and its column in UTF-16 units, both from one.
    pub(super) fn utf16_place(&self, offset: usize) -> (usize, usize) {
        let (line, before) = self.index.place_utf16(self.text, offset);
        (line, before + 1)
    }

    /// The first line of a range; a range of several lines is marked to the end of its first.
    pub(super) fn snippet(&self, range: Range) -> Snippet {
        let offset = |column: u32| self.index.offset(self.text, range.line, column);
        let (first, start, last) = (offset(1), offset(range.column), offset(u32::MAX));
        let end = if range.end_line == range.line { offset(range.end_column) } else { last };
        let part = |from: usize, to: usize| self.text.get(from..to).unwrap_or_default();
        let mut before: Vec<char> = part(first, start).chars().rev().take(BEFORE + 1).collect();
        if let Some(cut) = before.get_mut(BEFORE) {
            *cut = CUT;
        }
        let before: String = before.iter().rev().collect();
        let marked = cut(part(start, end), MARKED);
        let shown = before.chars().count() + marked.chars().count();
        let after = cut(part(end, last).trim_end_matches('\r'), WHOLE.saturating_sub(shown));
        Snippet { before, marked, after }
    }
}

/// The beginning of a text, at most that long.
fn cut(text: &str, most: usize) -> String {
    let mut letters = text.chars();
    let mut shown: String = letters.by_ref().take(most).collect();
    if letters.next().is_some() {
        shown.pop();
        shown.push(CUT);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(line: u32, column: u32, end_line: u32, end_column: u32) -> Range {
        Range { line, column, end_line, end_column }
    }

    #[test]
    fn columns_in_utf16_count_wide_characters_twice() {
        // U+1F600 is D83D DE00 in UTF-16; "ä" is one unit.
        let lines = Lines::new("😀\n\"ä😀\": 1\n1");
        assert_eq!(lines.utf16_column(2, 3), 3);
        assert_eq!(lines.utf16_column(2, 4), 5);
        assert_eq!(lines.utf16_column(3, 1), 1);
        assert_eq!(Lines::new("{\"ä\": 1}").utf16_column(1, 4), 4);
    }

    #[test]
    fn a_line_is_shown_around_its_place() {
        let lines = Lines::new("{\r\n\t\"ä\": 1,\r\n}");
        let snippet = |marked: &str, after: &str| Snippet {
            before: "\t".to_owned(),
            marked: marked.to_owned(),
            after: after.to_owned(),
        };
        assert_eq!(lines.snippet(range(2, 2, 2, 5)), snippet("\"ä\"", ": 1,"));
        assert_eq!(lines.snippet(range(2, 2, 3, 2)), snippet("\"ä\": 1,\r", ""));
    }

    #[test]
    fn long_lines_are_cut_on_both_sides() {
        let text = format!("{}\"id\"{}", "a".repeat(10_000), "z".repeat(10_000));
        let snippet = Lines::new(&text).snippet(range(1, 10_001, 1, 10_005));
        assert_eq!(snippet.before, format!("…{}", "a".repeat(60)));
        assert_eq!(snippet.marked, "\"id\"");
        assert_eq!(snippet.after, format!("{}…", "z".repeat(54)));
        let whole = Lines::new(&text).snippet(range(1, 1, 1, 20_005));
        assert_eq!((whole.before.as_str(), whole.marked), ("", format!("{}…", "a".repeat(59))));
    }
}
