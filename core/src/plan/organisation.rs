//! Units, groups, and how organisations change.

use jiff::civil::Date;

use super::record::{record, words};
use super::{Certainty, Id, Membership, Ref, ServiceLevel, Text, ToActor, ToFact, ToGroup, ToParty, ToUnitOrParty};

record! {
    /// An operating unit: the municipalities or organisations whose services it runs.
    pub struct Unit: Unit {
        /// Name within the plan.
        pub id: Id,
        /// What it is called.
        pub name: Text,
        /// The organisation or larger unit that it is part of.
        pub part_of: Option<Ref<ToUnitOrParty>>,
        /// The levels of service that it provides.
        #[serde(default)]
        pub levels: Vec<ServiceLevel>,
        /// Who belongs to it.
        #[serde(default)]
        pub members: Vec<Membership>,
        /// Residents, where the plan states a figure.
        pub population: Option<i64>,
        /// First day.
        pub from: Option<Date>,
        /// Last day.
        pub until: Option<Date>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

words! {
    /// A point of view that a group has to keep in all its work.
    pub enum Lens {
        /// Joining services over organisation borders.
        Integration = "integration" ("integraatio", "integration", "integration"),
        /// Promotion of wellbeing and health (hyte).
        WellbeingAndHealth = "wellbeing-and-health" ("hyvinvoinnin ja terveyden edistäminen", "främjande av hälsa och välfärd", "promotion of wellbeing and health"),
        /// Services in both national languages.
        Languages = "languages" ("kielelliset oikeudet", "språkliga rättigheter", "language rights"),
    }
}

words! {
    /// How far the preparation of a group has come.
    pub enum GroupPhase {
        /// A preliminary preparation comes first.
        Preliminary = "preliminary" ("esivalmistelu", "förberedande beredning", "preliminary preparation"),
        /// Preparing.
        Preparation = "preparation" ("valmistelu", "beredning", "preparation"),
        /// Working.
        Operating = "operating" ("toiminnassa", "i arbete", "operating"),
        /// Done.
        Closed = "closed" ("päättynyt", "avslutad", "closed"),
    }
}

record! {
    /// A preparation or working group.
    pub struct Group: Group {
        /// Name within the plan.
        pub id: Id,
        /// What it is called.
        pub name: Text,
        /// The larger group that it is part of.
        pub part_of: Option<Ref<ToGroup>>,
        /// What it is to prepare or take care of.
        pub remit: Option<Text>,
        /// The points of view that it keeps.
        #[serde(default)]
        pub lenses: Vec<Lens>,
        /// How far its preparation has come.
        pub phase: Option<GroupPhase>,
        /// Who leads it.
        #[serde(default)]
        pub leads: Vec<Lead>,
        /// The organisations, units and groups that take part.
        #[serde(default)]
        pub members: Vec<Ref<ToActor>>,
        /// First day.
        pub from: Option<Date>,
        /// Last day.
        pub until: Option<Date>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

record! {
    /// Who leads a group.
    pub struct Lead {
        /// In which role.
        pub role: Text,
        /// From which organisation.
        pub party: Option<Ref<ToParty>>,
        /// Who, where a person is named.
        pub person: Option<String>,
    }
}

words! {
    /// What happened to organisations.
    pub enum ChangeOfOrganisation {
        /// Several became one: they end, unless they are the one.
        Merged = "merged" ("yhdistyi", "gick samman", "merged"),
        /// One became several: it ends, unless it is one of them.
        Split = "split" ("jakautui", "delades", "split"),
        /// It goes on under another name.
        Renamed = "renamed" ("nimi vaihtui", "bytte namn", "renamed"),
        /// Another took over everything: the predecessor ends.
        Succeeded = "succeeded" ("seuraaja jatkoi", "efterträddes", "succeeded"),
        /// The duty to organise services moved to another; the predecessor lives on.
        DutyMoved = "duty-moved" ("järjestämisvastuu siirtyi", "organiseringsansvaret flyttades", "duty moved"),
    }
}

impl ChangeOfOrganisation {
    /// Whether those before are no more, unless they are among those after.
    #[must_use]
    pub fn ends_predecessor(self) -> bool {
        matches!(self, Self::Merged | Self::Split | Self::Succeeded)
    }
}

record! {
    /// How organisations changed, from which day.
    pub struct OrganisationChange: OrganisationChange {
        /// Name within the plan.
        pub id: Id,
        /// What happened.
        pub kind: ChangeOfOrganisation,
        /// Those before.
        #[serde(default)]
        pub before: Vec<Ref<ToParty>>,
        /// Those after.
        #[serde(default)]
        pub after: Vec<Ref<ToParty>>,
        /// First day of those after, where it is known.
        pub date: Option<Date>,
        /// The fact that brings the change with it, where it depends on one.
        pub fact: Option<Ref<ToFact>>,
        /// What the plan says about it.
        pub text: Option<Text>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}
