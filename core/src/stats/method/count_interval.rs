//! Interval of a count.

use crate::stats::additive::{Additive, Block, ByFirst, Limit, Part, fill_limits, veil};
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::interval::byar;
use crate::stats::interval::count::CountInterval;
use crate::stats::note::Note;

method! {
    /// Limits of the expected number behind a count of events, from the Poisson distribution.
    ///
    /// With groups, counts are summed within each group first.
    ///
    /// # Formula
    ///
    /// For x events:
    ///
    /// * exact: ½ χ²(α/2; 2x) and ½ χ²(1 − α/2; 2x + 2), the lower one 0 at no events;
    /// * Byar: x (1 − 1/(9x) − z/(3√x))³ and (x+1) (1 − 1/(9(x+1)) + z/(3√(x+1)))³.
    ///
    /// The default is exact at every count: it costs nothing more, and its limits rise with the count without a step.
    ///
    /// # References
    ///
    /// * Garwood F (1936). Fiducial limits for the Poisson distribution. Biometrika 28, 437-442.
    /// * Breslow NE, Day NE (1987). Statistical methods in cancer research, volume II. IARC, p. 69.
    /// * Agreement: SciPy 1.17.1, `scipy.stats.chi2.ppf`: within 1e-12.
    pub fn count_interval, RowWise, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::stats::count_interval;
        /// let counts = count_interval(&[0.0, 3.0], None, &count_interval::Options::default())?;
        /// assert_eq!(counts.value, [0.0, 3.0]);
        /// assert_eq!(counts.limits[0].lower[0], 0.0);
        /// assert!((counts.limits[0].upper[1] - 8.767_273_069_742_325).abs() < 1e-12);
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// Number of events; fractions, as of weighted counts, are allowed.
        count: required AtLeastZero, "events";
    }

    options {
        /// Confidence level of the limits, or a list of levels; an empty list for no limits.
        confidence: Confidence = Confidence::default(), Finite;
        /// How the limits are found.
        interval: CountInterval = CountInterval::Exact, Finite;
    }

    outputs {
        /// The count.
        value: Always, "events";
        /// Lower confidence limit.
        lower: EachLevel, "events";
        /// Upper confidence limit.
        upper: EachLevel, "events";
        /// The interval that the limits are from: `exact` or `byar`.
        interval: Always, "";
        /// Why a number is missing, or what to know about it.
        note: Always, "";
    }

    notes { MissingInput NegativeLimit Overflow }

    example { count: [0.0, 3.0, 60.0], }

    kernel Count as additive of 1 sums;
}

/// Events.
#[derive(Debug, Clone)]
struct Count {
    levels: Vec<Level>,
    interval: CountInterval,
}

impl From<&Options> for Count {
    fn from(options: &Options) -> Self {
        Self { levels: options.confidence.levels(), interval: options.interval }
    }
}

impl Additive<1, 1> for Count {
    fn terms(&self, row: [f64; 1]) -> Result<[f64; 1], Note> {
        Ok(row)
    }

    fn parts(&self, _: [bool; 1]) -> [Part; 1] {
        [Part::Column(0)]
    }

    fn value(&self, [count]: &[f64; 1]) -> Result<f64, Note> {
        Ok(*count)
    }

    fn levels(&self) -> &[Level] {
        &self.levels
    }

    fn limits(&self, [count]: &[f64; 1], level: &Level) -> [Limit; 2] {
        self.interval.limits(*count, level)
    }

    fn interval(&self) -> Option<ByFirst> {
        Some(self.interval.by_count())
    }

    #[inline(always)]
    fn limits_of_block(&self, sums: [&Block; 1], level: &Level, limits: [&mut Block; 2]) -> Option<bool> {
        let (from, z) = (self.interval.byar_from(), level.z);
        fill_limits(sums, limits, |[count]| {
            let veil = veil(count, from);
            byar::quick(count, z).map(|limit| limit + veil)
        })
    }
}
