//! Ranks of uncertain values.

use crate::Error;
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::direction::Direction;
use crate::stats::distribution::normal;
use crate::stats::note::Note;
use crate::stats::random::Random;
use crate::stats::ranks::ranks;
use crate::stats::tabular::{Group, Lines, Tabular};
use crate::stats::words::words;

words! {
    /// What the limits of a rank are.
    pub enum RankInterval {
        /// Quantiles of the simulated ranks.
        Simulated = "simulated",
        /// A confidence set for the rank of one unit, chosen before looking.
        Marginal = "marginal",
        /// Confidence sets that hold for the ranks of all units at once.
        Simultaneous = "simultaneous",
    }
}

method! {
    /// The rank of each unit with its limits, and how probable it is to be among the best.
    ///
    /// # Formula
    ///
    /// value = 1 + number of better values; equal ones share the best rank. In each of `draws` simulations every value y is
    /// replaced by y + s z with its standard error s and a standard normal z, and ranked again: `mean_rank` is the mean of a
    /// unit's ranks, `probability_top` the share of them that are at most `top`. The error of that share p is about
    /// √(p(1 − p)/`draws`).
    ///
    /// Limits at 1 − α: of `simulated`, the ranks that at most α/2 of the simulated ones are below, and above. Of `marginal` and
    /// `simultaneous`, 1 + number of units that are significantly better, and n − number of those significantly worse: where
    /// |y − y′| > z √(s² + s′²), with the normal quantile z at α/(2m) for m comparisons: the n − 1 of one unit, or all
    /// n(n − 1)/2. That is Bonferroni's bound: coverage is at least 1 − α, whatever the true values. Simulated ranks tell where a
    /// unit may be; they do not cover its true rank in that sense where many values are close.
    ///
    /// The random numbers are those of Philox 4x64-10 with the key `seed`, as numpy has it: number d n + i, of the known units
    /// from 0 in the order of the rows, gives z = Φ⁻¹((its upper 52 bits + ½)/2⁵²) of unit i in simulation d.
    ///
    /// # References
    ///
    /// * Goldstein H, Spiegelhalter DJ (1996). League tables and their limitations: statistical issues in comparisons of
    ///   institutional performance. Journal of the Royal Statistical Society A 159, 385-443.
    /// * Mogstad M, Romano JP, Shaikh AM, Wilhelm D (2024). Inference for ranks with applications to mobility across
    ///   neighbourhoods and academic achievement across countries. Review of Economic Studies 91, 476-518.
    /// * Salmon JK, Moraes MA, Dror RO, Shaw DE (2011). Parallel random numbers: as easy as 1, 2, 3. Proceedings of SC11.
    /// * Agreement: the same stream in numpy 2.4.6 and SciPy 1.17.1: the same ranks and limits, means and shares within 1e-12.
    pub fn rank_intervals, WithinGroups, since "0.2.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::rank_intervals};
        /// let options = rank_intervals::Options::default();
        /// let ranks = rank_intervals(&[70.0, 90.0, 80.0], &[0.1, 0.1, 0.1], None, &options)?;
        /// assert_eq!(ranks.cell("value", 1), Cell::Number(1.0));
        /// assert_eq!(ranks.cell("probability_top", 1), Cell::Number(1.0));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The value of each unit.
        value: required Finite, "any";
        /// Its standard error.
        standard_error: required AtLeastZero, "as `value`";
    }

    options {
        /// Which way is better.
        direction: Direction = Direction::Higher, Finite;
        /// What the limits are.
        interval: RankInterval = RankInterval::Simulated, Finite;
        /// Confidence level of the limits, or a list of levels; an empty list for no limits.
        confidence: Confidence = Confidence::default(), Finite;
        /// How many ranks from the best are the top.
        top: u32 = 1, AboveZero;
        /// Number of simulations.
        draws: u32 = 10_000, AboveZero;
        /// Where the random numbers begin: the same seed gives the same answer.
        seed: u32 = 1, AtLeastZero;
    }

    outputs {
        /// The rank: 1 is the best.
        value: Always, "a rank";
        /// Best rank of the interval.
        lower: EachLevel, "a rank";
        /// Worst rank of the interval.
        upper: EachLevel, "a rank";
        /// Mean of the simulated ranks.
        mean_rank: Always, "a rank";
        /// Probability of a rank of at most `top`.
        probability_top: Always, "a probability";
        /// Why there is no rank.
        note: Always, "";
    }

    notes { MissingInput }

    example { value: [71.0, 74.0, 78.0, 78.5], standard_error: [1.0, 1.5, 1.0, 2.0], }

    kernel Ranking as tabular;
}

/// The options and their levels.
struct Ranking {
    levels: Vec<Level>,
    options: Options,
}

impl From<&Options> for Ranking {
    fn from(options: &Options) -> Self {
        Self { levels: options.confidence.levels(), options: options.clone() }
    }
}

/// A value, turned so that lower is better, and its standard error.
type Unit = [f64; 2];

/// How often each unit had each rank, from 0; the ranks of a unit stand together.
struct Simulated {
    units: usize,
    draws: f64,
    times: Vec<u32>,
}

impl Simulated {
    fn of(units: &[Unit], options: &Options) -> Self {
        let mut random = Random::new(options.seed);
        let mut times = vec![0; units.len() * units.len()];
        let mut values = vec![0.0; units.len()];
        for _ in 0..options.draws {
            for (value, [mean, error]) in values.iter_mut().zip(units) {
                // Upright, the value is −mean: drawn as y + s z, it is turned after.
                *value = mean - options.direction.upright(error * random.normal());
            }
            for (unit, rank) in ranks(&values).into_iter().enumerate() {
                if let Some(times) = times.get_mut(unit * units.len() + rank) {
                    *times += 1;
                }
            }
        }
        Self { units: units.len(), draws: f64::from(options.draws), times }
    }

    /// How often a unit had each rank.
    fn unit(&self, unit: usize) -> &[u32] {
        self.times.get(unit * self.units..(unit + 1) * self.units).unwrap_or_default()
    }

    /// How often it had one of the first so many ranks.
    fn among(&self, unit: usize, top: usize) -> f64 {
        self.unit(unit).iter().take(top).map(|times| f64::from(*times)).sum()
    }

    /// The mean rank, from 1.
    fn mean(&self, unit: usize) -> f64 {
        let ranks = self.unit(unit).iter().enumerate().map(|(rank, times)| (rank as u64 + 1) * u64::from(*times));
        ranks.sum::<u64>() as f64 / self.draws
    }

    /// The ranks, from 1, that at most so large a share is below and above.
    fn limits(&self, unit: usize, tail: f64) -> [f64; 2] {
        let few = tail * self.draws;
        let below = |rank: &usize| self.among(unit, rank - 1) <= few;
        let above = |rank: &usize| self.draws - self.among(unit, *rank) <= few;
        let [lower, upper] = [(1..=self.units).rev().find(below), (1..=self.units).find(above)];
        [lower, upper].map(|rank| rank.map_or(f64::NAN, |rank| rank as f64))
    }
}

/// The ranks that a unit may have, for all we know from the differences to each other unit.
fn by_differences(units: &[Unit], [value, error]: Unit, quantile: f64) -> [f64; 2] {
    let far = |way: f64| {
        let beyond = |[other, uncertain]: &&Unit| way * (other - value) > quantile * libm::hypot(error, *uncertain);
        units.iter().filter(beyond).count() as f64
    };
    [1.0 + far(-1.0), units.len() as f64 - far(1.0)]
}

impl Tabular for Ranking {
    fn levels(&self) -> &[Level] {
        &self.levels
    }

    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        let unit = |row: usize| [-self.options.direction.upright(group.at(0, row)), group.at(1, row)];
        let is_known = |row: &usize| !unit(*row).iter().any(|number| number.is_nan());
        let units: Vec<Unit> = (0..group.len()).filter(is_known).map(unit).collect();
        let simulated = Simulated::of(&units, &self.options);
        let values: Vec<f64> = units.iter().map(|[value, _]| *value).collect();
        let number = units.len() as f64;
        let comparisons = match self.options.interval {
            RankInterval::Simultaneous => 0.5 * number * (number - 1.0),
            _ => number - 1.0,
        };
        let mut standing = units.iter().zip(ranks(&values)).enumerate();
        for row in 0..group.len() {
            if !is_known(&row) {
                answer.nothing(Note::MissingInput);
                continue;
            }
            let Some((place, (unit, rank))) = standing.next() else { continue };
            let mut line = vec![(rank + 1) as f64];
            for level in &self.levels {
                line.extend(match self.options.interval {
                    RankInterval::Simulated => simulated.limits(place, level.tail),
                    _ => by_differences(&units, *unit, -normal::quantile(level.tail / comparisons.max(1.0))),
                });
            }
            let top = simulated.among(place, self.options.top as usize) / simulated.draws;
            line.extend([simulated.mean(place), top]);
            answer.numbers(&line);
        }
        Ok(())
    }
}
