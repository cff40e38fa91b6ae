//! Where services of a plan overlap and what is left open, in the plan's own words, with what would mend it.

use jiff::civil::Date;
use serde_json::Value;

use super::block::{Block, Shape};
use super::deliveries::{AREAS, GROUPS, Origin, Space};
use super::edit::{Change, Edit, Editor};
use super::held::Held;
use super::services::ServiceAt;
use super::sets::{Set, Sets};
use super::sweep::{self, Region};
use super::told::told;
use crate::plan::{AreaCode, Id, Interface, PlanDocument};
use crate::time::PartyValidity;

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
    /// How many more there are of the same organisations that are not told.
    pub(crate) others: usize,
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
    /// How many more there are of the same promises that are not told.
    pub(crate) others: usize,
    /// The smallest change that mends it, where one alone does.
    pub(crate) repair: Option<Repair>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Told<T> {
    /// What is there for certain, for some of its days at least; in the order of the plan.
    pub(crate) list: Vec<T>,
    /// Whether there is more of it, on days on which the plan may no longer hold.
    pub(crate) is_undecided: bool,
}

impl<T> Default for Told<T> {
    fn default() -> Self {
        Self { list: Vec::new(), is_undecided: false }
    }
}

/// A change of one value of the plan.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Repair {
    /// What changes.
    pub(crate) kind: RepairKind,
    /// Who delivers what changes.
    pub(crate) actor: Id,
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
    /// It begins on another day.
    FirstDay(Date),
    /// It ends on another day.
    LastDay(Date),
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
/// municipality at the same time while the plan holds; each such point once, in the order of the plan. Of the same
/// organisations no more than the limit are told, those with the most points.
///
/// `may_share` says of organisations, and of the interfaces at which they do, whether they are meant to provide the same.
pub(crate) fn overlaps(
    plan: &PlanDocument,
    validity: &[PartyValidity],
    limit: f64,
    may_share: &dyn Fn(&[&Id], &[&Interface]) -> bool,
) -> Told<Overlap> {
    let Some(mut space) = Space::new(plan, validity, true) else { return Told::default() };
    let blocks = std::mem::take(&mut space.blocks);
    let regions = sweep::overlaps(&mut space.sets, &blocks).regions;
    let providers: Vec<Vec<&Id>> = regions.iter().map(|region| space.providers(region.owners)).collect();
    let mut editor = Editor::new(&mut space.sets, &blocks);
    let touching: Vec<Vec<u32>> = regions.iter().map(|region| editor.touching(&region.shape)).collect();
    let origins = |touching: &[u32]| -> Vec<&Origin<'_>> {
        touching.iter().filter_map(|block| space.origins.get(*block as usize)).collect()
    };
    let mut keys = Vec::with_capacity(regions.len());
    for ((region, providers), touching) in regions.iter().zip(&providers).zip(&touching) {
        let interfaces: Vec<&Interface> = origins(touching).iter().map(|origin| origin.interface.1).collect();
        keys.push((!may_share(providers, &interfaces)).then_some(region.owners));
    }
    let (chosen, is_undecided) = choose(&regions, &keys, &space.held, editor.sets(), limit);
    let mut list = Vec::with_capacity(chosen.len());
    for (at, others) in chosen {
        let (Some(region), Some(providers), Some(touching)) = (regions.get(at), providers.get(at), touching.get(at))
        else {
            continue;
        };
        let mut deliveries: Vec<String> = origins(touching).into_iter().map(Origin::delivery).collect();
        // A delivery can be several blocks, one after another.
        deliveries.dedup();
        let providers = providers.iter().copied().cloned().collect();
        list.push((region, providers, deliveries, others, editor.smallest_cut(region)));
    }
    let tell = |(region, providers, deliveries, others, edit): (&Region, _, _, _, Option<Edit>)| Overlap {
        cells: space.cells(&region.shape),
        providers,
        deliveries,
        others,
        repair: edit.and_then(|edit| space.repair(edit, &blocks)),
    };
    Told { list: list.into_iter().map(tell).collect(), is_undecided }
}

/// What the plan promises to cover while it holds and no provider delivers, at any level that is promised and in whichever
/// mode; each such point once, in the order of the plan. Of the same promises no more than the limit are told, those with
/// the most points.
pub(crate) fn gaps(plan: &PlanDocument, validity: &[PartyValidity], limit: f64) -> Told<Gap> {
    if plan.coverage.is_empty() {
        return Told::default();
    }
    let Some(mut space) = Space::new(plan, validity, false) else { return Told::default() };
    let blocks = std::mem::take(&mut space.blocks);
    let promised = space.promised();
    let shapes: Vec<Shape> = promised.iter().map(|block| block.shape).collect();
    let regions = sweep::gaps(&mut space.sets, &shapes, &blocks).regions;
    let mut editor = Editor::new(&mut space.sets, &promised);
    let touching: Vec<Vec<u32>> = regions.iter().map(|region| editor.touching(&region.shape)).collect();
    let promises = |touching: Vec<u32>| {
        let promises = touching.iter().filter_map(|block| promised.get(*block as usize));
        space.sets.of(promises.map(|block| block.owner).collect())
    };
    let keys: Vec<Option<Set>> = touching.into_iter().map(promises).map(Some).collect();
    let (chosen, is_undecided) = choose(&regions, &keys, &space.held, &space.sets, limit);
    let mut editor = Editor::new(&mut space.sets, &blocks);
    let mend = |(at, others): (usize, usize)| {
        let region = regions.get(at)?;
        Some((at, others, region, editor.smallest_extension(&region.shape)))
    };
    let mended: Vec<_> = chosen.into_iter().filter_map(mend).collect();
    let mut list = Vec::with_capacity(mended.len());
    for (at, others, region, edit) in mended {
        let promises = space.sets.items(keys.get(at).copied().flatten().unwrap_or_default());
        list.push(Gap {
            promises: promises.iter().map(|promise| format!("/coverage/{promise}")).collect(),
            cells: space.cells(&region.shape),
            others,
            repair: edit.and_then(|edit| space.repair(edit, &blocks)),
        });
    }
    Told { list, is_undecided }
}

/// Which regions are told, by position, with how many others there are of the same key; and whether some are undecided.
/// What has no key is none.
fn choose(
    regions: &[Region],
    keys: &[Option<Set>],
    held: &Held,
    sets: &Sets,
    limit: f64,
) -> (Vec<(usize, usize)>, bool) {
    let (mut positions, mut sizes, mut is_undecided) = (Vec::new(), Vec::new(), false);
    for (at, (region, key)) in regions.iter().zip(keys).enumerate() {
        let Some(key) = *key else { continue };
        if held.is_certain(&region.shape, sets) {
            positions.push(at);
            sizes.push((key, region.shape.points(sets)));
        } else {
            is_undecided = true;
        }
    }
    let chosen = told(&sizes, limit).into_iter();
    (chosen.filter_map(|(at, others)| Some((*positions.get(at)?, others))).collect(), is_undecided)
}

impl<'p> Space<'p> {
    fn providers(&self, owners: Set) -> Vec<&'p Id> {
        self.sets.items(owners).iter().filter_map(|owner| self.owners.get(*owner as usize)).copied().collect()
    }

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
                let is_first = shape.days.first != days.first;
                let date = self.places.calendar.date(if is_first { days.first } else { days.last });
                let (kind, field) =
                    if is_first { (RepairKind::FirstDay(date), "from") } else { (RepairKind::LastDay(date), "until") };
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
        let actor = origin.actor.clone();
        Some(Repair { kind, actor, delivery, pointer, value })
    }
}
