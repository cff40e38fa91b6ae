//! Linear programming in whole numbers: the simplex method on rows whose coefficients have no common factor.
//!
//! Sums of tables have coefficients of 1 and −1, and pivots keep them small; so every step is exact, and an answer holds for
//! certain. Variables have bounds. Bland's rule chooses, so that no search goes in circles.

/// Stands for no upper bound.
pub(crate) const UNBOUNDED: i64 = i64::MAX;

/// Denominators beyond this are given up; those of tables are of one digit.
const LARGEST_SCALE: i64 = 100_000;

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failure {
    /// No numbers fulfil the equations.
    Infeasible,
    /// More steps than allowed, or larger numbers.
    GivenUp,
}

/// A quotient of whole numbers, the lower one above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quotient(pub(crate) i64, pub(crate) i64);

impl Quotient {
    pub(crate) fn floor(self) -> i64 {
        self.0.div_euclid(self.1)
    }

    pub(crate) fn ceil(self) -> i64 {
        self.floor() + i64::from(!self.is_whole())
    }

    pub(crate) fn is_whole(self) -> bool {
        self.0.rem_euclid(self.1) == 0
    }
}

/// `scale` · basic + Σ coefficient · other = `sum`, where all variables are counted from the bound that they are at.
#[derive(Debug, Clone)]
struct Row {
    basic: usize,
    scale: i64,
    sum: i64,
    /// The other variables with their coefficients, in order.
    cells: Vec<(usize, i64)>,
}

impl Row {
    fn coefficient(&self, variable: usize) -> i64 {
        let found = self.cells.binary_search_by_key(&variable, |(variable, _)| *variable);
        found.ok().and_then(|at| self.cells.get(at)).map_or(0, |(_, coefficient)| *coefficient)
    }

    fn negate(&mut self) {
        self.cells.iter_mut().for_each(|(_, coefficient)| *coefficient = -*coefficient);
    }

    /// Takes the basic variable of another row out of this one. None where numbers become too large.
    fn eliminate(&mut self, pivot: &Self, coefficient: i64) -> Option<()> {
        let common = gcd(pivot.scale, coefficient);
        let (own, other) = (pivot.scale / common, coefficient / common);
        let mut cells = Vec::with_capacity(self.cells.len() + pivot.cells.len());
        let (mut mine, mut theirs) = (self.cells.iter().peekable(), pivot.cells.iter().peekable());
        let mut divisor = 0;
        loop {
            let (variable, mut value) = match (mine.peek(), theirs.peek()) {
                (Some((one, value)), Some((two, taken))) if one == two => {
                    (*one, value.checked_mul(own)?.checked_sub(taken.checked_mul(other)?)?)
                }
                (Some((one, value)), next) if next.is_none_or(|(two, _)| one < two) => (*one, value.checked_mul(own)?),
                (_, Some((two, taken))) => (*two, taken.checked_mul(other)?.checked_neg()?),
                _ => break,
            };
            mine.next_if(|(one, _)| *one == variable);
            theirs.next_if(|(two, _)| *two == variable);
            if variable == pivot.basic {
                value = 0;
            }
            if value != 0 {
                divisor = gcd(divisor, value);
                cells.push((variable, value));
            }
        }
        self.scale = self.scale.checked_mul(own)?;
        self.sum = self.sum.checked_mul(own)?.checked_sub(pivot.sum.checked_mul(other)?)?;
        divisor = gcd(gcd(divisor, self.scale), self.sum);
        if divisor > 1 {
            self.scale /= divisor;
            self.sum /= divisor;
            cells.iter_mut().for_each(|(_, value)| *value /= divisor);
        }
        self.cells = cells;
        (self.scale <= LARGEST_SCALE).then_some(())
    }
}

fn gcd(one: i64, other: i64) -> i64 {
    let (mut one, mut other) = (one.unsigned_abs(), other.unsigned_abs());
    while other != 0 {
        (one, other) = (other, one % other);
    }
    i64::try_from(one).unwrap_or(1)
}

/// Variables between bounds that fulfil equations; at every moment at a corner of what is possible.
#[derive(Debug, Clone)]
pub(crate) struct Simplex {
    low: Vec<i64>,
    /// How far the variables may go up from there.
    range: Vec<i64>,
    /// Whether a variable is counted downwards from its upper bound.
    down: Vec<bool>,
    rows: Vec<Row>,
    row_of: Vec<Option<usize>>,
    steps: u32,
}

impl Simplex {
    /// Variables from and to, without equations. `steps` is how many pivots are allowed in all.
    pub(crate) fn new(bounds: impl IntoIterator<Item = [i64; 2]>, steps: u32) -> Self {
        let (mut low, mut range) = (Vec::new(), Vec::new());
        for [from, to] in bounds {
            low.push(from);
            range.push(if to == UNBOUNDED { UNBOUNDED } else { to - from });
        }
        let count = low.len();
        // One more: the slack of the equation that is being taken in.
        low.push(0);
        range.push(UNBOUNDED);
        Self { low, range, down: vec![false; count + 1], rows: Vec::new(), row_of: vec![None; count + 1], steps }
    }

    fn range(&self, variable: usize) -> i64 {
        self.range.get(variable).copied().unwrap_or_default()
    }

    fn is_down(&self, variable: usize) -> bool {
        self.down.get(variable).copied().unwrap_or_default()
    }

    fn row_of(&self, variable: usize) -> Option<usize> {
        self.row_of.get(variable).copied().flatten()
    }

    fn basic_row(&self, variable: usize) -> Option<&Row> {
        self.row_of(variable).and_then(|row| self.rows.get(row))
    }

    fn place(&mut self, variable: usize, row: Option<usize>) {
        if let Some(slot) = self.row_of.get_mut(variable) {
            *slot = row;
        }
    }

    /// The number that a variable has now.
    pub(crate) fn value(&self, variable: usize) -> Quotient {
        let low = self.low.get(variable).copied().unwrap_or_default();
        let (sum, scale) = self.basic_row(variable).map_or((0, 1), |row| (row.sum, row.scale));
        match self.is_down(variable) {
            true => Quotient((low + self.range(variable)) * scale - sum, scale),
            false => Quotient(low * scale + sum, scale),
        }
    }

    /// Demands Σ coefficient · variable = `sum`.
    ///
    /// # Errors
    /// Where that cannot be, or takes too long.
    pub(crate) fn equation(&mut self, terms: &[(usize, i64)], sum: i64) -> Result<(), Failure> {
        let slack = self.low.len() - 1;
        let mut row = Row { basic: slack, scale: 1, sum, cells: Vec::with_capacity(terms.len()) };
        for (variable, coefficient) in terms {
            let low = self.low.get(*variable).copied().unwrap_or_default();
            let from = if self.is_down(*variable) { low + self.range(*variable) } else { low };
            row.sum -= coefficient * from;
            row.cells.push((*variable, if self.is_down(*variable) { -coefficient } else { *coefficient }));
        }
        crate::sorted::sort(&mut row.cells);
        for (variable, _) in terms {
            if let Some(pivot) = self.basic_row(*variable) {
                let coefficient = row.coefficient(*variable);
                if coefficient != 0 {
                    row.eliminate(pivot, coefficient).ok_or(Failure::GivenUp)?;
                }
            }
        }
        if row.sum < 0 {
            row.sum = -row.sum;
            row.negate();
        }
        self.rows.push(row);
        self.place(slack, Some(self.rows.len() - 1));
        self.optimise(slack, false, i64::MIN)?;
        if let Some(at) = self.row_of(slack) {
            let row = self.rows.get_mut(at).ok_or(Failure::GivenUp)?;
            if row.sum > 0 {
                return Err(Failure::Infeasible);
            }
            match row.cells.iter().find(|(variable, _)| *variable != slack).copied() {
                // At zero any variable may take its place.
                Some((variable, coefficient)) => {
                    if coefficient < 0 {
                        row.negate();
                        row.scale = -row.scale;
                    }
                    self.pivot(at, variable)?;
                }
                // The equation follows from the others.
                None => {
                    self.rows.swap_remove(at);
                    if let Some(moved) = self.rows.get(at).map(|row| row.basic) {
                        self.place(moved, Some(at));
                    }
                    self.place(slack, None);
                }
            }
        }
        for row in &mut self.rows {
            row.cells.retain(|(variable, _)| *variable != slack);
        }
        Ok(())
    }

    /// Moves a variable as far up (or down) as it can go, or until it has reached `enough`. False where nothing stops it.
    ///
    /// # Errors
    /// Where it takes too long.
    pub(crate) fn optimise(&mut self, variable: usize, up: bool, enough: i64) -> Result<bool, Failure> {
        loop {
            let value = self.value(variable);
            if enough != i64::MIN && if up { value.floor() >= enough } else { value.ceil() <= enough } {
                return Ok(true);
            }
            let grows = up != self.is_down(variable);
            let entering = match self.basic_row(variable) {
                None if grows => Some(variable),
                None => None,
                Some(row) => {
                    let at_end = match grows {
                        true => Some(row.sum) == self.range(variable).checked_mul(row.scale),
                        false => row.sum == 0,
                    };
                    let helps = |coefficient: i64| if grows { coefficient < 0 } else { coefficient > 0 };
                    let mut cells = row.cells.iter().filter(|_| !at_end);
                    let found = cells.find(|(other, coefficient)| helps(*coefficient) && self.range(*other) > 0);
                    found.map(|(other, _)| *other)
                }
            };
            match entering {
                None => return Ok(true),
                Some(entering) => {
                    if !self.step(entering)? {
                        return Ok(false);
                    }
                }
            }
        }
    }

    /// Lets a variable grow from its bound until something stops it. False where nothing does.
    fn step(&mut self, entering: usize) -> Result<bool, Failure> {
        self.steps = self.steps.checked_sub(1).ok_or(Failure::GivenUp)?;
        // The shortest way as a quotient, the variable that stops it, and whether at its upper end.
        let own = self.range(entering);
        let mut shortest = (own != UNBOUNDED).then_some((Quotient(own, 1), entering, None));
        for (at, row) in self.rows.iter().enumerate() {
            let coefficient = row.coefficient(entering);
            let way = match coefficient {
                0 => continue,
                1.. => Quotient(row.sum, coefficient),
                _ if self.range(row.basic) == UNBOUNDED => continue,
                _ => {
                    let end = self.range(row.basic).checked_mul(row.scale).ok_or(Failure::GivenUp)?;
                    Quotient(end - row.sum, -coefficient)
                }
            };
            let closer = shortest.is_none_or(|(best, stops, _)| {
                let (one, other) = (i128::from(way.0) * i128::from(best.1), i128::from(best.0) * i128::from(way.1));
                one < other || (one == other && row.basic < stops)
            });
            if closer {
                shortest = Some((way, row.basic, Some((at, coefficient < 0))));
            }
        }
        match shortest {
            None => return Ok(false),
            Some((_, _, None)) => self.flip(entering)?,
            Some((_, _, Some((at, to_upper)))) => {
                if to_upper {
                    let range = self.rows.get(at).map_or(0, |row| self.range(row.basic));
                    if let Some(row) = self.rows.get_mut(at) {
                        row.sum = range * row.scale - row.sum;
                        row.negate();
                        if let Some(down) = self.down.get_mut(row.basic) {
                            *down = !*down;
                        }
                    }
                }
                self.pivot(at, entering)?;
            }
        }
        Ok(true)
    }

    /// Counts a variable at one bound from its other bound.
    fn flip(&mut self, variable: usize) -> Result<(), Failure> {
        let range = self.range(variable);
        for row in &mut self.rows {
            if let Ok(at) = row.cells.binary_search_by_key(&variable, |(variable, _)| *variable) {
                if let Some((_, coefficient)) = row.cells.get_mut(at) {
                    let moved = coefficient.checked_mul(range).and_then(|moved| row.sum.checked_sub(moved));
                    row.sum = moved.ok_or(Failure::GivenUp)?;
                    *coefficient = -*coefficient;
                }
            }
        }
        if let Some(down) = self.down.get_mut(variable) {
            *down = !*down;
        }
        Ok(())
    }

    /// Lets a variable take the place of the basic one of a row.
    fn pivot(&mut self, at: usize, entering: usize) -> Result<(), Failure> {
        let Some(mut row) = self.rows.get(at).cloned() else { return Err(Failure::GivenUp) };
        let leaving = (row.basic, row.scale);
        row.scale = row.coefficient(entering);
        row.basic = entering;
        row.cells.retain(|(variable, _)| *variable != entering);
        let place = row.cells.partition_point(|(variable, _)| *variable < leaving.0);
        row.cells.insert(place, leaving);
        for other in &mut self.rows {
            let coefficient = other.coefficient(entering);
            if coefficient != 0 && other.basic != leaving.0 {
                other.eliminate(&row, coefficient).ok_or(Failure::GivenUp)?;
            }
        }
        if let Some(slot) = self.rows.get_mut(at) {
            *slot = row;
        }
        self.place(leaving.0, None);
        self.place(entering, Some(at));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Failure, Quotient, Simplex, UNBOUNDED};

    /// x + y = 4, y + z = 3, x + z = 2: one point, with halves.
    #[test]
    fn halves_are_found_exactly() {
        let mut triangle = Simplex::new([[0, UNBOUNDED]; 3], 100);
        triangle.equation(&[(0, 1), (1, 1)], 4).unwrap();
        triangle.equation(&[(1, 1), (2, 1)], 3).unwrap();
        triangle.equation(&[(0, 1), (2, 1)], 2).unwrap();
        assert!(triangle.optimise(0, true, i64::MIN).unwrap());
        assert_eq!(triangle.value(0), Quotient(3, 2));
        assert_eq!((triangle.value(0).ceil(), triangle.value(0).floor()), (2, 1));
    }

    #[test]
    fn bounds_stop_and_nothing_else_does() {
        // x − y = 1 with x up to 5.
        let mut two = Simplex::new([[0, 5], [0, UNBOUNDED]], 100);
        two.equation(&[(0, 1), (1, -1)], 1).unwrap();
        assert!(two.optimise(1, true, i64::MIN).unwrap());
        assert_eq!((two.value(1), two.value(0)), (Quotient(4, 1), Quotient(5, 1)));
        assert!(two.optimise(1, false, i64::MIN).unwrap());
        assert_eq!((two.value(1), two.value(0)), (Quotient(0, 1), Quotient(1, 1)));
        let mut open = Simplex::new([[0, UNBOUNDED]; 2], 100);
        open.equation(&[(0, 1), (1, -1)], 1).unwrap();
        assert!(!open.optimise(0, true, i64::MIN).unwrap());
        assert_eq!(open.equation(&[(0, 1)], 0), Err(Failure::Infeasible));
    }

    #[test]
    fn an_equation_that_follows_from_others_is_dropped() {
        let mut square = Simplex::new([[0, UNBOUNDED]; 4], 100);
        for (terms, sum) in [([0, 1], 5), ([2, 3], 7), ([0, 2], 6), ([1, 3], 6)] {
            square.equation(&terms.map(|variable| (variable, 1)), sum).unwrap();
        }
        assert_eq!(square.rows.len(), 3);
        assert!(square.optimise(0, true, i64::MIN).unwrap());
        assert_eq!(square.value(0), Quotient(5, 1));
    }
}
