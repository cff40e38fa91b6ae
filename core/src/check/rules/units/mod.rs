//! Family U: units, groups and areas.

use jiff::civil::Date;

use super::{At, Findings, JUDGED, Judged, Subject, register, rule};
use crate::plan::{AreaCode, Membership, Unit};
use crate::time::Period;

register![
    unknown_municipality,
    merged_municipality,
    municipality_in_two_units,
    municipality_in_no_unit,
    unit_crosses_counties,
    provisional_overdue,
    population_disagrees,
    lens_missing,
    group_without_lead,
    group_without_content,
    phase_against_dates,
    unit_of_nobody,
    county_disagrees,
    unknown_county,
    member_of_another_county,
    membership_of_nobody,
    member_twice,
    unit_without_members,
];

/// That a municipality belongs to a unit during a part of the plan's term.
struct Place<'p> {
    unit: &'p Unit,
    /// Where the unit stands in the plan, and the member in the unit.
    position: usize,
    member: usize,
    area: &'p AreaCode,
    period: Period,
}

impl<'p> Place<'p> {
    /// What the unit is part of.
    fn whole(&self) -> Option<&'p str> {
        self.unit.part_of.as_ref().map(|whole| whole.id().as_str())
    }

    fn pointer(&self) -> String {
        format!("/units/{}/members/{}", self.position, self.member)
    }
}

/// The municipality that a member is.
fn area_of<'a, 'p: 'a>(subject: &Subject<'p>, member: &'a Membership) -> Option<&'a AreaCode> {
    let party = || subject.party(member.party.as_ref()?.id())?.area.as_ref();
    member.area.as_ref().or_else(party)
}

/// The days of the term that lie within all of these; `None` where there are none.
fn during(subject: &Subject<'_>, bounds: &[(Option<Date>, Option<Date>)]) -> Option<Period> {
    let term = &subject.plan.term;
    let from = bounds.iter().filter_map(|(from, _)| *from).chain([term.from]).max();
    let until = bounds.iter().filter_map(|(_, until)| *until).chain([term.until]).min();
    Period::new(from, until).ok()
}

/// First day of a unit: the plan's where it has none of its own.
fn start(subject: &Subject<'_>, unit: &Unit) -> Date {
    unit.from.unwrap_or(subject.plan.term.from)
}

/// The municipalities of a unit; without its place in the plan.
fn places_of<'a, 'p: 'a>(subject: &Subject<'p>, unit: &'a Unit) -> Vec<Place<'a>> {
    let place = |(member, membership): (usize, &'a Membership)| {
        let period = during(subject, &[(unit.from, unit.until), (membership.from, membership.until)])?;
        Some(Place { unit, position: 0, member, area: area_of(subject, membership)?, period })
    };
    unit.members.iter().enumerate().filter_map(place).collect()
}

/// The municipalities of all units.
fn places<'p>(subject: &Subject<'p>) -> Vec<Place<'p>> {
    let mut all = Vec::new();
    for (position, unit) in subject.plan.units.iter().enumerate() {
        all.extend(places_of(subject, unit).into_iter().map(|place| Place { position, ..place }));
    }
    all
}

/// All codes of municipalities of parties, of members, and of what is promised and provided where, with their places and first days.
fn codes<'p>(subject: &Subject<'p>) -> Vec<(String, &'p AreaCode, Date)> {
    let plan = subject.plan;
    let mut codes = Vec::new();
    let mut add = |pointer: String, code: Option<&'p AreaCode>, from: [Option<Date>; 2]| {
        if let Some(code) = code {
            codes.push((pointer, code, from.into_iter().flatten().fold(plan.term.from, Date::max)));
        }
    };
    for (list, parties) in [("parties", &plan.parties), ("organisations", &plan.organisations)] {
        for (index, party) in parties.iter().enumerate() {
            add(format!("/{list}/{index}/area"), party.area.as_ref(), [party.from, None]);
            for (at, member) in party.members.iter().enumerate() {
                let place = format!("/{list}/{index}/members/{at}/area");
                add(place, member.area.as_ref(), [party.from, member.from]);
            }
        }
    }
    for (index, unit) in plan.units.iter().enumerate() {
        for (at, member) in unit.members.iter().enumerate() {
            add(format!("/units/{index}/members/{at}/area"), member.area.as_ref(), [unit.from, member.from]);
        }
    }
    for (index, promise) in plan.coverage.iter().enumerate() {
        for (at, area) in promise.areas.iter().enumerate() {
            add(format!("/coverage/{index}/areas/{at}"), Some(area), [promise.from, None]);
        }
    }
    for (index, interface) in plan.interfaces.iter().enumerate() {
        for (side_index, side) in interface.sides.iter().enumerate() {
            for (at, delivery) in side.services.iter().enumerate() {
                for (area_index, area) in delivery.areas.iter().enumerate() {
                    let place = format!("/interfaces/{index}/sides/{side_index}/services/{at}/areas/{area_index}");
                    add(place, Some(area), [interface.from, delivery.from]);
                }
            }
        }
    }
    codes
}
