//! The sides of a plan.

use super::record::record;
use super::{Id, Text};

record! {
    /// A side of the plan: the municipalities and the hospital district in a provision plan, others elsewhere. A
    /// responsibility pair has a holder on each of two sides.
    pub struct PlanSide: Side {
        /// Name within the plan: `municipal`.
        pub id: Id,
        /// What it is called.
        pub name: Text,
    }
}
