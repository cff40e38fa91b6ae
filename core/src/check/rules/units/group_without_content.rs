use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{Group, GroupPhase};

rule! {
    /// A group of which only the name is known: neither what it is to do nor who takes part.
    ///
    /// Groups are where a plan is made and kept. A name alone does not tell one group's work from another's. Groups that
    /// have closed are not judged.
    ///
    /// # How to fix
    ///
    /// Write its task under `remit`, or name its members.
    "U010" "group-without-content" Units Advice since "0.2.0"
    on Group, reads []
    message {
        fi: "ryhmästä `{group}` ei kerrota tehtävää eikä jäseniä",
        sv: "om gruppen `{group}` sägs varken uppdrag eller medlemmar",
        en: "neither the task nor the members of the group `{group}` are given",
    }
    help {
        fi: "kirjoita tehtävä kenttään `remit` tai nimeä jäsenet",
        sv: "skriv uppdraget i fältet `remit`, eller ange medlemmarna",
        en: "write its task under `remit`, or name its members",
    }
}

fn check(_: &Subject<'_>, group: &At<'_, Group>, findings: &mut Findings) -> Judged {
    if group.phase == Some(GroupPhase::Closed) {
        return None;
    }
    if group.remit.is_none() && group.members.is_empty() {
        findings.push(finding(group.pointer()).with("group", group.id.as_str()));
    }
    JUDGED
}
