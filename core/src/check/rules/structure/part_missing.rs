use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{PlanDocument, Profile};

rule! {
    /// A plan of this kind needs a part that it does not have.
    ///
    /// A kind is a profile of one model. A provision plan stands on a law and has parties, focus areas, goals, indicators
    /// and pairs who answer for them (Health Care Act 1326/2010, section 34, and the plans made under it). A regional
    /// strategy states where it starts and where it goes, in focus areas and goals. An organisation agreement divides work
    /// between parties at their interfaces. A service strategy says which services reach which goals. A cooperation
    /// agreement has a legal basis, goals, measures and indicators, groups, and interfaces with their division of work.
    /// A wellbeing plan has goals, measures and indicators. The profiles are in the catalogue.
    ///
    /// # How to fix
    ///
    /// Add the part, or change the kind: a title does not make a kind.
    "S007" "part-missing" Structure Warning since "0.2.0"
    on PlanDocument, reads [kind, legal_basis, parties, groups, services, statements, focus_areas, goals, indicators, measures, responsibility_pairs, interfaces]
    message {
        fi: "asiakirjan laji on {kind}, mutta siitä puuttuu osa: {part}",
        sv: "dokumentet är av slaget {kind}, men en del saknas: {part}",
        en: "the document is a {kind}, and this part is missing: {part}",
    }
    help {
        fi: "lisää `{field}` tai vaihda laji",
        sv: "lägg till `{field}` eller byt slag",
        en: "add `{field}`, or change the kind",
    }
}

fn check(_: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    for part in Profile::of(plan.kind).missing(plan) {
        let diagnostic = finding(format!("/{}", part.as_str()))
            .with("kind", plan.kind.label())
            .with("part", part.label())
            .with("field", part.as_str());
        findings.push(diagnostic);
    }
    JUDGED
}
