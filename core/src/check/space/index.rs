//! Which blocks have an item of the first axis and one of the last, without looking at all of them.

use super::block::{AXES, Block, Shape};
use super::sets::{Set, Sets};
use crate::sorted;

const FIRST: usize = 0;
const LAST: usize = AXES - 1;

/// Blocks by their sets along the first and the last axis, and those sets by their items: sorted lists, so that equal sets
/// take no room twice.
#[derive(Debug)]
pub(super) struct Index {
    /// The sets along the first axis that have an item.
    firsts: Vec<(u32, Set)>,
    /// The sets along the last axis that have an item, of blocks with a set along the first.
    lasts: Vec<(Set, u32, Set)>,
    /// The blocks with two sets.
    blocks: Vec<(Set, Set, u32)>,
}

/// The part of a sorted list whose items have a key.
pub(super) fn part<'l, T, K: Ord>(list: &'l [T], key: impl Fn(&T) -> K, wanted: &K) -> &'l [T] {
    let from = list.partition_point(|item| key(item) < *wanted);
    let rest = list.get(from..).unwrap_or_default();
    rest.get(..rest.partition_point(|item| key(item) == *wanted)).unwrap_or_default()
}

impl Index {
    pub(super) fn new(blocks: &[Block], sets: &Sets) -> Self {
        let numbered = (0_u32..).zip(blocks);
        let mut blocks: Vec<(Set, Set, u32)> =
            numbered.map(|(number, block)| (block.shape.along(FIRST), block.shape.along(LAST), number)).collect();
        sorted::sort(&mut blocks);
        let (mut firsts, mut lasts) = (Vec::new(), Vec::new());
        for same in blocks.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            let Some((first, last, _)) = same.first() else { continue };
            firsts.extend(sets.items(*first).iter().map(|item| (*item, *first)));
            lasts.extend(sets.items(*last).iter().map(|item| (*first, *item, *last)));
        }
        sorted::sort(&mut firsts);
        firsts.dedup();
        sorted::sort(&mut lasts);
        Self { firsts, lasts, blocks }
    }

    /// Blocks among which all are that share a point with the shape, each once.
    pub(super) fn near(&self, shape: &Shape, sets: &Sets) -> Vec<u32> {
        self.with(sets.items(shape.along(FIRST)), Some(sets.items(shape.along(LAST))))
    }

    /// Blocks among which all are that hold the shape, looking at all but one axis.
    pub(super) fn holding(&self, shape: &Shape, beside: usize, sets: &Sets) -> Vec<u32> {
        // A block that holds all items of the shape has any one of them.
        let one = |axis: usize| sets.items(shape.along(axis)).get(..1).unwrap_or_default();
        if beside == FIRST {
            let all: Vec<u32> = self.firsts.iter().map(|(item, _)| *item).collect();
            return self.with(&all, Some(one(LAST)));
        }
        self.with(one(FIRST), (beside != LAST).then(|| one(LAST)))
    }

    /// The blocks with one of the items along the first axis and one along the last, where that is asked.
    fn with(&self, along_first: &[u32], along_last: Option<&[u32]>) -> Vec<u32> {
        let mut firsts: Vec<Set> = Vec::new();
        for item in along_first {
            firsts.extend(part(&self.firsts, |(item, _)| *item, item).iter().map(|(_, first)| *first));
        }
        sorted::sort(&mut firsts);
        firsts.dedup();
        let mut found = Vec::new();
        for first in firsts {
            let of_first = part(&self.blocks, |(first, ..)| *first, &first);
            // To look at few blocks is less than to look for many items.
            let Some(items) = along_last.filter(|items| items.len() < of_first.len()) else {
                found.extend(of_first.iter().map(|(.., block)| *block));
                continue;
            };
            let having = |item: &u32| part(&self.lasts, |(first, item, _)| (*first, *item), &(first, *item)).iter();
            let mut lasts: Vec<Set> = items.iter().flat_map(having).map(|(.., last)| *last).collect();
            sorted::sort(&mut lasts);
            lasts.dedup();
            let of_lasts = lasts.iter().flat_map(|last| part(of_first, |(_, last, _)| *last, last));
            found.extend(of_lasts.map(|(.., block)| *block));
        }
        found
    }
}
