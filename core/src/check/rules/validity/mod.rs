//! Family V: validity and law.

use super::{At, Findings, JUDGED, Judged, Subject, register, rule};

register![term_order, early_end_without_successor, circular_facts, evaluation_missing];
