//! Findings that somebody has accepted.

use jiff::civil::Date;

use super::record::record;
use super::{Id, Text};

record! {
    /// That a finding is accepted: the rule does not speak of this element until that day.
    pub struct Suppression {
        /// The rule, by its code or name: `R001`.
        pub rule: String,
        /// The element that the finding is about; the whole plan where absent.
        pub element: Option<Id>,
        /// Why it is accepted. A rule asks for it.
        pub reason: Option<Text>,
        /// Who answers for that.
        pub owner: Option<String>,
        /// The last day on which it is accepted.
        pub until: Option<Date>,
    }
}
