use super::{At, Findings, JUDGED, Judged, Subject, is_agreed, rule};
use crate::plan::Interface;

rule! {
    /// An interface is called agreed or operating, and no agreement is named.
    ///
    /// What has been agreed, when and where it can be read is what the next person asks. Without it the status is a
    /// memory.
    ///
    /// # How to fix
    ///
    /// Name the agreement under `agreement`, or set the status back.
    "Y008" "agreement-missing" Interfaces Warning since "0.2.0"
    on Interface, reads []
    message {
        fi: "yhdyspinta `{interface}` on sovittu, mutta sopimusta ei nimetä",
        sv: "kontaktytan `{interface}` är avtalad, men inget avtal nämns",
        en: "the interface `{interface}` is agreed, and no agreement is named",
    }
    help {
        fi: "nimeä sopimus kentässä `agreement` tai muuta tila",
        sv: "ange avtalet i fältet `agreement`, eller ändra statusen",
        en: "name it under `agreement`, or change the status",
    }
}

fn check(_: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    if !is_agreed(interface) {
        return None;
    }
    if interface.agreement.is_none() {
        findings.push(finding(interface.field("status")).with("interface", interface.id.as_str()));
    }
    JUDGED
}
