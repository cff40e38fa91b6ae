//! Random plans against a direct reading of each delivery at each point, and repairs that are carried out.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{gaps, overlaps};
use crate::Plan;
use crate::check::space::answer::{Cells, Repair};

const SERVICES: [&str; 4] = ["package", "one", "two", "single"];
const GROUPS: [&str; 4] = ["some", "few", "many", "others"];
const AREAS: [&str; 3] = ["049", "091", "092"];
const ACTORS: [&str; 5] = ["espoo", "helsinki", "joint", "unit", "charity"];
const LEVELS: [&str; 2] = ["basic", "special"];
const MODES: [&str; 2] = ["nearby", "digital"];
const LAST: usize = 7;

fn day(number: usize) -> String {
    format!("2021-01-{:02}", number + 1)
}

fn services_below(service: &str) -> Vec<&'static str> {
    match service {
        "package" => vec!["one", "two"],
        other => SERVICES.into_iter().filter(|one| *one == other).collect(),
    }
}

fn groups_below(group: &str) -> Vec<&'static str> {
    match group {
        "some" => vec!["few", "many"],
        other => GROUPS.into_iter().filter(|one| *one == other).collect(),
    }
}

const EVERYONE: [&str; 3] = ["few", "many", "others"];

/// `single` is for `few` and `many` only.
fn own_groups(service: &str) -> Vec<&'static str> {
    if service == "single" { groups_below("some") } else { EVERYONE.to_vec() }
}

/// Where each works: the joint authority has Helsinki all along, Espoo until day 3, Vantaa from day 4; the unit is its part
/// in Vantaa; of the charity nobody says.
fn works(actor: &str, area: &str, day: usize) -> bool {
    match actor {
        "espoo" => area == "049",
        "helsinki" => area == "091",
        "joint" => area == "091" || area == "049" && day <= 3 || area == "092" && day >= 4,
        "unit" => area == "092",
        _ => true,
    }
}

/// Whether the plan holds in a municipality on a day: until the day before that of the fact for the parties that the
/// condition names; in Vantaa, where no party works, for as long as it does for any.
fn holds(plan: &Value, area: &str, day_number: usize) -> bool {
    let Some(end) = plan["facts"][0]["date"].as_str() else { return true };
    let ends = words(&plan["early_ends"][0]["parties"]);
    let goes_on = |party: &str| !ends.contains(&party) || day(day_number).as_str() < end;
    match area {
        "049" => goes_on("espoo"),
        "091" => goes_on("helsinki"),
        _ => goes_on("espoo") || goes_on("helsinki"),
    }
}

fn organisation(actor: &str) -> &str {
    if actor == "unit" { "joint" } else { actor }
}

fn words(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn within(value: &Value, day_number: usize) -> bool {
    let text = day(day_number);
    value["from"].as_str().is_none_or(|from| from <= text.as_str())
        && value["until"].as_str().is_none_or(|until| until >= text.as_str())
}

/// A service at a level in a mode, a client group, a municipality, a day.
type Point = (&'static str, Option<&'static str>, Option<&'static str>, &'static str, &'static str, usize);

/// What a service named with client groups reaches of one service and group.
fn reaches(named: &str, said: &Value, service: &str, group: &str) -> bool {
    let said: BTreeSet<&str> = words(said).into_iter().flat_map(groups_below).collect();
    let below = services_below(named);
    let own = |service: &str| own_groups(service).into_iter().collect::<BTreeSet<_>>();
    let for_some = below.iter().any(|service| !own(service).is_disjoint(&said));
    below.contains(&service)
        && (said.is_empty() || said.contains(group))
        && (own(service).contains(group) || !said.is_empty() && !for_some)
}

fn delivers(interface: &Value, side: &Value, delivery: &Value, point: &Point) -> bool {
    let (service, level, mode, group, area, day) = *point;
    let named = words(&delivery["areas"]);
    let actor = side["actor"].as_str().unwrap();
    reaches(delivery["service"].as_str().unwrap(), &interface["client_groups"], service, group)
        && delivery["level"].as_str().is_none_or(|said| level == Some(said))
        && delivery["mode"].as_str().is_none_or(|said| mode == Some(said))
        && (if named.is_empty() { works(actor, area, day) } else { named.contains(&area) })
        && within(interface, day)
        && within(delivery, day)
}

fn deliveries(plan: &Value) -> Vec<(&Value, &Value, &Value)> {
    let interfaces = plan["interfaces"].as_array().unwrap().iter();
    let sides = interfaces
        .flat_map(|interface| interface["sides"].as_array().unwrap().iter().map(move |side| (interface, side)));
    sides
        .flat_map(|(interface, side)| {
            side["services"].as_array().unwrap().iter().map(move |one| (interface, side, one))
        })
        .collect()
}

/// The words that deliveries say of a service, or that there are none.
fn told_apart(plan: &Value, field: &str, all: [&'static str; 2], service: &str) -> Vec<Option<&'static str>> {
    let said = |word: &&str| {
        let mut deliveries = deliveries(plan).into_iter().map(|(.., delivery)| delivery);
        deliveries
            .any(|one| one[field] == **word && services_below(one["service"].as_str().unwrap()).contains(&service))
    };
    let said: Vec<_> = all.into_iter().filter(said).map(Some).collect();
    if said.is_empty() { vec![None] } else { said }
}

/// All points at which the plan holds, with modes told apart or without any.
fn points(plan: &Value, modes: bool) -> Vec<Point> {
    let mut points = Vec::new();
    for service in ["one", "two", "single"] {
        for level in told_apart(plan, "level", LEVELS, service) {
            for mode in if modes { told_apart(plan, "mode", MODES, service) } else { vec![None] } {
                for group in EVERYONE {
                    for area in AREAS {
                        let days = (0..=LAST).filter(|day| holds(plan, area, *day));
                        points.extend(days.map(|day| (service, level, mode, group, area, day)));
                    }
                }
            }
        }
    }
    points
}

fn without_mode(delivery: &Value) -> Value {
    let mut delivery = delivery.clone();
    delivery.as_object_mut().unwrap().remove("mode");
    delivery
}

/// Who delivers each point, without those where nobody does.
fn delivered(plan: &Value, modes: bool) -> BTreeMap<Point, BTreeSet<String>> {
    let mut delivered: BTreeMap<Point, BTreeSet<String>> = BTreeMap::new();
    for point in points(plan, modes) {
        for (interface, side, delivery) in deliveries(plan) {
            let delivery = if modes { delivery.clone() } else { without_mode(delivery) };
            if delivers(interface, side, &delivery, &point) {
                let owner = organisation(side["actor"].as_str().unwrap());
                delivered.entry(point).or_default().insert(owner.to_owned());
            }
        }
    }
    delivered
}

fn overlapping(plan: &Value) -> BTreeMap<Point, BTreeSet<String>> {
    let mut delivered = delivered(plan, true);
    delivered.retain(|_, owners| owners.len() > 1);
    delivered
}

/// The promised points that nobody delivers. The parties are Espoo and Helsinki.
fn open(plan: &Value) -> BTreeSet<Point> {
    let delivered = delivered(plan, false);
    let promised = |point: &Point| {
        let (service, _, _, group, area, day) = *point;
        plan["coverage"].as_array().unwrap().iter().any(|promise| {
            let (named, areas) = (words(&promise["services"]), words(&promise["areas"]));
            let groups = &promise["client_groups"];
            let reached = if named.is_empty() {
                let said: Vec<_> = words(groups).into_iter().flat_map(groups_below).collect();
                own_groups(service).contains(&group) && (said.is_empty() || said.contains(&group))
            } else {
                named.iter().any(|named| reaches(named, groups, service, group))
            };
            reached && (if areas.is_empty() { area != "092" } else { areas.contains(&area) }) && within(promise, day)
        })
    };
    points(plan, false).into_iter().filter(|point| promised(point) && !delivered.contains_key(point)).collect()
}

/// The points of a box in words.
fn points_in(plan: &Value, cells: &Cells, modes: bool) -> BTreeSet<Point> {
    let number = |date: Date| date.day() as usize - 1;
    let inside = |point: &Point| {
        let (service, level, mode, group, area, day) = *point;
        let named = cells.services.iter().any(|at| {
            services_below(at.service.as_str()).contains(&service)
                && at.level.is_none_or(|said| level == Some(said.as_str()))
                && at.mode.is_none_or(|said| mode == Some(said.as_str()))
        });
        let groups = &cells.client_groups;
        let group = groups.is_empty() || groups.iter().any(|id| groups_below(id.as_str()).contains(&group));
        let area = cells.areas.iter().any(|code| code.as_str() == area);
        named && group && area && (number(cells.from)..=number(cells.until)).contains(&day)
    };
    points(plan, modes).into_iter().filter(inside).collect()
}

/// The plan after a repair: a set value or one taken out of its list.
fn repaired(plan: &Value, repair: &Repair) -> Value {
    let mut plan = plan.clone();
    let (parent, last) = repair.pointer.rsplit_once('/').unwrap();
    match plan.pointer_mut(parent).unwrap() {
        Value::Object(members) => drop(members.insert(last.to_owned(), repair.value.clone().unwrap())),
        Value::Array(items) => {
            assert_eq!(repair.value, None);
            items.remove(last.parse().unwrap());
        }
        other => panic!("{other}"),
    }
    plan
}

fn document(plan: &Value) -> Plan {
    Plan::parse(&plan.to_string()).unwrap_or_else(|error| panic!("{error}"))
}

fn any_of(words: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop::option::of(prop::sample::select(words)).prop_map(|word| word.map_or(Value::Null, Value::from))
}

fn some_of(words: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop_oneof![
        1 => Just(Value::Null),
        2 => prop::sample::subsequence(words, 1..=words.len()).prop_map(|words| json!(words)),
    ]
}

fn any_dates() -> impl Strategy<Value = (Value, Value)> {
    let bound = || prop::option::of(0..=LAST);
    (bound(), bound()).prop_map(|(one, other)| {
        let (one, other) = match (one, other) {
            (Some(one), Some(other)) => (Some(one.min(other)), Some(one.max(other))),
            open => open,
        };
        let date = |number: Option<usize>| number.map_or(Value::Null, |number| json!(day(number)));
        (date(one), date(other))
    })
}

/// An object without the fields that are null.
fn object(fields: Value) -> Value {
    let Value::Object(mut fields) = fields else { panic!("{fields}") };
    fields.retain(|_, value| !value.is_null());
    Value::Object(fields)
}

fn any_delivery() -> impl Strategy<Value = Value> {
    (prop::sample::select(&SERVICES), any_of(&LEVELS), any_of(&MODES), some_of(&AREAS), any_dates()).prop_map(
        |(service, level, mode, areas, (from, until))| {
            object(
                json!({"service": service, "level": level, "mode": mode, "areas": areas, "from": from, "until": until}),
            )
        },
    )
}

fn any_interface() -> impl Strategy<Value = (Value, Value, (Value, Value))> {
    let side = (prop::sample::select(&ACTORS), prop::collection::vec(any_delivery(), 1..3))
        .prop_map(|(actor, services)| json!({"actor": actor, "role": "provider", "services": services}));
    let sides = prop::collection::vec(side, 1..3).prop_map(Value::from);
    let dates = prop_oneof![2 => Just((Value::Null, Value::Null)), 1 => any_dates()];
    (sides, some_of(&GROUPS), dates)
}

fn any_promise() -> impl Strategy<Value = Value> {
    (some_of(&SERVICES), some_of(&GROUPS), some_of(&AREAS), any_dates()).prop_map(
        |(services, groups, areas, (from, until))| {
            object(json!({"services": services, "client_groups": groups, "areas": areas, "from": from, "until": until}))
        },
    )
}

fn any_plan() -> impl Strategy<Value = Value> {
    let interfaces = prop::collection::vec(any_interface(), 1..4);
    let end = prop::option::weighted(0.4, (0..=LAST, prop::sample::subsequence(vec!["espoo", "helsinki"], 1..=2)));
    (interfaces, prop::collection::vec(any_promise(), 0..3), end).prop_map(|(interfaces, coverage, end)| {
        let interfaces = interfaces.into_iter().enumerate().map(|(index, (sides, client_groups, (from, until)))| {
            object(json!({"id": format!("interface-{index}"), "name": {"fi": "x"}, "sides": sides,
                "client_groups": client_groups, "from": from, "until": until}))
        });
        let party = |id: &str, code: &str| json!({"id": id, "name": {"fi": id}, "kind": "municipality", "area": code});
        let part = |id: &str, whole: &str| json!({"id": id, "name": {"fi": id}, "part_of": whole});
        json!({
            "schema_version": 2, "id": "random", "kind": "other", "title": {"fi": "Synteettinen"}, "status": "draft",
            "term": {"from": day(0), "until": day(LAST)},
            "parties": [party("espoo", "049"), party("helsinki", "091")],
            "organisations": [
                {"id": "joint", "name": {"fi": "x"}, "kind": "joint-authority", "members": [
                    {"party": "helsinki"}, {"party": "espoo", "until": day(3)}, {"area": "092", "from": day(4)}]},
                {"id": "charity", "name": {"fi": "x"}, "kind": "organisation"}],
            "units": [{"id": "unit", "name": {"fi": "x"}, "part_of": "joint", "members": [{"area": "092"}]}],
            "client_groups": [{"id": "some", "name": {"fi": "x"}}, part("few", "some"), part("many", "some"),
                {"id": "others", "name": {"fi": "x"}}],
            "services": [{"id": "package", "name": {"fi": "x"}}, part("one", "package"), part("two", "package"),
                {"id": "single", "name": {"fi": "x"}, "client_groups": ["some"]}],
            "interfaces": interfaces.collect::<Vec<_>>(), "coverage": coverage,
            "facts": end.iter().map(|(at, _)| json!({"id": "fact", "name": {"fi": "x"}, "date": day(*at)})).collect::<Vec<_>>(),
            "early_ends": end.iter().map(|(_, parties)| json!({"id": "end", "text": {"fi": "x"},
                "when": {"fact": "fact"}, "parties": parties})).collect::<Vec<_>>(),
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn overlaps_are_those_of_the_points(plan in any_plan()) {
        let expected = overlapping(&plan);
        let mut found = BTreeMap::new();
        for overlap in overlaps(document(&plan).document()) {
            let owners: BTreeSet<String> = overlap.providers.iter().map(ToString::to_string).collect();
            for point in points_in(&plan, &overlap.cells, true) {
                prop_assert_eq!(found.insert(point, owners.clone()), None);
            }
        }
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn gaps_are_those_of_the_points(plan in any_plan()) {
        let mut found = BTreeSet::new();
        for gap in gaps(document(&plan).document()) {
            prop_assert!(!gap.promises.is_empty());
            for point in points_in(&plan, &gap.cells, false) {
                prop_assert!(found.insert(point));
            }
        }
        prop_assert_eq!(found, open(&plan));
    }

    /// A repair takes its overlap away, leaves nothing open that was delivered, and makes no other overlap.
    #[test]
    fn repairs_of_overlaps_mend(plan in any_plan()) {
        let (before, was) = (overlapping(&plan), delivered(&plan, true));
        for overlap in overlaps(document(&plan).document()) {
            let Some(repair) = overlap.repair else { continue };
            prop_assert!(overlap.deliveries.contains(&repair.delivery));
            let after = repaired(&plan, &repair);
            document(&after);
            // A delivery that is gone may have been the only one that says a level or mode: the points are those of before.
            let points = points_in(&plan, &overlap.cells, true);
            let is = |point: &Point| deliveries(&after).into_iter().filter(|(interface, side, delivery)| {
                delivers(interface, side, delivery, point)
            }).map(|(_, side, _)| organisation(side["actor"].as_str().unwrap()).to_owned()).collect::<BTreeSet<_>>();
            for (point, owners) in &was {
                let now = is(point);
                prop_assert!(!now.is_empty() && now.is_subset(owners), "{:?} {:?}", point, repair);
                prop_assert!(before.contains_key(point) || now.len() < 2);
                prop_assert!(!points.contains(point) || now.len() == 1, "{:?} {:?}", point, repair);
            }
        }
    }

    /// A repair closes its gap, opens no other, and makes no overlap.
    #[test]
    fn repairs_of_gaps_mend(plan in any_plan()) {
        let (before, was) = (open(&plan), overlapping(&plan));
        for gap in gaps(document(&plan).document()) {
            let Some(repair) = gap.repair else { continue };
            let after = repaired(&plan, &repair);
            document(&after);
            let now = open(&after);
            prop_assert!(now.is_subset(&before) && now.is_disjoint(&points_in(&plan, &gap.cells, false)), "{:?}", repair);
            let overlapping = overlapping(&after);
            prop_assert!(overlapping.keys().all(|point| was.contains_key(point)), "{:?}", repair);
        }
    }
}
