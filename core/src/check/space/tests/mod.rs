mod boxes;
mod plan;
mod random;

use super::answer::{Gap, Overlap, Told};
use crate::plan::PlanDocument;
use crate::time::{Scenario, validity};

/// All overlaps, whoever may share.
fn told_overlaps(plan: &PlanDocument, scenario: &Scenario) -> Told<Overlap> {
    super::overlaps(plan, &validity(plan, scenario).unwrap(), f64::INFINITY, &|_, _| false)
}

fn told_gaps(plan: &PlanDocument, scenario: &Scenario) -> Told<Gap> {
    super::gaps(plan, &validity(plan, scenario).unwrap(), f64::INFINITY)
}

/// Where nothing is known beyond what the plan says.
fn overlaps(plan: &PlanDocument) -> Vec<Overlap> {
    told_overlaps(plan, &Scenario::new()).list
}

fn gaps(plan: &PlanDocument) -> Vec<Gap> {
    told_gaps(plan, &Scenario::new()).list
}
