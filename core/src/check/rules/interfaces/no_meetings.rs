use super::{At, Findings, JUDGED, Judged, Subject, is_agreed, rule};
use crate::plan::Interface;

rule! {
    /// The sides of an interface have agreed, and nothing says how often they meet.
    ///
    /// A steering structure that never meets steers nothing. The rule asks it of interfaces that are agreed or operating.
    ///
    /// # How to fix
    ///
    /// Name the structure under `steering` and how often it meets under `meetings`.
    "Y007" "no-meetings" Interfaces Warning since "0.2.0"
    on Interface, reads []
    message {
        fi: "yhdyspinnalla `{interface}` ei ole kokousrakennetta",
        sv: "kontaktytan `{interface}` har ingen mötesstruktur",
        en: "the interface `{interface}` has no meeting structure",
    }
    help {
        fi: "kuvaa kentässä `steering` ohjaus ja kokousten väli",
        sv: "beskriv styrningen och mötesintervallet i fältet `steering`",
        en: "give the structure and its meetings under `steering`",
    }
}

fn check(_: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    if !is_agreed(interface) {
        return None;
    }
    if interface.steering.as_ref().is_none_or(|steering| steering.meetings.is_none()) {
        findings.push(finding(interface.pointer()).with("interface", interface.id.as_str()));
    }
    JUDGED
}
