//! Reading with places, against `serde_json` into the same types, in the same run, and what is asked of a large plan:
//! checked, checked again after an edit of one word, dated: `make bench`.
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run has nothing to report")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use soteplan::{CheckOptions, Language, LivePlan, Plan, PlanDocument, Scenario};

/// A text in two languages, as long as those of real plans.
fn text(fi: &str, sv: &str) -> Value {
    json!({ "fi": format!("Synteettinen {fi}, jonka sanat eivät merkitse mitään ja jota on yhtä paljon kuin oikeissa"),
            "sv": format!("Syntetisk {sv}, vars ord inte betyder något och som är lika lång som i verkliga planer") })
}

/// A synthetic plan of so many goals, each with an indicator, a pair and an interface, and so many parties.
fn synthetic(goals: usize, parties: usize) -> String {
    let illustrative = json!({ "level": "illustrative" });
    let party = |index: usize| format!("party-{}", index % parties);
    let list = |make: &dyn Fn(usize) -> Value, count: usize| (0..count).map(make).collect::<Vec<_>>();
    let plan = json!({
        "schema_version": 2, "id": "synthetic", "kind": "provision-plan", "title": text("suunnitelma", "plan"),
        "status": "draft", "term": { "from": "2021-01-01", "until": "2025-12-31" },
        "sides": [{ "id": "municipal", "name": text("kunnat", "kommuner") }, { "id": "care", "name": text("sairaala", "sjukhus") }],
        "facts": [{ "id": "reform", "name": text("uudistus", "reform") }],
        "early_ends": [{ "id": "end", "text": text("ehto", "villkor"), "when": { "fact": "reform" } }],
        "parties": list(&|index| json!({ "id": format!("party-{index}"), "name": text("kunta", "kommun"), "kind": "municipality",
            "side": if index % 2 == 0 { "municipal" } else { "care" } }), parties),
        "organisations": list(&|index| json!({ "id": format!("county-{index}"), "name": text("alue", "område"),
            "kind": "wellbeing-services-county" }), parties.div_ceil(3)),
        "organisation_changes": list(&|index| json!({ "id": format!("change-{index}"), "kind": "duty-moved", "fact": "reform",
            "before": [format!("party-{index}")], "after": [format!("county-{}", index / 3)] }), parties),
        "services": list(&|index| json!({ "id": format!("service-{index}"), "name": text("palvelu", "tjänst") }), 100),
        "goals": list(&|index| json!({ "id": format!("goal-{index}"), "text": text("tavoite", "målsättning"),
            "indicators": [format!("indicator-{index}")], "certainty": illustrative }), goals),
        "indicators": list(&|index| json!({ "id": format!("indicator-{index}"), "name": text("mittari", "indikator"),
            "unit": { "fi": "euroa", "sv": "euro" }, "direction": "lower-is-better", "method": "ratio",
            "columns": { "value": "cost", "denominator": "population" }, "baseline": { "period": 2018, "value": 100.5 },
            "targets": [{ "period": 2025, "value": 90.25 }] }), goals),
        "responsibility_pairs": list(&|index| json!({ "id": format!("pair-{index}"), "answers_for": [format!("goal-{index}")],
            "holders": [{ "side": "municipal", "party": party(2 * index), "role": text("johtaja", "direktör") },
                        { "side": "care", "party": party(2 * index + 1), "role": text("ylilääkäri", "överläkare") }] }), goals),
        "interfaces": list(&|index| json!({ "id": format!("interface-{index}"), "name": text("yhdyspinta", "kontaktyta"),
            "stage": "within-services", "status": "identified",
            "sides": [{ "actor": party(index), "role": "organiser", "accountable": true,
                        "services": [{ "service": format!("service-{}", index % 100), "level": "basic", "mode": "nearby" }] },
                      { "actor": party(index * 7 + 1), "role": "provider" }],
            "information_flows": [{ "from": party(index), "to": party(index * 7 + 1), "content": text("tieto", "uppgift") }],
            "certainty": illustrative }), goals),
    });
    serde_json::to_string_pretty(&plan).unwrap()
}

/// The best of several runs: what the machine can do when nothing disturbs it.
fn best(runs: usize, mut run: impl FnMut()) -> Duration {
    let time = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..runs).map(|_| time(&mut run)).min().unwrap()
}

/// Milliseconds of what is asked of plans, of all of them together: check, validity, consequences, the plan on a day.
fn asked(plans: &[Plan]) -> [f64; 4] {
    let reform = Scenario::from_json(&json!({ "reform": "2023-01-01" })).unwrap();
    let day = "2023-01-01".parse().unwrap();
    let milliseconds = |ask: &dyn Fn(&Plan)| best(5, || plans.iter().for_each(ask)).as_secs_f64() * 1e3;
    [
        milliseconds(&|plan| drop(black_box(plan.check(&CheckOptions::new())))),
        milliseconds(&|plan| drop(black_box(plan.validity(&reform).unwrap()))),
        milliseconds(&|plan| drop(black_box(plan.consequences(&reform).unwrap()))),
        milliseconds(&|plan| drop(black_box(plan.as_of(day, &reform, Language::Fi).unwrap()))),
    ]
}

fn shown([check, validity, consequences, standing]: [f64; 4]) -> String {
    format!("{check:>7.1} ms {validity:>7.2} ms {consequences:>10.1} ms {standing:>7.1} ms")
}

fn main() {
    println!(
        "a synthetic plan with as many goals, indicators, pairs and interfaces: first the parties grow with it, then they do \
         not; best of 5 runs"
    );
    println!("ratio: time of reading with soteplan over time of serde_json into the same types");
    println!(
        "{:>7} {:>7} {:>7} {:>14} {:>14} {:>6} {:>10} {:>10} {:>10} {:>13} {:>10}",
        "goals",
        "parties",
        "MB",
        "soteplan",
        "serde_json",
        "ratio",
        "edit",
        "check",
        "validity",
        "consequences",
        "as_of"
    );
    for (goals, parties) in [(1_000, 30), (3_000, 90), (10_000, 300), (1_000, 300), (3_000, 300)] {
        let text = synthetic(goals, parties);
        let megabytes = text.len() as f64 / 1e6;
        let ours = best(5, || drop(black_box(Plan::parse(black_box(&text)).unwrap())));
        let theirs = best(5, || drop(black_box(serde_json::from_str::<PlanDocument>(black_box(&text)).unwrap())));
        let mut live = LivePlan::new(&text, CheckOptions::new());
        let middle = text.find(&format!("\"goal-{}\"", goals / 2)).unwrap();
        let word = middle + text[middle..].find("Synteettinen").unwrap();
        let edit = best(20, || live.edit(word, word + 1, "S").unwrap());
        assert_eq!(live.whole_readings(), 1, "the edit lies within one value");
        println!(
            "{goals:>7} {parties:>7} {megabytes:>7.1} {:>9.0} MB/s {:>9.0} MB/s {:>6.2} {:>7.2} ms {}",
            megabytes / ours.as_secs_f64(),
            megabytes / theirs.as_secs_f64(),
            ours.as_secs_f64() / theirs.as_secs_f64(),
            edit.as_secs_f64() * 1e3,
            shown(asked(&[Plan::parse(&text).unwrap()])),
        );
    }
    // As much work as in the largest, over as much memory: what it costs more than this is not linear.
    let text = synthetic(1_000, 30);
    let plans: Vec<_> = (0..10).map(|_| Plan::parse(&text).unwrap()).collect();
    println!("ten plans of 1,000 goals in turn, all of them in memory: {}", shown(asked(&plans)));
}
