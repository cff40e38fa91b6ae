//! Limits of a count of events, and the choice between them.

use super::{byar, exact_poisson};
use crate::stats::additive::{ByFirst, Limit};
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
        if x < self.byar_from() { Self::Exact } else { Self::Byar }
    }

    /// The word of the one that is used, by the count.
    pub(crate) fn by_count(self) -> ByFirst {
        match self {
            Self::Automatic => ByFirst { from: self.byar_from(), below: Self::Exact.word(), above: Self::Byar.word() },
            chosen => ByFirst::always(chosen.word()),
        }
    }

    /// From which count on Byar's limits are used.
    pub(crate) fn byar_from(self) -> f64 {
        match self {
            Self::Automatic => 10.0,
            Self::Exact => f64::INFINITY,
            Self::Byar => 0.0,
        }
    }

    /// Limits of the expected number behind a count of `x` events.
    pub(crate) fn limits(self, x: f64, level: &Level) -> [Limit; 2] {
        match self.used(x) {
            Self::Exact => exact_poisson::limits(x, level).map(Limit::from),
            _ => byar::limits(x, level),
        }
    }
}
