//! Columns whose values tell kinds apart: codes of areas, age groups, names.

use std::borrow::Cow;

use crate::sorted;
use crate::{Cell, Column, Error};

/// A column of categories: texts, or whole numbers, which are read as the texts that they are written as.
///
/// # Examples
/// ```
/// use soteplan::stats::Categories;
/// let ages = Categories::of_texts(["70-74", "total", "70-74"]);
/// assert_eq!(ages.words(), ["70-74", "total"]);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Categories<'a> {
    /// The place of each row's word in `words`; `NaN` where it is missing. Numbers, as other columns are.
    places: Vec<f64>,
    words: Vec<Cow<'a, str>>,
}

impl<'a> Categories<'a> {
    /// Of a column of a table.
    ///
    /// # Errors
    /// `column-type` for days, `column-value` for a number that is not whole; `name` is the name to blame.
    pub fn of_column(name: &str, column: &'a Column<'_>) -> Result<Self, Error> {
        let mut texts = Vec::with_capacity(column.len());
        for row in 0..column.len() {
            texts.push(match column.cell(row) {
                Cell::Missing => None,
                Cell::Text(text) => Some(Cow::Borrowed(text)),
                Cell::Integer(number) => Some(Cow::Owned(number.to_string())),
                // Whole numbers of a double are told apart up to 2^53.
                Cell::Number(number) if number.trunc().to_bits() == number.to_bits() && number.abs() < 9e15 => {
                    Some(Cow::Owned((number as i64).to_string()))
                }
                Cell::Number(number) => return Err(Error::value(name, row, number, "a text or a whole number")),
                Cell::Date(_) => return Err(Error::column_type(name, column.kind(), "texts or whole numbers")),
            });
        }
        Ok(Self::new(&texts))
    }

    /// Of texts, none of which is missing.
    pub fn of_texts(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self::new(&texts.into_iter().map(|text| Some(Cow::Borrowed(text))).collect::<Vec<_>>())
    }

    /// In the order of their letters, so that no answer depends on the order of the rows.
    fn new(texts: &[Option<Cow<'a, str>>]) -> Self {
        let text = |row: usize| texts.get(row).and_then(Option::as_deref);
        let mut rows: Vec<usize> = (0..texts.len()).filter(|row| text(*row).is_some()).collect();
        sorted::sort_by(&mut rows, |one, other| text(*one).cmp(&text(*other)));
        let mut places = vec![f64::NAN; texts.len()];
        let mut first: Vec<usize> = Vec::new();
        for row in rows {
            if first.last().is_none_or(|last| text(*last) != text(row)) {
                first.push(row);
            }
            if let Some(slot) = places.get_mut(row) {
                *slot = (first.len() - 1) as f64;
            }
        }
        Self { places, words: first.into_iter().filter_map(|row| texts.get(row).cloned().flatten()).collect() }
    }

    /// The categories, each once, in the order of their letters.
    #[must_use]
    pub fn words(&self) -> &[Cow<'a, str>] {
        &self.words
    }

    /// The place of each row's category among [`Categories::words`]; `NaN` where it is missing.
    #[must_use]
    pub fn places(&self) -> &[f64] {
        &self.places
    }
}

#[cfg(test)]
mod tests {
    use super::Categories;
    use crate::Column;

    #[test]
    fn whole_numbers_are_codes_and_others_are_none() {
        let column = Column::from(vec![91.0, 49.0, f64::NAN, 91.0]);
        let areas = Categories::of_column("area", &column).unwrap();
        assert_eq!(areas.words(), ["49", "91"]);
        assert_eq!((areas.places()[0], areas.places()[2].is_nan()), (1.0, true));
        let error = Categories::of_column("area", &Column::from(vec![0.5])).unwrap_err();
        assert_eq!(error.code(), "column-value");
        let days = Column::Date(vec![None, Some(jiff::civil::date(2021, 8, 1))]);
        assert_eq!(Categories::of_column("area", &days).unwrap_err().code(), "column-type");
    }
}
