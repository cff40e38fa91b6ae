use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{Interface, InterfaceStage, PartyKind};

rule! {
    /// The stage of an interface does not fit those who stand at it.
    ///
    /// Interface work has three stages: inside health and social services; with the region's other functions,
    /// municipalities and the state; with non-governmental organisations. An interface inside services at which the state
    /// or a non-governmental organisation stands belongs to a later stage, and one of a later stage at which nobody of
    /// that stage stands belongs to an earlier one. Units, groups and organisations of other kinds can belong to any
    /// stage: where one stands, nothing is said to be missing.
    ///
    /// # How to fix
    ///
    /// Mend the stage, or add the side that is missing.
    "Y015" "stage-does-not-fit" Interfaces Warning since "0.2.0"
    on Interface, reads [parties, organisations]
    message {
        fi: "yhdyspinnan `{interface}` vaihe on {stage}, mutta osapuolet eivät vastaa sitä",
        sv: "kontaktytans `{interface}` skede är {stage}, men aktörerna motsvarar inte det",
        en: "the stage of the interface `{interface}` is {stage}, and its sides do not fit that",
    }
    help {
        fi: "korjaa vaihe tai lisää puuttuva puoli",
        sv: "rätta skedet, eller lägg till sidan som saknas",
        en: "mend the stage, or add the side that is missing",
    }
}

fn check(subject: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    let stage = interface.stage?;
    // `None` for a unit or group: it can be anybody's.
    let kinds = || interface.sides.iter().map(|side| subject.party(side.actor.id()).map(|party| party.kind));
    let only = |others: &[PartyKind]| {
        !interface.sides.is_empty() && kinds().all(|kind| kind.is_some_and(|kind| others.contains(&kind)))
    };
    let contradicts = match stage {
        InterfaceStage::WithinServices => {
            kinds().any(|kind| matches!(kind, Some(PartyKind::Organisation | PartyKind::State)))
        }
        InterfaceStage::WithMunicipalityAndState => {
            only(&[PartyKind::HospitalDistrict, PartyKind::Organisation, PartyKind::Company])
        }
        InterfaceStage::WithOrganisations => only(&[
            PartyKind::Municipality,
            PartyKind::HospitalDistrict,
            PartyKind::WellbeingServicesCounty,
            PartyKind::JointAuthority,
            PartyKind::Region,
            PartyKind::State,
        ]),
    };
    if contradicts {
        let diagnostic = finding(interface.field("stage")).with("interface", interface.id.as_str());
        findings.push(diagnostic.with("stage", stage.label()));
    }
    JUDGED
}
