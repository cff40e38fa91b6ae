use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::check::rules::titles::WRITE;
use crate::diagnostic::Fix;
use crate::plan::{Id, PlanDocument};

rule! {
    /// Two elements have the same id.
    ///
    /// Whatever refers to that id means one of them, and nobody can say which. Ids are unique in the whole plan, not
    /// only among elements of one kind: a responsibility pair answers for goals, focus areas and indicators alike.
    ///
    /// # How to fix
    ///
    /// Give one of the two another id, and look through the references to it.
    "S001" "duplicate-id" Structure Error since "0.1.0"
    on PlanDocument, reads [ids]
    message {
        fi: "tunnus `{id}` on jo toisella elementillä",
        sv: "id `{id}` används redan av ett annat element",
        en: "the id `{id}` belongs to another element already",
    }
    help {
        fi: "anna toiselle elementille oma tunnus",
        sv: "ge det ena elementet ett eget id",
        en: "give one of the elements an id of its own",
    }
}

fn check(subject: &Subject<'_>, _: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    for (first, element) in subject.survey.of_taken_ids() {
        let mut diagnostic = finding(&element.pointer).with("id", element.id.as_str()).related_to(&first.pointer);
        // The second of an id becomes `…-2`, the third `…-3`, or the next that nobody has.
        let place = subject.survey.of_id(&element.id).take_while(|other| other.pointer != element.pointer).count();
        let mut others = (place + 1..place + 100).filter_map(|number| Id::new(&format!("{}-{number}", element.id)));
        if let Some(free) = others.find(|id| subject.survey.of_id(id).next().is_none()) {
            let fix = Fix::suggested(&WRITE).with("new", free.as_str());
            diagnostic = diagnostic.fixed_by(fix.replace(format!("{}/id", element.pointer), free.as_str()));
        }
        findings.push(diagnostic);
    }
    findings.looked_at(subject.survey.all().count());
    JUDGED
}
