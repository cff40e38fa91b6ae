//! Tables for a terminal.

use super::{Setting, Shown, View};
use crate::Table;

/// The table in columns of equal width, with its headings underlined.
#[must_use]
pub fn table_text(table: &Table<'_>, view: View) -> String {
    let shown = Shown::new(table, view);
    let width = |text: &str| text.chars().count();
    let widths: Vec<usize> = (0..shown.headings.len())
        .map(|index| {
            let cells = shown.rows.iter().filter_map(|row| row.get(index));
            cells.chain(shown.headings.get(index)).map(|cell| width(cell)).max().unwrap_or(0)
        })
        .collect();
    let line = |cells: &[String]| {
        let set = cells.iter().zip(&widths).zip(&shown.setting).map(|((cell, width_of_column), setting)| {
            let blanks = " ".repeat(width_of_column.saturating_sub(width(cell)));
            if *setting == Setting::Numbers { format!("{blanks}{cell}") } else { format!("{cell}{blanks}") }
        });
        set.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    let mut lines = vec![line(&shown.headings), rule.join("  ")];
    lines.extend(shown.rows.iter().map(|row| line(row)));
    lines.extend(shown.more(view.language_or_english()));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Column;

    #[test]
    fn sets_words_left_and_numbers_right() {
        let mut table = Table::new();
        table.insert("name", Column::text([Some("Espoo"), None])).unwrap();
        table.insert("value", vec![2603.0, 15.0]).unwrap();
        let expected = "name   value\n─────  ─────\nEspoo   2603\n          15";
        assert_eq!(table_text(&table, View::data(10)), expected);
        assert!(table_text(&table, View::data(1)).ends_with("… and 1 more rows"));
    }
}
