//! Groups whose rows are summed together: as many as fit a block, or a stretch of memory.

use std::ops::Range;

use super::additive::BLOCK;
use crate::Error;

/// Rows that lie one after the other and are summed in one pass, if so many groups fit them.
const STRETCH: usize = 1 << 15;

/// Groups whose rows are summed together.
#[derive(Default)]
pub(crate) struct Pack {
    pub(crate) places: Vec<Range<usize>>,
    /// Where the rows of each group end, the places put one after the other.
    pub(crate) ends: Vec<usize>,
    pub(crate) rows: usize,
}

impl Pack {
    /// Takes groups whose rows follow each other, as many as are to be summed in one pass; answers how many.
    pub(crate) fn take(&mut self, starts: &[usize], rows: usize, groups: Range<usize>) -> usize {
        let Some((start, ends)) = starts.get(groups.start..).and_then(|starts| starts.split_first()) else { return 0 };
        if self.places.iter().any(|place| place.start + self.rows != *start) {
            return 0;
        }
        let (first, known) = (start - self.rows, self.ends.len());
        let mut before = *start;
        for end in ends.iter().copied().chain([rows]).take(groups.len()) {
            if end - std::mem::replace(&mut before, end) > BLOCK || end - first > STRETCH {
                break;
            }
            self.ends.push(end - first);
        }
        self.rows = self.ends.last().copied().unwrap_or_default();
        self.places.clear();
        self.places.push(first..first + self.rows);
        self.ends.len() - known
    }

    pub(crate) fn push(&mut self, runs: impl Iterator<Item = Range<usize>>, rows: usize) {
        self.rows += rows;
        self.ends.push(self.rows);
        for run in runs {
            match self.places.last_mut() {
                Some(last) if last.end == run.start => last.end = run.end,
                _ => self.places.push(run),
            }
        }
    }

    pub(crate) fn clear(&mut self) {
        self.places.clear();
        self.ends.clear();
        self.rows = 0;
    }

    /// The same groups in packs that fit a block, of one place in memory.
    pub(crate) fn blocks(&self, mut add: impl FnMut(&Self) -> Result<(), Error>) -> Result<(), Error> {
        let (mut block, mut start) = (Self::default(), 0);
        let mut row = self.places.first().map_or(0, |place| place.start);
        for end in &self.ends {
            let rows = end - std::mem::replace(&mut start, *end);
            if block.rows + rows > BLOCK {
                add(&block)?;
                block.clear();
            }
            block.push(std::iter::once(row..row + rows), rows);
            row += rows;
        }
        add(&block)
    }
}
