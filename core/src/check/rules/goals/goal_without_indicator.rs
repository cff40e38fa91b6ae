use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Goal;

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
    on Goal, reads []
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

fn check(_: &Subject<'_>, goal: &At<'_, Goal>, findings: &mut Findings) -> Judged {
    if goal.indicators.is_empty() {
        findings.push(finding(goal.pointer()).with("goal", goal.id.as_str()));
    }
    JUDGED
}
