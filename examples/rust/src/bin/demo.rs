//! The main job on the real plan: `make demo`
//!
//! Prints for whom the HYKS plan 2021–2025 holds, what the rules find and where its indicators stand, and writes the
//! same as one self-contained page.

use std::error::Error;
use std::path::Path;

use serde_json::json;
use soteplan::report::{View, table_text};
use soteplan::{CheckOptions, EvaluateOptions, Language, Row, Scenario, Table, examples, findings_table};

fn main() -> Result<(), Box<dyn Error>> {
    let plan = examples::hyks_2021_2025()?;
    let observations = examples::net_costs()?;
    let document = plan.document();
    println!("{}", document.title.best(Language::En));
    println!("status: {}; term: {} – {}", document.status.as_str(), document.term.from, document.term.until);
    println!("What is marked illustrative (pairs, targets) nobody decided; what is stated names its source.");

    let scenarios = [
        ("without knowing whether the reform comes", Scenario::new()),
        ("the reform comes on 2023-01-01", Scenario::from_json(&json!({ "sote-reform": "2023-01-01" }))?),
    ]
    .map(|(name, scenario)| (name.to_owned(), scenario));
    for (name, scenario) in &scenarios {
        heading(&format!("Parties and validity: {name}"));
        show(&Row::table(&plan.validity(scenario)?));
    }

    let findings = plan.check(&CheckOptions::new());
    heading(&format!("Findings: {}", findings.len()));
    show(&findings_table(&findings, Language::En).without(&["help", "column"]));

    let rows = plan.evaluate(&observations, &EvaluateOptions::default())?;
    for (_, indicator) in document.indicators() {
        heading(&format!("{}, 2017–2018 (Statistics Finland, THL)", indicator.name.best(Language::En)));
        let chosen: Vec<_> = rows
            .iter()
            .filter(|row| row.indicator == indicator.id && (2017..=2018).contains(&row.period))
            .cloned()
            .collect();
        let hidden = ["indicator", "lower", "upper", "unit", "note", "target_period", "area", "baseline"];
        show(&Row::table(&chosen).without(&hidden));
    }

    let folder = Path::new("target/demo");
    std::fs::create_dir_all(folder)?;
    let file = folder.join("hyks-2021-2025.html");
    std::fs::write(&file, plan.page(&scenarios, Some(&observations), Language::En)?)?;
    heading("What next");
    println!("The same as one page:     {}", file.display());
    println!("The analyst's notebook:   make notebook");
    println!("The planner's workbench:  make workbench");
    Ok(())
}

fn heading(text: &str) {
    println!("\n{text}\n");
}

fn show(table: &Table<'_>) {
    println!("{}", table_text(table, View::data(usize::MAX)));
}
