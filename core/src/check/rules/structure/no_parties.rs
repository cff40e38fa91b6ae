use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::PlanDocument;

rule! {
    /// The plan names no party.
    ///
    /// A provision plan is made by the municipalities of a hospital district together (Health Care Act 1326/2010,
    /// section 34). A plan that names nobody binds nobody: it holds for no one on any day.
    ///
    /// # How to fix
    ///
    /// List the parties under `parties`, each with its side.
    "S006" "no-parties" Structure Error since "0.1.0"
    on PlanDocument, reads [parties]
    message {
        fi: "suunnitelmalla ei ole osapuolia",
        sv: "planen har inga parter",
        en: "the plan has no parties",
    }
    help {
        fi: "luettele osapuolet kentässä `parties`",
        sv: "räkna upp parterna i fältet `parties`",
        en: "list the parties under `parties`",
    }
}

fn check(_: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    if plan.parties.is_empty() {
        findings.push(finding("/parties"));
    }
    JUDGED
}
