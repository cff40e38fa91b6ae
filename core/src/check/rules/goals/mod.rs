//! Family G: goals and indicators.

use super::{At, Findings, JUDGED, Judged, Subject, register, rule};

register![goal_without_indicator, target_worse_than_baseline, not_calculable];
