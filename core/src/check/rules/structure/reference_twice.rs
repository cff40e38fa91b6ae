//! References of a list that lead to the same element.

use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::check::rules::titles::TAKE_DUPLICATE;
use crate::check::survey::Repeated;
use crate::diagnostic::Fix;
use crate::plan::PlanDocument;

rule! {
    /// A list refers to the same element twice.
    ///
    /// The second time says nothing that the first did not. It is counted, though, where somebody counts goals,
    /// indicators or members, and often it stands where another id was meant.
    ///
    /// # How to fix
    ///
    /// Take one of the two away, or name the element that was meant.
    "S014" "reference-twice" Structure Warning since "0.2.0"
    on PlanDocument, reads [references]
    message {
        fi: "luettelossa viitataan elementtiin `{id}` kahdesti",
        sv: "listan hänvisar till `{id}` två gånger",
        en: "the list refers to `{id}` twice",
    }
    help {
        fi: "poista toinen viittauksista tai nimeä se elementti, jota tarkoitettiin",
        sv: "ta bort den ena hänvisningen eller ange det element som avsågs",
        en: "take one of the two away, or name the element that was meant",
    }
}

fn check(subject: &Subject<'_>, _: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    for Repeated { pointer, id } in subject.survey.repeated() {
        let fix = Fix::safe(&TAKE_DUPLICATE).remove(pointer.as_str());
        findings.push(finding(pointer.as_str()).with("id", id.as_str()).fixed_by(fix));
    }
    JUDGED
}
