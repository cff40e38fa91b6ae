//! The indicators of a plan, calculated from observations, for each party and for all together.

use hashbrown::HashMap;
use std::borrow::Cow;

use serde_json::Value;

use super::IndicatorStatus;
use super::observations::{AREA, Observations, whole_numbers};
use super::status::{Point, expected, status};
use crate::diagnostic::Language;
use crate::plan::{AreaCode, CertaintyLevel, Direction, Id, Indicator, IndicatorTarget, PlanDocument};
use crate::sorted;
use crate::stats::MethodInfo;
use crate::table::rows;
use crate::{Cell, Column, Error, Table, stats};

/// How to evaluate.
#[derive(Debug, Clone, PartialEq)]
pub struct EvaluateOptions {
    /// Whether to calculate the parties together, too.
    pub combined: bool,
    /// Confidence level of intervals, between 0 and 1.
    pub confidence: f64,
    /// The language of names and units.
    pub language: Language,
}

impl Default for EvaluateOptions {
    fn default() -> Self {
        Self { combined: true, confidence: 0.95, language: Language::En }
    }
}

impl EvaluateOptions {
    /// Reads `{"combined": true, "confidence": 0.95, "language": "fi"}`; each may be left out.
    ///
    /// # Errors
    /// `unknown-option`, `option-value`, and `argument` for a language that is not one of three.
    pub fn from_json(value: &Value) -> Result<Self, Error> {
        let options = crate::options::read(value, &["combined", "confidence", "language"])?;
        let default = Self::default();
        Ok(Self {
            combined: options.boolean("combined")?.unwrap_or(default.combined),
            confidence: options.fraction("confidence")?.unwrap_or(default.confidence),
            language: options.string("language")?.map_or(Ok(default.language), str::parse)?,
        })
    }
}

/// The key of years in the calls of methods. Not as the observations call it: a method can have a column `period` of its own,
/// such as months within the year.
const YEAR: &str = "year";

/// The column of a method that makes its rows points of time, which follow each other.
const TIME: &str = "period";

/// The code of all parties together in the column `area`.
pub(crate) const ALL: &str = "all";

/// What an indicator was in an area and year, and where that stands.
#[derive(Debug, Clone, PartialEq)]
pub struct EvaluationRow {
    /// The indicator.
    pub indicator: Id,
    /// The municipality; `None` for all parties together.
    pub area: Option<AreaCode>,
    /// Its name, in the language asked for.
    pub area_name: String,
    /// The year.
    pub period: i64,
    /// The value.
    pub value: Option<f64>,
    /// Lower limit of the confidence interval, where the method has one.
    pub lower: Option<f64>,
    /// Upper limit of the confidence interval, where the method has one.
    pub upper: Option<f64>,
    /// What the value counts, in the language asked for.
    pub unit: String,
    /// The value of the baseline year.
    pub baseline: Option<f64>,
    /// The value to reach.
    pub target: Option<f64>,
    /// By the end of this year.
    pub target_period: Option<i64>,
    /// How certain the target is: nobody decided an illustrative one.
    pub target_certainty: Option<CertaintyLevel>,
    /// The value of the straight line from baseline to target in this year.
    pub expected: Option<f64>,
    /// Where the value stands.
    pub status: IndicatorStatus,
    /// Why a value is missing or qualified.
    pub note: Option<String>,
}

rows! {
    /// What an indicator was in an area and year, and where that stands against its target.
    EvaluationRow as "EvaluationRow" {
        /// Id of the indicator.
        indicator: text = |row| row.indicator.to_string();
        /// Code of the municipality; `all` for all parties together.
        area: text = |row| row.area.as_ref().map_or_else(|| ALL.to_owned(), AreaCode::to_string);
        /// Name of the area.
        area_name: text = |row| row.area_name.clone();
        /// Year.
        period: integer = |row| row.period;
        /// Value.
        value: number = |row| row.value;
        /// Lower limit of the confidence interval; missing where the method has none.
        lower: number = |row| row.lower;
        /// Upper limit of the confidence interval; missing where the method has none.
        upper: number = |row| row.upper;
        /// What the value counts.
        unit: text = |row| row.unit.clone();
        /// Value of the baseline year.
        baseline: number = |row| row.baseline;
        /// Value to reach.
        target: number = |row| row.target;
        /// By the end of this year.
        target_period: integer = |row| row.target_period;
        /// How certain the target is: `stated`, `derived`, `provisional` or `illustrative`.
        target_certainty: text = |row| row.target_certainty.map(CertaintyLevel::as_str);
        /// Value of the straight line from baseline to target in this year.
        expected: number = |row| row.expected;
        /// `met`, `on_track`, `off_track`, `missed`, `not_met`, `no_target` or `no_data`.
        status: text = |row| row.status.as_str();
        /// Why a value is missing or qualified: the method's notes, `no_observation`, `area_missing`, `several_series` where
        /// all together are a series of each area, or `series_break` where the status compares figures of two series.
        note: text = |row| row.note.clone();
    }
}

/// The names of the rows' areas, each once, in the order of the rows.
pub(crate) fn area_names<'r>(rows: impl Iterator<Item = &'r EvaluationRow>) -> Vec<&'r str> {
    let mut names = Vec::new();
    for row in rows {
        if !names.contains(&row.area_name.as_str()) {
            names.push(row.area_name.as_str());
        }
    }
    names
}

/// Calculates every indicator of the plan that has a method, for each municipality among its parties, and for all of them together.
///
/// Rows come by indicator, area (in the order of the parties, all together last) and year; every area has a row for
/// every year that the observations have, with a note where there is nothing. All together are given only where no
/// municipality is missing: five of six would pass for six. Areas that are not parties are left out.
///
/// Where the producer of a series tells of breaks in it, a status that compares figures of two series has a note that says so.
///
/// # Errors
/// `argument` for an indicator whose method gives several rows a group; `unknown-method`, `missing-column` and the errors of [`stats::compute`] where an indicator's formula does not fit the
/// observations; `argument` where no party's area is in them, which is most often a wrong kind of code.
#[cfg(feature = "methods")]
pub fn evaluate(
    plan: &PlanDocument,
    observations: &Observations<'_>,
    options: &EvaluateOptions,
) -> Result<Vec<EvaluationRow>, Error> {
    evaluate_with(plan, observations, options, &mut |call| {
        stats::compute(call.method, &call.columns, &call.options, call.by)
    })
}

/// A call of a method that an evaluation needs the answer to: what [`stats::compute`] takes.
#[derive(Debug)]
#[non_exhaustive]
pub struct MethodCall<'c> {
    /// The method.
    pub method: &'c str,
    /// Its columns, with the keys.
    pub columns: Table<'static>,
    /// Its options, an object.
    pub options: Value,
    /// The keys of its groups.
    pub by: &'c [&'c str],
}

/// What answers the calls of an evaluation.
type Calculate<'c, E> = &'c mut dyn FnMut(&MethodCall<'_>) -> Result<Table<'static>, E>;

/// The same as [`evaluate()`], by methods that are calculated elsewhere: in another module, process or machine. `calculate`
/// answers a call as [`stats::compute`](crate::stats) does; years may come back as numbers of any kind.
///
/// # Examples
/// ```
/// # #[cfg(all(feature = "methods", feature = "examples"))] {
/// use soteplan::{Error, EvaluateOptions, examples, indicator, stats};
/// let (plan, observations) = (examples::hyks_2021_2025()?, examples::net_costs()?);
/// let mut calls = 0;
/// let rows = indicator::evaluate_with(plan.document(), &observations, &EvaluateOptions::default(), &mut |call| {
///     calls += 1;
///     stats::compute(call.method, &call.columns, &call.options, call.by)
/// })?;
/// assert_eq!(calls, 4, "two indicators, each area by area and all together");
/// assert_eq!(rows, plan.evaluate(&observations, &EvaluateOptions::default())?);
///
/// let broken = |_: &indicator::MethodCall<'_>| Err(Error::argument("method", "ratio", "known to the cluster"));
/// let refused = indicator::evaluate_with(plan.document(), &observations, &EvaluateOptions::default(), &mut { broken });
/// assert_eq!(refused.unwrap_err().code(), "argument");
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Those of [`evaluate()`], and those of `calculate`.
pub fn evaluate_with<E: From<Error>>(
    plan: &PlanDocument,
    observations: &Observations<'_>,
    options: &EvaluateOptions,
    calculate: Calculate<'_, E>,
) -> Result<Vec<EvaluationRow>, E> {
    let areas = Areas::of(plan, options.language);
    let known = |row| observations.area(row).is_some_and(|code| areas.contains(code));
    // An indicator without a method is not calculated: its values come from elsewhere.
    let calculated = || plan.indicators().filter_map(|(_, indicator)| Some((indicator, indicator.method.as_deref()?)));
    if calculated().next().is_some() && !(0..observations.rows()).any(known) {
        let codes: Vec<_> = areas.list.iter().map(|area| area.code.as_str()).collect();
        let expected = format!("a table with any of the parties' areas {}", codes.join(", "));
        return Err(Error::argument("observations", AREA, expected).into());
    }
    let mut rows = Vec::new();
    for (indicator, method) in calculated() {
        rows.extend(Evaluation { indicator, method, observations, areas: &areas, options }.rows(calculate)?);
    }
    Ok(rows)
}

struct Area<'p> {
    code: &'p AreaCode,
    name: &'p str,
}

/// The municipalities among the parties.
struct Areas<'p> {
    list: Vec<Area<'p>>,
}

impl<'p> Areas<'p> {
    fn of(plan: &'p PlanDocument, language: Language) -> Self {
        let list = plan.parties.iter().filter_map(|party| {
            let code = party.area.as_ref()?;
            Some(Area { code, name: party.name.best(language) })
        });
        Self { list: list.collect() }
    }

    fn contains(&self, code: &str) -> bool {
        self.list.iter().any(|area| area.code.as_str() == code)
    }
}

/// What a method gave for one area and year.
#[derive(Debug, Clone, Default)]
struct Estimate {
    value: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    note: Option<String>,
}

impl Estimate {
    fn missing(note: &str) -> Self {
        Self { note: Some(note.to_owned()), ..Self::default() }
    }
}

/// One indicator on the observations.
struct Evaluation<'e> {
    indicator: &'e Indicator,
    method: &'e str,
    observations: &'e Observations<'e>,
    areas: &'e Areas<'e>,
    options: &'e EvaluateOptions,
}

impl Evaluation<'_> {
    fn rows<E: From<Error>>(&self, calculate: Calculate<'_, E>) -> Result<Vec<EvaluationRow>, E> {
        let method = stats::method(self.method)?;
        if !method.gives_one_row() {
            let id = &self.indicator.id;
            let expected = format!("one that gives the indicator `{id}` a single value for an area and year");
            return Err(Error::argument("method", method.id, expected).into());
        }
        let mut answers = |by| -> Result<_, E> { Ok(estimates(&calculate(&self.call(method, by)?)?)?) };
        let single = answers(&[AREA, YEAR])?;
        // Points of time of several areas do not follow each other.
        let is_series = self.indicator.columns.0.contains_key(TIME) && method.takes(TIME);
        let is_one = !is_series || self.areas.list.len() < 2;
        let together = if self.options.combined && is_one { answers(&[YEAR])? } else { HashMap::new() };
        let years = self.observations.years();
        let mut rows = Vec::new();
        for area in &self.areas.list {
            let of_year = |year: i64| {
                let key = (Some(area.code.to_string()), year);
                single.get(&key).cloned().unwrap_or_else(|| Estimate::missing("no_observation"))
            };
            let baseline = self.baseline(None, |year| of_year(year).value);
            rows.extend(years.iter().map(|year| self.row(Some(area), *year, of_year(*year), baseline)));
        }
        if self.options.combined {
            let complete = |year: i64| {
                self.areas.list.iter().all(|area| single.contains_key(&(Some(area.code.to_string()), year)))
            };
            let of_year = |year: i64| match together.get(&(None, year)) {
                Some(estimate) if complete(year) => estimate.clone(),
                None if !is_one && complete(year) => Estimate::missing("several_series"),
                _ => Estimate::missing("area_missing"),
            };
            let stated = self.indicator.baseline.as_ref().and_then(|baseline| baseline.value);
            let baseline = self.baseline(stated, |year| of_year(year).value);
            rows.extend(years.iter().map(|year| self.row(None, *year, of_year(*year), baseline)));
        }
        Ok(rows)
    }

    /// The call that answers by area (where `by` has it) and year.
    fn call<'c>(&self, method: &'c MethodInfo, by: &'c [&'c str]) -> Result<MethodCall<'c>, Error> {
        let columns = self.method_table(by)?;
        let mut options = serde_json::Map::new();
        if method.has_option("confidence") {
            options.insert("confidence".to_owned(), Value::from(self.options.confidence));
        }
        if let Some(per) = self.indicator.per {
            options.insert("per".to_owned(), Value::from(per));
        }
        Ok(MethodCall { method: method.id, columns, options: Value::Object(options), by })
    }

    /// The observations of the parties' areas, in the columns of the method.
    fn method_table(&self, by: &[&str]) -> Result<Table<'static>, Error> {
        let rows: Vec<usize> = (0..self.observations.rows())
            .filter(|row| self.observations.area(*row).is_some_and(|code| self.areas.contains(code)))
            .filter(|row| self.observations.period(*row).is_some())
            .collect();
        let mut table = Table::new();
        if by.contains(&AREA) {
            let codes = rows.iter().map(|row| self.observations.area(*row).map(|code| Cow::Owned(code.to_owned())));
            table.insert(AREA, Column::Text(codes.collect()))?;
        }
        let periods = rows.iter().map(|row| self.observations.period(*row)).collect();
        table.insert(YEAR, Column::Integer(periods))?;
        for (method_column, observed) in &self.indicator.columns.0 {
            let column = self
                .observations
                .table()
                .column(observed)
                .ok_or_else(|| Error::missing_column(self.indicator.id.as_str(), observed))?;
            let values = column.numbers(observed)?;
            let picked: Vec<f64> = rows.iter().filter_map(|row| values.get(*row).copied()).collect();
            table.insert(method_column.as_str(), picked)?;
        }
        Ok(table)
    }

    /// The baseline: the value that the plan states, else the one of that year.
    fn baseline(&self, stated: Option<f64>, of_year: impl Fn(i64) -> Option<f64>) -> Option<Point> {
        let period = self.indicator.baseline.as_ref()?.period;
        stated.or_else(|| of_year(period)).map(|value| Point { period, value })
    }

    /// The target of an area in a year: its own before the common one, the next to come before those that have passed.
    fn target(&self, area: Option<&AreaCode>, year: i64) -> Option<&IndicatorTarget> {
        let of = |wanted: Option<&AreaCode>| {
            let mut targets: Vec<_> =
                self.indicator.targets.iter().filter(|target| target.area.as_ref() == wanted).collect();
            sorted::sort_by_key(&mut targets, |target| target.period);
            let next = targets.iter().find(|target| target.period >= year).or(targets.last());
            next.copied()
        };
        area.and_then(|code| of(Some(code))).or_else(|| of(None))
    }

    fn row(&self, area: Option<&Area<'_>>, period: i64, estimate: Estimate, baseline: Option<Point>) -> EvaluationRow {
        let target = self.target(area.map(|area| area.code), period);
        let aim = target.map(|target| Point { period: target.period, value: target.value });
        let path = |direction| baseline.zip(aim).and_then(|(from, to)| expected(from, to, period, direction));
        let expected = self.indicator.direction.and_then(path);
        let language = self.options.language;
        // Without a direction nobody can say what is better.
        let status = match self.indicator.direction {
            Some(direction) => status(estimate.value, period, direction, aim, expected),
            None => status(estimate.value, period, Direction::HigherIsBetter, None, None),
        };
        // What a status rests on.
        let compared = [Some(period), aim.map(|aim| aim.period), baseline.map(|baseline| baseline.period)];
        let breaks = estimate.value.is_some() && aim.is_some() && self.breaks_between(&compared);
        EvaluationRow {
            indicator: self.indicator.id.clone(),
            area: area.map(|area| area.code.clone()),
            area_name: area.map_or_else(|| all_together(language).to_owned(), |area| area.name.to_owned()),
            period,
            value: estimate.value,
            lower: estimate.lower,
            upper: estimate.upper,
            unit: self.indicator.unit.best(language).to_owned(),
            baseline: baseline.map(|baseline| baseline.value),
            target: aim.map(|aim| aim.value),
            target_period: aim.map(|aim| aim.period),
            target_certainty: target.and_then(|target| target.certainty.as_ref()).map(|certainty| certainty.level),
            expected,
            status,
            note: if breaks { Some("series_break".to_owned()) } else { estimate.note },
        }
    }

    /// Whether a new series begins between some of these years.
    fn breaks_between(&self, years: &[Option<i64>]) -> bool {
        let years = years.iter().flatten();
        let (first, last) = (years.clone().min(), years.max());
        let between = |from: i64| first < Some(&from) && Some(&from) <= last;
        self.indicator.series_breaks.iter().any(|broken| between(broken.from))
    }
}

/// A method's answers by area (where it has areas) and year.
///
/// # Errors
/// `column-value` where a period is not whole: from elsewhere years can come back as numbers of any kind.
fn estimates(answer: &Table<'_>) -> Result<HashMap<(Option<String>, i64), Estimate>, Error> {
    let number = |name: &str, row| match answer.cell(name, row) {
        Cell::Number(value) => Some(value),
        _ => None,
    };
    let text = |name: &str, row| match answer.cell(name, row) {
        Cell::Text(word) => Some(word.to_owned()),
        _ => None,
    };
    let periods = answer.column(YEAR).map_or(Ok(Vec::new()), whole_numbers)?;
    let keyed = periods.into_iter().enumerate().filter_map(|(row, period)| {
        let estimate = Estimate {
            value: number("value", row),
            lower: number("lower", row),
            upper: number("upper", row),
            note: text("note", row),
        };
        Some(((text(AREA, row), period?), estimate))
    });
    Ok(keyed.collect())
}

fn all_together(language: Language) -> &'static str {
    match language {
        Language::Fi => "kaikki yhteensä",
        Language::Sv => "alla tillsammans",
        Language::En => "all together",
    }
}
