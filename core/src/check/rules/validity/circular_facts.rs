use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{Id, PlanDocument};
use crate::time::circular_facts;

rule! {
    /// Facts follow each other in a circle.
    ///
    /// A fact that follows another happens on the same day. Where they follow each other in a circle, none of them is
    /// ever decided by what happens in the world.
    ///
    /// # How to fix
    ///
    /// Take `follows` from the fact that the others depend on.
    "V003" "circular-facts" Validity Error since "0.1.0"
    on PlanDocument, reads [facts]
    message {
        fi: "tosiseikat seuraavat toisiaan kehässä: {circle}",
        sv: "fakta följer på varandra i en cirkel: {circle}",
        en: "facts follow each other in a circle: {circle}",
    }
    help {
        fi: "poista `follows` siltä tosiseikalta, josta muut riippuvat",
        sv: "ta bort `follows` från det faktum som de andra beror på",
        en: "take `follows` from the fact that the others depend on",
    }
}

fn check(_: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    for (index, circle) in circular_facts(&plan.facts) {
        let names: Vec<_> = circle.iter().copied().chain(circle.first().copied()).map(Id::as_str).collect();
        findings.push(finding(format!("/facts/{index}/follows")).with("circle", names.join(" → ")));
    }
    findings.looked_at(plan.facts.len());
    JUDGED
}
