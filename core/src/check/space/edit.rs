//! The smallest change of one block that mends a region.

use super::block::{AXES, Block, Days, Room, Shape};
use super::index::Index;
use super::sets::{Set, Sets};
use super::sweep::{Region, is_covered};
use crate::sorted;

/// How one block is changed along one axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    /// It has other days.
    Days(Days),
    /// It gets these items along an axis.
    Add(usize, Set),
    /// It loses these items along an axis.
    Drop(usize, Set),
    /// It is taken away.
    Remove,
}

impl Change {
    /// Days before items before the whole block.
    fn rank(self) -> u8 {
        match self {
            Self::Days(_) => 0,
            Self::Add(..) | Self::Drop(..) => 1,
            Self::Remove => 2,
        }
    }
}

/// A change of one block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) block: u32,
    pub(super) change: Change,
    /// How many points it gets or loses.
    pub(super) points: u64,
}

/// A change that might mend a region, with the points that the block would get or lose: a box.
struct Candidate {
    edit: Edit,
    part: Shape,
}

/// Finds changes of blocks that mend regions.
pub(super) struct Editor<'s> {
    sets: &'s mut Sets,
    blocks: &'s [Block],
    index: Index,
    /// Along which axes there are blocks that may get items.
    grows: [bool; AXES],
    /// How many blocks were looked at.
    pub(super) work: usize,
}

impl<'s> Editor<'s> {
    pub(super) fn new(sets: &'s mut Sets, blocks: &'s [Block]) -> Self {
        let index = Index::new(blocks, sets);
        let grows = [0, 1, 2].map(|axis| {
            let along = |room: &Room| room.grow.get(axis).is_some_and(|grow| *grow != Set::EMPTY);
            blocks.iter().filter_map(|block| block.room.as_ref()).any(along)
        });
        Self { sets, blocks, index, grows, work: 0 }
    }

    /// The sets that its blocks are made of.
    pub(super) fn sets(&self) -> &Sets {
        self.sets
    }

    /// The numbers of the blocks that share a point with the shape, in order.
    pub(super) fn touching(&mut self, shape: &Shape) -> Vec<u32> {
        let mut near = self.index.near(shape, self.sets);
        self.work += near.len();
        near.retain(|number| self.block(*number).is_some_and(|block| block.shape.meets(shape, self.sets)));
        sorted::sort(&mut near);
        near
    }

    fn block(&self, number: u32) -> Option<&'s Block> {
        self.blocks.get(number as usize)
    }

    /// The change that takes the fewest points from one block so that only one owner covers the region; what the block
    /// loses, others cover. Of equals: days before items before the whole block, and the last block.
    ///
    /// `None` where no change of a single block does: three or more owners, an owner with several blocks there, or what a
    /// block would lose beside it and nobody else covers.
    pub(super) fn smallest_cut(&mut self, region: &Region) -> Option<Edit> {
        let [one, other] = *self.sets.items(region.owners) else { return None };
        let touching = self.touching(&region.shape);
        let mut candidates = Vec::new();
        for owner in [one, other] {
            let blocks = touching.iter().filter_map(|number| Some((*number, self.block(*number)?)));
            let mut own = blocks.filter(|(_, block)| block.owner == owner);
            // An owner's only block there holds all of the region.
            if let (Some((number, block)), None) = (own.next(), own.next()) {
                self.cuts(number, block, &region.shape, &mut candidates);
            }
        }
        sorted::sort_by_key(&mut candidates, |candidate| {
            let Edit { block, change, points } = candidate.edit;
            (points, change.rank(), std::cmp::Reverse(block), change)
        });
        let found = candidates.into_iter().find(|candidate| self.is_covered_without(candidate, &region.shape));
        found.map(|candidate| candidate.edit)
    }

    fn cuts(&mut self, number: u32, block: &Block, region: &Shape, candidates: &mut Vec<Candidate>) {
        let Some(room) = &block.room else { return };
        let Shape { days, .. } = block.shape;
        let mut push = |part: Shape, change: Change, sets: &Sets| {
            candidates.push(Candidate { edit: Edit { block: number, change, points: part.points(sets) }, part });
        };
        for left in [days.before(region.days), days.after(region.days)].into_iter().flatten() {
            let lost = if left.first == days.first { days.after(left) } else { days.before(left) };
            if let Some(lost) = lost {
                push(block.shape.on(lost), Change::Days(left), self.sets);
            }
        }
        for axis in (0..AXES).filter(|axis| room.shrink.get(*axis) == Some(&true)) {
            let lost = region.along(axis);
            if lost != block.shape.along(axis) {
                push(block.shape.with(axis, lost), Change::Drop(axis, lost), self.sets);
            }
        }
        push(block.shape, Change::Remove, self.sets);
    }

    /// Whether other blocks cover all that a block would lose; of the region that is known.
    fn is_covered_without(&mut self, candidate: &Candidate, region: &Shape) -> bool {
        if candidate.part == *region {
            return true;
        }
        // Mostly nobody covers what lies beside the region: one point shows it sooner than all of them.
        let point = self.point_beside(&candidate.part, region);
        if !self.touching(&point).iter().any(|number| *number != candidate.edit.block) {
            return false;
        }
        let mut others = self.touching(&candidate.part);
        others.retain(|number| *number != candidate.edit.block);
        let others: Vec<Block> = others.into_iter().filter_map(|number| self.block(number)).copied().collect();
        let (is_covered, work) = is_covered(self.sets, candidate.part, &others);
        self.work += work;
        is_covered
    }

    /// A point of the shape as far from the region as it has one.
    fn point_beside(&mut self, shape: &Shape, region: &Shape) -> Shape {
        let days = shape.days;
        let outside = days.before(region.days).or_else(|| days.after(region.days)).unwrap_or(days);
        let mut point = shape.on(Days { last: outside.first, ..outside });
        for axis in 0..AXES {
            let outside = self.sets.minus(shape.along(axis), region.along(axis));
            let item = [outside, shape.along(axis)].into_iter().find_map(|set| self.sets.items(set).first().copied());
            let item = self.sets.of(item.into_iter().collect());
            point = point.with(axis, item);
        }
        point
    }

    /// The change that gives the fewest points to one block so that it covers the gap; nothing that the block gets is
    /// covered by another owner. Of equals: days before items, and the first block.
    ///
    /// `None` where no block can be extended that far along one axis alone.
    pub(super) fn smallest_extension(&mut self, gap: &Shape) -> Option<Edit> {
        let mut candidates = Vec::new();
        for axis in (0..=AXES).filter(|axis| self.grows.get(*axis) != Some(&false)) {
            let near = self.index.holding(gap, axis, self.sets);
            self.work += near.len();
            for number in near {
                let block = self.block(number)?;
                let fits = |room: &Room| match room.grow.get(axis) {
                    Some(grow) => self.sets.holds(*grow, gap.along(axis)),
                    None => room.days.holds(gap.days),
                };
                if block.room.as_ref().is_some_and(fits) && block.shape.holds_beside(gap, axis, self.sets) {
                    let days = block.shape.days;
                    let (part, change) = if axis == AXES {
                        let wider = days.hull(gap.days);
                        let gained = wider.before(days).or_else(|| wider.after(days))?;
                        (block.shape.on(gained), Change::Days(wider))
                    } else {
                        (block.shape.with(axis, gap.along(axis)), Change::Add(axis, gap.along(axis)))
                    };
                    let points = part.points(self.sets);
                    candidates.push(Candidate { edit: Edit { block: number, change, points }, part });
                }
            }
        }
        sorted::sort_by_key(&mut candidates, |candidate| {
            let Edit { block, change, points } = candidate.edit;
            (points, change.rank(), block, change)
        });
        candidates.into_iter().find(|candidate| self.is_free(candidate)).map(|candidate| candidate.edit)
    }

    /// Whether no other owner covers any of what a block would get.
    fn is_free(&mut self, candidate: &Candidate) -> bool {
        let owner = self.block(candidate.edit.block).map(|block| block.owner);
        let touching = self.touching(&candidate.part);
        touching.into_iter().all(|number| self.block(number).map(|block| block.owner) == owner)
    }
}
