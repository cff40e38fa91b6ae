//! A plan as its file says it.

use super::record::{Visitor, Walk, Way, record, words, written};
use super::{
    ApprovalRule, AssessmentAxis, Certainty, ClientGroup, Coverage, Decision, EarlyEnd, Extensions, Fact, FocusArea,
    Goal, Group, Id, Indicator, Interface, LegalBasis, Measure, OperatingModel, OrganisationChange, Party,
    PlanEvaluation, PlanKind, PlanSide, PlanStatus, ResponsibilityPair, SchemaVersion, Service, Source, Statement,
    Suppression, Term, Text, Unit,
};

record! {
    /// A plan as its file says it.
    pub struct PlanDocument {
        /// Version of this form: 2. Version 1 is read and brought up to date.
        pub schema_version: SchemaVersion,
        /// Name of the plan among plans.
        pub id: Id,
        /// What the document is.
        pub kind: PlanKind,
        /// What it is called.
        pub title: Text,
        /// Where it stands between a draft and its end.
        pub status: PlanStatus,
        /// What it is for.
        pub summary: Option<Text>,
        /// The documents and tables that its statements come from.
        #[serde(default)]
        pub sources: Vec<Source>,
        /// The acts that it stands on.
        #[serde(default)]
        pub legal_basis: Vec<LegalBasis>,
        /// The other plans that it has to do with.
        #[serde(default)]
        pub related_plans: Vec<RelatedPlan>,
        /// The sides that meet in the plan.
        #[serde(default)]
        pub sides: Vec<PlanSide>,
        /// Who makes the plan together.
        #[serde(default)]
        pub parties: Vec<Party>,
        /// Organisations that it speaks of without their being parties: successors, partners, the state.
        #[serde(default)]
        pub organisations: Vec<Party>,
        /// Operating units.
        #[serde(default)]
        pub units: Vec<Unit>,
        /// Preparation and working groups.
        #[serde(default)]
        pub groups: Vec<Group>,
        /// How organisations change over time.
        #[serde(default)]
        pub organisation_changes: Vec<OrganisationChange>,
        /// For whom services are.
        #[serde(default)]
        pub client_groups: Vec<ClientGroup>,
        /// What is provided.
        #[serde(default)]
        pub services: Vec<Service>,
        /// Which services it promises to whom, where and when.
        #[serde(default)]
        pub coverage: Vec<Coverage>,
        /// From when until when it is meant to hold.
        pub term: Term,
        /// Events on which conditions depend.
        #[serde(default)]
        pub facts: Vec<Fact>,
        /// Conditions under which it ends before its term.
        #[serde(default)]
        pub early_ends: Vec<EarlyEnd>,
        /// When it counts as approved.
        pub approval: Option<ApprovalRule>,
        /// What has been decided about it, by whom.
        #[serde(default)]
        pub decisions: Vec<Decision>,
        /// Starting point, mission, vision, lead targets.
        #[serde(default)]
        pub statements: Vec<Statement>,
        /// Goals of the whole plan.
        #[serde(default)]
        pub goals: Vec<Goal>,
        /// What it concentrates on.
        #[serde(default)]
        pub focus_areas: Vec<FocusArea>,
        /// Ways of working beyond those of focus areas: of the whole plan, or of the actors that they name.
        #[serde(default)]
        pub operating_models: Vec<OperatingModel>,
        /// Indicators of the whole plan.
        #[serde(default)]
        pub indicators: Vec<Indicator>,
        /// What is done to reach the goals.
        #[serde(default)]
        pub measures: Vec<Measure>,
        /// Who answers for what on both sides.
        #[serde(default)]
        pub responsibility_pairs: Vec<ResponsibilityPair>,
        /// The axes along which interfaces are assessed.
        #[serde(default)]
        pub assessment_axes: Vec<AssessmentAxis>,
        /// Where organisations must work together.
        #[serde(default)]
        pub interfaces: Vec<Interface>,
        /// How the plan has been evaluated.
        #[serde(default)]
        pub evaluations: Vec<PlanEvaluation>,
        /// The findings about it that somebody has accepted, and why.
        #[serde(default)]
        pub suppressions: Vec<Suppression>,
        /// What others keep with it, under namespaced names.
        #[serde(default)]
        pub extensions: Extensions,
    }
}

words! {
    /// What another plan is to this one.
    pub enum PlanRelation {
        /// This plan takes its place.
        Succeeds = "succeeds" ("korvaa", "ersätter", "succeeds"),
        /// It takes the place of this plan.
        SucceededBy = "succeeded-by" ("seuraaja", "ersätts av", "succeeded by"),
        /// This plan serves its goals.
        AlignedWith = "aligned-with" ("tukee", "stöder", "aligned with"),
        /// This plan carries it out.
        Implements = "implements" ("toteuttaa", "genomför", "implements"),
    }
}

impl PlanRelation {
    /// What this plan is then to the other, where that goes without saying.
    #[must_use]
    pub fn told_back(self) -> Option<Self> {
        match self {
            Self::Succeeds => Some(Self::SucceededBy),
            Self::SucceededBy => Some(Self::Succeeds),
            Self::AlignedWith | Self::Implements => None,
        }
    }
}

record! {
    /// Another plan that this one has to do with.
    pub struct RelatedPlan {
        /// Name of the plan among plans.
        pub plan: Id,
        /// What it is to this one.
        pub relation: PlanRelation,
        /// What it is called.
        pub title: Option<Text>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

impl PlanDocument {
    /// All goals: of the plan, then of its focus areas.
    pub(crate) fn all_goals(&self) -> impl Iterator<Item = &Goal> {
        self.goals.iter().chain(self.focus_areas.iter().flat_map(|focus| &focus.goals))
    }

    /// All goals with their JSON Pointers: of the plan, then of its focus areas.
    pub fn goals(&self) -> impl Iterator<Item = (String, &Goal)> {
        let own = self.goals.iter().enumerate().map(|(index, goal)| (format!("/goals/{index}"), goal));
        let of_areas = self.focus_areas.iter().enumerate().flat_map(|(area, focus)| {
            focus
                .goals
                .iter()
                .enumerate()
                .map(move |(index, goal)| (format!("/focus_areas/{area}/goals/{index}"), goal))
        });
        own.chain(of_areas)
    }

    /// All indicators with their JSON Pointers: of the plan, then of its focus areas.
    pub fn indicators(&self) -> impl Iterator<Item = (String, &Indicator)> {
        let own =
            self.indicators.iter().enumerate().map(|(index, indicator)| (format!("/indicators/{index}"), indicator));
        let of_areas = self.focus_areas.iter().enumerate().flat_map(|(area, focus)| {
            focus
                .indicators
                .iter()
                .enumerate()
                .map(move |(index, indicator)| (format!("/focus_areas/{area}/indicators/{index}"), indicator))
        });
        own.chain(of_areas)
    }

    /// The party or other organisation of that id.
    #[must_use]
    pub fn party(&self, id: &Id) -> Option<&Party> {
        self.parties.iter().chain(&self.organisations).find(|party| party.id == *id)
    }

    /// The side of that id.
    #[must_use]
    pub fn side(&self, id: &Id) -> Option<&PlanSide> {
        self.sides.iter().find(|side| side.id == *id)
    }

    /// Shows a visitor every value, from the root in the order of the fields.
    pub(crate) fn visit<'p>(&'p self, visitor: &mut dyn Visitor<'p>) {
        self.walk(&mut Way::new(visitor));
    }

    /// The plan as JSON.
    pub(crate) fn to_value(&self) -> serde_json::Value {
        written(self)
    }
}
