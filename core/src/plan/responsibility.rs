//! Who answers for what, on both sides.

use jiff::civil::Date;

use super::record::record;
use super::{Certainty, Id, Ref, ReviewCycle, Text, ToAnswerable, ToParty, ToSide};

record! {
    /// Two holders, one on each side, who drive and follow a goal together.
    pub struct ResponsibilityPair: ResponsibilityPair {
        /// Name within the plan.
        pub id: Id,
        /// What it is called.
        pub name: Option<Text>,
        /// The goals, focus areas, indicators and interfaces that it answers for. A focus area brings its goals and
        /// indicators.
        #[serde(default)]
        pub answers_for: Vec<Ref<ToAnswerable>>,
        /// Who holds it, on which side, from when until when.
        #[serde(default)]
        pub holders: Vec<Holder>,
        /// How often it looks at what it answers for.
        pub review: Option<ReviewCycle>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

record! {
    /// A holder of a responsibility pair.
    pub struct Holder {
        /// On which side.
        pub side: Ref<ToSide>,
        /// Of which party.
        pub party: Ref<ToParty>,
        /// In which role: director of social and health services.
        pub role: Text,
        /// Who, where a person is named.
        pub person: Option<String>,
        /// Who stands in.
        pub deputy: Option<Deputy>,
        /// First day; the plan's first day where absent.
        pub from: Option<Date>,
        /// Last day; the plan's last day where absent.
        pub until: Option<Date>,
    }
}

record! {
    /// Who stands in for a holder.
    pub struct Deputy {
        /// In which role.
        pub role: Text,
        /// Who, where a person is named.
        pub person: Option<String>,
    }
}
