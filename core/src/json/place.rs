//! Byte offsets to lines and columns.

/// A place in a text: both count from one, columns in Unicode characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Position {
    pub(crate) line: u32,
    pub(crate) column: u32,
}

/// Bytes between two counted places: a look-up reads about this much, whatever the length of a line.
const STRIDE: usize = 4096;

/// Finds the line and column of a byte offset without reading the text from its beginning.
#[derive(Debug, Clone)]
pub(crate) struct LineIndex {
    /// Byte offset at which each line begins.
    lines: Vec<u32>,
    /// Places in the text, a stride or so apart, with the number of characters that begin before them.
    counted: Vec<(u32, u32)>,
}

impl LineIndex {
    pub(crate) fn new(text: &str) -> Self {
        let mut index = Self { lines: vec![0], counted: Vec::new() };
        index.lines.extend(line_starts(text, 0, text.len()));
        index.counted = count_from(text, 0, text.len(), 0).0;
        index
    }

    /// Follows an edit: the bytes from `start` up to `old_end` have become those up to `new_end` of the text.
    pub(crate) fn edit(&mut self, text: &str, start: usize, old_end: usize, new_end: usize) {
        let moved = |offset: u32| clip(offset as usize + new_end - old_end);
        // Lines that began within what is gone are gone; a line begins after its line break.
        let first = self.lines.partition_point(|line| *line as usize <= start);
        let last = self.lines.partition_point(|line| *line as usize <= old_end);
        let begun: Vec<_> = line_starts(text, start, new_end).collect();
        let count = begun.len();
        self.lines.splice(first..last, begun);
        self.lines.iter_mut().skip(first + count).for_each(|line| *line = moved(*line));

        // Counted anew is from the place before the edit to the one after it.
        let first = self.counted.partition_point(|(place, _)| *place as usize <= start).saturating_sub(1);
        let last = self.counted.partition_point(|(place, _)| *place as usize <= old_end);
        let (from, before) = self.counted.get(first).map_or((0, 0), |(place, before)| (*place as usize, *before));
        let rest = self.counted.get(last).copied();
        let to = rest.map_or(text.len(), |(place, _)| moved(place) as usize);
        let (anew, end) = count_from(text, from, to, before);
        let count = anew.len();
        self.counted.splice(first..last, anew);
        for (place, before) in self.counted.iter_mut().skip(first + count) {
            *place = moved(*place);
            *before = before.wrapping_add(end).wrapping_sub(rest.map_or(0, |(_, before)| before));
        }
    }

    /// The byte offset of a line, from one, and a number of UTF-16 units in it, as editors count; the end of the line where
    /// it is shorter, and of the text where there are fewer lines.
    pub(crate) fn offset_utf16(&self, text: &str, line: usize, column: usize) -> usize {
        let Some(start) = self.lines.get(line.saturating_sub(1)).map(|start| *start as usize) else {
            return text.len();
        };
        let end = self.lines.get(line).map_or(text.len(), |next| *next as usize - 1);
        let mut left = column;
        for (at, letter) in text.get(start..end).unwrap_or_default().char_indices() {
            if left < letter.len_utf16() {
                return start + at;
            }
            left -= letter.len_utf16();
        }
        end
    }

    /// The line of a byte offset, from one, and the number of UTF-16 units before it in that line.
    pub(crate) fn place_utf16(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start as usize <= offset).max(1);
        let start = self.lines.get(line - 1).map_or(0, |start| *start as usize);
        (line, text.get(start..offset).unwrap_or_default().encode_utf16().count())
    }

    /// The byte offset of a line and column, both from one; the end of the line where it is shorter, and of the text where
    /// there are fewer lines.
    #[cfg(feature = "outputs")]
    pub(crate) fn offset(&self, text: &str, line: u32, column: u32) -> usize {
        let line = line as usize;
        let Some(start) = line.checked_sub(1).and_then(|line| self.lines.get(line)).copied() else { return text.len() };
        let end = self.lines.get(line).map_or(text.len(), |next| *next as usize - 1);
        let wanted = self.characters_before(text, start).saturating_add(column.saturating_sub(1));
        // A counted place within the line spares reading the line from its beginning.
        let after = self.counted.partition_point(|(_, before)| *before <= wanted);
        let counted = after.checked_sub(1).and_then(|at| self.counted.get(at)).copied();
        let from = counted.filter(|(place, _)| *place >= start);
        let (from, mut before) = from.unwrap_or_else(|| (start, self.characters_before(text, start)));
        let from = from as usize;
        for (at, byte) in text.as_bytes().get(from..end).unwrap_or_default().iter().enumerate() {
            if *byte & 0b1100_0000 != 0b1000_0000 {
                if before == wanted {
                    return from + at;
                }
                before += 1;
            }
        }
        end
    }

    /// The place of a byte offset.
    pub(crate) fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let within = text.as_bytes().get(start as usize..(offset as usize).min(text.len())).unwrap_or_default();
        // Most lines are short; only in a long one the counted places spare reading.
        let before = match within.len() <= STRIDE {
            true => count_characters(within),
            false => self.characters_before(text, offset) - self.characters_before(text, start),
        };
        let column = before + 1;
        Position { line: u32::try_from(line).unwrap_or(u32::MAX), column }
    }

    fn characters_before(&self, text: &str, offset: u32) -> u32 {
        let after = self.counted.partition_point(|(place, _)| *place <= offset);
        let (place, before) = after.checked_sub(1).and_then(|at| self.counted.get(at)).copied().unwrap_or_default();
        let end = (offset as usize).min(text.len());
        before + count_characters(text.as_bytes().get(place as usize..end).unwrap_or_default())
    }
}

fn clip(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Where lines begin after the line breaks of a part of the text.
fn line_starts(text: &str, from: usize, to: usize) -> impl Iterator<Item = u32> {
    let bytes = text.as_bytes().get(from..to).unwrap_or_default().iter().enumerate();
    bytes.filter(|(_, byte)| **byte == b'\n').map(move |(at, _)| clip(from + at + 1))
}

/// Places a stride apart in a part of the text, with the characters before them, and the characters before its end.
fn count_from(text: &str, from: usize, to: usize, before: u32) -> (Vec<(u32, u32)>, u32) {
    let mut before = before;
    let mut counted = Vec::new();
    let mut place = from;
    for chunk in text.as_bytes().get(from..to).unwrap_or_default().chunks(STRIDE) {
        counted.push((clip(place), before));
        place += chunk.len();
        before += count_characters(chunk);
    }
    (counted, before)
}

/// Characters that begin in these bytes of UTF-8: all bytes but those that go on (`10xxxxxx`), eight at a time.
fn count_characters(bytes: &[u8]) -> u32 {
    const LOWEST: u64 = 0x0101_0101_0101_0101;
    let mut words = bytes.chunks_exact(8);
    let mut going_on = 0;
    for word in &mut words {
        let word = word.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
        going_on += ((word >> 7) & (!word >> 6) & LOWEST).count_ones();
    }
    let rest = words.remainder().iter().filter(|byte| **byte & 0xC0 == 0x80).count();
    u32::try_from(bytes.len() - rest).unwrap_or(u32::MAX) - going_on
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_not_bytes() {
        let text = "{\n \"ä\": 1}";
        let index = LineIndex::new(text);
        let at = text.find('1').unwrap();
        assert_eq!(index.position(text, at as u32), Position { line: 2, column: 7 });
        assert_eq!(index.position(text, 0), Position { line: 1, column: 1 });
        assert_eq!(index.position(text, text.len() as u32), Position { line: 2, column: 9 });
    }

    proptest::proptest! {
        #[test]
        fn an_edited_index_is_that_of_the_new_text(
            text in "[aä\u{20ac}\u{10348}\n]{0,40}", part in 0_usize..40, gone in 0_usize..20, new in "[aä\n]{0,9}",
        ) {
            let text = text.repeat(if part % 3 == 0 { 200 } else { 1 });
            let at = |index: usize| text.char_indices().nth(index).map_or(text.len(), |(at, _)| at);
            let (start, end) = (at(part), at(part + gone));
            let mut index = LineIndex::new(&text);
            let edited = [&text[..start], &new, &text[end..]].concat();
            index.edit(&edited, start, end, start + new.len());
            let fresh = LineIndex::new(&edited);
            proptest::prop_assert_eq!(&index.lines, &fresh.lines);
            for at in (0..=edited.len()).step_by(7).chain([edited.len()]) {
                let at = u32::try_from(at).unwrap();
                proptest::prop_assert_eq!(index.position(&edited, at), fresh.position(&edited, at));
            }
            #[cfg(feature = "outputs")]
            for (at, _) in edited.char_indices() {
                let Position { line, column } = fresh.position(&edited, u32::try_from(at).unwrap());
                proptest::prop_assert_eq!(fresh.offset(&edited, line, column), at);
            }
            let units: usize = edited.encode_utf16().count();
            let by_units = |wanted: usize| {
                let before: String = String::from_utf16_lossy(&edited.encode_utf16().take(wanted).collect::<Vec<_>>());
                let line = before.matches('\n').count() + 1;
                let column = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count();
                (before.len(), fresh.offset_utf16(&edited, line, column))
            };
            let (expected, found) = by_units(units / 2);
            // Half a surrogate pair is no place.
            if edited.is_char_boundary(expected) && String::from_utf8_lossy(&edited.as_bytes()[..expected]).encode_utf16().count() == units / 2 {
                proptest::prop_assert_eq!(expected, found);
                let (line, column) = fresh.place_utf16(&edited, expected);
                proptest::prop_assert_eq!(expected, fresh.offset_utf16(&edited, line, column));
            }
        }
    }

    #[test]
    fn long_lines_are_counted_across_blocks() {
        for length in [STRIDE - 1, STRIDE, STRIDE + 1, 3 * STRIDE] {
            let text = "ö".repeat(length);
            let index = LineIndex::new(&text);
            let place = index.position(&text, text.len() as u32);
            assert_eq!(place, Position { line: 1, column: length as u32 + 1 });
        }
    }
}
