//! Small sets in the order of their items, each item once: half the size of a tree in the browser; and one way to sort.

use std::cmp::Ordering;

/// Adds an item where it belongs; false where it is there already.
pub(crate) fn insert<T: Ord>(list: &mut Vec<T>, item: T) -> bool {
    match list.binary_search(&item) {
        Ok(_) => false,
        Err(at) => {
            list.insert(at, item);
            true
        }
    }
}

/// The items of several, each once.
pub(crate) fn collect<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut list = Vec::new();
    for item in items {
        insert(&mut list, item);
    }
    list
}

/// Sorts a list; equal items keep their order.
///
/// Every list of the core is sorted here, by positions: the standard library's sorts come once more for each type, and
/// were a tenth of what a browser had to load.
pub(crate) fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, T::cmp);
}

/// Sorts a list by a key of its items; equal items keep their order.
pub(crate) fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(list, |one, other| key(one).cmp(&key(other)));
}

/// Sorts a list by a comparison of its items; equal items keep their order.
pub(crate) fn sort_by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let swaps = swaps(list.len(), &|one, other| match (list.get(one), list.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    for (one, other) in swaps {
        list.swap(one, other);
    }
}

/// The swaps of places that sort a list of so many items: compiled once for all types.
fn swaps(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_unstable_by(|one, other| compare(*one, *other).then(one.cmp(other)));
    let mut swaps = Vec::new();
    // Each circle of places is followed once; a place that is done leads to itself.
    for start in 0..length {
        let mut here = start;
        while let Some(from) =
            order.get_mut(here).map(|from| std::mem::replace(from, here)).filter(|from| *from != start)
        {
            swaps.push((here, from));
            here = from;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(mut list in prop::collection::vec((0_u8..8, any::<u8>()), 0..60)) {
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_by_key(&mut list, |(key, _)| *key);
            prop_assert_eq!(&list, &expected);
            expected.sort();
            sort(&mut list);
            prop_assert_eq!(list, expected);
        }
    }
}
