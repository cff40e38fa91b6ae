use super::{At, Findings, JUDGED, Judged, Subject, is_agreed, rule};
use crate::area::{County, municipality};
use crate::plan::{Interface, InterfaceRole, OfficialLanguage, Party};

rule! {
    /// A bilingual organiser stands at an interface, and the plan has no group that keeps language rights.
    ///
    /// A bilingual organiser provides services in both national languages, and collaborative areas agree on services in
    /// Swedish besides. At the border of two organisations the language is what gets lost first. The rule asks it of
    /// interfaces that are agreed or operating, and is content with any group of the plan that has the lens `languages`.
    /// It looks at the organiser, not at the municipality where the service is given: by its `languages`, or else by the
    /// register, for a county, and for a municipality in a term that begins before 2023.
    ///
    /// # How to fix
    ///
    /// Give the lens `languages` to the group that sees to services in Swedish.
    "Y016" "swedish-services-unowned" Interfaces Advice since "0.2.0"
    on Interface, reads [parties, organisations, groups, term]
    message {
        fi: "järjestäjä `{organiser}` on kaksikielinen, mutta mikään ryhmä ei vastaa ruotsinkielisistä palveluista",
        sv: "anordnaren `{organiser}` är tvåspråkig, men ingen grupp ansvarar för service på svenska",
        en: "the organiser `{organiser}` is bilingual, and no group sees to services in Swedish",
    }
    help {
        fi: "anna ryhmälle näkökulma `languages`",
        sv: "ge en grupp perspektivet `languages`",
        en: "give a group the lens `languages`",
    }
}

fn check(subject: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    if !is_agreed(interface) {
        return None;
    }
    let mut organisers = interface.sides.iter().enumerate().filter(|(_, side)| side.role == InterfaceRole::Organiser);
    let (index, side) = organisers
        .find(|(_, side)| subject.party(side.actor.id()).is_some_and(|party| is_bilingual(subject, party)))?;
    if !subject.keeps_language_rights() {
        let diagnostic = finding(interface.item("sides", index));
        findings.push(diagnostic.with("organiser", side.actor.id().as_str()));
    }
    JUDGED
}

fn is_bilingual(subject: &Subject<'_>, party: &Party) -> bool {
    if !party.languages.is_empty() {
        return party.languages.contains(&OfficialLanguage::Finnish)
            && party.languages.contains(&OfficialLanguage::Swedish);
    }
    if let Some(county) = &party.county {
        return County::by_code(county.as_str()).is_some_and(|county| county.bilingual);
    }
    // The duty moved from municipalities on 2023-01-01.
    let municipality = party.area.as_ref().filter(|_| subject.plan.term.from.year() < 2023).and_then(municipality);
    municipality.is_some_and(|municipality| municipality.languages.is_bilingual())
}
