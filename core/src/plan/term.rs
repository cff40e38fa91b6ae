//! From when until when a plan is meant to hold, and what ends it earlier.

use jiff::civil::Date;

use super::record::{Walk, Walker, record};
use super::{Certainty, Id, PlanKind, Ref, Text, ToFact, ToParty};
use crate::json::{Decode, Decoder, Node};

record! {
    /// From when until when the plan is meant to hold, both days included.
    pub struct Term {
        /// First day.
        pub from: Date,
        /// Last day.
        pub until: Date,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

record! {
    /// An event that may happen on some day, or never: scenarios say when.
    pub struct Fact: Fact {
        /// Name within the plan and in scenarios: `sote-reform`.
        pub id: Id,
        /// What happens.
        pub name: Text,
        /// The day on which it happened, where it has.
        pub date: Option<Date>,
        /// The event of the legislation timeline that it is: `organising-duty-moves`.
        pub event: Option<String>,
        /// The event that brings this one with it on the same day, unless a scenario says otherwise.
        pub follows: Option<Ref<ToFact>>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

record! {
    /// A condition under which the plan ends before its term.
    pub struct EarlyEnd: EarlyEnd {
        /// Name within the plan.
        pub id: Id,
        /// What the plan says.
        pub text: Text,
        /// When it comes true: the plan's last day is the day before.
        pub when: Condition,
        /// For whom the plan then ends; empty means for all.
        #[serde(default)]
        pub parties: Vec<Ref<ToParty>>,
        /// What takes the plan's place.
        pub successor: Option<Successor>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

record! {
    /// The document that becomes due when the plan ends.
    pub struct Successor {
        /// What kind of document.
        pub kind: PlanKind,
        /// What it is called.
        pub name: Text,
    }
}

/// What has to happen: one fact, any of several, or all of them.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Condition {
    /// The fact happens.
    Fact(Ref<ToFact>),
    /// One of the conditions comes true.
    Any(Vec<Self>),
    /// All of the conditions have come true.
    All(Vec<Self>),
}

impl Decode for Condition {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        const FORMS: &[&str] = &["fact", "any", "all"];
        let mut condition = None;
        let mut sound = true;
        for member in decoder.members(node)? {
            let read = match decoder.name(member).as_ref() {
                "fact" if condition.is_none() => decoder.member(member).map(Self::Fact),
                "any" if condition.is_none() => decoder.member(member).map(Self::Any),
                "all" if condition.is_none() => decoder.member(member).map(Self::All),
                _ => {
                    decoder.unknown_field(member, FORMS);
                    None
                }
            };
            sound &= read.is_some();
            condition = read.or(condition);
        }
        if condition.is_none() && sound {
            decoder.missing_field(node, "fact");
        }
        condition.filter(|_| sound)
    }

    fn blank() -> Self {
        Self::Any(Vec::new())
    }
}

impl Walk for Condition {
    fn walk<'p>(&'p self, walker: &mut dyn Walker<'p>) {
        walker.record(self, None);
        match self {
            Self::Fact(fact) => walker.form("fact", fact),
            Self::Any(conditions) => walker.form("any", conditions),
            Self::All(conditions) => walker.form("all", conditions),
        }
    }
}
