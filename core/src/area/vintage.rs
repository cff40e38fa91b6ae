//! Vintages of the classification of municipalities, and what lies between them.

use jiff::civil::{Date, date};

use super::{municipality, population, register};
use crate::Error;
use crate::plan::AreaCode;
use crate::sorted;
use crate::table::rows;

/// A year whose classification the register has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Vintage(i64);

impl Vintage {
    /// All of them, the earliest first.
    pub const ALL: &'static [Self] = &[Self(2021), Self(2022), Self(2023), Self(2026)];
    /// The latest.
    pub const LATEST: Self = Self(2026);

    /// The vintage of a year.
    #[must_use]
    pub fn of_year(year: i64) -> Option<Self> {
        Self::ALL.iter().copied().find(|vintage| vintage.0 == year)
    }

    /// The vintage of a year, for a caller who gave one.
    ///
    /// # Errors
    /// `argument` where the register does not have it.
    pub fn from_year(year: i64) -> Result<Self, Error> {
        let known = || Self::ALL.iter().map(|vintage| vintage.0.to_string()).collect::<Vec<_>>().join(", ");
        Self::of_year(year).ok_or_else(|| Error::argument("vintage", year, format!("one of {}", known())))
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i64 {
        self.0
    }

    /// Whether hospital districts were part of it: until 2022. Collaborative areas are from then on.
    #[must_use]
    pub fn has_hospital_districts(self) -> bool {
        self.0 < 2023
    }
}

/// A municipality that became part of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merger {
    /// Code of the one that is no more.
    pub from: &'static str,
    /// Code of the one that goes on.
    pub into: &'static str,
    /// The first day without it.
    pub date: Date,
    /// Who says so.
    pub source: &'static str,
}

/// The mergers between the vintages of the register.
pub const MERGERS: &[Merger] = &[Merger {
    from: "588",
    into: "507",
    date: date(2025, 1, 1),
    source: "municipality of Pertunmaa, news on the Government's decision of 2024-06-06",
}];

/// What became of a municipality by a day: itself, or the one that it was merged into.
#[must_use]
pub fn merged_into(code: &AreaCode, on: Date) -> AreaCode {
    let merger = MERGERS.iter().find(|merger| merger.from == code.as_str() && merger.date <= on);
    merger.and_then(|merger| AreaCode::new(merger.into)).unwrap_or_else(|| code.clone())
}

/// Refuses the first code that the classification of a vintage does not have; rows count from zero.
///
/// # Errors
/// `vintage` with the row, and what became of the municipality.
pub fn check_codes(codes: &[AreaCode], vintage: Vintage) -> Result<(), Error> {
    match codes.iter().enumerate().find(|(_, code)| !municipality(code).is_some_and(|known| known.is_in(vintage))) {
        None => Ok(()),
        Some((row, code)) => {
            let merger = MERGERS.iter().find(|merger| merger.from == code.as_str());
            let fate = merger.map(|merger| format!("it was merged into {} on {}", merger.into, merger.date));
            Err(Error::vintage(format!("row {row}: {} has no municipality {code}", vintage.0), fate))
        }
    }
}

/// The codes in a later vintage: municipalities that were merged get the code of the one that goes on.
///
/// # Errors
/// `vintage` where a code is not in the vintage that it is said to be of, or where the codes would have to go back over a
/// merger: nobody can tell which of the two a row belonged to.
pub fn recode(codes: &[AreaCode], from: Vintage, to: Vintage) -> Result<Vec<AreaCode>, Error> {
    check_codes(codes, from)?;
    let year = |vintage: Vintage| i16::try_from(vintage.0).unwrap_or(i16::MAX);
    let day = |vintage: Vintage| Date::new(year(vintage), 1, 1).unwrap_or(Date::MAX);
    if from <= to {
        return Ok(codes.iter().map(|code| merged_into(code, day(to))).collect());
    }
    let between = |merger: &&Merger| day(to) < merger.date && merger.date <= day(from);
    let blocking = MERGERS.iter().filter(between).find(|merger| codes.iter().any(|code| code.as_str() == merger.into));
    match blocking {
        None => Ok(codes.to_vec()),
        Some(merger) => {
            let message = format!("{} of {} holds {} of {}", merger.into, from.0, merger.from, to.0);
            Err(Error::vintage(
                message,
                Some("take the shares of the crosswalk, or bring both to the later vintage".to_owned()),
            ))
        }
    }
}

/// How a municipality of one vintage lies in another.
#[derive(Debug, Clone, PartialEq)]
pub struct CrosswalkRow {
    /// Code in the one.
    pub from: AreaCode,
    /// Code in the other.
    pub to: AreaCode,
    /// Which part of the one's residents goes to the other.
    pub share_of_from: Option<f64>,
    /// Which part of the other's residents comes from the one.
    pub share_of_to: Option<f64>,
}

rows! {
    /// How a municipality of one vintage lies in another.
    CrosswalkRow as "CrosswalkRow" {
        /// Code in the one vintage.
        from: text = |row| row.from.to_string();
        /// Code in the other vintage.
        to: text = |row| row.to.to_string();
        /// Which part of the one's residents goes to the other, from 0 to 1, by the populations of 2022.
        share_of_from: number = |row| row.share_of_from;
        /// Which part of the other's residents comes from the one, from 0 to 1, by the populations of 2022.
        share_of_to: number = |row| row.share_of_to;
    }
}

/// From the municipalities of one vintage to those of another, with shares by the populations of 31 December 2022 (THL,
/// Sotkanet 127). Back over a merger a municipality goes to each of those that it came from.
#[must_use]
pub fn crosswalk(from: Vintage, to: Vintage) -> Vec<CrosswalkRow> {
    let (earlier, later) = (from.min(to), from.max(to));
    let year = |vintage: Vintage| Date::new(i16::try_from(vintage.0).unwrap_or(i16::MAX), 1, 1).unwrap_or(Date::MAX);
    let mut rows: Vec<CrosswalkRow> = Vec::new();
    for one in register().iter().filter(|one| one.is_in(earlier)) {
        let target = merged_into(&one.code, year(later));
        let residents = |code: &AreaCode| population(code, *super::POPULATION_YEARS.end());
        let parts =
            register().iter().filter(|other| other.is_in(earlier) && merged_into(&other.code, year(later)) == target);
        let whole: Option<u64> = parts.map(|other| residents(&other.code)).sum();
        #[expect(clippy::cast_precision_loss, reason = "populations are far below 2^53")]
        let part = residents(&one.code).zip(whole).map(|(part, whole)| part as f64 / whole as f64);
        rows.push(if from <= to {
            CrosswalkRow { from: one.code.clone(), to: target, share_of_from: Some(1.0), share_of_to: part }
        } else {
            CrosswalkRow { from: target, to: one.code.clone(), share_of_from: part, share_of_to: Some(1.0) }
        });
    }
    sorted::sort_by(&mut rows, |one, other| (&one.from, &one.to).cmp(&(&other.from, &other.to)));
    rows
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::area) fn codes(list: &[&str]) -> Vec<AreaCode> {
        list.iter().map(|code| AreaCode::new(code).unwrap()).collect()
    }

    pub(in crate::area) fn vintage(year: i64) -> Vintage {
        Vintage::of_year(year).unwrap()
    }

    #[test]
    fn pertunmaa_becomes_mantyharju() {
        assert_eq!(recode(&codes(&["588", "091"]), vintage(2021), vintage(2026)).unwrap(), codes(&["507", "091"]));
        let refused = check_codes(&codes(&["091", "588"]), vintage(2026)).unwrap_err();
        assert_eq!((refused.code(), refused.to_string().as_str()), ("vintage", "row 1: 2026 has no municipality 588"));
        assert!(refused.help().unwrap().contains("merged into 507 on 2025-01-01"));
        assert_eq!(recode(&codes(&["507"]), vintage(2026), vintage(2021)).unwrap_err().code(), "vintage");
        assert_eq!(recode(&codes(&["091"]), vintage(2026), vintage(2021)).unwrap(), codes(&["091"]));
    }

    /// THL, Sotkanet 127, 31 December 2022: Pertunmaa 1,600, Mäntyharju 5,564.
    #[test]
    fn the_crosswalk_has_the_shares() {
        let rows = crosswalk(vintage(2023), Vintage::LATEST);
        let row = rows.iter().find(|row| row.from.as_str() == "588").unwrap();
        assert_eq!(
            (row.to.as_str(), row.share_of_from, row.share_of_to),
            ("507", Some(1.0), Some(1600.0 / (1600.0 + 5564.0)))
        );
        let back = crosswalk(Vintage::LATEST, vintage(2023));
        let parts: Vec<_> = back.iter().filter(|row| row.from.as_str() == "507").collect();
        assert_eq!(parts.iter().map(|row| row.to.as_str()).collect::<Vec<_>>(), ["507", "588"]);
        assert!((parts.iter().filter_map(|row| row.share_of_from).sum::<f64>() - 1.0).abs() < 1e-12);
    }
}
