use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::ResponsibilityPair;

rule! {
    /// A responsibility pair that does not say how often it looks at what it answers for.
    ///
    /// A provision plan is evaluated every year and changed when needed. Without a rhythm of its own the pair hears of a
    /// goal that fails when the year is over.
    ///
    /// # How to fix
    ///
    /// Say under `review` after how many months the pair looks again.
    "R013" "pair-without-review" Responsibility Advice since "0.2.0"
    on ResponsibilityPair, reads []
    message {
        fi: "vastuupari `{pair}` ei kerro, kuinka usein se katsoo vastuitaan",
        sv: "ansvarsparet `{pair}` säger inte hur ofta det ser på sina ansvar",
        en: "the pair `{pair}` does not say how often it looks at what it answers for",
    }
    help {
        fi: "lisää seurantaväli kuukausina kenttään `review`",
        sv: "ange intervallet i månader i fältet `review`",
        en: "give the interval in months under `review`",
    }
}

fn check(_: &Subject<'_>, pair: &At<'_, ResponsibilityPair>, findings: &mut Findings) -> Judged {
    if pair.review.is_none() {
        findings.push(finding(pair.pointer()).with("pair", pair.id.as_str()));
    }
    JUDGED
}
