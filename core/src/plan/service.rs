//! What is provided, and for whom.

use super::record::{record, words};
use super::{Certainty, Id, Ref, Text, ToClientGroup, ToService};

words! {
    /// How demanding a service is.
    pub enum ServiceLevel {
        /// Basic services.
        Basic = "basic" ("peruspalvelut", "bastjänster", "basic services"),
        /// Special services.
        Special = "special" ("erityispalvelut", "specialtjänster", "special services"),
        /// Demanding services.
        Demanding = "demanding" ("vaativat palvelut", "krävande tjänster", "demanding services"),
    }
}

words! {
    /// How a service reaches its clients.
    pub enum ServiceMode {
        /// Close to where people live.
        Nearby = "nearby" ("lähellä tuotettu", "nära producerad", "nearby"),
        /// In few places.
        Centralised = "centralised" ("keskitetty", "centraliserad", "centralised"),
        /// Without a place.
        Digital = "digital" ("digitaalinen", "digital", "digital"),
    }
}

record! {
    /// People with a common need: older people, children and families.
    pub struct ClientGroup: ClientGroup {
        /// Name within the plan.
        pub id: Id,
        /// What it is called.
        pub name: Text,
        /// The larger group that it is part of.
        pub part_of: Option<Ref<ToClientGroup>>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

record! {
    /// A service or package of services.
    pub struct Service: Service {
        /// Name within the plan.
        pub id: Id,
        /// What it is called.
        pub name: Text,
        /// The service chain or package that it is part of.
        pub part_of: Option<Ref<ToService>>,
        /// For whom it is; for whom the package that it is part of is where empty, and for everyone where none says.
        #[serde(default)]
        pub client_groups: Vec<Ref<ToClientGroup>>,
        /// How demanding it is; as the package that it is part of where absent.
        pub level: Option<ServiceLevel>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}
