use super::{At, Findings, JUDGED, Judged, Subject, actors, is_open, rule};
use crate::plan::Interface;

rule! {
    /// Fewer than two organisations, units or groups stand at an interface.
    ///
    /// An interface is a functional connection of two or more that need shared goals, agreed procedures and information
    /// flow. One alone has nothing to agree on, and none leaves open who meets. An organisation that is named in two roles
    /// is still one. Closed interfaces are not judged.
    ///
    /// # How to fix
    ///
    /// Add the sides that meet, or take the interface away.
    "Y001" "side-without-counterpart" Interfaces Warning since "0.2.0"
    on Interface, reads []
    message {
        fi: "yhdyspinnalla `{interface}` ei ole vähintään kahta toimijaa",
        sv: "kontaktytan `{interface}` har inte minst två aktörer",
        en: "the interface `{interface}` does not have two sides",
    }
    help {
        fi: "nimeä kentässä `sides` kaikki, jotka kohtaavat",
        sv: "ange alla som möts i fältet `sides`",
        en: "name all who meet under `sides`",
    }
}

fn check(_: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    if !is_open(interface) {
        return None;
    }
    if actors(interface).len() < 2 {
        findings.push(finding(interface.field("sides")).with("interface", interface.id.as_str()));
    }
    JUDGED
}
