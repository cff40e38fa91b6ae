//! Family S: ids, references, texts and their languages.

use super::{At, Findings, JUDGED, Judged, Subject, register, rule};

register![
    duplicate_id,
    dangling_reference,
    empty_text,
    swedish_missing,
    source_missing,
    no_parties,
    part_missing,
    circular_alignment,
    date_order,
    outside_term,
    figure_empty,
    orphan,
    language_missing,
    reference_twice,
    blanks_around_text,
];
