//! Interfaces (yhdyspinta): where organisations must work together for a client group.

use jiff::civil::Date;

use super::record::{record, words};
use super::{
    AreaCode, Certainty, Id, Ref, ReviewCycle, ServiceLevel, ServiceMode, Text, ToActor, ToAxis, ToClientGroup, ToGoal,
    ToLegalBasis, ToService,
};

words! {
    /// What a side does at an interface.
    pub enum InterfaceRole {
        /// Responsible by law for people getting the service.
        Organiser = "organiser" ("järjestäjä", "anordnare", "organiser"),
        /// Delivers the service.
        Provider = "provider" ("tuottaja", "producent", "provider"),
        /// Pays for it.
        Funder = "funder" ("rahoittaja", "finansiär", "funder"),
        /// Steers it.
        Steering = "steering" ("ohjaaja", "styrande", "steering"),
        /// Contributes to it.
        Contributor = "contributor" ("osallistuja", "medverkande", "contributor"),
    }
}

words! {
    /// Between whom the interface lies: the three stages of interface work.
    pub enum InterfaceStage {
        /// Inside health and social services.
        WithinServices = "within-services" ("soten sisällä", "inom social- och hälsovården", "within services"),
        /// With the region's other functions, municipalities and the state.
        WithMunicipalityAndState = "with-municipality-and-state" ("kuntien ja valtion kanssa", "med kommuner och staten", "with municipality and state"),
        /// With non-governmental organisations.
        WithOrganisations = "with-organisations" ("järjestöjen kanssa", "med organisationer", "with organisations"),
    }
}

words! {
    /// How the mandate of one side lies to that of another: the relations of NIST OSCAL's control mapping.
    pub enum MandateRelation {
        /// The same words.
        EqualTo = "equal-to" ("sama kuin", "lika med", "equal to"),
        /// Other words, the same content.
        EquivalentTo = "equivalent-to" ("vastaa", "motsvarar", "equivalent to"),
        /// Wholly inside the other.
        SubsetOf = "subset-of" ("sisältyy", "delmängd av", "subset of"),
        /// Holds the other wholly.
        SupersetOf = "superset-of" ("sisältää", "innefattar", "superset of"),
        /// Partly the same.
        IntersectsWith = "intersects-with" ("leikkaa", "överlappar", "intersects with"),
        /// Nothing in common.
        NoRelationship = "no-relationship" ("ei yhteyttä", "inget samband", "no relationship"),
    }
}

words! {
    /// How far the work at an interface has come.
    pub enum InterfaceStatus {
        /// Known to be there.
        Identified = "identified" ("tunnistettu", "identifierad", "identified"),
        /// Looked at along the axes.
        Assessed = "assessed" ("arvioitu", "bedömd", "assessed"),
        /// The sides have agreed.
        Agreed = "agreed" ("sovittu", "avtalad", "agreed"),
        /// At work as agreed.
        Operating = "operating" ("toiminnassa", "i drift", "operating"),
        /// No longer there.
        Closed = "closed" ("päättynyt", "avslutad", "closed"),
    }
}

record! {
    /// Where two or more organisations must work together for a client group.
    pub struct Interface: Interface {
        /// Name within the plan.
        pub id: Id,
        /// What it is called.
        pub name: Text,
        /// What meets here, in words.
        pub description: Option<Text>,
        /// Between whom it lies.
        pub stage: Option<InterfaceStage>,
        /// How far the work has come.
        pub status: Option<InterfaceStatus>,
        /// For whom; for everyone where empty.
        #[serde(default)]
        pub client_groups: Vec<Ref<ToClientGroup>>,
        /// Who meets: two or more.
        #[serde(default)]
        pub sides: Vec<InterfaceSide>,
        /// How the mandates of the sides lie to each other.
        #[serde(default)]
        pub mandates: Vec<Mandate>,
        /// What each tells the other.
        #[serde(default)]
        pub information_flows: Vec<InformationFlow>,
        /// Who steers it, and how they meet.
        pub steering: Option<Steering>,
        /// Whom to ask.
        #[serde(default)]
        pub contacts: Vec<Contact>,
        /// What has been agreed.
        pub agreement: Option<Agreement>,
        /// Who pays what.
        pub cost_division: Option<CostDivision>,
        /// How it does, axis by axis.
        #[serde(default)]
        pub assessments: Vec<Assessment>,
        /// What has to become better.
        #[serde(default)]
        pub development_needs: Vec<DevelopmentNeed>,
        /// First day.
        pub from: Option<Date>,
        /// Last day.
        pub until: Option<Date>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

record! {
    /// Who stands on one side of an interface, and what they do.
    pub struct InterfaceSide {
        /// The organisation, unit or group.
        pub actor: Ref<ToActor>,
        /// What it does here.
        pub role: InterfaceRole,
        /// Whether it answers for the result. In the promotion of wellbeing and health two may.
        pub accountable: Option<bool>,
        /// The act or section that gives it the role.
        #[serde(default)]
        pub legal_basis: Vec<Ref<ToLegalBasis>>,
        /// What it provides here.
        #[serde(default)]
        pub services: Vec<ServiceDelivery>,
    }
}

record! {
    /// A service as one side provides it: how, where and when.
    pub struct ServiceDelivery {
        /// The service.
        pub service: Ref<ToService>,
        /// How demanding; as the service says where absent, and of every level where it does not say either.
        pub level: Option<ServiceLevel>,
        /// How it reaches its clients; in whichever way where absent.
        pub mode: Option<ServiceMode>,
        /// In which municipalities; wherever the provider works where empty.
        #[serde(default)]
        pub areas: Vec<AreaCode>,
        /// First day.
        pub from: Option<Date>,
        /// Last day.
        pub until: Option<Date>,
    }
}

record! {
    /// How the mandates of two sides lie to each other, with what each leaves open.
    pub struct Mandate {
        /// The one side.
        pub source: Ref<ToActor>,
        /// How its mandate lies to the other's.
        pub relation: MandateRelation,
        /// The other side.
        pub target: Ref<ToActor>,
        /// What the one side has and the other lacks.
        pub source_gap: Option<Text>,
        /// What the other side has and the one lacks.
        pub target_gap: Option<Text>,
    }
}

record! {
    /// What one side tells another.
    pub struct InformationFlow {
        /// Who tells.
        pub from: Ref<ToActor>,
        /// Whom.
        pub to: Ref<ToActor>,
        /// What.
        pub content: Text,
        /// By which means.
        pub channel: Option<Text>,
    }
}

record! {
    /// Who steers an interface, and how they meet.
    pub struct Steering {
        /// The structure in words: a coordinator network, a partnership group.
        pub structure: Text,
        /// The group, where the plan has it.
        pub group: Option<Ref<ToActor>>,
        /// How often they meet.
        pub meetings: Option<ReviewCycle>,
    }
}

record! {
    /// Whom to ask on one side.
    pub struct Contact {
        /// Of which organisation, unit or group.
        pub actor: Ref<ToActor>,
        /// In which role.
        pub role: Text,
        /// Who, where a person is named.
        pub person: Option<String>,
        /// Where they can be reached.
        pub address: Option<String>,
    }
}

record! {
    /// What the sides have agreed.
    pub struct Agreement {
        /// What it is called.
        pub name: Text,
        /// The day of the agreement.
        pub date: Option<Date>,
        /// Last day.
        pub until: Option<Date>,
        /// Where it can be read.
        pub url: Option<String>,
    }
}

record! {
    /// Who pays what.
    pub struct CostDivision {
        /// The principle, in words.
        pub text: Text,
        /// The shares, where they are given.
        #[serde(default)]
        pub shares: Vec<CostShare>,
    }
}

record! {
    /// The share of one payer.
    pub struct CostShare {
        /// Who pays.
        pub payer: Ref<ToActor>,
        /// How much, in per cent.
        pub percent: f64,
    }
}

record! {
    /// How an interface does along one axis.
    pub struct Assessment {
        /// The axis.
        pub axis: Ref<ToAxis>,
        /// What was found.
        pub text: Option<Text>,
        /// From 1 (poor) to 5 (excellent).
        pub rating: Option<i64>,
        /// The day.
        pub date: Option<Date>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

record! {
    /// What has to become better at an interface.
    pub struct DevelopmentNeed {
        /// What.
        pub text: Text,
        /// The goals that answer to it.
        #[serde(default)]
        pub goals: Vec<Ref<ToGoal>>,
        /// By this day.
        pub due: Option<Date>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

record! {
    /// An axis along which interfaces and services are assessed: client, interface work, service level, good practices.
    pub struct AssessmentAxis: AssessmentAxis {
        /// Name within the plan.
        pub id: Id,
        /// What it is called.
        pub name: Text,
        /// The axis that it is part of.
        pub part_of: Option<Ref<ToAxis>>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}
