use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{Interface, InterfaceStatus};

rule! {
    /// An interface for which no responsibility pair answers.
    ///
    /// An interface is where work falls between organisations. A pair with a holder on each side is the means that the
    /// plan has against that. The rule speaks of plans that have pairs, and not of interfaces that are closed.
    ///
    /// # How to fix
    ///
    /// Let a pair answer for the interface.
    "R007" "interface-without-pair" Responsibility Advice since "0.2.0"
    on Interface, reads [responsibility_pairs]
    message {
        fi: "yhdyspinnalla `{interface}` ei ole vastuuparia",
        sv: "kontaktytan `{interface}` har inget ansvarspar",
        en: "the interface `{interface}` has no responsibility pair",
    }
    help {
        fi: "lisää yhdyspinta jonkin vastuuparin kenttään `answers_for`",
        sv: "lägg till kontaktytan i fältet `answers_for` för ett ansvarspar",
        en: "add the interface to the `answers_for` of a responsibility pair",
    }
}

fn check(subject: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    if subject.plan.responsibility_pairs.is_empty() || interface.status == Some(InterfaceStatus::Closed) {
        return None;
    }
    if !subject.is_answered_for(&interface.id) {
        findings.push(finding(interface.pointer()).with("interface", interface.id.as_str()));
    }
    JUDGED
}
