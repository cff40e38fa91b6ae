//! Rows in blocks: read, checked and turned into terms.

use std::ops::Range;

use super::additive::{BLOCK, Block, Part};
use super::bounds::Bounds;
use super::column::{Columns, Numbers, row};
use super::erased::Method;
use super::info::MethodInfo;
use super::note::Note;
use super::short;
use super::state::Tally;
use super::stretch::Stretch;
use super::threads;
use crate::Error;

/// The columns of a call, and the method that they are for.
pub(crate) struct Call<'c> {
    pub(crate) info: &'static MethodInfo,
    pub(crate) method: &'c dyn Method,
    pub(crate) columns: &'c Columns<'c>,
    given: Vec<bool>,
    pub(crate) parts: Vec<Part>,
}

/// Memory for a block: what had to be copied, and the terms.
pub(crate) struct Room {
    copies: Vec<Block>,
    whole: Vec<Block>,
    terms: Vec<Block>,
}

static NONE: Block = [f64::NAN; BLOCK];
static IDLE: Block = [0.0; BLOCK];

impl<'c> Call<'c> {
    pub(crate) fn new(info: &'static MethodInfo, method: &'c dyn Method, columns: &'c Columns<'c>) -> Self {
        let given: Vec<bool> = columns.iter().map(Option::is_some).collect();
        let parts = method.parts(&given);
        Self { info, method, columns, given, parts }
    }

    pub(crate) fn room(&self) -> Room {
        let (columns, sums) = self.method.size();
        let blocks = |count| vec![[0.0; BLOCK]; count];
        Room { copies: blocks(columns), whole: blocks(columns), terms: blocks(sums) }
    }

    /// The terms of up to a block of rows, which lie in these places one after the other; `NaN` where a row has none.
    ///
    /// Behind the last row may be anything.
    ///
    /// # Errors
    /// `column-value`, not always for the first row: see [`Call::refusal`].
    pub(crate) fn terms<'r>(&'r self, places: &[Range<usize>], room: &'r mut Room) -> Result<Vec<&'r Block>, Error> {
        let Room { copies, whole, terms } = room;
        let mut rows = self.read(places, copies);
        let mut missing = false;
        let zeros = self.method.zeros(&rows);
        let columns = rows.iter().zip(self.info.columns).zip(zeros).zip(&self.given).filter(|(_, given)| **given);
        for (((block, input), zeros), _) in columns {
            if !sound(input.bounds, zeros) {
                input.bounds.check(input.name, block.as_slice())?;
                missing |= block.iter().any(|number| number.is_nan());
            }
        }
        if self.method.suspects(&rows, &self.given) {
            self.check_rows(places.iter().cloned().flatten())?;
        }
        if missing {
            rows = self.spread(&rows, whole);
        }
        if self.parts.contains(&Part::Calculated) {
            self.method.block(&rows, &self.given, terms);
        }
        let parts = self.parts.iter().zip(terms);
        Ok(parts
            .map(|(part, terms)| match part {
                Part::Column(place) => rows.get(*place).copied().unwrap_or(&NONE),
                Part::Calculated => &*terms,
                Part::Idle => &IDLE,
            })
            .collect())
    }

    fn read<'r>(&'r self, places: &[Range<usize>], copies: &'r mut [Block]) -> Vec<&'r Block> {
        let columns = self.columns.iter().zip(copies);
        columns.map(|(column, copy)| column.map_or(&NONE, |column| read(column, places, copy))).collect()
    }

    /// Whether the columns can be read where they are, as long as they are.
    pub(crate) fn lies_in_memory(&self) -> bool {
        self.columns.iter().flatten().all(|column| matches!(column, Numbers::Slice(_)))
    }

    /// Whether [`Call::stretch`] has a way to sums.
    pub(crate) fn stretches(&self) -> bool {
        self.method.stretches(&self.given)
    }

    /// Sums a stretch of rows: where they are, if they lie in memory one after the other, or up to a block of them. Answers how
    /// many groups have a sum that is no number, or none where nothing is known.
    pub(crate) fn stretch(&self, places: &[Range<usize>], room: &mut Room, stretch: Stretch<'_>) -> Option<usize> {
        let lying = match places {
            [place] if self.lies_in_memory() => Some(place.start),
            _ => None,
        };
        let columns: Vec<&[f64]> = match lying {
            Some(start) => {
                let there = |column: &Option<Numbers<'c>>| match column {
                    Some(Numbers::Slice(values)) => values.get(start..).unwrap_or_default(),
                    _ => &[],
                };
                self.columns.iter().map(there).collect()
            }
            None => self.read(places, &mut room.copies).into_iter().map(|block| block.as_slice()).collect(),
        };
        self.method.stretch(&columns, stretch)
    }

    /// Rows of which a number is missing miss all.
    fn spread<'r>(&self, rows: &[&'r Block], whole: &'r mut [Block]) -> Vec<&'r Block> {
        let mut mark = [0.0; BLOCK];
        for (block, _) in rows.iter().zip(&self.given).filter(|(_, given)| **given) {
            mark.iter_mut().zip(*block).for_each(|(mark, number)| *mark += number * 0.0);
        }
        let columns = rows.iter().zip(&self.given).zip(whole);
        columns
            .map(|((block, given), whole)| {
                if !given {
                    return *block;
                }
                for ((whole, number), mark) in whole.iter_mut().zip(*block).zip(&mark) {
                    *whole = if mark.is_nan() { f64::NAN } else { *number };
                }
                &*whole
            })
            .collect()
    }

    /// Checks rows by themselves, in order.
    ///
    /// # Errors
    /// Those of the method, for the first row.
    fn check_rows(&self, rows: impl IntoIterator<Item = usize>) -> Result<(), Error> {
        let mut numbers = vec![0.0; self.columns.len()];
        for index in rows {
            if row(self.columns, index, &mut numbers).is_ok() {
                self.method.check_row(&numbers, index)?;
            }
        }
        Ok(())
    }

    /// What to say of a call that some block of rows was refused for: the first row of the first column that is wrong.
    pub(crate) fn refusal(&self, rows: usize, found: Error) -> Error {
        let columns = || {
            for (column, input) in self.columns.iter().zip(self.info.columns) {
                let Some(column) = column else { continue };
                let mut numbers = vec![f64::NAN; rows];
                column.copy(0, &mut numbers);
                input.bounds.check(input.name, &numbers)?;
            }
            self.check_rows(0..rows)
        };
        columns().err().unwrap_or(found)
    }

    /// The sums of rows that lie in these places.
    ///
    /// # Errors
    /// As [`Call::terms`].
    pub(crate) fn tally(&self, places: &[Range<usize>]) -> Result<Tally, Error> {
        let rows: usize = places.iter().map(ExactSizeIterator::len).sum();
        if rows > threads::ROWS {
            let (one, other) = halve(places, (rows / 2).next_multiple_of(BLOCK));
            let (one, other) = threads::join(|| self.tally(&one), || self.tally(&other));
            let mut tally = one?;
            tally.merge(&other?);
            return Ok(tally);
        }
        let mut tally = Tally::new(self.parts.len());
        self.add_all(&mut tally, places, &mut self.room())?;
        Ok(tally)
    }

    /// Takes rows in, block by block.
    ///
    /// # Errors
    /// As [`Call::terms`].
    pub(crate) fn add_all(&self, tally: &mut Tally, places: &[Range<usize>], room: &mut Room) -> Result<(), Error> {
        let mut rest = places.to_vec();
        while !rest.is_empty() {
            let (block, more) = halve(&rest, BLOCK);
            self.add(tally, &block, room)?;
            rest = more;
        }
        Ok(())
    }

    /// Takes up to a block of rows in.
    fn add(&self, tally: &mut Tally, places: &[Range<usize>], room: &mut Room) -> Result<(), Error> {
        let rows = places.iter().map(ExactSizeIterator::len).sum();
        let terms = self.terms(places, room)?;
        let last_is_largest = self.method.last_is_largest();
        let mut sums = Vec::with_capacity(terms.len());
        for (place, (part, terms)) in self.parts.iter().zip(&terms).enumerate() {
            let terms = terms.get(..rows).unwrap_or_default();
            sums.push(match part {
                Part::Idle => Some([0.0; 2]),
                _ if last_is_largest && place + 1 == self.parts.len() => Some([largest(terms); 2]),
                _ => short::halves(terms),
            });
        }
        let plain = sums.iter().all(|sum| sum.is_some_and(|halves| halves.iter().all(|half| half.is_finite())));
        if !plain {
            self.add_rows(tally, places);
            return Ok(());
        }
        for (place, sum) in sums.iter().enumerate() {
            sum.iter().for_each(|halves| tally.add(place, halves, last_is_largest));
        }
        Ok(())
    }

    /// Takes rows in, one by one: by the definition of the method, with the notes of rows that have no terms.
    pub(crate) fn add_rows(&self, tally: &mut Tally, places: &[Range<usize>]) {
        let (columns, sums) = self.method.size();
        let (mut numbers, mut terms) = (vec![0.0; columns], vec![0.0; sums]);
        for index in places.iter().cloned().flatten() {
            let known = self.row(index, &mut numbers, &mut terms);
            tally.push(known.map(|()| &*terms), self.method.last_is_largest());
        }
    }
}

impl Call<'_> {
    /// The terms of one row.
    ///
    /// # Errors
    /// The note that the row puts on its group.
    pub(crate) fn row(&self, index: usize, numbers: &mut [f64], terms: &mut [f64]) -> Result<(), Note> {
        row(self.columns, index, numbers).and_then(|()| self.method.terms(numbers, terms))
    }
}

/// The largest of some terms, `NaN` where one is none.
pub(crate) fn largest(terms: &[f64]) -> f64 {
    let join = |largest: f64, term: &f64| if *term > largest || term.is_nan() { *term } else { largest };
    terms.iter().fold(f64::NEG_INFINITY, join)
}

/// The first so many rows, and the others.
fn halve(places: &[Range<usize>], rows: usize) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let mut room = rows;
    let (mut one, mut other) = (Vec::new(), Vec::new());
    for place in places {
        let middle = place.start + room.min(place.len());
        room -= middle - place.start;
        one.extend((place.start < middle).then_some(place.start..middle));
        other.extend((middle < place.end).then_some(middle..place.end));
    }
    (one, other)
}

/// Rows of a column: where they are, or copied together.
fn read<'r>(column: Numbers<'r>, places: &[Range<usize>], copy: &'r mut Block) -> &'r Block {
    if let (Numbers::Slice(values), [place]) = (column, places) {
        if let Some(block) = values.get(place.start..).and_then(|rest| rest.first_chunk()) {
            return block;
        }
    }
    if let (Numbers::Slice(values), true) = (column, places.len() > 1) {
        let rows = places.iter().cloned().flatten();
        copy.iter_mut().zip(rows).for_each(|(into, row)| *into = values.get(row).copied().unwrap_or(f64::NAN));
        let rows = places.iter().map(ExactSizeIterator::len).sum();
        fill_up(copy, rows);
        return copy;
    }
    let mut free = copy.as_mut_slice();
    for place in places {
        let (into, rest) = free.split_at_mut_checked(place.len()).unwrap_or_default();
        column.copy(place.start, into);
        free = rest;
    }
    let rows = BLOCK - free.len();
    fill_up(copy, rows);
    copy
}

/// Fills a block up behind its rows, with a number that it has: nothing is wrong with it that is not wrong anyway.
fn fill_up(block: &mut Block, rows: usize) {
    let first = block.first().copied().unwrap_or(f64::NAN);
    block.iter_mut().skip(rows).for_each(|number| *number = first);
}

/// Whether all numbers of a block are there and allowed, by the bits of their products with zero; in doubt it says no.
///
/// Zero times a finite number is zero with its sign; times any other it is no number.
fn sound(bounds: Bounds, zeros: u64) -> bool {
    match bounds {
        Bounds::Finite => zeros << 1 == 0,
        Bounds::AtLeastZero => zeros == 0,
        Bounds::AboveZero | Bounds::Share | Bounds::Category => false,
    }
}
