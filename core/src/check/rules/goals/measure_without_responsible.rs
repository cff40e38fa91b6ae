use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{Measure, MeasureStatus};

rule! {
    /// Nobody is named who carries out a measure.
    ///
    /// A measure that everybody is to do is done by nobody, and the yearly evaluation has nobody to ask.
    ///
    /// # How to fix
    ///
    /// Name the organisation, unit, group or responsibility pair under `responsible`.
    "G015" "measure-without-responsible" Goals Warning since "0.2.0"
    on Measure, reads []
    message {
        fi: "toimenpiteellä `{measure}` ei ole vastuutahoa",
        sv: "åtgärden `{measure}` har ingen ansvarig",
        en: "nobody is responsible for the measure `{measure}`",
    }
    help {
        fi: "nimeä vastuutaho kentässä `responsible`",
        sv: "ange den ansvariga i fältet `responsible`",
        en: "name who is under `responsible`",
    }
}

fn check(_: &Subject<'_>, measure: &At<'_, Measure>, findings: &mut Findings) -> Judged {
    if measure.status == Some(MeasureStatus::Abandoned) {
        return None;
    }
    if measure.responsible.is_empty() {
        findings.push(finding(measure.pointer()).with("measure", measure.id.as_str()));
    }
    JUDGED
}
