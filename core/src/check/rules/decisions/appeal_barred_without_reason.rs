use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Decision;

rule! {
    /// A decision says that it cannot be appealed, and not why.
    ///
    /// A ban on appeal is an exception and rests on something: a decision that only prepares or only notes, or a
    /// provision. A reader has to be able to see on what.
    ///
    /// # How to fix
    ///
    /// Write why the decision cannot be appealed under `appeal`.
    "D006" "appeal-barred-without-reason" Decisions Warning since "0.2.0"
    on Decision, reads []
    message {
        fi: "päätökseen `{decision}` ei saa hakea muutosta, mutta peruste puuttuu",
        sv: "beslutet `{decision}` får inte överklagas, men grunden saknas",
        en: "the decision `{decision}` cannot be appealed, and the reason is missing",
    }
    help {
        fi: "kirjaa peruste kenttään `appeal`",
        sv: "skriv grunden i fältet `appeal`",
        en: "write the reason under `appeal`",
    }
}

fn check(_: &Subject<'_>, decision: &At<'_, Decision>, findings: &mut Findings) -> Judged {
    if decision.appeal_allowed != Some(false) {
        return None;
    }
    if decision.appeal.is_none() {
        findings.push(finding(decision.pointer()).with("decision", decision.id.as_str()));
    }
    JUDGED
}
