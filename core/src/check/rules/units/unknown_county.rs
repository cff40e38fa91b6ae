use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::area::County;
use crate::plan::Party;

rule! {
    /// A code that no organiser of services has.
    ///
    /// Wellbeing services counties have the codes 01 to 21 in Statistics Finland's classification, Helsinki has 90 and
    /// Åland 91. Codes from THL's first list (18 for Eastern Uusimaa) are other numbers for other counties: where the name
    /// and the code do not fit each other, look there first.
    ///
    /// # How to fix
    ///
    /// Look the code up in Statistics Finland's classification of wellbeing services counties.
    "U014" "unknown-county" Units Error since "0.2.0"
    on Party, reads []
    message {
        fi: "hyvinvointialuetta {county} ei ole",
        sv: "det finns inget välfärdsområde {county}",
        en: "there is no wellbeing services county {county}",
    }
    help {
        fi: "tarkista numero Tilastokeskuksen luokituksesta",
        sv: "kontrollera koden i Statistikcentralens indelning",
        en: "look the code up in Statistics Finland's classification",
    }
}

fn check(_: &Subject<'_>, party: &At<'_, Party>, findings: &mut Findings) -> Judged {
    let county = party.county.as_ref()?;
    if County::by_code(county.as_str()).is_none() {
        findings.push(finding(party.field("county")).with("county", county.as_str()));
    }
    JUDGED
}
