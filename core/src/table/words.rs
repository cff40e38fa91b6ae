//! Columns of words from a short list.

use super::Cell;

/// Words that are often the same: a byte a row, and each word once.
///
/// # Examples
/// ```
/// use soteplan::{Cell, Column, Words};
/// let notes: Words = [None, Some("overflow"), None].into_iter().collect();
/// assert_eq!(notes.get(1), Some("overflow"));
/// assert_eq!(Column::Words(notes).cell(0), Cell::Missing);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Of each row 0 for no word, or the place of its word, counted from 1.
    codes: Vec<u8>,
    words: Vec<&'static str>,
}

impl Words {
    /// Of the code of each row, 0 for none, and the words that they count, from 1.
    pub(crate) fn new(codes: Vec<u8>, words: Vec<&'static str>) -> Self {
        Self { codes, words }
    }

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// The word at a row, if there is one.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<&'static str> {
        self.word(*self.codes.get(row)?)
    }

    /// The word of each row.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<&'static str>> {
        self.codes.iter().map(|code| self.word(*code))
    }

    /// Of each row 0 for no word, or the place of its word in [`Words::list`], counted from 1.
    #[must_use]
    pub fn codes(&self) -> &[u8] {
        &self.codes
    }

    /// The words, each once; not all of them need be there.
    #[must_use]
    pub fn list(&self) -> &[&'static str] {
        &self.words
    }

    pub(super) fn cell(&self, row: usize) -> Cell<'_> {
        self.get(row).map_or(Cell::Missing, Cell::Text)
    }

    fn word(&self, code: u8) -> Option<&'static str> {
        self.words.get(usize::from(code).checked_sub(1)?).copied()
    }
}

/// The code of a word in a list, to which it is added where it is not there.
pub(crate) fn code(words: &mut Vec<&'static str>, word: &'static str) -> u8 {
    let place = words.iter().position(|known| *known == word).unwrap_or_else(|| {
        words.push(word);
        words.len() - 1
    });
    // Lists of 255 words and more are not what this is for.
    u8::try_from(place + 1).unwrap_or_default()
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl FromIterator<Option<&'static str>> for Words {
    fn from_iter<I: IntoIterator<Item = Option<&'static str>>>(rows: I) -> Self {
        let mut words = Vec::new();
        let codes = rows.into_iter().map(|word| word.map_or(0, |word| code(&mut words, word))).collect();
        Self { codes, words }
    }
}
