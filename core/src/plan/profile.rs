//! What each kind of document has to hold: a kind is a profile of one model, not a model of its own. Which rules are meant
//! for it is in `check::CheckProfile`.

use super::{PlanDocument, PlanKind};
use crate::diagnostic::vocabulary;

vocabulary! {
    /// A part of a plan, by the name of its field.
    pub enum Part {
        /// The acts that it stands on.
        LegalBasis = "legal_basis" ("oikeusperusta", "rättslig grund", "legal basis"),
        /// Who makes it.
        Parties = "parties" ("osapuolet", "parter", "parties"),
        /// Preparation and working groups.
        Groups = "groups" ("ryhmät", "grupper", "groups"),
        /// What is provided.
        Services = "services" ("palvelut", "tjänster", "services"),
        /// Starting point, mission, vision, lead targets.
        Statements = "statements" ("lausumat", "utsagor", "statements"),
        /// What it concentrates on.
        FocusAreas = "focus_areas" ("painopisteet", "prioriteter", "focus areas"),
        /// What is to be reached, in the plan or in its focus areas.
        Goals = "goals" ("tavoitteet", "mål", "goals"),
        /// How that is measured, in the plan or in its focus areas.
        Indicators = "indicators" ("mittarit", "indikatorer", "indicators"),
        /// What is done.
        Measures = "measures" ("toimenpiteet", "åtgärder", "measures"),
        /// Who answers on both sides.
        ResponsibilityPairs = "responsibility_pairs" ("vastuuparit", "ansvarspar", "responsibility pairs"),
        /// Where organisations meet.
        Interfaces = "interfaces" ("yhdyspinnat", "kontaktytor", "interfaces"),
    }
}

impl Part {
    /// Whether the plan has any of it.
    #[must_use]
    pub fn is_in(self, plan: &PlanDocument) -> bool {
        match self {
            Self::LegalBasis => !plan.legal_basis.is_empty(),
            Self::Parties => !plan.parties.is_empty(),
            Self::Groups => !plan.groups.is_empty(),
            Self::Services => !plan.services.is_empty(),
            Self::Statements => !plan.statements.is_empty(),
            Self::FocusAreas => !plan.focus_areas.is_empty(),
            Self::Goals => plan.all_goals().next().is_some(),
            Self::Indicators => plan.indicators().next().is_some(),
            Self::Measures => !plan.measures.is_empty(),
            Self::ResponsibilityPairs => !plan.responsibility_pairs.is_empty(),
            Self::Interfaces => !plan.interfaces.is_empty(),
        }
    }
}

/// What a kind of document has to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Profile {
    /// The kind.
    pub kind: PlanKind,
    /// The parts without which it is not whole.
    pub required: &'static [Part],
}

impl Profile {
    /// The profile of each kind. What the sources ask of a kind is in the documentation of the rule `S007`.
    pub const ALL: &'static [Self] = &[
        Self {
            kind: PlanKind::ProvisionPlan,
            required: &[
                Part::LegalBasis,
                Part::Parties,
                Part::FocusAreas,
                Part::Goals,
                Part::Indicators,
                Part::ResponsibilityPairs,
            ],
        },
        // A strategy says where to, and leaves to plans who answers for what.
        Self {
            kind: PlanKind::RegionalStrategy,
            required: &[Part::Parties, Part::Statements, Part::FocusAreas, Part::Goals],
        },
        Self { kind: PlanKind::OrganisationAgreement, required: &[Part::LegalBasis, Part::Parties, Part::Interfaces] },
        Self {
            kind: PlanKind::ServiceStrategy,
            required: &[Part::LegalBasis, Part::Parties, Part::Services, Part::Goals],
        },
        Self {
            kind: PlanKind::CooperationAgreement,
            required: &[
                Part::LegalBasis,
                Part::Parties,
                Part::Goals,
                Part::Indicators,
                Part::Measures,
                Part::Groups,
                Part::Interfaces,
            ],
        },
        Self {
            kind: PlanKind::WellbeingPlan,
            required: &[Part::Parties, Part::Goals, Part::Indicators, Part::Measures],
        },
        Self { kind: PlanKind::Other, required: &[] },
    ];

    /// The profile of a kind.
    #[must_use]
    pub fn of(kind: PlanKind) -> Self {
        let found = Self::ALL.iter().find(|profile| profile.kind == kind);
        found.copied().unwrap_or(Self { kind, required: &[] })
    }

    /// The required parts that a plan of this kind lacks.
    pub fn missing(self, plan: &PlanDocument) -> impl Iterator<Item = Part> {
        self.required.iter().copied().filter(|part| !part.is_in(plan))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_one_profile() {
        let kinds: Vec<_> = Profile::ALL.iter().map(|profile| profile.kind).collect();
        assert_eq!(kinds, PlanKind::ALL);
    }
}
