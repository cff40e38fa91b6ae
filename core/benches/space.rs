//! How long it takes to find where services overlap and what is left open, as deliveries grow from 1,000 to 100,000:
//! `make bench`.
//!
//! First the services grow with the deliveries, so that as many organisations as before stand in each other's way: time per
//! delivery should stay. Then they do not: each service is delivered ten times as often, and ten times as many meet.
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run has nothing to report")]

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use soteplan::{CheckOptions, Plan};

/// How many municipalities the plan speaks of, and how many organisations it has for them.
const MUNICIPALITIES: usize = 300;
const PROVIDERS: usize = 100;
const CLIENT_GROUPS: usize = 20;

/// Numbers that are the same on every run (Knuth's constants for 64 bits).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// A synthetic plan with so many deliveries of so many services: three at an interface, which is for two client groups or,
/// one in ten, for all; in one to three municipalities that have a provider of their own, which one delivery in 20 comes
/// not from; on up to 28 months of five years.
fn synthetic(deliveries: usize, services: usize) -> Plan {
    let mut numbers = Numbers(42);
    let list = |name: &str, count: usize| -> Vec<Value> {
        (0..count).map(|index| json!({ "id": format!("{name}-{index}"), "name": { "fi": "synteettinen" } })).collect()
    };
    let mut interfaces = Vec::new();
    for index in 0..deliveries / 3 {
        let groups: Vec<String> = (0..2).map(|_| format!("group-{}", numbers.below(CLIENT_GROUPS))).collect();
        let groups = if numbers.below(10) == 0 { Vec::new() } else { groups };
        let sides: Vec<Value> = (0..3)
            .map(|_| {
                let home = numbers.below(PROVIDERS);
                let provider = if numbers.below(20) == 0 { numbers.below(PROVIDERS) } else { home };
                let areas: Vec<String> =
                    (0..=numbers.below(3)).map(|at| format!("{:03}", home * MUNICIPALITIES / PROVIDERS + at)).collect();
                let (begin, months) = (numbers.below(32), numbers.below(28));
                let month = |number: usize| format!("{}-{:02}-01", 2021 + number / 12, number % 12 + 1);
                json!({ "actor": format!("provider-{provider}"), "role": "provider", "services": [{
                    "service": format!("service-{}", numbers.below(services)), "areas": areas, "from": month(begin),
                    "until": month(begin + months) }] })
            })
            .collect();
        interfaces.push(json!({ "id": format!("interface-{index}"), "name": { "fi": "synteettinen" },
            "client_groups": groups, "sides": sides }));
    }
    let mut organisations = list("provider", PROVIDERS);
    organisations.iter_mut().for_each(|one| one["kind"] = json!("organisation"));
    let plan = json!({
        "schema_version": 2, "id": "synthetic", "kind": "other", "title": { "fi": "synteettinen" }, "status": "draft",
        "term": { "from": "2021-01-01", "until": "2025-12-31" }, "organisations": organisations,
        "client_groups": list("group", CLIENT_GROUPS), "services": list("service", services), "interfaces": interfaces,
        "coverage": [{}]
    });
    Plan::parse(&plan.to_string()).unwrap()
}

/// The best of three checks with one rule, with how many boxes it found, told or counted.
fn check(plan: &Plan, rule: &str, limit: &str) -> (Duration, usize) {
    let all = json!({ "only": [rule], "limits": { limit: 1e9 } });
    let usual = CheckOptions::from_json(&json!({ "only": [rule] })).unwrap();
    let best = (0..3).map(|_| {
        let start = Instant::now();
        std::hint::black_box(plan.check(&usual));
        start.elapsed()
    });
    let best = best.min().unwrap();
    (best, plan.check(&CheckOptions::from_json(&all).unwrap()).len())
}

fn main() {
    println!("a synthetic plan: time to check it with one rule, best of 3 runs");
    println!("{:>10} {:>8}   {:>38}   {:>38}", "", "", "overlaps (Y027)", "gaps (Y028)");
    let columns = format!("{:>11} {:>9} {:>8} {:>7}", "ms", "found", "µs/box", "µs/find");
    println!("{:>10} {:>8}   {columns}   {columns}", "deliveries", "services");
    for (deliveries, services) in [(1_000, 3), (10_000, 30), (100_000, 300), (3_000, 30), (30_000, 30)] {
        let plan = synthetic(deliveries, services);
        let told = [("Y027", "overlaps_told"), ("Y028", "gaps_told")].map(|(rule, limit)| {
            let (time, found) = check(&plan, rule, limit);
            let micros = time.as_secs_f64() * 1e6;
            let per = |count: usize| micros / count.max(1) as f64;
            format!("{:>11.1} {found:>9} {:>8.1} {:>7.1}", micros / 1e3, per(deliveries), per(found))
        });
        println!("{deliveries:>10} {services:>8}   {}   {}", told[0], told[1]);
    }
}
