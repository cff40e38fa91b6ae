use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{Decision, DecisionKind};

rule! {
    /// A body has approved or rejected the plan, and it is not said whose body it is.
    ///
    /// Such a decision counts for no member under a rule of approval, whatever the body is called.
    ///
    /// # How to fix
    ///
    /// Name the party whose body it is under `party`.
    "D009" "decision-of-nobody" Decisions Warning since "0.2.0"
    on Decision, reads []
    message {
        fi: "päätökseltä `{decision}` ({kind}) puuttuu osapuoli, jonka toimielin päätti",
        sv: "för beslutet `{decision}` ({kind}) anges inte vilken parts organ som beslutade",
        en: "the decision `{decision}` ({kind}) does not say whose body decided",
    }
    help {
        fi: "nimeä osapuoli kentässä `party`",
        sv: "ange parten i fältet `party`",
        en: "name the party under `party`",
    }
}

fn check(_: &Subject<'_>, decision: &At<'_, Decision>, findings: &mut Findings) -> Judged {
    if !matches!(decision.kind, DecisionKind::Approved | DecisionKind::Rejected) {
        return None;
    }
    if decision.party.is_none() {
        let diagnostic = finding(decision.pointer());
        findings.push(diagnostic.with("decision", decision.id.as_str()).with("kind", decision.kind.label()));
    }
    JUDGED
}
