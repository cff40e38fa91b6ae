//! Who stands behind an actor: an organisation stands for itself, a unit or group for its members, or else the group for
//! those that are part of it, a responsibility pair for the parties of its holders.

use jiff::civil::Date;

use crate::named::Named;
use crate::plan::{Membership, PlanDocument};
use crate::sorted;

/// Finds out who acts in a unit, group or pair when a plan ends.
pub(super) struct Actors<'p> {
    /// The actors that each unit, group and pair consists of.
    parts: Named<'p, Vec<&'p str>>,
}

impl<'p> Actors<'p> {
    /// The actors as they are together over a night, to the day that is given: who leaves or comes on that day is no member.
    pub(super) fn over(plan: &'p PlanDocument, day: Date) -> Self {
        let all = plan.parties.iter().chain(&plan.organisations);
        let by_area = Named::of(all.filter_map(|one| Some((one.area.as_ref()?.as_str(), one.id.as_str()))));
        let lasts = |from: Option<Date>, until: Option<Date>| {
            from.is_none_or(|from| from < day) && until.is_none_or(|until| until >= day)
        };
        // A municipality that the plan has as no organisation stands for itself by its code.
        let member = |member: &'p Membership| match (&member.party, &member.area) {
            (Some(party), _) => Some(party.id().as_str()),
            (None, Some(area)) => Some(by_area.get(area.as_str()).copied().unwrap_or(area.as_str())),
            (None, None) => None,
        };
        let mut parts: Named<'_, Vec<&str>> = Named::new();
        for unit in plan.units.iter().filter(|unit| lasts(unit.from, unit.until)) {
            let members = unit.members.iter().filter(|member| lasts(member.from, member.until));
            let mut members: Vec<_> = members.filter_map(member).collect();
            if unit.members.is_empty() {
                members.extend(unit.part_of.iter().map(|whole| whole.id().as_str()));
            }
            parts.or_insert(unit.id.as_str(), members);
        }
        for group in plan.groups.iter().filter(|group| lasts(group.from, group.until)) {
            let members = group.members.iter().map(|member| member.id().as_str());
            parts.or_insert(group.id.as_str(), members.collect());
        }
        // A group without members of its own acts through the groups that are part of it.
        let alone = plan.groups.iter().filter(|group| group.members.is_empty());
        let alone = Named::of(alone.map(|group| (group.id.as_str(), ())));
        for group in plan.groups.iter().filter(|group| lasts(group.from, group.until)) {
            let whole = group.part_of.as_ref().map(|whole| whole.id().as_str());
            if let Some(whole) = whole.filter(|whole| alone.contains(whole)) {
                parts.or_insert(whole, Vec::new()).into_iter().for_each(|parts| parts.push(group.id.as_str()));
            }
        }
        // Pairs act only where they are responsible for a measure: most plans have many, and few that are.
        let responsible = plan.measures.iter().flat_map(|measure| &measure.responsible);
        let responsible = Named::of(responsible.map(|actor| (actor.id().as_str(), ())));
        for pair in plan.responsibility_pairs.iter().filter(|pair| responsible.contains(pair.id.as_str())) {
            let holders = pair.holders.iter().filter(|holder| lasts(holder.from, holder.until));
            parts.or_insert(pair.id.as_str(), holders.map(|holder| holder.party.id().as_str()).collect());
        }
        Self { parts }
    }

    /// The organisations behind actors, each once, in order; an actor itself where it is one, or consists of nobody.
    pub(super) fn behind(&self, actors: impl IntoIterator<Item = &'p str>) -> Vec<&'p str> {
        let mut found = Vec::new();
        // Groups can take part in each other: each is looked into once.
        let mut seen = Vec::new();
        let mut open: Vec<_> = actors.into_iter().collect();
        while let Some(one) = open.pop() {
            match self.parts.get(one) {
                Some(parts) if !parts.is_empty() => {
                    if sorted::insert(&mut seen, one) {
                        open.extend(parts);
                    }
                }
                _ => {
                    sorted::insert(&mut found, one);
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::{Value, json};

    use super::*;
    use crate::Plan;

    fn plan(more: &Value) -> Plan {
        let mut plan = json!({
            "schema_version": 2, "id": "x", "kind": "other", "title": { "fi": "x" }, "status": "draft",
            "term": { "from": "2021-01-01", "until": "2025-12-31" },
            "parties": [{ "id": "vantaa", "name": { "fi": "x" }, "kind": "municipality", "area": "092" }],
        });
        plan.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        Plan::from_value(&plan).unwrap()
    }

    #[test]
    fn members_are_those_of_the_night_before_and_the_day() {
        let member = |area: &str, from: Value, until: Value| json!({ "area": area, "from": from, "until": until });
        let plan = plan(&json!({ "units": [{ "id": "unit", "name": { "fi": "x" }, "members": [
            member("092", json!(null), json!(null)), member("245", json!("2022-12-31"), json!("2023-01-01")),
            member("049", json!("2023-01-01"), json!(null)), member("235", json!(null), json!("2022-12-31")),
        ] }] }));
        let actors = Actors::over(plan.document(), date(2023, 1, 1));
        assert_eq!(actors.behind(["unit"]), ["245", "vantaa"]);
        assert_eq!(actors.behind(["vantaa"]), ["vantaa"]);
    }

    #[test]
    fn groups_within_groups() {
        let group = |id: &str, whole: Value, members: Value| json!({ "id": id, "name": { "fi": "x" }, "part_of": whole, "members": members });
        let plan = plan(&json!({ "groups": [
            group("one", json!("whole"), json!(["vantaa"])), group("whole", json!("one"), json!([])),
            group("empty", json!("whole"), json!([])), group("other", json!("one"), json!(["empty"])),
        ] }));
        let actors = Actors::over(plan.document(), date(2023, 1, 1));
        assert_eq!(actors.behind(["whole"]), ["empty", "vantaa"]);
        assert_eq!(actors.behind(["one"]), ["vantaa"], "its own members go before the groups within it");
    }

    #[test]
    fn groups_that_take_part_in_each_other_and_units_without_members() {
        let plan = plan(&json!({
            "groups": [{ "id": "one", "name": { "fi": "x" }, "members": ["two", "unit"] },
                { "id": "two", "name": { "fi": "x" }, "members": ["one", "empty"] }, { "id": "empty", "name": { "fi": "x" } }],
            "units": [{ "id": "unit", "name": { "fi": "x" }, "part_of": "larger" },
                { "id": "larger", "name": { "fi": "x" }, "members": [{ "party": "vantaa" }] },
                { "id": "closed", "name": { "fi": "x" }, "members": [{ "party": "vantaa" }], "until": "2022-06-30" }],
        }));
        let actors = Actors::over(plan.document(), date(2023, 1, 1));
        assert_eq!(actors.behind(["two"]), ["empty", "vantaa"]);
        assert_eq!(actors.behind(["closed"]), ["closed"]);
    }
}
