use super::{Subject, rule};
use crate::diagnostic::Findings;

rule! {
    /// A goal that no indicator measures.
    ///
    /// Whether such a goal has been reached is a matter of opinion, and the yearly evaluation of the plan has nothing
    /// to say about it.
    ///
    /// # How to fix
    ///
    /// Name the indicators that measure it under `indicators`, or define one.
    "G001" "goal-without-indicator" Goals Warning since "0.1.0"
    message {
        fi: "tavoitteella `{goal}` ei ole mittaria",
        sv: "målet `{goal}` har ingen indikator",
        en: "the goal `{goal}` has no indicator",
    }
    help {
        fi: "nimeä mittari kentässä `indicators`",
        sv: "ange en indikator i fältet `indicators`",
        en: "name an indicator under `indicators`",
    }
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (pointer, goal) in subject.plan.goals() {
        if goal.indicators.is_empty() {
            findings.push(finding(pointer).with("goal", goal.id.as_str()));
        }
    }
}
