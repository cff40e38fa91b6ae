use super::{Findings, PlanSet, set_rule};
use crate::plan::PlanDocument;
use crate::time::days_from;

set_rule! {
    /// The plan begins some days after the one that it succeeds has ended.
    ///
    /// In between no plan holds: nobody answers for what both describe, and nobody can be held to it.
    ///
    /// Where conditions of early end decide when the earlier plan ends, the rule is undecided without a scenario, and names
    /// the facts.
    ///
    /// # How to fix
    ///
    /// Let the plan begin on the day after the last day of the earlier one, or prolong the earlier one by a decision.
    "A005" "gap-before-successor" Warning since "0.2.0"
    message {
        fi: "suunnitelma alkaa {from}, mutta edeltäjä `{plan}` päättyy {until}: päiviä ilman suunnitelmaa {days}",
        sv: "planen börjar {from}, men föregångaren `{plan}` upphör {until}: dagar utan plan {days}",
        en: "the plan begins on {from}, but the earlier plan `{plan}` ends on {until}: days without a plan {days}",
    }
    help {
        fi: "aloita suunnitelma edeltäjän päättymistä seuraavana päivänä tai jatka edeltäjää päätöksellä",
        sv: "låt planen börja dagen efter att föregångaren upphör, eller förläng föregångaren genom beslut",
        en: "begin on the day after the earlier plan ends, or prolong that one by a decision",
    }
}

fn check<'p>(set: &PlanSet<'p>, plan: &'p PlanDocument, findings: &mut Findings) {
    for (other, until) in set.ended_before(plan, findings) {
        let days = days_from(until, plan.term.from) - 1;
        if days > 0 {
            let found = finding("/term/from").with("from", plan.term.from).with("until", until);
            #[expect(clippy::cast_precision_loss, reason = "days of a calendar are few")]
            findings.push(found.with("plan", other.id.as_str()).with("days", days as f64));
        }
    }
}
