//! The cheapest pattern of a small table, by implicit hitting sets: each set of cells that does not do tells that one of the others
//! has to be among them; the cheapest choice that has one of each such set is tried next, and the first that does is the cheapest.
//!
//! Chandrasekaran K, Karp R, Moreno-Centeno E, Vempala S (2011). Algorithms for implicit hitting set problems. SODA 2011, 614-629.

/// From more cells than this none is chosen here.
pub(crate) const MOST: usize = 40;

/// Questions to `enough`, and steps of the choice, before the search is given up.
const MOST_QUESTIONS: u32 = 4_000;
const MOST_STEPS: u32 = 200_000;

/// The cheapest set of cells with which all needs are met, as bits; none where it would cost `bound` or more, or the search is given
/// up. `enough` tells whether a set meets a need; more cells never meet less.
pub(crate) fn cheapest(costs: &[f64], needs: usize, bound: f64, enough: &dyn Fn(u64, usize) -> bool) -> Option<u64> {
    let mut questions = 0;
    let mut ask = |chosen: u64, need: usize| {
        questions += 1;
        (questions <= MOST_QUESTIONS).then(|| enough(chosen, need))
    };
    let all = (1_u64 << costs.len()) - 1;
    let mut sets: Vec<u64> = Vec::new();
    loop {
        let mut choice = Choice { costs, sets: &sets, best: None, bound, steps: 0 };
        choice.add(0, 0, 0.0);
        if choice.steps > MOST_STEPS {
            return None;
        }
        let chosen = choice.best?;
        let before = sets.len();
        for need in 0..needs {
            if ask(chosen, need)? {
                continue;
            }
            // The largest set that still does not do: one of the rest is needed.
            let mut failing = chosen;
            for cell in (0..costs.len()).map(|cell| 1_u64 << cell) {
                if failing & cell == 0 && !ask(failing | cell, need)? {
                    failing |= cell;
                }
            }
            let needed = all & !failing;
            if needed == 0 {
                return None;
            }
            if !sets.contains(&needed) {
                sets.push(needed);
            }
        }
        if sets.len() == before {
            return Some(chosen);
        }
    }
}

/// The cheapest cells of which each set has one.
struct Choice<'c> {
    costs: &'c [f64],
    sets: &'c [u64],
    best: Option<u64>,
    bound: f64,
    steps: u32,
}

impl Choice<'_> {
    fn add(&mut self, chosen: u64, excluded: u64, cost: f64) {
        self.steps += 1;
        if cost >= self.bound || self.steps > MOST_STEPS {
            return;
        }
        let open = self.sets.iter().filter(|set| *set & chosen == 0).map(|set| set & !excluded);
        let Some(set) = open.min_by_key(|set| set.count_ones()) else {
            (self.best, self.bound) = (Some(chosen), cost);
            return;
        };
        let mut excluded = excluded;
        for (place, price) in self.costs.iter().enumerate() {
            let cell = 1_u64 << place;
            if set & cell != 0 {
                self.add(chosen | cell, excluded, cost + price);
                excluded |= cell;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::cheapest;

    /// Two needs: 0 or 1 for the one, 1 or 2 for the other. Cell 1 serves both, at 3; 0 and 2 come to 2.
    #[test]
    fn the_cheapest_choice_is_found() {
        let enough = |chosen: u64, need: usize| chosen & [0b011, 0b110][need] != 0;
        assert_eq!(cheapest(&[1.0, 3.0, 1.0], 2, 10.0, &enough), Some(0b101));
        assert_eq!(cheapest(&[1.0, 1.5, 1.0], 2, 10.0, &enough), Some(0b010));
        assert_eq!(cheapest(&[1.0, 3.0, 1.0], 2, 2.0, &enough), None);
        assert_eq!(cheapest(&[1.0, 3.0, 1.0], 2, 10.0, &|_, _| false), None);
    }
}
