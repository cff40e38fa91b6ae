//! Byte offsets to lines and columns.

/// A place in a text: both count from one, columns in Unicode characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Position {
    pub(crate) line: u32,
    pub(crate) column: u32,
}

/// Bytes between two counted places: a look-up reads at most this much, whatever the length of a line.
const STRIDE: usize = 4096;

/// Finds the line and column of a byte offset without reading the text from its beginning.
#[derive(Debug, Clone)]
pub(crate) struct LineIndex {
    /// Byte offset at which each line begins.
    lines: Vec<u32>,
    /// Characters that begin before byte `i * STRIDE`.
    characters: Vec<u32>,
}

impl LineIndex {
    pub(crate) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let clip = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let mut lines = vec![0];
        lines.extend(bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| clip(at + 1)));
        let mut before = 0;
        let characters = bytes
            .chunks(STRIDE)
            .map(|chunk| {
                let here = before;
                before += count(chunk);
                here
            })
            .collect();
        Self { lines, characters }
    }

    /// The place of a byte offset.
    pub(crate) fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let column = self.characters_before(text, offset) - self.characters_before(text, start) + 1;
        Position { line: u32::try_from(line).unwrap_or(u32::MAX), column }
    }

    fn characters_before(&self, text: &str, offset: u32) -> u32 {
        let offset = (offset as usize).min(text.len());
        let block = offset / STRIDE;
        let counted = self.characters.get(block).copied();
        let (counted, from) = match counted {
            Some(counted) => (counted, block * STRIDE),
            // The offset is the end of a text whose length is a multiple of the stride.
            None => (self.characters.last().copied().unwrap_or(0), block.saturating_sub(1) * STRIDE),
        };
        counted + count(text.as_bytes().get(from..offset).unwrap_or_default())
    }
}

/// Characters that begin in these bytes of UTF-8.
fn count(bytes: &[u8]) -> u32 {
    let begins = bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
    u32::try_from(begins).unwrap_or(u32::MAX)
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
