use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{Decision, DecisionKind};

rule! {
    /// A body has proposed, noted, approved or rejected the plan, and nothing is attached.
    ///
    /// What was before the body is the attachment. Without it nobody can say later which version was decided.
    ///
    /// # How to fix
    ///
    /// Name what was attached under `attachments`.
    "D007" "attachment-missing" Decisions Advice since "0.2.0"
    on Decision, reads []
    message {
        fi: "päätöksessä `{decision}` ei ole liitettä",
        sv: "beslutet `{decision}` har ingen bilaga",
        en: "nothing is attached to the decision `{decision}`",
    }
    help {
        fi: "nimeä liite kentässä `attachments`",
        sv: "ange bilagan i fältet `attachments`",
        en: "name what was attached under `attachments`",
    }
}

fn check(_: &Subject<'_>, decision: &At<'_, Decision>, findings: &mut Findings) -> Judged {
    let needs = |kind| {
        matches!(kind, DecisionKind::Proposed | DecisionKind::Noted | DecisionKind::Approved | DecisionKind::Rejected)
    };
    if !needs(decision.kind) {
        return None;
    }
    if decision.attachments.is_empty() {
        findings.push(finding(decision.pointer()).with("decision", decision.id.as_str()));
    }
    JUDGED
}
