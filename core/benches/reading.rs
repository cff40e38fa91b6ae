//! Reading with places, against `serde_json` into the same types, in the same run: `make bench`.
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run has nothing to report")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use soteplan::{CheckOptions, Plan, PlanDocument};

/// A synthetic plan of so many goals, each with an indicator and a pair.
fn synthetic(goals: usize) -> String {
    let mut text = String::from(
        r#"{"schema_version": 2, "sides": [{"id": "municipal", "name": {"fi": "Kunnat", "sv": "Kommunerna"}}, {"id": "specialised-care", "name": {"fi": "Erikoissairaanhoito", "sv": "Specialiserad sjukvård"}}], "id": "synthetic", "kind": "provision-plan", "title": {"fi": "Synteettinen", "sv": "Syntetisk"},
"status": "draft", "term": {"from": "2021-01-01", "until": "2025-12-31"}, "parties": [
{"id": "espoo", "name": {"fi": "Espoo", "sv": "Esbo"}, "kind": "municipality", "area": "049", "side": "municipal"},
{"id": "hus", "name": {"fi": "HUS", "sv": "HUS"}, "kind": "hospital-district", "side": "specialised-care"}], "goals": ["#,
    );
    let comma = |index: usize| if index == 0 { "" } else { "," };
    for index in 0..goals {
        write!(
            text,
            "{}\n  {{\"id\": \"goal-{index}\", \"text\": {{\"fi\": \"Synteettinen tavoite numero {index}, joka on yhtä pitkä kuin \
             oikeat\", \"sv\": \"Syntetiskt mål nummer {index}\"}}, \"indicators\": [\"indicator-{index}\"], \"certainty\": \
             {{\"level\": \"illustrative\"}}}}",
            comma(index)
        )
        .unwrap();
    }
    text.push_str("], \"indicators\": [");
    for index in 0..goals {
        write!(
            text,
            "{}\n  {{\"id\": \"indicator-{index}\", \"name\": {{\"fi\": \"Mittari {index}\", \"sv\": \"Indikator {index}\"}}, \
             \"unit\": {{\"fi\": \"euroa\", \"sv\": \"euro\"}}, \"direction\": \"lower-is-better\", \"method\": \"ratio\", \
             \"columns\": {{\"value\": \"cost\", \"denominator\": \"population\"}}, \"baseline\": {{\"period\": 2018, \"value\": \
             100.5}}, \"targets\": [{{\"period\": 2025, \"value\": 90.25}}]}}",
            comma(index)
        )
        .unwrap();
    }
    text.push_str("], \"responsibility_pairs\": [");
    for index in 0..goals {
        write!(
            text,
            "{}\n  {{\"id\": \"pair-{index}\", \"answers_for\": [\"goal-{index}\"], \"holders\": [{{\"side\": \"municipal\", \
             \"party\": \"espoo\", \"role\": {{\"fi\": \"johtaja\", \"sv\": \"direktör\"}}}}, {{\"side\": \"specialised-care\", \
             \"party\": \"hus\", \"role\": {{\"fi\": \"johtaja\", \"sv\": \"direktör\"}}}}]}}",
            comma(index)
        )
        .unwrap();
    }
    text.push_str("]}");
    text
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

fn main() {
    println!("reading a synthetic plan, best of 5 runs; ratio: time of soteplan over time of serde_json");
    println!("{:>8} {:>8} {:>12} {:>12} {:>8} {:>12}", "goals", "MB", "soteplan", "serde_json", "ratio", "check");
    for goals in [1_000, 10_000, 30_000] {
        let text = synthetic(goals);
        let megabytes = text.len() as f64 / 1e6;
        let ours = best(5, || drop(black_box(Plan::parse(black_box(&text)).unwrap())));
        let theirs = best(5, || drop(black_box(serde_json::from_str::<PlanDocument>(black_box(&text)).unwrap())));
        let plan = Plan::parse(&text).unwrap();
        let check = best(5, || drop(black_box(plan.check(&CheckOptions::new()))));
        println!(
            "{goals:>8} {megabytes:>8.1} {:>7.0} MB/s {:>7.0} MB/s {:>8.2} {:>9.1} ms",
            megabytes / ours.as_secs_f64(),
            megabytes / theirs.as_secs_f64(),
            ours.as_secs_f64() / theirs.as_secs_f64(),
            check.as_secs_f64() * 1e3,
        );
    }
}
