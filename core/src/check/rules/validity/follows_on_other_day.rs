use super::{At, Findings, Judged, Subject, rule};
use crate::check::rules::titles::WRITE;
use crate::diagnostic::Fix;
use crate::named::Named;
use crate::plan::PlanDocument;

rule! {
    /// A fact follows another and is dated on another day.
    ///
    /// What follows a fact happens on the same day. Both days cannot be right, and the plan's validity depends on which
    /// is taken.
    ///
    /// # How to fix
    ///
    /// Mend one of the dates, or take `follows` away: then the two are independent.
    "V013" "follows-on-other-day" Validity Error since "0.2.0"
    on PlanDocument, reads [facts]
    message {
        fi: "tosiseikka `{fact}` on päivätty {day}, mutta se seuraa tosiseikkaa `{leader}`, joka on päivätty {other}",
        sv: "faktumet `{fact}` är daterat {day} men följer på `{leader}`, som är daterat {other}",
        en: "the fact `{fact}` is dated {day} and follows `{leader}`, which is dated {other}",
    }
    help {
        fi: "korjaa päivä tai poista `follows`",
        sv: "rätta dagen eller ta bort `follows`",
        en: "mend one of the dates, or take `follows` away",
    }
}

fn check(_: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    let dated = Named::of(plan.facts.iter().filter_map(|fact| Some((fact.id.as_str(), fact.date?))));
    for (index, fact) in plan.facts.iter().enumerate() {
        let (Some(day), Some(leader)) = (fact.date, &fact.follows) else { continue };
        let Some(other) = dated.get(leader.id().as_str()).copied() else { continue };
        findings.looked_at(1);
        if day != other {
            let pointer = format!("/facts/{index}/date");
            let fix = Fix::suggested(&WRITE).with("new", other).replace(&pointer, other.to_string());
            let diagnostic = finding(pointer)
                .fixed_by(fix)
                .with("fact", fact.id.as_str())
                .with("day", day)
                .with("leader", leader.id().as_str())
                .with("other", other);
            findings.push(diagnostic);
        }
    }
    None
}
