//! Age bands by their first years.

use super::tabular::Group;
use crate::Error;

/// A band of ages: its row within the group, its first year, and its width; none where it is the last, which is open.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AgeBand {
    pub(crate) row: usize,
    pub(crate) start: f64,
    pub(crate) width: Option<f64>,
}

impl AgeBand {
    /// How many of its years one who dies in it has lived there, as a share: `infant` in the first year of life, else half.
    pub(crate) fn lived(&self, infant: f64) -> f64 {
        if self.start == 0.0 && self.width == Some(1.0) { infant } else { 0.5 }
    }
}

/// The bands of a group in the order of their ages, whatever that of the rows.
///
/// # Errors
/// `column-value` for an age that two rows have.
pub(crate) fn age_bands(group: &Group<'_>, place: usize) -> Result<Vec<AgeBand>, Error> {
    let ages = group.column(place);
    let mut bands: Vec<AgeBand> =
        ages.iter().enumerate().map(|(row, start)| AgeBand { row, start: *start, width: None }).collect();
    crate::sorted::sort_by(&mut bands, |one, other| one.start.total_cmp(&other.start));
    let starts: Vec<f64> = bands.iter().skip(1).map(|band| band.start).collect();
    for (band, next) in bands.iter_mut().zip(starts) {
        if next <= band.start {
            let twice = (0..group.len()).filter(|row| ages.get(*row) == Some(&next)).nth(1).unwrap_or_default();
            let wanted = "another age than those of the group's rows before it";
            return Err(Error::value("age", group.place(twice), next, wanted));
        }
        band.width = Some(next - band.start);
    }
    Ok(bands)
}
