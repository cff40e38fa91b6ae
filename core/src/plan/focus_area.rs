//! Focus areas and goals.

use jiff::civil::Date;

use super::record::{record, words};
use super::{Certainty, Id, Indicator, Ref, Text, ToActor, ToGoal, ToIndicator};

record! {
    /// What the plan concentrates on.
    pub struct FocusArea: FocusArea {
        /// Name within the plan.
        pub id: Id,
        /// What it is called.
        pub name: Text,
        /// How it is worked on.
        pub operating_model: Option<OperatingModel>,
        /// What is to be reached.
        #[serde(default)]
        pub goals: Vec<Goal>,
        /// How it is measured.
        #[serde(default)]
        pub indicators: Vec<Indicator>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

record! {
    /// How work is done: in a focus area, in the whole plan, or by those who act.
    pub struct OperatingModel {
        /// In words.
        pub description: Text,
        /// What guides the work.
        #[serde(default)]
        pub principles: Vec<Text>,
        /// Who works.
        #[serde(default)]
        pub actors: Vec<Ref<ToActor>>,
        /// What is done, in order.
        #[serde(default)]
        pub steps: Vec<Text>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

words! {
    /// How far along the chain of results a goal lies.
    pub enum GoalLevel {
        /// What the work itself brings forth.
        Output = "output" ("tuotos", "prestation", "output"),
        /// What changes for those whom it reaches.
        Outcome = "outcome" ("tulos", "resultat", "outcome"),
        /// What changes in the population.
        Impact = "impact" ("vaikutus", "effekt", "impact"),
    }
}

record! {
    /// What is to be reached.
    pub struct Goal: Goal {
        /// Name within the plan.
        pub id: Id,
        /// In words.
        pub text: Text,
        /// How far along the chain of results it lies.
        pub level: Option<GoalLevel>,
        /// The indicators that measure it.
        #[serde(default)]
        pub indicators: Vec<Ref<ToIndicator>>,
        /// The goals of this plan that it serves.
        #[serde(default)]
        pub aligned_with: Vec<Ref<ToGoal>>,
        /// The goals of other plans that it serves.
        #[serde(default)]
        pub aligned_elsewhere: Vec<GoalElsewhere>,
        /// First day; the plan's first day where absent.
        pub from: Option<Date>,
        /// Last day; the plan's last day where absent.
        pub until: Option<Date>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

record! {
    /// A goal of another plan.
    pub struct GoalElsewhere {
        /// Name of the plan among plans.
        pub plan: Id,
        /// Name of the goal within it.
        pub goal: Id,
        /// How they belong together.
        pub note: Option<Text>,
    }
}
