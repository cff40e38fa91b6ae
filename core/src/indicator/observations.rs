//! Observations: a table with a row for each area and period, or several (age groups) that a method puts together.

use crate::plan::PlanDocument;
use crate::{Cell, Column, Error, Table};

/// The column with the three-digit code of the municipality.
pub(super) const AREA: &str = "area";
/// The column with the year.
pub(super) const PERIOD: &str = "period";

/// Observed figures by area and period.
///
/// Columns: `area` (text, three-digit codes), `period` (whole numbers, years), and any number of figures, which
/// indicators name. A table that came from a file with codes read as numbers (91 for `091`) is refused.
#[derive(Debug, Clone, PartialEq)]
pub struct Observations<'a> {
    table: Table<'a>,
    periods: Vec<Option<i64>>,
}

impl<'a> Observations<'a> {
    /// Observations in a table.
    ///
    /// # Errors
    /// `missing-column` without `area` or `period`, `column-type` where `area` is not text or `period` not numbers,
    /// `column-value` where a period is not a whole number or an area's code has not three digits.
    pub fn new(table: Table<'a>) -> Result<Self, Error> {
        let column = |name| table.column(name).ok_or_else(|| Error::missing_column("observations", name));
        match column(AREA)? {
            Column::Text(codes) => {
                let malformed = codes.iter().enumerate().find_map(|(row, code)| {
                    let code = code.as_deref()?;
                    crate::plan::AreaCode::new(code).is_none().then_some((row, code))
                });
                if let Some((row, code)) = malformed {
                    return Err(Error::value(AREA, row, format!("`{code}`"), "a three-digit code like `091`"));
                }
            }
            other => {
                let expected = "text: codes have leading zeros, 091 is not 91";
                return Err(Error::column_type(AREA, other.kind(), expected));
            }
        }
        let periods = whole_numbers(column(PERIOD)?)?;
        Ok(Self { table, periods })
    }

    /// Reads comma-separated values with a heading line: `area,period,…`; an empty field is missing.
    ///
    /// # Errors
    /// As [`Observations::new`], and `column-value` where a figure is not a number, `column-length` where a line has
    /// more or fewer fields than the heading.
    pub fn from_csv(text: &str) -> Result<Observations<'static>, Error> {
        Observations::new(crate::exchange::csv::read(text, &[AREA])?)
    }

    /// The table.
    #[must_use]
    pub fn table(&self) -> &Table<'a> {
        &self.table
    }

    /// The years that occur, in order.
    pub(super) fn years(&self) -> Vec<i64> {
        crate::sorted::collect(self.periods.iter().copied().flatten())
    }

    /// Number of rows.
    pub(super) fn rows(&self) -> usize {
        self.table.rows()
    }

    /// The area's code in a row.
    pub(super) fn area(&self, row: usize) -> Option<&str> {
        match self.table.cell(AREA, row) {
            Cell::Text(code) => Some(code),
            _ => None,
        }
    }

    /// The year in a row.
    pub(super) fn period(&self, row: usize) -> Option<i64> {
        self.periods.get(row).copied().flatten()
    }
}

/// The columns that a plan takes from observations: `area`, `period`, then those of its indicators, each once.
#[must_use]
pub fn observed_columns(plan: &PlanDocument) -> Vec<&str> {
    let mut columns = vec![AREA, PERIOD];
    for observed in plan.indicators().flat_map(|(_, indicator)| indicator.columns.0.values()) {
        if !columns.contains(&observed.as_str()) {
            columns.push(observed);
        }
    }
    columns
}

pub(super) fn whole_numbers(column: &Column<'_>) -> Result<Vec<Option<i64>>, Error> {
    if let Column::Integer(values) = column {
        return Ok(values.clone());
    }
    let values = column.numbers(PERIOD)?;
    values
        .iter()
        .enumerate()
        .map(|(row, value)| match value {
            missing if missing.is_nan() => Ok(None),
            #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
            whole if whole.trunc().to_bits() == whole.to_bits() && whole.abs() < 1e9 => Ok(Some(*whole as i64)),
            other => Err(Error::value(PERIOD, row, other, "a year")),
        })
        .collect()
}
