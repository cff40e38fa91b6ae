//! Which cells to suppress beside those that must be, so that these cannot be calculated.

use super::attack::{Interval, Sums};
use super::cheapest;
use super::simplex::UNBOUNDED;
use super::table::CountTable;
use super::witness::{Difference, boxes, is_hidden};
use crate::sorted;

/// Up to this many cells, linear programming takes part in the search.
const LINEAR: usize = 600;

/// Pivots for one question of the search.
const STEPS: u32 = 20_000;

/// What happens to a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Published,
    Primary,
    Secondary,
    /// A total that has no row.
    Absent,
}

/// The cells of a table with their counts, and what happens to them.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    pub(crate) counts: Vec<i64>,
    pub(crate) states: Vec<State>,
    /// What it costs to suppress a cell; infinite where that is not allowed.
    pub(crate) costs: Vec<f64>,
}

impl Pattern {
    pub(crate) fn count(&self, cell: usize) -> i64 {
        self.counts.get(cell).copied().unwrap_or_default()
    }

    pub(crate) fn state(&self, cell: usize) -> State {
        self.states.get(cell).copied().unwrap_or(State::Published)
    }

    pub(crate) fn is_suppressed(&self, cell: usize) -> bool {
        self.state(cell) != State::Published
    }

    /// What it costs to suppress a cell that is not; none where that is not allowed.
    pub(crate) fn cost(&self, cell: usize) -> Option<f64> {
        if self.is_suppressed(cell) {
            return Some(0.0);
        }
        self.costs.get(cell).copied().filter(|cost| cost.is_finite())
    }

    fn set(&mut self, cell: usize, state: State) {
        if let Some(slot) = self.states.get_mut(cell) {
            *slot = state;
        }
    }

    /// Suppresses the cells in which another table differs.
    fn hide(&mut self, difference: &Difference) {
        for (cell, _) in difference {
            if !self.is_suppressed(*cell) {
                self.set(*cell, State::Secondary);
            }
        }
    }

    /// What an attacker knows of each cell at the beginning.
    pub(crate) fn limits(&self, hidden: impl Fn(usize) -> bool) -> Vec<Interval> {
        let limits = self.counts.iter().enumerate();
        limits.map(|(cell, count)| if hidden(cell) { [0, UNBOUNDED] } else { [*count; 2] }).collect()
    }

    /// The secondary suppressions.
    pub(crate) fn secondary(&self) -> Vec<usize> {
        (0..self.states.len()).filter(|cell| self.state(*cell) == State::Secondary).collect()
    }

    fn total(&self, cells: &[usize]) -> f64 {
        cells.iter().map(|cell| self.costs.get(*cell).copied().unwrap_or_default()).sum()
    }
}

/// That an attacker has to think possible that a cell holds so much more (or less) than it does.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Need {
    pub(crate) cell: usize,
    pub(crate) want: i64,
}

/// Whether a difference is as large as a need asks for.
fn shows(difference: &Difference, need: Need) -> bool {
    let found = difference.binary_search_by_key(&need.cell, |(cell, _)| *cell);
    let more = found.ok().and_then(|at| difference.get(at)).map_or(0, |(_, more)| *more);
    more.signum() == need.want.signum() && more.abs() >= need.want.abs()
}

/// The tables that are known not to be told from the true one.
#[derive(Default)]
struct Witnesses {
    list: Vec<Difference>,
    /// By cell, those that differ there.
    at: Vec<Vec<usize>>,
}

impl Witnesses {
    fn add(&mut self, difference: Difference) {
        for (cell, _) in &difference {
            if self.at.len() <= *cell {
                self.at.resize(cell + 1, Vec::new());
            }
            if let Some(list) = self.at.get_mut(*cell) {
                list.push(self.list.len());
            }
        }
        self.list.push(difference);
    }

    /// One that shows what is needed, and does not use a cell that is published.
    fn find(&self, pattern: &Pattern, need: Need) -> Option<usize> {
        let candidates = self.at.get(need.cell).into_iter().flatten().copied();
        candidates.rev().find(|number| {
            self.list.get(*number).is_some_and(|difference| {
                shows(difference, need) && difference.iter().all(|(cell, _)| pattern.is_suppressed(*cell))
            })
        })
    }

    fn uses(&self, number: usize, cell: usize) -> bool {
        let difference = self.list.get(number);
        difference.is_some_and(|difference| difference.binary_search_by_key(&cell, |(cell, _)| *cell).is_ok())
    }
}

/// The search for a pattern.
pub(crate) struct Search<'t> {
    table: &'t CountTable,
    sums: Sums,
    pub(crate) pattern: Pattern,
    witnesses: Witnesses,
    /// The needs that are met, each with its witness.
    met: Vec<(Need, usize)>,
    /// The cells that no pattern was found for.
    pub(crate) unprotected: Vec<usize>,
}

impl<'t> Search<'t> {
    /// Suppresses as much as the needs ask for, and no cell without which they would be met too.
    pub(crate) fn run(table: &'t CountTable, pattern: Pattern, needs: &[Need]) -> Self {
        let sums = Sums::of(table);
        let mut search =
            Self { table, sums, pattern, witnesses: Witnesses::default(), met: Vec::new(), unprotected: Vec::new() };
        for need in needs {
            match search.meet(*need) {
                Some(number) => search.met.push((*need, number)),
                None => {
                    sorted::insert(&mut search.unprotected, need.cell);
                }
            }
        }
        search.clean();
        search.cheapest();
        search.audit();
        search
    }

    /// Looks at every witness once more, now that the pattern is settled: what no longer shows what it must is no protection.
    fn audit(&mut self) {
        for (need, number) in &self.met {
            let shows =
                self.witnesses.list.get(*number).is_some_and(|difference| {
                    shows(difference, *need) && is_hidden(self.table, &self.pattern, difference)
                });
            if !shows {
                sorted::insert(&mut self.unprotected, need.cell);
            }
        }
    }

    fn is_small(&self) -> bool {
        self.table.len() <= LINEAR
    }

    /// Suppresses what one need asks for.
    fn meet(&mut self, need: Need) -> Option<usize> {
        if let Some(number) = self.witnesses.find(&self.pattern, need) {
            return Some(number);
        }
        let pattern = &self.pattern;
        let found = boxes(self.table, pattern, need.cell, need.want, &|cell| pattern.cost(cell));
        let difference = match found {
            None if self.is_small() => self.linear(need, &|cell| pattern.cost(cell).is_some()),
            found => found,
        }?;
        self.pattern.hide(&difference);
        self.learn(difference)
    }

    /// A table that shows what is needed and differs in cells of `hidden` only, by linear programming; none for certain where
    /// there is none, unless the search had to be given up.
    fn linear(&self, need: Need, hidden: &dyn Fn(usize) -> bool) -> Option<Difference> {
        let enough = self.pattern.count(need.cell) + need.want;
        let limits = self.pattern.limits(hidden);
        self.sums.table_with(limits, &self.pattern.counts, need.cell, need.want > 0, enough, STEPS)
    }

    /// Takes up a table whose cells are suppressed, once it has been checked; and the one on the other side of the true one, where
    /// no count would fall below 0.
    fn learn(&mut self, difference: Difference) -> Option<usize> {
        if !is_hidden(self.table, &self.pattern, &difference) {
            return None;
        }
        let number = self.witnesses.list.len();
        let mirrored: Difference = difference.iter().map(|(cell, more)| (*cell, -more)).collect();
        let possible = mirrored.iter().all(|(cell, more)| self.pattern.count(*cell) + more >= 0);
        self.witnesses.add(difference);
        if possible {
            self.witnesses.add(mirrored);
        }
        Some(number)
    }

    /// A witness for a need that uses suppressed cells only.
    fn shown(&mut self, need: Need) -> Option<usize> {
        if let Some(number) = self.witnesses.find(&self.pattern, need) {
            return Some(number);
        }
        let pattern = &self.pattern;
        let hidden = |cell: usize| pattern.is_suppressed(cell);
        let found = boxes(self.table, pattern, need.cell, need.want, &|cell| hidden(cell).then_some(0.0));
        let difference = match found {
            None if self.is_small() => self.linear(need, &hidden),
            found => found,
        }?;
        self.learn(difference)
    }

    /// Publishes again, the dearest first, what the needs are met without.
    fn clean(&mut self) {
        let mut cells = self.pattern.secondary();
        let costs = &self.pattern.costs;
        let cost = |cell: &usize| costs.get(*cell).copied().unwrap_or_default();
        sorted::sort_by(&mut cells, |one, other| cost(other).total_cmp(&cost(one)));
        for cell in cells {
            self.pattern.set(cell, State::Published);
            let mut replaced = Vec::new();
            let mut needed = false;
            for at in 0..self.met.len() {
                let Some((need, _)) =
                    self.met.get(at).copied().filter(|(_, number)| self.witnesses.uses(*number, cell))
                else {
                    continue;
                };
                match self.shown(need) {
                    Some(number) => replaced.push((at, number)),
                    None => {
                        needed = true;
                        break;
                    }
                }
            }
            if needed {
                self.pattern.set(cell, State::Secondary);
                continue;
            }
            for (at, number) in replaced {
                if let Some((_, slot)) = self.met.get_mut(at) {
                    *slot = number;
                }
            }
        }
    }

    /// Takes the cheapest pattern of all, where the table is small enough to find it.
    fn cheapest(&mut self) {
        let before = self.pattern.secondary();
        let mut bare = self.pattern.clone();
        before.iter().for_each(|cell| bare.set(*cell, State::Published));
        let choice: Vec<usize> =
            (0..self.table.len()).filter(|cell| !bare.is_suppressed(*cell) && bare.cost(*cell).is_some()).collect();
        if before.is_empty() || choice.len() > cheapest::MOST {
            return;
        }
        let costs: Vec<f64> = choice.iter().map(|cell| bare.costs.get(*cell).copied().unwrap_or_default()).collect();
        let needs: Vec<Need> = self.met.iter().map(|(need, _)| *need).collect();
        let hidden = |chosen: u64, cell: usize| {
            bare.is_suppressed(cell) || choice.binary_search(&cell).is_ok_and(|place| chosen >> place & 1 == 1)
        };
        let shown = |chosen: u64, need: usize| {
            needs.get(need).and_then(|need| self.linear(*need, &|cell| hidden(chosen, cell)))
        };
        let bound = self.pattern.total(&before);
        let Some(chosen) =
            cheapest::cheapest(&costs, needs.len(), bound, &|chosen, need| shown(chosen, need).is_some())
        else {
            return;
        };
        let witnesses: Option<Vec<Difference>> = (0..needs.len()).map(|need| shown(chosen, need)).collect();
        let Some(witnesses) = witnesses else { return };
        for (place, cell) in choice.iter().enumerate() {
            if chosen >> place & 1 == 1 {
                bare.set(*cell, State::Secondary);
            }
        }
        self.pattern = bare;
        self.met.clear();
        for (need, difference) in needs.into_iter().zip(witnesses) {
            self.met.push((need, self.witnesses.list.len()));
            self.witnesses.add(difference);
        }
    }
}
