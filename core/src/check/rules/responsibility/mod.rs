//! Family R: who answers for what, on both sides.

use super::{At, Findings, JUDGED, Judged, Subject, register, rule};

register![
    goal_without_pair,
    pair_on_one_side,
    vacancy,
    holder_on_other_side,
    person_overloaded,
    focus_area_without_pair,
    interface_without_pair,
    indicator_without_pair,
    pair_for_nothing,
    holder_outside_plan,
    pairs_concentrated,
    holder_after_party,
    pair_without_review,
    review_too_rare,
    cycle_without_length,
    person_without_deputy,
    person_on_two_sides,
    party_without_decision,
    answered_for_twice,
];
