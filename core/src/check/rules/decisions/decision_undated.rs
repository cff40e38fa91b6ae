use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{Decision, DecisionKind};

rule! {
    /// A decision that settles something has no day.
    ///
    /// Whether the plan was approved by a day cannot be said from it, and of two decisions of one body nobody can tell
    /// the last.
    ///
    /// # How to fix
    ///
    /// Write the day under `date`.
    "D008" "decision-undated" Decisions Warning since "0.2.0"
    on Decision, reads []
    message {
        fi: "päätöksellä `{decision}` ({kind}) ei ole päivämäärää",
        sv: "beslutet `{decision}` ({kind}) har inget datum",
        en: "the decision `{decision}` ({kind}) has no date",
    }
    help {
        fi: "kirjaa päivä kenttään `date`",
        sv: "skriv dagen i fältet `date`",
        en: "write the day under `date`",
    }
}

fn check(_: &Subject<'_>, decision: &At<'_, Decision>, findings: &mut Findings) -> Judged {
    if !matches!(decision.kind, DecisionKind::Approved | DecisionKind::Rejected | DecisionKind::EnteredIntoForce) {
        return None;
    }
    if decision.date.is_none() {
        let diagnostic = finding(decision.pointer());
        findings.push(diagnostic.with("decision", decision.id.as_str()).with("kind", decision.kind.label()));
    }
    JUDGED
}
