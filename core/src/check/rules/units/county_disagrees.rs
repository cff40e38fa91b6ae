use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::area::municipality;
use crate::check::rules::titles::WRITE;
use crate::diagnostic::Fix;
use crate::plan::Party;

rule! {
    /// A municipality that is said to organise services as a county, with the code of a county that it does not belong to.
    ///
    /// A party has a county's code where it organises services as one. Of municipalities that is Helsinki (90) alone;
    /// another county's figures would be taken for this municipality's. Which municipality belongs to which county is
    /// Statistics Finland's classification.
    ///
    /// # How to fix
    ///
    /// Mend the code of the municipality or of the county.
    "U013" "county-disagrees" Units Error since "0.2.0"
    on Party, reads []
    message {
        fi: "kunta {area} kuuluu järjestäjään {right}, ei {county}",
        sv: "kommunen {area} hör till anordnaren {right}, inte {county}",
        en: "the municipality {area} belongs to the organiser {right}, not {county}",
    }
    help {
        fi: "tarkista kentät `area` ja `county`",
        sv: "kontrollera fälten `area` och `county`",
        en: "see to `area` and `county`",
    }
}

fn check(_: &Subject<'_>, party: &At<'_, Party>, findings: &mut Findings) -> Judged {
    let county = party.county.as_ref()?;
    // A code that there is not is another rule's finding.
    let municipality = party.area.as_ref().and_then(municipality)?;
    let right = municipality.county.code;
    if right != county.as_str() {
        let diagnostic = finding(party.field("county"))
            .with("area", municipality.code.as_str())
            .with("right", right)
            .with("county", county.as_str())
            .fixed_by(Fix::suggested(&WRITE).with("new", right).replace(party.field("county"), right));
        findings.push(diagnostic);
    }
    JUDGED
}
