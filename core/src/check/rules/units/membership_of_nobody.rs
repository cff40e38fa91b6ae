use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::diagnostic::{Fix, terms};
use crate::plan::{Membership, Party};

rule! {
    /// A membership that does not say whose it is: it names neither an organisation nor a municipality, or two that
    /// differ.
    ///
    /// Nobody can be counted by it, and nobody sees that somebody is missing.
    ///
    /// # How to fix
    ///
    /// Give `party` or `area`; both only where the organisation is that municipality.
    "U016" "membership-of-nobody" Units Error since "0.2.0"
    on Membership, reads [parties, organisations]
    message {
        fi: "jäsenyys ei kerro, kenen se on",
        sv: "medlemskapet säger inte vems det är",
        en: "the membership does not say whose it is",
    }
    help {
        fi: "anna joko `party` tai `area`",
        sv: "ange antingen `party` eller `area`",
        en: "give either `party` or `area`",
    }
}

terms! { KEEP_PARTY: "säilytä organisaatio, poista kuntanumero", "behåll organisationen, ta bort kommunkoden", "keep the organisation, take the code away"; }

fn check(subject: &Subject<'_>, membership: &At<'_, Membership>, findings: &mut Findings) -> Judged {
    let is_other = |party: &Party| party.area.is_some() && party.area != membership.area;
    let unclear = match (&membership.party, &membership.area) {
        (None, None) => true,
        // An organisation without a code says nothing against the municipality.
        (Some(party), Some(_)) => subject.party(party.id()).is_some_and(is_other),
        _ => false,
    };
    if unclear {
        let mut diagnostic = finding(membership.pointer());
        if membership.party.is_some() {
            diagnostic = diagnostic.fixed_by(Fix::suggested(&KEEP_PARTY).remove(membership.field("area")));
        }
        findings.push(diagnostic);
    }
    JUDGED
}
