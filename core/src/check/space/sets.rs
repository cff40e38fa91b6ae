//! Finite sets of small numbers, each kept once.

use hashbrown::HashMap;
use std::rc::Rc;

use crate::sorted;

/// A set among [`Sets`]; equal sets are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) struct Set(u32);

impl Set {
    /// The set of nothing.
    pub(super) const EMPTY: Self = Self(0);
}

/// All sets that there are, so that a block holds numbers in place of lists and equal sets are compared once.
#[derive(Debug)]
pub(super) struct Sets {
    lists: Vec<Rc<[u32]>>,
    known: HashMap<Rc<[u32]>, Set>,
}

impl Sets {
    pub(super) fn new() -> Self {
        let mut sets = Self { lists: Vec::new(), known: HashMap::new() };
        sets.of(Vec::new());
        sets
    }

    /// The set of some items, in any order and as often as they come.
    pub(super) fn of(&mut self, mut items: Vec<u32>) -> Set {
        if !items.is_sorted() {
            sorted::sort(&mut items);
        }
        items.dedup();
        if let Some(set) = self.known.get(items.as_slice()) {
            return *set;
        }
        let set = Set(u32::try_from(self.lists.len()).unwrap_or(u32::MAX));
        let list: Rc<[u32]> = items.into();
        self.lists.push(Rc::clone(&list));
        self.known.insert(list, set);
        set
    }

    /// The items of a set, in order.
    pub(super) fn items(&self, set: Set) -> &[u32] {
        self.lists.get(set.0 as usize).map_or(&[], |list| list)
    }

    /// Whether the set has the item.
    pub(super) fn has(&self, set: Set, item: u32) -> bool {
        self.items(set).binary_search(&item).is_ok()
    }

    /// Whether every item of the part is in the whole.
    pub(super) fn holds(&self, whole: Set, part: Set) -> bool {
        let (whole_items, items) = (self.items(whole), self.items(part));
        whole == part || items.len() < whole_items.len() && items.iter().all(|item| self.has(whole, *item))
    }

    /// Whether the two share an item.
    pub(super) fn meet(&self, one: Set, other: Set) -> bool {
        let shorter_first = self.items(one).len() <= self.items(other).len();
        let (few, many) = if shorter_first { (one, other) } else { (other, one) };
        self.items(few).iter().any(|item| one == other || self.has(many, *item))
    }

    /// What both have.
    pub(super) fn common(&mut self, one: Set, other: Set) -> Set {
        let items = self.items(one).iter().copied().filter(|item| self.has(other, *item)).collect();
        self.of(items)
    }

    /// What the one has and the other has not.
    pub(super) fn minus(&mut self, one: Set, other: Set) -> Set {
        let items = self.items(one).iter().copied().filter(|item| !self.has(other, *item)).collect();
        self.of(items)
    }

    /// What one of them has.
    pub(super) fn union(&mut self, sets: impl IntoIterator<Item = Set>) -> Set {
        let items = sets.into_iter().flat_map(|set| self.items(set).iter().copied()).collect();
        self.of(items)
    }
}
