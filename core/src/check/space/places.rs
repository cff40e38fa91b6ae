//! Municipalities as one axis, and where each organisation, unit and group works on which days.

use std::rc::Rc;

use jiff::SignedDuration;
use jiff::civil::Date;

use super::block::Days;
use super::sets::{Set, Sets};
use crate::area::{self, MERGERS};
use crate::named::Named;
use crate::plan::{AreaCode, CountyCode, Group, Id, Membership, Party, PlanDocument, Unit};
use crate::sorted;

/// Days as numbers, from the first day of the term.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar {
    zero: Date,
}

impl Calendar {
    pub(super) fn new(zero: Date) -> Self {
        Self { zero }
    }

    fn number(self, day: Date) -> i32 {
        // The whole calendar has seven million days.
        i32::try_from(self.zero.duration_until(day).as_hours() / 24).unwrap_or(i32::MAX)
    }

    /// The days between bounds, both included, where an absent one is open; `None` where there is none.
    pub(super) fn days(self, from: Option<Date>, until: Option<Date>) -> Option<Days> {
        let first = from.map_or(i32::MIN, |day| self.number(day));
        Days::new(first, until.map_or(i32::MAX, |day| self.number(day)))
    }

    /// The day of a number; the nearest end of the calendar where it has none.
    pub(super) fn date(self, day: i32) -> Date {
        self.zero.saturating_add(SignedDuration::from_hours(24 * i64::from(day)))
    }
}

/// All days.
pub(super) const ALWAYS: Days = Days { first: i32::MIN, last: i32::MAX };

/// On which days somebody works in which municipalities; nothing where nobody says.
pub(super) type Works = Vec<(Days, Set)>;

/// How far members of members are followed.
const DEEPEST: usize = 50;

#[derive(Clone, Copy)]
enum Actor<'p> {
    Party(&'p Party),
    Unit(&'p Unit),
    Group(&'p Group),
}

/// The municipalities that a plan speaks of, as items, and who works where.
///
/// A municipality that was merged into another goes on as an item: the other has both from that day on. So nothing is
/// lost or covered twice on that day, whichever of the two a plan names.
pub(super) struct Places<'p> {
    pub(super) calendar: Calendar,
    /// The municipalities by code; empty where the plan speaks of none, and all of it is one item without a name.
    codes: Vec<AreaCode>,
    actors: Vec<Actor<'p>>,
    /// The actors by id, as their places in the list.
    by_id: Named<'p, usize>,
    /// The answers of those who have been asked where they work, at the same places.
    known: Vec<Option<Rc<Works>>>,
}

impl<'p> Places<'p> {
    pub(super) fn new(plan: &'p PlanDocument) -> Self {
        let mut places = Self {
            calendar: Calendar::new(plan.term.from),
            codes: Vec::new(),
            actors: Vec::new(),
            by_id: Named::new(),
            known: Vec::new(),
        };
        let parties = plan.parties.iter().chain(&plan.organisations);
        let units = plan.units.iter().map(|unit| (&unit.id, Actor::Unit(unit)));
        let groups = plan.groups.iter().map(|group| (&group.id, Actor::Group(group)));
        for (id, actor) in parties.clone().map(|party| (&party.id, Actor::Party(party))).chain(units).chain(groups) {
            // The first of an id counts: two are another finding.
            places.by_id.or_insert(id.as_str(), places.actors.len());
            places.actors.push(actor);
        }
        places.known.resize(places.actors.len(), None);
        let members = parties.clone().map(|party| &party.members).chain(plan.units.iter().map(|unit| &unit.members));
        let members = members.flatten().filter_map(|member| member.area.as_ref());
        let deliveries = plan.interfaces.iter().flat_map(|interface| &interface.sides);
        let deliveries = deliveries.flat_map(|side| &side.services).flat_map(|delivery| &delivery.areas);
        let promised = plan.coverage.iter().flat_map(|promise| &promise.areas);
        let own = parties.clone().filter_map(|party| party.area.as_ref());
        let counties = parties.filter_map(|party| party.county.as_ref()).flat_map(of_county);
        let mut codes: Vec<&AreaCode> = own.chain(members).chain(deliveries).chain(promised).collect();
        for code in counties {
            codes.push(code);
        }
        sorted::sort(&mut codes);
        codes.dedup();
        places.codes = codes.into_iter().cloned().collect();
        places
    }

    /// All municipalities.
    pub(super) fn everywhere(&self, sets: &mut Sets) -> Set {
        let items = (0_u32..).take(self.codes.len().max(1)).collect();
        sets.of(items)
    }

    /// The codes of municipalities.
    pub(super) fn codes(&self, items: &[u32]) -> Vec<AreaCode> {
        items.iter().filter_map(|item| self.codes.get(*item as usize)).cloned().collect()
    }

    fn item(&self, code: &AreaCode) -> Option<u32> {
        self.codes.binary_search(code).ok().and_then(|at| u32::try_from(at).ok())
    }

    /// The municipality that another was merged into, with the other, and the days from then on.
    fn mergers(&self) -> impl Iterator<Item = (u32, u32, Days)> {
        let item = |code: &str| AreaCode::new(code).and_then(|code| self.item(&code));
        MERGERS.iter().filter_map(move |merger| {
            let days = self.calendar.days(Some(merger.date), None)?;
            Some((item(merger.into)?, item(merger.from)?, days))
        })
    }

    /// The municipalities that have the area of another from some day on, where the plan speaks of both.
    pub(super) fn grown(&self) -> impl Iterator<Item = u32> {
        self.mergers().map(|(into, ..)| into)
    }

    /// On which days municipalities have which items.
    pub(super) fn of_codes<'c>(&self, codes: impl IntoIterator<Item = &'c AreaCode>, sets: &mut Sets) -> Works {
        let mut works = Vec::new();
        for item in codes.into_iter().filter_map(|code| self.item(code)) {
            let mut own = vec![(ALWAYS, sets.of(vec![item]))];
            for (_, from, days) in self.mergers().filter(|(into, ..)| *into == item) {
                let with = |set: Set, sets: &mut Sets| {
                    let from = sets.of(vec![from]);
                    sets.union([set, from])
                };
                own = own
                    .into_iter()
                    .flat_map(|(own, set)| {
                        let after = own.common(days).map(|days| (days, with(set, sets)));
                        own.before(days).map(|days| (days, set)).into_iter().chain(after)
                    })
                    .collect();
            }
            works.extend(own);
        }
        together(works, sets)
    }

    /// The organisation that an actor belongs to: a unit is its organisation at work.
    pub(super) fn organisation(&self, actor: &'p Id) -> &'p Id {
        self.upwards(actor).last().unwrap_or(actor)
    }

    /// The days on which an actor, and all that it is part of, are there; `None` where there is none.
    pub(super) fn life(&self, actor: &'p Id) -> Option<Days> {
        self.upwards(actor).try_fold(ALWAYS, |life, id| {
            let (from, until) = match self.actor(id) {
                Some(Actor::Party(party)) => (party.from, party.until),
                Some(Actor::Unit(unit)) => (unit.from, unit.until),
                Some(Actor::Group(group)) => (group.from, group.until),
                None => (None, None),
            };
            life.common(self.calendar.days(from, until)?)
        })
    }

    fn actor(&self, id: &Id) -> Option<Actor<'p>> {
        self.by_id.get(id.as_str()).and_then(|at| self.actors.get(*at)).copied()
    }

    /// An actor and what it is part of; a circle, which is another finding, ends with its last new actor.
    fn upwards(&self, actor: &'p Id) -> impl Iterator<Item = &'p Id> {
        let mut seen = vec![actor];
        std::iter::successors(Some(actor), move |id| match self.actor(id) {
            Some(Actor::Unit(unit)) => {
                let whole = unit.part_of.as_ref()?.id();
                sorted::insert(&mut seen, whole).then_some(whole)
            }
            _ => None,
        })
    }

    /// Where an actor works: a municipality in itself; a county, unit or group where its members do, day by day, or in the
    /// municipalities that the register gives the county; a unit without members where its organisation does.
    pub(super) fn works(&mut self, actor: &'p Id, sets: &mut Sets) -> Rc<Works> {
        self.works_within(actor, DEEPEST, sets)
    }

    fn works_within(&mut self, id: &'p Id, depth: usize, sets: &mut Sets) -> Rc<Works> {
        let (Some(at), true) = (self.by_id.get(id.as_str()).copied(), depth > 0) else { return Rc::default() };
        if let Some(works) = self.known.get(at).and_then(Option::as_ref) {
            return Rc::clone(works);
        }
        // Who belongs to itself, which is another finding, adds nothing to itself.
        self.answer(at, Rc::default());
        let mut works = Vec::new();
        match self.actors.get(at).copied() {
            Some(Actor::Party(party)) => {
                works.extend(self.of_codes(&party.area, sets));
                self.add_members(&party.members, depth, sets, &mut works);
                if let (true, Some(county)) = (works.is_empty(), &party.county) {
                    // All along: the register has no municipality that came to a county or left it.
                    let items = of_county(county).filter_map(|code| self.item(code)).collect();
                    works.push((ALWAYS, sets.of(items)));
                }
            }
            Some(Actor::Unit(unit)) => {
                self.add_members(&unit.members, depth, sets, &mut works);
                if let (true, Some(whole)) = (works.is_empty(), &unit.part_of) {
                    works.extend(self.works_within(whole.id(), depth - 1, sets).iter());
                }
            }
            Some(Actor::Group(group)) => {
                for member in &group.members {
                    self.add_member(member.id(), ALWAYS, depth, sets, &mut works);
                }
            }
            None => {}
        }
        works.retain(|(_, items)| *items != Set::EMPTY);
        let works = Rc::new(together(works, sets));
        self.answer(at, Rc::clone(&works));
        works
    }

    fn answer(&mut self, at: usize, works: Rc<Works>) {
        if let Some(place) = self.known.get_mut(at) {
            *place = Some(works);
        }
    }

    fn add_members(&mut self, members: &'p [Membership], depth: usize, sets: &mut Sets, works: &mut Works) {
        for member in members {
            let Some(days) = self.calendar.days(member.from, member.until) else { continue };
            works.extend(during(&self.of_codes(&member.area, sets), days));
            if let Some(party) = &member.party {
                self.add_member(party.id(), days, depth, sets, works);
            }
        }
    }

    fn add_member(&mut self, member: &'p Id, days: Days, depth: usize, sets: &mut Sets, works: &mut Works) {
        if let Some(days) = self.life(member).and_then(|life| life.common(days)) {
            works.extend(during(&self.works_within(member, depth - 1, sets), days));
        }
    }
}

/// The part that lies within days.
pub(super) fn during(works: &Works, days: Days) -> impl Iterator<Item = (Days, Set)> {
    works.iter().filter_map(move |(own, items)| Some((own.common(days)?, *items)))
}

/// The municipalities that the register gives to a county.
fn of_county(county: &CountyCode) -> impl Iterator<Item = &'static AreaCode> {
    area::register().iter().filter(|one| one.county.code == county.as_str()).map(|one| &one.code)
}

/// The same with the municipalities of the same days as one.
pub(super) fn together(mut works: Works, sets: &mut Sets) -> Works {
    sorted::sort(&mut works);
    let alike = works.chunk_by(|one, other| one.0 == other.0);
    alike.filter_map(|same| Some((same.first()?.0, sets.union(same.iter().map(|(_, items)| *items))))).collect()
}
