//! Methods that look at a group's rows side by side: ranks, curves, regressions, control charts.
//!
//! Such a method sees the rows of one group at a time, in the order of the data, and writes what it has to say of them,
//! row under row: one for the group, one for each of its rows, or as many as its answer has. Everything around it, from
//! checks to keys, is compiled once and not once a method.

use std::borrow::Cow;

use super::additive::Limit;
use super::confidence::Level;
use super::groups::Groups;
use super::info::{Answer, MethodInfo, MethodKind, Present};
use super::note::{Note, Notes};
use crate::{Column, Error};

/// A method with its options set.
pub(crate) trait Tabular {
    /// The confidence levels asked for.
    fn levels(&self) -> &[Level] {
        &[]
    }

    /// Writes the rows that a group has in the answer.
    ///
    /// # Errors
    /// `column-value` for rows that no data can have.
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error>;
}

/// The rows of one group.
pub(crate) struct Group<'a> {
    columns: Vec<Option<Cow<'a, [f64]>>>,
    words: &'a [&'a [Cow<'a, str>]],
    rows: &'a [usize],
}

impl Group<'_> {
    /// Number of rows.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// A column by its place in the declaration; empty where it is not given.
    pub(crate) fn column(&self, place: usize) -> &[f64] {
        self.columns.get(place).and_then(Option::as_deref).unwrap_or_default()
    }

    /// The words of a column of categories by its place in the declaration; its numbers are their places.
    pub(crate) fn words(&self, place: usize) -> &[Cow<'_, str>] {
        self.words.get(place).copied().unwrap_or_default()
    }

    /// Whether a column is given.
    pub(crate) fn has(&self, place: usize) -> bool {
        self.columns.get(place).is_some_and(Option::is_some)
    }

    /// A number; `NaN` where it is missing or the column is not given.
    pub(crate) fn at(&self, place: usize, row: usize) -> f64 {
        self.column(place).get(row).copied().unwrap_or(f64::NAN)
    }

    /// Whether a number of a given column is missing anywhere.
    pub(crate) fn has_missing(&self) -> bool {
        self.columns.iter().flatten().any(|column| column.iter().any(|value| value.is_nan()))
    }

    /// Where a row stands in the data, for messages.
    pub(crate) fn place(&self, row: usize) -> usize {
        self.rows.get(row).copied().unwrap_or_default()
    }
}

/// The answer as it grows.
pub(crate) struct Lines<'l> {
    columns: Vec<(String, Values)>,
    notes: Vec<Option<Note>>,
    levels: &'l [Level],
}

enum Values {
    Numbers(Vec<f64>),
    Words(Vec<Option<&'static str>>),
}

impl<'l> Lines<'l> {
    /// The columns of a declaration; those of the confidence levels once for each.
    fn new(info: &MethodInfo, levels: &'l [Level]) -> Self {
        let mut columns = Vec::new();
        let mut outputs = info.outputs.iter().filter(|output| output.name != "note").peekable();
        let by_level = Present::EachLevel.describe();
        while let Some(output) = outputs.next() {
            let mut together = vec![output];
            while output.present == by_level && outputs.peek().is_some_and(|next| next.present == by_level) {
                together.extend(outputs.next());
            }
            let plain = [const { &String::new() }];
            let suffixes: Vec<&String> = match output.present == by_level {
                true => levels.iter().map(|level| &level.suffix).collect(),
                false => plain.to_vec(),
            };
            for suffix in suffixes {
                columns.extend(together.iter().map(|output| {
                    let values = if output.unit.is_empty() { Values::Words(vec![]) } else { Values::Numbers(vec![]) };
                    (format!("{}{suffix}", output.name), values)
                }));
            }
        }
        Self { columns, notes: Vec::new(), levels }
    }

    /// The confidence levels asked for.
    pub(crate) fn levels(&self) -> &'l [Level] {
        self.levels
    }

    /// Writes a row: its numbers and its words, each in the order of the declaration; what is left out is missing.
    pub(crate) fn push(&mut self, numbers: &[Limit], words: &[Option<&'static str>], note: Option<Note>) {
        let (mut numbers, mut words) = (numbers.iter(), words.iter());
        let mut notes = Notes::default();
        note.into_iter().for_each(|note| notes.add(note));
        for (_, column) in &mut self.columns {
            match column {
                Values::Numbers(values) => values.push(numbers.next().map_or(f64::NAN, |limit| notes.given(*limit))),
                Values::Words(values) => values.push(words.next().copied().flatten()),
            }
        }
        self.notes.push(notes.first());
    }

    /// Writes a row of plain numbers.
    pub(crate) fn numbers(&mut self, numbers: &[f64]) {
        let numbers: Vec<Limit> = numbers.iter().copied().map(Limit::from).collect();
        self.push(&numbers, &[], None);
    }

    /// Writes a row that says only why there is nothing in it.
    pub(crate) fn nothing(&mut self, note: Note) {
        self.push(&[], &[], Some(note));
    }

    fn into_columns(self) -> Vec<(String, Column<'static>)> {
        let notes = Column::Words(Note::words(&self.notes));
        let columns = self.columns.into_iter().map(|(name, values)| match values {
            Values::Numbers(numbers) => (name, Column::from(numbers)),
            Values::Words(words) => (name, Column::Words(words.into_iter().collect())),
        });
        columns.chain([("note".to_owned(), notes)]).collect()
    }
}

/// The answer of a method, group by group; of a method that keeps the rows, in the order of the data.
///
/// # Errors
/// Those of [`Tabular::group`], for the first group.
pub(crate) fn answer(
    info: &MethodInfo,
    method: &dyn Tabular,
    columns: &[Option<&[f64]>],
    words: &[&[Cow<'_, str>]],
    groups: Option<&Groups>,
) -> Result<Answer, Error> {
    let total = columns.iter().flatten().next().map_or(0, |column| column.len());
    let whole;
    let groups = match groups {
        Some(groups) => groups,
        None => {
            whole = Groups::whole(total);
            &whole
        }
    };
    let mut lines = Lines::new(info, method.levels());
    let (mut of, mut order) = (Vec::new(), Vec::with_capacity(total));
    for index in 0..groups.len() {
        let runs = groups.of(index);
        let rows: Vec<usize> = runs.clone().flatten().collect();
        let gather =
            |values: &&[f64]| -> Vec<f64> { rows.iter().filter_map(|row| values.get(*row).copied()).collect() };
        let columns = columns.iter().map(|column| {
            column.as_ref().map(|values| match runs.one() {
                Some(run) => Cow::Borrowed(values.get(run).unwrap_or_default()),
                None => Cow::Owned(gather(values)),
            })
        });
        method.group(&Group { columns: columns.collect(), words, rows: &rows }, &mut lines)?;
        of.resize(lines.notes.len(), index);
        order.extend(rows);
    }
    if info.kind == MethodKind::WithinGroups.describe() {
        lines.reorder(&order);
        let mut sorted = vec![0; of.len()];
        scatter(&of, &order, &mut sorted);
        of = sorted;
    }
    let one_each = info.kind == MethodKind::Aggregating.describe();
    Ok(Answer { columns: lines.into_columns(), groups: (!one_each).then_some(of) })
}

impl Lines<'_> {
    /// Puts each row where `order` says that it belongs.
    fn reorder(&mut self, order: &[usize]) {
        if order.is_sorted() {
            return;
        }
        for (_, column) in &mut self.columns {
            match column {
                Values::Numbers(values) => {
                    let mut sorted = vec![f64::NAN; values.len()];
                    scatter(values, order, &mut sorted);
                    *values = sorted;
                }
                Values::Words(values) => {
                    let mut sorted = vec![None; values.len()];
                    scatter(values, order, &mut sorted);
                    *values = sorted;
                }
            }
        }
        let mut notes = vec![None; self.notes.len()];
        scatter(&self.notes, order, &mut notes);
        self.notes = notes;
    }
}

fn scatter<T: Copy>(values: &[T], order: &[usize], into: &mut [T]) {
    for (value, place) in values.iter().zip(order) {
        if let Some(slot) = into.get_mut(*place) {
            *slot = *value;
        }
    }
}
