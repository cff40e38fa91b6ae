use super::{At, Findings, JUDGED, Judged, Subject, is_agreed, rule};
use crate::plan::Interface;

rule! {
    /// The sides have agreed, and none of them is said to answer for the result.
    ///
    /// Where everybody contributes and nobody answers, work falls between organisations: a discontinuity (epäjatkuvuus).
    /// The rule asks it of interfaces that are agreed or operating; before that it may still be open.
    ///
    /// # How to fix
    ///
    /// Set `accountable` to true at the side that answers for the result.
    "Y003" "nobody-accountable" Interfaces Warning since "0.2.0"
    on Interface, reads []
    message {
        fi: "yhdyspinnalla `{interface}` kukaan ei vastaa tuloksesta",
        sv: "ingen ansvarar för resultatet vid kontaktytan `{interface}`",
        en: "nobody answers for the result at the interface `{interface}`",
    }
    help {
        fi: "merkitse `accountable` sille puolelle, joka vastaa",
        sv: "ange `accountable` vid den sida som ansvarar",
        en: "set `accountable` at the side that answers for it",
    }
}

fn check(_: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    if !is_agreed(interface) {
        return None;
    }
    if !interface.sides.iter().any(|side| side.accountable == Some(true)) {
        findings.push(finding(interface.field("sides")).with("interface", interface.id.as_str()));
    }
    JUDGED
}
