//! The smallest sets of members whose approval would suffice.

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
    let mut search = Search { needs, weights, found: Vec::new(), chosen: Vec::new(), complete: true };
    search.extend(0, size, 0);
    (search.found, search.complete)
}

/// So many members at least: as many as are short, and as many of the largest as hold the residents.
fn smallest_size(needs: Needs, weights: &[u64]) -> Option<usize> {
    let mut largest = weights.to_vec();
    largest.sort_unstable_by(|a, b| b.cmp(a));
    let mut held = 0_u64;
    let mut for_population = 0;
    for weight in &largest {
        if held >= needs.population {
            break;
        }
        held += weight;
        for_population += 1;
    }
    let size = for_population.max(usize::try_from(needs.members).ok()?);
    (held >= needs.population && size <= weights.len()).then_some(size)
}

struct Search<'w> {
    needs: Needs,
    weights: &'w [u64],
    found: Vec<Vec<usize>>,
    chosen: Vec<usize>,
    complete: bool,
}

impl Search<'_> {
    /// Chooses `left` more from position `from` on. Branches that cannot reach the residents any more are cut, so that
    /// every step that goes on leads to a set: the work is bounded by the sets that are given.
    fn extend(&mut self, from: usize, left: usize, held: u64) {
        if left == 0 {
            if held >= self.needs.population {
                if self.found.len() == MOST {
                    self.complete = false;
                } else {
                    self.found.push(self.chosen.clone());
                }
            }
            return;
        }
        for at in from..self.weights.len() {
            if !self.complete || self.weights.len() - at < left {
                return;
            }
            let weight = self.weights.get(at).copied().unwrap_or(0);
            if held + weight + self.best(at + 1, left - 1) < self.needs.population {
                continue;
            }
            self.chosen.push(at);
            self.extend(at + 1, left - 1, held + weight);
            self.chosen.pop();
        }
    }

    /// The most residents that so many from a position on can hold.
    fn best(&self, from: usize, count: usize) -> u64 {
        let mut rest = self.weights.get(from..).unwrap_or_default().to_vec();
        rest.sort_unstable_by(|a, b| b.cmp(a));
        rest.iter().take(count).sum()
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
            weights in prop::collection::vec(0_u64..50, 1..9),
            members in 0_u64..6,
            population in 0_u64..200,
        ) {
            let needs = Needs { members, population };
            let (found, complete) = smallest_sets(needs, &weights);
            let all = tried(needs, &weights);
            prop_assert_eq!(complete, all.len() <= MOST);
            prop_assert_eq!(found, all.into_iter().take(MOST).collect::<Vec<_>>());
        }
    }

    #[test]
    fn three_hundred_members_are_no_trouble() {
        let weights: Vec<u64> = (1..=300).collect();
        let (found, complete) = smallest_sets(Needs { members: 200, population: 22_575 }, &weights);
        assert_eq!((found.len(), complete), (MOST, false));
    }
}
