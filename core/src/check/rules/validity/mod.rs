//! Family V: validity and law.

use super::{At, Findings, JUDGED, Judged, Subject, register, rule};

register![
    term_order,
    early_end_without_successor,
    circular_facts,
    evaluation_missing,
    municipality_missing,
    not_based_on_need,
    term_off_council_term,
    nobody_takes_over,
    successor_leaves_out,
    law_ends_within_term,
    law_not_yet_in_force,
    outside_lifespan,
    follows_on_other_day,
    successor_not_linked
];
