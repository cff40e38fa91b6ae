//! Joins of tables by municipality, in one vintage of the classification.

use super::{Vintage, recode};
use crate::Error;
use crate::diagnostic::vocabulary;
use crate::plan::AreaCode;
use crate::sorted;
use crate::table::rows;

vocabulary! {
    /// Which rows of two tables a join keeps.
    pub enum JoinKind {
        /// Those with a partner.
        Inner = "inner" ("vain parilliset", "bara de som har en motsvarighet", "those with a partner"),
        /// All of the left table.
        Left = "left" ("kaikki vasemmanpuoleiset", "alla i den vänstra", "all of the left"),
        /// All of the right table.
        Right = "right" ("kaikki oikeanpuoleiset", "alla i den högra", "all of the right"),
        /// All of both.
        Full = "full" ("kaikki", "alla", "all of both"),
    }
}

/// Rows of two tables that speak of the same municipality, or a row of one that has no partner in the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinRow {
    /// Row of the left table, from zero; `None` where it has none for the code.
    pub left: Option<usize>,
    /// Row of the right table, from zero; `None` where it has none for the code.
    pub right: Option<usize>,
    /// The code, in the vintage of the join.
    pub code: AreaCode,
}

rows! {
    /// Rows of two tables that speak of the same municipality, or a row of one that has no partner in the other.
    JoinRow as "JoinRow" {
        /// Row of the left table, from zero; missing where it has none for the code.
        left: integer = |row| number(row.left);
        /// Row of the right table, from zero; missing where it has none for the code.
        right: integer = |row| number(row.right);
        /// Code of the municipality, in the vintage of the join.
        code: text = |row| row.code.to_string();
    }
}

fn number(row: Option<usize>) -> Option<i64> {
    row.and_then(|row| i64::try_from(row).ok())
}

/// Joins two columns of codes. Codes of two vintages are joined only where the caller says in which: a silent join drops or
/// doubles whom a merger touched.
///
/// Rows come in the order of the left table, each with its partners in the order of the right; then those of the right that
/// have no partner.
///
/// # Errors
/// `vintage` where the vintages differ and `bring_to` is not given, and as [`recode`].
pub fn join_codes(
    left: (&[AreaCode], Vintage),
    right: (&[AreaCode], Vintage),
    bring_to: Option<Vintage>,
    how: JoinKind,
) -> Result<Vec<JoinRow>, Error> {
    let to = match bring_to {
        Some(vintage) => vintage,
        None if left.1 == right.1 => left.1,
        None => {
            let (one, other) = (left.1.year(), right.1.year());
            let message = format!("the codes on the left are of {one}, those on the right of {other}");
            let help = format!("say in which vintage to join them: `bring_to: {}`", one.max(other));
            return Err(Error::vintage(message, Some(help)));
        }
    };
    let (left, right) = (recode(left.0, left.1, to)?, recode(right.0, right.1, to)?);
    let of_right = by_code(&right);
    let mut rows = Vec::new();
    for (row, code) in left.iter().enumerate() {
        let before = rows.len();
        let joined = |right| JoinRow { left: Some(row), right, code: code.clone() };
        rows.extend(partners(&of_right, code).map(|right| joined(Some(right))));
        if rows.len() == before && matches!(how, JoinKind::Left | JoinKind::Full) {
            rows.push(joined(None));
        }
    }
    if matches!(how, JoinKind::Right | JoinKind::Full) {
        let of_left = by_code(&left);
        let alone = right.iter().enumerate().filter(|(_, code)| partners(&of_left, code).next().is_none());
        rows.extend(alone.map(|(row, code)| JoinRow { left: None, right: Some(row), code: code.clone() }));
    }
    Ok(rows)
}

/// The rows by code.
fn by_code(codes: &[AreaCode]) -> Vec<(&AreaCode, usize)> {
    let mut rows: Vec<_> = codes.iter().enumerate().map(|(row, code)| (code, row)).collect();
    sorted::sort(&mut rows);
    rows
}

/// The rows of a code, in order.
fn partners(rows: &[(&AreaCode, usize)], code: &AreaCode) -> impl Iterator<Item = usize> {
    let start = rows.partition_point(|(other, _)| *other < code);
    rows.iter().skip(start).take_while(move |(other, _)| *other == code).map(|(_, row)| *row)
}

#[cfg(test)]
mod tests {
    use super::super::vintage::tests::{codes, vintage};
    use super::*;

    #[test]
    fn two_vintages_are_not_joined_silently() {
        let (old, new) = (codes(&["588", "507", "091"]), codes(&["091", "507"]));
        let (old, new) = ((old.as_slice(), vintage(2021)), (new.as_slice(), vintage(2026)));
        let refused = join_codes(old, new, None, JoinKind::Inner).unwrap_err();
        assert_eq!(refused.code(), "vintage");
        assert!(refused.help().unwrap().contains("bring_to: 2026"));
        let rows = join_codes(old, new, Some(vintage(2026)), JoinKind::Inner).unwrap();
        let places: Vec<_> = rows.iter().map(|row| (row.left, row.right)).collect();
        assert_eq!(places, [(Some(0), Some(1)), (Some(1), Some(1)), (Some(2), Some(0))]);
    }

    /// Every row of a table that a kind keeps comes at least once, and no pair twice: by hand.
    #[test]
    fn rows_without_a_partner_are_kept_where_the_kind_says_so() {
        let (left, right) = (codes(&["091", "049", "091"]), codes(&["092", "091", "235"]));
        let of = |how| -> Vec<(Option<usize>, Option<usize>)> {
            let one = vintage(2021);
            let rows = join_codes((&left, one), (&right, one), None, how).unwrap();
            rows.iter().map(|row| (row.left, row.right)).collect()
        };
        let [first, second, third] = [(Some(0), Some(1)), (Some(1), None), (Some(2), Some(1))];
        let alone = [(None, Some(0)), (None, Some(2))];
        assert_eq!(of(JoinKind::Inner), [first, third]);
        assert_eq!(of(JoinKind::Left), [first, second, third]);
        assert_eq!(of(JoinKind::Right), [first, third, alone[0], alone[1]]);
        assert_eq!(of(JoinKind::Full), [first, second, third, alone[0], alone[1]]);
    }
}
