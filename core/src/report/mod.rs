//! What a person reads: tables, text and pages in Finnish, Swedish and English.

mod html;
mod labels;
mod number;
mod overview;
mod page;
mod text;

pub use html::table_html;
#[cfg(feature = "outputs")]
pub(crate) use html::{CLOSED, code, escape, opened};
pub use labels::{Label, labels};
pub use overview::{overview_html, overview_text};
#[cfg(feature = "outputs")]
pub(crate) use page::{FINDINGS, NO_FINDINGS};
pub use page::{PageContent, page};
pub use text::table_text;

use crate::{Cell, Column, Language, Table};
use number::{Decimals, format};

/// How a table is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// The language of headings, words and numbers; `None` shows the data as they are, for people who program.
    pub language: Option<Language>,
    /// Rows shown at most; the rest are counted.
    pub rows: usize,
    /// Characters that a line of text may have; words are cut, then columns in the middle left out. HTML needs no limit.
    pub width: usize,
}

impl View {
    /// The data as they are, at most that many rows.
    #[must_use]
    pub fn data(rows: usize) -> Self {
        Self { language: None, rows, width: usize::MAX }
    }

    /// For a reader of that language, all rows.
    #[must_use]
    pub fn reader(language: Language) -> Self {
        Self { language: Some(language), rows: usize::MAX, width: usize::MAX }
    }

    /// The same for a terminal of that many characters a line.
    #[must_use]
    pub fn within(self, width: usize) -> Self {
        Self { width, ..self }
    }

    fn language_or_english(self) -> Language {
        self.language.unwrap_or(Language::En)
    }
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Setting {
    /// Flush left.
    Words,
    /// Flush left, on one line.
    Days,
    /// Flush right.
    Numbers,
}

impl Setting {
    fn of(column: &Column<'_>) -> Self {
        match column.kind() {
            "text" => Self::Words,
            "dates" => Self::Days,
            _ => Self::Numbers,
        }
    }
}

/// A table as words, ready to be set.
struct Shown {
    headings: Vec<String>,
    /// How each column is set.
    setting: Vec<Setting>,
    rows: Vec<Vec<String>>,
    more: usize,
}

impl Shown {
    fn new(table: &Table<'_>, view: View) -> Self {
        let count = table.rows().min(view.rows);
        let columns: Vec<(&str, &Column<'_>)> = table.columns().collect();
        let decimals: Vec<Decimals> = columns.iter().map(|(_, column)| Decimals::of(column)).collect();
        let cell = |row: usize, name: &str, column: &Column<'_>, decimals: Decimals| match column.cell(row) {
            Cell::Missing => String::new(),
            Cell::Number(value) => format(value, decimals, view.language),
            Cell::Integer(value) => value.to_string(),
            Cell::Date(day) => day.to_string(),
            Cell::Text(word) => match view.language {
                Some(language) => labels::word(name, word).map_or(word, |label| label.get(language)).to_owned(),
                None => word.to_owned(),
            },
        };
        Self {
            headings: columns
                .iter()
                .map(|(name, _)| match view.language {
                    Some(language) => labels::heading(name).map_or(*name, |label| label.get(language)).to_owned(),
                    None => (*name).to_owned(),
                })
                .collect(),
            setting: columns.iter().map(|(_, column)| Setting::of(column)).collect(),
            rows: (0..count)
                .map(|row| {
                    columns
                        .iter()
                        .zip(&decimals)
                        .map(|((name, column), places)| cell(row, name, column, *places))
                        .collect()
                })
                .collect(),
            more: table.rows() - count,
        }
    }

    fn more(&self, language: Language) -> Option<String> {
        let count = self.more;
        (count > 0).then(|| match language {
            Language::Fi => format!("… ja {count} muuta riviä"),
            Language::Sv => format!("… och {count} rader till"),
            Language::En => format!("… and {count} more rows"),
        })
    }
}
