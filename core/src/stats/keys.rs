//! Key columns, and which rows have the same keys.
//!
//! Neighbours are compared, in place and many at a time; only the first row of a run is looked at more closely. Where runs
//! ascend or descend, as in sorted data, no key can come twice and nothing is hashed.

use std::cmp::Ordering;
use std::hash::{BuildHasher, Hash, Hasher};
use std::ops::Range;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};

use super::threads;
use crate::{Column, ForeignColumn};

/// The key columns of some rows.
pub(crate) struct Keys<'k>(Vec<Box<dyn Key + 'k>>);

/// Runs of rows, those of one group one after the other; where those of each group end, or none where each is one run.
type Runs = (Vec<Range<usize>>, Option<Vec<usize>>);

/// Rows that are marked together.
const MARKED: usize = 4096;

impl<'k> Keys<'k> {
    pub(crate) fn new(columns: impl Iterator<Item = &'k Column<'k>>) -> Self {
        Self(columns.map(key).collect())
    }

    /// The runs of rows, group by group in order of first appearance.
    pub(crate) fn runs(&self, rows: usize) -> Runs {
        let starts = self.starts(0..rows);
        let end = |run: usize| starts.get(run + 1).copied().unwrap_or(rows);
        let runs: Vec<Range<usize>> = starts.iter().enumerate().map(|(run, start)| *start..end(run)).collect();
        if self.ascend(&starts, Ordering::Less) || self.ascend(&starts, Ordering::Greater) {
            return (runs, None);
        }
        let (groups, count) = self.number(&starts);
        if count == runs.len() {
            return (runs, None);
        }
        collect(&runs, &groups, count)
    }

    /// The rows whose keys are not those of the row before.
    fn starts(&self, rows: Range<usize>) -> Vec<usize> {
        if rows.len() > threads::ROWS {
            let middle = rows.start + (rows.len() / 2).next_multiple_of(MARKED);
            let (mut starts, rest) =
                threads::join(|| self.starts(rows.start..middle), || self.starts(middle..rows.end));
            starts.extend(rest);
            return starts;
        }
        let mut starts = Vec::new();
        for start in rows.clone().step_by(MARKED) {
            let part = start..rows.end.min(start + MARKED);
            let mut marks = [0_u64; MARKED / 64];
            if let (0, Some(first)) = (start, marks.first_mut()) {
                *first = 1;
            }
            self.0.iter().for_each(|key| key.changes(part.clone(), &mut marks));
            for (word, mut mark) in marks.into_iter().enumerate() {
                while mark != 0 {
                    starts.push(start + 64 * word + mark.trailing_zeros() as usize);
                    mark &= mark - 1;
                }
            }
        }
        starts
    }

    fn order(&self, one: usize, other: usize) -> Ordering {
        self.0.iter().fold(Ordering::Equal, |order, key| order.then_with(|| key.order(one, other)))
    }

    /// Whether the rows are in a strict order.
    fn ascend(&self, rows: &[usize], order: Ordering) -> bool {
        rows.is_sorted_by(|one, next| self.order(*one, *next) == order)
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

/// Puts the runs of each group one after the other: a counting sort, which keeps their order.
fn collect(runs: &[Range<usize>], groups: &[u32], count: usize) -> Runs {
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
    for (run, group) in runs.iter().zip(groups) {
        if let Some(place) = ends.get_mut(*group as usize) {
            if let Some(slot) = sorted.get_mut(*place) {
                *slot = run.clone();
            }
            *place += 1;
        }
    }
    (sorted, Some(ends))
}

/// A key column: see [`ForeignColumn`].
trait Key: Send + Sync {
    fn changes(&self, rows: Range<usize>, marks: &mut [u64]);
    fn order(&self, one: usize, other: usize) -> Ordering;
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
        Column::Foreign(column) => Box::new(*column),
    }
}
