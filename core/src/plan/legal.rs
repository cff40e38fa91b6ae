//! The acts that a plan stands on.

use jiff::civil::Date;

use super::record::record;
use super::{Certainty, Id, Text};

record! {
    /// A section of an act that the plan stands on.
    pub struct LegalBasis: LegalBasis {
        /// Name within the plan.
        pub id: Id,
        /// Number and year of the act: `1326/2010`.
        pub act: String,
        /// Section of the act: `34`.
        pub section: Option<String>,
        /// What the act is called.
        pub title: Text,
        /// First day of its force.
        pub from: Option<Date>,
        /// Last day of its force.
        pub until: Option<Date>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}
