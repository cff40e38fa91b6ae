use super::{At, Findings, JUDGED, Judged, Subject, is_about_wellbeing, is_open, rule};
use crate::plan::{Interface, InterfaceSide, PartyKind, ServiceDelivery};

rule! {
    /// Two sides of an interface both answer for the same result.
    ///
    /// Where two answer, each can think that the other does: an overlap (päällekkäisyys) or, in the end, nobody. Several
    /// may answer where what they answer for differs, and the rule leaves them alone: municipalities each in their own
    /// area, counties likewise, and sides that provide no service in common.
    ///
    /// In the promotion of wellbeing and health, municipality and county both hold primary responsibility within their own
    /// statutory tasks (Act 612/2021, sections 6 and 7): two are right there. The rule takes an interface to be about it
    /// in a wellbeing plan, where one of its sides rests on those sections, and where a group with that lens stands at it
    /// or steers it.
    ///
    /// # How to fix
    ///
    /// Leave it to one side, or say what each answers for: their services, or the section that gives each its task.
    "Y004" "several-accountable" Interfaces Warning since "0.2.0"
    on Interface, reads [kind, legal_basis, services, parties, organisations, groups]
    message {
        fi: "yhdyspinnalla `{interface}` tuloksesta vastaa sekä `{first}` että `{second}`",
        sv: "vid kontaktytan `{interface}` ansvarar både `{first}` och `{second}` för resultatet",
        en: "both `{first}` and `{second}` answer for the result at the interface `{interface}`",
    }
    help {
        fi: "jätä vastuu yhdelle tai kerro, mistä kumpikin vastaa",
        sv: "låt en ansvara, eller ange vad var och en ansvarar för",
        en: "leave it to one, or say what each answers for",
    }
}

fn check(subject: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    if !is_open(interface) || is_about_wellbeing(subject, interface) {
        return None;
    }
    let mut accountable = interface.sides.iter().enumerate().filter(|(_, side)| side.accountable == Some(true));
    let (first_index, first) = accountable.next()?;
    for (index, side) in accountable {
        if side.actor != first.actor && !each_in_its_area(subject, first, side) && share_services(first, side) {
            let diagnostic = finding(interface.item("sides", index))
                .with("interface", interface.id.as_str())
                .with("first", first.actor.id().as_str())
                .with("second", side.actor.id().as_str())
                .related_to(interface.item("sides", first_index));
            findings.push(diagnostic);
        }
    }
    JUDGED
}

/// Whether both are municipalities, or both counties: no place belongs to two of them.
fn each_in_its_area(subject: &Subject<'_>, one: &InterfaceSide, other: &InterfaceSide) -> bool {
    let kind = |side: &InterfaceSide| subject.party(side.actor.id()).map(|party| party.kind);
    matches!(kind(one), Some(PartyKind::Municipality | PartyKind::WellbeingServicesCounty)) && kind(one) == kind(other)
}

/// Whether both may provide the same: a side that names no service may provide any.
fn share_services(one: &InterfaceSide, other: &InterfaceSide) -> bool {
    let has = |delivery: &ServiceDelivery| one.services.iter().any(|own| own.service == delivery.service);
    one.services.is_empty() || other.services.is_empty() || other.services.iter().any(has)
}
