//! From rows to estimates: row by row, group by group, or portion by portion.
//!
//! Blocks of rows and of sums go side by side. What is not plain there (something missing, a note, a sum that is not
//! had the short way) comes out as no number and is done again one by one, by the definition of the method.

use std::ops::Range;

use super::additive::{BLOCK, Block, Limit, Method, Part};
use super::blocks::{Call, Room, largest};
use super::column::{self, Columns};
use super::estimates::{Estimates, Limits};
use super::groups::Groups;
use super::info::{MethodInfo, MethodKind};
use super::note::{Note, Notes};
use super::short::{self, Form};
use super::state::Tally;
use super::threads;
use crate::Error;
use crate::table::words::{Words, code};

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

/// The words that the codes of some rows of the answer stand for.
type Said = Vec<(Range<usize>, Vec<&'static str>)>;

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

/// Groups whose rows go through one block.
#[derive(Default)]
struct Pack {
    places: Vec<Range<usize>>,
    /// Where the rows of each group end in the block.
    ends: Vec<usize>,
    rows: usize,
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
        let mut forms = vec![Form::default(); sums];
        let mut gathered = Gathered { sums: vec![[0.0; BLOCK]; sums], notes: [None; BLOCK], count: 0 };
        for group in part.clone() {
            let runs = groups.of(group);
            let rows: usize = runs.iter().map(ExactSizeIterator::len).sum();
            if rows > BLOCK - pack.rows || gathered.count + pack.ends.len() == BLOCK {
                self.add(&mut pack, &mut gathered, &mut room, &mut forms)?;
                if gathered.count > BLOCK / 2 {
                    space = self.flush(groups, group - gathered.count, &mut gathered, space, words)?;
                }
            }
            if rows > BLOCK {
                let tally = self.call.tally(runs)?;
                gathered.push(&tally);
                continue;
            }
            pack.rows += rows;
            pack.ends.push(pack.rows);
            for run in runs {
                match pack.places.last_mut() {
                    Some(last) if last.end == run.start => last.end = run.end,
                    _ => pack.places.push(run.clone()),
                }
            }
        }
        self.add(&mut pack, &mut gathered, &mut room, &mut forms)?;
        self.flush(groups, part.end - gathered.count, &mut gathered, space, words)?;
        Ok(())
    }

    /// Sums the groups of a pack.
    fn add(&self, pack: &mut Pack, gathered: &mut Gathered, room: &mut Room, forms: &mut [Form]) -> Result<(), Error> {
        if pack.ends.is_empty() {
            return Ok(());
        }
        let terms = self.call.terms(&pack.places, room)?;
        let last = self.call.method.last_is_largest().then(|| terms.len() - 1);
        let (from, to) = (gathered.count, gathered.count + pack.ends.len());
        let mut plain = true;
        let kinds = terms.iter().zip(forms).zip(&self.call.parts).zip(&mut gathered.sums);
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
            plain &= sums.iter().fold(true, |plain, sum| plain & sum.is_finite());
        }
        if !plain {
            self.add_slowly(pack, gathered);
        }
        gathered.count = to;
        pack.places.clear();
        pack.ends.clear();
        pack.rows = 0;
        Ok(())
    }

    /// Sums the groups of a pack again that have a sum that is no number, row by row.
    fn add_slowly(&self, pack: &Pack, gathered: &mut Gathered) {
        let mut tally = Tally::new(gathered.sums.len());
        let mut rows = pack.places.iter().cloned().flatten();
        let mut start = 0;
        for (index, end) in (gathered.count..).zip(&pack.ends) {
            let places: Vec<Range<usize>> = rows.by_ref().take(end - start).map(|row| row..row + 1).collect();
            start = *end;
            if gathered.sums.iter().all(|sums| sums.get(index).is_some_and(|sum| sum.is_finite())) {
                continue;
            }
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
                let row = groups.of(first + index).first().map_or(0, |run| run.start);
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
        let mut plain = [0.0; BLOCK];
        let mut block = [0.0; BLOCK];
        for (sums, _) in sums.iter().zip(&self.parts).filter(|(_, part)| **part == Part::Calculated) {
            plain.iter_mut().zip(*sums).for_each(|(plain, sum)| *plain += sum * 0.0);
        }
        method.values_of_block(sums, &mut block);
        put(space.value, &block, &mut plain);
        let mut fast = true;
        for (level, [lower, upper]) in method.levels().iter().zip(&mut space.limits) {
            let mut other = [0.0; BLOCK];
            fast = fast && method.limits_of_block(sums, level, [&mut block, &mut other]);
            if fast {
                put(lower, &block, &mut plain);
                put(upper, &other, &mut plain);
            }
        }
        for (total, sums) in space.totals.iter_mut().zip(sums) {
            total.iter_mut().zip(*sums).for_each(|(total, sum)| *total = *sum);
        }
        let one = method.one_interval().filter(|_| !method.levels().is_empty()).map(|word| code(words, word));
        space.interval.fill(one.unwrap_or_default());
        let (plain, notes) = (plain.get(..count).unwrap_or_default(), notes.get(..count).unwrap_or_default());
        let all_plain = fast && plain.iter().all(|number| !number.is_nan()) && notes.iter().all(Option::is_none);
        if one.is_none() && !space.interval.is_empty() && !method.levels().is_empty() {
            self.name_intervals(sums, space.interval, words);
        }
        if all_plain {
            return;
        }
        for (index, (plain, note)) in plain.iter().zip(notes).enumerate() {
            if !fast || plain.is_nan() || note.is_some() {
                slowly(space, index, words);
            }
        }
    }

    /// Writes the codes of the intervals of sums, as if all of them had limits.
    fn name_intervals(&self, sums: &[&Block], interval: &mut [u8], words: &mut Vec<&'static str>) {
        let mut numbers = vec![0.0; sums.len()];
        let mut last: (&'static str, u8) = ("", 0);
        for (index, into) in interval.iter_mut().enumerate() {
            gather(sums.iter().copied(), index, &mut numbers);
            let word = self.method.interval(&numbers);
            // The same word again is as a rule the same text in memory.
            if !std::ptr::eq(word, last.0) {
                last = (word, code(words, word));
            }
            *into = last.1;
        }
    }
}

/// The number of each block at a place.
fn gather<'b>(blocks: impl Iterator<Item = &'b Block>, index: usize, into: &mut [f64]) {
    into.iter_mut().zip(blocks).for_each(|(into, block)| *into = block.get(index).copied().unwrap_or(f64::NAN));
}

/// Puts numbers where they belong, and marks those that are none.
fn put(into: &mut [f64], block: &Block, plain: &mut Block) {
    into.iter_mut().zip(block).for_each(|(into, number)| *into = *number);
    plain.iter_mut().zip(block).for_each(|(plain, number)| *plain += number * 0.0);
}

/// An answer in the making.
struct Answer {
    estimates: Estimates,
    interval: Option<Vec<u8>>,
}

impl Answer {
    fn new(method: &dyn Method, rows: usize, summed: bool) -> Self {
        // Zeros: the system has them ready, and hands them over when they are first written.
        let column = || vec![0.0; rows];
        let limits = method.levels().iter();
        let limits = limits.map(|level| Limits { suffix: level.suffix.clone(), lower: column(), upper: column() });
        let totals = if summed { method.totals() } else { &[] };
        let estimates = Estimates {
            value: column(),
            limits: limits.collect(),
            interval: None,
            totals: totals.iter().map(|name| (*name, column())).collect(),
            note: vec![None; rows],
        };
        Self { estimates, interval: method.has_interval().then(|| vec![0; rows]) }
    }

    fn space(&mut self) -> Space<'_> {
        let estimates = &mut self.estimates;
        Space {
            value: &mut estimates.value,
            limits: estimates.limits.iter_mut().map(|limits| [&mut *limits.lower, &mut *limits.upper]).collect(),
            interval: self.interval.as_deref_mut().unwrap_or_default(),
            totals: estimates.totals.iter_mut().map(|(_, column)| &mut **column).collect(),
            note: &mut estimates.note,
        }
    }

    /// Each part has a list of words of its own: one list is made of them.
    fn finish(self, said: Said) -> Estimates {
        let Self { mut estimates, interval } = self;
        estimates.interval = interval.map(|mut codes| {
            let mut words = Vec::new();
            for (rows, own) in said {
                let common: Vec<u8> = own.iter().map(|word| code(&mut words, word)).collect();
                if common.iter().copied().eq(1..=own.len() as u8) {
                    continue;
                }
                for code in codes.get_mut(rows).unwrap_or_default() {
                    let place = usize::from(*code).checked_sub(1);
                    *code = place.and_then(|place| common.get(place)).copied().unwrap_or_default();
                }
            }
            Words::new(codes, words)
        });
        estimates
    }
}

/// Where some rows of an answer go.
struct Space<'o> {
    value: &'o mut [f64],
    limits: Vec<[&'o mut [f64]; 2]>,
    /// Codes of words; empty where there is no interval.
    interval: &'o mut [u8],
    totals: Vec<&'o mut [f64]>,
    note: &'o mut [Option<Note>],
}

impl<'o> Space<'o> {
    /// The first rows, and the others.
    fn split(self, rows: usize) -> (Self, Self) {
        fn cut<T>(rows: &mut [T], at: usize) -> (&mut [T], &mut [T]) {
            let at = at.min(rows.len());
            rows.split_at_mut(at)
        }
        let (value, values) = cut(self.value, rows);
        let (interval, intervals) = cut(self.interval, rows);
        let (note, notes) = cut(self.note, rows);
        let limits = self.limits.into_iter().map(|[lower, upper]| {
            let ((lower, lowers), (upper, uppers)) = (cut(lower, rows), cut(upper, rows));
            ([lower, upper], [lowers, uppers])
        });
        let (limit, limits) = limits.unzip();
        let (total, totals) = self.totals.into_iter().map(|total| cut(total, rows)).unzip();
        (
            Self { value, limits: limit, interval, totals: total, note },
            Self { value: values, limits, interval: intervals, totals, note: notes },
        )
    }

    /// Writes one estimate.
    fn write(&mut self, method: &dyn Method, index: usize, sums: Result<&[f64], Note>, words: &mut Vec<&'static str>) {
        fn set<T>(rows: &mut [T], index: usize, value: T) {
            if let Some(row) = rows.get_mut(index) {
                *row = value;
            }
        }
        let mut notes = Notes::default();
        let value = notes.given(sums.and_then(|sums| method.value(sums)).map_or_else(Limit::from, Limit::from));
        let known = sums.ok().filter(|_| !value.is_nan());
        let mut limited = None;
        for ([lowers, uppers], level) in self.limits.iter_mut().zip(method.levels()) {
            let [lower, upper] =
                known.map_or([f64::NAN; 2], |sums| method.limits(sums, level).map(|limit| notes.given(limit)));
            if !lower.is_nan() || !upper.is_nan() {
                limited = known;
            }
            set(lowers, index, lower);
            set(uppers, index, upper);
        }
        if !self.interval.is_empty() {
            set(self.interval, index, limited.map_or(0, |sums| code(words, method.interval(sums))));
        }
        for (place, column) in self.totals.iter_mut().enumerate() {
            set(column, index, sums.ok().and_then(|sums| sums.get(place).copied()).unwrap_or(f64::NAN));
        }
        set(self.value, index, value);
        set(self.note, index, notes.first());
    }
}
