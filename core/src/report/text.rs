//! Tables for a terminal.

use super::{Setting, Shown, View};
use crate::Table;

/// The table in columns of equal width, with its headings underlined.
#[must_use]
pub fn table_text(table: &Table<'_>, view: View) -> String {
    let shown = Shown::new(table, view);
    let columns = columns(&shown, view.width);
    let line = |cells: &[String]| {
        let set = columns.iter().map(|column| match column.index.and_then(|index| cells.get(index)) {
            Some(cell) => column.set(cell),
            None => CUT.to_owned(),
        });
        set.collect::<Vec<_>>().join(GAP).trim_end().to_owned()
    };
    let rule: Vec<String> = columns.iter().map(|column| "─".repeat(column.width)).collect();
    let mut lines = vec![line(&shown.headings), rule.join(GAP)];
    lines.extend(shown.rows.iter().map(|row| line(row)));
    lines.extend(shown.more(view.language_or_english()));
    lines.join("\n")
}

/// Between columns.
const GAP: &str = "  ";
/// In place of what was cut or left out.
const CUT: &str = "…";
/// Words are not cut below this width while a column can be left out.
const SHORTEST: usize = 20;

/// A column on the page.
struct Set {
    /// Which column of the table; none stands for those that were left out.
    index: Option<usize>,
    width: usize,
    setting: Setting,
}

impl Set {
    fn set(&self, cell: &str) -> String {
        let count = cell.chars().count();
        let blanks = " ".repeat(self.width.saturating_sub(count));
        match self.setting {
            _ if count > self.width => cell.chars().take(self.width - 1).chain(CUT.chars()).collect(),
            Setting::Numbers => format!("{blanks}{cell}"),
            Setting::Words | Setting::Days => format!("{cell}{blanks}"),
        }
    }
}

/// The columns that fit into `width`: the widest words are cut first, then columns in the middle left out.
fn columns(shown: &Shown, width: usize) -> Vec<Set> {
    let widest = |index: usize| {
        let cells = shown.rows.iter().filter_map(|row| row.get(index)).chain(shown.headings.get(index));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let settings = shown.setting.iter().enumerate();
    let mut columns: Vec<Set> =
        settings.map(|(index, setting)| Set { index: Some(index), width: widest(index), setting: *setting }).collect();
    let excess = |columns: &[Set]| {
        let gaps = GAP.len() * columns.len().saturating_sub(1);
        (columns.iter().map(|column| column.width).sum::<usize>() + gaps).saturating_sub(width)
    };
    while excess(&columns) > 0 {
        let words = columns.iter_mut().filter(|column| column.setting == Setting::Words && column.width > SHORTEST);
        let Some(widest) = words.max_by_key(|column| column.width) else { break };
        widest.width -= 1;
    }
    while excess(&columns) > 0 && columns.len() > 2 {
        let middle = columns.len() / 2;
        match columns.get_mut(middle) {
            Some(first) if first.index.is_some() => *first = Set { index: None, width: 1, setting: Setting::Words },
            // The mark is in the middle already: one of its neighbours goes, the right one first.
            _ => _ = columns.remove(if columns.len() % 2 == 0 { middle - 1 } else { middle + 1 }),
        }
    }
    columns
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

    #[test]
    fn cuts_words_and_leaves_columns_out_to_fit_a_line() {
        let mut table = Table::new();
        for name in ["one", "two", "three", "four", "five", "six"] {
            table.insert(name, Column::text([Some("a word that is quite long")])).unwrap();
        }
        let lines =
            |width| table_text(&table, View::data(1).within(width)).lines().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(lines(usize::MAX)[2].chars().count(), 6 * 25 + 5 * 2);
        assert_eq!(lines(140)[2].matches('…').count(), 6, "the widest come first");
        assert!(lines(140).iter().all(|line| line.chars().count() <= 140));
        assert_eq!(lines(70)[0].split_whitespace().collect::<Vec<_>>(), ["one", "two", "…", "six"]);
        assert_eq!(lines(30)[0].split_whitespace().collect::<Vec<_>>(), ["one", "…"]);
    }
}
