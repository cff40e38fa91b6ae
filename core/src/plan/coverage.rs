//! What a plan promises: which services reach whom, where and when.

use jiff::civil::Date;

use super::record::record;
use super::{AreaCode, Certainty, Ref, ToClientGroup, ToService};

record! {
    /// A promise of the plan: that these services reach these client groups in these municipalities, day by day. What the
    /// sides of interfaces provide is held against it.
    pub struct Coverage {
        /// The services; all of the plan where empty. A package stands for its parts.
        #[serde(default)]
        pub services: Vec<Ref<ToService>>,
        /// For whom; everyone whom the service is for where empty. A client group stands for those that are part of it.
        #[serde(default)]
        pub client_groups: Vec<Ref<ToClientGroup>>,
        /// In which municipalities; those of the parties where empty.
        #[serde(default)]
        pub areas: Vec<AreaCode>,
        /// First day; that of the term where absent.
        pub from: Option<Date>,
        /// Last day; that of the term where absent.
        pub until: Option<Date>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}
