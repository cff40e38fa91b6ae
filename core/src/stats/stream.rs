//! Methods on rows that come in portions.

use std::borrow::Cow;

use serde_json::Value;

use super::compute::{method, named, with_keys};
use super::groups::Groups;
use super::info::{MethodInfo, MethodKind};
use super::ledger::{Adder, Ledger};
use super::sent::{Reader, Writer};
use crate::{Column, Error, Table};

/// A method by its name, on rows that come in portions: what [`compute`](crate::stats::compute) would answer to all rows, in
/// memory that grows with the groups and not with the rows.
///
/// Any split of the rows, and states merged in any tree, give the same bits. Groups are answered in order of first
/// appearance: those of the first portion first; those of a merged state after those of the state that takes it in. So a tree
/// of merges that keeps the order of the rows keeps the order of the groups.
///
/// Methods that know their rows through sums stream ([`MethodInfo::streams`]); others see a group's rows side by side, and
/// need them all at once. A row-wise method needs keys here: without, it answers each portion by itself.
///
/// # Examples
/// ```
/// use serde_json::json;
/// use soteplan::{Column, Table, stats};
/// let portion = |area: [&'static str; 2], count: [f64; 2]| -> Result<Table<'static>, soteplan::Error> {
///     let mut table = Table::new();
///     table.insert("area", Column::text(area.map(Some)))?;
///     table.insert("count", count.to_vec())?;
///     table.insert("denominator", vec![1_000.0; 2])?;
///     Ok(table)
/// };
/// let mut stream = stats::Stream::new("crude_rate", &json!({ "per": 1_000 }), &["area"])?;
/// stream.push(&portion(["091", "049"], [40.0, 12.0])?)?;
///
/// // The work of another process, which sent it as bytes.
/// let mut other = stats::Stream::new("crude_rate", &json!({ "per": 1_000 }), &["area"])?;
/// other.push(&portion(["092", "091"], [30.0, 20.0])?)?;
/// stream.merge(&stats::Stream::from_bytes(&other.to_bytes()?)?)?;
///
/// let rates = stream.finish()?;
/// assert_eq!(rates.column("area"), Some(&Column::text([Some("091"), Some("049"), Some("092")])));
/// assert_eq!(rates.column("value"), Some(&Column::from(vec![30.0, 12.0, 30.0])));
/// # Ok::<(), soteplan::Error>(())
/// ```
#[derive(Debug)]
pub struct Stream {
    info: &'static MethodInfo,
    adder: Box<dyn Adder>,
    by: Vec<String>,
    /// Which of the method's columns the portions have, once one has come.
    given: Option<Vec<bool>>,
    /// What the values of each key are.
    kinds: Vec<Kind>,
    /// In order of first appearance, each less than half as long as the one before it: so the work of joining them stays
    /// proportional to the groups of the portions, but for a logarithm.
    segments: Vec<Segment>,
}

/// Groups of portions that came one after the other.
#[derive(Debug, Clone, Default)]
struct Segment {
    keys: Table<'static>,
    ledger: Ledger,
}

/// The type of a key's values. A portion may have none of them, and whole numbers beside missing ones often come as others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Missing,
    Integer,
    Number,
    Text,
    Date,
}

impl Kind {
    fn of(column: &Column<'_>) -> Self {
        match column {
            Column::Number(values) if values.iter().all(|value| value.is_nan()) => Self::Missing,
            Column::Number(_) => Self::Number,
            Column::Integer(_) => Self::Integer,
            // Keys own their memory.
            Column::Text(_) | Column::Words(_) | Column::Foreign(_) => Self::Text,
            Column::Date(_) => Self::Date,
        }
    }

    /// The type that has the values of both.
    fn with(self, other: Self) -> Option<Self> {
        match (self, other) {
            (one, other) if one == other => Some(one),
            (Self::Missing, kind) | (kind, Self::Missing) => Some(kind),
            (Self::Integer, Self::Number) | (Self::Number, Self::Integer) => Some(Self::Number),
            _ => None,
        }
    }

    /// The type in words, for messages.
    fn name(self) -> &'static str {
        match self {
            Self::Missing | Self::Number => "numbers",
            Self::Integer => "whole numbers",
            Self::Text => "text",
            Self::Date => "dates",
        }
    }
}

impl Stream {
    /// A state that has seen no row.
    ///
    /// # Arguments
    /// As of [`compute`](crate::stats::compute).
    ///
    /// # Errors
    /// `not-streamable` for a method that sees a group's rows side by side, and for a row-wise one without keys; else
    /// `unknown-method`, `unknown-option`, `option-value` and `argument`.
    pub fn new(method: &str, options: &Value, by: &[&str]) -> Result<Self, Error> {
        let info = self::method(method)?;
        let Some(adder) = info.adder else { return Err(Error::not_streamable(info.id, false)) };
        if by.is_empty() && info.kind == MethodKind::RowWise.describe() {
            return Err(Error::not_streamable(info.id, true));
        }
        let adder = adder(options)?;
        let keys = by.iter().map(|name| (*name, Column::from(Vec::new())));
        // What is wrong with the keys is known before the first row.
        let none = Groups::new(&Table::of_columns(keys), by)?;
        with_keys(none.into_keys(), adder.conclude(&Ledger::default())?)?;
        let by: Vec<String> = by.iter().map(|name| (*name).to_owned()).collect();
        let kinds = vec![Kind::Missing; by.len()];
        Ok(Self { info, adder, by, given: None, kinds, segments: Vec::new() })
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> &'static MethodInfo {
        self.info
    }

    /// The key columns.
    #[must_use]
    pub fn by(&self) -> &[String] {
        &self.by
    }

    /// Takes a portion of rows in, or none of them.
    ///
    /// # Errors
    /// Those of [`compute`](crate::stats::compute), with rows counted from 0 within the portion; `missing-column` and
    /// `unknown-column` where the portion lacks a column that others had, or has one that they had not; `column-type` where a
    /// key is of another type than before. The state is then as before.
    pub fn push(&mut self, portion: &Table<'_>) -> Result<(), Error> {
        let by: Vec<&str> = self.by.iter().map(String::as_str).collect();
        named(self.info, portion, &by)?;
        let given: Vec<bool> = self.info.columns.iter().map(|input| portion.column(input.name).is_some()).collect();
        self.agree(&given)?;
        // Without keys all rows are one group; without a column there is no row.
        let groups = if by.is_empty() { Groups::whole(portion.rows()) } else { Groups::new(portion, &by)? };
        let ledger = self.adder.add(portion, &groups)?;
        let keys = groups.into_keys();
        let keys = Table::of_columns(keys.columns().map(|(name, column)| (name, spelt(column))));
        self.kinds = self.kinds_with(keys.columns().map(|(_, column)| Kind::of(column)))?;
        self.given = Some(given);
        self.segments.push(Segment { keys, ledger });
        self.tidy()
    }

    /// Takes in what another state has seen: its groups come after those of this one, where they are not among them.
    ///
    /// # Errors
    /// `state` where the other is of another method, or has other options or keys; `missing-column`, `unknown-column` and
    /// `column-type` as in [`Stream::push`]. The state is then as before.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        let differs =
            |what: &str, one: &str, other: &str| Error::state(&format!("{what}: `{other}`, and here `{one}`"));
        if self.info.id != other.info.id {
            return Err(differs("it is of another method", self.info.id, other.info.id));
        }
        if self.adder.options() != other.adder.options() {
            let [one, other] = [self, other].map(|stream| stream.adder.options().to_string());
            return Err(differs("it has other options", &one, &other));
        }
        if self.by != other.by {
            return Err(differs("it has other keys", &self.by.join(", "), &other.by.join(", ")));
        }
        if let Some(given) = &other.given {
            self.agree(given)?;
        }
        self.kinds = self.kinds_with(other.kinds.iter().copied())?;
        self.given = self.given.take().or_else(|| other.given.clone());
        for segment in &other.segments {
            self.segments.push(segment.clone());
            self.tidy()?;
        }
        Ok(())
    }

    /// The answer: keys first, a row a group. The state can go on.
    ///
    /// Without a row there is no group. A key that had no value yet is a column of numbers.
    ///
    /// # Errors
    /// `column-value` for a sum that no data can have; the row is then that of the group.
    pub fn finish(&self) -> Result<Table<'static>, Error> {
        let whole = self.whole()?;
        let mut answer = whole.keys.clone();
        for (name, column) in self.adder.conclude(&whole.ledger)? {
            answer.insert(name, column)?;
        }
        Ok(answer)
    }

    /// The state as bytes, for another process or machine: see [`Stream::from_bytes`].
    ///
    /// # Errors
    /// None for a state that [`Stream::push`] has filled.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let whole = self.whole()?;
        let mut out = Writer::new();
        out.text(self.info.id);
        out.text(&self.adder.options().to_string());
        out.number(self.by.len() as u64);
        self.by.iter().for_each(|name| out.text(name));
        let given = self.given.iter().flatten();
        out.flags(self.given.is_some(), given.copied());
        whole.keys.columns().for_each(|(_, column)| out.column(column));
        out.ledger(&whole.ledger);
        Ok(out.into_bytes())
    }

    /// The state that [`Stream::to_bytes`] gave as bytes.
    ///
    /// # Errors
    /// `state` where they are something else, altered, cut short, or of another version of the library: what is kept of rows
    /// may differ between versions.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let mut from = Reader::new(bytes)?;
        let read = Self::read(&mut from).filter(|_| from.is_at_end());
        read.ok_or_else(|| Error::state("its bytes are altered"))?
    }

    fn read(from: &mut Reader<'_>) -> Option<Result<Self, Error>> {
        let (id, options) = (from.text()?, from.text()?);
        let options = crate::read::json(&options).ok()?;
        let by: Vec<String> = (0..from.number()?).map(|_| from.text()).collect::<Option<_>>()?;
        let names: Vec<&str> = by.iter().map(String::as_str).collect();
        let mut stream = match Self::new(&id, &options, &names) {
            Ok(stream) => stream,
            Err(error) => return Some(Err(error)),
        };
        stream.given = from.flags(stream.info.columns.len())?;
        let mut keys = Vec::new();
        for name in &by {
            keys.push((name.as_str(), from.column()?));
        }
        stream.kinds = keys.iter().map(|(_, column)| Kind::of(column)).collect();
        let keys = Table::of_columns(keys);
        let ledger = from.ledger(stream.adder.width())?;
        let whole = by.is_empty() || (keys.rows() == ledger.len() && keys.columns().len() == by.len());
        stream.segments = vec![Segment { keys, ledger }];
        whole.then_some(Ok(stream))
    }

    /// Whether a portion has the columns that others had.
    fn agree(&self, given: &[bool]) -> Result<(), Error> {
        let Some(before) = &self.given else { return Ok(()) };
        for ((input, before), now) in self.info.columns.iter().zip(before).zip(given) {
            match (before, now) {
                (true, false) => return Err(Error::missing_column(self.info.id, input.name)),
                (false, true) => {
                    let known = self.info.columns.iter().zip(self.given.iter().flatten());
                    let known: Vec<_> = known.filter(|(_, given)| **given).map(|(input, _)| input.name).collect();
                    return Err(Error::unknown("column", input.name, known));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn kinds_with(&self, others: impl Iterator<Item = Kind>) -> Result<Vec<Kind>, Error> {
        let pairs = self.by.iter().zip(self.kinds.iter().copied().zip(others));
        let both = pairs.map(|(name, (one, other))| {
            one.with(other).ok_or_else(|| Error::column_type(name, other.name(), one.name()))
        });
        both.collect()
    }

    /// Joins segments until each is less than half as long as the one before it.
    fn tidy(&mut self) -> Result<(), Error> {
        while let [.., one, two] = self.segments.as_slice() {
            if two.ledger.len() * 2 < one.ledger.len() {
                break;
            }
            let joined = self.joined(one, two)?;
            self.segments.truncate(self.segments.len() - 2);
            self.segments.push(joined);
        }
        Ok(())
    }

    /// All segments as one.
    fn whole(&self) -> Result<Cow<'_, Segment>, Error> {
        if let [one] = self.segments.as_slice() {
            return Ok(Cow::Borrowed(one));
        }
        let keys = self.by.iter().zip(&self.kinds).map(|(name, kind)| (name.as_str(), empty(*kind)));
        let mut whole = Segment { keys: Table::of_columns(keys), ledger: Ledger::default() };
        // The small ones first: the work is then that of the large one.
        for segment in self.segments.iter().rev() {
            whole = self.joined(segment, &whole)?;
        }
        Ok(Cow::Owned(whole))
    }

    /// Two segments as one, in order of first appearance.
    fn joined(&self, one: &Segment, two: &Segment) -> Result<Segment, Error> {
        let rows = one.ledger.len() + two.ledger.len();
        let by: Vec<&str> = self.by.iter().map(String::as_str).collect();
        let groups = if by.is_empty() {
            Groups::whole(rows)
        } else {
            let columns = self.by.iter().zip(&self.kinds).filter_map(|(name, kind)| {
                let (one, two) = (one.keys.column(name)?, two.keys.column(name)?);
                Some((name.as_str(), chain(*kind, one, two)))
            });
            Groups::new(&Table::of_columns(columns), &by)?
        };
        let ledger = one.ledger.joined(&two.ledger, &groups);
        Ok(Segment { keys: groups.into_keys(), ledger })
    }
}

/// Words out of a list as texts, as other keys are.
fn spelt(column: &Column<'static>) -> Column<'static> {
    match column {
        Column::Words(words) => Column::Text(words.iter().map(|word| word.map(Cow::Borrowed)).collect()),
        other => other.clone(),
    }
}

fn empty(kind: Kind) -> Column<'static> {
    match kind {
        Kind::Missing | Kind::Number => Column::from(Vec::new()),
        Kind::Integer => Column::Integer(Vec::new()),
        Kind::Text => Column::Text(Vec::new()),
        Kind::Date => Column::Date(Vec::new()),
    }
}

/// The values of two columns, one after the other, as those of one type.
fn chain(kind: Kind, one: &Column<'static>, two: &Column<'static>) -> Column<'static> {
    macro_rules! chain {
        ($variant:ident) => {{
            let values = |column: &Column<'static>| match column {
                Column::$variant(values) => values.clone(),
                // All of them are missing.
                other => vec![None; other.len()],
            };
            Column::$variant([values(one), values(two)].concat())
        }};
    }
    match kind {
        Kind::Missing | Kind::Number => {
            Column::from([one, two].map(|column| column.numbers("").unwrap_or_default()).concat())
        }
        Kind::Integer => chain!(Integer),
        Kind::Text => chain!(Text),
        Kind::Date => chain!(Date),
    }
}

#[cfg(test)]
mod tests;
