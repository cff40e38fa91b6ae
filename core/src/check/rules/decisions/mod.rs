//! Family D: decisions.

use super::{At, Findings, JUDGED, Judged, Subject, register, rule};

register![noted_taken_for_approved, approved_without_decision];
