use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Indicator;

rule! {
    /// Nobody follows an indicator: it has no owner, and no responsibility pair answers for it or for its focus area.
    ///
    /// An indicator is worth as much as the one who looks at it. Where nobody has to, a turn for the worse is found at
    /// the end of the term.
    ///
    /// # How to fix
    ///
    /// Name who follows it under `owner`, or let a responsibility pair answer for it.
    "G007" "indicator-without-owner" Goals Advice since "0.2.0"
    on Indicator, reads [responsibility_pairs, focus_areas]
    message {
        fi: "mittarilla `{indicator}` ei ole seuraajaa",
        sv: "ingen följer indikatorn `{indicator}`",
        en: "nobody follows the indicator `{indicator}`",
    }
    help {
        fi: "nimeä seuraaja kentässä `owner` tai liitä mittari vastuupariin",
        sv: "ange vem som följer den i fältet `owner`, eller knyt den till ett ansvarspar",
        en: "name who follows it under `owner`, or let a responsibility pair answer for it",
    }
}

fn check(subject: &Subject<'_>, indicator: &At<'_, Indicator>, findings: &mut Findings) -> Judged {
    if indicator.owner.is_none() && !subject.is_answered_for(&indicator.id) {
        findings.push(finding(indicator.pointer()).with("indicator", indicator.id.as_str()));
    }
    JUDGED
}
