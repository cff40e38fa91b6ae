use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Indicator;

rule! {
    /// An indicator measures no goal and no statement gives its value.
    ///
    /// It is followed and reported, and nobody knows what for. A long list of indicators hides those that decide
    /// something.
    ///
    /// # How to fix
    ///
    /// Name it under `indicators` of the goal that it measures, or leave it out.
    "G012" "unused-indicator" Goals Advice since "0.2.0"
    on Indicator, reads [goals, focus_areas, statements]
    message {
        fi: "mikään tavoite tai lausuma ei käytä mittaria `{indicator}`",
        sv: "inget mål och ingen utsaga använder indikatorn `{indicator}`",
        en: "no goal and no statement uses the indicator `{indicator}`",
    }
    help {
        fi: "nimeä mittari sen tavoitteen kentässä `indicators`, jota se mittaa",
        sv: "ange indikatorn i fältet `indicators` för målet som den mäter",
        en: "name it under `indicators` of the goal that it measures",
    }
}

fn check(subject: &Subject<'_>, indicator: &At<'_, Indicator>, findings: &mut Findings) -> Judged {
    if subject.goals_measured_by(&indicator.id) == 0 && !subject.is_shown(&indicator.id) {
        findings.push(finding(indicator.pointer()).with("indicator", indicator.id.as_str()));
    }
    JUDGED
}
