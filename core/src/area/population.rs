//! Residents of municipalities on 31 December, 2000–2022 (THL, Sotkanet indicator 127; CC BY 4.0).
//!
//! The table holds the first year's figure and the change from each year to the next.

use std::ops::RangeInclusive;
use std::sync::OnceLock;

use crate::plan::AreaCode;

/// The years that the table has.
pub const POPULATION_YEARS: RangeInclusive<i64> = 2000..=2022;

struct Series {
    code: &'static str,
    residents: Vec<u64>,
}

/// Residents of a municipality on 31 December of a year; `None` for a code or year that the table does not have.
#[must_use]
pub fn population(code: &AreaCode, year: i64) -> Option<u64> {
    let series = table().binary_search_by(|series| series.code.cmp(code.as_str())).ok();
    let series = series.and_then(|at| table().get(at))?;
    let index = usize::try_from(year.checked_sub(*POPULATION_YEARS.start())?).ok()?;
    series.residents.get(index).copied()
}

fn table() -> &'static [Series] {
    static TABLE: OnceLock<Vec<Series>> = OnceLock::new();
    TABLE.get_or_init(|| include_str!("population.csv").lines().skip(1).map(series).collect())
}

fn series(line: &'static str) -> Series {
    let (code, changes) = line.split_once(',').unwrap_or((line, ""));
    let mut now = 0_i64;
    let residents = changes.split(',').map_while(|change| {
        now += change.parse::<i64>().ok()?;
        u64::try_from(now).ok()
    });
    Series { code, residents: residents.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn residents(code: &str, year: i64) -> Option<u64> {
        population(&AreaCode::new(code).unwrap(), year)
    }

    /// THL, Sotkanet 127, as downloaded.
    #[test]
    fn figures_are_those_of_the_source() {
        assert_eq!(residents("091", 2000), Some(555474));
        assert_eq!(residents("091", 2022), Some(664028));
        assert_eq!(residents("588", 2021), Some(1644));
        assert_eq!(residents("235", 2018), Some(9615));
        let all: u64 = table().iter().filter_map(|series| series.residents.last()).sum();
        assert_eq!(all, 5563970, "all municipalities in 2022");
    }

    #[test]
    fn every_line_has_every_year_and_lines_are_in_order() {
        let years = usize::try_from(POPULATION_YEARS.end() - POPULATION_YEARS.start() + 1).unwrap();
        assert!(table().iter().all(|series| series.residents.len() == years));
        assert!(table().windows(2).all(|pair| pair[0].code < pair[1].code));
    }

    #[test]
    fn what_is_not_there_is_missing() {
        assert_eq!(residents("999", 2020), None);
        assert_eq!((residents("091", 1999), residents("091", 2023)), (None, None));
    }
}
