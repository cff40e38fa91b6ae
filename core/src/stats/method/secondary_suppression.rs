//! Secondary suppression.

use crate::Error;
use crate::stats::declare::method;
use crate::stats::disclosure::Zeros;
use crate::stats::disclosure::codes::{Hierarchies, TotalCode};
use crate::stats::disclosure::protect::{Need, Pattern, Search, State};
use crate::stats::disclosure::table::{CountTable, whole};
use crate::stats::note::Note;
use crate::stats::tabular::{Group, Lines, Tabular};

method! {
    /// Which cells of a table of counts to suppress, so that none that must be can be calculated from the totals.
    ///
    /// Each row is a cell of a table in up to three dimensions, totals included: those are the rows whose code is that of `total`, or
    /// a code that others belong to by `hierarchies`. A code that is in no hierarchy belongs to the total. A combination of innermost
    /// codes that has no row is empty, and everyone knows it; a total that has no row is not published. Each group of rows is a table
    /// by itself.
    ///
    /// # Formula
    ///
    /// Primary are the cells that `primary` marks; without that column those below `threshold`. An attacker knows every published
    /// count, what adds up to what, and that counts are whole numbers of at least 0. For a primary cell with count c there must be a
    /// table that agrees with everything published in which the cell holds at least c + max(`protection_above`, ⌈`protection_share` · c⌉),
    /// and one in which it holds at most c − max(`protection_below`, ⌈`protection_share` · c⌉), or 0. Both are calculated in whole numbers for each
    /// primary cell, and checked sum by sum: whatever an attacker calculates, and be it by trying all tables, the interval of the cell
    /// holds both. A primary cell for which none was found has the note `unprotected`.
    ///
    /// The cells that take part are looked for one primary cell after the other, from the largest count: the cheapest box, two codes in
    /// each dimension or one and all that it belongs to, whose counts go up and down in turn (hypercube method); several boxes one on the
    /// other; and in tables of up to 600 cells linear programming. Then each suppressed cell, the dearest first, is published again where
    /// all primary cells stay protected without it. Where at most 40 cells can be chosen from, the cheapest pattern of all takes the
    /// place of the one that was found, unless it takes too many steps to find (implicit hitting sets).
    ///
    /// # Limits
    ///
    /// Each table is protected by itself: not against other tables with cells in common, nor against the table of last year or of a
    /// slightly other group. Give such tables as one, or the suppressed cells of the first as `primary` of the next. The attacker is not
    /// taken to know a part of a cell, as one of two persons in it does; where a contributor can be alone in a cell, ask for more
    /// protection. Nor is he taken to know which suppressed cells are below the threshold: do not publish `note`. Secondary cells are
    /// protected only as far as the primary ones need it. In tables of more than 600 cells a cell may be suppressed that need not be.
    ///
    /// # References
    ///
    /// * Hundepool A, Domingo-Ferrer J, Franconi L, Giessing S, Schulte Nordholt E, Spicer K, de Wolf P-P (2012). Statistical
    ///   Disclosure Control. Wiley, chapter 4.
    /// * Giessing S, Repsilber D (2002). Tools and strategies to protect multiple tables with the GHQUAR cell suppression engine. In:
    ///   Inference Control in Statistical Databases. Lecture Notes in Computer Science 2316, 181-192 (the hypercube method).
    /// * Fischetti M, Salazar JJ (2001). Solving the cell suppression problem on tabular data with linear constraints. Management Science
    ///   47, 1008-1027.
    /// * Chandrasekaran K, Karp R, Moreno-Centeno E, Vempala S (2011). Algorithms for implicit hitting set problems. SODA 2011, 614-629.
    /// * Agreement: the intervals of protected tables in SciPy 1.17.1 (`linprog`, HiGHS), and all tables of small ones tried in turn.
    pub fn secondary_suppression, WithinGroups, since "0.2.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::{Categories, secondary_suppression}};
        /// let area = ["A", "A", "A", "B", "B", "B", "total", "total", "total"];
        /// let sex = ["f", "m", "total", "f", "m", "total", "f", "m", "total"];
        /// let (area, sex) = (Categories::of_texts(area), Categories::of_texts(sex));
        /// let counts = [3.0, 9.0, 12.0, 8.0, 20.0, 28.0, 11.0, 29.0, 40.0];
        /// let options = secondary_suppression::Options::default();
        /// let table = secondary_suppression(&counts, &area, Some(&sex), None, None, None, &options)?;
        /// assert_eq!(table.cell("note", 0), Cell::Text("primary_suppression"));
        /// assert_eq!(table.cell("note", 4), Cell::Text("secondary_suppression"));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The count of the cell.
        count: required AtLeastZero, "a count";
        /// The code of the cell in the first dimension.
        dimension_1: category Category, "a code";
        /// Its code in the second.
        dimension_2: optional_category Category, "a code";
        /// Its code in the third.
        dimension_3: optional_category Category, "a code";
        /// Other than 0 where the cell must be suppressed; without the column `threshold` says it.
        primary: optional AtLeastZero, "0 or 1";
    }

    options {
        /// Counts below must be suppressed, where no column `primary` says which.
        threshold: f64 = 5.0, AtLeastZero;
        /// Whether a cell in which nothing is counted is below the threshold.
        zeros: Zeros = Zeros::Published, Finite;
        /// How far above a primary count its interval has to reach at least.
        protection_above: u32 = 1, AtLeastZero;
        /// How far below, but not below 0.
        protection_below: u32 = 1, AtLeastZero;
        /// How far above and below as a share of the count, where that is more.
        protection_share: f64 = 0.0, AtLeastZero;
        /// What it costs to suppress a cell that need not be.
        cost: Cost = Cost::Count, Finite;
        /// Whether cells in which nothing is counted can be suppressed for the sake of others.
        zero_cells: ZeroCells = ZeroCells::Known, Finite;
        /// The code of the total, in all dimensions or by dimension.
        total: TotalCode = TotalCode::everywhere("total"), Finite;
        /// By dimension, the code that each code belongs to.
        hierarchies: Hierarchies = Hierarchies::default(), Finite;
    }

    outputs {
        /// The count; missing where it is suppressed.
        value: Always, "a count";
        /// Why it is missing.
        note: Always, "";
    }

    notes { MissingInput Unprotected PrimarySuppression SecondarySuppression }

    example {
        count: [40.0, 29.0, 11.0, 12.0, 9.0, 3.0, 28.0, 20.0, 8.0],
        dimension_1: ["total", "total", "total", "A", "A", "A", "B", "B", "B"],
        dimension_2: ["total", "f", "m", "total", "f", "m", "total", "f", "m"],
    }

    kernel Secondary as tabular;
}

crate::stats::words::words! {
    /// What it costs to suppress a cell that need not be.
    pub enum Cost {
        /// Its count: little is lost.
        Count = "count",
        /// The same for all cells: few are lost.
        Cells = "cells",
        /// ln(1 + count): between the two.
        Log = "log",
    }
}

crate::stats::words::words! {
    /// Cells in which nothing is counted, as an attacker sees them.
    pub enum ZeroCells {
        /// Everyone knows that they are empty, as of mothers of 70 years: they hide nothing.
        Known = "known",
        /// Nobody knows: they can be suppressed, too.
        Usable = "usable",
    }
}

/// The options.
struct Secondary(Options);

impl From<&Options> for Secondary {
    fn from(options: &Options) -> Self {
        Self(options.clone())
    }
}

impl Secondary {
    /// The cells that must be suppressed, by rows.
    fn primary(&self, group: &Group<'_>) -> Vec<bool> {
        let must = |row: usize| match group.has(4) {
            true => group.at(4, row) > 0.0,
            false => self.0.zeros.below(group.at(0, row), self.0.threshold),
        };
        (0..group.len()).map(must).collect()
    }

    fn cost(&self, count: i64) -> f64 {
        match self.0.cost {
            _ if count == 0 && self.0.zero_cells == ZeroCells::Known => f64::INFINITY,
            Cost::Count => count.max(1) as f64,
            Cost::Cells => 1.0,
            Cost::Log => libm::log1p(count.max(1) as f64),
        }
    }

    fn pattern(&self, table: &CountTable, counts: Vec<i64>, primary: &[bool]) -> Pattern {
        let state = |cell: usize| match table.rows.get(cell).copied().flatten() {
            Some(row) if primary.get(row) == Some(&true) => State::Primary,
            None if !table.is_inner(cell) => State::Absent,
            _ => State::Published,
        };
        // An innermost combination without a row is empty for certain.
        let cost = |(cell, count): (usize, &i64)| match table.rows.get(cell) {
            Some(Some(_)) => self.cost(*count),
            _ => f64::INFINITY,
        };
        let states = (0..table.len()).map(state).collect();
        let costs = counts.iter().enumerate().map(cost).collect();
        Pattern { counts, states, costs }
    }

    /// What must be possible of the primary cells, those of the largest counts first.
    fn needs(&self, pattern: &Pattern) -> Vec<Need> {
        let mut cells: Vec<usize> =
            (0..pattern.counts.len()).filter(|cell| pattern.state(*cell) == State::Primary).collect();
        crate::sorted::sort_by_key(&mut cells, |cell| -pattern.count(*cell));
        let mut needs = Vec::with_capacity(2 * cells.len());
        for cell in cells {
            let count = pattern.count(cell);
            let share = (self.0.protection_share * count as f64).ceil().min(1e12) as i64;
            let above = share.max(i64::from(self.0.protection_above));
            let below = share.max(i64::from(self.0.protection_below)).min(count);
            needs.extend([above, -below].into_iter().filter(|want| *want != 0).map(|want| Need { cell, want }));
        }
        needs
    }
}

impl Tabular for Secondary {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        let gap = [0, 4].into_iter().any(|place| group.column(place).iter().any(|number| number.is_nan()));
        let table = match CountTable::of(group, 1, &self.0.total, &self.0.hierarchies)? {
            Ok(table) if !gap => table,
            _ => {
                (0..group.len()).for_each(|_| answer.nothing(Note::MissingInput));
                return Ok(());
            }
        };
        let counts = group.column(0).iter().enumerate();
        let counts: Vec<i64> =
            counts.map(|(row, count)| whole(group, "count", row, *count)).collect::<Result<_, _>>()?;
        let sums = table.counts(group, &counts)?;
        let pattern = self.pattern(&table, sums, &self.primary(group));
        let needs = self.needs(&pattern);
        let search = Search::run(&table, pattern, &needs);
        for (cell, count) in table.cells.iter().zip(group.column(0)) {
            match search.pattern.state(*cell) {
                State::Published | State::Absent => answer.numbers(&[*count]),
                _ if search.unprotected.binary_search(cell).is_ok() => answer.nothing(Note::Unprotected),
                State::Primary => answer.nothing(Note::PrimarySuppression),
                State::Secondary => answer.nothing(Note::SecondarySuppression),
            }
        }
        Ok(())
    }
}
