use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Decision;

rule! {
    /// A decision can be appealed, and does not say how.
    ///
    /// Whoever it concerns has to know where, how and by when a claim can be made; a decision without instructions for
    /// appeal leaves the day on which it becomes final open.
    ///
    /// # How to fix
    ///
    /// Write to whom, how and by when the decision can be appealed under `appeal`.
    "D005" "appeal-instructions-missing" Decisions Warning since "0.2.0"
    on Decision, reads []
    message {
        fi: "päätökseen `{decision}` saa hakea muutosta, mutta ohje puuttuu",
        sv: "beslutet `{decision}` får överklagas, men anvisningen saknas",
        en: "the decision `{decision}` can be appealed, and the instructions are missing",
    }
    help {
        fi: "kirjaa muutoksenhakuohje kenttään `appeal`",
        sv: "skriv anvisningen i fältet `appeal`",
        en: "write the instructions under `appeal`",
    }
}

fn check(_: &Subject<'_>, decision: &At<'_, Decision>, findings: &mut Findings) -> Judged {
    if decision.appeal_allowed != Some(true) {
        return None;
    }
    if decision.appeal.is_none() {
        findings.push(finding(decision.pointer()).with("decision", decision.id.as_str()));
    }
    JUDGED
}
