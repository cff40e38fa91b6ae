use std::collections::HashSet;

use super::{Subject, rule};
use crate::diagnostic::Findings;

rule! {
    /// A goal that no responsibility pair answers for.
    ///
    /// The pair model exists so that each goal has one holder on the municipal side and one in specialised care who
    /// drive and follow it together. A goal without a pair is everybody's and therefore nobody's.
    ///
    /// # How to fix
    ///
    /// Let a pair answer for the goal, or for the focus area that the goal belongs to.
    "R001" "goal-without-pair" Responsibility Warning since "0.1.0"
    message {
        fi: "tavoitteella `{goal}` ei ole vastuuparia",
        sv: "målet `{goal}` har inget ansvarspar",
        en: "the goal `{goal}` has no responsibility pair",
    }
    help {
        fi: "lisää tavoite jonkin vastuuparin kenttään `answers_for`",
        sv: "lägg till målet i fältet `answers_for` för ett ansvarspar",
        en: "add the goal to the `answers_for` of a responsibility pair",
    }
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let plan = subject.plan;
    let answered: HashSet<_> =
        plan.responsibility_pairs.iter().flat_map(|pair| &pair.answers_for).map(|element| element.id()).collect();
    let covered_by_area: HashSet<_> = plan
        .focus_areas
        .iter()
        .filter(|area| answered.contains(&area.id))
        .flat_map(|area| area.goals.iter().map(|goal| &goal.id))
        .collect();
    for (pointer, goal) in plan.goals() {
        if !answered.contains(&goal.id) && !covered_by_area.contains(&goal.id) {
            findings.push(finding(pointer).with("goal", goal.id.as_str()));
        }
    }
}
