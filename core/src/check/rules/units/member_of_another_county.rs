use super::{At, Findings, JUDGED, Judged, Subject, area_of, rule};
use crate::area::{County, municipality};
use crate::check::rules::titles::TAKE_AWAY;
use crate::diagnostic::Fix;
use crate::plan::Party;

rule! {
    /// A wellbeing services county counts a municipality as its own that belongs to another.
    ///
    /// The county answers for the residents of its own municipalities (Act 612/2021). Which they are is Statistics
    /// Finland's classification.
    ///
    /// # How to fix
    ///
    /// Take the municipality away, or mend the code of the county.
    "U015" "member-of-another-county" Units Error since "0.2.0"
    on Party, reads [parties, organisations]
    message {
        fi: "kunta {area} ei kuulu hyvinvointialueeseen {county} vaan järjestäjään {right}",
        sv: "kommunen {area} hör inte till välfärdsområdet {county} utan till anordnaren {right}",
        en: "the municipality {area} does not belong to the county {county}, but to {right}",
    }
    help {
        fi: "poista kunta jäsenistä tai korjaa kenttä `county`",
        sv: "ta bort kommunen från medlemmarna, eller rätta fältet `county`",
        en: "take it from the members, or mend `county`",
    }
}

fn check(subject: &Subject<'_>, party: &At<'_, Party>, findings: &mut Findings) -> Judged {
    let county = party.county.as_ref().and_then(|code| County::by_code(code.as_str()))?;
    let mut judged = None;
    for (index, member) in party.members.iter().enumerate() {
        let Some(municipality) = area_of(subject, member).and_then(municipality) else { continue };
        judged = JUDGED;
        if municipality.county != county {
            let pointer = party.item("members", index);
            let diagnostic = finding(&pointer)
                .with("area", municipality.code.as_str())
                .with("county", county.code)
                .with("right", municipality.county.code)
                .fixed_by(Fix::suggested(&TAKE_AWAY).remove(pointer));
            findings.push(diagnostic);
        }
    }
    judged
}
