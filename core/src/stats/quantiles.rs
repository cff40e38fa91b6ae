//! Quantiles of a list of numbers.

use super::ranks::order;

/// The value below which a share of the others lies, on the straight line between two of them: definition 7 of Hyndman
/// and Fan (1996). `NaN` of no values.
pub(crate) fn quantile(values: &[f64], share: f64) -> f64 {
    let order = order(values);
    let at = |place: usize| order.get(place).and_then(|row| values.get(*row)).copied();
    let Some(last) = order.len().checked_sub(1) else { return f64::NAN };
    let place = share * last as f64;
    let below = place.floor();
    let low = at(below as usize).unwrap_or(f64::NAN);
    match at(below as usize + 1) {
        // Not where it is exactly at one: the way to the next may be too long for a double.
        Some(high) if place > below => low + (place - below) * (high - low),
        _ => low,
    }
}
