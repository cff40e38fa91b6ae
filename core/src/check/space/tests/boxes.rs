//! The space against the enumeration of all its points, and how much is looked at in a large one.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use crate::check::space::block::{AXES, Block, Days, Room, Shape};
use crate::check::space::edit::{Change, Edit, Editor};
use crate::check::space::sets::{Set, Sets};
use crate::check::space::sweep::{Region, gaps, overlaps};

/// Three items along each axis, six days.
const ITEMS: u32 = 3;
const LAST: i32 = 5;

type Point = ([u32; AXES], i32);

fn points_of(shape: &Shape, sets: &Sets) -> BTreeSet<Point> {
    let [one, two, three] = shape.axes.map(|set| sets.items(set).to_vec());
    let mut points = BTreeSet::new();
    for a in &one {
        for b in &two {
            for c in &three {
                points.extend((shape.days.first..=shape.days.last).map(|day| ([*a, *b, *c], day)));
            }
        }
    }
    points
}

/// Who covers each point, by enumeration.
fn covered(blocks: &[Block], sets: &Sets) -> BTreeMap<Point, BTreeSet<u32>> {
    let mut covered: BTreeMap<Point, BTreeSet<u32>> = BTreeMap::new();
    for block in blocks {
        for point in points_of(&block.shape, sets) {
            covered.entry(point).or_default().insert(block.owner);
        }
    }
    covered
}

/// A box as lists; a set is a number with a bit an item.
#[derive(Debug, Clone)]
struct Raw {
    axes: [u32; AXES],
    first: i32,
    last: i32,
    owner: u32,
    room: Option<([u32; AXES], [bool; AXES], i32, i32)>,
}

fn set(sets: &mut Sets, bits: u32) -> Set {
    sets.of((0..ITEMS).filter(|item| bits & (1 << item) != 0).collect())
}

impl Raw {
    fn block(&self, sets: &mut Sets) -> Block {
        let days = Days::new(self.first.min(self.last), self.first.max(self.last)).unwrap();
        let axes = self.axes.map(|bits| set(sets, bits));
        let room = self.room.map(|(grow, shrink, before, after)| Room {
            days: Days { first: days.first - before, last: days.last + after },
            grow: grow.map(|bits| set(sets, bits)),
            shrink,
        });
        Block { shape: Shape { axes, days }, owner: self.owner, room }
    }
}

fn any_set() -> impl Strategy<Value = u32> {
    prop_oneof![2 => 1_u32..(1 << ITEMS), 1 => Just((1 << ITEMS) - 1)]
}

fn any_axes() -> impl Strategy<Value = [u32; AXES]> {
    [any_set(), any_set(), any_set()]
}

fn any_block() -> impl Strategy<Value = Raw> {
    let room = (any_axes(), any::<[bool; AXES]>(), 0..=LAST, 0..=LAST);
    (any_axes(), 0..=LAST, 0..=LAST, 0_u32..3, prop::option::weighted(0.8, room))
        .prop_map(|(axes, first, last, owner, room)| Raw { axes, first, last, owner, room })
}

fn any_blocks(range: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Raw>> {
    prop::collection::vec(any_block(), range)
}

fn blocks_of(raw: &[Raw], sets: &mut Sets) -> Vec<Block> {
    raw.iter().map(|raw| raw.block(sets)).collect()
}

/// Whether two boxes with the same owners are one box together: they differ along one axis only, or follow in time.
fn join(one: &Region, other: &Region) -> bool {
    let differs = (0..AXES).filter(|axis| one.shape.along(*axis) != other.shape.along(*axis)).count();
    let (a, b) = (one.shape.days, other.shape.days);
    let meet = a.last + 1 == b.first || b.last + 1 == a.first;
    one.owners == other.owners && (differs == 0 && meet || differs == 1 && a == b)
}

/// The regions hold each expected point once and nothing else, with its owners, and cannot be joined.
fn assert_exact(regions: &[Region], expected: &BTreeMap<Point, BTreeSet<u32>>, sets: &Sets) {
    let mut found = BTreeMap::new();
    for region in regions {
        let owners: BTreeSet<u32> = sets.items(region.owners).iter().copied().collect();
        for point in points_of(&region.shape, sets) {
            assert_eq!(found.insert(point, owners.clone()), None, "{point:?} is in two regions");
        }
    }
    assert_eq!(&found, expected);
    for (at, one) in regions.iter().enumerate() {
        assert!(regions[at + 1..].iter().all(|other| !join(one, other)), "{regions:#?}");
    }
}

fn uncovered(promised: &[Shape], blocks: &[Block], sets: &Sets) -> BTreeMap<Point, BTreeSet<u32>> {
    let covered = covered(blocks, sets);
    let asked = promised.iter().flat_map(|shape| points_of(shape, sets));
    let owners = BTreeSet::from([u32::MAX]);
    asked.filter(|point| !covered.contains_key(point)).map(|point| (point, owners.clone())).collect()
}

/// The lists of items that a block can have along an axis.
fn subsets(sets: &mut Sets) -> Vec<Set> {
    (1..(1 << ITEMS)).map(|bits| set(sets, bits)).collect()
}

/// A block as it may be after one change within its room; `None` where it is taken away.
fn changed(block: &Block, sets: &mut Sets, grow: bool) -> Vec<Option<Block>> {
    let Some(room) = block.room else { return Vec::new() };
    let mut list = Vec::new();
    let days = block.shape.days;
    for first in -LAST..=2 * LAST {
        for last in first..=2 * LAST {
            let other = Days { first, last };
            let allowed = if grow { other.holds(days) && room.days.holds(other) } else { days.holds(other) };
            if allowed {
                list.push(Some(Block { shape: block.shape.on(other), ..*block }));
            }
        }
    }
    for axis in 0..AXES {
        let own = block.shape.along(axis);
        for other in subsets(sets) {
            let gained = sets.minus(other, own);
            let allowed = if grow {
                sets.holds(other, own) && sets.holds(room.grow[axis], gained)
            } else {
                room.shrink[axis] && sets.holds(own, other)
            };
            if allowed {
                list.push(Some(Block { shape: block.shape.with(axis, other), ..*block }));
            }
        }
    }
    if !grow {
        list.push(None);
    }
    list
}

/// All plans that one change makes of the blocks, with how many points the change adds or takes.
fn changes(blocks: &[Block], sets: &mut Sets, grow: bool) -> Vec<(usize, Vec<Block>, u64)> {
    let mut list = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        for other in changed(block, sets, grow) {
            let points = other.map_or(0, |other| other.shape.points(sets)).abs_diff(block.shape.points(sets));
            let mut after = blocks.to_vec();
            after.splice(at..=at, other);
            list.push((at, after, points));
        }
    }
    list
}

fn applied(blocks: &[Block], edit: Edit, sets: &mut Sets) -> Vec<Block> {
    let mut after = blocks.to_vec();
    let at = edit.block as usize;
    let shape = &mut after[at].shape;
    match edit.change {
        Change::Days(days) => *shape = shape.on(days),
        Change::Add(axis, items) => *shape = shape.with(axis, sets.union([shape.along(axis), items])),
        Change::Drop(axis, items) => *shape = shape.with(axis, sets.minus(shape.along(axis), items)),
        Change::Remove => drop(after.remove(at)),
    }
    after
}

/// Whether the region has no point with two owners, and every point that was covered still is.
fn mends_overlap(region: &Region, before: &[Block], after: &[Block], sets: &Sets) -> bool {
    let (was, is) = (covered(before, sets), covered(after, sets));
    points_of(&region.shape, sets).iter().all(|point| is.get(point).is_none_or(|owners| owners.len() < 2))
        && was.keys().all(|point| is.contains_key(point))
}

/// Whether all of the gap is covered, and nothing that the block got belongs to another owner.
fn mends_gap(gap: &Shape, (before, after): (&Block, &Block), others: &[Block], sets: &Sets) -> bool {
    let (had, has) = (points_of(&before.shape, sets), points_of(&after.shape, sets));
    let foreign: Vec<Block> = others.iter().filter(|block| block.owner != before.owner).copied().collect();
    let foreign = covered(&foreign, sets);
    points_of(gap, sets).is_subset(&has) && has.difference(&had).all(|point| !foreign.contains_key(point))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn overlaps_are_exact(raw in any_blocks(0..8)) {
        let mut sets = Sets::new();
        let blocks = blocks_of(&raw, &mut sets);
        let mut expected = covered(&blocks, &sets);
        expected.retain(|_, owners| owners.len() > 1);
        let found = overlaps(&mut sets, &blocks);
        assert_exact(&found.regions, &expected, &sets);
    }

    #[test]
    fn gaps_are_exact(promised in any_blocks(0..4), raw in any_blocks(0..8)) {
        let mut sets = Sets::new();
        let blocks = blocks_of(&raw, &mut sets);
        let promised: Vec<Shape> = blocks_of(&promised, &mut sets).iter().map(|block| block.shape).collect();
        let expected = uncovered(&promised, &blocks, &sets);
        let found = gaps(&mut sets, &promised, &blocks);
        assert_exact(&found.regions, &expected, &sets);
    }

    /// The order of the blocks decides nothing, nor does it matter that a block is there twice.
    #[test]
    fn order_and_repetition_change_nothing(raw in any_blocks(0..8), turn in 0_usize..8) {
        let shapes = |raw: &[Raw]| -> Vec<(Vec<Vec<u32>>, Days, Vec<u32>)> {
            let mut sets = Sets::new();
            let blocks = blocks_of(raw, &mut sets);
            let found = overlaps(&mut sets, &blocks);
            let items = |set: Set| sets.items(set).to_vec();
            let parts = |region: &Region| {
                (region.shape.axes.map(items).to_vec(), region.shape.days, items(region.owners))
            };
            found.regions.iter().map(parts).collect()
        };
        let mut other = raw.clone();
        other.rotate_left(turn % raw.len().max(1));
        other.extend(raw.first().cloned());
        let (one, other) = (shapes(&raw), shapes(&other));
        prop_assert!(one.is_sorted(), "{:?}", one);
        prop_assert_eq!(one, other);
    }

    /// No change of one block mends the overlap with fewer points, and where none is given there is none.
    #[test]
    fn cuts_are_the_smallest(raw in any_blocks(2..6)) {
        let mut sets = Sets::new();
        let blocks = blocks_of(&raw, &mut sets);
        let regions = overlaps(&mut sets, &blocks).regions;
        let all = changes(&blocks, &mut sets, false);
        for region in regions {
            let mending = all.iter().filter(|(_, after, _)| mends_overlap(&region, &blocks, after, &sets));
            let expected = mending.map(|(.., points)| *points).min();
            let edit = Editor::new(&mut sets, &blocks).smallest_cut(&region);
            prop_assert_eq!(edit.map(|edit| edit.points), expected, "{:?}", region);
            if let Some(edit) = edit {
                let after = applied(&blocks, edit, &mut sets);
                prop_assert!(mends_overlap(&region, &blocks, &after, &sets), "{:?}", edit);
            }
        }
    }

    #[test]
    fn extensions_are_the_smallest(promised in any_blocks(1..3), raw in any_blocks(1..5)) {
        let mut sets = Sets::new();
        let blocks = blocks_of(&raw, &mut sets);
        let promised: Vec<Shape> = blocks_of(&promised, &mut sets).iter().map(|block| block.shape).collect();
        let regions = gaps(&mut sets, &promised, &blocks).regions;
        let all = changes(&blocks, &mut sets, true);
        for region in regions {
            let mending = all.iter().filter(|(at, after, _)| {
                mends_gap(&region.shape, (&blocks[*at], &after[*at]), &blocks, &sets)
            });
            let expected = mending.map(|(.., points)| *points).min();
            let edit = Editor::new(&mut sets, &blocks).smallest_extension(&region.shape);
            prop_assert_eq!(edit.map(|edit| edit.points), expected, "{:?}", region);
            if let Some(edit) = edit {
                let (at, after) = (edit.block as usize, applied(&blocks, edit, &mut sets));
                prop_assert!(mends_gap(&region.shape, (&blocks[at], &after[at]), &blocks, &sets), "{:?}", edit);
            }
        }
    }

    #[test]
    fn neighbours_are_all_that_touch(raw in any_blocks(0..12), asked in any_block()) {
        let mut sets = Sets::new();
        let blocks = blocks_of(&raw, &mut sets);
        let shape = asked.block(&mut sets).shape;
        let points = points_of(&shape, &sets);
        let touches = |block: &&Block| !points_of(&block.shape, &sets).is_disjoint(&points);
        let expected: Vec<&Block> = blocks.iter().filter(touches).collect();
        let touching = Editor::new(&mut sets, &blocks).touching(&shape);
        prop_assert_eq!(touching.iter().map(|at| &blocks[*at as usize]).collect::<Vec<_>>(), expected);
    }
}

fn block(sets: &mut Sets, axes: [&[u32]; AXES], (first, last): (i32, i32), owner: u32) -> Block {
    let axes = axes.map(|items| sets.of(items.to_vec()));
    let days = Days::new(first, last).unwrap();
    Block { shape: Shape { axes, days }, owner, room: None }
}

#[test]
fn open_ends_do_no_harm() {
    let mut sets = Sets::new();
    let always = (i32::MIN, i32::MAX);
    let blocks = [
        block(&mut sets, [&[0], &[0], &[0]], always, 0),
        block(&mut sets, [&[0], &[0], &[0]], (7, i32::MAX), 1),
        block(&mut sets, [&[0], &[0], &[1]], (i32::MIN, 6), 1),
    ];
    let found = overlaps(&mut sets, &blocks).regions;
    assert_eq!(found.iter().map(|region| region.shape).collect::<Vec<_>>(), [blocks[1].shape]);
    let promised = [blocks[0].shape.with(2, sets.of(vec![0, 1]))];
    let found = gaps(&mut sets, &promised, &blocks).regions;
    let expected = blocks[2].shape.on(Days { first: 7, last: i32::MAX });
    assert_eq!(found.iter().map(|region| region.shape).collect::<Vec<_>>(), [expected]);
}

#[test]
fn a_box_of_nothing_covers_nothing() {
    let mut sets = Sets::new();
    let blocks = [block(&mut sets, [&[0], &[], &[0]], (0, 9), 0), block(&mut sets, [&[0], &[0], &[0]], (0, 9), 1)];
    assert!(overlaps(&mut sets, &blocks).regions.is_empty());
    let mut editor = Editor::new(&mut sets, &blocks);
    assert_eq!((editor.touching(&blocks[0].shape), editor.touching(&blocks[1].shape)), (vec![], vec![1]));
}

/// A synthetic space: so many interfaces with three deliveries each, of one of 100 services, for two of 20 client groups
/// or for all, in one to three of 300 municipalities or in all, for a part of 1826 days. Three municipalities have a
/// provider of their own; one delivery in 20 comes from elsewhere.
fn synthetic(sets: &mut Sets, interfaces: u32) -> Vec<Block> {
    // A small generator of numbers, so that the space is the same on every run (Knuth's constants for 64 bits).
    let mut state = 42_u64;
    let mut next = |below: u32| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((state >> 33) % u64::from(below)).unwrap()
    };
    let mut blocks = Vec::new();
    for _ in 0..interfaces * 3 {
        let groups = if next(10) == 0 { (0..20).collect() } else { vec![next(20), next(20)] };
        let home = next(100);
        let areas = if next(300) == 0 { (0..300).collect() } else { (home * 3..=home * 3 + next(3)).collect() };
        let axes = [sets.of(vec![next(100)]), sets.of(groups), sets.of(areas)];
        let first = i32::try_from(next(1000)).unwrap();
        let days = Days { first, last: first + i32::try_from(next(826)).unwrap() };
        let grow = [Set::EMPTY, sets.of((0..20).collect()), sets.of((0..300).collect())];
        let room = Room { days: Days { first: 0, last: 1825 }, grow, shrink: [false, true, true] };
        let owner = if next(20) == 0 { next(100) } else { home };
        blocks.push(Block { shape: Shape { axes, days }, owner, room: Some(room) });
    }
    blocks
}

/// How much is looked at to find where synthetic deliveries overlap and what they leave open, and to mend it; how many
/// regions that is, and of how many blocks.
struct Work {
    finding: usize,
    mending: usize,
    regions: usize,
    blocks: usize,
}

fn work(interfaces: u32, mend: bool) -> Work {
    let mut sets = Sets::new();
    let blocks = synthetic(&mut sets, interfaces);
    let promised = Shape {
        axes: [(0..100).collect(), (0..20).collect(), (0..300).collect()].map(|items| sets.of(items)),
        days: Days { first: 0, last: 1825 },
    };
    let overlaps = overlaps(&mut sets, &blocks);
    let gaps = gaps(&mut sets, &[promised], &blocks);
    let mut editor = Editor::new(&mut sets, &blocks);
    if mend {
        let cut = overlaps.regions.iter().filter_map(|region| editor.smallest_cut(region)).count();
        let extended = gaps.regions.iter().filter_map(|region| editor.smallest_extension(&region.shape)).count();
        assert!(cut > 100 && extended > 100, "{cut} {extended}");
    }
    Work {
        finding: overlaps.work + gaps.work,
        mending: editor.work,
        regions: overlaps.regions.len() + gaps.regions.len(),
        blocks: blocks.len(),
    }
}

#[test]
fn ten_thousand_interfaces_are_not_compared_pair_by_pair() {
    let (half, whole) = (work(5_000, false), work(10_000, false));
    assert_eq!(whole.blocks, 30_000);
    assert!(2 * whole.finding < 5 * half.finding, "{} {}", half.finding, whole.finding);
    assert!(whole.finding < 200 * whole.blocks, "{}", whole.finding);
}

#[test]
fn a_region_is_mended_without_looking_at_all_blocks() {
    let Work { mending, regions, blocks, .. } = work(5_000, true);
    assert!(mending < regions * blocks / 50, "{mending} for {regions} regions of {blocks} blocks");
}
