//! Where services of a plan overlap and what is left open, in the plan's own words, with what would mend it.

use jiff::civil::Date;
use serde_json::Value;

use super::block::{Block, Days, Shape};
use super::deliveries::{AREAS, GROUPS, Space};
use super::edit::{Change, Edit, Editor};
use super::services::ServiceAt;
use super::sweep::{self, Region};
use crate::plan::{AreaCode, Id, PlanDocument};

/// A box of the space: each of these services for each of these client groups in each of these municipalities on each day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cells {
    /// The services, in as few words as the plan has for them.
    pub(crate) services: Vec<ServiceAt>,
    /// The client groups, in as few words as the plan has for them; empty for all.
    pub(crate) client_groups: Vec<Id>,
    /// The municipalities by code; empty where the plan speaks of none.
    pub(crate) areas: Vec<AreaCode>,
    /// First day.
    pub(crate) from: Date,
    /// Last day.
    pub(crate) until: Date,
}

/// Where two or more organisations provide the same.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Overlap {
    /// What they all provide, on each day and everywhere in it.
    pub(crate) cells: Cells,
    /// The organisations, in the order of their first deliveries.
    pub(crate) providers: Vec<Id>,
    /// JSON Pointers of their deliveries there, in the order of the plan.
    pub(crate) deliveries: Vec<String>,
    /// The smallest change that mends it, where one alone does.
    pub(crate) repair: Option<Repair>,
}

/// What is promised and nobody provides.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Gap {
    /// What nobody provides on any day and anywhere in it.
    pub(crate) cells: Cells,
    /// JSON Pointers of the promises, in the order of the plan.
    pub(crate) promises: Vec<String>,
    /// The smallest change that mends it, where one alone does.
    pub(crate) repair: Option<Repair>,
}

/// A change of one value of the plan.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Repair {
    /// What changes.
    pub(crate) kind: RepairKind,
    /// JSON Pointer of the delivery that changes.
    pub(crate) delivery: String,
    /// JSON Pointer of the value, which need not be there yet.
    pub(crate) pointer: String,
    /// The new value; `None` where it is taken out.
    pub(crate) value: Option<Value>,
}

/// What a repair changes of a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RepairKind {
    /// It begins so many days earlier.
    BeginEarlier(u64),
    /// It begins so many days later.
    BeginLater(u64),
    /// It ends so many days earlier.
    EndEarlier(u64),
    /// It ends so many days later.
    EndLater(u64),
    /// It reaches more client groups.
    AddClientGroups(Vec<Id>),
    /// It no longer reaches these client groups.
    DropClientGroups(Vec<Id>),
    /// It reaches more municipalities.
    AddAreas(Vec<AreaCode>),
    /// It no longer reaches these municipalities.
    DropAreas(Vec<AreaCode>),
    /// All that it delivers others deliver, too.
    Remove,
}

/// Where organisations provide the same service, at the same level and in the same mode, for the same clients in the same
/// municipality at the same time; each such point once, in the order of the plan.
pub(crate) fn overlaps(plan: &PlanDocument) -> Vec<Overlap> {
    let Some(mut space) = Space::new(plan, true) else { return Vec::new() };
    let blocks = std::mem::take(&mut space.blocks);
    let found = sweep::overlaps(&mut space.sets, &blocks);
    let mut editor = Editor::new(&mut space.sets, &blocks);
    let mend = |region: Region| (region, editor.touching(&region.shape), editor.smallest_cut(&region));
    let mended: Vec<_> = found.regions.into_iter().map(mend).collect();
    let mut overlaps = Vec::new();
    for (region, touching, edit) in mended {
        let owners = space.sets.items(region.owners).iter();
        let providers = owners.filter_map(|owner| space.owners.get(*owner as usize)).map(|id| (*id).clone());
        let origins = touching.iter().filter_map(|block| space.origins.get(*block as usize));
        let mut deliveries: Vec<String> = origins.map(super::deliveries::Origin::delivery).collect();
        // A delivery can be several blocks, one after another.
        deliveries.dedup();
        overlaps.push(Overlap {
            providers: providers.collect(),
            deliveries,
            cells: space.cells(&region.shape),
            repair: edit.and_then(|edit| space.repair(edit, &blocks)),
        });
    }
    overlaps
}

/// What the plan promises to cover and no provider delivers, at any level that is promised and in whichever mode; each such
/// point once, in the order of the plan.
pub(crate) fn gaps(plan: &PlanDocument) -> Vec<Gap> {
    if plan.coverage.is_empty() {
        return Vec::new();
    }
    let Some(mut space) = Space::new(plan, false) else { return Vec::new() };
    let blocks = std::mem::take(&mut space.blocks);
    let promised = space.promised();
    let shapes: Vec<Shape> = promised.iter().map(|block| block.shape).collect();
    let regions = sweep::gaps(&mut space.sets, &shapes, &blocks).regions;
    let mut editor = Editor::new(&mut space.sets, &blocks);
    let edits: Vec<_> = regions.iter().map(|region| editor.smallest_extension(&region.shape)).collect();
    let mut editor = Editor::new(&mut space.sets, &promised);
    let touching: Vec<_> = regions.iter().map(|region| editor.touching(&region.shape)).collect();
    let mut gaps = Vec::new();
    for ((region, edit), touching) in regions.iter().zip(edits).zip(touching) {
        let promises = touching.iter().filter_map(|block| promised.get(*block as usize));
        let mut promises: Vec<u32> = promises.map(|block| block.owner).collect();
        promises.dedup();
        gaps.push(Gap {
            promises: promises.into_iter().map(|promise| format!("/coverage/{promise}")).collect(),
            cells: space.cells(&region.shape),
            repair: edit.and_then(|edit| space.repair(edit, &blocks)),
        });
    }
    gaps
}

impl Space<'_> {
    fn cells(&self, shape: &Shape) -> Cells {
        let [services, groups, areas] = shape.axes;
        let all = groups == self.services.everyone;
        Cells {
            services: self.services.names(self.sets.items(services)),
            client_groups: if all { Vec::new() } else { self.services.groups.names(self.sets.items(groups)) },
            areas: self.places.codes(self.sets.items(areas)),
            from: self.places.calendar.date(shape.days.first),
            until: self.places.calendar.date(shape.days.last),
        }
    }

    fn repair(&mut self, edit: Edit, blocks: &[Block]) -> Option<Repair> {
        let shape = blocks.get(edit.block as usize)?.shape;
        let origin = *self.origins.get(edit.block as usize)?;
        let (interface, delivery) = (origin.interface(), origin.delivery());
        let (kind, pointer, value) = match edit.change {
            Change::Days(days) => {
                // What the delivery's own dates cannot do, those of the interface do.
                let own = origin.by_delivery.is_some_and(|own| own.holds(days));
                let (kind, field, day) = moved(shape.days, days);
                let date = self.places.calendar.date(day);
                let owner = if own { &delivery } else { &interface };
                (kind, format!("{owner}/{field}"), Some(Value::from(date.to_string())))
            }
            Change::Add(AREAS, items) => {
                let added = self.places.codes(self.sets.items(items));
                let written = origin.delivery.1.areas.iter().chain(&added);
                let value = written.map(AreaCode::as_str).collect();
                (RepairKind::AddAreas(added), format!("{delivery}/areas"), Some(value))
            }
            Change::Drop(AREAS, items) => {
                let dropped = self.places.codes(self.sets.items(items));
                let left = self.sets.minus(shape.along(AREAS), items);
                let left = self.places.codes(self.sets.items(left));
                let value = left.iter().map(AreaCode::as_str).collect();
                (RepairKind::DropAreas(dropped), format!("{delivery}/areas"), Some(value))
            }
            Change::Add(GROUPS, items) => {
                let added = self.services.groups.names(self.sets.items(items));
                let written = origin.interface.1.client_groups.iter().map(|group| group.id());
                let value = written.chain(&added).map(Id::as_str).collect();
                (RepairKind::AddClientGroups(added), format!("{interface}/client_groups"), Some(value))
            }
            Change::Drop(GROUPS, items) => {
                let dropped = self.services.groups.names(self.sets.items(items));
                let left = self.sets.minus(shape.along(GROUPS), items);
                let left = self.services.groups.names(self.sets.items(left));
                let value = left.iter().map(Id::as_str).collect();
                (RepairKind::DropClientGroups(dropped), format!("{interface}/client_groups"), Some(value))
            }
            // No block may be changed along the axis of services.
            Change::Add(..) | Change::Drop(..) => return None,
            Change::Remove => (RepairKind::Remove, delivery.clone(), None),
        };
        Some(Repair { kind, delivery, pointer, value })
    }
}

/// Which of two dates moved, and to which day.
fn moved(before: Days, after: Days) -> (RepairKind, &'static str, i32) {
    let apart = |one: i32, other: i32| u64::from(one.abs_diff(other));
    let (first, last) = (apart(before.first, after.first), apart(before.last, after.last));
    if after.first < before.first {
        (RepairKind::BeginEarlier(first), "from", after.first)
    } else if after.first > before.first {
        (RepairKind::BeginLater(first), "from", after.first)
    } else if after.last < before.last {
        (RepairKind::EndEarlier(last), "until", after.last)
    } else {
        (RepairKind::EndLater(last), "until", after.last)
    }
}
