//! Directly standardised rate.

use std::ops::Mul;

use crate::Error;
use crate::stats::additive::{Additive, Block, ByFirst, Limit, Part, fill, fill_limits};
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::interval::{dobson, fay_feuer};
use crate::stats::lanes::Lanes;
use crate::stats::note::Note;
use crate::stats::standard_population::StandardPopulation;
use crate::stats::stretch::{Stretch, Wide};
use crate::stats::words::words;

words! {
    /// How the limits of a directly standardised rate are found.
    pub enum Interval {
        /// Dobson's: Byar's limits of the number of events, moved and scaled to the weighted sum.
        Dobson = "dobson",
        /// Fay and Feuer's, by the gamma distribution: it also holds where events are few.
        Gamma = "gamma",
    }
}

method! {
    /// Rate that a population would have if its strata, as a rule age bands, had the sizes of a standard population.
    ///
    /// Each row is a stratum. All rows, or the rows of each group, give one rate.
    ///
    /// # Formula
    ///
    /// value = per · Σ w x/n / Σ w, for events x, denominators n and standard populations w of the strata. Its variance is
    /// Σ w² x/n² / (Σ w)². Dobson's limits are value + √(variance / Σ x) · (limit − Σ x), with Byar's limits of the number of
    /// events Σ x: lower x (1 − 1/(9x) − z/(3√x))³, upper (x+1) (1 − 1/(9(x+1)) + z/(3√(x+1)))³. The gamma limits are, with
    /// y and v for value and variance and u for the largest w/(n Σ w), v/y · G⁻¹(y²/v; α/2) and
    /// (v + u²)/(y + u) · G⁻¹((y + u)²/(v + u²); 1 − α/2) for quantiles of the gamma distribution; 0 and an upper limit at no
    /// events.
    ///
    /// Where persons have several events each, events depend on each other. Then each row counts the persons of a stratum
    /// with `event_frequency` events: x becomes f x, and the variance is Σ f² w² x/n² / (Σ w)². The rows with a frequency of 1
    /// stand for the strata: their n and w are summed, so every stratum has one, if with no persons.
    ///
    /// `standard` takes a published standard population by the first year of each age group, in the column `age`. The rows of
    /// a group must then have each of its age groups, all as often as each other (once for each sex, for example): else a note.
    ///
    /// Below `minimum_count` events value and limits are withheld: the rate would say more about chance than about the
    /// population. For the gamma interval 0 is an answer, too. A zero denominator in one stratum leaves its rate, and so that of its group, unknown: a note, and the other
    /// groups stand. Where a few strata carry the weight, Dobson's lower limit can come out below zero: it is given as it is,
    /// with a note.
    ///
    /// # References
    ///
    /// * Dobson AJ, Kuulasmaa K, Eberle E, Scherer J (1991). Confidence intervals for weighted sums of Poisson parameters.
    ///   Statistics in Medicine 10, 457-462.
    /// * Breslow NE, Day NE (1987). Statistical methods in cancer research, volume II. IARC, p. 69.
    /// * Fay MP, Feuer EJ (1997). Confidence intervals for directly standardized rates: a method based on the gamma
    ///   distribution. Statistics in Medicine 16, 791-801.
    /// * Eurostat (2013). Revision of the European Standard Population: report of Eurostat's task force. Annex F.
    /// * Ahmad OB, Boschi-Pinto C, Lopez AD, Murray CJL, Lozano R, Inoue M (2001). Age standardization of rates: a new WHO
    ///   standard. GPE discussion paper 31.
    /// * Agreement: PHEindicatormethods 2.1.0, `calculate_dsr` with events that depend on each other and without, and
    ///   epitools 0.5.10.1, `ageadjust.direct`: within 1e-12. At no events the latter has no lower limit, where 0 is meant.
    pub fn directly_standardised_rate, Aggregating, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::stats::directly_standardised_rate;
        /// let (deaths, population, standard) = ([20.0, 30.0], [2_000.0, 1_000.0], [3.0, 1.0]);
        /// let options = directly_standardised_rate::Options::default();
        /// let rate = directly_standardised_rate(&deaths, &population, Some(&standard), None, None, None, &options)?;
        /// assert_eq!(rate.value, [1_500.0]);
        ///
        /// // The same in portions.
        /// let mut state = directly_standardised_rate::State::new(&options)?;
        /// state.push(&deaths[1..], &population[1..], Some(&standard[1..]), None, None)?;
        /// state.push(&deaths[..1], &population[..1], Some(&standard[..1]), None, None)?;
        /// assert_eq!(state.finish()?, rate);
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// Number of events in the stratum; with `event_frequency`, of persons who have so many. Fractions are allowed.
        count: required AtLeastZero, "events";
        /// The stratum's population, or its person-time.
        denominator: required AtLeastZero, "persons or person-time";
        /// The stratum's size in the standard population; only the proportions matter. Needed where `standard` names none.
        standard_population: optional AtLeastZero, "persons, or any weight";
        /// First year of the stratum's age group, where `standard` names a population.
        age: optional AtLeastZero, "years";
        /// How many events each of the persons counted in the row had, where events depend on each other.
        event_frequency: optional AboveZero, "events a person";
    }

    options {
        /// The rate is given per this many of the denominator.
        per: f64 = 100_000.0, AboveZero;
        /// Confidence level of the limits, or a list of levels; an empty list for no limits.
        confidence: Confidence = Confidence::default(), Finite;
        /// How the limits are found.
        interval: Interval = Interval::Dobson, Finite;
        /// The standard population, by name.
        standard: StandardPopulation = StandardPopulation::Own, Finite;
        /// With fewer events than this, value and limits are withheld.
        minimum_count: f64 = 10.0, AtLeastZero;
    }

    outputs {
        /// The standardised rate.
        value: Always, "events per `per` of the denominator";
        /// Lower confidence limit.
        lower: EachLevel, "as `value`";
        /// Upper confidence limit.
        upper: EachLevel, "as `value`";
        /// The interval that the limits are from.
        interval: Always, "";
        /// Events of all strata.
        count: Always, "events";
        /// Denominator of all strata.
        denominator: Always, "persons or person-time";
        /// Why a number is missing, or what to know about it.
        note: Always, "";
    }

    notes {
        MissingInput ZeroDenominator ZeroStandardPopulation IncompleteAgeGroups BelowMinimumCount ZeroCount NegativeLimit Overflow
    }

    example {
        count: [12.0, 30.0, 95.0],
        denominator: [4000.0, 3000.0, 1500.0],
        standard_population: [45000.0, 35000.0, 20000.0],
    }

    kernel Standardised as additive of 7 sums;
}

/// A weighted mean of the strata's rates.
#[derive(Debug, Clone)]
struct Standardised {
    per: f64,
    levels: Vec<Level>,
    interval: Interval,
    minimum_count: f64,
    standard: StandardPopulation,
    /// The age groups of a standard population by name.
    groups: Vec<(f64, f64)>,
    /// Their sizes by the year of age that they begin with; no number where none begins.
    sizes: Vec<f64>,
    /// The sums of sizes, and of sizes times ages.
    totals: [f64; 2],
}

impl From<&Options> for Standardised {
    fn from(options: &Options) -> Self {
        let Options { per, confidence, interval, standard, minimum_count } = options;
        let groups = standard.groups();
        let mut sizes = Vec::new();
        for (age, size) in &groups {
            // Ages are whole and small.
            sizes.resize(*age as usize, f64::NAN);
            sizes.push(*size);
        }
        let totals = [groups.iter().map(|(_, size)| size).sum(), groups.iter().map(|(age, size)| size * age).sum()];
        Self {
            per: *per,
            levels: confidence.levels(),
            interval: *interval,
            minimum_count: *minimum_count,
            standard: *standard,
            groups,
            sizes,
            totals,
        }
    }
}

impl Standardised {
    /// The size of an age group in the standard population; no number where none begins at that age.
    #[inline(always)]
    #[expect(clippy::float_cmp, reason = "whether it is whole is meant exactly")]
    fn size(&self, age: f64) -> f64 {
        let year = age as usize;
        if year as f64 == age { self.sizes.get(year).copied().unwrap_or(f64::NAN) } else { f64::NAN }
    }

    /// Whether sizes, and sizes times ages, are those of all age groups so many times.
    #[inline(always)]
    #[expect(clippy::float_cmp, reason = "sums of whole numbers are exact")]
    fn complete(&self, sizes: f64, ages: f64) -> bool {
        let [total, aged] = self.totals;
        let times = sizes / total;
        // All of it is calculated, so that many can go side by side.
        (times >= 1.0) & (times.trunc() == times) & (ages == times * aged)
    }
}

impl Additive<5, 7> for Standardised {
    const TOTALS: &'static [&'static str] = &["count", "denominator"];
    const LAST_IS_LARGEST: bool = true;

    fn check_row(&self, [_, _, own, age, _]: &[f64; 5], row: usize) -> Result<(), Error> {
        if self.standard == StandardPopulation::Own {
            return if own.is_nan() { Err(Error::missing_column(INFO.id, "standard_population")) } else { Ok(()) };
        }
        if !own.is_nan() {
            let wanted = "`own`, or the column `standard_population` left out";
            return Err(Error::option("standard", &self.standard.word().into(), wanted));
        }
        if age.is_nan() {
            return Err(Error::missing_column(INFO.id, "age"));
        }
        if self.size(*age).is_nan() {
            let starts: Vec<_> = self.groups.iter().map(|(start, _)| start.to_string()).collect();
            let wanted = format!("the first year of an age group of `{}`: {}", self.standard.word(), starts.join(", "));
            return Err(Error::value("age", row, age, wanted));
        }
        Ok(())
    }

    fn parts(&self, [_, _, _, _, frequent]: [bool; 5]) -> [Part; 7] {
        let part = |needed: bool| if needed { Part::Calculated } else { Part::Idle };
        let column = |place: usize, is: bool| if is { Part::Column(place) } else { Part::Calculated };
        let (named, gamma) = (self.standard != StandardPopulation::Own, self.interval == Interval::Gamma);
        [
            column(0, !frequent),
            column(1, !frequent),
            column(2, !frequent && !named),
            Part::Calculated,
            Part::Calculated,
            part(named),
            part(gamma),
        ]
    }

    #[inline(always)]
    fn block(&self, rows: [&Block; 5], [_, _, _, _, frequent]: [bool; 5], terms: &mut [Block; 7]) {
        if frequent || self.standard != StandardPopulation::Own || self.interval == Interval::Gamma {
            fill(rows, terms.each_mut(), |row| self.terms(row).unwrap_or([f64::NAN; 7]));
            return;
        }
        let [_, _, _, weighted, squares, _, _] = terms;
        let [counts, denominators, own, _, _] = rows;
        fill([counts, denominators, own], [weighted, squares], |[count, denominator, own]| {
            let (weighted, square) = weigh(own / denominator, count);
            if denominator == 0.0 { [f64::NAN; 2] } else { [weighted, square] }
        });
    }

    fn stretches(&self, given: [bool; 5]) -> bool {
        let own = given == [true, true, true, false, false] && self.standard == StandardPopulation::Own;
        own && self.interval == Interval::Dobson
    }

    #[inline(always)]
    fn stretch<L: Lanes>(&self, lanes: L, columns: [&[f64]; 5], stretch: Stretch<'_>) -> Option<usize> {
        let [counts, denominators, own, _, _] = columns;
        let terms = |[count, denominator, own]: [Wide<L>; 3]| {
            // Over a denominator of zero they are not finite.
            let (weighted, square) = weigh(own / denominator, count);
            [count, denominator, own, weighted, square]
        };
        stretch.sum(lanes, [counts, denominators, own], terms, |_| [])
    }

    #[inline(always)]
    fn suspects(&self, [_, _, _, ages, _]: [&Block; 5], [_, _, own, age, _]: [bool; 5]) -> bool {
        if self.standard == StandardPopulation::Own {
            return !own;
        }
        own || !age || ages.iter().any(|age| self.size(*age).is_nan())
    }

    /// f x, n, w, w f x/n, w² f² x/n², w times age, and the weight of one event, for the largest.
    #[inline(always)]
    fn terms(&self, [count, denominator, own, age, frequency]: [f64; 5]) -> Result<[f64; 7], Note> {
        if denominator == 0.0 {
            return Err(Note::ZeroDenominator);
        }
        let named = self.standard != StandardPopulation::Own;
        let standard = if named { self.size(age) } else { own };
        let frequency = if frequency.is_nan() { 1.0 } else { frequency };
        let weight = frequency * (standard / denominator);
        let (events, (weighted, square)) = (frequency * count, weigh(weight, count));
        #[expect(clippy::float_cmp, reason = "whether it is 1 is meant exactly")]
        let stratum = if frequency == 1.0 { [denominator, standard] } else { [0.0; 2] };
        let aged = if named { stratum[1] * age } else { 0.0 };
        Ok([events, stratum[0], stratum[1], weighted, square, aged, weight])
    }

    /// Without weights it is no number.
    #[inline(always)]
    fn quick_value(&self, sums: &[f64; 7]) -> f64 {
        let [count, _, weights, weighted, _, aged, _] = sums;
        let value = self.per * weighted / weights;
        let complete = (self.standard == StandardPopulation::Own) | self.complete(*weights, *aged);
        if (*count < self.minimum_count) | !complete { f64::NAN } else { value }
    }

    fn value(&self, [count, _, weights, weighted, _, aged, _]: &[f64; 7]) -> Result<f64, Note> {
        if *weights == 0.0 {
            Err(Note::ZeroStandardPopulation)
        } else if self.standard != StandardPopulation::Own && !self.complete(*weights, *aged) {
            Err(Note::IncompleteAgeGroups)
        } else if *count < self.minimum_count {
            Err(Note::BelowMinimumCount)
        } else {
            Ok(self.per * weighted / weights)
        }
    }

    fn levels(&self) -> &[Level] {
        &self.levels
    }

    fn limits(&self, [count, _, weights, weighted, squares, _, largest]: &[f64; 7], level: &Level) -> [Limit; 2] {
        let (value, variance) = (weighted / weights, squares / (weights * weights));
        let limits = match self.interval {
            Interval::Dobson => dobson::limits(value, variance, *count, level),
            Interval::Gamma => fay_feuer::limits(value, variance, largest / weights, level).map(Limit::from),
        };
        limits.map(|limit| limit.map(|limit| self.per * limit))
    }

    fn interval(&self) -> Option<ByFirst> {
        Some(ByFirst::always(self.interval.word()))
    }

    #[inline(always)]
    fn limits_of_block(&self, sums: [&Block; 7], level: &Level, limits: [&mut Block; 2]) -> Option<bool> {
        let [counts, _, weights, weighted, squares, _, _] = sums;
        if self.interval != Interval::Dobson {
            return None;
        }
        let (per, z) = (self.per, level.z);
        fill_limits([counts, weights, weighted, squares], limits, |[count, weights, weighted, squares]| {
            let (value, variance) = (weighted / weights, squares / (weights * weights));
            dobson::quick(value, variance, count, z).map(|limit| per * limit)
        })
    }
}

/// The weighted events, and their part in the variance.
#[inline(always)]
fn weigh<N: Copy + Mul<Output = N>>(weight: N, count: N) -> (N, N) {
    let weighted = weight * count;
    (weighted, weight * weighted)
}
