use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{Interface, InterfaceStatus};

rule! {
    /// An interface is called assessed, and no assessment is recorded.
    ///
    /// What was found is what the sides have to agree on next.
    ///
    /// # How to fix
    ///
    /// Add the assessments, axis by axis, or set the status back.
    "Y013" "assessment-missing" Interfaces Warning since "0.2.0"
    on Interface, reads []
    message {
        fi: "yhdyspinta `{interface}` on arvioitu, mutta arvioita ei ole",
        sv: "kontaktytan `{interface}` är bedömd, men det finns inga bedömningar",
        en: "the interface `{interface}` is assessed, and has no assessment",
    }
    help {
        fi: "lisää arviot kenttään `assessments` tai muuta tila",
        sv: "lägg till bedömningarna i fältet `assessments`, eller ändra statusen",
        en: "add them under `assessments`, or change the status",
    }
}

fn check(_: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    if interface.status != Some(InterfaceStatus::Assessed) {
        return None;
    }
    if interface.assessments.is_empty() {
        findings.push(finding(interface.field("status")).with("interface", interface.id.as_str()));
    }
    JUDGED
}
