//! What additive methods keep of many groups at once.

use std::fmt::Debug;

use serde_json::Value;

use super::additive::{Additive, finite};
use super::blocks::Call;
use super::column::{self, seek};
use super::erased::{Erased, Method};
use super::exact::Exact;
use super::groups::Groups;
use super::info::{InputInfo, MethodInfo};
use super::note::{Note, Notes};
use super::run;
use super::state::Tally;
use crate::{Column, Error, Table};

/// The sums of each group.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ledger {
    /// Those of one group after those of the other.
    pub(crate) sums: Vec<Exact>,
    /// Of each group the largest last term, where that counts and not the sum; else `NaN`.
    pub(crate) largest: Vec<f64>,
    /// Of each group the notes of rows that have no terms.
    pub(crate) notes: Vec<Notes>,
}

impl Ledger {
    /// Number of groups.
    pub(crate) fn len(&self) -> usize {
        self.notes.len()
    }

    /// Puts a group at the end.
    pub(crate) fn push(&mut self, sums: impl IntoIterator<Item = Exact>, largest: f64, notes: Notes) {
        self.sums.extend(sums);
        self.largest.push(largest);
        self.notes.push(notes);
    }

    /// The groups of both: `groups` says which of the one's groups, with those of the other after them, are one.
    pub(crate) fn joined(&self, other: &Self, groups: &Groups) -> Self {
        let width = self.sums.len().max(other.sums.len()) / self.len().max(other.len()).max(1);
        let mut joined = Self::default();
        for runs in groups.runs() {
            let (mut sums, mut largest, mut notes) = (vec![Exact::default(); width], f64::NAN, Notes::default());
            for place in runs.flatten() {
                let (ledger, place) = match place.checked_sub(self.len()) {
                    Some(place) => (other, place),
                    None => (self, place),
                };
                for (sum, more) in sums.iter_mut().zip(ledger.sums.iter().skip(place * width)) {
                    *sum = sum.plus(more);
                }
                // Of a number and none the number.
                largest = largest.max(ledger.largest.get(place).copied().unwrap_or(f64::NAN));
                notes.merge(ledger.notes.get(place).copied().unwrap_or_default());
            }
            joined.push(sums, largest, notes);
        }
        joined
    }

    /// The sums of a group, as numbers.
    fn finish(&self, group: usize, into: &mut [f64]) -> Result<(), Note> {
        if let Some(note) = self.notes.get(group).and_then(|notes| notes.first()) {
            return Err(note);
        }
        let width = into.len();
        into.iter_mut().zip(self.sums.iter().skip(group * width)).for_each(|(into, sum)| *into = sum.value());
        if let (Some(last), Some(largest)) = (into.last_mut(), self.largest.get(group)) {
            if !largest.is_nan() {
                *last = *largest;
            }
        }
        finite(into)
    }
}

/// An additive method with its options set, whatever its numbers of columns and sums.
pub(crate) trait Adder: Debug + Send + Sync {
    /// Number of sums.
    fn width(&self) -> usize;

    /// The options, all of them, as JSON.
    fn options(&self) -> &Value;

    /// The sums of each group of a portion.
    ///
    /// # Errors
    /// Those of a call by names, for the columns.
    fn add(&self, portion: &Table<'_>, groups: &Groups) -> Result<Ledger, Error>;

    /// The answer, without the keys.
    ///
    /// # Errors
    /// `column-value` for sums that no data can have.
    fn conclude(&self, ledger: &Ledger) -> Result<Vec<(String, Column<'static>)>, Error>;
}

#[derive(Debug)]
struct Named<M, const COLUMNS: usize, const SUMS: usize> {
    info: &'static MethodInfo,
    method: M,
    options: Value,
}

/// A method by names; the names of its columns say how many there are.
pub(crate) fn adder<M, const COLUMNS: usize, const SUMS: usize>(
    info: &'static MethodInfo,
    method: M,
    options: Value,
    _names: [&str; COLUMNS],
) -> Box<dyn Adder>
where
    M: Additive<COLUMNS, SUMS> + Debug + Send + Sync + 'static,
{
    Box::new(Named::<M, COLUMNS, SUMS> { info, method, options })
}

impl<M, const COLUMNS: usize, const SUMS: usize> Adder for Named<M, COLUMNS, SUMS>
where
    M: Additive<COLUMNS, SUMS> + Debug + Send + Sync,
{
    fn width(&self) -> usize {
        SUMS
    }

    fn options(&self) -> &Value {
        &self.options
    }

    fn add(&self, portion: &Table<'_>, groups: &Groups) -> Result<Ledger, Error> {
        add(self.info, &Erased(&self.method), portion, groups)
    }

    fn conclude(&self, ledger: &Ledger) -> Result<Vec<(String, Column<'static>)>, Error> {
        let estimates =
            run::conclude_each(&Erased(&self.method), ledger.len(), |group, sums| ledger.finish(group, sums))?;
        Ok(estimates.into_columns())
    }
}

fn add(info: &'static MethodInfo, method: &dyn Method, portion: &Table<'_>, groups: &Groups) -> Result<Ledger, Error> {
    let find = |input: &InputInfo| match input.required {
        true => seek::required(portion, info.id, input.name),
        false => seek::optional(portion, info.id, input.name),
    };
    let columns = info.columns.iter().map(find).collect::<Result<Vec<_>, _>>()?;
    column::lengths(info, &columns, Some(groups.rows()))?;
    let call = Call::new(info, method, &columns);
    let (mut tally, mut room) = (Tally::new(method.size().1), call.room());
    let mut ledger = Ledger::default();
    for runs in groups.runs() {
        tally.clear();
        call.add_all(&mut tally, &runs.collect::<Vec<_>>(), &mut room)
            .map_err(|error| call.refusal(groups.rows(), error))?;
        let (sums, largest, notes) = tally.seen();
        ledger.push(sums.iter().map(Exact::from), largest, notes);
    }
    Ok(ledger)
}
