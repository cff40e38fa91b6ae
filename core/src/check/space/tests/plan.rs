//! Plans that can be followed on paper.

use serde_json::{Value, json};

use super::{gaps, overlaps, told_gaps, told_overlaps};
use crate::check::space::answer::{Cells, Gap, Overlap, Repair, RepairKind};
use crate::{Plan, Scenario};

/// Four municipalities, HUS without members, and Länsi-Uusimaa (03) beside them; services, client groups and the term of
/// the text below. Synthetic.
fn plan(interfaces: &Value, coverage: &Value) -> Plan {
    let party = |id: &str, code: &str| json!({"id": id, "name": {"fi": id}, "kind": "municipality", "area": code});
    let named = |id: &str, whole: Option<&str>| {
        let mut element = json!({"id": id, "name": {"fi": id}});
        if let Some(whole) = whole {
            element["part_of"] = json!(whole);
        }
        element
    };
    let mut home_care = named("home-care", None);
    home_care["client_groups"] = json!(["older"]);
    let text = json!({
        "schema_version": 2, "id": "space", "kind": "other", "title": {"fi": "Synteettinen"}, "status": "draft",
        "term": {"from": "2021-01-01", "until": "2025-12-31"},
        "parties": [party("helsinki", "091"), party("espoo", "049"), party("vantaa", "092"),
            {"id": "hus", "name": {"fi": "HUS"}, "kind": "hospital-district"}],
        "organisations": [
            {"id": "lansi-uusimaa", "name": {"fi": "Länsi-Uusimaa"}, "kind": "wellbeing-services-county", "county": "03",
             "from": "2023-01-01"}],
        "units": [
            {"id": "west", "name": {"fi": "Länsi"}, "part_of": "lansi-uusimaa"},
            {"id": "pair", "name": {"fi": "Pari"},
             "members": [{"party": "espoo"}, {"area": "092", "from": "2024-01-01"}]}],
        "client_groups": [named("children", None), named("older", None), named("older-at-home", Some("older")),
            named("older-in-care", Some("older"))],
        "services": [named("mental-health", None), named("school-psychology", Some("mental-health")),
            named("psychiatry", Some("mental-health")), home_care],
        "interfaces": interfaces, "coverage": coverage
    });
    Plan::parse(&text.to_string()).unwrap()
}

/// An interface for everyone with a side that delivers one thing, for each actor and delivery.
fn interfaces(deliveries: &[(&str, Value)]) -> Value {
    let interface = |(index, (actor, delivery)): (usize, &(&str, Value))| {
        json!({"id": format!("interface-{index}"), "name": {"fi": "x"},
            "sides": [{"actor": actor, "role": "provider", "services": [delivery]}]})
    };
    deliveries.iter().enumerate().map(interface).collect()
}

fn overlaps_of(deliveries: &[(&str, Value)]) -> Vec<Overlap> {
    overlaps(plan(&interfaces(deliveries), &json!([])).document())
}

fn gaps_of(deliveries: &[(&str, Value)], coverage: &Value) -> Vec<Gap> {
    gaps(plan(&interfaces(deliveries), coverage).document())
}

/// `services for groups in areas, from until`, as one line.
fn line(cells: &Cells) -> String {
    let service = |at: &crate::check::space::ServiceAt| {
        let way = [at.level.map(|level| level.as_str()), at.mode.map(|mode| mode.as_str())];
        [at.service.as_str()].into_iter().chain(way.into_iter().flatten()).collect::<Vec<_>>().join("/")
    };
    let services: Vec<_> = cells.services.iter().map(service).collect();
    let groups: Vec<_> = cells.client_groups.iter().map(|group| group.as_str()).collect();
    let areas: Vec<_> = cells.areas.iter().map(|code| code.as_str()).collect();
    format!("{} [{}] {} {}..{}", services.join("+"), groups.join("+"), areas.join("+"), cells.from, cells.until)
}

fn lines(overlaps: &[Overlap]) -> Vec<String> {
    let providers = |overlap: &Overlap| overlap.providers.iter().map(|id| id.as_str()).collect::<Vec<_>>().join("+");
    overlaps.iter().map(|overlap| format!("{}: {}", providers(overlap), line(&overlap.cells))).collect()
}

fn gap_lines(gaps: &[Gap]) -> Vec<String> {
    gaps.iter().map(|gap| line(&gap.cells)).collect()
}

fn repair(kind: RepairKind, actor: &str, delivery: &str, pointer: &str, value: Option<Value>) -> Option<Repair> {
    Some(Repair { kind, actor: id(actor), delivery: delivery.into(), pointer: format!("{delivery}{pointer}"), value })
}

fn id(text: &str) -> crate::plan::Id {
    crate::plan::Id::new(text).unwrap()
}

fn last_day(actor: &str, delivery: &str, day: &str) -> Option<Repair> {
    repair(RepairKind::LastDay(day.parse().unwrap()), actor, delivery, "/until", Some(json!(day)))
}

const FIRST: &str = "/interfaces/0/sides/0/services/0";
const SECOND: &str = "/interfaces/1/sides/0/services/0";

/// Both deliver in Espoo from 2023-01-01, 365 + 366 + 365 days. To end the one or to drop the other's area is as large;
/// dates come first.
#[test]
fn two_providers_in_one_municipality() {
    let found = overlaps_of(&[
        ("espoo", json!({"service": "psychiatry"})),
        ("hus", json!({"service": "psychiatry", "areas": ["091", "049"], "from": "2023-01-01"})),
    ]);
    assert_eq!(lines(&found), ["espoo+hus: psychiatry [] 049 2023-01-01..2025-12-31"]);
    assert_eq!(found[0].deliveries, [FIRST, SECOND]);
    assert_eq!(found[0].repair, last_day("espoo", FIRST, "2022-12-31"));
}

/// Espoo delivers all along and in all of its area: to take it away is to lose nothing. HUS can leave Espoo.
#[test]
fn of_equal_repairs_the_one_that_keeps_more_of_a_delivery_comes_first() {
    let found = overlaps_of(&[
        ("espoo", json!({"service": "psychiatry"})),
        ("hus", json!({"service": "psychiatry", "areas": ["091", "049"]})),
    ]);
    assert_eq!(lines(&found), ["espoo+hus: psychiatry [] 049 2021-01-01..2025-12-31"]);
    let dropped = vec![crate::plan::AreaCode::new("049").unwrap()];
    assert_eq!(found[0].repair, repair(RepairKind::DropAreas(dropped), "hus", SECOND, "/areas", Some(json!(["091"]))));
    let same = overlaps_of(&[
        ("espoo", json!({"service": "psychiatry"})),
        ("hus", json!({"service": "psychiatry", "areas": ["049"]})),
    ]);
    assert_eq!(same[0].repair, repair(RepairKind::Remove, "hus", SECOND, "", None));
}

#[test]
fn other_levels_and_modes_are_no_overlap() {
    let two = |one: Value, other: Value| lines(&overlaps_of(&[("espoo", one), ("hus", other)]));
    let of = |field: &str, word: &str| json!({"service": "psychiatry", "areas": ["049"], field: word});
    assert_eq!(two(of("level", "basic"), of("level", "special")), [""; 0]);
    assert_eq!(two(of("mode", "nearby"), of("mode", "digital")), [""; 0]);
    let term = "049 2021-01-01..2025-12-31";
    assert_eq!(two(of("mode", "digital"), of("mode", "digital")), [format!("espoo+hus: psychiatry [] {term}")]);
    // What says no level is of every level; what says no mode, of every mode.
    let all = overlaps_of(&[
        ("espoo", of("level", "special")),
        ("hus", of("level", "basic")),
        ("helsinki", of("mode", "digital")),
        ("vantaa", json!({"service": "psychiatry", "areas": ["049"], "mode": "nearby", "level": "basic"})),
    ]);
    let expected = [
        format!("hus+vantaa: psychiatry/basic/nearby [] {term}"),
        format!("hus+helsinki: psychiatry/basic/digital [] {term}"),
        format!("espoo+helsinki: psychiatry/special/digital [] {term}"),
    ];
    assert_eq!(lines(&all), expected);
}

#[test]
fn a_package_has_its_parts_and_a_group_its_sub_groups() {
    let found = overlaps_of(&[
        ("espoo", json!({"service": "mental-health"})),
        ("hus", json!({"service": "psychiatry", "areas": ["049"]})),
        ("hus", json!({"service": "school-psychology", "areas": ["049"]})),
    ]);
    assert_eq!(lines(&found), ["espoo+hus: mental-health [] 049 2021-01-01..2025-12-31"]);
    assert_eq!(found[0].deliveries.len(), 3);
    assert_eq!(found[0].repair.as_ref().map(|repair| &repair.kind), Some(&RepairKind::Remove), "what Espoo delivers");
    // Home care is for older people, whatever the interface says of others.
    let mut both = interfaces(&[("espoo", json!({"service": "home-care"})), ("pair", json!({"service": "home-care"}))]);
    both[0]["client_groups"] = json!(["older-at-home", "children"]);
    let found = overlaps(plan(&both, &json!([])).document());
    assert_eq!(lines(&found), ["espoo+pair: home-care [older-at-home] 049 2021-01-01..2025-12-31"]);
    // Espoo's delivery is all of it; to drop one group from the pair's would lose Vantaa from 2024 on.
    assert_eq!(found[0].repair, repair(RepairKind::Remove, "espoo", FIRST, "", None));
}

/// The register gives Espoo to Länsi-Uusimaa (Statistics Finland, classification of 2023), which is there from 2023 on.
#[test]
fn a_unit_is_its_organisation_where_that_works() {
    let delivery = || json!({"service": "psychiatry", "mode": "nearby"});
    let units = [("west", delivery()), ("lansi-uusimaa", delivery())];
    assert_eq!(lines(&overlaps_of(&units)), [""; 0]);
    let found = overlaps_of(&[("west", delivery()), ("espoo", delivery()), ("vantaa", delivery())]);
    assert_eq!(lines(&found), ["lansi-uusimaa+espoo: psychiatry [] 049 2023-01-01..2025-12-31"]);
}

#[test]
fn members_count_while_they_are_members() {
    let found = overlaps_of(&[
        ("pair", json!({"service": "psychiatry"})),
        ("vantaa", json!({"service": "psychiatry", "until": "2025-06-30"})),
        ("espoo", json!({"service": "psychiatry", "until": "2021-01-31"})),
    ]);
    let expected = [
        "pair+espoo: psychiatry [] 049 2021-01-01..2021-01-31",
        "pair+vantaa: psychiatry [] 092 2024-01-01..2025-06-30",
    ];
    assert_eq!(lines(&found), expected);
    // 2024-01-01 to 2025-06-30: 366 days of 2024 and 181 of 2025.
    assert_eq!(found[1].repair, last_day("vantaa", SECOND, "2023-12-31"));
}

/// Pertunmaa (588) became part of Mäntyharju (507) on 2025-01-01.
#[test]
fn a_merged_municipality_is_covered_by_the_one_that_goes_on() {
    let promise = json!([{"services": ["psychiatry"], "areas": ["588", "507"]}]);
    let delivery = |areas: Value| ("hus", json!({"service": "psychiatry", "areas": areas}));
    let found = gaps_of(&[delivery(json!(["507"]))], &promise);
    assert_eq!(gap_lines(&found), ["psychiatry [] 588 2021-01-01..2024-12-31"]);
    let found = gaps_of(&[delivery(json!(["588"]))], &promise);
    assert_eq!(gap_lines(&found), ["psychiatry [] 507 2021-01-01..2025-12-31"]);
    assert_eq!(found[0].repair, None, "with 507 comes 588 from 2025 on, which a list of areas does not show");
    let both =
        overlaps_of(&[delivery(json!(["507"])), ("helsinki", json!({"service": "psychiatry", "areas": ["588"]}))]);
    assert_eq!(lines(&both), ["hus+helsinki: psychiatry [] 588 2025-01-01..2025-12-31"]);
}

/// The parties with a known area are Helsinki, Espoo and Vantaa.
#[test]
fn an_empty_promise_is_all_services_for_all_groups_of_all_parties() {
    let found = gaps_of(&[], &json!([{}]));
    let everything = "049+091+092 2021-01-01..2025-12-31";
    assert_eq!(
        gap_lines(&found),
        [format!("mental-health [] {everything}"), format!("home-care [older] {everything}")]
    );
    assert_eq!(found[0].promises, ["/coverage/0"]);
    assert_eq!(gaps_of(&[], &json!([])), []);
}

#[test]
fn a_gap_in_time_is_closed_by_the_delivery_that_is_nearest() {
    let promise = json!([{"services": ["psychiatry"], "areas": ["049"]}]);
    let found = gaps_of(
        &[
            ("espoo", json!({"service": "psychiatry", "until": "2022-06-30"})),
            ("hus", json!({"service": "psychiatry", "areas": ["049"], "from": "2022-07-15", "until": "2024-12-31"})),
        ],
        &promise,
    );
    let expected = ["psychiatry [] 049 2022-07-01..2022-07-14", "psychiatry [] 049 2025-01-01..2025-12-31"];
    assert_eq!(gap_lines(&found), expected);
    assert_eq!(found[0].repair, last_day("espoo", FIRST, "2022-07-14"));
    assert_eq!(found[1].repair, last_day("hus", SECOND, "2025-12-31"));
}

/// The date that has to move is the interface's.
#[test]
fn a_gap_in_time_is_closed_at_the_interface_where_that_ends() {
    let mut one = interfaces(&[("espoo", json!({"service": "psychiatry"}))]);
    one[0]["until"] = json!("2025-12-30");
    let promise = json!([{"services": ["psychiatry"], "areas": ["049"]}]);
    let found = gaps(plan(&one, &promise).document());
    let expected = Repair {
        kind: RepairKind::LastDay("2025-12-31".parse().unwrap()),
        actor: id("espoo"),
        delivery: FIRST.into(),
        pointer: "/interfaces/0/until".into(),
        value: Some(json!("2025-12-31")),
    };
    assert_eq!(found[0].repair, Some(expected));
    // Two deliveries end there: to move the date would move both.
    let second = one[0]["sides"][0]["services"][0].clone();
    one[0]["sides"][0]["services"] = json!([second, {"service": "home-care"}]);
    assert_eq!(gaps(plan(&one, &promise).document())[0].repair, None);
}

#[test]
fn a_gap_in_areas_or_groups_is_closed_by_one_more() {
    let promise = json!([{"services": ["psychiatry"], "areas": ["049", "091"]}]);
    let found = gaps_of(&[("hus", json!({"service": "psychiatry", "areas": ["049"]}))], &promise);
    assert_eq!(gap_lines(&found), ["psychiatry [] 091 2021-01-01..2025-12-31"]);
    let added = vec![crate::plan::AreaCode::new("091").unwrap()];
    assert_eq!(
        found[0].repair,
        repair(RepairKind::AddAreas(added), "hus", FIRST, "/areas", Some(json!(["049", "091"])))
    );

    let mut one = interfaces(&[("espoo", json!({"service": "psychiatry"}))]);
    one[0]["client_groups"] = json!(["children", "older-in-care"]);
    let promise = json!([{"services": ["psychiatry"], "areas": ["049"], "client_groups": ["older"]}]);
    let found = gaps(plan(&one, &promise).document());
    assert_eq!(gap_lines(&found), ["psychiatry [older-at-home] 049 2021-01-01..2025-12-31"]);
    let expected = Repair {
        kind: RepairKind::AddClientGroups(vec![id("older-at-home")]),
        actor: id("espoo"),
        delivery: FIRST.into(),
        pointer: "/interfaces/0/client_groups".into(),
        value: Some(json!(["children", "older-in-care", "older-at-home"])),
    };
    assert_eq!(found[0].repair, Some(expected));
}

/// To leave the children to HUS is as large as to take away what HUS does.
#[test]
fn an_overlap_in_groups_is_mended_at_the_interface() {
    let mut both = interfaces(&[
        ("espoo", json!({"service": "psychiatry"})),
        ("hus", json!({"service": "psychiatry", "areas": ["049"]})),
    ]);
    both[1]["client_groups"] = json!(["children"]);
    let found = overlaps(plan(&both, &json!([])).document());
    assert_eq!(lines(&found), ["espoo+hus: psychiatry [children] 049 2021-01-01..2025-12-31"]);
    let expected = Repair {
        kind: RepairKind::DropClientGroups(vec![id("children")]),
        actor: id("espoo"),
        delivery: FIRST.into(),
        pointer: "/interfaces/0/client_groups".into(),
        value: Some(json!(["older"])),
    };
    assert_eq!(found[0].repair, Some(expected));
}

#[test]
fn any_mode_keeps_a_promise_and_each_level_is_promised() {
    let promise = json!([{"services": ["psychiatry"], "areas": ["049"]}]);
    let digital = json!({"service": "psychiatry", "mode": "digital"});
    assert_eq!(gaps_of(&[("espoo", digital)], &promise), []);
    let special = json!({"service": "psychiatry", "areas": ["091"], "level": "special"});
    let basic = json!({"service": "psychiatry", "level": "basic"});
    let found = gaps_of(&[("espoo", basic), ("hus", special)], &promise);
    assert_eq!(gap_lines(&found), ["psychiatry/special [] 049 2021-01-01..2025-12-31"]);
}

/// Night care is basic and for older people because home care, of which it is the only part, is.
#[test]
fn a_part_has_the_level_and_the_groups_of_its_package() {
    let deliveries = interfaces(&[
        ("espoo", json!({"service": "night-care", "level": "special"})),
        ("hus", json!({"service": "home-care", "areas": ["049"], "until": "2024-12-31"})),
    ]);
    let promise = json!([{"services": ["home-care"], "areas": ["049"]}]);
    let mut document = plan(&deliveries, &promise).document().clone();
    document.services[3].level = Some(crate::plan::ServiceLevel::Basic);
    let part = json!({"id": "night-care", "name": {"fi": "x"}, "part_of": "home-care"});
    document.services.push(serde_json::from_value(part).unwrap());
    assert_eq!(lines(&overlaps(&document)), [""; 0]);
    assert_eq!(gap_lines(&gaps(&document)), ["home-care/basic [older] 049 2025-01-01..2025-12-31"]);
}

#[test]
fn what_is_closed_organised_or_unknown_delivers_nothing() {
    let promise = json!([{"services": ["psychiatry"], "areas": ["049"]}]);
    let mut one = interfaces(&[("espoo", json!({"service": "psychiatry"}))]);
    let found = |one: &Value| gap_lines(&gaps(plan(one, &promise).document()));
    assert_eq!(found(&one), [""; 0]);
    one[0]["status"] = json!("closed");
    assert_eq!(found(&one), ["psychiatry [] 049 2021-01-01..2025-12-31"]);
    one[0]["until"] = json!("2024-12-31");
    assert_eq!(found(&one), ["psychiatry [] 049 2025-01-01..2025-12-31"]);
    one[0]["client_groups"] = json!(["nobody"]);
    assert_eq!(found(&one), ["psychiatry [] 049 2021-01-01..2025-12-31"]);
    let mut one = interfaces(&[("espoo", json!({"service": "psychiatry"}))]);
    one[0]["sides"][0]["role"] = json!("organiser");
    assert_eq!(found(&one), ["psychiatry [] 049 2021-01-01..2025-12-31"]);
    assert_eq!(overlaps_of(&[("espoo", json!({"service": "nothing"})), ("hus", json!({"service": "nothing"}))]), []);
}

#[test]
fn a_plan_without_areas_or_groups_is_one_place_for_everyone() {
    let text = json!({
        "schema_version": 2, "id": "bare", "kind": "other", "title": {"fi": "x"}, "status": "draft",
        "term": {"from": "2021-01-01", "until": "2021-12-31"}, "services": [{"id": "s", "name": {"fi": "s"}}],
        "interfaces": interfaces(&[("one", json!({"service": "s"})), ("two", json!({"service": "s", "from": "2021-12-31"}))]),
        "coverage": [{"from": "2020-01-01"}]
    });
    let plan = Plan::parse(&text.to_string()).unwrap();
    assert_eq!(lines(&overlaps(plan.document())), ["one+two: s []  2021-12-31..2021-12-31"]);
    assert_eq!(gaps(plan.document()), []);
}

/// Espoo's plan ends with the reform. Overlap and gap are from 2023 on: after a reform on 2023-07-01 they go on until the
/// day before; after one on 2022-07-01 neither is left; until it is known, both are open.
#[test]
fn what_an_early_end_leaves_out_is_neither_covered_twice_nor_open() {
    let deliveries = interfaces(&[
        ("espoo", json!({"service": "psychiatry", "areas": ["049"]})),
        ("hus", json!({"service": "psychiatry", "areas": ["049"], "from": "2023-01-01"})),
        ("espoo", json!({"service": "school-psychology", "areas": ["049"], "until": "2022-12-31"})),
    ]);
    let promise = json!([{"services": ["school-psychology"], "areas": ["049"]}]);
    let mut document = plan(&deliveries, &promise).document().clone();
    document.facts = serde_json::from_value(json!([{"id": "reform", "name": {"fi": "x"}}])).unwrap();
    let end = json!([{"id": "end", "text": {"fi": "x"}, "when": {"fact": "reform"}, "parties": ["espoo"]}]);
    document.early_ends = serde_json::from_value(end).unwrap();
    let told = |reform: Value| {
        let scenario = Scenario::from_json(&reform).unwrap();
        let (overlaps, gaps) = (told_overlaps(&document, &scenario), told_gaps(&document, &scenario));
        assert_eq!(overlaps.is_undecided, gaps.is_undecided);
        (lines(&overlaps.list), gap_lines(&gaps.list), gaps.is_undecided)
    };
    let until = |day: &str| {
        let days = format!("[] 049 2023-01-01..{day}");
        (vec![format!("espoo+hus: psychiatry {days}")], vec![format!("school-psychology {days}")], false)
    };
    assert_eq!(told(json!({"reform": false})), until("2025-12-31"));
    assert_eq!(told(json!({"reform": "2023-07-01"})), until("2023-06-30"));
    assert_eq!(told(json!({"reform": "2022-07-01"})), (vec![], vec![], false));
    assert_eq!(told(json!({})), (vec![], vec![], true));
    // What is there on the first day is there whatever happens.
    document.interfaces[1].sides[0].services[0].from = None;
    let scenario = Scenario::new();
    assert_eq!(
        lines(&told_overlaps(&document, &scenario).list),
        ["espoo+hus: psychiatry [] 049 2021-01-01..2025-12-31"]
    );
}
