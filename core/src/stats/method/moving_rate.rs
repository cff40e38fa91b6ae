//! Rates over several years at a time.

use crate::Error;
use crate::stats::additive::{Additive, Limit, finite};
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::interval::count::CountInterval;
use crate::stats::moments::sum;
use crate::stats::note::Note;
use crate::stats::quotient::Quotient;
use crate::stats::ranks::order;
use crate::stats::tabular::{Group, Lines, Tabular};
use crate::stats::words::words;

words! {
    /// Which periods belong to a period's window.
    pub enum Align {
        /// Those up to it.
        End = "end",
        /// As many before it as after it; of an even number one more before it.
        Centre = "centre",
    }
}

method! {
    /// Rate of events over a moving window of periods, such as three years, with limits from the Poisson distribution.
    ///
    /// Where events are few, rates of single years say more about chance than about the population; those of three or five
    /// years together are steadier, and follow a change with a delay.
    ///
    /// # Formula
    ///
    /// value = per · Σ x / Σ n, for the events x and denominators n of all rows of the group whose period t' is in the window of
    /// the row's period t: t − `window` < t' ≤ t, or for `centre` half of them before and after. The denominators of the years are
    /// added up: of populations they make person-years, so the rate is one of a year. The limits are those of `crude_rate` for
    /// the sums.
    ///
    /// Windows overlap, so the rates of neighbouring periods are not independent: compare those of windows that share no
    /// period. A window of which a period has no row, as at the beginning of a series, has no rate. Several rows of a period, as of
    /// two sexes, are taken together.
    ///
    /// # References
    ///
    /// * Breslow NE, Day NE (1987). Statistical methods in cancer research, volume II. IARC, p. 69 (limits).
    /// * Association of Public Health Observatories (2008). Technical briefing 3: commonly used public health statistics and their
    ///   confidence intervals.
    /// * Agreement: the sums in exact fractions, the limits by mpmath with 50 digits, within 1e-12.
    pub fn moving_rate, WithinGroups, since "0.2.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::moving_rate};
        /// let (falls, residents) = ([12.0, 9.0, 15.0, 30.0], [1_000.0, 1_000.0, 1_000.0, 2_000.0]);
        /// let years = [2018.0, 2019.0, 2020.0, 2021.0];
        /// let options = moving_rate::Options { per: 1_000.0, ..Default::default() };
        /// let rates = moving_rate(&falls, &residents, &years, None, &options)?;
        /// assert_eq!(rates.cell("value", 1), Cell::Missing);
        /// assert_eq!(rates.cell("value", 2), Cell::Number(12.0));
        /// assert_eq!(rates.cell("value", 3), Cell::Number(13.5));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// Number of events; fractions, as of weighted counts, are allowed.
        count: required AtLeastZero, "events";
        /// The population the events come from, or its person-time.
        denominator: required AtLeastZero, "persons or person-time";
        /// The period of the row, a whole number such as a year.
        period: required Finite, "periods";
    }

    options {
        /// How many periods are taken together.
        window: u32 = 3, AboveZero;
        /// Which of them: up to the period, or about it.
        align: Align = Align::End, Finite;
        /// The rate is given per this many of the denominator.
        per: f64 = 100_000.0, AboveZero;
        /// Confidence level of the limits, or a list of levels; an empty list for no limits.
        confidence: Confidence = Confidence::default(), Finite;
        /// How the limits are found.
        interval: CountInterval = CountInterval::Automatic, Finite;
    }

    outputs {
        /// The rate of the window.
        value: Always, "events per `per` of the denominator";
        /// Lower confidence limit.
        lower: EachLevel, "as `value`";
        /// Upper confidence limit.
        upper: EachLevel, "as `value`";
        /// Events of the window.
        count: Always, "events";
        /// Denominator of the window.
        denominator: Always, "persons or person-time";
        /// The first period of the window.
        from: Always, "periods";
        /// The last period of the window.
        until: Always, "periods";
        /// The interval that the limits are from: `exact` or `byar`.
        interval: Always, "";
        /// Why a number is missing, or what to know about it.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator TooFewValues NegativeLimit Overflow }

    example {
        count: [30.0, 15.0, 9.0, 12.0],
        denominator: [2000.0, 1000.0, 1000.0, 1000.0],
        period: [2021.0, 2020.0, 2019.0, 2018.0],
    }

    kernel Moving as tabular;
}

/// The window, and the rate of what is in it.
struct Moving {
    window: u32,
    align: Align,
    rate: Quotient<CountInterval>,
}

impl From<&Options> for Moving {
    fn from(options: &Options) -> Self {
        let rate = Quotient::new(options.per, &options.confidence, options.interval);
        Self { window: options.window, align: options.align, rate }
    }
}

impl Moving {
    /// The first and the last period of a period's window.
    fn window(&self, period: f64) -> [f64; 2] {
        let others = f64::from(self.window) - 1.0;
        let after = if self.align == Align::Centre { (others / 2.0).floor() } else { 0.0 };
        [period - (others - after), period + after]
    }

    /// Events and denominator of the rows of a window, or why it has no rate.
    fn sums(&self, group: &Group<'_>, rows: &[usize], [from, until]: [f64; 2]) -> Result<[f64; 2], Note> {
        let start = rows.partition_point(|row| group.at(2, *row) < from);
        let end = rows.partition_point(|row| group.at(2, *row) <= until);
        let rows = rows.get(start..end).unwrap_or_default();
        let mut periods: Vec<f64> = rows.iter().map(|row| group.at(2, *row)).collect();
        periods.dedup();
        if periods.len() != self.window as usize {
            return Err(Note::TooFewValues);
        }
        if rows.iter().any(|row| (0..2).any(|place| group.at(place, *row).is_nan())) {
            return Err(Note::MissingInput);
        }
        let sums = [0, 1].map(|place| sum(rows.iter().map(|row| group.at(place, *row))));
        finite(&sums).map(|()| sums)
    }
}

impl Tabular for Moving {
    fn levels(&self) -> &[Level] {
        self.rate.levels()
    }

    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        for (row, period) in group.column(2).iter().enumerate() {
            // Beyond that not every whole number is a double.
            if !period.is_nan() && (period.fract() != 0.0 || period.abs() > 9e15) {
                return Err(Error::value("period", group.place(row), period, "a whole number"));
            }
        }
        let mut rows = order(group.column(2));
        rows.retain(|row| !group.at(2, *row).is_nan());
        for row in 0..group.len() {
            let period = group.at(2, row);
            if period.is_nan() {
                answer.nothing(Note::MissingInput);
                continue;
            }
            let window = self.window(period);
            let sums = self.sums(group, &rows, window);
            let value = sums.and_then(|sums| self.rate.value(&sums));
            // Of a number that is none the notes tell.
            let known = sums.ok().filter(|_| value.is_ok_and(f64::is_finite));
            let mut numbers = vec![value.map_or_else(Limit::from, Limit::from)];
            for level in answer.levels() {
                numbers.extend(known.map_or([Limit::from(f64::NAN); 2], |sums| self.rate.limits(&sums, level)));
            }
            let [count, denominator] = sums.unwrap_or([f64::NAN; 2]);
            numbers.extend([count, denominator, window[0], window[1]].map(Limit::from));
            let named = known.filter(|_| !self.rate.levels().is_empty());
            let interval = named.and_then(|[count, _]| Some(self.rate.interval()?.of(count)));
            answer.push(&numbers, &[interval], None);
        }
        Ok(())
    }
}
