//! Evaluates the example plan on real figures: `cargo run --bin evaluate`
//!
//! Or a plan and a table of one's own: `cargo run --bin evaluate -- PLAN.json OBSERVATIONS.csv`

use std::error::Error;

use soteplan::report::{View, table_text};
use soteplan::{EvaluateOptions, Observations, Plan, Row, examples};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (plan, observations) = match arguments.as_slice() {
        [] => (examples::hyks_2021_2025()?, examples::net_costs()?),
        [plan, table] => (Plan::read(plan)?, Observations::from_csv(&std::fs::read_to_string(table)?)?),
        _ => return Err("usage: evaluate [PLAN.json OBSERVATIONS.csv]".into()),
    };
    let rows = plan.evaluate(&observations, &EvaluateOptions::default())?;
    println!("{}", table_text(&Row::table(&rows), View::data(usize::MAX)));
    Ok(())
}
