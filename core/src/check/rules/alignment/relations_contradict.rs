use super::{Findings, PlanSet, set_rule};
use crate::plan::{PlanDocument, PlanRelation};

set_rule! {
    /// What plans say of each other cannot be: both take the place of the other, or a plan takes its own.
    ///
    /// Which of the two holds decides what people can rely on from a day on. Where both say that they succeed the other, or
    /// that they carry the other out, nobody can tell.
    ///
    /// # How to fix
    ///
    /// See which plan came later, and mend the relation in the other.
    "A004" "relations-contradict" Error since "0.2.0"
    message {
        fi: "suhde suunnitelmaan `{plan}` on ristiriidassa sen kanssa, mitä toisaalla sanotaan: {told}",
        sv: "förhållandet till planen `{plan}` står i strid med vad som sägs på annat håll: {told}",
        en: "the relation to the plan `{plan}` contradicts what is said elsewhere: {told}",
    }
    help {
        fi: "tarkista, kumpi suunnitelma on myöhempi, ja korjaa toisen suhde",
        sv: "kontrollera vilken plan som är senare och rätta förhållandet i den andra",
        en: "see which plan is the later one, and mend the relation in the other",
    }
}

fn check(set: &PlanSet<'_>, plan: &PlanDocument, findings: &mut Findings) {
    for (index, own) in plan.related_plans.iter().enumerate() {
        // Two plans can be aligned with each other; everything else goes one way.
        if own.relation == PlanRelation::AlignedWith {
            continue;
        }
        findings.looked_at(1);
        let of_other =
            set.told_of(&plan.id).iter().find(|told| told.by.id == own.plan && told.relation == own.relation);
        let mut earlier = plan.related_plans.iter().take(index);
        let of_own = earlier.find(|other| other.plan == own.plan && Some(other.relation) == own.relation.told_back());
        let told = match (of_other, of_own) {
            _ if own.plan == plan.id => own.relation,
            (Some(told), _) => told.relation,
            (None, Some(other)) => other.relation,
            (None, None) => continue,
        };
        let place = format!("/related_plans/{index}/relation");
        findings.push(finding(place).with("plan", own.plan.as_str()).with("told", told.label()));
    }
}
