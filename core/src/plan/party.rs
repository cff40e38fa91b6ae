//! Who makes the plan together, and the other organisations that it speaks of.

use jiff::civil::Date;

use super::record::{record, words};
use super::{AreaCode, Certainty, CountyCode, DistrictCode, Id, Ref, Text, ToParty, ToSide};

words! {
    /// What an organisation is.
    pub enum PartyKind {
        /// A municipality.
        Municipality = "municipality" ("kunta", "kommun", "municipality"),
        /// A hospital district (until 2022).
        HospitalDistrict = "hospital-district" ("sairaanhoitopiiri", "sjukvårdsdistrikt", "hospital district"),
        /// A wellbeing services county (from 2023).
        WellbeingServicesCounty = "wellbeing-services-county" ("hyvinvointialue", "välfärdsområde", "wellbeing services county"),
        /// A joint authority of municipalities or counties.
        JointAuthority = "joint-authority" ("yhtymä", "sammanslutning", "joint authority"),
        /// The organisation of a region: a regional council, or the county that the reform of 2018 prepared.
        Region = "region" ("maakunta", "landskap", "region"),
        /// The state.
        State = "state" ("valtio", "staten", "the state"),
        /// A non-governmental organisation.
        Organisation = "organisation" ("järjestö", "organisation", "organisation"),
        /// A company.
        Company = "company" ("yritys", "företag", "company"),
        /// Anything else.
        Other = "other" ("muu", "annan", "other"),
    }
}

words! {
    /// A national language in which an organisation has to serve.
    pub enum OfficialLanguage {
        /// Finnish.
        Finnish = "fi" ("suomi", "finska", "Finnish"),
        /// Swedish.
        Swedish = "sv" ("ruotsi", "svenska", "Swedish"),
    }
}

record! {
    /// An organisation: a party of the plan, or one that the plan speaks of.
    pub struct Party: Party {
        /// Name within the plan.
        pub id: Id,
        /// What it is called.
        pub name: Text,
        /// What it is.
        pub kind: PartyKind,
        /// The municipality's code, where it is one.
        pub area: Option<AreaCode>,
        /// The county's code, where it organises services as one: `03` is Länsi-Uusimaa, `90` Helsinki.
        pub county: Option<CountyCode>,
        /// The hospital district's code, where it is one (until 2022) or, as a joint authority, carries one on: `25` is
        /// Helsinki and Uusimaa, which the HUS Group carries on.
        pub hospital_district: Option<DistrictCode>,
        /// On which side of the plan it stands.
        pub side: Option<Ref<ToSide>>,
        /// The national languages in which it has to serve; from the register of areas where absent.
        #[serde(default)]
        pub languages: Vec<OfficialLanguage>,
        /// Who belongs to it.
        #[serde(default)]
        pub members: Vec<Membership>,
        /// First day of its life; it has always been there where absent.
        pub from: Option<Date>,
        /// Last day of its life; no end is known where absent.
        pub until: Option<Date>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

record! {
    /// That a municipality or organisation belongs to another organisation or to a unit.
    pub struct Membership {
        /// The organisation that belongs to it, by its id in the plan.
        pub party: Option<Ref<ToParty>>,
        /// Or the municipality, by its code.
        pub area: Option<AreaCode>,
        /// Whether this is still to be confirmed.
        pub provisional: Option<bool>,
        /// First day.
        pub from: Option<Date>,
        /// Last day.
        pub until: Option<Date>,
    }
}
