use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{DecisionKind, PlanDocument, PlanStatus};

rule! {
    /// The status says approved and no decision is recorded that could have approved the plan.
    ///
    /// Who approved it, when and under which case number is what a reader asks first.
    ///
    /// # How to fix
    ///
    /// Add the decision, or set the status back.
    "D002" "approved-without-decision" Decisions Warning since "0.1.0"
    on PlanDocument, reads [status, decisions]
    message {
        fi: "tila on hyväksytty, mutta hyväksymispäätöstä ei ole kirjattu",
        sv: "statusen är godkänd, men inget beslut om godkännande finns antecknat",
        en: "the status is approved, and no decision that approved the plan is recorded",
    }
    help {
        fi: "lisää hyväksymispäätös kenttään `decisions`",
        sv: "lägg till beslutet om godkännande i fältet `decisions`",
        en: "add the decision under `decisions`",
    }
}

fn check(_: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    // Where a body has only noted the plan, the finding is that noting was taken for approving.
    let settles = |kind| matches!(kind, DecisionKind::Approved | DecisionKind::EnteredIntoForce | DecisionKind::Noted);
    if plan.status != PlanStatus::Approved {
        return None;
    }
    if !plan.decisions.iter().any(|decision| settles(decision.kind)) {
        findings.push(finding("/status"));
    }
    JUDGED
}
