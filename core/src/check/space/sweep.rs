//! Where several cover, and where nobody does: classes of items along each axis, then a sweep over the days.
//!
//! Items that the same blocks hold are one class, and only the blocks of a class are looked at along the next axis; so
//! blocks that have nothing to do with each other never meet, and whole axes that nobody divides count as one item. The
//! boxes that the sweep finds are then joined, as far as two of them make one.

use super::block::{AXES, Block, Days, Shape};
use super::sets::{Set, Sets};
use crate::sorted;

/// A box with all who cover it: the same everywhere in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) shape: Shape,
    pub(super) owners: Set,
}

/// What was found, and how much was looked at for it.
#[derive(Debug)]
pub(super) struct Found {
    /// Boxes without a common point, by their items and days; no two of them make one box together.
    pub(super) regions: Vec<Region>,
    /// How many members of classes, items of sets and days were looked at.
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold it against the number of blocks"))]
    pub(super) work: usize,
}

/// Where two or more different owners cover the same: all such points and no others, each once.
///
/// No two of the boxes that the same owners cover could be one box. They are few, but need not be the fewest that there
/// could be: that is a hard problem in general.
pub(super) fn overlaps(sets: &mut Sets, blocks: &[Block]) -> Found {
    Sweep::new(sets, &[], blocks, Sought::SeveralOwners).found()
}

/// What is promised and no block covers: all such points and no others, each once; joined as those of [`overlaps`].
pub(super) fn gaps(sets: &mut Sets, promised: &[Shape], blocks: &[Block]) -> Found {
    Sweep::new(sets, promised, blocks, Sought::PromiseAlone).found()
}

/// Whether blocks cover all of a shape, and how much was looked at.
pub(super) fn is_covered(sets: &mut Sets, shape: Shape, blocks: &[Block]) -> (bool, usize) {
    let mut sweep = Sweep::new(sets, &[shape], blocks, Sought::PromiseAlone);
    sweep.limit = 1;
    sweep.run();
    (sweep.regions.is_empty(), sweep.work)
}

/// The promise takes part as an owner that no block has.
const PROMISE: u32 = u32::MAX;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sought {
    SeveralOwners,
    PromiseAlone,
}

impl Sought {
    /// Whether it can be among blocks of these owners.
    fn possible(self, mut owners: impl Iterator<Item = u32>) -> bool {
        match self {
            Self::SeveralOwners => owners.next().is_some_and(|first| owners.any(|owner| owner != first)),
            Self::PromiseAlone => owners.any(|owner| owner == PROMISE),
        }
    }

    /// Whether it is where these cover.
    fn is_met(self, owners: &[(u32, usize)]) -> bool {
        match self {
            Self::SeveralOwners => owners.len() > 1,
            Self::PromiseAlone => matches!(owners, [(PROMISE, _)]),
        }
    }
}

struct Sweep<'s> {
    sets: &'s mut Sets,
    pieces: Vec<(Shape, u32)>,
    sought: Sought,
    regions: Vec<Region>,
    /// After how many regions it may stop.
    limit: usize,
    work: usize,
}

impl<'s> Sweep<'s> {
    fn new(sets: &'s mut Sets, promised: &[Shape], blocks: &[Block], sought: Sought) -> Self {
        let pieces = promised.iter().map(|shape| (*shape, PROMISE));
        let pieces = pieces.chain(blocks.iter().map(|block| (block.shape, block.owner))).collect();
        Self { sets, pieces, sought, regions: Vec::new(), limit: usize::MAX, work: 0 }
    }

    fn run(&mut self) {
        let members: Vec<u32> = (0_u32..).take(self.pieces.len()).collect();
        let whole = Shape { axes: [Set::EMPTY; AXES], days: Days { first: i32::MIN, last: i32::MAX } };
        self.divide(0, &members, whole);
    }

    /// All regions, joined, in the order of their items and days.
    fn found(mut self) -> Found {
        self.run();
        self.join();
        let Self { sets, mut regions, work, .. } = self;
        let items = |region: &Region, axis: usize| sets.items(region.shape.along(axis));
        sorted::sort_by(&mut regions, |one, other| {
            let mut axes = (0..AXES).map(|axis| items(one, axis).cmp(items(other, axis)));
            axes.find(|order| order.is_ne()).unwrap_or_else(|| one.shape.days.cmp(&other.shape.days))
        });
        Found { regions, work }
    }

    fn piece(&self, member: u32) -> Option<&(Shape, u32)> {
        self.pieces.get(member as usize)
    }

    /// Divides the items of an axis into classes, and looks at each class along the next axis.
    fn divide(&mut self, axis: usize, members: &[u32], so_far: Shape) {
        self.work += members.len();
        if !self.sought.possible(members.iter().filter_map(|member| Some(self.piece(*member)?.1))) {
            return;
        }
        if axis == AXES {
            self.days(members, so_far);
            return;
        }
        let mut used: Vec<(Set, u32)> =
            members.iter().filter_map(|member| Some((self.piece(*member)?.0.along(axis), *member))).collect();
        sorted::sort(&mut used);
        let groups: Vec<&[(Set, u32)]> = used.chunk_by(|one, other| one.0 == other.0).collect();
        for (items, signature) in self.classes(&groups) {
            if self.regions.len() >= self.limit {
                return;
            }
            let own = signature.iter().filter_map(|group| groups.get(*group as usize)).copied().flatten();
            let mut own: Vec<u32> = own.map(|(_, member)| *member).collect();
            sorted::sort(&mut own);
            let items = self.sets.of(items);
            self.divide(axis + 1, &own, so_far.with(axis, items));
        }
    }

    /// The items that the same groups hold, with the numbers of those groups.
    fn classes(&mut self, groups: &[&[(Set, u32)]]) -> Vec<(Vec<u32>, Vec<u32>)> {
        let sets = (0_u32..).zip(groups.iter().filter_map(|group| group.first()));
        let mut held: Vec<(u32, u32)> =
            sets.flat_map(|(group, (set, _))| self.sets.items(*set).iter().map(move |item| (*item, group))).collect();
        self.work += held.len();
        sorted::sort(&mut held);
        let signature = |of_item: &[(u32, u32)]| of_item.iter().map(|(_, group)| *group).collect::<Vec<_>>();
        let mut items: Vec<_> = held
            .chunk_by(|one, other| one.0 == other.0)
            .filter_map(|of_item| Some((signature(of_item), of_item.first()?.0)))
            .collect();
        sorted::sort(&mut items);
        let mut classes: Vec<(Vec<u32>, Vec<u32>)> = Vec::new();
        for (signature, item) in items {
            match classes.last_mut().filter(|class| class.1 == signature) {
                Some(class) => class.0.push(item),
                None => classes.push((vec![item], signature)),
            }
        }
        classes
    }

    /// Sweeps over the days of a class of points.
    fn days(&mut self, members: &[u32], so_far: Shape) {
        let pieces = members.iter().filter_map(|member| self.piece(*member));
        let mut events: Vec<(i64, bool, u32)> = pieces
            .flat_map(|(shape, owner)| {
                let Days { first, last } = shape.days;
                [(i64::from(first), true, *owner), (i64::from(last) + 1, false, *owner)]
            })
            .collect();
        sorted::sort(&mut events);
        self.work += events.len();
        let mut active: Vec<(u32, usize)> = Vec::new();
        let mut open: Option<(i64, Set)> = None;
        for today in events.chunk_by(|one, other| one.0 == other.0) {
            for (_, begins, owner) in today {
                count(&mut active, *owner, *begins);
            }
            let Some((day, ..)) = today.first() else { continue };
            let owners = self.sought.is_met(&active).then(|| active.iter().map(|(owner, _)| *owner).collect());
            let owners = owners.map(|owners| self.sets.of(owners));
            if open.map(|(_, owners)| owners) == owners {
                continue;
            }
            if let Some((first, owners)) = open {
                self.push(so_far, first, *day - 1, owners);
            }
            open = owners.map(|owners| (*day, owners));
        }
    }

    fn push(&mut self, so_far: Shape, first: i64, last: i64, owners: Set) {
        let day = |day: i64| i32::try_from(day).ok();
        if let Some(days) = day(first).zip(day(last)).and_then(|(first, last)| Days::new(first, last)) {
            self.regions.push(Region { shape: so_far.on(days), owners });
        }
    }

    /// Joins regions until no two of them make one box.
    ///
    /// Once along each axis is enough, the last to be divided first: what is the same all over a later axis was the same
    /// in each of its classes, so that a join along one axis makes no other possible along those before.
    fn join(&mut self) {
        self.join_days();
        for axis in (0..AXES).rev() {
            self.join_along(axis);
        }
    }

    fn join_days(&mut self) {
        let alike = |region: &Region| (region.owners, region.shape.axes);
        sorted::sort_by_key(&mut self.regions, |region| (alike(region), region.shape.days));
        self.work += self.regions.len();
        self.regions.dedup_by(|later, earlier| {
            let next = earlier.shape.days.last.checked_add(1);
            let joins = alike(later) == alike(earlier) && next == Some(later.shape.days.first);
            if joins {
                earlier.shape.days = earlier.shape.days.hull(later.shape.days);
            }
            joins
        });
    }

    fn join_along(&mut self, axis: usize) {
        let alike = |region: &Region| (region.owners, region.shape.days, region.shape.with(axis, Set::EMPTY).axes);
        let mut regions = std::mem::take(&mut self.regions);
        sorted::sort_by_key(&mut regions, alike);
        self.work += regions.len();
        for joined in regions.chunk_by(|one, other| alike(one) == alike(other)) {
            let Some(first) = joined.first() else { continue };
            let items = self.sets.union(joined.iter().map(|region| region.shape.along(axis)));
            self.regions.push(Region { shape: first.shape.with(axis, items), ..*first });
        }
    }
}

/// Counts an owner's blocks on a day; those without one are not in the list.
fn count(active: &mut Vec<(u32, usize)>, owner: u32, begins: bool) {
    match (active.binary_search_by_key(&owner, |(owner, _)| *owner), begins) {
        (Ok(at), _) => {
            let left = active.get_mut(at).map_or(0, |(_, count)| {
                *count = if begins { *count + 1 } else { *count - 1 };
                *count
            });
            if left == 0 {
                active.remove(at);
            }
        }
        (Err(at), true) => active.insert(at, (owner, 1)),
        (Err(_), false) => {}
    }
}
