use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Goal;

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
    on Goal, reads [responsibility_pairs, focus_areas]
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

fn check(subject: &Subject<'_>, goal: &At<'_, Goal>, findings: &mut Findings) -> Judged {
    if !subject.is_answered_for(&goal.id) {
        findings.push(finding(goal.pointer()).with("goal", goal.id.as_str()));
    }
    JUDGED
}
