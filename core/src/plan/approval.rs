//! When a plan counts as approved.

use super::record::{formed, record, words};
use super::{Certainty, Ref, Text, ToParty};

words! {
    /// Whose approvals a plan needs.
    pub enum ApprovalKind {
        /// All members.
        Unanimity = "unanimity" ("yksimielisyys", "enhällighet", "unanimity"),
        /// The joint authority alone.
        JointAuthority = "joint-authority" ("yhtymä", "sammanslutningen", "joint authority"),
        /// A part of the members who together hold a part of the population.
        DoubleMajority = "double-majority" ("kaksoisenemmistö", "dubbel majoritet", "double majority"),
    }
}

formed! {
    /// A part of a whole, as a fraction: `2/3`.
    pub struct Fraction = "^[1-9][0-9]{0,5}/[1-9][0-9]{0,5}$", has_form (
        "osuus murtolukuna, esimerkiksi 2/3",
        "en andel som bråk, till exempel 2/3",
        "a part as a fraction, such as 2/3"
    )
}

fn has_form(text: &str) -> bool {
    parts(text).is_some()
}

/// Numerator and denominator, each from 1 to 999,999.
fn parts(text: &str) -> Option<(u64, u64)> {
    let (above, below) = text.split_once('/')?;
    let number = |digits: &str| {
        let sound = (1..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        (sound && !digits.starts_with('0')).then(|| digits.parse().ok()).flatten()
    };
    Some((number(above)?, number(below)?))
}

impl Fraction {
    /// The smallest whole number that is at least this part of the whole: exact.
    #[must_use]
    pub fn smallest_of(&self, whole: u64) -> u64 {
        let (above, below) = parts(&self.0).unwrap_or((1, 1));
        let needed = (u128::from(whole) * u128::from(above)).div_ceil(u128::from(below));
        u64::try_from(needed).unwrap_or(u64::MAX)
    }
}

record! {
    /// When the plan counts as approved.
    pub struct ApprovalRule {
        /// Whose approvals it needs.
        pub kind: ApprovalKind,
        /// The members that decide; the municipalities among the parties where empty, all parties where there are none.
        #[serde(default)]
        pub members: Vec<Ref<ToParty>>,
        /// The joint authority that decides alone.
        pub authority: Option<Ref<ToParty>>,
        /// The part of the members that has to approve: 2/3 where absent.
        pub member_share: Option<Fraction>,
        /// The part of their residents that those have to hold: 1/2 where absent.
        pub population_share: Option<Fraction>,
        /// The year of the populations (31 December).
        pub population_year: Option<i64>,
        /// What the rule says.
        pub text: Option<Text>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}
