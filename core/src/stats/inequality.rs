//! Measures of inequality between subgroups, each with what it moves by when the value of a subgroup moves.
//!
//! The values of subgroups are independent and their shares of the population are known. The variance of a measure then is
//! the sum of squares of (change × standard error): the delta method of Ahn and others (2018).

use super::distribution::loader::deviance;
use super::moments::{sign, sum};
use super::note::Note;
use super::ranks::middles;
use super::tabular::Group;

/// The subgroups of a population.
pub(crate) struct Subgroups<'g> {
    pub(crate) values: &'g [f64],
    /// Shares of the population.
    pub(crate) shares: Vec<f64>,
    /// The mean by these shares.
    pub(crate) mean: f64,
}

/// A measure with its partial derivatives by the values.
#[derive(Clone)]
pub(crate) struct Measured {
    pub(crate) value: f64,
    pub(crate) change: Vec<f64>,
}

impl Measured {
    /// The variance for these standard errors of the values.
    pub(crate) fn variance(&self, errors: &[f64]) -> f64 {
        sum(self.change.iter().zip(errors).map(|(change, error)| (change * error) * (change * error)))
    }

    /// The measure times a number.
    pub(crate) fn times(mut self, factor: f64) -> Self {
        self.value *= factor;
        self.change.iter_mut().for_each(|change| *change *= factor);
        self
    }

    /// The measure over another, by the rule of quotients.
    pub(crate) fn over(mut self, other: &Self) -> Self {
        let ratio = self.value / other.value;
        for (change, below) in self.change.iter_mut().zip(&other.change) {
            *change = (*change - ratio * below) / other.value;
        }
        self.value = ratio;
        self
    }

    /// The measure less another.
    pub(crate) fn less(mut self, other: &Self) -> Self {
        self.value -= other.value;
        self.change.iter_mut().zip(&other.change).for_each(|(change, other)| *change -= other);
        self
    }
}

impl<'g> Subgroups<'g> {
    /// Of values and numbers of people, all alike where none are given.
    ///
    /// # Errors
    /// The note of a group without a mean.
    pub(crate) fn of(group: &'g Group<'_>, value: usize, weight: usize) -> Result<Self, Note> {
        if group.has_missing() {
            return Err(Note::MissingInput);
        }
        let values = group.column(value);
        let people = if group.has(weight) { group.column(weight).to_vec() } else { vec![1.0; values.len()] };
        let total = sum(people.iter().copied());
        if total == 0.0 {
            return Err(Note::ZeroDenominator);
        }
        let shares: Vec<f64> = people.iter().map(|people| people / total).collect();
        let over = |shift: f64| sum(shares.iter().zip(values).map(|(share, value)| share * (value - shift)));
        let first = over(0.0);
        // Twice, for the rounding of a mean far from zero.
        let mean = first + over(first);
        if mean.is_finite() { Ok(Self { values, shares, mean }) } else { Err(Note::Overflow) }
    }

    /// Everyone's mean.
    pub(crate) fn average(&self) -> Measured {
        Measured { value: self.mean, change: self.shares.clone() }
    }

    /// The mean of some subgroups, by their shares; of subgroups without people each counts alike.
    pub(crate) fn part(&self, which: &dyn Fn(usize) -> bool) -> Measured {
        let people = || self.shares.iter().enumerate().filter(|(row, _)| which(*row)).map(|(_, share)| *share);
        let (total, number) = (sum(people()), people().count() as f64);
        let part = |(row, share): (usize, &f64)| match which(row) {
            true if total > 0.0 => share / total,
            true => 1.0 / number,
            false => 0.0,
        };
        let change: Vec<f64> = self.shares.iter().enumerate().map(part).collect();
        Measured { value: self.linear(&change), change }
    }

    fn linear(&self, parts: &[f64]) -> f64 {
        sum(parts.iter().zip(self.values).map(|(part, value)| part * value))
    }

    fn off(&self) -> impl Iterator<Item = (f64, f64)> {
        self.shares.iter().zip(self.values).map(|(share, value)| (*share, value - self.mean))
    }

    /// Σ p (y − μ)², and what the curvature of the square adds to its variance.
    pub(crate) fn variance(&self, errors: &[f64]) -> (Measured, f64) {
        let change = self.off().map(|(share, off)| 2.0 * share * off).collect();
        let value = sum(self.off().map(|(share, off)| share * off * off));
        // 2 tr (AΣAΣ) of the quadratic form A = diag p − pp′ in independent normal values.
        let squares = || self.shares.iter().zip(errors).map(|(share, error)| [*share, error * error]);
        let whole = sum(squares().map(|[share, square]| share * share * square));
        let own = sum(squares().map(|[share, square]| {
            let part = share * square;
            part * part * (1.0 - 2.0 * share)
        }));
        (Measured { value, change }, 2.0 * (whole * whole + own))
    }

    /// Σ w |y − reference|, by shares or, where it is not weighted, each subgroup alike.
    pub(crate) fn distance(&self, reference: &Measured, weighted: bool) -> Measured {
        let alike = 1.0 / self.values.len() as f64;
        let weights = || self.shares.iter().map(move |share| if weighted { *share } else { alike });
        let signs = || self.values.iter().map(|value| sign(value - reference.value));
        let all = sum(weights().zip(signs()).map(|(weight, sign)| weight * sign));
        let own = weights().zip(signs()).zip(&reference.change);
        Measured {
            value: sum(weights().zip(self.values).map(|(weight, value)| weight * (value - reference.value).abs())),
            change: own.map(|((weight, sign), part)| weight * sign - all * part).collect(),
        }
    }

    /// Σ p (2X − 1) y, with the middles X of the ranks.
    pub(crate) fn concentration(&self, ranks: &[f64]) -> Measured {
        let places = middles(ranks, &self.shares);
        let change: Vec<f64> =
            self.shares.iter().zip(places).map(|(share, place)| share * (2.0 * place - 1.0)).collect();
        // The parts sum to zero: taken from the mean, small differences do not drown.
        let value = sum(change.iter().zip(self.off()).map(|(part, (_, off))| part * off));
        Measured { value, change }
    }

    /// Σ p r ln r with r = y/μ, for values of zero or more; its derivative at zero is infinite.
    pub(crate) fn theil(&self) -> Measured {
        let term = |value: f64| if value == 0.0 { 1.0 } else { value / self.mean * deviance(value, self.mean) };
        // Σ p (r ln r − r + 1) is the same without the cancelling terms.
        let value = sum(self.shares.iter().zip(self.values).map(|(share, value)| share * term(*value)));
        let change = |(share, y): (&f64, &f64)| share / self.mean * (libm::log(y / self.mean) - value);
        Measured { value, change: self.shares.iter().zip(self.values).map(change).collect() }
    }

    /// Σ p (−ln r) with r = y/μ, for values above zero.
    pub(crate) fn log_deviation(&self) -> Measured {
        let terms = self.shares.iter().zip(self.values).map(|(share, value)| share * deviance(self.mean, *value));
        let change = |(share, value): (&f64, &f64)| share * (1.0 / self.mean - 1.0 / value);
        Measured { value: sum(terms), change: self.shares.iter().zip(self.values).map(change).collect() }
    }
}
