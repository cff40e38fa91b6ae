use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::check::rules::titles::SWAP_DATES;
use crate::diagnostic::Fix;
use crate::plan::Term;

rule! {
    /// The term ends before it begins.
    ///
    /// Such a plan holds on no day, whatever else it says.
    ///
    /// # How to fix
    ///
    /// See which of the two dates is wrong; often they have only changed places.
    "V001" "term-order" Validity Error since "0.1.0"
    on Term, reads []
    message {
        fi: "voimassaolo päättyy ({until}) ennen kuin alkaa ({from})",
        sv: "giltigheten upphör ({until}) innan den börjar ({from})",
        en: "the term ends ({until}) before it begins ({from})",
    }
    help {
        fi: "tarkista päivämäärät",
        sv: "kontrollera datumen",
        en: "see which of the dates is wrong",
    }
}

fn check(_: &Subject<'_>, term: &At<'_, Term>, findings: &mut Findings) -> Judged {
    if term.until < term.from {
        let (first, last) = (term.field("from"), term.field("until"));
        let fix =
            Fix::suggested(&SWAP_DATES).replace(&first, term.until.to_string()).replace(&last, term.from.to_string());
        let diagnostic = finding(last).with("from", term.from).with("until", term.until);
        findings.push(diagnostic.related_to(first).fixed_by(fix));
    }
    JUDGED
}
