use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{PlanDocument, PlanRelation, PlanStatus};

rule! {
    /// The plan has ended, and no plan is linked that took its place.
    ///
    /// A reader who comes to the old plan has to find the one that holds. What was handed over can only be compared
    /// where the two are linked.
    ///
    /// # How to fix
    ///
    /// Add the plan that took its place under `related_plans` with the relation `succeeded-by`.
    "V014" "successor-not-linked" Validity Advice since "0.2.0"
    on PlanDocument, reads [status, related_plans]
    message {
        fi: "suunnitelma on päättynyt, mutta seuraajaa ei ole linkitetty",
        sv: "planen har upphört, men ingen efterföljare är länkad",
        en: "the plan has ended, and no successor is linked",
    }
    help {
        fi: "lisää seuraaja kenttään `related_plans` suhteella `succeeded-by`",
        sv: "lägg till efterföljaren i fältet `related_plans` med relationen `succeeded-by`",
        en: "add the successor under `related_plans` with the relation `succeeded-by`",
    }
}

fn check(_: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    if plan.status != PlanStatus::Ended {
        return None;
    }
    if !plan.related_plans.iter().any(|related| related.relation == PlanRelation::SucceededBy) {
        findings.push(finding("/related_plans"));
    }
    JUDGED
}
