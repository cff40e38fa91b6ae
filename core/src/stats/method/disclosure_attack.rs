//! What can be calculated of suppressed cells.

use crate::Error;
use crate::stats::additive::Limit;
use crate::stats::declare::method;
use crate::stats::disclosure::attack::{Interval, Sums};
use crate::stats::disclosure::codes::{Hierarchies, TotalCode};
use crate::stats::disclosure::simplex::UNBOUNDED;
use crate::stats::disclosure::table::{CountTable, whole};
use crate::stats::method::rounding::Rounding;
use crate::stats::note::Note;
use crate::stats::tabular::{Group, Lines, Tabular};

method! {
    /// What anyone can calculate of the suppressed cells of a table from the published ones and their totals.
    ///
    /// Each row is a cell of a table in up to three dimensions, totals included, as in `secondary_suppression`; a missing count is
    /// suppressed. The table of a producer, before publication, and one that was found somewhere are the same to this method.
    ///
    /// # Formula
    ///
    /// The limits of a cell are the least and the largest number that it has in any table that agrees with all published counts, in
    /// which every total is what its parts come to and nothing is below 0: two linear programs for each cell, solved by the simplex method
    /// in whole numbers and quotients of them, without rounding. Counts are whole numbers, so that the lower limit is rounded up and the
    /// upper one down. In tables of one or two dimensions, one of them with a hierarchy at most, the limits are then those of the tables
    /// of whole numbers; in others an attacker who tries all of these may come closer, never by what linear programming excludes.
    ///
    /// With `rounding_base` b the counts were rounded: by `rounding` = `nearest` a count y stands for y − ⌊b/2⌋ to y + ⌈b/2⌉ − 1, by `random`
    /// for y − b + 1 to y + b − 1.
    ///
    /// # Limits
    ///
    /// It knows this table only, and what `lower` and `upper` say beforehand. An attacker may know other tables, or a person in a cell.
    ///
    /// Of a table with suppressed cells only these and their totals are calculated with, and tens of thousands of cells take seconds. Where
    /// counts were rounded every cell is open: some hundred cells take no time, some thousands half a minute, and twice as many four times as
    /// long.
    ///
    /// # References
    ///
    /// * Hundepool A, Domingo-Ferrer J, Franconi L, Giessing S, Schulte Nordholt E, Spicer K, de Wolf P-P (2012). Statistical
    ///   Disclosure Control. Wiley, chapter 4.
    /// * Fischetti M, Salazar JJ (2001). Solving the cell suppression problem on tabular data with linear constraints. Management Science
    ///   47, 1008-1027.
    /// * Bland RG (1977). New finite pivoting rules for the simplex method. Mathematics of Operations Research 2, 103-107.
    /// * Agreement: SciPy 1.17.1 (`linprog`, HiGHS), equal after rounding.
    pub fn disclosure_attack, WithinGroups, since "0.2.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::{Categories, disclosure_attack}};
        /// let area = Categories::of_texts(["A", "B", "C", "total"]);
        /// let options = disclosure_attack::Options::default();
        /// let told = disclosure_attack(&[f64::NAN, 7.0, 4.0, 13.0], &area, None, None, None, None, None, &options)?;
        /// assert_eq!((told.cell("value", 0), told.cell("note", 0)), (Cell::Number(2.0), Cell::Text("disclosed")));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The count as it is published; missing where it is suppressed.
        count: required AtLeastZero, "a count";
        /// The code of the cell in the first dimension.
        dimension_1: category Category, "a code";
        /// Its code in the second.
        dimension_2: optional_category Category, "a code";
        /// Its code in the third.
        dimension_3: optional_category Category, "a code";
        /// What the attacker knows that the suppressed count is at least.
        lower: optional AtLeastZero, "a count";
        /// What the attacker knows that it is at most.
        upper: optional AtLeastZero, "a count";
    }

    options {
        /// What the published counts were rounded to multiples of; none where they were not.
        rounding_base: Option<f64> = None, AboveZero;
        /// How they were rounded.
        rounding: Rounding = Rounding::Nearest, Finite;
        /// The code of the total, in all dimensions or by dimension.
        total: TotalCode = TotalCode::everywhere("total"), Finite;
        /// By dimension, the code that each code belongs to.
        hierarchies: Hierarchies = Hierarchies::default(), Finite;
        /// Pivots of the simplex method, for each part of the table that hangs together, before the search is given up.
        effort: u32 = 1_000_000, AboveZero;
    }

    outputs {
        /// The count, where it is published or can be calculated.
        value: Always, "a count";
        /// What the count is at least.
        lower: Always, "a count";
        /// What it is at most.
        upper: Always, "a count";
        /// What can be told of a count that is not published.
        note: Always, "";
    }

    notes { MissingInput Undecided Disclosed Unbounded Bounded }

    example {
        count: [20.0, f64::NAN, f64::NAN, 31.0, f64::NAN, f64::NAN, 6.0, 15.0, 25.0, 8.0, 13.0, 46.0],
        dimension_1: ["A", "A", "A", "A", "B", "B", "B", "B", "total", "total", "total", "total"],
        dimension_2: ["x", "y", "z", "total", "x", "y", "z", "total", "x", "y", "z", "total"],
    }

    kernel Attacker as tabular;
}

/// The options.
struct Attacker(Options);

impl From<&Options> for Attacker {
    fn from(options: &Options) -> Self {
        Self(options.clone())
    }
}

impl Attacker {
    /// What is known of a row at the beginning.
    ///
    /// # Errors
    /// `column-value`.
    fn known(&self, group: &Group<'_>, row: usize) -> Result<Interval, Error> {
        let count = group.at(0, row);
        let known = if count.is_nan() {
            let given = |place: usize, name: &str, other: i64| match group.at(place, row) {
                number if number.is_nan() => Ok(other),
                number => whole(group, name, row, number),
            };
            [given(4, "lower", 0)?, given(5, "upper", UNBOUNDED)?]
        } else {
            let count = whole(group, "count", row, count)?;
            let base = self.0.rounding_base.map_or(1, |base| base.clamp(1.0, 1e12) as i64);
            let (below, above) = match self.0.rounding {
                Rounding::Nearest => (base / 2, base - base / 2 - 1),
                Rounding::Random => (base - 1, base - 1),
            };
            [(count - below).max(0), count + above]
        };
        if known[0] > known[1] {
            let wanted = format!("at least its lower limit, {}", known[0]);
            return Err(Error::value("upper", group.place(row), known[1], wanted));
        }
        Ok(known)
    }
}

impl Tabular for Attacker {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        if let Some(base) = self.0.rounding_base.filter(|base| base.fract() != 0.0) {
            return Err(Error::option("rounding_base", &base.into(), "a whole number above 0, or none"));
        }
        let table = match CountTable::of(group, 1, &self.0.total, &self.0.hierarchies)? {
            Ok(table) => table,
            Err(note) => {
                (0..group.len()).for_each(|_| answer.nothing(note));
                return Ok(());
            }
        };
        let mut limits: Vec<Interval> =
            (0..table.len()).map(|cell| if table.is_inner(cell) { [0, 0] } else { [0, UNBOUNDED] }).collect();
        let mut wanted = vec![false; table.len()];
        for (row, cell) in table.cells.iter().enumerate() {
            if let (Some(limits), Some(wanted)) = (limits.get_mut(*cell), wanted.get_mut(*cell)) {
                (*limits, *wanted) = (self.known(group, row)?, true);
            }
        }
        let found = Sums::of(&table).attack(limits, &wanted, self.0.effort);
        let Ok(attack) = found else {
            let (row, count) =
                group.column(0).iter().enumerate().find(|(_, count)| !count.is_nan()).unwrap_or((0, &0.0));
            let wanted = "part of a table: the counts contradict each other, as no numbers make all totals what their parts come to";
            return Err(Error::value("count", group.place(row), count, wanted));
        };
        for (cell, count) in table.cells.iter().zip(group.column(0)) {
            let [lower, upper] = attack.limits.get(*cell).copied().unwrap_or([0, UNBOUNDED]);
            let published = !count.is_nan() && self.0.rounding_base.is_none();
            let note = match attack.undecided.get(*cell) {
                _ if published => None,
                _ if lower == upper => Some(Note::Disclosed),
                Some(true) => Some(Note::Undecided),
                _ if upper == UNBOUNDED => Some(Note::Unbounded),
                _ => Some(Note::Bounded),
            };
            let number =
                |number: i64| if number == UNBOUNDED { Note::Unbounded.into() } else { Limit::from(number as f64) };
            let value = if lower == upper { number(lower) } else { Note::Bounded.into() };
            answer.push(&[value, number(lower), number(upper)], &[], note);
        }
        Ok(())
    }
}
