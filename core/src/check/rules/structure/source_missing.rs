use super::{Subject, rule};
use crate::diagnostic::Findings;
use crate::plan::{Certainty, CertaintyLevel, Path, Visitor};

rule! {
    /// An element claims to be stated in a source and names none.
    ///
    /// "Stated" is the strongest word for certainty. A reader must be able to look the statement up.
    ///
    /// # How to fix
    ///
    /// Name the source, or say how certain the element really is: `derived`, `provisional` or `illustrative`.
    "S005" "source-missing" Structure Warning since "0.1.0"
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

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    subject.plan.visit(&mut Certainties { findings });
}

struct Certainties<'a> {
    findings: &'a mut Findings,
}

impl<'p> Visitor<'p> for Certainties<'_> {
    fn record(&mut self, path: &Path, record: &'p dyn std::any::Any) {
        let certainty = record.downcast_ref::<Certainty>();
        if certainty.is_some_and(|said| said.level == CertaintyLevel::Stated && said.source.is_none()) {
            self.findings.push(finding(path.pointer()));
        }
    }
}
