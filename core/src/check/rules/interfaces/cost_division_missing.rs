use super::{At, Findings, JUDGED, Judged, Subject, is_agreed, rule};
use crate::plan::{Interface, InterfaceRole, Ref, ToActor};

rule! {
    /// The sides have agreed, somebody else than the organiser pays, and nothing says who pays what.
    ///
    /// Where the one who decides does not pay, costs move over the border unseen. The rule asks it of interfaces that are
    /// agreed or operating, where a side is a funder and not an organiser as well.
    ///
    /// # How to fix
    ///
    /// Say under `cost_division` who pays what.
    "Y010" "cost-division-missing" Interfaces Warning since "0.2.0"
    on Interface, reads []
    message {
        fi: "yhdyspinnalla `{interface}` `{funder}` rahoittaa, mutta kustannusten jakoa ei kerrota",
        sv: "vid kontaktytan `{interface}` finansierar `{funder}`, men kostnadsfördelningen anges inte",
        en: "`{funder}` pays at the interface `{interface}`, and no division of costs is given",
    }
    help {
        fi: "kuvaa kustannusten jako kentässä `cost_division`",
        sv: "beskriv kostnadsfördelningen i fältet `cost_division`",
        en: "describe it under `cost_division`",
    }
}

fn check(_: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    if !is_agreed(interface) {
        return None;
    }
    let organises = |actor: &Ref<ToActor>| {
        interface.sides.iter().any(|side| side.role == InterfaceRole::Organiser && side.actor == *actor)
    };
    let mut funders = interface.sides.iter().filter(|side| side.role == InterfaceRole::Funder);
    let funder = funders.find(|side| !organises(&side.actor))?;
    if interface.cost_division.is_none() {
        let diagnostic = finding(interface.pointer()).with("interface", interface.id.as_str());
        findings.push(diagnostic.with("funder", funder.actor.id().as_str()));
    }
    JUDGED
}
