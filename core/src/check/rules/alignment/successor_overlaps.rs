use super::{Findings, PlanSet, set_rule};
use crate::plan::PlanDocument;

set_rule! {
    /// The plan begins before the one that it succeeds has ended.
    ///
    /// Then two plans hold at once, and where they differ nobody can say which one counts.
    ///
    /// Where conditions of early end decide when the earlier plan ends, the rule is undecided without a scenario, and names
    /// the facts.
    ///
    /// # How to fix
    ///
    /// Let the plan begin when the earlier one has ended, or write down in the earlier one (`early_ends`) that the new plan
    /// ends it.
    "A006" "successor-overlaps" Warning since "0.2.0"
    message {
        fi: "suunnitelma alkaa {from}, mutta edeltäjä `{plan}` on voimassa {until} asti",
        sv: "planen börjar {from}, men föregångaren `{plan}` gäller till och med {until}",
        en: "the plan begins on {from}, but the earlier plan `{plan}` holds until {until}",
    }
    help {
        fi: "aloita suunnitelma vasta edeltäjän päätyttyä tai kirjaa edeltäjään, että uusi suunnitelma päättää sen",
        sv: "låt planen börja först när föregångaren har upphört, eller skriv i föregångaren att den nya planen avslutar den",
        en: "begin when the earlier plan has ended, or write down in that one that the new plan ends it",
    }
}

fn check<'p>(set: &PlanSet<'p>, plan: &'p PlanDocument, findings: &mut Findings) {
    for (other, until) in set.ended_before(plan, findings) {
        if plan.term.from <= until {
            let found = finding("/term/from").with("from", plan.term.from).with("until", until);
            findings.push(found.with("plan", other.id.as_str()));
        }
    }
}
