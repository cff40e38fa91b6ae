//! What is part of what: services of packages, client groups of larger ones.
//!
//! A whole is the sum of its parts. So only what has no parts is an item of its own, and a whole stands for all items
//! below it; a rest that belongs to none of the parts has to be a part by itself.

use super::sets::{Set, Sets};
use crate::named::Named;
use crate::plan::Id;
use crate::sorted;

/// Elements that can be part of one another; items are those without parts.
pub(super) struct Hierarchy<'p> {
    nodes: Vec<Node<'p>>,
    by_id: Named<'p, usize>,
    /// Every node after the one that it is part of.
    order: Vec<usize>,
    /// How many items there are.
    pub(super) items: u32,
}

struct Node<'p> {
    id: &'p Id,
    whole: Option<usize>,
    parts: Vec<usize>,
    /// Its number among the items, where it has no parts.
    item: Option<u32>,
}

impl<'p> Hierarchy<'p> {
    /// Elements with the one that each is part of. The first of an id counts, and a circle is opened where the plan closes
    /// it: both are other findings.
    pub(super) fn new(elements: impl Iterator<Item = (&'p Id, Option<&'p Id>)>) -> Self {
        let (mut nodes, mut by_id, mut wholes) = (Vec::new(), Named::new(), Vec::new());
        for (id, whole) in elements {
            if !by_id.contains(id.as_str()) {
                by_id.or_insert(id.as_str(), nodes.len());
                nodes.push(Node { id, whole: None, parts: Vec::new(), item: None });
                wholes.push(whole);
            }
        }
        let wholes: Vec<Option<usize>> =
            wholes.into_iter().map(|whole| whole.and_then(|id| by_id.get(id.as_str())).copied()).collect();
        let wholes = without_circles(wholes);
        for (number, whole) in wholes.iter().enumerate() {
            if let Some(node) = whole.and_then(|whole| nodes.get_mut(whole)) {
                node.parts.push(number);
            }
        }
        let mut items = 0;
        for (node, whole) in nodes.iter_mut().zip(&wholes) {
            node.whole = *whole;
            if node.parts.is_empty() {
                node.item = Some(items);
                items += 1;
            }
        }
        let mut order: Vec<usize> = (0..nodes.len()).filter(|at| wholes.get(*at) == Some(&None)).collect();
        let mut next = 0;
        while let Some(node) = order.get(next).and_then(|at| nodes.get(*at)) {
            order.extend(&node.parts);
            next += 1;
        }
        Self { nodes, by_id, order, items }
    }

    /// The number of an element; `None` where the plan does not have it.
    pub(super) fn find(&self, id: &Id) -> Option<usize> {
        self.by_id.get(id.as_str()).copied()
    }

    /// The element and those that it is part of, the nearest first.
    pub(super) fn upwards(&self, element: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(element), |at| self.nodes.get(*at).and_then(|node| node.whole))
    }

    /// The items below an element: itself where it has no parts.
    pub(super) fn items_of(&self, element: usize) -> Vec<u32> {
        let (mut below, mut items) = (vec![element], Vec::new());
        while let Some(node) = below.pop().and_then(|at| self.nodes.get(at)) {
            below.extend(&node.parts);
            items.extend(node.item);
        }
        items
    }

    /// The elements that are items, by their numbers.
    pub(super) fn elements(&self) -> impl Iterator<Item = usize> {
        self.nodes.iter().enumerate().filter(|(_, node)| node.item.is_some()).map(|(at, _)| at)
    }

    /// The items below those of the ids that the plan has; `None` where it has none of them.
    pub(super) fn set<'i>(&self, ids: impl Iterator<Item = &'i Id>, sets: &mut Sets) -> Option<Set> {
        let known: Vec<usize> = ids.filter_map(|id| self.find(id)).collect();
        (!known.is_empty()).then(|| sets.of(known.iter().flat_map(|at| self.items_of(*at)).collect()))
    }

    /// The fewest ids that stand for these items and no others, in the order of the plan.
    pub(super) fn names(&self, items: &[u32]) -> Vec<Id> {
        let mut whole = vec![true; self.nodes.len()];
        let is = |whole: &[bool], at: usize| whole.get(at) == Some(&true);
        for at in self.order.iter().rev() {
            let Some(node) = self.nodes.get(*at) else { continue };
            let full = match node.item {
                Some(item) => items.binary_search(&item).is_ok(),
                None => node.parts.iter().all(|part| is(&whole, *part)),
            };
            if let Some(place) = whole.get_mut(*at) {
                *place = full;
            }
        }
        let largest =
            |(at, node): &(usize, &Node<'p>)| is(&whole, *at) && !node.whole.is_some_and(|larger| is(&whole, larger));
        self.nodes.iter().enumerate().filter(largest).map(|(_, node)| node.id.clone()).collect()
    }
}

/// What each is part of, without what would make it part of itself.
fn without_circles(mut wholes: Vec<Option<usize>>) -> Vec<Option<usize>> {
    // Who is known to end somewhere.
    let mut ends = vec![false; wholes.len()];
    for start in 0..wholes.len() {
        let mut path: Vec<usize> = Vec::new();
        let mut seen: Vec<usize> = Vec::new();
        let mut here = Some(start);
        while let Some(at) = here.filter(|at| ends.get(*at) == Some(&false)) {
            if !sorted::insert(&mut seen, at) {
                if let Some(whole) = path.last().and_then(|last| wholes.get_mut(*last)) {
                    *whole = None;
                }
                break;
            }
            path.push(at);
            here = wholes.get(at).copied().flatten();
        }
        for at in path {
            if let Some(end) = ends.get_mut(at) {
                *end = true;
            }
        }
    }
    wholes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn names(pairs: &[(&str, &str)], asked: &[&str]) -> Vec<String> {
        let pairs: Vec<(Id, Option<Id>)> = pairs.iter().map(|(one, whole)| (id(one), Id::new(whole))).collect();
        let hierarchy = Hierarchy::new(pairs.iter().map(|(one, whole)| (one, whole.as_ref())));
        let mut sets = Sets::new();
        let asked: Vec<Id> = asked.iter().map(|text| id(text)).collect();
        let set = hierarchy.set(asked.iter(), &mut sets);
        let items = set.map(|set| sets.items(set).to_vec()).unwrap_or_default();
        hierarchy.names(&items).iter().map(Id::to_string).collect()
    }

    const FAMILY: &[(&str, &str)] =
        &[("part-a", "half"), ("half", "all"), ("all", ""), ("part-b", "half"), ("rest", "all")];

    #[test]
    fn a_whole_is_the_sum_of_its_parts() {
        assert_eq!(names(FAMILY, &["half"]), ["half"]);
        assert_eq!(names(FAMILY, &["part-b", "part-a"]), ["half"]);
        assert_eq!(names(FAMILY, &["part-b", "rest"]), ["part-b", "rest"]);
        assert_eq!(names(FAMILY, &["rest", "half"]), ["all"]);
        assert_eq!(names(FAMILY, &["nobody"]), [""; 0]);
    }

    #[test]
    fn circles_end() {
        let circle = &[("a", "b"), ("b", "a"), ("c", "a"), ("d", "a")];
        assert_eq!(names(circle, &["c"]), ["c"]);
        assert_eq!(names(circle, &["c", "d"]), ["b"], "the plan closes the circle at b, so that b is part of nothing");
        assert_eq!(names(&[("a", "a")], &["a"]), ["a"]);
        assert_eq!(names(&[("x", "a"), ("a", "b"), ("b", "a"), ("y", "b")], &["x"]), ["a"]);
    }
}
