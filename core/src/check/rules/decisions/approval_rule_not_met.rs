use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::approval::{ApprovalStatus, approval};
use crate::area::population;
use crate::plan::{DecisionKind, PlanDocument, PlanStatus};

rule! {
    /// The status says approved, and the plan's own rule of approval is not met.
    ///
    /// Where a rule asks for a joint authority, for all members or for a double majority, a single approval does not
    /// make the plan hold for the others. Residents are those of THL's Sotkanet 127 on 31 December of the rule's year;
    /// where one is not known, the rule is undecided.
    ///
    /// # How to fix
    ///
    /// Add the decisions that are missing, set the status back, or mend the rule under `approval`.
    "D003" "approval-rule-not-met" Decisions Error since "0.2.0"
    on PlanDocument, reads [status, approval, decisions, parties, organisations, term]
    message {
        fi: "tila on hyväksytty, mutta hyväksyntäsääntö ei täyty; hyväksyntä puuttuu: {missing}",
        sv: "statusen är godkänd, men regeln för godkännande är inte uppfylld; godkännande saknas av: {missing}",
        en: "the status is approved, and the rule of approval is not met; without an approval of: {missing}",
    }
    help {
        fi: "lisää puuttuvat päätökset tai muuta tila",
        sv: "lägg till besluten som saknas eller ändra statusen",
        en: "add the decisions that are missing, or change the status",
    }
}

fn check(_: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    // Without any approval the finding is that of another rule.
    let approves = plan.decisions.iter().any(|decision| decision.kind == DecisionKind::Approved);
    if plan.status != PlanStatus::Approved || plan.approval.is_none() || !approves {
        return None;
    }
    // A rule that names no authority where it needs one cannot be applied.
    let state = approval(plan, &population, None).ok()?;
    match state.status {
        ApprovalStatus::Approved => {}
        ApprovalStatus::Undecided => {
            findings.undecided(state.population_unknown.iter().map(|party| party.as_str()));
        }
        ApprovalStatus::Open | ApprovalStatus::Failed => {
            let mut missing = String::new();
            for party in &state.missing {
                missing.push_str(if missing.is_empty() { "`" } else { ", `" });
                missing.push_str(party.as_str());
                missing.push('`');
            }
            findings.push(finding("/status").with("missing", missing).related_to("/approval"));
        }
    }
    JUDGED
}
