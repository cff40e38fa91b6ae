//! Key columns, and which rows have the same keys.
//!
//! Neighbours are compared, in place and many at a time; only the first row of a run is looked at more closely. Where runs
//! ascend or descend, as in sorted data, no key can come twice and nothing is hashed.

use std::cmp::Ordering;
use std::hash::{BuildHasher, Hash, Hasher};
use std::ops::Range;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};

use super::lanes::{Lanes, Task, dispatch};
use super::threads;
use crate::{Column, ForeignColumn, PlainColumn};

/// The key columns of some rows.
pub(crate) struct Keys<'k>(Vec<Box<dyn Key + 'k>>);

/// Where the rows of each group are.
#[derive(Debug, Clone)]
pub(crate) enum Places {
    /// Each group is one run of rows: where they begin, in order.
    Sorted(Vec<usize>),
    /// Runs of rows, those of one group one after the other, and where those of each group end.
    Scattered(Vec<Range<usize>>, Vec<usize>),
}

/// Rows that are looked at together: few enough to stay in the nearest memory while they are.
const TOGETHER: usize = 4096;

impl<'k> Keys<'k> {
    pub(crate) fn new(columns: impl Iterator<Item = &'k Column<'k>>) -> Self {
        Self(columns.map(key).collect())
    }

    /// The rows of each group, the groups in order of first appearance.
    pub(crate) fn places(&self, rows: usize) -> Places {
        let (starts, orders): (Vec<_>, Vec<_>) = self.starts(0..rows).into_iter().unzip();
        let starts = starts.concat();
        if orders.iter().all(|orders| orders.ascend) || orders.iter().all(|orders| orders.descend) {
            return Places::Sorted(starts);
        }
        let (groups, count) = self.number(&starts);
        if count == starts.len() {
            return Places::Sorted(starts);
        }
        collect(&starts, rows, &groups, count)
    }

    /// Part by part, the rows whose keys are not those of the row before, and how those compare.
    fn starts(&self, rows: Range<usize>) -> Vec<(Vec<usize>, Orders)> {
        if rows.len() > threads::ROWS {
            let middle = rows.start + (rows.len() / 2).next_multiple_of(TOGETHER);
            let (mut starts, rest) =
                threads::join(|| self.starts(rows.start..middle), || self.starts(middle..rows.end));
            starts.extend(rest);
            return starts;
        }
        let (mut starts, mut orders) = (Vec::new(), Orders::default());
        for start in rows.clone().step_by(TOGETHER) {
            let part = start..rows.end.min(start + TOGETHER);
            let mut marks = [0_u64; TOGETHER / 64];
            // The first row of all has none before it, and begins a run.
            starts.extend((start == 0).then_some(0));
            let compared = starts.len();
            self.0.iter().for_each(|key| key.changes(part.clone(), &mut marks));
            for (word, mut mark) in marks.into_iter().enumerate() {
                while mark != 0 {
                    starts.push(start + 64 * word + mark.trailing_zeros() as usize);
                    mark &= mark - 1;
                }
            }
            orders.see(self, starts.get(compared..).unwrap_or_default());
        }
        vec![(starts, orders)]
    }

    fn order(&self, one: usize, other: usize) -> Ordering {
        self.0.iter().fold(Ordering::Equal, |order, key| order.then_with(|| key.order(one, other)))
    }

    /// Numbers the runs that begin at these rows by their keys, and counts the numbers.
    fn number(&self, starts: &[usize]) -> (Vec<u32>, usize) {
        let state = DefaultHashBuilder::default();
        let hash = |row: usize| {
            let mut hasher = state.build_hasher();
            self.0.iter().for_each(|key| key.hash(row, &mut hasher));
            hasher.finish()
        };
        // Of each group its hash, its first row and its number.
        let mut known: HashTable<(u64, usize, u32)> = HashTable::new();
        let groups = starts.iter().map(|row| {
            let (next, hash) = (known.len(), hash(*row));
            let same =
                |(other, first, _): &(u64, usize, u32)| *other == hash && self.order(*first, *row) == Ordering::Equal;
            match known.entry(hash, same, |(hash, ..)| *hash) {
                Entry::Occupied(there) => there.get().2,
                Entry::Vacant(free) => {
                    // Four billion groups would not fit any memory that their keys are in.
                    let group = next as u32;
                    free.insert((hash, *row, group));
                    group
                }
            }
        });
        let groups = groups.collect();
        (groups, known.len())
    }
}

/// Whether runs of equal keys follow each other in a strict order: then no key comes twice.
struct Orders {
    ascend: bool,
    descend: bool,
}

impl Default for Orders {
    fn default() -> Self {
        Self { ascend: true, descend: true }
    }
}

impl Orders {
    /// Compares rows with those before them.
    fn see(&mut self, keys: &Keys<'_>, rows: &[usize]) {
        if !self.ascend && !self.descend {
            return;
        }
        let mut orders = [Ordering::Equal; TOGETHER];
        let orders = orders.get_mut(..rows.len()).unwrap_or_default();
        keys.0.iter().for_each(|key| key.orders(rows, orders));
        self.ascend &= orders.iter().all(|order| *order == Ordering::Less);
        self.descend &= orders.iter().all(|order| *order == Ordering::Greater);
    }
}

/// Puts the runs of each group one after the other: a counting sort, which keeps their order.
fn collect(starts: &[usize], rows: usize, groups: &[u32], count: usize) -> Places {
    let mut ends = vec![0_usize; count];
    for group in groups {
        if let Some(count) = ends.get_mut(*group as usize) {
            *count += 1;
        }
    }
    let mut total = 0;
    for end in &mut ends {
        // For now the start, which moves to the end as the runs fall into place.
        (*end, total) = (total, total + *end);
    }
    let mut sorted = vec![0..0; total];
    let to = starts.iter().skip(1).copied().chain([rows]);
    for ((from, to), group) in starts.iter().zip(to).zip(groups) {
        if let Some(place) = ends.get_mut(*group as usize) {
            if let Some(slot) = sorted.get_mut(*place) {
                *slot = *from..to;
            }
            *place += 1;
        }
    }
    Places::Scattered(sorted, ends)
}

/// A key column: see [`ForeignColumn`].
trait Key: Send + Sync {
    fn changes(&self, rows: Range<usize>, marks: &mut [u64]);
    fn order(&self, one: usize, other: usize) -> Ordering;
    /// Compares each of these rows, none of them 0, with the row before it, where `orders` says that they were equal so far.
    fn orders(&self, rows: &[usize], orders: &mut [Ordering]) {
        for (row, order) in rows.iter().zip(orders) {
            *order = order.then_with(|| self.order(row - 1, *row));
        }
    }
    fn hash(&self, row: usize, hasher: &mut dyn Hasher);
}

impl Key for &dyn ForeignColumn {
    fn changes(&self, rows: Range<usize>, marks: &mut [u64]) {
        (**self).changes(rows, marks);
    }

    fn order(&self, one: usize, other: usize) -> Ordering {
        (**self).order(one, other)
    }

    fn hash(&self, row: usize, hasher: &mut dyn Hasher) {
        (**self).hash(row, hasher);
    }
}

/// Whole numbers that lie in memory one after the other.
struct Plain<'k, T>(&'k [T]);

impl<T: Ord + Hash + Copy + Send + Sync> Key for Plain<'_, T> {
    fn changes(&self, rows: Range<usize>, marks: &mut [u64]) {
        dispatch(Changes { values: self.0, rows, marks });
    }

    fn order(&self, one: usize, other: usize) -> Ordering {
        self.0.get(one).cmp(&self.0.get(other))
    }

    fn hash(&self, row: usize, mut hasher: &mut dyn Hasher) {
        self.0.get(row).hash(&mut hasher);
    }
}

/// [`Key::changes`] of plain values as a task.
struct Changes<'c, T> {
    values: &'c [T],
    rows: Range<usize>,
    marks: &'c mut [u64],
}

impl<T: PartialEq> Task for Changes<'_, T> {
    type Answer = ();

    #[inline(always)]
    fn run<L: Lanes>(self, _: L) {
        let Self { values, rows, marks } = self;
        for (start, mark) in rows.clone().step_by(64).zip(marks) {
            // The first row of all has none before it.
            let skipped = usize::from(start == 0);
            let these = values.get(start + skipped..rows.end.min(start + 64)).unwrap_or_default();
            let before = values.get(start + skipped - 1..).unwrap_or_default();
            let bits = match (before.first_chunk::<64>(), these.first_chunk::<64>()) {
                (Some(before), Some(these)) => differ(before, these),
                _ => differ(before, these),
            };
            *mark |= bits << skipped;
        }
    }
}

/// Which values are not those before them, a bit each.
#[inline(always)]
fn differ<T: PartialEq>(before: &[T], these: &[T]) -> u64 {
    let pairs = before.iter().zip(these).enumerate();
    pairs.fold(0, |bits, (place, (before, this))| bits | u64::from(before != this) << place)
}

/// Values in a row, by what they are compared by.
struct By<'k, T, F>(&'k [T], F);

impl<'k, T: Sync, K: Ord + Hash, F: Fn(&'k T) -> K + Send + Sync> Key for By<'k, T, F> {
    fn changes(&self, rows: Range<usize>, marks: &mut [u64]) {
        let from = rows.start.max(1);
        let these = self.0.get(from - 1..rows.end).unwrap_or_default();
        for (pair, place) in these.windows(2).zip(from - rows.start..) {
            if let ([one, next], Some(mark)) = (pair, marks.get_mut(place / 64)) {
                *mark |= u64::from((self.1)(one) != (self.1)(next)) << (place % 64);
            }
        }
    }

    fn order(&self, one: usize, other: usize) -> Ordering {
        let value = |row: usize| self.0.get(row).map(&self.1);
        value(one).cmp(&value(other))
    }

    fn hash(&self, row: usize, mut hasher: &mut dyn Hasher) {
        self.0.get(row).map(&self.1).hash(&mut hasher);
    }
}

fn key<'k>(column: &'k Column<'k>) -> Box<dyn Key + 'k> {
    match column {
        // Equal numbers have equal bits but for zero and NaN. The order is any.
        Column::Number(values) => Box::new(By(values, |value: &f64| {
            let bits = (value + 0.0).to_bits() as i64;
            if value.is_nan() {
                i64::MAX
            } else if bits < 0 {
                i64::MIN - bits
            } else {
                bits
            }
        })),
        Column::Integer(values) => Box::new(By(values, |value: &Option<i64>| *value)),
        Column::Text(values) => Box::new(By(values, Option::as_deref)),
        Column::Date(values) => Box::new(By(values, |value: &Option<jiff::civil::Date>| *value)),
        Column::Words(values) => Box::new(By(values.codes(), |code: &u8| *code)),
        Column::Foreign(column) => match column.plain() {
            Some(PlainColumn::Int32(values)) => Box::new(Plain(values)),
            Some(PlainColumn::Int64(values)) => Box::new(Plain(values)),
            None => Box::new(*column),
        },
    }
}
