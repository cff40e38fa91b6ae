use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Text;

rule! {
    /// A text lacks Swedish although a party of the plan is bilingual.
    ///
    /// A bilingual organiser serves and informs its residents in both national languages (Language Act 423/2003), and a
    /// plan that it makes with others is part of that. Who is bilingual is what the plan says under `languages`, or else
    /// comes from the registers: for a county of its own, as Vantaa and Kerava is bilingual although Kerava is not, and for
    /// a municipality from Statistics Finland's classification.
    ///
    /// # How to fix
    ///
    /// Add the text in Swedish under `sv`.
    "S004" "swedish-missing" Structure Advice since "0.1.0"
    on Text, reads [parties]
    message {
        fi: "ruotsinkielinen teksti puuttuu, vaikka osapuoli `{party}` on kaksikielinen",
        sv: "texten saknas på svenska trots att parten `{party}` är tvåspråkig",
        en: "the text lacks Swedish although the party `{party}` is bilingual",
    }
    help {
        fi: "lisää teksti kenttään `sv`",
        sv: "lägg till texten i fältet `sv`",
        en: "add the text under `sv`",
    }
}

fn check(subject: &Subject<'_>, text: &At<'_, Text>, findings: &mut Findings) -> Judged {
    let party = subject.bilingual_party()?;
    // A text without any language is empty, which is another rule's finding.
    if text.sv.is_none() && (text.fi.is_some() || text.en.is_some()) {
        findings.push(finding(text.pointer()).with("party", party.id.as_str()));
    }
    JUDGED
}
