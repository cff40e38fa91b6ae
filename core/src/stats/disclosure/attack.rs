//! What can be told of the cells of a table from those that are published.

use super::simplex::{Failure, Simplex, UNBOUNDED};
use super::table::CountTable;

/// From and to; [`UNBOUNDED`] is no upper bound.
pub(crate) type Interval = [i64; 2];

/// What adds up to what in a table: Σ coefficient · cell = 0.
pub(crate) struct Sums(Vec<Vec<(usize, i64)>>);

/// The limits of cells, and those of which they may be wider than they could be.
pub(crate) struct Attack {
    pub(crate) limits: Vec<Interval>,
    pub(crate) undecided: Vec<bool>,
}

fn is_open([low, high]: Interval) -> bool {
    low < high
}

fn of(limits: &[Interval], cell: usize) -> Interval {
    limits.get(cell).copied().unwrap_or([0, 0])
}

/// The cell that stands for all that a cell is bound to.
fn root(parent: &mut [usize], mut cell: usize) -> usize {
    while let Some(next) = parent.get(cell).copied().filter(|next| *next != cell) {
        let above = parent.get(next).copied().unwrap_or(next);
        if let Some(slot) = parent.get_mut(cell) {
            *slot = above;
        }
        cell = next;
    }
    cell
}

impl Sums {
    pub(crate) fn of(table: &CountTable) -> Self {
        let mut sums = Vec::new();
        let told: Result<(), std::convert::Infallible> = table.sums(|total, parts| {
            sums.push([(total, 1)].into_iter().chain(parts.iter().map(|part| (*part, -1))).collect());
            Ok(())
        });
        match told {
            Ok(()) => Self(sums),
        }
    }

    /// Narrows limits by what each sum says by itself, again and again.
    ///
    /// # Errors
    /// `Infeasible` where nothing is left of a cell.
    pub(crate) fn narrow(&self, limits: &mut [Interval]) -> Result<(), Failure> {
        // Sums by which a limit creeps on step by step are left to the simplex method.
        const PASSES: usize = 30;
        for _ in 0..PASSES {
            let mut changed = false;
            for terms in &self.0 {
                // What total − parts comes to at least and at most, without the terms that have no bound.
                let (mut least, mut most) = ([0_i64; 2], [0_i64; 2]);
                for (cell, coefficient) in terms {
                    let [low, high] = of(limits, *cell);
                    let (from, to) = if *coefficient > 0 { (low, high) } else { (high, low) };
                    for (sum, end) in [(&mut least, from), (&mut most, to)] {
                        if end == UNBOUNDED { sum[1] += 1 } else { sum[0] += coefficient * end }
                    }
                }
                if (least[1] == 0 && least[0] > 0) || (most[1] == 0 && most[0] < 0) {
                    return Err(Failure::Infeasible);
                }
                for (cell, coefficient) in terms {
                    let [low, high] = of(limits, *cell);
                    let (from, to) = if *coefficient > 0 { (low, high) } else { (high, low) };
                    // Without this term.
                    let rest = |sum: [i64; 2], end: i64| match (end == UNBOUNDED, sum[1]) {
                        (true, 1) => Some(sum[0]),
                        (false, 0) => Some(sum[0] - coefficient * end),
                        _ => None,
                    };
                    let (under, over) = (rest(least, from), rest(most, to));
                    // A total is at most what the parts come to, and a part what the total leaves.
                    let (lower, upper) = match *coefficient > 0 {
                        true => (over.map(|over| -over), under.map(|under| -under)),
                        false => (under, over),
                    };
                    let narrowed =
                        [lower.map_or(low, |lower| low.max(lower)), upper.map_or(high, |upper| high.min(upper))];
                    if narrowed[0] > narrowed[1] {
                        return Err(Failure::Infeasible);
                    }
                    if narrowed != [low, high] {
                        if let Some(slot) = limits.get_mut(*cell) {
                            *slot = narrowed;
                        }
                        changed = true;
                    }
                }
            }
            if !changed {
                break;
            }
        }
        Ok(())
    }

    /// The cells that are still open, in parts that have nothing to do with each other.
    fn components(&self, limits: &[Interval]) -> Vec<Component> {
        let mut parent: Vec<usize> = (0..limits.len()).collect();
        let open = |cell: &usize| is_open(of(limits, *cell));
        for terms in &self.0 {
            let mut first = None;
            for (cell, _) in terms.iter().filter(|(cell, _)| open(cell)) {
                let here = root(&mut parent, *cell);
                let first = *first.get_or_insert(here);
                if let Some(slot) = parent.get_mut(here) {
                    *slot = first;
                }
            }
        }
        let mut components: Vec<Component> = Vec::new();
        let mut number = vec![usize::MAX; limits.len()];
        for cell in (0..limits.len()).filter(open) {
            let root = root(&mut parent, cell);
            let Some(slot) = number.get_mut(root) else { continue };
            if *slot == usize::MAX {
                *slot = components.len();
                components.push(Component::default());
            }
            if let Some(component) = components.get_mut(*slot) {
                component.cells.push(cell);
            }
        }
        for (at, terms) in self.0.iter().enumerate() {
            let Some((cell, _)) = terms.iter().find(|(cell, _)| open(cell)) else { continue };
            let root = root(&mut parent, *cell);
            let number = number.get(root).copied().unwrap_or(usize::MAX);
            if let Some(component) = components.get_mut(number) {
                component.sums.push(at);
            }
        }
        components
    }

    /// The part of the table that a cell belongs to, as linear programming has it.
    ///
    /// # Errors
    /// Where it has no solution, or none was found.
    fn simplex(&self, limits: &[Interval], component: &Component, steps: u32) -> Result<Simplex, Failure> {
        let mut simplex = Simplex::new(component.cells.iter().map(|cell| of(limits, *cell)), steps);
        let mut terms = Vec::new();
        for sum in component.sums.iter().filter_map(|sum| self.0.get(*sum)) {
            terms.clear();
            let mut known = 0;
            for (cell, coefficient) in sum {
                match component.cells.binary_search(cell) {
                    Ok(local) => terms.push((local, *coefficient)),
                    Err(_) => known -= coefficient * of(limits, *cell)[0],
                }
            }
            simplex.equation(&terms, known)?;
        }
        Ok(simplex)
    }

    /// The limits that an attacker calculates for the cells of `wanted`.
    ///
    /// # Errors
    /// `Infeasible` where the limits contradict each other.
    pub(crate) fn attack(&self, mut limits: Vec<Interval>, wanted: &[bool], steps: u32) -> Result<Attack, Failure> {
        self.narrow(&mut limits)?;
        let mut undecided = vec![false; limits.len()];
        for component in self.components(&limits) {
            let wanted: Vec<usize> = (0..component.cells.len())
                .filter(|local| component.cells.get(*local).and_then(|cell| wanted.get(*cell)) == Some(&true))
                .collect();
            let mut done = 0;
            match self.part(&mut limits, &component, &wanted, &mut done, steps) {
                Err(Failure::GivenUp) => {
                    for cell in wanted.iter().skip(done).filter_map(|local| component.cells.get(*local)) {
                        if let Some(slot) = undecided.get_mut(*cell) {
                            *slot = true;
                        }
                    }
                }
                told => told?,
            }
        }
        Ok(Attack { limits, undecided })
    }

    /// The limits of the wanted cells of a part of the table; counts those that are done.
    fn part(
        &self,
        limits: &mut [Interval],
        component: &Component,
        wanted: &[usize],
        done: &mut usize,
        steps: u32,
    ) -> Result<(), Failure> {
        let mut simplex = self.simplex(limits, component, steps)?;
        // What has been seen to be possible: a limit that was reached needs no search.
        let mut seen: Vec<Interval> = vec![[UNBOUNDED, -1]; component.cells.len()];
        for local in wanted {
            let Some(cell) = component.cells.get(*local) else { continue };
            let mut interval = of(limits, *cell);
            for (side, up) in [false, true].into_iter().enumerate() {
                let end = interval.get(side).copied();
                if seen.get(*local).and_then(|seen| seen.get(side)).copied() == end {
                    continue;
                }
                let bounded = simplex.optimise(*local, up, i64::MIN)?;
                for (at, [low, high]) in seen.iter_mut().enumerate() {
                    let value = simplex.value(at);
                    (*low, *high) = ((*low).min(value.ceil()), (*high).max(value.floor()));
                }
                if let Some(end) = interval.get_mut(side).filter(|_| bounded) {
                    let value = simplex.value(*local);
                    *end = if up { value.floor() } else { value.ceil() };
                }
            }
            if let Some(slot) = limits.get_mut(*cell) {
                *slot = interval;
            }
            *done += 1;
        }
        Ok(())
    }

    /// A table of whole numbers within limits, of which one cell is at least (or at most) `enough`: the cells in which it is not
    /// `counts`, with what they have more. None where there is no such table, or the search has to be given up.
    pub(crate) fn table_with(
        &self,
        mut limits: Vec<Interval>,
        counts: &[i64],
        cell: usize,
        up: bool,
        enough: i64,
        steps: u32,
    ) -> Option<Vec<(usize, i64)>> {
        let count = |cell: usize| counts.get(cell).copied().unwrap_or_default();
        let components = self.components(&limits);
        let own = components.iter().find(|component| component.cells.binary_search(&cell).is_ok())?;
        for other in components.iter().flat_map(|component| &component.cells) {
            if let Some(slot) = limits.get_mut(*other).filter(|_| own.cells.binary_search(other).is_err()) {
                *slot = [count(*other); 2];
            }
        }
        if let Some([low, high]) = limits.get_mut(cell) {
            if up {
                *low = enough.max(*low);
            } else {
                *high = enough.min(*high);
            }
            if *low > *high {
                return None;
            }
        }
        // Where a corner has a number that is not whole, the search goes on in two halves.
        let mut open = vec![limits];
        let mut tries = 0;
        while let Some(mut limits) = open.pop() {
            tries += 1;
            if tries > 200 {
                return None;
            }
            if self.narrow(&mut limits).is_err() {
                continue;
            }
            let mut table = Vec::new();
            let mut broken = None;
            let mut possible = true;
            for component in self.components(&limits) {
                match self.simplex(&limits, &component, steps) {
                    Ok(simplex) => {
                        for (local, cell) in component.cells.iter().enumerate() {
                            let value = simplex.value(local);
                            if !value.is_whole() {
                                broken.get_or_insert((*cell, value.floor()));
                            }
                            table.push((*cell, value.floor()));
                        }
                    }
                    Err(Failure::Infeasible) => possible = false,
                    Err(Failure::GivenUp) => return None,
                }
            }
            match broken {
                _ if !possible => {}
                None => {
                    let fixed = limits.iter().enumerate().filter(|(_, limits)| !is_open(**limits));
                    table.extend(fixed.map(|(cell, limits)| (cell, limits[0])));
                    crate::sorted::sort(&mut table);
                    table.iter_mut().for_each(|(cell, value)| *value -= count(*cell));
                    table.retain(|(_, more)| *more != 0);
                    return Some(table);
                }
                Some((cell, below)) => {
                    for half in [[0, below], [below + 1, UNBOUNDED]] {
                        let mut limits = limits.clone();
                        if let Some(slot) = limits.get_mut(cell) {
                            *slot = [slot[0].max(half[0]), slot[1].min(half[1])];
                        }
                        open.push(limits);
                    }
                }
            }
        }
        None
    }
}

/// Open cells that are bound to each other, in order, and the sums that bind them.
#[derive(Default)]
struct Component {
    cells: Vec<usize>,
    sums: Vec<usize>,
}
