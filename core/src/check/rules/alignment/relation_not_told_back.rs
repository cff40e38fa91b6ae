use serde_json::{Value, json};

use super::{Findings, PlanSet, set_rule};
use crate::diagnostic::{Fix, terms};
use crate::plan::{PlanDocument, PlanRelation};

set_rule! {
    /// Another plan says that it takes the place of this one, or the other way round, and this plan does not say so.
    ///
    /// Whoever reads the older plan has to learn what holds now, and whoever reads the newer one where it comes from. Where
    /// only one of the two says it, half of the readers do not learn it.
    ///
    /// Where a plan that is named is not in the set, the rule is undecided and names it.
    ///
    /// # How to fix
    ///
    /// Add the relation to this plan's `related_plans`; there is a fix.
    "A003" "relation-not-told-back" Advice since "0.2.0"
    message {
        fi: "suunnitelma `{plan}` sanoo, että suhde tähän on: {told}; tässä sitä ei ole",
        sv: "planen `{plan}` anger sitt förhållande till denna: {told}; här saknas det",
        en: "the plan `{plan}` says of itself and this one: {told}; here that is missing",
    }
    help {
        fi: "lisää suunnitelma kohtaan `related_plans`, suhteena {missing}",
        sv: "lägg till planen i `related_plans`, med förhållandet {missing}",
        en: "add the plan to `related_plans`, as {missing}",
    }
}

terms! { ADD_RELATION: "lisää suhde suunnitelmaan `{plan}`", "lägg till förhållandet till planen `{plan}`", "add the relation to the plan `{plan}`"; }

fn check(set: &PlanSet<'_>, plan: &PlanDocument, findings: &mut Findings) {
    for related in plan.related_plans.iter().filter(|related| related.relation.told_back().is_some()) {
        if set.plan(&related.plan).is_none() {
            findings.undecided([related.plan.as_str()]);
        }
    }
    for told in set.told_of(&plan.id) {
        let Some(missing) = told.relation.told_back() else { continue };
        findings.looked_at(1);
        let of_other = |relation: PlanRelation| {
            plan.related_plans.iter().any(|own| own.plan == told.by.id && own.relation == relation)
        };
        // Where this plan says the same of itself, the two contradict each other: another rule's finding.
        if of_other(missing) || of_other(told.relation) {
            continue;
        }
        let relation = json!({ "plan": told.by.id.as_str(), "relation": missing.as_str() });
        let fix = Fix::suggested(&ADD_RELATION);
        let fix = match plan.related_plans.is_empty() {
            true => fix.add("/related_plans", Value::from(vec![relation])),
            false => fix.add("/related_plans/-", relation),
        };
        let found = finding("/related_plans").with("plan", told.by.id.as_str()).with("told", told.relation.label());
        findings.push(found.with("missing", missing.label()).fixed_by(fix));
    }
}
