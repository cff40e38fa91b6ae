//! The methods, one a file.

/// The list of methods: a word here is all that a new file needs.
macro_rules! methods {
    ($($id:ident)+) => {
        $(
            #[doc = concat!("[`", stringify!($id), "()`]: its options, and its state for rows that come in portions.")]
            pub mod $id;
            #[doc(inline)]
            pub use $id::$id;
        )+

        /// All methods, in alphabetical order.
        pub(crate) static METHODS: &[crate::stats::MethodInfo] = &[$($id::INFO),+];
    };
}

methods! {
    benchmark
    cochran_armitage
    comparative_ratio
    compare
    composite
    concentration_index
    control_chart
    copeland
    count_interval
    crude_rate
    directly_standardised_rate
    disclosure_attack
    effective_weights
    funnel_limits
    funnel_points
    gini
    indirectly_standardised_rate
    inequality_measures
    kakwani
    life_expectancy
    lorenz
    mann_kendall
    mean
    moving_rate
    normalise
    primary_suppression
    proportion
    quantile_group
    rank_intervals
    rank_sensitivity
    ratio
    rounding
    secondary_suppression
    slope_index_of_inequality
    spine_chart
    standardised_ratio
    trend
    weighted_quantile
    winsorise
    years_of_life_lost
}
