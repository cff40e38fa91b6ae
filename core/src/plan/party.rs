//! Who makes the plan together.

use super::record::{record, words};
use super::{AreaCode, Certainty, Id, Text};

words! {
    /// What a party is.
    pub enum PartyKind {
        /// A municipality.
        Municipality = "municipality" ("kunta", "kommun", "municipality"),
        /// A hospital district (until 2022).
        HospitalDistrict = "hospital-district" ("sairaanhoitopiiri", "sjukvårdsdistrikt", "hospital district"),
        /// A wellbeing services county (from 2023).
        WellbeingServicesCounty = "wellbeing-services-county" ("hyvinvointialue", "välfärdsområde", "wellbeing services county"),
        /// A joint authority of municipalities or counties.
        JointAuthority = "joint-authority" ("yhtymä", "sammanslutning", "joint authority"),
        /// The state.
        State = "state" ("valtio", "staten", "the state"),
        /// A non-governmental organisation.
        Organisation = "organisation" ("järjestö", "organisation", "organisation"),
    }
}

words! {
    /// On which side of the interface a party stands.
    pub enum Side {
        /// The municipalities.
        Municipal = "municipal" ("kunnat", "kommunerna", "municipal"),
        /// Specialised medical care.
        SpecialisedCare = "specialised-care" ("erikoissairaanhoito", "specialiserad sjukvård", "specialised care"),
    }
}

record! {
    /// A party of the plan.
    pub struct Party: Party {
        /// Name within the plan.
        pub id: Id,
        /// What it is called.
        pub name: Text,
        /// What it is.
        pub kind: PartyKind,
        /// The municipality's code, where it is one.
        pub area: Option<AreaCode>,
        /// On which side of the interface it stands.
        pub side: Side,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}
