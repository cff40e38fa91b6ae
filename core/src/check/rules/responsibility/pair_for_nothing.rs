use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::ResponsibilityPair;

rule! {
    /// A responsibility pair that answers for nothing.
    ///
    /// Its holders have been named and have no goal to drive. A reader who looks for who answers for what finds the pair
    /// and learns nothing.
    ///
    /// # How to fix
    ///
    /// Name under `answers_for` the goals, focus areas, indicators or interfaces that the pair answers for, or take the
    /// pair away.
    "R009" "pair-for-nothing" Responsibility Warning since "0.2.0"
    on ResponsibilityPair, reads []
    message {
        fi: "vastuupari `{pair}` ei vastaa mistään",
        sv: "ansvarsparet `{pair}` ansvarar inte för någonting",
        en: "the pair `{pair}` answers for nothing",
    }
    help {
        fi: "nimeä vastuut kentässä `answers_for`",
        sv: "ange ansvaren i fältet `answers_for`",
        en: "name what it answers for under `answers_for`",
    }
}

fn check(_: &Subject<'_>, pair: &At<'_, ResponsibilityPair>, findings: &mut Findings) -> Judged {
    if pair.answers_for.is_empty() {
        findings.push(finding(pair.pointer()).with("pair", pair.id.as_str()));
    }
    JUDGED
}
