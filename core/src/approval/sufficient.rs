//! The smallest sets of members whose approval would suffice.

use std::cmp::Reverse;

use crate::sorted;

/// What is still missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Needs {
    /// So many members.
    pub(super) members: u64,
    /// So many residents.
    pub(super) population: u64,
}

/// Sets that are given at most.
const MOST: usize = 100;

/// All sets of the smallest size that meet the needs, as positions in order, the sets in the order of their positions; and
/// whether these are all.
pub(super) fn smallest_sets(needs: Needs, weights: &[u64]) -> (Vec<Vec<usize>>, bool) {
    let Some(size) = smallest_size(needs, weights) else { return (Vec::new(), true) };
    let mut search = Search::new(needs, weights, size);
    let found = search.sets(MOST);
    let complete = found.len() < MOST || !search.advance();
    (found, complete)
}

/// So many members at least: as many as are short, and as many of the largest as hold the residents.
fn smallest_size(needs: Needs, weights: &[u64]) -> Option<usize> {
    let mut largest = weights.to_vec();
    sorted::sort_by_key(&mut largest, |weight| Reverse(*weight));
    let mut held = 0_u128;
    let mut for_population = 0;
    for weight in largest {
        if held >= u128::from(needs.population) {
            break;
        }
        held += u128::from(weight);
        for_population += 1;
    }
    let size = for_population.max(usize::try_from(needs.members).ok()?);
    (held >= u128::from(needs.population) && size <= weights.len()).then_some(size)
}

/// Walks through the sets of one size in the order of their positions, without a stack that grows with the members.
///
/// A start that cannot be completed is given up at once, and one that can is completed without a wrong turn. So from one
/// set to the next there are at most as many trials as a set has members, and the work is bounded by the sets that are
/// given.
struct Search<'w> {
    population: u128,
    weights: &'w [u64],
    size: usize,
    /// All positions, those with the most residents first.
    largest: Vec<usize>,
    chosen: Vec<usize>,
    /// Residents of the chosen.
    held: u128,
    #[cfg(test)]
    trials: usize,
}

impl<'w> Search<'w> {
    fn new(needs: Needs, weights: &'w [u64], size: usize) -> Self {
        let mut search = Self {
            population: u128::from(needs.population),
            weights,
            size,
            largest: Vec::new(),
            chosen: Vec::new(),
            held: 0,
            #[cfg(test)]
            trials: 0,
        };
        let mut largest: Vec<usize> = (0..weights.len()).collect();
        sorted::sort_by_key(&mut largest, |at| search.rank(*at));
        search.largest = largest;
        search
    }

    /// The first sets, so many at most.
    fn sets(&mut self, most: usize) -> Vec<Vec<usize>> {
        let mut found = Vec::new();
        let mut more = self.complete(0);
        while more {
            found.push(self.chosen.clone());
            more = found.len() < most && self.advance();
        }
        found
    }

    /// Goes on to the next set; false where there is none.
    fn advance(&mut self) -> bool {
        while let Some(last) = self.chosen.pop() {
            self.held -= self.weight(last);
            if self.complete(last + 1) {
                return true;
            }
        }
        false
    }

    /// Completes the chosen by the earliest positions from `from` on; false, and nothing is chosen, where none suffice.
    fn complete(&mut self, from: usize) -> bool {
        #[cfg(test)]
        {
            self.trials += 1;
        }
        let left = self.size - self.chosen.len();
        if self.weights.len().saturating_sub(from) < left {
            return false;
        }
        // Those that would hold the most; a position taken in place of one of them costs the difference.
        let mut best: Vec<usize> = self.largest.iter().copied().filter(|at| *at >= from).take(left).collect();
        let mut rest: u128 = best.iter().map(|at| self.weight(*at)).sum();
        if self.held + rest < self.population {
            return false;
        }
        for at in from..self.weights.len() {
            // What lies behind has been taken.
            while best.last().is_some_and(|passed| *passed < at) {
                best.pop();
            }
            let Some(least) = best.last().copied() else { break };
            let replaced = if self.rank(at) <= self.rank(least) { at } else { least };
            let without = rest - self.weight(replaced);
            if self.held + self.weight(at) + without < self.population {
                continue;
            }
            if replaced == least {
                best.pop();
            }
            rest = without;
            self.held += self.weight(at);
            self.chosen.push(at);
        }
        true
    }

    fn weight(&self, at: usize) -> u128 {
        self.weights.get(at).copied().map_or(0, u128::from)
    }

    fn rank(&self, at: usize) -> (Reverse<u128>, usize) {
        (Reverse(self.weight(at)), at)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every set, tried one by one.
    fn tried(needs: Needs, weights: &[u64]) -> Vec<Vec<usize>> {
        let sets =
            (0_u32..1 << weights.len()).map(|bits| (0..weights.len()).filter(|at| bits >> at & 1 == 1).collect());
        let fits = |set: &Vec<usize>| {
            set.len() as u64 >= needs.members && set.iter().map(|at| weights[*at]).sum::<u64>() >= needs.population
        };
        let fitting: Vec<Vec<usize>> = sets.filter(fits).collect();
        let size = fitting.iter().map(Vec::len).min();
        let mut smallest: Vec<_> = fitting.into_iter().filter(|set| Some(set.len()) == size).collect();
        smallest.sort();
        smallest
    }

    proptest! {
        #[test]
        fn they_are_those_found_by_trying_all(
            weights in prop::collection::vec(0_u64..50, 1..11),
            members in 0_u64..8,
            population in 0_u64..300,
        ) {
            let needs = Needs { members, population };
            let (found, complete) = smallest_sets(needs, &weights);
            let all = tried(needs, &weights);
            prop_assert_eq!(complete, all.len() <= MOST);
            prop_assert_eq!(found, all.into_iter().take(MOST).collect::<Vec<_>>());
        }
    }

    /// Synthetic: 300 members whose residents are told apart by a fixed rule, large and small mixed.
    fn three_hundred() -> Vec<u64> {
        (0..300_u64).map(|at| 700 + at * 7_919 % 9_973).collect()
    }

    #[test]
    fn from_set_to_set_there_are_no_more_trials_than_members_of_a_set() {
        let weights = three_hundred();
        let mut largest = weights.clone();
        largest.sort_unstable_by(|a, b| b.cmp(a));
        for size in [1, 50, 150, 200, 299, 300] {
            let most: u64 = largest.iter().take(size).sum();
            // Nearly all, half and none of what so many can hold: the search is at its narrowest at the first.
            for population in [most, most - 1, most - most / 1_000, most / 2, 0] {
                let needs = Needs { members: size as u64, population };
                let mut search = Search::new(needs, &weights, size);
                let found = search.sets(MOST);
                assert!(!found.is_empty() && found.windows(2).all(|pair| pair[0] < pair[1]));
                assert!(search.trials <= 1 + found.len() * size, "{} trials for {size}", search.trials);
                let holds = |set: &Vec<usize>| set.iter().map(|at| weights[*at]).sum::<u64>() >= population;
                assert!(found.iter().all(|set| set.len() == size && holds(set)));
            }
        }
    }

    #[test]
    fn more_sets_than_are_given_are_said_to_be_more() {
        let (found, complete) = smallest_sets(Needs { members: 200, population: 22_575 }, &three_hundred());
        assert_eq!((found.len(), complete), (MOST, false));
        // Of 100 equal members, one is 100 sets, all of them; of 101, one is left out.
        for (members, whole) in [(100, true), (101, false)] {
            let (found, complete) = smallest_sets(Needs { members: 1, population: 5 }, &vec![5; members]);
            assert_eq!((found.len(), complete), (100, whole));
        }
    }

    #[test]
    fn neither_many_members_nor_large_numbers_break_it() {
        let many = vec![1; 50_000];
        let (found, complete) = smallest_sets(Needs { members: 50_000, population: 50_000 }, &many);
        assert_eq!((found.len(), found[0].len(), complete), (1, 50_000, true));
        let large = [u64::MAX; 3];
        let (found, complete) = smallest_sets(Needs { members: 2, population: u64::MAX }, &large);
        assert_eq!((found, complete), (vec![vec![0, 1], vec![0, 2], vec![1, 2]], true));
    }
}
