//! How certain a statement is, and where it comes from.

use jiff::civil::Date;

use super::record::{record, words};
use super::{Id, Ref, Text, ToSource};

words! {
    /// How certain a statement is.
    pub enum CertaintyLevel {
        /// A source says so; the source is named.
        Stated = "stated" ("lähteessä todettu", "angiven i källan", "stated"),
        /// Follows from what sources say.
        Derived = "derived" ("johdettu", "härledd", "derived"),
        /// Said to be specified later.
        Provisional = "provisional" ("alustava", "preliminär", "provisional"),
        /// Made up to show how such a statement looks: nobody decided it.
        Illustrative = "illustrative" ("havainnollistava", "illustrativ", "illustrative"),
    }
}

record! {
    /// How certain a statement is, and where it comes from.
    pub struct Certainty {
        /// How certain.
        pub level: CertaintyLevel,
        /// The source that says so.
        pub source: Option<Ref<ToSource>>,
        /// What a reader should know about it.
        pub note: Option<Text>,
    }
}

record! {
    /// A document or table that statements come from.
    pub struct Source: Source {
        /// Name of the source within the plan.
        pub id: Id,
        /// What it is called.
        pub title: Text,
        /// Who made it.
        pub producer: Option<Text>,
        /// When it was made or read.
        pub date: Option<Date>,
        /// Under which licence it can be used: CC BY 4.0.
        pub licence: Option<String>,
        /// Where it can be read.
        pub url: Option<String>,
    }
}
