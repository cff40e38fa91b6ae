//! Rounding of counts.

use crate::Error;
use crate::stats::declare::method;
use crate::stats::note::Note;
use crate::stats::random;
use crate::stats::tabular::{Group, Lines, Tabular};

method! {
    /// Counts rounded to a base: to the nearest multiple, or at random to one of the two that are next to it.
    ///
    /// # Formula
    ///
    /// With the base b and the remainder r = count − b ⌊count/b⌋, `nearest` rounds up where r ≥ b/2. `random` rounds up with probability
    /// r/b, so that the expected value is the count, and leaves multiples of b as they are.
    ///
    /// The random number of a cell is the first of Philox 4x64-10 with the key `seed`, as numpy has it, as (its upper 52 bits + ½)/2⁵²,
    /// and a cell is rounded up where it is below r/b. Its counter is the hash (FNV-1a of 64 bits over the codes, each followed by
    /// the byte 255) of the cell's codes: the same cell is rounded with the same number in whatever order or table it stands, so
    /// that rounding it again and again tells nothing new. Without columns of codes the counter is the number of the row, from 1.
    ///
    /// OpenSAFELY's practice is `suppress_up_to` = 7, `base` = 5: counts of at most 7 are suppressed, then the rest is rounded to the
    /// nearest 5.
    ///
    /// # Limits
    ///
    /// Rounded totals are not the sums of their rounded parts. What can still be told of a count, `disclosure_attack` says with the
    /// same base: with published totals the limits may be narrower than the base. Whoever has many tables of the same persons, or
    /// knows the seed, can undo it.
    ///
    /// # References
    ///
    /// * Hundepool A, Domingo-Ferrer J, Franconi L, Giessing S, Schulte Nordholt E, Spicer K, de Wolf P-P (2012). Statistical
    ///   Disclosure Control. Wiley, chapter 5.
    /// * Salmon JK, Moraes MA, Dror RO, Shaw DE (2011). Parallel random numbers: as easy as 1, 2, 3. Proceedings of SC11.
    /// * Williamson EJ, Walker AJ, Bhaskaran K, et al. (2020). Factors associated with COVID-19-related death using OpenSAFELY. Nature
    ///   584, 430-436 (the platform whose practice is shown).
    /// * Agreement: the same generator in numpy 2.4.6, and arithmetic by hand.
    pub fn rounding, WithinGroups, since "0.2.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::rounding};
        /// let opensafely = rounding::Options { suppress_up_to: Some(7.0), ..Default::default() };
        /// let rounded = rounding(&[3.0, 8.0, 12.0], None, None, None, None, &opensafely)?;
        /// assert_eq!(rounded.cell("note", 0), Cell::Text("below_threshold"));
        /// assert_eq!((rounded.cell("value", 1), rounded.cell("value", 2)), (Cell::Number(10.0), Cell::Number(10.0)));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The count of the cell.
        count: required AtLeastZero, "a count";
        /// The first code that says which cell it is.
        dimension_1: optional_category Category, "a code";
        /// The second.
        dimension_2: optional_category Category, "a code";
        /// The third.
        dimension_3: optional_category Category, "a code";
    }

    options {
        /// What counts are rounded to multiples of.
        base: u32 = 5, AboveZero;
        /// To which multiple.
        rounding: Rounding = Rounding::Nearest, Finite;
        /// Counts of at most this are suppressed, those of 0 too; none where it is not given.
        suppress_up_to: Option<f64> = None, AtLeastZero;
        /// Where the random numbers begin: the same seed gives the same answer.
        seed: u32 = 1, AtLeastZero;
    }

    outputs {
        /// The rounded count.
        value: Always, "a count";
        /// Why there is none.
        note: Always, "";
    }

    notes { MissingInput BelowThreshold }

    example {
        count: [3.0, 8.0, 12.0, 40.0],
        dimension_1: ["091", "049", "092", "total"],
    }

    kernel Rounder as tabular;
}

crate::stats::words::words! {
    /// To which multiple of the base a count is rounded.
    pub enum Rounding {
        /// To the nearest, up from the middle.
        Nearest = "nearest",
        /// At random to one of the two next to it, the nearer one more probably: without bias.
        Random = "random",
    }
}

/// The options.
struct Rounder(Options);

impl From<&Options> for Rounder {
    fn from(options: &Options) -> Self {
        Self(options.clone())
    }
}

/// FNV-1a.
fn hash(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

impl Rounder {
    /// The random number of a cell; none where a code is missing.
    fn number(&self, group: &Group<'_>, row: usize) -> Option<f64> {
        if !(1..4).any(|place| group.has(place)) {
            return Some(random::at(self.0.seed, group.place(row) as u64 + 1));
        }
        let mut counter = 0xcbf2_9ce4_8422_2325;
        for place in (1..4).filter(|place| group.has(*place)) {
            let code = group.at(place, row);
            let word = (!code.is_nan()).then(|| group.words(place).get(code as usize)).flatten()?;
            counter = word.bytes().chain([u8::MAX]).fold(counter, hash);
        }
        Some(random::at(self.0.seed, counter))
    }

    fn row(&self, group: &Group<'_>, row: usize) -> Result<f64, Note> {
        let (count, base) = (group.at(0, row), f64::from(self.0.base));
        if count.is_nan() {
            return Err(Note::MissingInput);
        }
        if self.0.suppress_up_to.is_some_and(|most| count <= most) {
            return Err(Note::BelowThreshold);
        }
        let rest = count % base;
        let up = match self.0.rounding {
            Rounding::Nearest => rest >= base / 2.0,
            Rounding::Random => self.number(group, row).ok_or(Note::MissingInput)? < rest / base,
        };
        Ok(count - rest + if up { base } else { 0.0 })
    }
}

impl Tabular for Rounder {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        for row in 0..group.len() {
            match self.row(group, row) {
                Ok(value) => answer.numbers(&[value]),
                Err(note) => answer.nothing(note),
            }
        }
        Ok(())
    }
}
