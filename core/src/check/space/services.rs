//! Services as one axis: each at each level, and where it matters in each way of reaching clients, that the plan tells apart.

use super::hierarchy::Hierarchy;
use super::index::part;
use super::sets::{Set, Sets};
use crate::plan::{Id, InterfaceRole, PlanDocument, Service, ServiceDelivery, ServiceLevel, ServiceMode};
use crate::sorted;

/// The services and client groups of a plan as items.
///
/// Level and mode are part of what a service is: the same service at another level, or digital beside nearby, is no
/// second one. What does not say its level or mode is of each.
pub(super) struct Services<'p> {
    hierarchy: Hierarchy<'p>,
    pub(super) groups: Hierarchy<'p>,
    /// All client groups; one item without a name where the plan has none.
    pub(super) everyone: Set,
    /// Level and client groups of each service without parts.
    own: Vec<(Option<ServiceLevel>, Set)>,
    /// The items of the axis, in order.
    items: Vec<Item>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Item {
    service: u32,
    level: Option<ServiceLevel>,
    mode: Option<ServiceMode>,
}

/// Level and mode, where they are said.
type Way = (Option<ServiceLevel>, Option<ServiceMode>);

/// Services that reach the same client groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part {
    pub(super) groups: Set,
    /// The client groups that the services are for: what may be added.
    pub(super) own: Set,
    pub(super) services: Set,
}

/// A service with what is said about the way in which it is provided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ServiceAt {
    /// The service or package.
    pub(crate) service: Id,
    /// Its level; every level that the plan has for it where absent.
    pub(crate) level: Option<ServiceLevel>,
    /// How it reaches its clients; in every way that the plan has for it where absent.
    pub(crate) mode: Option<ServiceMode>,
}

/// What the providers of a plan deliver.
fn provided(plan: &PlanDocument) -> impl Iterator<Item = &ServiceDelivery> {
    let sides = plan.interfaces.iter().flat_map(|interface| &interface.sides);
    sides.filter(|side| side.role == InterfaceRole::Provider).flat_map(|side| &side.services)
}

impl<'p> Services<'p> {
    /// The services of a plan; with modes told apart or not.
    pub(super) fn new(plan: &'p PlanDocument, modes: bool, sets: &mut Sets) -> Self {
        let part_of = |service: &'p Service| (&service.id, service.part_of.as_ref().map(|whole| whole.id()));
        let hierarchy = Hierarchy::new(plan.services.iter().map(part_of));
        let groups = plan.client_groups.iter().map(|group| (&group.id, group.part_of.as_ref().map(|whole| whole.id())));
        let groups = Hierarchy::new(groups);
        let everyone = sets.of((0..groups.items.max(1)).collect());
        let mut services = Self { hierarchy, groups, everyone, own: Vec::new(), items: Vec::new() };
        services.inherit(plan, sets);
        services.tell_apart(plan, modes);
        services
    }

    /// Gives each service its level and client groups, or those of the nearest package that says.
    fn inherit(&mut self, plan: &PlanDocument, sets: &mut Sets) {
        let mut said: Vec<(Option<ServiceLevel>, Option<Set>)> = vec![(None, None); plan.services.len()];
        for service in plan.services.iter().rev() {
            let groups = self.groups.set(service.client_groups.iter().map(|group| group.id()), sets);
            if let Some(place) = self.hierarchy.find(&service.id).and_then(|at| said.get_mut(at)) {
                *place = (service.level, groups);
            }
        }
        let nearest = |element: usize| {
            let upwards = || self.hierarchy.upwards(element).filter_map(|at| said.get(at));
            let level = upwards().find_map(|(level, _)| *level);
            (level, upwards().find_map(|(_, groups)| *groups).unwrap_or(self.everyone))
        };
        self.own = self.hierarchy.elements().map(nearest).collect();
    }

    /// Makes the items: each service without parts in the levels and modes that are said of it anywhere.
    fn tell_apart(&mut self, plan: &PlanDocument, modes: bool) {
        let mut ways: Vec<(Vec<ServiceLevel>, Vec<ServiceMode>)> =
            self.own.iter().map(|(level, _)| (level.iter().copied().collect(), Vec::new())).collect();
        for delivery in provided(plan) {
            let Some(element) = self.hierarchy.find(delivery.service.id()) else { continue };
            for service in self.hierarchy.items_of(element) {
                let Some((levels, ways)) = ways.get_mut(service as usize) else { continue };
                delivery.level.map(|level| sorted::insert(levels, level));
                delivery.mode.filter(|_| modes).map(|mode| sorted::insert(ways, mode));
            }
        }
        for (service, (levels, ways)) in (0_u32..).zip(ways) {
            for level in each_or_none(&levels) {
                self.items.extend(each_or_none(&ways).map(|mode| Item { service, level, mode }));
            }
        }
    }

    /// The items of a service without parts, as numbers, with what each is.
    fn items(&self, service: u32) -> impl Iterator<Item = (u32, &Item)> {
        let first = self.items.partition_point(|item| item.service < service);
        (0_u32..).skip(first).zip(part(&self.items, |item| item.service, &service))
    }

    /// The numbers of the items of a service that are of a level and mode: of its own level where none is said, and of
    /// each where it has none.
    fn at(&self, service: u32, (level, mode): Way) -> impl Iterator<Item = u32> {
        let own = self.own.get(service as usize).and_then(|(level, _)| *level);
        let level = level.or(own);
        let fits = move |item: &Item| {
            level.is_none_or(|level| item.level == Some(level))
                && mode.is_none_or(|mode| item.mode.is_none_or(|other| other == mode))
        };
        self.items(service).filter(move |(_, item)| fits(item)).map(|(number, _)| number)
    }

    /// The services below one, by the client groups that they reach: those that are said and that the service is for.
    /// Where none of the services is for any of those that are said, what is said holds. `None` for a service that the
    /// plan does not have.
    pub(super) fn parts(&self, service: &Id, said: Option<Set>, way: Way, sets: &mut Sets) -> Option<Vec<Part>> {
        let services = self.hierarchy.items_of(self.hierarchy.find(service)?);
        let mut parts = self.reached(&services, said, way, sets);
        if let (Some(groups), []) = (said, parts.as_slice()) {
            let services = sets.of(services.into_iter().flat_map(|service| self.at(service, way)).collect());
            parts.push(Part { groups, own: Set::EMPTY, services });
        }
        Some(parts)
    }

    /// All services of the plan, by the client groups that they reach of those that are said.
    pub(super) fn all_parts(&self, said: Option<Set>, sets: &mut Sets) -> Vec<Part> {
        let services: Vec<u32> = (0..self.hierarchy.items).collect();
        self.reached(&services, said, (None, None), sets)
    }

    fn reached(&self, services: &[u32], said: Option<Set>, way: Way, sets: &mut Sets) -> Vec<Part> {
        let mut found: Vec<(Set, Set, u32)> = Vec::new();
        for service in services {
            let own = self.own.get(*service as usize).map_or(self.everyone, |(_, groups)| *groups);
            let groups = said.map_or(own, |said| sets.common(said, own));
            if groups != Set::EMPTY {
                found.extend(self.at(*service, way).map(|item| (groups, own, item)));
            }
        }
        sorted::sort(&mut found);
        let mut parts = Vec::new();
        for alike in found.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            if let Some((groups, own, _)) = alike.first() {
                let services = sets.of(alike.iter().map(|(.., item)| *item).collect());
                parts.push(Part { groups: *groups, own: *own, services });
            }
        }
        parts
    }

    /// What items are called: as few services and packages as possible, in the order of the plan; level and mode are said
    /// where they are not all that the plan has.
    pub(super) fn names(&self, items: &[u32]) -> Vec<ServiceAt> {
        let mut ways: Vec<(Way, u32)> = Vec::new();
        let mut services: Vec<u32> =
            items.iter().filter_map(|item| Some(self.items.get(*item as usize)?.service)).collect();
        services.dedup();
        for service in services {
            let among = |wanted: &dyn Fn(&Item) -> bool| {
                let mut all = self.items(service).filter(|(_, item)| wanted(item)).peekable();
                all.peek().is_some() && all.all(|(number, _)| items.binary_search(&number).is_ok())
            };
            if among(&|_| true) {
                ways.push(((None, None), service));
                continue;
            }
            for (_, Item { level, mode, .. }) in self.items(service) {
                let way = if among(&|item| item.level == *level) { (*level, None) } else { (*level, *mode) };
                if among(&|item| item.level == way.0 && way.1.is_none_or(|mode| item.mode == Some(mode))) {
                    sorted::insert(&mut ways, (way, service));
                }
            }
        }
        sorted::sort(&mut ways);
        let mut names = Vec::new();
        for alike in ways.chunk_by(|one, other| one.0 == other.0) {
            let Some(((level, mode), _)) = alike.first() else { continue };
            let services: Vec<u32> = alike.iter().map(|(_, service)| *service).collect();
            let named = self.hierarchy.names(&services).into_iter();
            names.extend(named.map(|service| ServiceAt { service, level: *level, mode: *mode }));
        }
        names
    }
}

/// Each of several, or that there is none.
fn each_or_none<T: Copy>(list: &[T]) -> impl Iterator<Item = Option<T>> {
    let none = list.is_empty().then_some(None);
    list.iter().copied().map(Some).chain(none)
}
