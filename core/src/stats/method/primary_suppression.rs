//! Primary suppression.

use crate::Error;
use crate::stats::declare::method;
use crate::stats::disclosure::Zeros;
use crate::stats::note::Note;
use crate::stats::tabular::{Group, Lines, Tabular};

method! {
    /// Which cells of a table must not be published: small counts, and values that a few contributors dominate.
    ///
    /// A count is what most tables are about, and the threshold is for it. A value is what the counted ones come to together, such
    /// as visits or euros by providers: then it is the value that is published, and the rules of dominance ask whether it tells too
    /// much of one of them.
    ///
    /// # Formula
    ///
    /// With the value X (the count where there is none) and its largest contributions x₁ ≥ x₂, a cell is suppressed
    ///
    /// * where 0 < count < `threshold`, and with `zeros` = `suppressed` also where the count is 0;
    /// * by the (n, k)-rule, where x₁ + … + xₙ > k X, n being `dominance_contributors` and k `dominance_share`;
    /// * by the p%-rule, where X − x₁ − x₂ < p x₁, p being `p_share`: the second largest contributor could estimate the largest within p.
    ///
    /// Shares are from 0 to 1. The rules of dominance apply where their share is given.
    ///
    /// # Limits
    ///
    /// Where totals are published too, a suppressed cell can be calculated from the rest: `secondary_suppression` goes on from here.
    /// Nothing here sees other tables, or the same one of last year. A contributor is taken to be one person or one business, and not
    /// several that belong together.
    ///
    /// # References
    ///
    /// * Hundepool A, Domingo-Ferrer J, Franconi L, Giessing S, Schulte Nordholt E, Spicer K, de Wolf P-P (2012). Statistical
    ///   Disclosure Control. Wiley, chapter 4.
    /// * Eurostat (2010). Handbook on Statistical Disclosure Control, version 1.2. ESSNet SDC, chapter 4.
    /// * Agreement: the rules by hand.
    pub fn primary_suppression, WithinGroups, since "0.2.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::primary_suppression};
        /// let options = primary_suppression::Options::default();
        /// let cells = primary_suppression(&[12.0, 3.0, 0.0], None, None, None, None, &options)?;
        /// assert_eq!(cells.cell("value", 0), Cell::Number(12.0));
        /// assert_eq!(cells.cell("note", 1), Cell::Text("below_threshold"));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// How many persons, events or contributors the cell has.
        count: required AtLeastZero, "a count";
        /// What they come to, where it is this that is published.
        value: optional AtLeastZero, "any";
        /// The largest contribution to the value.
        largest: optional AtLeastZero, "as the value";
        /// The second largest.
        second_largest: optional AtLeastZero, "as the value";
    }

    options {
        /// Counts below are suppressed; 0 suppresses none.
        threshold: f64 = 5.0, AtLeastZero;
        /// What is done with cells in which nothing is counted.
        zeros: Zeros = Zeros::Published, Finite;
        /// The n of the (n, k)-rule: 1 or 2.
        dominance_contributors: Contributors = Contributors::One, Finite;
        /// The k of the (n, k)-rule, as a share; without it the rule does not apply.
        dominance_share: Option<f64> = None, Share;
        /// The p of the p%-rule, as a share; without it the rule does not apply.
        p_share: Option<f64> = None, Share;
    }

    outputs {
        /// The value, or the count where there is none; missing where it is suppressed.
        value: Always, "as it was";
        /// Why it is missing.
        note: Always, "";
    }

    notes { MissingInput BelowThreshold Dominance }

    example {
        count: [12.0, 3.0, 0.0, 5.0],
    }

    kernel Primary as tabular;
}

crate::stats::words::words! {
    /// How many contributors may dominate together.
    pub enum Contributors {
        /// The largest by itself.
        One = "one",
        /// The two largest together.
        Two = "two",
    }
}

/// The options.
struct Primary(Options);

impl From<&Options> for Primary {
    fn from(options: &Options) -> Self {
        Self(options.clone())
    }
}

impl Primary {
    /// # Errors
    /// `missing-column` for a rule whose column is not there.
    fn check(&self, group: &Group<'_>) -> Result<(), Error> {
        let two = self.0.p_share.is_some()
            || (self.0.dominance_share.is_some() && self.0.dominance_contributors == Contributors::Two);
        let needed = [("largest", 2, two || self.0.dominance_share.is_some()), ("second_largest", 3, two)];
        match needed.into_iter().find(|(_, place, needed)| *needed && !group.has(*place)) {
            Some((name, ..)) => Err(Error::missing_column("primary_suppression", name)),
            None => Ok(()),
        }
    }

    fn row(&self, group: &Group<'_>, row: usize) -> Result<Result<f64, Note>, Error> {
        let given = |place: usize| if group.has(place) { group.at(place, row) } else { 0.0 };
        let (count, largest, second) = (group.at(0, row), given(2), given(3));
        let value = if group.has(1) { group.at(1, row) } else { count };
        if [count, value, largest, second].iter().any(|number| number.is_nan()) {
            return Ok(Err(Note::MissingInput));
        }
        if largest > value {
            return Err(Error::value("largest", group.place(row), largest, format!("at most the value, {value}")));
        }
        if second > largest.min(value - largest) && group.has(2) {
            let wanted = format!("at most the largest, {largest}, and what that leaves of the value, {value}");
            return Err(Error::value("second_largest", group.place(row), second, wanted));
        }
        if self.0.zeros.below(count, self.0.threshold) {
            return Ok(Err(Note::BelowThreshold));
        }
        let together = match self.0.dominance_contributors {
            Contributors::One => largest,
            Contributors::Two => largest + second,
        };
        let dominated = self.0.dominance_share.is_some_and(|share| together > share * value);
        let told = self.0.p_share.is_some_and(|share| value - largest - second < share * largest);
        Ok(if dominated || told { Err(Note::Dominance) } else { Ok(value) })
    }
}

impl Tabular for Primary {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        self.check(group)?;
        for row in 0..group.len() {
            match self.row(group, row)? {
                Ok(value) => answer.numbers(&[value]),
                Err(note) => answer.nothing(note),
            }
        }
        Ok(())
    }
}
