//! Family D: decisions.

use super::{At, Findings, JUDGED, Judged, Subject, register, rule};

register![
    noted_taken_for_approved,
    approved_without_decision,
    approval_rule_not_met,
    decisions_out_of_order,
    appeal_instructions_missing,
    appeal_barred_without_reason,
    attachment_missing,
    decision_undated,
    decision_of_nobody,
    decision_of_stranger
];
