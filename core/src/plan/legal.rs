//! The acts that a plan stands on.

use jiff::civil::Date;

use super::record::{record, words};
use super::{Certainty, Id, Text};

words! {
    /// When what an act asks for has to be done anew.
    pub enum Recurrence {
        /// Once in each term of the municipal councils.
        MunicipalCouncilTerm = "municipal-council-term" ("kerran kunnanvaltuuston kaudessa", "en gång per kommunfullmäktiges mandatperiod", "once in a municipal council term"),
        /// Once in each term of the county councils.
        CountyCouncilTerm = "county-council-term" ("kerran aluevaltuuston kaudessa", "en gång per välfärdsområdesfullmäktiges mandatperiod", "once in a county council term"),
    }
}

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
        /// When what it asks for has to be done anew.
        pub recurs: Option<Recurrence>,
        /// First day of its force.
        pub from: Option<Date>,
        /// Last day of its force.
        pub until: Option<Date>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}
