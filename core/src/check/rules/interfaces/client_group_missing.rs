use super::{At, Findings, JUDGED, Judged, Subject, is_agreed, rule};
use crate::plan::Interface;

rule! {
    /// The sides of an interface have agreed, and nothing says for whom.
    ///
    /// At an interface organisations work together for a client group. Who they are decides what need, availability and
    /// quality mean there. The rule asks it of interfaces that are agreed or operating.
    ///
    /// # How to fix
    ///
    /// Name the client groups under `client_groups`.
    "Y024" "client-group-missing" Interfaces Advice since "0.2.0"
    on Interface, reads []
    message {
        fi: "yhdyspinnalla `{interface}` ei ole asiakasryhmää",
        sv: "kontaktytan `{interface}` har ingen klientgrupp",
        en: "the interface `{interface}` has no client group",
    }
    help {
        fi: "nimeä asiakasryhmät kentässä `client_groups`",
        sv: "ange klientgrupperna i fältet `client_groups`",
        en: "name them under `client_groups`",
    }
}

fn check(_: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    if !is_agreed(interface) {
        return None;
    }
    if interface.client_groups.is_empty() {
        findings.push(finding(interface.pointer()).with("interface", interface.id.as_str()));
    }
    JUDGED
}
