//! Years of life lost.

use crate::Error;
use crate::stats::additive::Limit;
use crate::stats::age_bands::age_bands;
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::interval::dobson;
use crate::stats::moments::sum;
use crate::stats::note::Note;
use crate::stats::tabular::{Group, Lines, Tabular};

method! {
    /// Potential years of life lost to deaths before an age limit, as a sum or, with denominators, as a rate.
    ///
    /// Each row is an age band. All rows, or the rows of each group, give one value. The bands may stand in any order; the
    /// last is open, and the limit is the start of a band.
    ///
    /// # Formula
    ///
    /// value = Σ D (A − m) over the bands below the limit A, for D deaths at a mean age m: the middle of the band, and in the
    /// first year of life, where that is a band, `infant_share` of it. With denominators the sum is divided by theirs below the
    /// limit and given per so many. The limits are Dobson's, with the variance Σ D (A − m)².
    ///
    /// # References
    ///
    /// * Gardner JW, Sanborn JS (1990). Years of potential life lost (YPLL): what does it measure? Epidemiology 1, 322-329.
    /// * OECD Health Statistics, definitions: potential years of life lost, with a limit of 75 years.
    /// * Dobson AJ, Kuulasmaa K, Eberle E, Scherer J (1991). Confidence intervals for weighted sums of Poisson parameters.
    ///   Statistics in Medicine 10, 457-462.
    pub fn years_of_life_lost, Aggregating, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::years_of_life_lost};
        /// let (deaths, age) = ([2.0, 4.0, 900.0], [0.0, 65.0, 75.0]);
        /// let lost = years_of_life_lost(&deaths, &age, None, None, &years_of_life_lost::Options::default())?;
        /// assert_eq!(lost.cell("value", 0), Cell::Number(2.0 * 42.5 + 4.0 * 5.0));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// Number of deaths in the band.
        count: required AtLeastZero, "deaths";
        /// First year of age of the band.
        age: required AtLeastZero, "years";
        /// Population of the band, for a rate.
        denominator: optional AtLeastZero, "persons or person-years";
    }

    options {
        /// Deaths from this age on lose no years.
        age_limit: f64 = 75.0, AboveZero;
        /// With denominators, the rate is given per this many of them.
        per: f64 = 100_000.0, AboveZero;
        /// Confidence level of the limits, or a list of levels; an empty list for no limits.
        confidence: Confidence = Confidence::default(), Finite;
        /// Share of the first year that those live who die in it, where the band is that year.
        infant_share: f64 = 0.1, Share;
    }

    outputs {
        /// Years lost; with denominators, as a rate.
        value: Always, "years, or years per `per` of the denominator";
        /// Lower confidence limit.
        lower: EachLevel, "as `value`";
        /// Upper confidence limit.
        upper: EachLevel, "as `value`";
        /// Deaths below the age limit.
        count: Always, "deaths";
        /// Why a number is missing, or what to know about it.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator ZeroCount NegativeLimit Overflow }

    example {
        count: [2.0, 4.0, 40.0, 900.0],
        age: [0.0, 1.0, 65.0, 75.0],
        denominator: [1000.0, 60000.0, 9000.0, 8000.0],
    }

    kernel Lost as tabular;
}

/// The years lost, with their options.
struct Lost {
    levels: Vec<Level>,
    options: Options,
}

impl From<&Options> for Lost {
    fn from(options: &Options) -> Self {
        Self { levels: options.confidence.levels(), options: options.clone() }
    }
}

impl Tabular for Lost {
    fn levels(&self) -> &[Level] {
        &self.levels
    }

    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        if group.has_missing() {
            answer.nothing(Note::MissingInput);
            return Ok(());
        }
        let limit = self.options.age_limit;
        let mut below = Vec::new();
        for band in age_bands(group, 1)?.into_iter().filter(|band| band.start < limit) {
            let Some(width) = band.width.filter(|width| band.start + width <= limit) else {
                let wanted = format!("in a band that ends by `age_limit`, {limit}: the limit is the start of a band");
                return Err(Error::value("age", group.place(band.row), band.start, wanted));
            };
            let left = limit - (band.start + band.lived(self.options.infant_share) * width);
            below.push((group.at(0, band.row), left, group.at(2, band.row)));
        }
        let count = sum(below.iter().map(|(deaths, ..)| *deaths));
        let years = sum(below.iter().map(|(deaths, left, _)| deaths * left));
        let variance = sum(below.iter().map(|(deaths, left, _)| left * (deaths * left)));
        let denominator = sum(below.iter().map(|(.., denominator)| *denominator));
        if group.has(2) && denominator == 0.0 {
            answer.nothing(Note::ZeroDenominator);
            return Ok(());
        }
        let per = |limit: f64| if group.has(2) { self.options.per * limit / denominator } else { limit };
        let mut row = vec![Limit::from(per(years))];
        for level in answer.levels() {
            row.extend(dobson::limits(years, variance, count, level).map(|limit| limit.map(per)));
        }
        row.push(count.into());
        answer.push(&row, &[], None);
        Ok(())
    }
}
