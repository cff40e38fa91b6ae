use super::{Findings, PlanSet, set_rule};
use crate::plan::PlanDocument;

set_rule! {
    /// Two plans of the set have the same id.
    ///
    /// Plans name each other by these ids. Which of the two is meant nobody can say; the rules about sets take the first.
    ///
    /// # How to fix
    ///
    /// Give one of the two another id. Two versions of one plan are compared with a diff, not checked together.
    "A011" "plan-id-twice" Error since "0.2.0"
    message {
        fi: "toisella suunnitelmalla on sama tunnus `{id}`",
        sv: "en annan plan har samma id `{id}`",
        en: "another plan has the same id `{id}`",
    }
    help {
        fi: "anna toiselle suunnitelmalle oma tunnus; saman suunnitelman versioita verrataan erikseen",
        sv: "ge den ena planen ett eget id; versioner av samma plan jämförs för sig",
        en: "give one of the two an id of its own; versions of one plan are compared by a diff",
    }
}

fn check(set: &PlanSet<'_>, plan: &PlanDocument, findings: &mut Findings) {
    findings.looked_at(1);
    if set.plan(&plan.id).is_some_and(|first| !std::ptr::eq(first, plan)) {
        findings.push(finding("/id").with("id", plan.id.as_str()));
    }
}
