use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Goal;

rule! {
    /// Nothing is done for a goal: the plan has measures, and none serves it or a goal that is aligned with it.
    ///
    /// The goal then hopes for what would happen anyway. A plan without any measures leaves them to others, and is not
    /// judged.
    ///
    /// # How to fix
    ///
    /// Add a measure, or name the goal under `goals` of the measure that serves it.
    "G017" "goal-without-measure" Goals Advice since "0.2.0"
    on Goal, reads [measures, goals, focus_areas]
    message {
        fi: "mikään toimenpide ei palvele tavoitetta `{goal}`",
        sv: "ingen åtgärd tjänar målet `{goal}`",
        en: "no measure serves the goal `{goal}`",
    }
    help {
        fi: "lisää toimenpide tai nimeä tavoite toimenpiteen kentässä `goals`",
        sv: "lägg till en åtgärd eller ange målet i fältet `goals` för en åtgärd",
        en: "add a measure, or name the goal under `goals` of one",
    }
}

fn check(subject: &Subject<'_>, goal: &At<'_, Goal>, findings: &mut Findings) -> Judged {
    if subject.plan.measures.is_empty() {
        return None;
    }
    if !subject.is_worked_on(&goal.id) {
        findings.push(finding(goal.pointer()).with("goal", goal.id.as_str()));
    }
    JUDGED
}
