use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Interface;
use crate::sorted;

rule! {
    /// An interface has been assessed along some of the plan's axes and not along others.
    ///
    /// The axes are meant together: what is good for the client can be costly, what is cheap can be far away. An axis
    /// counts as assessed where it or one that is part of it is. Interfaces that nobody has assessed yet are not judged.
    ///
    /// # How to fix
    ///
    /// Assess the interface along the axes that the message names.
    "Y012" "axis-not-assessed" Interfaces Advice since "0.2.0"
    on Interface, reads [assessment_axes]
    message {
        fi: "yhdyspintaa `{interface}` ei ole arvioitu akseleilla {axes}",
        sv: "kontaktytan `{interface}` har inte bedömts enligt axlarna {axes}",
        en: "the interface `{interface}` has not been assessed along {axes}",
    }
    help {
        fi: "lisää arviot kenttään `assessments`",
        sv: "lägg till bedömningarna i fältet `assessments`",
        en: "add them under `assessments`",
    }
}

fn check(subject: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    let axes = &subject.plan.assessment_axes;
    if interface.assessments.is_empty() || axes.is_empty() {
        return None;
    }
    let assessed = interface.assessments.iter().filter_map(|assessment| subject.axis_root(assessment.axis.id()));
    let assessed = sorted::collect(assessed);
    let mut missing = String::new();
    for axis in axes.iter().filter(|axis| axis.part_of.is_none() && assessed.binary_search(&&axis.id).is_err()) {
        if !missing.is_empty() {
            missing.push_str(", ");
        }
        missing.push('`');
        missing.push_str(axis.id.as_str());
        missing.push('`');
    }
    if !missing.is_empty() {
        let diagnostic = finding(interface.field("assessments")).with("interface", interface.id.as_str());
        findings.push(diagnostic.with("axes", missing));
    }
    JUDGED
}
