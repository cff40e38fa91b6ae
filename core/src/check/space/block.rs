//! Boxes of a space with three finite axes and days.

use super::sets::{Set, Sets};

/// How many axes there are beside the days.
pub(super) const AXES: usize = 3;

/// Days by number, both included. The least and the greatest number stand for open ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Days {
    pub(super) first: i32,
    pub(super) last: i32,
}

impl Days {
    /// The days from one to another; `None` where there is none.
    pub(super) fn new(first: i32, last: i32) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// The days that both have.
    pub(super) fn common(self, other: Self) -> Option<Self> {
        Self::new(self.first.max(other.first), self.last.min(other.last))
    }

    /// Whether every day of the other is among these.
    pub(super) fn holds(self, other: Self) -> bool {
        self.common(other) == Some(other)
    }

    /// From the first day of the two to the last.
    pub(super) fn hull(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// The days before the first of the other.
    pub(super) fn before(self, other: Self) -> Option<Self> {
        Self::new(self.first, self.last.min(other.first.checked_sub(1)?))
    }

    /// The days after the last of the other.
    pub(super) fn after(self, other: Self) -> Option<Self> {
        Self::new(self.first.max(other.last.checked_add(1)?), self.last)
    }

    /// How many.
    pub(super) fn count(self) -> u64 {
        u64::from(self.last.abs_diff(self.first)) + 1
    }
}

/// A box: every combination of an item of each axis and a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) axes: [Set; AXES],
    pub(super) days: Days,
}

impl Shape {
    /// The items along an axis.
    pub(super) fn along(&self, axis: usize) -> Set {
        self.axes.get(axis).copied().unwrap_or(Set::EMPTY)
    }

    /// The same with other items along an axis.
    pub(super) fn with(mut self, axis: usize, items: Set) -> Self {
        if let Some(place) = self.axes.get_mut(axis) {
            *place = items;
        }
        self
    }

    /// The same on other days.
    pub(super) fn on(self, days: Days) -> Self {
        Self { days, ..self }
    }

    /// Whether the two share a point.
    pub(super) fn meets(&self, other: &Self, sets: &Sets) -> bool {
        self.days.common(other.days).is_some() && (0..AXES).all(|axis| sets.meet(self.along(axis), other.along(axis)))
    }

    /// Whether every point of the other is in this one, looking at all but one axis; the days are the axis after the last.
    pub(super) fn holds_beside(&self, other: &Self, beside: usize, sets: &Sets) -> bool {
        (beside == AXES || self.days.holds(other.days))
            && (0..AXES).all(|axis| axis == beside || sets.holds(self.along(axis), other.along(axis)))
    }

    /// How many points.
    pub(super) fn points(&self, sets: &Sets) -> u64 {
        let items = self.axes.iter().map(|set| sets.items(*set).len() as u64);
        items.fold(self.days.count(), u64::saturating_mul)
    }
}

/// A box that somebody covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) shape: Shape,
    /// Who covers it.
    pub(super) owner: u32,
    /// How it may be changed; `None` where it may not.
    pub(super) room: Option<Room>,
}

/// How far a block may be changed, one axis at a time. It may always be shortened and be taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Room {
    /// The days that it may be extended to.
    pub(super) days: Days,
    /// The items that each axis may get.
    pub(super) grow: [Set; AXES],
    /// The axes that may lose items.
    pub(super) shrink: [bool; AXES],
}
