//! What providers deliver and what a plan promises, as blocks of the space.

use super::block::{Block, Days, Room, Shape};
use super::held::Held;
use super::places::{ALWAYS, Places, Works, during, together};
use super::services::{Part, Services};
use super::sets::{Set, Sets};
use crate::named::Named;
use crate::plan::{
    Coverage, Id, Interface, InterfaceRole, InterfaceStatus, PlanDocument, Ref, ServiceDelivery, ToClientGroup,
};
use crate::sorted;
use crate::time::PartyValidity;

/// The axes of client groups and of municipalities; services are the first.
pub(super) const GROUPS: usize = 1;
pub(super) const AREAS: usize = 2;

/// The space of a plan.
pub(super) struct Space<'p> {
    plan: &'p PlanDocument,
    pub(super) sets: Sets,
    pub(super) services: Services<'p>,
    pub(super) places: Places<'p>,
    /// On which days the plan holds where.
    pub(super) held: Held,
    /// All municipalities.
    everywhere: Set,
    /// Those that have the area of another from some day on: what one of them holds depends on the day.
    grown: Set,
    /// What is delivered.
    pub(super) blocks: Vec<Block>,
    /// Where the plan says what each block holds.
    pub(super) origins: Vec<Origin<'p>>,
    /// The organisations that own blocks, by their numbers.
    pub(super) owners: Vec<&'p Id>,
    numbers: Named<'p, usize>,
}

/// Where a plan says what a block holds: an interface, one of its sides, what that delivers.
#[derive(Clone, Copy)]
pub(super) struct Origin<'p> {
    pub(super) interface: (usize, &'p Interface),
    pub(super) side: usize,
    pub(super) actor: &'p Id,
    pub(super) delivery: (usize, &'p ServiceDelivery),
    /// The days that the block can have by dates of the delivery alone.
    pub(super) by_delivery: Option<Days>,
}

/// What an interface says of all its deliveries.
#[derive(Clone, Copy)]
struct Said {
    groups: Option<Set>,
    days: Days,
    /// Whether there is one delivery only, so that a change of the interface changes no other.
    alone: bool,
}

/// A part of what a delivery holds: the municipalities in which it goes on on the same days.
struct Piece {
    /// `None` where there is none.
    days: Option<Days>,
    /// The days that it could have by other dates.
    bounds: Days,
    areas: Set,
}

impl<'p> Space<'p> {
    /// The deliveries of all interfaces, with modes of service told apart or not; `None` where the term has no day.
    ///
    /// What is not there while the plan holds is not counted. A closed interface without a last day is not counted either:
    /// nobody knows since when nothing is delivered there.
    pub(super) fn new(plan: &'p PlanDocument, validity: &[PartyValidity], modes: bool) -> Option<Self> {
        let mut sets = Sets::new();
        let services = Services::new(plan, modes, &mut sets);
        let mut places = Places::new(plan);
        let held = Held::new(plan, validity, &mut places, &mut sets)?;
        let everywhere = places.everywhere(&mut sets);
        let grown = sets.of(places.grown().collect());
        let (blocks, origins, owners, numbers) = Default::default();
        let mut space =
            Self { plan, sets, services, places, held, everywhere, grown, blocks, origins, owners, numbers };
        for (index, interface) in plan.interfaces.iter().enumerate() {
            if interface.status != Some(InterfaceStatus::Closed) || interface.until.is_some() {
                space.add_interface(index, interface);
            }
        }
        Some(space)
    }

    /// The client groups that are said; the inner `None` where nothing is, the outer where the plan has none of them.
    fn groups_said(&mut self, said: &[Ref<ToClientGroup>]) -> Option<Option<Set>> {
        let known = self.services.groups.set(said.iter().map(Ref::id), &mut self.sets);
        (known.is_some() || said.is_empty()).then_some(known)
    }

    fn add_interface(&mut self, index: usize, interface: &'p Interface) {
        let Some(groups) = self.groups_said(&interface.client_groups) else { return };
        let Some(days) = self.places.calendar.days(interface.from, interface.until) else { return };
        let sides = interface.sides.iter().enumerate().filter(|(_, side)| side.role == InterfaceRole::Provider);
        let alone = sides.clone().map(|(_, side)| side.services.len()).sum::<usize>() == 1;
        for (number, side) in sides {
            for delivery in side.services.iter().enumerate() {
                let (interface, actor) = ((index, interface), side.actor.id());
                let origin = Origin { interface, side: number, actor, delivery, by_delivery: None };
                self.add_delivery(origin, Said { groups, days, alone });
            }
        }
    }

    fn add_delivery(&mut self, origin: Origin<'p>, said: Said) {
        let Origin { actor, delivery: (_, delivery), .. } = origin;
        let Some(life) = self.places.life(actor).and_then(|life| life.common(self.held.whole)) else { return };
        let Some(dates) = self.places.calendar.days(delivery.from, delivery.until) else { return };
        let way = (delivery.level, delivery.mode);
        let parts = self.services.parts(delivery.service.id(), said.groups, way, &mut self.sets);
        let works = if delivery.areas.is_empty() {
            self.works(actor)
        } else {
            self.places.of_codes(&delivery.areas, &mut self.sets)
        };
        let parts = parts.unwrap_or_default();
        let owner = self.owner(actor);
        let wanted = dates.common(said.days).and_then(|days| days.common(life));
        let pieces = self.pieces(&works, life, wanted);
        for Piece { days, bounds, areas } in &pieces {
            let Some(days) = *days else { continue };
            for part in &parts {
                let shape = Shape { axes: [part.services, part.groups, *areas], days };
                let (mut origin, mut room) = (origin, None);
                // A change of what makes several blocks would change all of them.
                if pieces.len() == 1 && parts.len() == 1 {
                    origin.by_delivery = said.days.common(*bounds);
                    let by_interface = dates.common(*bounds).filter(|_| said.alone);
                    room = Some(self.room(shape, part, origin, by_interface, wanted == Some(days)));
                }
                self.blocks.push(Block { shape, owner, room });
                self.origins.push(origin);
            }
        }
    }

    /// What an actor who works there delivers on the wanted days while the plan holds, in as few pieces as possible.
    fn pieces(&mut self, works: &Works, life: Days, wanted: Option<Days>) -> Vec<Piece> {
        let mut found: Vec<(Option<Days>, Days, Set)> = Vec::new();
        for (bounds, areas) in self.held.during(works, life, &mut self.sets) {
            found.push((wanted.and_then(|days| days.common(bounds)), bounds, areas));
        }
        sorted::sort(&mut found);
        let mut pieces: Vec<Piece> = Vec::new();
        for (days, bounds, areas) in found {
            match pieces.last_mut().filter(|last| last.days == days) {
                Some(last) => {
                    // Both hold the wanted days, so that they have days in common.
                    last.bounds = last.bounds.common(bounds).unwrap_or(bounds);
                    last.areas = self.sets.union([last.areas, areas]);
                }
                None => pieces.push(Piece { days, bounds, areas }),
            }
        }
        pieces
    }

    /// How far a delivery may be changed. Client groups and other dates are those of the interface.
    ///
    /// What is cut short by something else than dates may go on for longer in other municipalities, or where they are
    /// named.
    fn room(
        &mut self,
        shape: Shape,
        part: &Part,
        origin: Origin<'p>,
        by_interface: Option<Days>,
        is_uncut: bool,
    ) -> Room {
        let alone = by_interface.is_some();
        let bounds = [origin.by_delivery, by_interface].into_iter().flatten();
        let [_, _, areas] = shape.axes;
        let names_groups = alone && !origin.interface.1.client_groups.is_empty();
        let names_areas = !origin.delivery.1.areas.is_empty();
        Room {
            days: bounds.fold(shape.days, Days::hull),
            grow: [
                Set::EMPTY,
                if names_groups { part.own } else { Set::EMPTY },
                if names_areas && is_uncut { self.sets.minus(self.everywhere, self.grown) } else { Set::EMPTY },
            ],
            shrink: [false, alone, (names_areas || is_uncut) && !self.sets.meet(areas, self.grown)],
        }
    }

    /// Where an actor works; everywhere where nobody says.
    fn works(&mut self, actor: &'p Id) -> Works {
        let works = self.places.works(actor, &mut self.sets);
        if works.is_empty() { vec![(ALWAYS, self.everywhere)] } else { works.to_vec() }
    }

    /// The number of the organisation that an actor belongs to.
    fn owner(&mut self, actor: &'p Id) -> u32 {
        let organisation = self.places.organisation(actor);
        let next = self.owners.len();
        let number = self.numbers.or_insert(organisation.as_str(), next).map_or(next, |number| *number);
        if number == next {
            self.owners.push(organisation);
        }
        u32::try_from(number).unwrap_or(u32::MAX)
    }

    /// What the plan promises; the owner of each block is the number of the promise.
    pub(super) fn promised(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (owner, promise) in (0_u32..).zip(&self.plan.coverage) {
            let days = self.places.calendar.days(promise.from, promise.until);
            let days = days.and_then(|days| days.common(self.held.whole));
            let (Some(days), Some(groups)) = (days, self.groups_said(&promise.client_groups)) else { continue };
            let parts = self.promised_parts(promise, groups);
            let works = self.promised_areas(promise);
            for (days, areas) in self.held.during(&works, days, &mut self.sets) {
                let shape = |part: &Part| Shape { axes: [part.services, part.groups, areas], days };
                blocks.extend(parts.iter().map(|part| Block { shape: shape(part), owner, room: None }));
            }
        }
        blocks
    }

    fn promised_parts(&mut self, promise: &Coverage, groups: Option<Set>) -> Vec<Part> {
        if promise.services.is_empty() {
            return self.services.all_parts(groups, &mut self.sets);
        }
        let mut parts = Vec::new();
        for service in &promise.services {
            parts.extend(self.services.parts(service.id(), groups, (None, None), &mut self.sets).into_iter().flatten());
        }
        parts
    }

    /// The municipalities that a promise names, or those where the parties work while they are there.
    fn promised_areas(&mut self, promise: &Coverage) -> Works {
        if !promise.areas.is_empty() {
            return self.places.of_codes(&promise.areas, &mut self.sets);
        }
        let mut works = Vec::new();
        for party in &self.plan.parties {
            if let Some(life) = self.places.life(&party.id) {
                works.extend(during(&self.places.works(&party.id, &mut self.sets), life));
            }
        }
        if works.is_empty() { vec![(ALWAYS, self.everywhere)] } else { together(works, &mut self.sets) }
    }
}

impl Origin<'_> {
    /// JSON Pointer of the interface.
    pub(super) fn interface(&self) -> String {
        format!("/interfaces/{}", self.interface.0)
    }

    /// JSON Pointer of the delivery.
    pub(super) fn delivery(&self) -> String {
        format!("{}/sides/{}/services/{}", self.interface(), self.side, self.delivery.0)
    }
}
