//! Family R: who answers for what, on both sides.

use super::{At, Findings, JUDGED, Judged, Subject, register, rule};

register![goal_without_pair, pair_on_one_side, vacancy, holder_on_other_side, person_overloaded];
