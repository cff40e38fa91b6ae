//! Copeland's rule.

use crate::Error;
use crate::stats::declare::method;
use crate::stats::direction::Direction;
use crate::stats::matrix::Matrix;
use crate::stats::moments::sum;
use crate::stats::tabular::{Group, Lines, Tabular};

method! {
    /// Copeland's rule: units by how many others they outrank on most of the weight of the indicators; nothing is made up for.
    ///
    /// Values are compared with values of the same indicator only, so that they need not be normalised. There is a row for each
    /// unit, in the order of their numbers.
    ///
    /// # Formula
    ///
    /// For a pair of units, share = (Σ w of the indicators on which the one is better + ½ Σ w of those on which both are equal)/Σ w,
    /// over the indicators that both have. A share above ½ is a win, below ½ a loss; ½, within 1e-12, is neither, nor is a pair
    /// without an indicator in common. value = wins − losses, and `shares` the sum of the shares over the other units, with ½ where nothing is in common.
    ///
    /// # References
    ///
    /// * Copeland AH (1951). A reasonable social welfare function. University of Michigan Seminar on Applications of Mathematics to the
    ///   Social Sciences.
    /// * Munda G, Nardo M (2009). Noncompensatory/nonlinear composite indicators for ranking countries: a defensible setting. Applied
    ///   Economics 41, 1513-1523.
    /// * Becker W, Caperna G, Del Sorbo M, Norlén H, Papadimitriou E, Saisana M (2022). COINr: an R package for developing
    ///   composite indicators. Journal of Open Source Software 7, 4567 (`shares`; where values are missing it takes weights of
    ///   indicators that only one unit has for the other's).
    /// * Agreement: the pairwise comparison in fractions, in Python 3.11, within 1e-12.
    pub fn copeland, Expanding, since "0.2.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::copeland};
        /// let (unit, indicator) = ([1.0, 1.0, 2.0, 2.0], [1.0, 2.0, 1.0, 2.0]);
        /// let options = copeland::Options::default();
        /// let scores = copeland(&[5.0, 3.0, 4.0, 3.0], &unit, &indicator, None, None, &options)?;
        /// assert_eq!(scores.cell("value", 0), Cell::Number(1.0));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The value of a unit on an indicator.
        value: required Finite, "any";
        /// The number of the unit.
        unit: required Finite, "a number";
        /// The number of the indicator; with each unit at most once.
        indicator: required Finite, "a number";
        /// The weight of the indicator, the same for all units; all alike where none is given.
        weight: optional AtLeastZero, "any";
    }

    options {
        /// Which way is better, on all indicators.
        direction: Direction = Direction::Higher, Finite;
    }

    outputs {
        /// Wins less losses.
        value: Always, "units";
        /// The number of the unit.
        unit: Always, "a number";
        /// Number of units that it outranks.
        wins: Always, "units";
        /// Number of units that outrank it.
        losses: Always, "units";
        /// Sum of its shares of the weight against each other unit.
        shares: Always, "units";
        /// Why there is no row.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator Overflow }

    example {
        value: [5.0, 3.0, 4.0, 3.5, 2.0, 1.0],
        unit: [1.0, 1.0, 2.0, 2.0, 3.0, 3.0],
        indicator: [1.0, 2.0, 1.0, 2.0, 1.0, 2.0],
        weight: [2.0, 1.0, 2.0, 1.0, 2.0, 1.0],
    }

    kernel Copeland as tabular;
}

/// Which way is better.
struct Copeland(Direction);

impl From<&Options> for Copeland {
    fn from(options: &Options) -> Self {
        Self(options.direction)
    }
}

impl Copeland {
    /// The weight on which one unit is ahead less that on which it is behind, over what they have in common: from −1 to 1.
    fn lead(&self, matrix: &Matrix, one: usize, other: usize) -> f64 {
        let pairs = || {
            let values = matrix.unit(one).iter().zip(matrix.unit(other));
            values.zip(&matrix.weights).filter(|((one, other), _)| !(one.is_nan() || other.is_nan()))
        };
        let whole = sum(pairs().map(|(_, weight)| *weight));
        let ahead = sum(pairs().map(|((one, other), weight)| {
            let (one, other) = (self.0.upright(*one), self.0.upright(*other));
            if one > other {
                *weight
            } else if one < other {
                -weight
            } else {
                0.0
            }
        }));
        let lead = ahead / whole;
        // 0.1 and 0.2 are to weigh as much as 0.3, though as doubles they do not.
        if whole > 0.0 && lead.abs() > 1e-12 { lead } else { 0.0 }
    }
}

impl Tabular for Copeland {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        let matrix = match Matrix::of(group)? {
            Ok(matrix) => matrix,
            Err(note) => {
                answer.nothing(note);
                return Ok(());
            }
        };
        for (one, unit) in matrix.units.iter().enumerate() {
            let others = (0..matrix.units.len()).filter(|other| *other != one);
            let leads: Vec<f64> = others.map(|other| self.lead(&matrix, one, other)).collect();
            let wins = leads.iter().filter(|lead| **lead > 0.0).count() as f64;
            let losses = leads.iter().filter(|lead| **lead < 0.0).count() as f64;
            let shares = sum(leads.iter().map(|lead| 0.5 + 0.5 * lead));
            answer.numbers(&[wins - losses, *unit, wins, losses, shares]);
        }
        Ok(())
    }
}
