//! How one period stands to another.

use std::cmp::Ordering;

use super::Period;
use super::period::{days_from, end};
use crate::diagnostic::vocabulary;
use crate::table::rows;

vocabulary! {
    /// How one period stands to another: the thirteen relations of Allen, of which exactly one holds.
    ///
    /// A day is the smallest step, so a period *meets* another where it ends on the day before the other begins. Periods
    /// that share a single day already *overlap*.
    ///
    /// # References
    /// James F. Allen: Maintaining knowledge about temporal intervals. Communications of the ACM 26(11), 1983, 832–843.
    pub enum PeriodRelation {
        /// Ends before the other begins, with at least a day between.
        Precedes = "precedes" ("päättyy ennen toista", "slutar före den andra", "precedes"),
        /// Ends on the day before the other begins.
        Meets = "meets" ("päättyy toisen alkua edeltävänä päivänä", "slutar dagen innan den andra börjar", "meets"),
        /// Begins before the other and ends within it.
        Overlaps = "overlaps" ("alkaa ennen toista ja päättyy sen aikana", "börjar före den andra och slutar under den", "overlaps"),
        /// Begins with the other and ends before it.
        Starts = "starts" ("alkaa toisen kanssa ja päättyy ennen sitä", "börjar med den andra och slutar före den", "starts"),
        /// Lies within the other and touches neither end.
        During = "during" ("on toisen sisällä", "ligger inom den andra", "during"),
        /// Begins after the other and ends with it.
        Finishes = "finishes" ("alkaa toisen jälkeen ja päättyy sen kanssa", "börjar efter den andra och slutar med den", "finishes"),
        /// Is the same period.
        Equals = "equals" ("on sama kuin toinen", "är densamma som den andra", "equals"),
        /// Begins after the other has ended, with at least a day between.
        PrecededBy = "preceded-by" ("alkaa toisen jälkeen", "börjar efter den andra", "preceded by"),
        /// Begins on the day after the other has ended.
        MetBy = "met-by" ("alkaa toisen loppua seuraavana päivänä", "börjar dagen efter att den andra slutat", "met by"),
        /// Begins within the other and ends after it.
        OverlappedBy = "overlapped-by" ("alkaa toisen aikana ja päättyy sen jälkeen", "börjar under den andra och slutar efter den", "overlapped by"),
        /// Begins with the other and ends after it.
        StartedBy = "started-by" ("alkaa toisen kanssa ja päättyy sen jälkeen", "börjar med den andra och slutar efter den", "started by"),
        /// The other lies within it and touches neither end.
        Contains = "contains" ("sisältää toisen", "innehåller den andra", "contains"),
        /// Begins before the other and ends with it.
        FinishedBy = "finished-by" ("alkaa ennen toista ja päättyy sen kanssa", "börjar före den andra och slutar med den", "finished by"),
    }
}

impl PeriodRelation {
    /// The relation seen from the other period.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Precedes => Self::PrecededBy,
            Self::Meets => Self::MetBy,
            Self::Overlaps => Self::OverlappedBy,
            Self::Starts => Self::StartedBy,
            Self::During => Self::Contains,
            Self::Finishes => Self::FinishedBy,
            Self::Equals => Self::Equals,
            Self::PrecededBy => Self::Precedes,
            Self::MetBy => Self::Meets,
            Self::OverlappedBy => Self::Overlaps,
            Self::StartedBy => Self::Starts,
            Self::Contains => Self::During,
            Self::FinishedBy => Self::Finishes,
        }
    }
}

impl Period {
    /// How this period stands to the other: exactly one of thirteen relations. Open ends that lie on the same side are
    /// equal.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use soteplan::time::{Period, PeriodRelation};
    ///
    /// let districts = Period::new(None, Some(date(2022, 12, 31)))?;
    /// let counties = Period::new(Some(date(2023, 1, 1)), None)?;
    /// assert_eq!(districts.relation(&counties), PeriodRelation::Meets);
    /// assert_eq!(counties.relation(&districts), PeriodRelation::MetBy);
    /// # Ok::<(), soteplan::Error>(())
    /// ```
    #[must_use]
    pub fn relation(&self, other: &Self) -> PeriodRelation {
        use PeriodRelation as Relation;
        if let Some(days) = self.days_before(other) {
            return if days == 0 { Relation::Meets } else { Relation::Precedes };
        }
        if let Some(days) = other.days_before(self) {
            return if days == 0 { Relation::MetBy } else { Relation::PrecededBy };
        }
        match (self.from().cmp(&other.from()), end(self.until()).cmp(&end(other.until()))) {
            (Ordering::Less, Ordering::Less) => Relation::Overlaps,
            (Ordering::Less, Ordering::Equal) => Relation::FinishedBy,
            (Ordering::Less, Ordering::Greater) => Relation::Contains,
            (Ordering::Equal, Ordering::Less) => Relation::Starts,
            (Ordering::Equal, Ordering::Equal) => Relation::Equals,
            (Ordering::Equal, Ordering::Greater) => Relation::StartedBy,
            (Ordering::Greater, Ordering::Less) => Relation::During,
            (Ordering::Greater, Ordering::Equal) => Relation::Finishes,
            (Ordering::Greater, Ordering::Greater) => Relation::OverlappedBy,
        }
    }

    /// How many days lie between the end of this one and the beginning of the other, where it ends before.
    fn days_before(&self, other: &Self) -> Option<i64> {
        let (until, from) = self.until().zip(other.from())?;
        (until < from).then(|| days_from(until, from) - 1)
    }
}

/// How two periods stand to each other, and what they share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodComparison {
    /// How the first stands to the second.
    pub relation: PeriodRelation,
    /// The days that they share.
    pub overlap: Option<Period>,
    /// How many days lie between them; 0 where they meet or share a day.
    pub gap_days: i64,
}

rows! {
    /// How two periods stand to each other, and what they share.
    PeriodComparison as "PeriodComparisonRow" {
        /// How the first stands to the second: one of Allen's thirteen relations, such as `meets` or `during`.
        relation: text = |row| row.relation.as_str();
        /// First day that they share; missing where they share none or both are open towards the past.
        overlap_from: date = |row| row.overlap.and_then(|overlap| overlap.from());
        /// Last day that they share; missing where they share none or both are open towards the future.
        overlap_until: date = |row| row.overlap.and_then(|overlap| overlap.until());
        /// How many days they share; missing where there is no end to them.
        overlap_days: integer = |row| row.overlap.map_or(Some(0), |overlap| overlap.days());
        /// How many days lie between them; 0 where they meet or share a day.
        gap_days: integer = |row| row.gap_days;
    }
}

/// Compares two periods.
///
/// ```
/// use jiff::civil::date;
/// use soteplan::time::{Period, PeriodRelation, compare};
///
/// let plan = Period::new(Some(date(2021, 1, 1)), Some(date(2025, 12, 31)))?;
/// let council = Period::new(Some(date(2021, 8, 1)), Some(date(2025, 5, 31)))?;
/// let comparison = compare(&plan, &council);
/// assert_eq!(comparison.relation, PeriodRelation::Contains);
/// assert_eq!(comparison.overlap, Some(council));
/// # Ok::<(), soteplan::Error>(())
/// ```
#[must_use]
pub fn compare(one: &Period, other: &Period) -> PeriodComparison {
    PeriodComparison {
        relation: one.relation(other),
        overlap: one.intersection(other),
        gap_days: one.days_before(other).or_else(|| other.days_before(one)).unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::super::period::tests::{any_period, period, term};
    use super::*;
    use crate::table::{Cell, Row};

    /// Figure 2 of Allen (1983), laid over days: the other period is 10–20 December.
    #[test]
    fn the_thirteen_relations_of_allen() {
        let other = period("2022-12-10", "2022-12-20");
        let expected = [
            ("2022-12-01", "2022-12-08", "precedes"),
            ("2022-12-01", "2022-12-09", "meets"),
            ("2022-12-01", "2022-12-10", "overlaps"),
            ("2022-12-10", "2022-12-19", "starts"),
            ("2022-12-11", "2022-12-19", "during"),
            ("2022-12-11", "2022-12-20", "finishes"),
            ("2022-12-10", "2022-12-20", "equals"),
            ("2022-12-22", "2022-12-30", "preceded-by"),
            ("2022-12-21", "2022-12-30", "met-by"),
            ("2022-12-20", "2022-12-30", "overlapped-by"),
            ("2022-12-10", "2022-12-21", "started-by"),
            ("2022-12-09", "2022-12-21", "contains"),
            ("2022-12-09", "2022-12-20", "finished-by"),
        ];
        assert_eq!(
            expected.map(|(.., word)| word).to_vec(),
            PeriodRelation::ALL.iter().map(|r| r.as_str()).collect::<Vec<_>>()
        );
        for (from, until, word) in expected {
            assert_eq!(period(from, until).relation(&other).as_str(), word, "{from}–{until}");
        }
    }

    #[test]
    fn open_bounds_lie_beyond_every_day() {
        use PeriodRelation as Relation;
        let always = Period::always();
        assert_eq!(always.relation(&always), Relation::Equals);
        assert_eq!(always.relation(&term()), Relation::Contains);
        assert_eq!(period("2021-01-01", "").relation(&term()), Relation::StartedBy);
        assert_eq!(period("", "2025-12-31").relation(&term()), Relation::FinishedBy);
        assert_eq!(period("", "2022-12-31").relation(&period("2022-12-31", "")), Relation::Overlaps);
        assert_eq!(period("", "2022-12-30").relation(&period("2023-01-01", "")), Relation::Precedes);
        assert_eq!(period("", "2022-12-30").relation(&period("", "2023-01-01")), Relation::Starts);
        assert_eq!(period("2023-01-01", "").days(), None);
    }

    #[test]
    fn a_comparison_is_a_row() {
        let cell = |one: Period, other: Period, column: &str| {
            let table = PeriodComparison::table(&[compare(&one, &other)]);
            match table.column(column).unwrap().cell(0) {
                Cell::Missing => String::new(),
                Cell::Integer(number) => number.to_string(),
                Cell::Date(day) => day.to_string(),
                Cell::Text(text) => text.to_owned(),
                Cell::Number(_) => unreachable!("no such column"),
            }
        };
        let all = |one: Period, other: Period| {
            PeriodComparison::COLUMNS.iter().map(|c| cell(one, other, c.name)).collect::<Vec<_>>()
        };
        assert_eq!(
            all(term(), period("2023-01-01", "")),
            ["overlaps", "2023-01-01", "2025-12-31", "1096", "0"],
            "2023, 2024 and 2025 have 365 + 366 + 365 days"
        );
        assert_eq!(all(period("2026-02-01", ""), term()), ["preceded-by", "", "", "0", "31"]);
        assert_eq!(all(Period::always(), period("2023-01-01", "")), ["finished-by", "2023-01-01", "", "", "0"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]

        #[test]
        fn swapping_gives_the_inverse(one in any_period(), other in any_period()) {
            prop_assert_eq!(one.relation(&other).inverse(), other.relation(&one));
            prop_assert_eq!(one.relation(&other).inverse().inverse(), one.relation(&other));
        }

        /// Allen's definitions in full, open bounds as numbers beyond all days: one of the thirteen is true, the one given.
        #[test]
        fn exactly_one_relation_holds(one in any_period(), other in any_period()) {
            let number = |day: Date| days_from(date(2000, 1, 1), day);
            let numbers = |period: &Period| (
                period.from().map_or(i64::MIN / 2, number),
                period.until().map_or(i64::MAX / 2, |day| number(day) + 1),
            );
            let ((a, b), (c, d)) = (numbers(&one), numbers(&other));
            let definitions = [
                b < c, b == c, a < c && c < b && b < d, a == c && b < d, a > c && b < d, a > c && b == d, a == c && b == d,
                d < a, d == a, c < a && a < d && d < b, a == c && b > d, a < c && b > d, a < c && b == d,
            ];
            let holding: Vec<_> = PeriodRelation::ALL.iter().zip(definitions).filter(|(_, holds)| *holds).collect();
            prop_assert_eq!(holding.len(), 1);
            prop_assert_eq!(*holding[0].0, one.relation(&other));
        }
    }
}
