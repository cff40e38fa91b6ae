//! From rows to estimates: row by row, group by group, or portion by portion.
//!
//! Blocks of rows and of sums go side by side. What is not plain there (something missing, a note, a sum that is not
//! had the short way) comes out as no number and is done again one by one, by the definition of the method.

use std::ops::Range;

use super::additive::{BLOCK, Block, ByFirst, Part};
use super::answer::{Answer, Said, Space};
use super::blocks::{Call, Room, largest};
use super::column::{self, Columns};
use super::erased::Method;
use super::estimates::Estimates;
use super::groups::Groups;
use super::info::{MethodInfo, MethodKind};
use super::note::Note;
use super::pack::Pack;
use super::short::{self, Form};
use super::state::Tally;
use super::stretch::{self, Stretch};
use super::threads;
use crate::Error;
use crate::table::words::code;

/// One estimate a row, where the kind is row-wise and there are no groups; else one a group.
///
/// # Errors
/// `column-length`, and `column-value` for the first row or group that no data can have.
pub(crate) fn estimate(
    info: &'static MethodInfo,
    kind: MethodKind,
    method: &dyn Method,
    columns: &Columns<'_>,
    groups: Option<&Groups>,
) -> Result<Estimates, Error> {
    column::lengths(info, columns, groups.map(Groups::rows))?;
    let rows = column::rows(columns);
    let whole;
    let groups = match groups {
        None if kind == MethodKind::RowWise => None,
        None => {
            whole = Groups::whole(rows);
            Some(&whole)
        }
        groups => groups,
    };
    let run = Run { call: Call::new(info, method, columns), groups, rows };
    let count = groups.map_or(rows, Groups::len);
    let mut answer = Answer::new(method, count, groups.is_some());
    let words = run.part(0..count, answer.space()).map_err(|error| run.call.refusal(rows, error))?;
    Ok(answer.finish(words))
}

/// The state of all rows of a call.
///
/// # Errors
/// As [`estimate`].
pub(crate) fn take(info: &'static MethodInfo, method: &dyn Method, columns: &Columns<'_>) -> Result<Tally, Error> {
    column::lengths(info, columns, None)?;
    let rows = column::rows(columns);
    let call = Call::new(info, method, columns);
    call.tally(std::slice::from_ref(&(0..rows))).map_err(|error| call.refusal(rows, error))
}

/// The one estimate of a state.
///
/// # Errors
/// `column-value` for sums that no data can have.
pub(crate) fn conclude(method: &dyn Method, tally: &Tally) -> Result<Estimates, Error> {
    conclude_each(method, 1, |_, sums| tally.finish(sums))
}

/// The estimates of so many groups, of which `known` tells the sums, or why there are none.
///
/// # Errors
/// `column-value` for sums that no data can have.
pub(crate) fn conclude_each(
    method: &dyn Method,
    groups: usize,
    known: impl Fn(usize, &mut [f64]) -> Result<(), Note>,
) -> Result<Estimates, Error> {
    let mut answer = Answer::new(method, groups, true);
    let mut sums = vec![f64::NAN; method.size().1];
    let mut words = Vec::new();
    let mut space = answer.space();
    for group in 0..groups {
        let known = known(group, &mut sums);
        if known.is_ok() {
            method.check(&sums, group)?;
        }
        space.write(method, group, known.map(|()| &*sums), &mut words);
    }
    Ok(answer.finish(vec![(0..groups, words)]))
}

/// A call and its groups, none where every row has an estimate of its own.
struct Run<'r> {
    call: Call<'r>,
    groups: Option<&'r Groups>,
    rows: usize,
}

/// Sums as they gather, before they are turned into estimates.
struct Gathered {
    sums: Vec<Block>,
    notes: [Option<Note>; BLOCK],
    count: usize,
}

/// What earlier sums say of later ones: a guess, which no answer depends on.
struct Guess {
    forms: Vec<Form>,
    /// Anchors for stretches, once there are sums, and where the method has a way with stretches.
    anchors: Option<Vec<f64>>,
}

impl Guess {
    fn new(sums: usize) -> Self {
        Self { forms: vec![Form::default(); sums], anchors: None }
    }

    /// Has anchors at least as large as these sums ask for, or, `anew`, no larger.
    fn learn(&mut self, sums: &[Block], groups: Range<usize>, anew: bool) {
        let known = self.anchors.take().filter(|_| !anew);
        let sizes = sums.iter().map(|sums| largest_finite(sums.get(groups.clone()).unwrap_or_default()));
        // Of zeros any anchor is good.
        let anchors = sizes.map(|size| if size == 0.0 { Some(1.0) } else { stretch::anchor(size) });
        self.anchors = anchors.collect::<Option<Vec<f64>>>().map(|anchors| {
            let before = known.unwrap_or_default();
            let before = before.iter().copied().chain(std::iter::repeat(0.0));
            anchors.iter().zip(before).map(|(anchor, before)| anchor.max(before)).collect()
        });
    }
}

fn largest_finite(numbers: &[f64]) -> f64 {
    numbers.iter().filter(|number| number.is_finite()).fold(0.0, |largest, number| number.abs().max(largest))
}

impl Run<'_> {
    /// Estimates for a part of the groups or rows.
    fn part(&self, part: Range<usize>, space: Space<'_>) -> Result<Said, Error> {
        let count = self.groups.map_or(self.rows, Groups::len);
        // How many rows they are, if groups are alike.
        if part.len() > 1 && self.rows / count.max(1) * part.len() > threads::ROWS {
            let half = if part.len() > 2 * BLOCK { (part.len() / 2).next_multiple_of(BLOCK) } else { part.len() / 2 };
            let middle = part.start + half;
            let (one, other) = space.split(half);
            let (one, other) =
                threads::join(|| self.part(part.start..middle, one), || self.part(middle..part.end, other));
            let mut said = one?;
            said.extend(other?);
            return Ok(said);
        }
        let mut words = Vec::new();
        match self.groups {
            None => self.each_row(part.clone(), space, &mut words)?,
            Some(groups) => self.each_group(groups, part.clone(), space, &mut words)?,
        }
        Ok(vec![(part, words)])
    }

    /// A row is a sum of one.
    fn each_row(&self, part: Range<usize>, mut space: Space<'_>, words: &mut Vec<&'static str>) -> Result<(), Error> {
        let (mut room, notes) = (self.call.room(), [None; BLOCK]);
        for start in part.clone().step_by(BLOCK) {
            let rows = start..part.end.min(start + BLOCK);
            let sums = self.call.terms(std::slice::from_ref(&rows), &mut room)?;
            let mut spaces = space.split(rows.len());
            let count = rows.len();
            self.call.write(&sums, &notes, count, &mut spaces.0, words, |space, index, words| {
                let (mut numbers, mut terms) = (vec![0.0; self.call.columns.len()], vec![0.0; sums.len()]);
                let known = self.call.row(rows.start + index, &mut numbers, &mut terms);
                space.write(self.call.method, index, known.map(|()| &*terms), words);
            });
            space = spaces.1;
        }
        Ok(())
    }

    fn each_group(
        &self,
        groups: &Groups,
        part: Range<usize>,
        mut space: Space<'_>,
        words: &mut Vec<&'static str>,
    ) -> Result<(), Error> {
        let (mut room, mut pack) = (self.call.room(), Pack::default());
        let sums = self.call.parts.len();
        let mut guess = Guess::new(sums);
        let mut gathered = Gathered { sums: vec![[0.0; BLOCK]; sums], notes: [None; BLOCK], count: 0 };
        let starts = groups.starts().filter(|_| self.call.lies_in_memory());
        let mut group = part.start;
        while group < part.end {
            // Once sums tell what others may be like, many groups go at once.
            let many = starts.filter(|_| guess.anchors.is_some()).map_or(0, |starts| {
                let room = BLOCK - gathered.count - pack.ends.len();
                pack.take(starts, groups.rows(), group..part.end.min(group + room))
            });
            if many == 0 {
                let runs = groups.of(group);
                let rows = runs.rows();
                if rows > BLOCK {
                    self.add(&mut pack, &mut gathered, &mut room, &mut guess)?;
                    let tally = self.call.tally(&runs.collect::<Vec<_>>())?;
                    gathered.push(&tally);
                } else if rows > BLOCK.saturating_sub(pack.rows) {
                    self.add(&mut pack, &mut gathered, &mut room, &mut guess)?;
                    continue;
                } else {
                    pack.push(runs, rows);
                }
            }
            group += many.max(1);
            if many > 0 || gathered.count + pack.ends.len() == BLOCK {
                self.add(&mut pack, &mut gathered, &mut room, &mut guess)?;
            }
            if gathered.count > BLOCK / 2 {
                self.add(&mut pack, &mut gathered, &mut room, &mut guess)?;
                space = self.flush(groups, group - gathered.count, &mut gathered, space, words)?;
            }
        }
        self.add(&mut pack, &mut gathered, &mut room, &mut guess)?;
        self.flush(groups, part.end - gathered.count, &mut gathered, space, words)?;
        Ok(())
    }

    /// Sums the groups of a pack, and empties it.
    fn add(&self, pack: &mut Pack, gathered: &mut Gathered, room: &mut Room, guess: &mut Guess) -> Result<(), Error> {
        let (from, to) = (gathered.count, gathered.count + pack.ends.len());
        if from == to {
            return Ok(());
        }
        if !self.add_stretch(pack, gathered, room, guess) {
            if pack.rows <= BLOCK {
                self.add_block(pack, gathered, room, guess)?;
            } else {
                pack.blocks(|block| self.add_block(block, gathered, room, guess))?;
            }
            if self.call.stretches() {
                guess.learn(&gathered.sums, from..to, true);
            }
        }
        gathered.count = to;
        pack.clear();
        Ok(())
    }

    /// Sums the groups of a pack in one pass; false where that is not the way.
    fn add_stretch(&self, pack: &Pack, gathered: &mut Gathered, room: &mut Room, guess: &mut Guess) -> bool {
        let Some(anchors) = &guess.anchors else { return false };
        let (from, to) = (gathered.count, gathered.count + pack.ends.len());
        let sums = gathered.sums.iter_mut().map(|sums| sums.get_mut(from..to).unwrap_or_default());
        let stretch = Stretch { ends: &pack.ends, anchors, sums: &mut sums.collect::<Vec<_>>() };
        let Some(unknown) = self.call.stretch(&pack.places, room, stretch) else { return false };
        if 8 * unknown > pack.ends.len() {
            return false;
        }
        if unknown > 0 {
            self.add_slowly(pack, gathered);
            guess.learn(&gathered.sums, from..to, false);
        }
        true
    }

    /// Sums the groups of a pack of no more rows than a block has, term by term.
    fn add_block(&self, pack: &Pack, gathered: &mut Gathered, room: &mut Room, guess: &mut Guess) -> Result<(), Error> {
        let terms = self.call.terms(&pack.places, room)?;
        let last = self.call.method.last_is_largest().then(|| terms.len() - 1);
        let (from, to) = (gathered.count, gathered.count + pack.ends.len());
        let kinds = terms.iter().zip(&mut guess.forms).zip(&self.call.parts).zip(&mut gathered.sums);
        for (place, (((terms, form), part), sums)) in kinds.enumerate() {
            let sums = sums.get_mut(from..to).unwrap_or_default();
            match part {
                Part::Idle => sums.fill(0.0),
                _ if last == Some(place) => {
                    let mut start = 0;
                    for (sum, end) in sums.iter_mut().zip(&pack.ends) {
                        *sum = largest(terms.get(start..*end).unwrap_or_default());
                        start = *end;
                    }
                }
                _ => short::sums(terms.as_slice(), &pack.ends, form, sums),
            }
        }
        if (from..to).any(|index| !gathered.finite(index)) {
            self.add_slowly(pack, gathered);
        }
        gathered.count = to;
        Ok(())
    }

    /// Sums the groups of a pack again that have a sum that is no number, row by row.
    fn add_slowly(&self, pack: &Pack, gathered: &mut Gathered) {
        let mut tally = Tally::new(gathered.sums.len());
        let mut rows = pack.places.iter().cloned().flatten();
        let mut start = 0;
        for (index, end) in (gathered.count..).zip(&pack.ends) {
            let count = end - std::mem::replace(&mut start, *end);
            if gathered.finite(index) {
                // All of these rows are there: what comes next is what counts.
                let _ = count.checked_sub(1).and_then(|last| rows.nth(last));
                continue;
            }
            let places: Vec<Range<usize>> = rows.by_ref().take(count).map(|row| row..row + 1).collect();
            tally.clear();
            self.call.add_rows(&mut tally, &places);
            gathered.set(index, &tally);
        }
    }

    /// Turns the sums into estimates; answers the space that is left.
    fn flush<'s>(
        &self,
        groups: &Groups,
        first: usize,
        gathered: &mut Gathered,
        space: Space<'s>,
        words: &mut Vec<&'static str>,
    ) -> Result<Space<'s>, Error> {
        let method = self.call.method;
        let count = gathered.count;
        let (mut these, rest) = space.split(count);
        if method.checks() {
            let mut sums = vec![0.0; gathered.sums.len()];
            for index in (0..count).filter(|index| gathered.notes.get(*index) == Some(&None)) {
                let row = groups.first(first + index);
                gather(gathered.sums.iter(), index, &mut sums);
                method.check(&sums, row)?;
            }
        }
        let sums: Vec<&Block> = gathered.sums.iter().collect();
        self.call.write(&sums, &gathered.notes, count, &mut these, words, |space, index, words| {
            let mut sums = vec![0.0; gathered.sums.len()];
            gather(gathered.sums.iter(), index, &mut sums);
            let known = gathered.notes.get(index).copied().flatten().map_or(Ok(&*sums), Err);
            space.write(method, index, known, words);
        });
        gathered.count = 0;
        gathered.notes = [None; BLOCK];
        Ok(rest)
    }
}

impl Gathered {
    fn finite(&self, index: usize) -> bool {
        self.sums.iter().all(|sums| sums.get(index).is_some_and(|sum| sum.is_finite()))
    }

    fn set(&mut self, index: usize, tally: &Tally) {
        let mut sums = vec![f64::NAN; self.sums.len()];
        let note = tally.finish(&mut sums).err();
        for (into, sum) in self.sums.iter_mut().zip(sums) {
            if let Some(into) = into.get_mut(index) {
                *into = if note.is_some() { f64::NAN } else { sum };
            }
        }
        if let Some(into) = self.notes.get_mut(index) {
            *into = note;
        }
    }

    fn push(&mut self, tally: &Tally) {
        self.set(self.count, tally);
        self.count += 1;
    }
}

impl Call<'_> {
    /// Writes the estimates of a block of sums; of what is not plain `slowly` writes them, one by one.
    fn write(
        &self,
        sums: &[&Block],
        notes: &[Option<Note>; BLOCK],
        count: usize,
        space: &mut Space<'_>,
        words: &mut Vec<&'static str>,
        slowly: impl Fn(&mut Space<'_>, usize, &mut Vec<&'static str>),
    ) {
        let method = self.method;
        let calculated = || sums.iter().zip(&self.parts).filter(|(_, part)| **part == Part::Calculated);
        let mut plain = calculated().fold(0, |zeros, (sums, _)| zeros | zeros_of(sums)) << 1 == 0;
        plain &= in_block(space.value, |values| method.values_of_block(sums, values));
        let mut fast = true;
        for (level, [lower, upper]) in method.levels().iter().zip(&mut space.limits) {
            let mut limits = |lower: &mut Block| {
                in_block(upper, |upper| {
                    let finite = method.limits_of_block(sums, level, [lower, upper]);
                    fast &= finite.is_some();
                    finite.unwrap_or_default()
                })
            };
            plain &= in_block(lower, &mut limits);
        }
        for (total, sums) in space.totals.iter_mut().zip(sums) {
            total.iter_mut().zip(*sums).for_each(|(total, sum)| *total = *sum);
        }
        if !space.interval.is_empty() && !method.levels().is_empty() {
            self.name_intervals(sums, space.interval, words);
        }
        let notes = notes.get(..count).unwrap_or_default();
        if plain && notes.iter().all(Option::is_none) {
            return;
        }
        for (index, note) in notes.iter().enumerate() {
            let known = |list: &[f64]| list.get(index).is_some_and(|number| number.is_finite());
            let plain = fast
                && known(space.value)
                && space.limits.iter().flatten().all(|limits| known(limits))
                && calculated().all(|(sums, _)| known(sums.as_slice()));
            if !plain || note.is_some() {
                slowly(space, index, words);
            }
        }
    }

    /// Writes the codes of the intervals of sums, as if all of them had limits.
    fn name_intervals(&self, sums: &[&Block], interval: &mut [u8], words: &mut Vec<&'static str>) {
        let (Some(ByFirst { from, below, above }), Some(first)) = (self.method.interval(), sums.first()) else {
            return;
        };
        let above = code(words, above);
        if from > 0.0 {
            let below = code(words, below);
            interval.iter_mut().zip(*first).for_each(|(into, sum)| *into = if *sum < from { below } else { above });
        } else {
            interval.fill(above);
        }
    }
}

/// The number of each block at a place.
fn gather<'b>(blocks: impl Iterator<Item = &'b Block>, index: usize, into: &mut [f64]) {
    into.iter_mut().zip(blocks).for_each(|(into, block)| *into = block.get(index).copied().unwrap_or(f64::NAN));
}

/// Fills rows that are a block in place, and others by way of one.
fn in_block(rows: &mut [f64], fill: impl FnOnce(&mut Block) -> bool) -> bool {
    if let Some(block) = rows.first_chunk_mut() {
        return fill(block);
    }
    let mut block = [0.0; BLOCK];
    let plain = fill(&mut block);
    rows.iter_mut().zip(&block).for_each(|(into, number)| *into = *number);
    plain
}

/// The bits of the products of numbers with zero: none but the sign where all are finite.
fn zeros_of(numbers: &Block) -> u64 {
    numbers.iter().fold(0, |zeros, number| zeros | (number * 0.0).to_bits())
}
