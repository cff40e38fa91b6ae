//! Normalisation of indicators.

use crate::Error;
use crate::stats::constant::polarity;
use crate::stats::declare::method;
use crate::stats::moments::Moments;
use crate::stats::note::Note;
use crate::stats::ranks::ranks;
use crate::stats::tabular::{Group, Lines, Tabular};
use crate::stats::words::words;

words! {
    /// How values are brought to one scale.
    pub enum Normalisation {
        /// Along the way from the worst value to the best.
        MinMax = "min_max",
        /// In standard deviations from the mean.
        ZScore = "z_score",
        /// Along the way from the worst value to `target`; for a reference give its value as the target.
        DistanceToTarget = "distance_to_target",
        /// Along the way between the goalposts `lowest` and `highest`.
        Goalposts = "goalposts",
        /// Over the best value; where lower is better, the best value over it.
        FractionOfBest = "fraction_of_best",
        /// The share of the other values that are worse, equal ones counted half.
        PercentileRank = "percentile_rank",
        /// The place from the best, which is 1; equal values share the best of their places.
        Rank = "rank",
    }
}

words! {
    /// What becomes of values beyond the target or a goalpost.
    pub enum Beyond {
        /// They count as the target or the goalpost.
        Cut = "cut",
        /// The line goes on.
        Extended = "extended",
    }
}

method! {
    /// The values of an indicator on a scale that it shares with others, where higher is better.
    ///
    /// The rows of a group are the units of one indicator: give the indicator as a key.
    ///
    /// # Formula
    ///
    /// Where lower is better, values and limits of the scale are turned round first: u = `polarity` · y. Then, with s for share:
    ///
    /// * `min_max`: s = (u − min u)/(max u − min u);
    /// * `distance_to_target`: s = (u − min u)/(target − min u);
    /// * `goalposts`: s = (u − worse goalpost)/(better goalpost − worse goalpost);
    /// * `percentile_rank`: s = (number of worse values + ½ number of other equal ones)/(n − 1);
    /// * `fraction_of_best`: s = y / max y, or min y / y where lower is better, of values above zero.
    ///
    /// value = `floor` + (`ceiling` − `floor`) s. Of `z_score` it is (u − mean u)/standard deviation with n − 1, of `rank` 1 + number
    /// of better values: these have no floor and no ceiling.
    ///
    /// A missing value stays missing and does not count.
    ///
    /// # References
    ///
    /// * OECD, European Union, Joint Research Centre (2008). Handbook on constructing composite indicators: methodology and user
    ///   guide. OECD Publishing, step 5.
    /// * Becker W, Caperna G, Del Sorbo M, Norlén H, Papadimitriou E, Saisana M (2022). COINr: an R package for developing
    ///   composite indicators. Journal of Open Source Software 7, 4567.
    /// * Agreement: the formulas in mpmath 1.4.1 at 50 digits, within 1e-12.
    pub fn normalise, WithinGroups, since "0.2.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::normalise};
        /// let (waits, lower_is_better) = ([12.0, 20.0, 28.0], [-1.0, -1.0, -1.0]);
        /// let options = normalise::Options::default();
        /// let scores = normalise(&waits, Some(&lower_is_better), None, None, None, None, &options)?;
        /// assert_eq!(scores.cell("value", 0), Cell::Number(1.0));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// The values of the indicator.
        value: required Finite, "any";
        /// 1 where higher is better, -1 where lower is; 1 where none is given. All rows of a group have the same.
        polarity: optional Finite, "1 or -1";
        /// What is to be reached, for `distance_to_target`.
        target: optional Finite, "as `value`";
        /// The lower goalpost.
        lowest: optional Finite, "as `value`";
        /// The higher goalpost.
        highest: optional Finite, "as `value`";
    }

    options {
        /// How values are brought to one scale.
        scale: Normalisation = Normalisation::MinMax, Finite;
        /// The score of the worst end of the scale.
        floor: f64 = 0.0, Finite;
        /// The score of its best end.
        ceiling: f64 = 1.0, Finite;
        /// What becomes of values beyond the target or a goalpost.
        beyond: Beyond = Beyond::Cut, Finite;
    }

    outputs {
        /// The score.
        value: Always, "a score, standard deviations or a place";
        /// Why there is none.
        note: Always, "";
    }

    notes { MissingInput NoVariation TooFewValues NoRatio Overflow }

    example { value: [12.0, 7.0, 31.0, 20.0], polarity: [1.0, 1.0, 1.0, 1.0], }

    kernel Scaled as tabular;
}

/// The options.
struct Scaled(Options);

impl From<&Options> for Scaled {
    fn from(options: &Options) -> Self {
        Self(options.clone())
    }
}

/// What is known of all values of a group, turned so that higher is better.
struct Spread {
    moments: Moments,
    worst: f64,
    best: f64,
}

impl Scaled {
    /// The places of the columns that the scale needs, beside the value and its polarity.
    ///
    /// # Errors
    /// `missing-column`.
    fn needed(&self, group: &Group<'_>) -> Result<&'static [usize], Error> {
        let (places, names): (&[usize], &[&str]) = match self.0.scale {
            Normalisation::DistanceToTarget => (&[2], &["target"]),
            Normalisation::Goalposts => (&[3, 4], &["lowest", "highest"]),
            _ => (&[], &[]),
        };
        match places.iter().zip(names).find(|(place, _)| !group.has(**place)) {
            Some((_, name)) => Err(Error::missing_column(INFO.id, name)),
            None => Ok(places),
        }
    }

    fn along(&self, value: f64, worst: f64, best: f64) -> Result<f64, Note> {
        // Halves: the range of the largest numbers is beyond the largest.
        let (way, range) = (0.5 * value - 0.5 * worst, 0.5 * best - 0.5 * worst);
        if range == 0.0 { Err(Note::NoVariation) } else { Ok(self.score(way / range)) }
    }

    fn score(&self, share: f64) -> f64 {
        self.0.floor + (self.0.ceiling - self.0.floor) * share
    }

    fn cut(&self, value: f64, worst: f64, best: f64) -> f64 {
        if self.0.beyond == Beyond::Cut { value.max(worst.min(best)).min(best.max(worst)) } else { value }
    }

    fn value(&self, group: &Group<'_>, row: usize, turned: f64, sign: f64, spread: &Spread) -> Result<f64, Note> {
        let Spread { moments, worst, best } = spread;
        match self.0.scale {
            Normalisation::MinMax => self.along(turned, *worst, *best),
            Normalisation::DistanceToTarget => {
                let target = sign * group.at(2, row);
                self.along(self.cut(turned, *worst, target), *worst, target)
            }
            Normalisation::Goalposts => {
                let [low, high] = [3, 4].map(|place| sign * group.at(place, row));
                let [worst, best] = if sign > 0.0 { [low, high] } else { [high, low] };
                self.along(self.cut(turned, worst, best), worst, best)
            }
            // The lowest value is the worst or, turned round, the best.
            Normalisation::FractionOfBest if (if sign > 0.0 { *worst } else { -best }) <= 0.0 => Err(Note::NoRatio),
            Normalisation::FractionOfBest => Ok(self.score(if sign > 0.0 { turned / best } else { best / turned })),
            _ if moments.n < 2.0 => Err(Note::TooFewValues),
            Normalisation::ZScore if moments.squares == 0.0 => Err(Note::NoVariation),
            _ => Ok((turned - moments.mean) / moments.variance().sqrt()),
        }
    }
}

impl Tabular for Scaled {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        let sign = polarity(group, 1)?;
        let needed = self.needed(group)?;
        if self.0.scale == Normalisation::Goalposts {
            let turned = |row: &usize| group.at(4, *row) <= group.at(3, *row);
            if let Some(row) = (0..group.len()).find(turned) {
                let wanted = format!("above `lowest`, {}", group.at(3, row));
                return Err(Error::value("highest", group.place(row), group.at(4, row), wanted));
            }
        }
        let turned = |row: usize| sign * group.at(0, row);
        let is_missing = |row: usize| {
            let polarity = group.has(1) && group.at(1, row).is_nan();
            polarity || group.at(0, row).is_nan() || needed.iter().any(|place| group.at(*place, row).is_nan())
        };
        let known: Vec<usize> = (0..group.len()).filter(|row| !is_missing(*row)).collect();
        let values: Vec<f64> = known.iter().map(|row| turned(*row)).collect();
        let spread = Spread {
            moments: Moments::of(&values),
            worst: values.iter().copied().fold(f64::INFINITY, f64::min),
            best: values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        };
        // How many are worse than each, and how many better.
        let (worse, better) = (ranks(&values), ranks(&values.iter().map(|value| -value).collect::<Vec<_>>()));
        let others = values.len().saturating_sub(1);
        let mut standing = worse.into_iter().zip(better);
        for row in 0..group.len() {
            if is_missing(row) {
                answer.nothing(Note::MissingInput);
                continue;
            }
            let (worse, better) = standing.next().unwrap_or_default();
            let value = match self.0.scale {
                Normalisation::Rank => Ok((better + 1) as f64),
                Normalisation::PercentileRank if others == 0 => Err(Note::TooFewValues),
                // With e equals, w worse + b better + e = others.
                Normalisation::PercentileRank => Ok(self.score((worse + others - better) as f64 / (2 * others) as f64)),
                _ => self.value(group, row, turned(row), sign, &spread),
            };
            match value {
                Ok(value) => answer.numbers(&[value]),
                Err(note) => answer.nothing(note),
            }
        }
        Ok(())
    }
}
