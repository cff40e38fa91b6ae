//! Sensitivity of ranks to the choices behind a composite indicator.

use std::borrow::Cow;

use crate::stats::declare::method;
use crate::stats::matrix::Matrix;
use crate::stats::method::normalise::{self, Normalisation, normalise};
use crate::stats::moments::{Moments, sum};
use crate::stats::note::Note;
use crate::stats::random::Random;
use crate::stats::ranks::ranks;
use crate::stats::tabular::{Group, Lines, Tabular};
use crate::{Column, Error};

method! {
    /// Which choices behind a composite indicator move the ranks: the weight of each indicator, and the normalisation.
    ///
    /// There is a row for each indicator, in the order of their numbers. Values are such that higher is better, raw or normalised.
    ///
    /// # Formula
    ///
    /// The composite is the weighted arithmetic mean of the indicators. What moves is f, the mean of |rank − nominal rank| over the
    /// units; nominal are the weights as given and the normalisation `min_max`. The choices vary independently: each weight by a
    /// factor that is uniform from 1 − `spread` to 1 + `spread`, and the normalisation among `min_max`, `z_score` and
    /// `percentile_rank`, each as probable.
    ///
    /// Sobol's indices of a choice are the share of the variance V of f that it makes by itself, 1 − ½ mean (f(B) − f(Aᵢ))² / V, and
    /// with all in which it takes part, ½ mean (f(A) − f(Aᵢ))² / V: A and B are `draws` independent rows of choices, and Aᵢ is A
    /// with choice i from B. That takes (choices + 2) · `draws` composites. Both estimates have errors of simulation, and a small
    /// index may come out below 0.
    ///
    /// The random numbers are those of Philox 4x64-10 with the key `seed`, as numpy has it, as (their upper 52 bits + ½)/2⁵²: for
    /// each draw those of A, then those of B, the weights in the order of the indicators and then the normalisation.
    ///
    /// # References
    ///
    /// * Saltelli A, Annoni P, Azzini I, Campolongo F, Ratto M, Tarantola S (2010). Variance based sensitivity analysis of model
    ///   output: design and estimator for the total sensitivity index. Computer Physics Communications 181, 259-270.
    /// * Jansen MJW (1999). Analysis of variance designs for model output. Computer Physics Communications 117, 35-43.
    /// * Saisana M, Saltelli A, Tarantola S (2005). Uncertainty and sensitivity analysis techniques as tools for the quality assessment of
    ///   composite indicators. Journal of the Royal Statistical Society A 168, 307-323.
    /// * Agreement: the same stream in numpy 2.4.6, within 1e-12.
    pub fn rank_sensitivity, Expanding, since "0.2.0";

    examples {
        /// ```
        /// use soteplan::stats::rank_sensitivity;
        /// let (unit, indicator) = ([1.0, 1.0, 2.0, 2.0, 3.0, 3.0], [1.0, 2.0, 1.0, 2.0, 1.0, 2.0]);
        /// let scores = [0.0, 1.0, 0.6, 0.5, 1.0, 0.0];
        /// let options = rank_sensitivity::Options { draws: 100, ..Default::default() };
        /// let sensitivity = rank_sensitivity(&scores, &unit, &indicator, None, None, &options)?;
        /// assert_eq!(sensitivity.rows(), 2);
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The value of a unit on an indicator.
        value: required Finite, "any";
        /// The number of the unit.
        unit: required Finite, "a number";
        /// The number of the indicator; with each unit exactly once.
        indicator: required Finite, "a number";
        /// The weight of the indicator, the same for all units; all alike where none is given.
        weight: optional AtLeastZero, "any";
    }

    options {
        /// How much weights vary, as a share of them.
        spread: f64 = 0.25, Share;
        /// Number of rows of choices in A, and in B.
        draws: u32 = 1_000, AboveZero;
        /// Where the random numbers begin: the same seed gives the same answer.
        seed: u32 = 1, AtLeastZero;
    }

    outputs {
        /// First-order index of the weight.
        value: Always, "a share";
        /// Its total index.
        total: Always, "a share";
        /// The number of the indicator.
        indicator: Always, "a number";
        /// First-order index of the normalisation, the same in each row.
        normalisation: Always, "a share";
        /// Its total index.
        normalisation_total: Always, "a share";
        /// Mean of f: how many ranks the units move, the same in each row.
        mean_shift: Always, "ranks";
        /// Why there is no row.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator NoVariation TooFewValues Overflow }

    example {
        value: [0.0, 0.9, 0.4, 0.6, 0.7, 0.2, 1.0, 0.1],
        unit: [1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 4.0, 4.0],
        indicator: [1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0],
    }

    kernel Sensitivity as tabular;
}

/// The options.
struct Sensitivity(Options);

impl From<&Options> for Sensitivity {
    fn from(options: &Options) -> Self {
        Self(options.clone())
    }
}

const NORMALISATIONS: [Normalisation; 3] =
    [Normalisation::MinMax, Normalisation::ZScore, Normalisation::PercentileRank];

/// The composite under any choices.
struct Model<'m> {
    weights: &'m [f64],
    spread: f64,
    /// The scores of each unit by indicators, by each of the normalisations.
    scores: Vec<Vec<Vec<f64>>>,
    nominal: Vec<usize>,
}

impl Model<'_> {
    /// How many units are better than each.
    fn ranks(&self, weights: &[f64], normalisation: usize) -> Vec<usize> {
        let mean = |scores: &Vec<f64>| -sum(scores.iter().zip(weights).map(|(score, weight)| score * weight));
        let units = self.scores.get(normalisation).into_iter().flatten();
        ranks(&units.map(mean).collect::<Vec<_>>())
    }

    /// f of choices, each a number between 0 and 1.
    fn shift(&self, choices: &[f64]) -> f64 {
        let varied = self.weights.iter().zip(choices);
        let weights: Vec<f64> =
            varied.map(|(weight, choice)| weight * (1.0 + self.spread * (2.0 * choice - 1.0))).collect();
        let last = choices.last().copied().unwrap_or_default();
        let ranks = self.ranks(&weights, (last * NORMALISATIONS.len() as f64) as usize);
        let moved: usize = ranks.iter().zip(&self.nominal).map(|(rank, nominal)| rank.abs_diff(*nominal)).sum();
        moved as f64 / self.nominal.len() as f64
    }
}

/// The scores of each unit by indicators.
///
/// # Errors
/// Those of `normalise`. Within, the note of an indicator that cannot be normalised.
fn normalised(matrix: &Matrix, scale: Normalisation) -> Result<Result<Vec<Vec<f64>>, Note>, Error> {
    let options = normalise::Options { scale, ..Default::default() };
    let mut units = vec![Vec::with_capacity(matrix.indicators.len()); matrix.units.len()];
    for indicator in 0..matrix.indicators.len() {
        let table = normalise(&matrix.indicator(indicator), None, None, None, None, None, &options)?;
        let scores = match table.column("value") {
            Some(Column::Number(scores)) => scores.clone(),
            _ => Cow::default(),
        };
        for (unit, score) in units.iter_mut().zip(scores.iter()) {
            if score.is_nan() {
                return Ok(Err(Note::NoVariation));
            }
            unit.push(*score);
        }
    }
    Ok(Ok(units))
}

impl Sensitivity {
    fn rows(&self, matrix: &Matrix, answer: &mut Lines<'_>) -> Result<(), Error> {
        let mut scores = Vec::with_capacity(NORMALISATIONS.len());
        for scale in NORMALISATIONS {
            match normalised(matrix, scale)? {
                Ok(units) => scores.push(units),
                Err(note) => {
                    answer.nothing(note);
                    return Ok(());
                }
            }
        }
        let mut model = Model { weights: &matrix.weights, spread: self.0.spread, scores, nominal: Vec::new() };
        model.nominal = model.ranks(&matrix.weights, 0);
        let choices = matrix.indicators.len() + 1;
        let mut random = Random::new(self.0.seed);
        let mut shifts = Vec::with_capacity(2 * self.0.draws as usize);
        // Of each choice, the squared steps from B and from A.
        let mut steps = vec![[const { Vec::new() }; 2]; choices];
        for _ in 0..self.0.draws {
            let mut draw = || (0..choices).map(|_| random.uniform()).collect::<Vec<_>>();
            let (a, b) = (draw(), draw());
            let [from_a, from_b] = [&a, &b].map(|row| model.shift(row));
            shifts.extend([from_a, from_b]);
            for (choice, steps) in steps.iter_mut().enumerate() {
                let mut mixed = a.clone();
                if let (Some(slot), Some(other)) = (mixed.get_mut(choice), b.get(choice)) {
                    *slot = *other;
                }
                let here = model.shift(&mixed);
                for (steps, there) in steps.iter_mut().zip([from_b, from_a]) {
                    steps.push((there - here) * (there - here));
                }
            }
        }
        let moments = Moments::of(&shifts);
        if moments.squares == 0.0 {
            answer.nothing(Note::NoVariation);
            return Ok(());
        }
        let variance = moments.squares / moments.n;
        let index = |steps: &Vec<f64>| 0.5 * (sum(steps.iter().copied()) / steps.len() as f64) / variance;
        let indices: Vec<[f64; 2]> =
            steps.iter().map(|[from_b, from_a]| [1.0 - index(from_b), index(from_a)]).collect();
        let [own, all] = indices.last().copied().unwrap_or([f64::NAN; 2]);
        for (indicator, [first, total]) in matrix.indicators.iter().zip(&indices) {
            answer.numbers(&[*first, *total, *indicator, own, all, moments.mean]);
        }
        Ok(())
    }
}

impl Tabular for Sensitivity {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        match Matrix::of(group)? {
            Ok(matrix) if matrix.has_gaps() => answer.nothing(Note::MissingInput),
            Ok(matrix) if matrix.units.len() < 2 => answer.nothing(Note::TooFewValues),
            Ok(matrix) => self.rows(&matrix, answer)?,
            Err(note) => answer.nothing(note),
        }
        Ok(())
    }
}
