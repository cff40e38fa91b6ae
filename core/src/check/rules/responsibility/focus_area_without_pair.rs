use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::FocusArea;

rule! {
    /// A focus area for which nobody answers: neither it nor any of its goals or indicators has a responsibility pair.
    ///
    /// The pair model exists so that what the plan concentrates on has a holder on each side. The rule speaks of plans
    /// that have pairs; that a plan has none at all is another rule's finding.
    ///
    /// # How to fix
    ///
    /// Let a pair answer for the focus area, or for its goals.
    "R006" "focus-area-without-pair" Responsibility Warning since "0.2.0"
    on FocusArea, reads [responsibility_pairs]
    message {
        fi: "painopisteellä `{area}` ei ole vastuuparia, ei myöskään sen tavoitteilla",
        sv: "prioriteten `{area}` har inget ansvarspar, och det har inte heller dess mål",
        en: "the focus area `{area}` has no responsibility pair, nor have its goals",
    }
    help {
        fi: "lisää painopiste jonkin vastuuparin kenttään `answers_for`",
        sv: "lägg till prioriteten i fältet `answers_for` för ett ansvarspar",
        en: "add the focus area to the `answers_for` of a responsibility pair",
    }
}

fn check(subject: &Subject<'_>, area: &At<'_, FocusArea>, findings: &mut Findings) -> Judged {
    if subject.plan.responsibility_pairs.is_empty() {
        return None;
    }
    let answered = subject.is_answered_for(&area.id)
        || area.goals.iter().any(|goal| subject.is_answered_for(&goal.id))
        || area.indicators.iter().any(|indicator| subject.is_answered_for(&indicator.id));
    if !answered {
        findings.push(finding(area.pointer()).with("area", area.id.as_str()));
    }
    JUDGED
}
