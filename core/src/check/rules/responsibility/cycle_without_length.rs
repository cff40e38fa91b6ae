use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::ReviewCycle;

rule! {
    /// Something is said to be looked at, or people to meet, every zero or minus some months.
    ///
    /// No calendar can hold such a meeting, and what computes the next day from it gets nowhere.
    ///
    /// # How to fix
    ///
    /// Give the months from one time to the next: 1 or more, 12 for yearly.
    "R015" "cycle-without-length" Responsibility Error since "0.2.0"
    on ReviewCycle, reads []
    message {
        fi: "väli {months} kuukautta ei ole mahdollinen",
        sv: "intervallet {months} månader är inte möjligt",
        en: "an interval of {months} months is not possible",
    }
    help {
        fi: "anna kuukaudet yhdestä kerrasta seuraavaan: vähintään 1",
        sv: "ange månaderna från en gång till nästa: minst 1",
        en: "give the months from one time to the next: 1 or more",
    }
}

fn check(_: &Subject<'_>, cycle: &At<'_, ReviewCycle>, findings: &mut Findings) -> Judged {
    if cycle.months < 1 {
        findings.push(finding(cycle.field("months")).with("months", cycle.months as f64));
    }
    JUDGED
}
