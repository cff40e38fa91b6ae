//! Focus areas and goals.

use super::record::record;
use super::{Certainty, Id, Indicator, Ref, Text, ToIndicator};

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
    /// How a focus area is worked on.
    pub struct OperatingModel {
        /// In words.
        pub description: Text,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

record! {
    /// What is to be reached.
    pub struct Goal: Goal {
        /// Name within the plan.
        pub id: Id,
        /// In words.
        pub text: Text,
        /// The indicators that measure it.
        #[serde(default)]
        pub indicators: Vec<Ref<ToIndicator>>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}
