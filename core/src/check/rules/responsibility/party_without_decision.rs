use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::approval::{MemberStatus, members};
use crate::area::population;
use crate::plan::{ApprovalKind, PlanDocument, PlanStatus};
use crate::sorted;

rule! {
    /// A member that decides on the plan has neither approved nor rejected it, while others have or the plan is called
    /// approved.
    ///
    /// A joint plan is a promise of each of those who make it. Of one whose body has decided nothing, nobody can tell
    /// whether it is bound; to note or to comment is not to decide. Who decides is what the rule of approval says: where a
    /// joint authority decides alone, as on a provision plan (Health Care Act 1326/2010, section 34), there is nothing to
    /// ask of the others.
    ///
    /// # How to fix
    ///
    /// Bring the plan before that party's body, and add its decision under `decisions` with its `party`.
    "R018" "party-without-decision" Responsibility Advice since "0.2.0"
    on PlanDocument, reads [status, approval, decisions, parties]
    message {
        fi: "osapuolen `{party}` päätöstä suunnitelmasta ei ole kirjattu",
        sv: "beslut av parten `{party}` om planen finns inte antecknat",
        en: "no decision of the party `{party}` on the plan is recorded",
    }
    help {
        fi: "lisää päätös kenttään `decisions` ja nimeä sen `party`",
        sv: "lägg till beslutet i fältet `decisions` med dess `party`",
        en: "add the decision under `decisions`, with its `party`",
    }
}

fn check(_: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    if plan.approval.as_ref()?.kind == ApprovalKind::JointAuthority {
        return None;
    }
    let members = members(plan, &population, None).ok()?;
    let is_approved = matches!(plan.status, PlanStatus::Approved | PlanStatus::Ended);
    if !is_approved && !members.iter().any(|member| member.status == MemberStatus::Approved) {
        return None;
    }
    let open = members.iter().filter(|member| member.status == MemberStatus::Open).map(|member| &member.party);
    let open = sorted::collect(open);
    for (index, party) in plan.parties.iter().enumerate() {
        if open.binary_search(&&party.id).is_ok() {
            findings.push(finding(format!("/parties/{index}")).with("party", party.id.as_str()));
        }
    }
    findings.looked_at(members.len());
    JUDGED
}
