use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{PlanDocument, PlanKind, PlanStatus};

rule! {
    /// A year of the plan's term has passed without an evaluation.
    ///
    /// A provision plan is evaluated every year and changed when needed. Without the record of it nobody can say whether
    /// the plan still fits what people need. The rule asks for each whole year that has ended before today; without the
    /// option `today` it is undecided.
    ///
    /// # How to fix
    ///
    /// Evaluate the year and write it under `evaluations`.
    "V004" "evaluation-missing" Validity Warning since "0.2.0"
    on PlanDocument, reads [kind, status, term, evaluations]
    message {
        fi: "vuoden {year} arviointi puuttuu",
        sv: "utvärderingen av år {year} saknas",
        en: "there is no evaluation of {year}",
    }
    help {
        fi: "arvioi vuosi ja kirjaa se kenttään `evaluations`",
        sv: "utvärdera året och skriv in det i fältet `evaluations`",
        en: "evaluate the year and write it under `evaluations`",
    }
}

fn check(subject: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    let is_in_force = matches!(plan.status, PlanStatus::Approved | PlanStatus::Ended);
    if plan.kind != PlanKind::ProvisionPlan || !is_in_force {
        return None;
    }
    let Some(today) = subject.today() else {
        findings.undecided(["today"]);
        return JUDGED;
    };
    // The year that is still going on is evaluated after its end.
    let last = plan.term.until.year().min(today.year() - 1);
    for year in plan.term.from.year()..=last {
        if !plan.evaluations.iter().any(|evaluation| evaluation.period == i64::from(year)) {
            findings.push(finding("/evaluations").with("year", f64::from(year)));
        }
    }
    JUDGED
}
