use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Measure;

rule! {
    /// A measure serves no goal.
    ///
    /// Work and money go to something that the plan does not want to reach, or the goal is missing.
    ///
    /// # How to fix
    ///
    /// Name the goals that it serves under `goals`.
    "G016" "measure-without-goal" Goals Advice since "0.2.0"
    on Measure, reads []
    message {
        fi: "toimenpide `{measure}` ei palvele mitään tavoitetta",
        sv: "åtgärden `{measure}` tjänar inget mål",
        en: "the measure `{measure}` serves no goal",
    }
    help {
        fi: "nimeä tavoite kentässä `goals`",
        sv: "ange målet i fältet `goals`",
        en: "name the goal under `goals`",
    }
}

fn check(_: &Subject<'_>, measure: &At<'_, Measure>, findings: &mut Findings) -> Judged {
    if measure.goals.is_empty() {
        findings.push(finding(measure.pointer()).with("measure", measure.id.as_str()));
    }
    JUDGED
}
