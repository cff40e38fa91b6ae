//! Which rules are meant for which kind of document.

use super::Severity;
use crate::diagnostic::vocabulary;
use crate::plan::PlanKind;

vocabulary! {
    /// A choice of rules, and how bad their findings are.
    pub enum CheckProfile {
        /// For plans that say who answers for what: provision plans, wellbeing plans.
        Hyks = "hyks" ("suunnitelma", "plan", "plan"),
        /// For strategies, which say where to and leave to plans who answers for what.
        Strategy = "strategy" ("strategia", "strategi", "strategy"),
        /// For agreements, which say who does what for whom and leave targets to plans.
        Agreement = "agreement" ("sopimus", "avtal", "agreement"),
        /// All rules, and advice counts as a warning.
        Strict = "strict" ("tiukka", "sträng", "strict"),
    }
}

impl CheckProfile {
    /// The profile of a kind of document, unless options say otherwise.
    #[must_use]
    pub fn of(kind: PlanKind) -> Self {
        match kind {
            PlanKind::ProvisionPlan | PlanKind::WellbeingPlan | PlanKind::Other => Self::Hyks,
            PlanKind::RegionalStrategy | PlanKind::ServiceStrategy => Self::Strategy,
            PlanKind::OrganisationAgreement | PlanKind::CooperationAgreement => Self::Agreement,
        }
    }

    /// Codes of the rules that are not meant for such documents.
    #[must_use]
    pub fn exempt(self) -> &'static [&'static str] {
        match self {
            // A strategy says where organisations meet; what they agree on there it leaves to agreements, and who leads, does
            // and follows the work to those who organise it.
            Self::Strategy => &[
                "R001", "G007", "G015", "G016", "G017", "Y003", "Y005", "Y007", "Y008", "Y010", "Y016", "Y024", "U009",
                "U010",
            ],
            // An agreement divides work; whether each goal has its measures is a plan's concern.
            Self::Agreement => &["G017"],
            Self::Hyks | Self::Strict => &[],
        }
    }

    /// How bad a finding is here.
    #[must_use]
    pub fn severity(self, declared: Severity) -> Severity {
        match (self, declared) {
            (Self::Strict, Severity::Advice) => Severity::Warning,
            _ => declared,
        }
    }
}
