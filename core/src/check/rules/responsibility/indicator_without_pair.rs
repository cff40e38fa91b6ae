use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Indicator;

rule! {
    /// An indicator that nobody follows: no responsibility pair answers for it, for its focus area, or for a goal that it
    /// measures.
    ///
    /// Pairs are there to drive goals and to follow them. A figure that no pair looks at is collected for nobody. The rule
    /// speaks of plans that have pairs.
    ///
    /// # How to fix
    ///
    /// Let a pair answer for the indicator, or name the indicator at the goal that it measures.
    "R008" "indicator-without-pair" Responsibility Advice since "0.2.0"
    on Indicator, reads [responsibility_pairs, focus_areas, goals]
    message {
        fi: "mittaria `{indicator}` ei seuraa mikään vastuupari",
        sv: "inget ansvarspar följer indikatorn `{indicator}`",
        en: "no responsibility pair follows the indicator `{indicator}`",
    }
    help {
        fi: "lisää mittari vastuuparin kenttään `answers_for` tai sen tavoitteen kenttään `indicators`, jota se mittaa",
        sv: "lägg till indikatorn i fältet `answers_for` för ett ansvarspar, eller i fältet `indicators` för målet som den mäter",
        en: "add the indicator to the `answers_for` of a pair, or to the `indicators` of the goal that it measures",
    }
}

fn check(subject: &Subject<'_>, indicator: &At<'_, Indicator>, findings: &mut Findings) -> Judged {
    if subject.plan.responsibility_pairs.is_empty() {
        return None;
    }
    if !subject.is_followed(&indicator.id) {
        findings.push(finding(indicator.pointer()).with("indicator", indicator.id.as_str()));
    }
    JUDGED
}
