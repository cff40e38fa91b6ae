//! What tables of counts give away, and what keeps them from it. Everything here is calculated in whole numbers: no rounding
//! can call a cell safe that is not.

pub(crate) mod attack;
mod cheapest;
pub(crate) mod codes;
mod dimension;
pub(crate) mod protect;
pub(crate) mod simplex;
pub(crate) mod table;
mod witness;

#[cfg(test)]
mod tests;

use super::words::words;

words! {
    /// What is done with cells in which nothing is counted.
    pub enum Zeros {
        /// They are published.
        Published = "published",
        /// They are suppressed, as other small counts are.
        Suppressed = "suppressed",
    }
}

impl Zeros {
    /// Whether a count is to be suppressed that is below a threshold.
    pub(crate) fn below(self, count: f64, threshold: f64) -> bool {
        count < threshold && (count > 0.0 || self == Self::Suppressed)
    }
}
