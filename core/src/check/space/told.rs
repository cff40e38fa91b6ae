//! Which of many regions are told.

use std::cmp::Reverse;

use super::sets::Set;
use crate::sorted;

/// Of what has the same key, the positions of so many that have the most points, at least one; with how many there are
/// that are not told, which is said once for each key. In the order of the positions.
pub(super) fn told(regions: &[(Set, u64)], limit: f64) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..regions.len()).collect();
    let key = |at: &usize| regions.get(*at).map(|(key, _)| *key);
    sorted::sort_by_key(&mut order, |at| (key(at), regions.get(*at).map(|(_, points)| Reverse(*points)), *at));
    let mut told = Vec::new();
    for alike in order.chunk_by(|one, other| key(one) == key(other)) {
        let is_told = |rank: usize| rank == 0 || (rank as f64) < limit;
        let mut own: Vec<usize> = (0..).zip(alike).filter(|(rank, _)| is_told(*rank)).map(|(_, at)| *at).collect();
        sorted::sort(&mut own);
        let left = alike.len() - own.len();
        let last = own.last().copied();
        told.extend(own.into_iter().map(|at| (at, if Some(at) == last { left } else { 0 })));
    }
    sorted::sort(&mut told);
    told
}

#[cfg(test)]
mod tests {
    use super::super::sets::Sets;
    use super::*;

    /// Two keys: of the first the two largest of four, the other two counted with the last; of the second all.
    #[test]
    fn the_largest_are_told_and_the_rest_is_counted() {
        let mut sets = Sets::new();
        let (one, other) = (sets.of(vec![1]), sets.of(vec![2]));
        let regions = [(one, 3), (other, 1), (one, 9), (one, 3), (one, 1)];
        assert_eq!(told(&regions, 2.0), [(0, 0), (1, 0), (2, 2)]);
        assert_eq!(told(&regions, 0.0), [(1, 0), (2, 3)]);
        assert_eq!(told(&regions, f64::INFINITY).len(), 5);
    }
}
