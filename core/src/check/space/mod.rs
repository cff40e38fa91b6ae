//! The space that services cover: which service, for whom, in which municipality, on which day; where two organisations
//! cover the same, and what the plan promises and nobody covers.
//!
//! What is found is exact: every point of the space that overlaps or is open is in one box, and no other point is. What
//! a plan leaves out narrows nothing: no level is every level, no client group everyone, no municipality wherever the
//! provider works, no date the whole term.
//!
//! Blocks ([`block`]), the sweep over them ([`sweep`]) and the smallest change that mends a region ([`edit`]) know nothing
//! of plans; [`deliveries`] makes blocks of a plan, and [`answer`] speaks its words again.

mod answer;
mod block;
mod deliveries;
mod edit;
mod held;
mod hierarchy;
mod index;
mod places;
mod services;
mod sets;
mod sweep;
#[cfg(test)]
mod tests;
mod told;

pub(crate) use answer::{Cells, Repair, RepairKind, gaps, overlaps};
pub(crate) use services::ServiceAt;
