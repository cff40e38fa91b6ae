//! Proportion.

use crate::stats::additive::{ByFirst, Limit};
use crate::stats::confidence::{Confidence, Level};
use crate::stats::declare::method;
use crate::stats::interval::{binomial, wilson};
use crate::stats::quotient::{Quotient, QuotientInterval};
use crate::stats::words::words;

words! {
    /// How the limits of a proportion are found.
    pub enum Interval {
        /// Wilson's score interval: near its level at every proportion, also at none and at all.
        Wilson = "wilson",
        /// Clopper and Pearson's exact interval: never below its level, and wider than it need be.
        ClopperPearson = "clopper_pearson",
        /// Jeffreys's interval: equal tails of the posterior under the prior Beta(½, ½).
        Jeffreys = "jeffreys",
        /// Agresti and Coull's: Wald's interval about Wilson's midpoint, cut at 0 and 1.
        AgrestiCoull = "agresti_coull",
        /// Wald's normal interval, cut at 0 and 1: of use only for comparison with others, for it covers too little and
        /// has no width at none and at all.
        Wald = "wald",
    }
}

method! {
    /// Share of a denominator that has a property, with limits from the binomial distribution.
    ///
    /// With groups, counts and denominators are summed within each group first.
    ///
    /// # Formula
    ///
    /// value = per · x / n, for x of n. The limits are, times per:
    ///
    /// * `wilson`: (x + z²/2 ± z √(z²/4 + x(n − x)/n)) / (n + z²);
    /// * `clopper_pearson`: the α/2 quantile of Beta(x, n − x + 1) and the 1 − α/2 quantile of Beta(x + 1, n − x), 0 at none
    ///   and 1 at all;
    /// * `jeffreys`: the α/2 and 1 − α/2 quantiles of Beta(x + ½, n − x + ½), at none and at all as well;
    /// * `agresti_coull`: p̃ ± z √(p̃(1 − p̃)/ñ) with ñ = n + z² and p̃ = (x + z²/2)/ñ;
    /// * `wald`: p ± z √(p(1 − p)/n) with p = x/n.
    ///
    /// All lie between 0 and `per`. A zero denominator gives a note, whatever the count; a count above another denominator is
    /// an error, of a row and of a group. Software differs for `jeffreys` at none and at all: some set the lower limit to 0
    /// and the upper one to 1 there; here the quantiles stand.
    ///
    /// # References
    ///
    /// * Wilson EB (1927). Probable inference, the law of succession, and statistical inference. JASA 22, 209-212.
    /// * Newcombe RG (1998). Two-sided confidence intervals for the single proportion. Statistics in Medicine 17, 857-872.
    /// * Clopper CJ, Pearson ES (1934). The use of confidence or fiducial limits illustrated in the case of the binomial.
    ///   Biometrika 26, 404-413.
    /// * Brown LD, Cai TT, DasGupta A (2001). Interval estimation for a binomial proportion. Statistical Science 16, 101-133.
    /// * Agreement: PHEindicatormethods 2.1.0, `phe_proportion`, and statsmodels 0.15.0, `proportion_confint`: within
    ///   1e-12.
    pub fn proportion, RowWise, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::stats::proportion;
        /// let percentages = proportion::Options { per: 100.0, ..Default::default() };
        /// let shares = proportion(&[9.0, 0.0], &[10.0, 12.0], None, &percentages)?;
        /// assert_eq!(shares.value, [90.0, 0.0]);
        /// assert_eq!(shares.limits[0].lower[1], 0.0);
        /// assert!((shares.limits[0].upper[1] - 24.249_400_665_524_08).abs() < 1e-12);
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// How many have the property; fractions are allowed.
        count: required AtLeastZero, "persons or events";
        /// How many there are.
        denominator: required AtLeastZero, "persons or events";
    }

    options {
        /// The proportion is given per this many: 100 for per cent.
        per: f64 = 1.0, AboveZero;
        /// Confidence level of the limits, or a list of levels; an empty list for no limits.
        confidence: Confidence = Confidence::default(), Finite;
        /// How the limits are found.
        interval: Interval = Interval::Wilson, Finite;
    }

    outputs {
        /// The proportion.
        value: Always, "of `per`";
        /// Lower confidence limit.
        lower: EachLevel, "as `value`";
        /// Upper confidence limit.
        upper: EachLevel, "as `value`";
        /// The interval that the limits are from.
        interval: Always, "";
        /// How many of the group have the property.
        count: Grouped, "persons or events";
        /// How many there are in the group.
        denominator: Grouped, "persons or events";
        /// Why a number is missing, or what to know about it.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator Overflow }

    example {
        count: [9.0, 0.0, 77.0],
        denominator: [10.0, 12.0, 1000.0],
    }

    kernel Share as additive of 2 sums;
}

type Share = Quotient<Interval>;

impl From<&Options> for Share {
    fn from(options: &Options) -> Self {
        Self::new(options.per, &options.confidence, options.interval)
    }
}

impl QuotientInterval for Interval {
    const COMPARES: bool = true;

    fn limits(&self, count: f64, denominator: f64, level: &Level) -> [Limit; 2] {
        let limits = match self {
            Self::Wilson => wilson::limits,
            Self::ClopperPearson => binomial::clopper_pearson,
            Self::Jeffreys => binomial::jeffreys,
            Self::AgrestiCoull => binomial::agresti_coull,
            Self::Wald => binomial::wald,
        };
        limits(count, denominator, level).map(Limit::from)
    }

    fn by_count(&self) -> ByFirst {
        ByFirst::always(self.word())
    }

    fn quick_from(self) -> f64 {
        if self == Self::Wilson { 0.0 } else { f64::INFINITY }
    }

    #[inline(always)]
    fn quick_limits(count: f64, denominator: f64, z: f64) -> [f64; 2] {
        wilson::quick(count, denominator, z)
    }
}
