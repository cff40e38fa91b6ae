//! Answers of the methods that estimate one value a row.

use super::note::Note;
use crate::{Column, Table, Words};

/// Values with their limits, a row of the input or a group each; missing is `NaN`, with the reason in [`Estimates::note`].
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Estimates {
    /// The values.
    pub value: Vec<f64>,
    /// The limits, one pair of columns a confidence level, in the order of the levels.
    pub limits: Vec<Limits>,
    /// The interval that the limits of each row are from, none where there are no limits; nothing where the method has none.
    pub interval: Option<Words>,
    /// The sums that the values rest on, by name; only where rows were summed.
    pub totals: Vec<(&'static str, Vec<f64>)>,
    /// Why a value or a limit is missing, or what to know about it.
    pub note: Vec<Option<Note>>,
}

/// Lower and upper limits at one confidence level.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Limits {
    /// What follows `lower` and `upper` in the names of columns: nothing, or `_95`.
    pub suffix: String,
    /// The lower limits.
    pub lower: Vec<f64>,
    /// The upper limits.
    pub upper: Vec<f64>,
}

impl Estimates {
    /// The columns `value`, `lower`, `upper`, `interval`, those of the totals, and `note`, as a table.
    #[must_use]
    pub fn into_table(self) -> Table<'static> {
        Table::of_columns(self.into_columns())
    }

    /// The columns of the table, in order.
    pub(crate) fn into_columns(self) -> Vec<(String, Column<'static>)> {
        let mut columns = vec![("value".to_owned(), Column::from(self.value))];
        for limits in self.limits {
            columns.push((format!("lower{}", limits.suffix), limits.lower.into()));
            columns.push((format!("upper{}", limits.suffix), limits.upper.into()));
        }
        columns.extend(self.interval.map(|interval| ("interval".to_owned(), Column::Words(interval))));
        columns.extend(self.totals.into_iter().map(|(name, sums)| (name.to_owned(), sums.into())));
        columns.push(("note".to_owned(), Column::Words(Note::words(&self.note))));
        columns
    }
}
