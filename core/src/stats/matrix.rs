//! Values of units by indicators, from rows that say one of them each.

use super::moments::sum;
use super::note::Note;
use super::ranks::order;
use super::tabular::Group;
use crate::Error;

/// The values, each unit's together; units and indicators in the order of their numbers.
pub(crate) struct Matrix {
    pub(crate) units: Vec<f64>,
    pub(crate) indicators: Vec<f64>,
    /// The weights of the indicators, which sum to 1.
    pub(crate) weights: Vec<f64>,
    /// `NaN` where there is none.
    values: Vec<f64>,
}

/// The different numbers of a column in their order, and which of them each row has.
fn different(column: &[f64]) -> (Vec<f64>, Vec<usize>) {
    let (mut numbers, mut places) = (Vec::new(), vec![0; column.len()]);
    for row in order(column) {
        let Some(number) = column.get(row) else { continue };
        if numbers.last().is_none_or(|last| last < number) {
            numbers.push(*number);
        }
        if let Some(place) = places.get_mut(row) {
            *place = numbers.len() - 1;
        }
    }
    (numbers, places)
}

impl Matrix {
    /// Of the columns value, unit, indicator and, where it is given, weight.
    ///
    /// # Errors
    /// `column-value` for a second row of a unit and an indicator, or a second weight of an indicator. Within, the note of a
    /// group without a matrix.
    pub(crate) fn of(group: &Group<'_>) -> Result<Result<Self, Note>, Error> {
        let missing = |place: usize| group.column(place).iter().any(|number| number.is_nan());
        if (1..4).any(missing) {
            return Ok(Err(Note::MissingInput));
        }
        let (units, unit_of) = different(group.column(1));
        let (indicators, indicator_of) = different(group.column(2));
        let mut values = vec![f64::NAN; units.len() * indicators.len()];
        let mut weights = vec![f64::NAN; indicators.len()];
        let mut seen = vec![false; values.len()];
        for (row, (unit, indicator)) in unit_of.into_iter().zip(indicator_of).enumerate() {
            let cell = unit * indicators.len() + indicator;
            let (Some(value), Some(seen), Some(known)) =
                (values.get_mut(cell), seen.get_mut(cell), weights.get_mut(indicator))
            else {
                continue;
            };
            if std::mem::replace(seen, true) {
                let wanted = format!("new: indicator {} has a row of this unit before", group.at(2, row));
                return Err(Error::value("unit", group.place(row), group.at(1, row), wanted));
            }
            let weight = if group.has(3) { group.at(3, row) } else { 1.0 };
            if (weight - *known).abs() > 0.0 {
                let wanted = format!("{known}, as before for indicator {}", group.at(2, row));
                return Err(Error::value("weight", group.place(row), weight, wanted));
            }
            (*value, *known) = (group.at(0, row), weight);
        }
        let total = sum(weights.iter().copied());
        if total == 0.0 {
            return Ok(Err(Note::ZeroDenominator));
        }
        if !total.is_finite() {
            return Ok(Err(Note::Overflow));
        }
        weights.iter_mut().for_each(|weight| *weight /= total);
        Ok(Ok(Self { units, indicators, weights, values }))
    }

    /// The values of a unit, by indicators.
    pub(crate) fn unit(&self, unit: usize) -> &[f64] {
        let width = self.indicators.len();
        self.values.get(unit * width..(unit + 1) * width).unwrap_or_default()
    }

    /// The values of an indicator, by units.
    pub(crate) fn indicator(&self, indicator: usize) -> Vec<f64> {
        (0..self.units.len()).filter_map(|unit| self.unit(unit).get(indicator).copied()).collect()
    }

    /// Whether a unit has no value of an indicator.
    pub(crate) fn has_gaps(&self) -> bool {
        self.values.iter().any(|value| value.is_nan())
    }
}
