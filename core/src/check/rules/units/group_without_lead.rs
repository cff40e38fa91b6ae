use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{Group, GroupPhase};

rule! {
    /// A group that nobody leads.
    ///
    /// Who calls the group together, and answers for what it prepares, is what the other groups need to know. Groups that
    /// have closed are not judged.
    ///
    /// # How to fix
    ///
    /// Name who leads under `leads`: the role is enough.
    "U009" "group-without-lead" Units Advice since "0.2.0"
    on Group, reads []
    message {
        fi: "ryhmällä `{group}` ei ole vetäjää",
        sv: "gruppen `{group}` har ingen som leder den",
        en: "nobody leads the group `{group}`",
    }
    help {
        fi: "nimeä vetäjä kentässä `leads`",
        sv: "ange vem som leder i fältet `leads`",
        en: "name who leads under `leads`",
    }
}

fn check(_: &Subject<'_>, group: &At<'_, Group>, findings: &mut Findings) -> Judged {
    if group.phase == Some(GroupPhase::Closed) {
        return None;
    }
    if group.leads.is_empty() {
        findings.push(finding(group.pointer()).with("group", group.id.as_str()));
    }
    JUDGED
}
