//! Family A: plans that belong together, checked together.

use super::register;
use crate::check::Findings;
use crate::check::set::{PlanSet, SetRule, set_rule, texts_differ, units_differ, words_differ};

register![of SetRule:
    goal_elsewhere_unknown,
    focus_area_unserved,
    relation_not_told_back,
    relations_contradict,
    gap_before_successor,
    successor_overlaps,
    handed_over_lost,
    indicator_defined_otherwise,
    targets_contradict,
    party_told_otherwise,
    plan_id_twice,
];
