use super::{At, Findings, Judged, Subject, rule};
use crate::check::rules::titles::TAKE_AWAY;
use crate::check::survey::is_to_be_used;
use crate::diagnostic::Fix;
use crate::plan::PlanDocument;

rule! {
    /// Nothing in the plan refers to a side, a client group, a service or an axis.
    ///
    /// It is listed and plays no part. Either a reference to it is missing, or it was left over when something else
    /// went. One that others are part of is in use, and so is a part of another. Sources are not judged: a plan may rest
    /// on one as a whole.
    ///
    /// # How to fix
    ///
    /// Refer to it where it belongs, or leave it out.
    "S012" "orphan" Structure Advice since "0.2.0"
    on PlanDocument, reads [ids, references]
    message {
        fi: "mikään ei viittaa elementtiin `{id}` ({kind})",
        sv: "inget hänvisar till elementet `{id}` ({kind})",
        en: "nothing refers to `{id}` ({kind})",
    }
    help {
        fi: "viittaa siihen tai jätä se pois",
        sv: "hänvisa till det eller utelämna det",
        en: "refer to it, or leave it out",
    }
}

fn check(subject: &Subject<'_>, _: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    for element in subject.survey.all() {
        if !is_to_be_used(element.kind) {
            continue;
        }
        findings.looked_at(1);
        if !subject.survey.is_used(&element.id) {
            let diagnostic = finding(element.pointer.as_str());
            let diagnostic = diagnostic.with("id", element.id.as_str()).with("kind", element.kind.label());
            findings.push(diagnostic.fixed_by(Fix::suggested(&TAKE_AWAY).remove(element.pointer.as_str())));
        }
    }
    None
}
