use super::{At, Findings, JUDGED, Judged, Subject, is_agreed, rule};
use crate::plan::Interface;

rule! {
    /// The sides of an interface have agreed, and nothing is said about what they tell each other.
    ///
    /// Information flow is one of the three things that an interface needs, beside shared goals and agreed procedures. The
    /// rule asks it of interfaces that are agreed or operating.
    ///
    /// # How to fix
    ///
    /// Say under `information_flows` who tells whom what.
    "Y005" "no-information-flow" Interfaces Warning since "0.2.0"
    on Interface, reads []
    message {
        fi: "yhdyspinnan `{interface}` tiedonkulkua ei kuvata",
        sv: "informationsflödet vid kontaktytan `{interface}` beskrivs inte",
        en: "no information flow is described at the interface `{interface}`",
    }
    help {
        fi: "kuvaa kentässä `information_flows`, kuka kertoo kenelle mitä",
        sv: "beskriv i fältet `information_flows` vem som berättar vad för vem",
        en: "say under `information_flows` who tells whom what",
    }
}

fn check(_: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    if !is_agreed(interface) {
        return None;
    }
    if interface.information_flows.is_empty() {
        findings.push(finding(interface.pointer()).with("interface", interface.id.as_str()));
    }
    JUDGED
}
