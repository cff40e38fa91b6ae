//! Order and ranks of numbers.

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
