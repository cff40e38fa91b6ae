//! Family G: goals and indicators.

use super::{At, Findings, JUDGED, Judged, Subject, register, rule};

register![
    goal_without_indicator,
    target_worse_than_baseline,
    not_calculable,
    indicator_without_baseline,
    indicator_without_direction,
    indicator_without_source,
    indicator_without_owner,
    target_outside_term,
    target_after_early_end,
    contradicting_targets,
    targets_turn_back,
    unused_indicator,
    indicator_overloaded,
    target_area_of_other_vintage,
    measure_without_responsible,
    measure_without_goal,
    goal_without_measure,
    series_broken,
    too_few_points,
    several_values
];
