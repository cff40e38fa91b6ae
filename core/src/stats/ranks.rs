//! Order and ranks of numbers.

use super::moments::sum;
use crate::sorted;

/// The places of the numbers from the lowest to the highest, equal ones in the order of the list; missing ones come last.
pub(crate) fn order(values: &[f64]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..values.len()).collect();
    let value = |place: usize| values.get(place).map_or(f64::NAN, |value| value + 0.0);
    sorted::sort_by(&mut places, |one, other| {
        let (one, other) = (value(*one), value(*other));
        one.is_nan().cmp(&other.is_nan()).then(one.total_cmp(&other))
    });
    places
}

/// How many numbers are below each.
pub(crate) fn ranks(values: &[f64]) -> Vec<usize> {
    let mut ranks = vec![0; values.len()];
    let mut last: Option<(f64, usize)> = None;
    for (place, index) in order(values).into_iter().enumerate() {
        let Some(value) = values.get(index) else { continue };
        let rank = last.filter(|(before, _)| before >= value).map_or(place, |(_, rank)| rank);
        if let Some(slot) = ranks.get_mut(index) {
            *slot = rank;
        }
        last = Some((*value, rank));
    }
    ranks
}

/// Where the middle of each unit is, as a share of all weight, when the units stand in the order of their ranks; units of
/// equal rank stand together.
pub(crate) fn middles(ranks: &[f64], weights: &[f64]) -> Vec<f64> {
    let rank = |place: usize| ranks.get(place).copied().unwrap_or(f64::NAN);
    let total = sum(weights.iter().copied());
    let mut middles = vec![0.0; ranks.len()];
    let mut below = 0.0;
    for tied in order(ranks).chunk_by(|one, next| rank(*next) <= rank(*one)) {
        let weight = sum(tied.iter().filter_map(|place| weights.get(*place).copied()));
        for place in tied {
            if let Some(middle) = middles.get_mut(*place) {
                *middle = (below + 0.5 * weight) / total;
            }
        }
        below += weight;
    }
    middles
}
