use super::{At, Findings, JUDGED, Judged, Subject, is_open, rule};
use crate::plan::Interface;
use crate::sorted;

rule! {
    /// Information flows in one direction only: none of those who are told anything ever tells anything.
    ///
    /// A referral without an answer is the classic fault of an interface: who sends a client on does not learn what came
    /// of it.
    ///
    /// # How to fix
    ///
    /// Add what flows back.
    "Y006" "information-one-way" Interfaces Advice since "0.2.0"
    on Interface, reads []
    message {
        fi: "yhdyspinnalla `{interface}` tieto kulkee vain yhteen suuntaan",
        sv: "vid kontaktytan `{interface}` går informationen bara åt ett håll",
        en: "information flows one way only at the interface `{interface}`",
    }
    help {
        fi: "lisää paluuviesti kenttään `information_flows`",
        sv: "lägg till återkopplingen i fältet `information_flows`",
        en: "add what flows back under `information_flows`",
    }
}

fn check(_: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    if !is_open(interface) || interface.information_flows.is_empty() {
        return None;
    }
    let tellers = sorted::collect(interface.information_flows.iter().map(|flow| flow.from.id()));
    if !interface.information_flows.iter().any(|flow| tellers.binary_search(&flow.to.id()).is_ok()) {
        findings.push(finding(interface.field("information_flows")).with("interface", interface.id.as_str()));
    }
    JUDGED
}
