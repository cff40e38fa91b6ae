//! Numbers for people: rounded for reading, never for reckoning.

use crate::{Column, Language};

/// Decimals that a column is shown with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimals(usize);

impl Decimals {
    /// As many as four significant digits of the largest value need; none where all values are whole.
    pub(super) fn of(column: &Column<'_>) -> Self {
        let Column::Number(values) = column else { return Self(0) };
        let known = || values.iter().filter(|value| value.is_finite());
        if known().all(|value| value.fract() == 0.0) {
            return Self(0);
        }
        let largest = known().fold(0.0_f64, |largest, value| largest.max(value.abs()));
        let decimals = [(1000.0, 0), (100.0, 1), (10.0, 2), (1.0, 3)];
        Self(decimals.iter().find(|(bound, _)| largest >= *bound).map_or(5, |(_, decimals)| *decimals))
    }
}

/// The number as that language writes it: a comma for decimals in Finnish and Swedish, a thin space for thousands.
pub(super) fn format(value: f64, Decimals(decimals): Decimals, language: Option<Language>) -> String {
    let plain = format!("{value:.decimals$}");
    let Some(language) = language else { return plain };
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("\u{2212}", digits));
    let separator = if language == Language::En { ',' } else { '\u{a0}' };
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    let point = if language == Language::En { '.' } else { ',' };
    match fraction {
        Some(fraction) => format!("{sign}{grouped}{point}{fraction}"),
        None => format!("{sign}{grouped}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers_as_each_language_does() {
        assert_eq!(format(2918.196, Decimals(0), Some(Language::Fi)), "2\u{a0}918");
        assert_eq!(format(-1_234_567.25, Decimals(2), Some(Language::En)), "\u{2212}1,234,567.25");
        assert_eq!(format(0.5, Decimals(2), Some(Language::Sv)), "0,50");
        assert_eq!(format(1234.5, Decimals(1), None), "1234.5");
    }

    #[test]
    fn takes_as_many_decimals_as_reading_needs() {
        assert_eq!(Decimals::of(&Column::from(vec![2918.2, 3.5])), Decimals(0));
        assert_eq!(Decimals::of(&Column::from(vec![0.25, f64::NAN])), Decimals(5));
        assert_eq!(Decimals::of(&Column::from(vec![3.0, 4.0])), Decimals(0));
        assert_eq!(Decimals::of(&Column::from(vec![12.25])), Decimals(2));
    }
}
