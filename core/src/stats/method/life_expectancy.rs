//! Life expectancy.

use crate::Error;
use crate::stats::additive::Limit;
use crate::stats::age_bands::{AgeBand, age_bands};
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::moments::sum;
use crate::stats::note::Note;
use crate::stats::tabular::{Group, Lines, Tabular};

method! {
    /// Years that a person of each age has to live at the mortality of the period, from an abridged life table.
    ///
    /// Each row is an age band, each group a life table. Any bands will do, in any order; the last is open.
    ///
    /// # Formula
    ///
    /// For D deaths and a population P in a band of n years, the rate is M = D/P. Those who die in the band live a share a of
    /// it: `infant_share` in the first year of life, else ½. The probability to die in it is q = nM / (1 + n(1 − a)M), at most
    /// 1, and 1 in the last. From the last band, e = 1/M, back to the first: e = n(1 − q) + anq + (1 − q) e⁺, with e⁺ that of
    /// the next band. Chiang's variance goes along: V = q²(1 − q)/D · ((1 − a)n + e⁺)² + (1 − q)² V⁺; in the last band it is
    /// 1/(D M²), after Silcocks. The limits are e ± z √V.
    ///
    /// Without deaths in the last band nothing is known about its length: a note, for all bands of the group. Value and limits
    /// are withheld where a population is zero, where deaths exceed the population, and where the group's population is small;
    /// the value, not the limits, where its 95 % limits lie further than `maximum_error` away.
    ///
    /// # References
    ///
    /// * Chiang CL (1968). Introduction to stochastic processes in biostatistics. Wiley, chapter 9.
    /// * Silcocks PBS, Jenner DA, Reza R (2001). Life expectancy as a summary of mortality in a population. Journal of
    ///   Epidemiology and Community Health 55, 38-43.
    /// * Eayres D, Williams ES (2004). Evaluation of methodologies for small area life expectancy estimation. Journal of
    ///   Epidemiology and Community Health 58, 243-249.
    /// * Agreement: PHEindicatormethods 2.1.0, `phe_life_expectancy`: within 1e-12. It wants exactly 20 bands, and gives 0 for
    ///   the ages after one that nobody survives, where here the mortality of those ages says what is to come.
    pub fn life_expectancy, WithinGroups, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::life_expectancy};
        /// let (deaths, population, age) = ([20.0, 500.0], [10_000.0, 5_000.0], [0.0, 65.0]);
        /// let table = life_expectancy(&deaths, &population, &age, None, &life_expectancy::Options::default())?;
        /// assert_eq!(table.cell("value", 1), Cell::Number(10.0));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// Number of deaths in the band.
        count: required AtLeastZero, "deaths";
        /// Population of the band, or its person-time.
        denominator: required AtLeastZero, "persons or person-years";
        /// First year of age of the band.
        age: required AtLeastZero, "years";
    }

    options {
        /// Confidence level of the limits, or a list of levels; an empty list for no limits.
        confidence: Confidence = Confidence::default(), Finite;
        /// Share of the first year that those live who die in it, where the band is that year.
        infant_share: f64 = 0.1, Share;
        /// With a group's population below this, value and limits are withheld.
        minimum_denominator: f64 = 5_001.0, AtLeastZero;
        /// Where the 95 % limits lie further than this from it, the value is withheld.
        maximum_error: f64 = 10.0, AboveZero;
    }

    outputs {
        /// Years to live at the start of the band.
        value: Always, "years";
        /// Lower confidence limit.
        lower: EachLevel, "years";
        /// Upper confidence limit.
        upper: EachLevel, "years";
        /// Probability to die in the band for those who reach it.
        probability: Always, "a share";
        /// Share of those born that reach the band; of those in the first band, where it does not start with birth.
        survivors: Always, "a share";
        /// Why a number is missing, or what to know about it.
        note: Always, "";
    }

    notes {
        MissingInput ZeroDenominator CountAboveDenominator BelowMinimumDenominator ZeroCount WideInterval Overflow
    }

    example {
        count: [20.0, 300.0, 900.0],
        denominator: [15000.0, 40000.0, 12000.0],
        age: [0.0, 20.0, 65.0],
    }

    kernel LifeTable as tabular;
}

/// A life table with its options.
struct LifeTable {
    levels: Vec<Level>,
    /// That of the 95 % limits which decide whether the value is given.
    usual: Vec<Level>,
    options: Options,
}

impl From<&Options> for LifeTable {
    fn from(options: &Options) -> Self {
        let usual = Confidence::default().levels();
        Self { levels: options.confidence.levels(), usual, options: options.clone() }
    }
}

/// What a life table says of a band.
#[derive(Clone, Copy, Default)]
struct Line {
    probability: f64,
    expectancy: f64,
    variance: f64,
    survivors: f64,
}

impl LifeTable {
    /// Why a group has no life table.
    fn refusal(&self, deaths: &[f64], population: &[f64], bands: &[AgeBand]) -> Option<Note> {
        let last = bands.last().and_then(|band| deaths.get(band.row));
        if population.contains(&0.0) {
            Some(Note::ZeroDenominator)
        } else if deaths.iter().zip(population).any(|(deaths, population)| deaths > population) {
            Some(Note::CountAboveDenominator)
        } else if sum(population.iter().copied()) < self.options.minimum_denominator {
            Some(Note::BelowMinimumDenominator)
        } else if last == Some(&0.0) {
            Some(Note::ZeroCount)
        } else {
            None
        }
    }

    /// The table, in the order of the rows.
    fn lines(&self, group: &Group<'_>, bands: &[AgeBand]) -> Vec<Line> {
        let mut lines = vec![Line::default(); bands.len()];
        let mut next = Line::default();
        for band in bands.iter().rev() {
            let (deaths, population) = (group.at(0, band.row), group.at(1, band.row));
            let rate = deaths / population;
            next = match band.width {
                None => Line {
                    probability: 1.0,
                    expectancy: 1.0 / rate,
                    variance: 1.0 / rate / rate / deaths,
                    survivors: 0.0,
                },
                Some(width) => {
                    let left = (1.0 - band.lived(self.options.infant_share)) * width;
                    let probability = (width * rate / (1.0 + left * rate)).min(1.0);
                    let survival = 1.0 - probability;
                    let spread = if deaths == 0.0 { 0.0 } else { probability * (probability * survival) / deaths };
                    let weight = left + next.expectancy;
                    Line {
                        probability,
                        expectancy: width - left * probability + survival * next.expectancy,
                        variance: spread * weight * weight + survival * survival * next.variance,
                        survivors: 0.0,
                    }
                }
            };
            if let Some(line) = lines.get_mut(band.row) {
                *line = next;
            }
        }
        let mut survivors = 1.0;
        for band in bands {
            if let Some(line) = lines.get_mut(band.row) {
                line.survivors = survivors;
                survivors *= 1.0 - line.probability;
            }
        }
        lines
    }
}

impl Tabular for LifeTable {
    fn levels(&self) -> &[Level] {
        &self.levels
    }

    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        let missing = group.has_missing().then_some(Note::MissingInput);
        let bands = if missing.is_some() { Vec::new() } else { age_bands(group, 2)? };
        if let Some(note) = missing.or_else(|| self.refusal(group.column(0), group.column(1), &bands)) {
            (0..group.len()).for_each(|_| answer.nothing(note));
            return Ok(());
        }
        for line in self.lines(group, &bands) {
            let error = line.variance.sqrt();
            let wide = error.is_finite() && self.usual.iter().any(|level| level.z * error > self.options.maximum_error);
            let mut row = vec![if wide { Limit::from(Note::WideInterval) } else { line.expectancy.into() }];
            for level in answer.levels() {
                let reach = level.z * error;
                row.extend([line.expectancy - reach, line.expectancy + reach].map(Limit::from));
            }
            row.extend([line.probability, line.survivors].map(Limit::from));
            answer.push(&row, &[], None);
        }
        Ok(())
    }
}
