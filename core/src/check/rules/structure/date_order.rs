use super::{At, Findings, Judged, Subject, rule};
use crate::check::rules::titles::SWAP_DATES;
use crate::diagnostic::Fix;
use crate::plan::PlanDocument;

rule! {
    /// An element ends before it begins.
    ///
    /// It holds on no day: a holder who never holds, a member who never belongs. The plan's own term has a rule of its
    /// own.
    ///
    /// # How to fix
    ///
    /// See which of the two dates is wrong; often they have only changed places.
    "S009" "date-order" Structure Error since "0.2.0"
    on PlanDocument, reads [days]
    message {
        fi: "viimeinen päivä {until} on ennen ensimmäistä päivää {from}",
        sv: "den sista dagen {until} ligger före den första dagen {from}",
        en: "the last day {until} is before the first day {from}",
    }
    help {
        fi: "tarkista päivämäärät",
        sv: "kontrollera datumen",
        en: "see which of the dates is wrong",
    }
}

fn check(subject: &Subject<'_>, _: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    for span in subject.survey.dated() {
        let (Some(from), Some(until)) = (span.from, span.until) else { continue };
        findings.looked_at(1);
        if until < from {
            let (first, last) = (format!("{}/from", span.pointer), format!("{}/until", span.pointer));
            let fix = Fix::suggested(&SWAP_DATES).replace(&first, until.to_string()).replace(&last, from.to_string());
            let diagnostic = finding(last).with("from", from).with("until", until);
            findings.push(diagnostic.related_to(first).fixed_by(fix));
        }
    }
    None
}
