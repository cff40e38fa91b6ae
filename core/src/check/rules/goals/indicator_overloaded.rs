use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Indicator;

rule! {
    /// One indicator measures many goals.
    ///
    /// When its value moves nobody can say which goal moved it. More goals than the limit `goals_per_indicator` share
    /// it.
    ///
    /// # How to fix
    ///
    /// Give the goals indicators that tell them apart, or join the goals.
    "G013" "indicator-overloaded" Goals Advice since "0.2.0"
    on Indicator, reads [goals, focus_areas]
    message {
        fi: "mittari `{indicator}` mittaa {goals} tavoitetta (raja {limit})",
        sv: "indikatorn `{indicator}` mäter {goals} mål (gränsen är {limit})",
        en: "the indicator `{indicator}` measures {goals} goals (the limit is {limit})",
    }
    help {
        fi: "anna tavoitteille omia mittareita",
        sv: "ge målen egna indikatorer",
        en: "give the goals indicators of their own",
    }
    limits { goals_per_indicator = 3.0 "How many goals one indicator may measure."; }
}

fn check(subject: &Subject<'_>, indicator: &At<'_, Indicator>, findings: &mut Findings) -> Judged {
    let goals = f64::from(subject.goals_measured_by(&indicator.id));
    let limit = subject.threshold(&RULE, 0);
    if goals > limit {
        let diagnostic = finding(indicator.pointer());
        findings.push(diagnostic.with("indicator", indicator.id.as_str()).with("goals", goals).with("limit", limit));
    }
    JUDGED
}
