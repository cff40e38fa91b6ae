//! Periods: closed intervals of calendar days, what two of them share, and what is left between many.

use jiff::civil::Date;
use serde_json::Value;

use super::PeriodRelation;
use crate::Error;
use crate::json::parse_date;
use crate::options::{self, shown};
use crate::sorted;
use crate::table::rows;

/// Days of the calendar from one to another, both included. An absent bound is open: the period has begun before, or goes
/// on after, every day that can be written.
///
/// A period is never empty; where there may be no day, functions give `None` or an empty list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    from: Option<Date>,
    until: Option<Date>,
}

rows! {
    /// Days of the calendar from one to another, both included.
    Period as "PeriodRow" {
        /// First day; missing where the period is open towards the past.
        from: date = |row| row.from;
        /// Last day; missing where the period is open towards the future.
        until: date = |row| row.until;
    }
}

/// A last day as something to compare: open is later than all days. First days compare as they are, `None` being least.
pub(super) fn end(until: Option<Date>) -> (bool, Option<Date>) {
    (until.is_none(), until)
}

impl Period {
    /// The days from `from` until `until`, both included; `None` is open.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use soteplan::time::Period;
    ///
    /// let term = Period::new(Some(date(2021, 1, 1)), Some(date(2025, 12, 31)))?;
    /// assert!(term.contains(date(2025, 12, 31)));
    /// assert_eq!(term.days(), Some(1826));
    /// assert!(Period::new(term.until(), term.from()).is_err());
    /// # Ok::<(), soteplan::Error>(())
    /// ```
    ///
    /// # Errors
    /// `argument` where the last day is before the first.
    pub fn new(from: Option<Date>, until: Option<Date>) -> Result<Self, Error> {
        match (from, until) {
            (Some(from), Some(until)) if until < from => Err(Error::argument(
                "period",
                format!("{from}–{until}"),
                "a first day and a last day that is not before it",
            )),
            _ => Ok(Self { from, until }),
        }
    }

    /// A single day.
    #[must_use]
    pub const fn day(day: Date) -> Self {
        Self { from: Some(day), until: Some(day) }
    }

    /// All days: open at both ends.
    #[must_use]
    pub const fn always() -> Self {
        Self { from: None, until: None }
    }

    /// The days between bounds whose order the caller has made sure of.
    pub(super) const fn ordered(from: Option<Date>, until: Option<Date>) -> Self {
        Self { from, until }
    }

    /// First day; `None` where it is open.
    #[must_use]
    pub const fn from(&self) -> Option<Date> {
        self.from
    }

    /// Last day; `None` where it is open.
    #[must_use]
    pub const fn until(&self) -> Option<Date> {
        self.until
    }

    /// Whether the day is in the period.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.covers(&Self::day(day))
    }

    /// Whether every day of the other is in this one.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        self.from <= other.from && end(self.until) >= end(other.until)
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins_in_time = |one: &Self, other: &Self| match (one.from, other.until) {
            (Some(from), Some(until)) => from <= until,
            _ => true,
        };
        begins_in_time(self, other) && begins_in_time(other, self)
    }

    /// The days that the two share.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use soteplan::time::Period;
    ///
    /// let plan = Period::new(Some(date(2021, 1, 1)), Some(date(2025, 12, 31)))?;
    /// let counties = Period::new(Some(date(2023, 1, 1)), None)?;
    /// let shared = Period::new(Some(date(2023, 1, 1)), Some(date(2025, 12, 31)))?;
    /// assert_eq!(plan.intersection(&counties), Some(shared));
    /// # Ok::<(), soteplan::Error>(())
    /// ```
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        let from = self.from.max(other.from);
        let until = if end(self.until) <= end(other.until) { self.until } else { other.until };
        self.overlaps(other).then_some(Self { from, until })
    }

    /// The shortest period that covers both, with the days between them.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        let until = if end(self.until) >= end(other.until) { self.until } else { other.until };
        Self { from: self.from.min(other.from), until }
    }

    /// How many days; `None` where a bound is open.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        self.from.zip(self.until).map(|(from, until)| days_from(from, until) + 1)
    }

    /// The days of this period that are not in the other: none, one or two periods, the earlier first.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use soteplan::time::Period;
    ///
    /// let year = Period::new(Some(date(2021, 1, 1)), Some(date(2021, 12, 31)))?;
    /// let rest = year.minus(&Period::day(date(2021, 7, 1)));
    /// assert_eq!(rest.iter().filter_map(Period::days).collect::<Vec<_>>(), [181, 183]);
    /// assert!(year.minus(&Period::always()).is_empty());
    /// # Ok::<(), soteplan::Error>(())
    /// ```
    #[must_use]
    pub fn minus(&self, other: &Self) -> Vec<Self> {
        if !self.overlaps(other) {
            return vec![*self];
        }
        // At the ends of the calendar there is no day before or after, and so no piece.
        let before = other.from.filter(|_| self.from < other.from).and_then(|day| day.yesterday().ok());
        let after = other.until.filter(|_| end(other.until) < end(self.until)).and_then(|day| day.tomorrow().ok());
        let before = before.map(|until| Self { from: self.from, until: Some(until) });
        let after = after.map(|from| Self { from: Some(from), until: self.until });
        before.into_iter().chain(after).collect()
    }
}

/// How many days later the second day is.
pub(crate) fn days_from(from: Date, until: Date) -> i64 {
    from.duration_until(until).as_hours() / 24
}

/// The same days in as few periods as possible, by date: what overlaps or meets is joined.
#[must_use]
pub fn merged(periods: impl IntoIterator<Item = Period>) -> Vec<Period> {
    let mut periods: Vec<_> = periods.into_iter().collect();
    sorted::sort_by_key(&mut periods, |period| (period.from, end(period.until)));
    let mut merged: Vec<Period> = Vec::new();
    for period in periods {
        match merged.last_mut() {
            Some(last) if last.relation(&period) != PeriodRelation::Precedes => *last = last.hull(&period),
            _ => merged.push(period),
        }
    }
    merged
}

/// The parts of `within` that none of the periods covers, by date.
///
/// ```
/// use jiff::civil::date;
/// use soteplan::time::{Period, gaps};
///
/// let term = Period::new(Some(date(2021, 1, 1)), Some(date(2025, 12, 31)))?;
/// let held = [
///     Period::new(None, Some(date(2022, 6, 30)))?,
///     Period::new(Some(date(2022, 7, 2)), None)?,
/// ];
/// assert_eq!(gaps(term, held), [Period::day(date(2022, 7, 1))]);
/// # Ok::<(), soteplan::Error>(())
/// ```
#[must_use]
pub fn gaps(within: Period, periods: impl IntoIterator<Item = Period>) -> Vec<Period> {
    let mut open = vec![within];
    // By date, so that each period can only reach into the last part that is still open.
    for period in merged(periods) {
        let Some(last) = open.pop() else { break };
        open.extend(last.minus(&period));
    }
    open
}

/// The days that all periods share; `None` where they share none, or there is no period.
#[must_use]
pub fn common(periods: impl IntoIterator<Item = Period>) -> Option<Period> {
    let mut periods = periods.into_iter();
    let first = periods.next()?;
    periods.try_fold(first, |common, period| common.intersection(&period))
}

/// Reads `{"from": "2021-01-01", "until": null}`: a bound that is null or absent is open.
///
/// # Errors
/// `argument` where the value is no object or the last day is before the first, `unknown-option` where it has another
/// key, `option-value` where a bound is no day of the calendar.
pub fn period_from_json(value: &Value) -> Result<Period, Error> {
    // Null would be no options elsewhere; here it is more likely a period that somebody forgot than all of time.
    if !value.is_object() {
        let expected = "an object like `{\"from\": \"2021-01-01\", \"until\": null}`";
        return Err(Error::argument("period", shown(value), expected));
    }
    let options = options::read(value, &["from", "until"])?;
    let bound = |key: &'static str| match options.string(key)? {
        None => Ok(None),
        Some(text) => parse_date(text).map(Some).ok_or_else(|| {
            Error::option(key, &Value::from(text), "a date like `2021-01-01`, or null where it is open")
        }),
    };
    Period::new(bound("from")?, bound("until")?)
}

#[cfg(test)]
pub(super) mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn bound(text: &str) -> Option<Date> {
        (!text.is_empty()).then(|| text.parse().unwrap())
    }

    /// An empty text is an open bound.
    pub(in crate::time) fn period(from: &str, until: &str) -> Period {
        Period::new(bound(from), bound(until)).unwrap()
    }

    pub(in crate::time) fn term() -> Period {
        period("2021-01-01", "2025-12-31")
    }

    /// Day n of a short calendar, so that random periods often touch.
    fn nth(number: i16) -> Date {
        date(2022, 12, 1).checked_add(jiff::Span::new().days(number)).unwrap()
    }

    const RANGE: i16 = 40;

    fn days() -> impl Iterator<Item = Date> {
        [Date::MIN, Date::MAX].into_iter().chain((-5..RANGE + 5).map(nth))
    }

    fn any_bound() -> impl Strategy<Value = Option<Date>> {
        prop_oneof![
            1 => Just(None),
            1 => prop_oneof![Just(Some(Date::MIN)), Just(Some(Date::MAX))],
            8 => (0..RANGE).prop_map(|number| Some(nth(number))),
        ]
    }

    pub(in crate::time) fn any_period() -> impl Strategy<Value = Period> {
        (any_bound(), any_bound())
            .prop_map(|(one, other)| Period::new(one, other).or_else(|_| Period::new(other, one)).unwrap())
    }

    fn some_periods() -> impl Strategy<Value = Vec<Period>> {
        prop::collection::vec(any_period(), 0..6)
    }

    fn any_of(periods: &[Period], day: Date) -> usize {
        periods.iter().filter(|period| period.contains(day)).count()
    }

    #[test]
    fn the_ends_of_the_calendar_do_no_harm() {
        let whole = Period::new(Some(Date::MIN), Some(Date::MAX)).unwrap();
        // From -9999-01-01 to 9999-12-31: 19999 Gregorian years, 4849 of them leap years, year 0 included.
        assert_eq!(whole.days(), Some(19_999 * 365 + 4_849));
        assert!(Period::always().minus(&whole).is_empty());
        assert!(whole.minus(&Period::always()).is_empty());
        assert_eq!(Period::day(Date::MIN).relation(&Period::day(Date::MAX)), PeriodRelation::Precedes);
        assert_eq!(gaps(whole, [Period::day(Date::MIN), Period::day(Date::MAX)]).len(), 1);
        assert_eq!(merged([Period::day(Date::MAX), Period::always(), Period::day(Date::MIN)]), [Period::always()]);
        assert_eq!(
            crate::time::compare(&Period::day(Date::MIN), &Period::day(Date::MAX)).gap_days,
            19_999 * 365 + 4_849 - 2
        );
    }

    #[test]
    fn a_last_day_before_the_first_is_refused() {
        let error = Period::new(bound("2021-01-02"), bound("2021-01-01")).unwrap_err();
        assert_eq!(error.code(), "argument");
        assert!(error.to_string().contains("2021-01-02–2021-01-01"), "{error}");
    }

    /// The values of the rule `vacancy`, which this generalises.
    #[test]
    fn gaps_before_between_and_after() {
        let held = [
            period("2023-01-01", "2023-12-31"),
            period("2021-02-01", "2022-06-30"),
            period("2022-01-01", "2022-03-31"),
            period("2024-01-02", "2025-06-30"),
        ];
        let expected = [
            period("2021-01-01", "2021-01-31"),
            period("2022-07-01", "2022-12-31"),
            period("2024-01-01", "2024-01-01"),
            period("2025-07-01", "2025-12-31"),
        ];
        assert_eq!(gaps(term(), held), expected);
    }

    /// The values of the rule `vacancy`, which this generalises.
    #[test]
    fn periods_beyond_leave_no_gap() {
        assert_eq!(gaps(term(), [period("2019-01-01", "2030-12-31")]), []);
        assert_eq!(gaps(term(), []), [term()]);
        assert_eq!(gaps(term(), [period("2026-01-01", "2027-01-01")]), [term()]);
        assert_eq!(gaps(term(), [period("2019-01-01", "2020-06-30")]), [term()]);
    }

    #[test]
    fn what_all_share() {
        let periods = [period("2021-01-01", ""), period("", "2022-12-31"), period("2022-12-31", "2023-06-30")];
        assert_eq!(common(periods), Some(Period::day(date(2022, 12, 31))));
        assert_eq!(common([period("", "2022-12-31"), period("2023-01-01", "")]), None);
        assert_eq!(common([]), None);
    }

    #[test]
    fn json_is_read_strictly() {
        assert_eq!(period_from_json(&json!({"from": "2021-01-01", "until": null})), Ok(period("2021-01-01", "")));
        assert_eq!(period_from_json(&json!({})), Ok(Period::always()));
        let code = |value: Value| period_from_json(&value).unwrap_err().code();
        assert_eq!(code(json!(null)), "argument");
        assert_eq!(code(json!("2021")), "argument");
        assert_eq!(code(json!({"from": "2021-01-02", "until": "2021-01-01"})), "argument");
        assert_eq!(code(json!({"form": "2021-01-01"})), "unknown-option");
        assert_eq!(code(json!({"from": "2021-02-29"})), "option-value");
        assert_eq!(code(json!({"from": 2021})), "option-value");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]

        #[test]
        fn minus_and_intersection_are_a_partition(one in any_period(), other in any_period()) {
            let mut pieces = one.minus(&other);
            prop_assert!(pieces.len() <= 2);
            pieces.extend(one.intersection(&other));
            for day in days() {
                prop_assert_eq!(any_of(&pieces, day), usize::from(one.contains(day)), "{}", day);
            }
            prop_assert_eq!(one.intersection(&other).is_some(), one.overlaps(&other));
            prop_assert!(one.hull(&other).covers(&one) && one.hull(&other).covers(&other));
        }

        #[test]
        fn merged_periods_stand_apart_and_keep_their_days(periods in some_periods()) {
            let merged = merged(periods.iter().copied());
            for pair in merged.windows(2) {
                prop_assert_eq!(pair[0].relation(&pair[1]), PeriodRelation::Precedes);
            }
            for day in days() {
                prop_assert_eq!(any_of(&merged, day), usize::from(any_of(&periods, day) > 0), "{}", day);
            }
        }

        #[test]
        fn gaps_and_periods_fill_the_whole(within in any_period(), periods in some_periods()) {
            let mut parts = gaps(within, periods.iter().copied());
            parts.extend(merged(periods).iter().filter_map(|period| period.intersection(&within)));
            for day in days() {
                prop_assert_eq!(any_of(&parts, day), usize::from(within.contains(day)), "{}", day);
            }
        }
    }
}
