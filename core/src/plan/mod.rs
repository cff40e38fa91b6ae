//! What a plan says: pure data with its invariants, one concept a file.

mod approval;
mod area_code;
mod certainty;
mod coverage;
mod decision;
mod document;
mod extension;
mod focus_area;
mod id;
mod indicator;
mod interface;
mod kind;
mod legal;
mod measure;
mod organisation;
mod party;
mod profile;
mod record;
mod responsibility;
mod schema_version;
mod service;
mod side;
mod statement;
mod suppression;
mod term;
mod text;

pub use approval::{ApprovalKind, ApprovalRule, Fraction};
pub use area_code::{AreaCode, CountyCode, DistrictCode};
pub use certainty::{Certainty, CertaintyLevel, Source};
pub use coverage::Coverage;
pub use decision::{Decision, DecisionKind};
pub use document::{PlanDocument, PlanRelation, RelatedPlan};
pub use extension::{ExtensionName, Extensions};
pub use focus_area::{FocusArea, Goal, GoalElsewhere, GoalLevel, OperatingModel};
pub use id::{
    ElementKind, Id, Ref, Target, ToActor, ToAnswerable, ToAxis, ToClientGroup, ToFact, ToGoal, ToGroup, ToIndicator,
    ToLegalBasis, ToParty, ToResponsible, ToService, ToSide, ToSource, ToUnitOrParty,
};
pub use indicator::{Baseline, ColumnMap, Direction, Indicator, IndicatorTarget, SeriesBreak};
pub use interface::{
    Agreement, Assessment, AssessmentAxis, Contact, CostDivision, CostShare, DevelopmentNeed, InformationFlow,
    Interface, InterfaceRole, InterfaceSide, InterfaceStage, InterfaceStatus, Mandate, MandateRelation,
    ServiceDelivery, Steering,
};
pub use kind::{PlanKind, PlanStatus};
pub use legal::{LegalBasis, Recurrence};
pub use measure::{Budget, Measure, MeasureStatus, PlanEvaluation, ReviewCycle};
pub use organisation::{ChangeOfOrganisation, Group, GroupPhase, Lead, Lens, OrganisationChange, Unit};
pub use party::{Membership, OfficialLanguage, Party, PartyKind};
pub use profile::{Part, Profile};
pub use responsibility::{Deputy, Holder, ResponsibilityPair};
pub use schema_version::{EARLIEST_SCHEMA_VERSION, SCHEMA_VERSION, SchemaVersion};
pub use service::{ClientGroup, Service, ServiceLevel, ServiceMode};
pub use side::PlanSide;
pub use statement::{Figure, Statement, StatementKind};
pub use suppression::Suppression;
pub use term::{Condition, EarlyEnd, Fact, Successor, Term};
pub use text::Text;

pub(crate) use record::{Path, Visitor, Walk, Walker};
pub(crate) use schema_version::MigrationStep;
