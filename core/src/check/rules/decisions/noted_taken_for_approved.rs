use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::check::rules::titles::WRITE;
use crate::diagnostic::Fix;
use crate::plan::{DecisionKind, PlanDocument, PlanStatus};

rule! {
    /// The status says approved, the decisions say noted.
    ///
    /// A body that notes a draft takes it to its record; it approves nothing. A provision plan is approved in the
    /// joint authority of the hospital district (Health Care Act 1326/2010, section 34).
    ///
    /// # How to fix
    ///
    /// Set the status back, or add the decision that approved the plan.
    "D001" "noted-taken-for-approved" Decisions Error since "0.1.0"
    on PlanDocument, reads [status, decisions]
    message {
        fi: "tila on hyväksytty, mutta päätös `{decision}` vain merkitsi suunnitelman tiedoksi",
        sv: "statusen är godkänd, men beslutet `{decision}` antecknade bara planen för kännedom",
        en: "the status is approved, and the decision `{decision}` only noted the plan",
    }
    help {
        fi: "muuta tila tai lisää päätös, jolla suunnitelma hyväksyttiin",
        sv: "ändra statusen eller lägg till beslutet som godkände planen",
        en: "change the status, or add the decision that approved the plan",
    }
}

fn check(_: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    if plan.status != PlanStatus::Approved {
        return None;
    }
    let decided = |kind| plan.decisions.iter().position(|decision| decision.kind == kind);
    let approved = decided(DecisionKind::Approved).or_else(|| decided(DecisionKind::EnteredIntoForce));
    let noted = plan.decisions.iter().enumerate().find(|(_, decision)| decision.kind == DecisionKind::Noted);
    if let (Some((index, decision)), None) = (noted, approved) {
        let diagnostic = finding("/status").with("decision", decision.id.as_str());
        let draft = PlanStatus::Draft.as_str();
        let fix = Fix::suggested(&WRITE).with("new", draft).replace("/status", draft);
        findings.push(diagnostic.related_to(format!("/decisions/{index}")).fixed_by(fix));
    }
    JUDGED
}
