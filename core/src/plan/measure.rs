//! What is done to reach goals, and how the plan itself is followed.

use jiff::civil::Date;

use super::record::{record, words};
use super::{Certainty, Id, Ref, Text, ToActor, ToGoal, ToResponsible};

words! {
    /// How far a measure has come.
    pub enum MeasureStatus {
        /// Not begun.
        Planned = "planned" ("suunniteltu", "planerad", "planned"),
        /// Under way.
        UnderWay = "under-way" ("käynnissä", "pågår", "under way"),
        /// Done.
        Done = "done" ("valmis", "klar", "done"),
        /// Given up.
        Abandoned = "abandoned" ("luovuttu", "avbruten", "abandoned"),
    }
}

record! {
    /// A measure (toimenpide): what is done to reach goals, by whom and when.
    pub struct Measure: Measure {
        /// Name within the plan.
        pub id: Id,
        /// What is done.
        pub text: Text,
        /// The goals that it serves.
        #[serde(default)]
        pub goals: Vec<Ref<ToGoal>>,
        /// Who does it.
        #[serde(default)]
        pub responsible: Vec<Ref<ToResponsible>>,
        /// First day.
        pub from: Option<Date>,
        /// Last day.
        pub until: Option<Date>,
        /// What it may cost.
        pub budget: Option<Budget>,
        /// How far it has come.
        pub status: Option<MeasureStatus>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

record! {
    /// What something may cost.
    pub struct Budget {
        /// Euros.
        pub euros: f64,
        /// The year, where it is for one year only.
        pub year: Option<i64>,
        /// What a reader should know about it.
        pub note: Option<Text>,
    }
}

record! {
    /// How often something is looked at or people meet.
    pub struct ReviewCycle {
        /// Months from one time to the next: 12 for yearly.
        pub months: i64,
        /// The first time.
        pub first: Option<Date>,
        /// What a reader should know about it.
        pub note: Option<Text>,
    }
}

record! {
    /// An evaluation of the plan: it is evaluated every year and changed when needed.
    pub struct PlanEvaluation: Evaluation {
        /// Name within the plan.
        pub id: Id,
        /// The year evaluated.
        pub period: i64,
        /// The day.
        pub date: Option<Date>,
        /// Who evaluated it.
        pub by: Option<Ref<ToActor>>,
        /// What was found.
        pub text: Option<Text>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}
