//! A straight line through weighted points, by least squares.

use super::moments::sum;
use super::note::Note;

/// The line y = middle + slope (x − centre).
pub(crate) struct Line {
    pub(crate) centre: f64,
    pub(crate) middle: f64,
    pub(crate) slope: f64,
    /// Σ w.
    pub(crate) weight: f64,
    /// Σ w (x − centre)².
    pub(crate) spread: f64,
}

impl Line {
    /// Through points of x, y and a weight.
    ///
    /// # Errors
    /// `no_variation` where all x are equal, `overflow`.
    pub(crate) fn through(points: &[[f64; 3]]) -> Result<Self, Note> {
        let over = |term: &dyn Fn(f64, f64, f64) -> f64| sum(points.iter().map(|[x, y, w]| term(*x, *y, *w)));
        let weight = over(&|_, _, w| w);
        let centre = over(&|x, _, w| w * x) / weight;
        // Twice, for the rounding of a mean far from zero.
        let centre = centre + over(&|x, _, w| w * (x - centre)) / weight;
        let middle = over(&|_, y, w| w * y) / weight;
        let spread = over(&|x, _, w| w * (x - centre) * (x - centre));
        let slope = over(&|x, y, w| w * (x - centre) * (y - middle)) / spread;
        if spread == 0.0 {
            Err(Note::NoVariation)
        } else if !(slope.is_finite() && middle.is_finite()) {
            Err(Note::Overflow)
        } else {
            Ok(Self { centre, middle, slope, weight, spread })
        }
    }

    /// The height of the line.
    pub(crate) fn at(&self, x: f64) -> f64 {
        self.middle + self.slope * (x - self.centre)
    }

    /// How much of a point's y goes into the height at `x`.
    pub(crate) fn share(&self, [place, _, weight]: [f64; 3], x: f64) -> f64 {
        weight / self.weight + (x - self.centre) * self.part(place, weight)
    }

    /// How much of a point's y goes into the slope.
    pub(crate) fn part(&self, place: f64, weight: f64) -> f64 {
        weight * (place - self.centre) / self.spread
    }
}
