//! Where a plan starts from and where it wants to be.

use super::record::{record, words};
use super::{Certainty, Id, Ref, Text, ToIndicator};

words! {
    /// What a statement is.
    pub enum StatementKind {
        /// How things are.
        StartingPoint = "starting-point" ("lähtötilanne", "utgångsläge", "starting point"),
        /// What the organisation is for.
        Mission = "mission" ("missio", "uppdrag", "mission"),
        /// How things should be.
        Vision = "vision" ("visio", "vision", "vision"),
        /// What is to be reached before all else.
        LeadTarget = "lead-target" ("kärkitavoite", "spetsmål", "lead target"),
        /// What guides the work.
        Value = "value" ("arvo", "värdering", "value"),
    }
}

record! {
    /// A statement with its year and figures.
    pub struct Statement: Statement {
        /// Name within the plan.
        pub id: Id,
        /// What it is.
        pub kind: StatementKind,
        /// In words.
        pub text: Text,
        /// The year that it speaks of, or the first of them.
        pub year: Option<i64>,
        /// The last year that it speaks of.
        pub until_year: Option<i64>,
        /// Its figures and ranks.
        #[serde(default)]
        pub figures: Vec<Figure>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

record! {
    /// A figure or rank within a statement.
    pub struct Figure {
        /// The indicator that it is a value of.
        pub indicator: Option<Ref<ToIndicator>>,
        /// The value, in the unit of the indicator.
        pub value: Option<f64>,
        /// The place among others, 1 being the best.
        pub rank: Option<i64>,
        /// Among whom.
        pub among: Option<Text>,
        /// What a reader should know about it.
        pub note: Option<Text>,
    }
}
