use super::{Findings, PlanSet, set_rule};
use crate::plan::{PlanDocument, PlanKind};

set_rule! {
    /// No plan of the set serves a focus area of the strategy.
    ///
    /// A strategy says where to; plans carry it out. What no plan has a goal for stays a wish. The rule looks at strategies
    /// that are checked together with other plans, and at their focus areas that have goals.
    ///
    /// # How to fix
    ///
    /// Say in the goals of the plans which goals of the strategy they serve (`aligned_elsewhere`), or decide which plan is
    /// to take the focus area up.
    "A002" "focus-area-unserved" Warning since "0.2.0"
    message {
        fi: "yksikään näiden suunnitelmien tavoite ei tue painopistettä {area}",
        sv: "inget mål i dessa planer stöder prioriteten {area}",
        en: "no goal of these plans serves the focus area {area}",
    }
    help {
        fi: "kirjaa suunnitelmien tavoitteisiin, mitä strategian tavoitteita ne tukevat",
        sv: "ange i planernas mål vilka av strategins mål de stöder",
        en: "say in the goals of the plans which goals of the strategy they serve",
    }
}

fn is_strategy(plan: &PlanDocument) -> bool {
    matches!(plan.kind, PlanKind::RegionalStrategy | PlanKind::ServiceStrategy)
}

fn check(set: &PlanSet<'_>, plan: &PlanDocument, findings: &mut Findings) {
    if !is_strategy(plan) || set.plans().iter().all(|other| is_strategy(other)) {
        return;
    }
    for (index, area) in plan.focus_areas.iter().enumerate().filter(|(_, area)| !area.goals.is_empty()) {
        findings.looked_at(1);
        if !area.goals.iter().any(|goal| set.is_served(&plan.id, &goal.id)) {
            findings.push(finding(format!("/focus_areas/{index}")).with("area", &area.name));
        }
    }
}
