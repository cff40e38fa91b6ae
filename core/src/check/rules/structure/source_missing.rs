use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{Certainty, CertaintyLevel};

rule! {
    /// An element claims to be stated in a source and names none.
    ///
    /// "Stated" is the strongest word for certainty. A reader must be able to look the statement up.
    ///
    /// # How to fix
    ///
    /// Name the source, or say how certain the element really is: `derived`, `provisional` or `illustrative`.
    "S005" "source-missing" Structure Warning since "0.1.0"
    on Certainty, reads []
    message {
        fi: "elementti on merkitty lähteessä todetuksi, mutta lähdettä ei nimetä",
        sv: "elementet anges stå i en källa, men ingen källa nämns",
        en: "the element is called stated, and no source is named",
    }
    help {
        fi: "nimeä lähde kentässä `source`",
        sv: "ange källan i fältet `source`",
        en: "name the source under `source`",
    }
}

fn check(_: &Subject<'_>, certainty: &At<'_, Certainty>, findings: &mut Findings) -> Judged {
    if certainty.level == CertaintyLevel::Stated && certainty.source.is_none() {
        findings.push(finding(certainty.pointer()));
    }
    JUDGED
}
