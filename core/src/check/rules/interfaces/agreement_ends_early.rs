use super::{At, Findings, JUDGED, Judged, Subject, is_open, rule};
use crate::plan::Interface;

rule! {
    /// The agreement of an interface runs out before the plan's term, or before the interface itself ends.
    ///
    /// From the next day on the sides work without an agreement, and nobody is reminded.
    ///
    /// # How to fix
    ///
    /// Renew the agreement, or give the interface a last day.
    "Y009" "agreement-ends-early" Interfaces Warning since "0.2.0"
    on Interface, reads [term]
    message {
        fi: "yhdyspinnan `{interface}` sopimus päättyy {until}, mutta yhdyspinta jatkuu {end} asti",
        sv: "avtalet för kontaktytan `{interface}` upphör {until}, men kontaktytan fortsätter till {end}",
        en: "the agreement of the interface `{interface}` ends on {until}, and the interface goes on until {end}",
    }
    help {
        fi: "jatka sopimusta tai anna yhdyspinnalle viimeinen päivä",
        sv: "förnya avtalet, eller ge kontaktytan en sista dag",
        en: "renew the agreement, or give the interface a last day",
    }
}

fn check(subject: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    let until = interface.agreement.as_ref()?.until?;
    if !is_open(interface) {
        return None;
    }
    let end = interface.until.map_or(subject.plan.term.until, |day| day.min(subject.plan.term.until));
    if until < end {
        let diagnostic = finding(interface.field("agreement/until")).with("interface", interface.id.as_str());
        findings.push(diagnostic.with("until", until).with("end", end));
    }
    JUDGED
}
