use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{Certainty, CertaintyLevel, PlanStatus, Unit};
use jiff::civil::Date;

rule! {
    /// A unit or a membership in it is still provisional on a day on which it has begun.
    ///
    /// Provisional means that number and content will be specified. From the first day on people are served by the unit as
    /// it is, so by then it has been, and the plan does not say so. A unit without a first day begins with the plan, once
    /// that is approved; before, nothing has begun. The rule needs the option `today`.
    ///
    /// # How to fix
    ///
    /// Confirm the unit and its members, and take `provisional` away.
    "U006" "provisional-overdue" Units Warning since "0.2.0"
    on Unit, reads [term, status]
    message {
        fi: "yksikkö `{unit}` on yhä alustava, vaikka se on alkanut {from}",
        sv: "enheten `{unit}` är ännu preliminär, fast den började {from}",
        en: "the unit `{unit}` is still provisional, and began on {from}",
    }
    help {
        fi: "vahvista yksikkö ja sen jäsenet",
        sv: "bekräfta enheten och dess medlemmar",
        en: "confirm the unit and its members",
    }
}

fn check(subject: &Subject<'_>, unit: &At<'_, Unit>, findings: &mut Findings) -> Judged {
    let is_provisional = |certainty: &Certainty| certainty.level == CertaintyLevel::Provisional;
    let plan = subject.plan;
    let is_in_force = matches!(plan.status, PlanStatus::Approved | PlanStatus::Ended);
    let begins = |own: Option<Date>| unit.from.max(own).or_else(|| is_in_force.then_some(plan.term.from));
    let provisional = unit.members.iter().filter(|member| member.provisional == Some(true));
    let members = provisional.filter_map(|member| begins(member.from));
    let own = unit.certainty.as_ref().filter(|certainty| is_provisional(certainty)).and_then(|_| begins(None));
    let first = members.chain(own).min()?;
    let Some(today) = subject.today() else {
        findings.undecided(["today"]);
        return JUDGED;
    };
    if first <= today {
        findings.push(finding(unit.pointer()).with("unit", unit.id.as_str()).with("from", first));
    }
    JUDGED
}
