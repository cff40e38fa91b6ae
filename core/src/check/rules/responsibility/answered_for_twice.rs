use crate::check::rules::titles::TAKE_AWAY;
use crate::diagnostic::Fix;
use crate::named::Named;

use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{PlanDocument, Ref};

rule! {
    /// Two responsibility pairs answer for the same goal, focus area, indicator or interface.
    ///
    /// Two pairs are four people, each of whom can think that the other pair does it. A pair that answers for a focus area
    /// and another for one of its goals divide the work, and are not meant.
    ///
    /// # How to fix
    ///
    /// Leave it to one of the pairs.
    "R019" "answered-for-twice" Responsibility Advice since "0.2.0"
    on PlanDocument, reads [responsibility_pairs]
    message {
        fi: "kohteesta `{answerable}` vastaa jo vastuupari `{first}`",
        sv: "för `{answerable}` ansvarar redan ansvarsparet `{first}`",
        en: "the pair `{first}` answers for `{answerable}` already",
    }
    help {
        fi: "jätä vastuu yhdelle vastuuparille",
        sv: "låt ett av ansvarsparen ansvara",
        en: "leave it to one of the pairs",
    }
}

fn check(_: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    let mut first = Named::new();
    for (pair, answers) in plan.responsibility_pairs.iter().enumerate() {
        for (index, answerable) in answers.answers_for.iter().map(Ref::id).enumerate() {
            findings.looked_at(1);
            let Some(&mut (earlier, place)) = first.or_insert(answerable.as_str(), (pair, index)) else { continue };
            let Some(other) = plan.responsibility_pairs.get(earlier).filter(|_| earlier != pair) else { continue };
            let pointer = format!("/responsibility_pairs/{pair}/answers_for/{index}");
            let diagnostic = finding(&pointer)
                .with("answerable", answerable.as_str())
                .with("first", other.id.as_str())
                .related_to(format!("/responsibility_pairs/{earlier}/answers_for/{place}"))
                .fixed_by(Fix::suggested(&TAKE_AWAY).remove(pointer));
            findings.push(diagnostic);
        }
    }
    if first.is_empty() {
        return None;
    }
    JUDGED
}
