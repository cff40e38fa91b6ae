//! Limits of a count of events, and the choice between them.

use super::{byar, exact_poisson};
use crate::stats::additive::Limit;
use crate::stats::confidence::Level;
use crate::stats::words::words;

words! {
    /// How the limits of a count, or of a rate that rests on it, are found.
    pub enum CountInterval {
        /// Exact below 10 events, Byar's approximation from 10 on. At the switch the lower limit falls a little although the
        /// count rises.
        Automatic = "automatic",
        /// Exact Poisson limits, by quantiles of the chi-squared distribution, for every count.
        Exact = "exact",
        /// Byar's approximation for every count; withheld where its lower limit comes out below zero.
        Byar = "byar",
    }
}

impl CountInterval {
    /// The one that is used for a count of `x` events.
    pub(crate) fn used(self, x: f64) -> Self {
        match self {
            Self::Automatic if x < 10.0 => Self::Exact,
            Self::Automatic => Self::Byar,
            chosen => chosen,
        }
    }

    /// The word of the one that is used always, if it does not depend on the count.
    pub(crate) fn always(self) -> Option<&'static str> {
        (self != Self::Automatic).then(|| self.word())
    }

    /// Byar's limits where they are used, and no number elsewhere.
    #[inline(always)]
    pub(crate) fn quick(self, x: f64, level: &Level) -> [f64; 2] {
        let from = match self {
            Self::Automatic => 10.0,
            Self::Exact => f64::INFINITY,
            Self::Byar => 0.0,
        };
        byar::quick(x, level).map(|limit| if x >= from { limit } else { f64::NAN })
    }

    /// Limits of the expected number behind a count of `x` events.
    pub(crate) fn limits(self, x: f64, level: &Level) -> [Limit; 2] {
        match self.used(x) {
            Self::Exact => exact_poisson::limits(x, level).map(Limit::from),
            _ => byar::limits(x, level),
        }
    }
}
