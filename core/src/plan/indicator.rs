//! How a goal is measured.

use std::collections::BTreeMap;

use super::record::{Walk, Walker, record, words};
use super::{AreaCode, Certainty, Id, Ref, Text, ToActor, ToSource};
use crate::json::{Decode, Decoder, Node};

words! {
    /// Which way is better.
    pub enum Direction {
        /// More is better.
        HigherIsBetter = "higher-is-better" ("suurempi on parempi", "högre är bättre", "higher is better"),
        /// Less is better.
        LowerIsBetter = "lower-is-better" ("pienempi on parempi", "lägre är bättre", "lower is better"),
    }
}

record! {
    /// How a goal is measured: a method on columns of observations.
    pub struct Indicator: Indicator {
        /// Name within the plan.
        pub id: Id,
        /// What it is called.
        pub name: Text,
        /// What its values count: euros per resident.
        pub unit: Text,
        /// Which way is better.
        pub direction: Option<Direction>,
        /// The method that calculates it, by its id in the catalogue: `ratio`. Absent where its values are not calculated
        /// from observations, as with a rank that others publish.
        pub method: Option<String>,
        /// The method's columns, and the columns of the observations that fill them.
        #[serde(default)]
        pub columns: ColumnMap,
        /// What the value is multiplied by: 100000 for a rate per 100,000; the method's own where absent.
        pub per: Option<f64>,
        /// Where it started.
        pub baseline: Option<Baseline>,
        /// Where it should be, when; several for several areas or periods.
        #[serde(default)]
        pub targets: Vec<IndicatorTarget>,
        /// Who follows it.
        pub owner: Option<Ref<ToActor>>,
        /// Who produces the observations.
        #[serde(default)]
        pub sources: Vec<Ref<ToSource>>,
        /// Where the producer of the observations calls the series not comparable; none where it is one series.
        #[serde(default)]
        pub series_breaks: Vec<SeriesBreak>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

record! {
    /// A break in the series of an indicator, as its producer tells of it: values before and after are counted in different
    /// ways, and their difference is partly that of the ways.
    pub struct SeriesBreak {
        /// The first year of the new series.
        pub from: i64,
        /// What has changed: a definition, a classification, who is counted.
        pub note: Option<Text>,
        /// Where the producer says so.
        pub source: Option<Ref<ToSource>>,
    }
}

record! {
    /// Where an indicator started.
    pub struct Baseline {
        /// The year.
        pub period: i64,
        /// The value for all parties together; where absent it comes from the observations of that year.
        pub value: Option<f64>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

record! {
    /// Where an indicator should be.
    pub struct IndicatorTarget {
        /// By the end of this year.
        pub period: i64,
        /// This value, or better.
        pub value: f64,
        /// In this municipality; everywhere and for all together where absent.
        pub area: Option<AreaCode>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}

/// From the columns of a method to the columns of the observations: `{"count": "deaths"}`.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct ColumnMap(pub BTreeMap<String, String>);

impl Decode for ColumnMap {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let mut columns = BTreeMap::new();
        let mut sound = true;
        for member in decoder.members(node)? {
            match decoder.member::<String>(member) {
                Some(column) => {
                    columns.insert(decoder.name(member).into_owned(), column);
                }
                None => sound = false,
            }
        }
        sound.then_some(Self(columns))
    }

    fn blank() -> Self {
        Self::default()
    }

    const MAY_BE_ABSENT: bool = true;
}

impl Walk for ColumnMap {
    fn walk<'p>(&'p self, walker: &mut dyn Walker<'p>) {
        walker.value(&|| self.0.iter().map(|(column, observed)| (column.clone(), observed.clone())).collect());
    }

    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }
}
