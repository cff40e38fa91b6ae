//! What all rows of a group have alike.

use super::tabular::Group;
use crate::Error;

/// The one number of a column in a group; none where all are missing or the column is not given.
///
/// # Errors
/// `column-value` for another number beside it.
pub(crate) fn constant(group: &Group<'_>, place: usize, name: &str) -> Result<Option<f64>, Error> {
    let mut known = group.column(place).iter().copied().enumerate().filter(|(_, value)| !value.is_nan());
    let Some((_, first)) = known.next() else { return Ok(None) };
    match known.find(|(_, value)| (value - first).abs() > 0.0) {
        Some((row, value)) => {
            Err(Error::value(name, group.place(row), value, format!("{first}, as before in the same group")))
        }
        None => Ok(Some(first)),
    }
}

/// The polarity of a group: 1 where higher is better, which it is where nothing is said, and -1 where lower is.
///
/// # Errors
/// `column-value` for another number, or for both in one group.
pub(crate) fn polarity(group: &Group<'_>, place: usize) -> Result<f64, Error> {
    let is_other = |value: &f64| !value.is_nan() && (value.abs() - 1.0).abs() > 0.0;
    if let Some(row) = group.column(place).iter().position(is_other) {
        return Err(Error::value("polarity", group.place(row), group.at(place, row), "1 or -1"));
    }
    Ok(constant(group, place, "polarity")?.unwrap_or(1.0))
}
