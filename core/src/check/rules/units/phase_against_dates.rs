use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::check::rules::titles::WRITE;
use crate::diagnostic::Fix;
use crate::plan::{Group, GroupPhase};

rule! {
    /// The phase of a group contradicts its dates.
    ///
    /// A group that is at work cannot begin tomorrow, one that is over is not preparing, and one that has closed does not
    /// go on. The rule needs the option `today`.
    ///
    /// # How to fix
    ///
    /// Mend the phase or the dates.
    "U011" "phase-against-dates" Units Warning since "0.2.0"
    on Group, reads []
    message {
        fi: "ryhmän `{group}` vaihe on {phase}, mutta sen päivämäärät kertovat muuta",
        sv: "gruppens `{group}` fas är {phase}, men dess datum säger annat",
        en: "the phase of the group `{group}` is {phase}, and its dates say otherwise",
    }
    help {
        fi: "korjaa vaihe tai päivämäärät",
        sv: "rätta fasen eller datumen",
        en: "mend the phase, or the dates",
    }
}

fn check(subject: &Subject<'_>, group: &At<'_, Group>, findings: &mut Findings) -> Judged {
    let phase = group.phase?;
    if group.from.is_none() && group.until.is_none() {
        return None;
    }
    let Some(today) = subject.today() else {
        findings.undecided(["today"]);
        return JUDGED;
    };
    let begins_later = group.from.is_some_and(|from| today < from);
    let is_over = group.until.is_some_and(|until| until < today);
    let contradicts = match phase {
        // What is prepared may begin later.
        GroupPhase::Preliminary | GroupPhase::Preparation => is_over,
        GroupPhase::Operating => begins_later || is_over,
        GroupPhase::Closed => begins_later || group.until.is_some_and(|until| today < until),
    };
    if contradicts {
        let fitting = match (is_over, begins_later) {
            (true, _) => GroupPhase::Closed,
            (false, true) => GroupPhase::Preparation,
            (false, false) => GroupPhase::Operating,
        };
        let fix = Fix::suggested(&WRITE).with("new", fitting.as_str()).replace(group.field("phase"), fitting.as_str());
        let diagnostic = finding(group.field("phase")).with("group", group.id.as_str());
        findings.push(diagnostic.with("phase", phase.label()).fixed_by(fix));
    }
    JUDGED
}
