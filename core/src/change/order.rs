//! Orders of two versions of a list, woven into one.

use crate::sorted;

/// Where each item of `after` stands in `before`; both hold each item at most once.
pub(super) fn places<T: Ord + Copy>(before: &[T], after: &[T]) -> Vec<Option<usize>> {
    let mut known: Vec<_> = before.iter().copied().zip(0..).collect();
    sorted::sort(&mut known);
    let find = |item: &T| {
        let at = known.binary_search_by(|(other, _)| other.cmp(item)).ok()?;
        known.get(at).map(|(_, place)| *place)
    };
    after.iter().map(find).collect()
}

/// The order of `after`, with what is only in `before` behind the item that it followed there.
///
/// Takes the length of `before` and, for each item of `after`, its place in `before`; gives places in both.
pub(super) fn weave(before: usize, places: &[Option<usize>]) -> Vec<(Option<usize>, Option<usize>)> {
    let mut stays = vec![false; before];
    for place in places.iter().flatten() {
        if let Some(stays) = stays.get_mut(*place) {
            *stays = true;
        }
    }
    let followers = |from: usize| (from..before).take_while(|place| stays.get(*place) == Some(&false));
    let mut woven: Vec<_> = followers(0).map(|place| (Some(place), None)).collect();
    for (index, place) in places.iter().enumerate() {
        woven.push((*place, Some(index)));
        if let Some(place) = place {
            woven.extend(followers(place + 1).map(|follower| (Some(follower), None)));
        }
    }
    woven
}

/// The items of `ours` and `theirs`, each once: in our order, unless only they changed the order that `base` had; what
/// only the other side has comes behind the item that it follows there.
pub(super) fn merged(base: &[usize], ours: &[usize], theirs: &[usize]) -> Vec<usize> {
    let in_base = |side: &[usize]| places(base, side).into_iter().flatten().collect::<Vec<_>>();
    let (in_ours, in_theirs) = (in_base(ours), in_base(theirs));
    let keeps_order = |places: &[usize], others: &[usize]| {
        let mut others = others.to_vec();
        sorted::sort(&mut others);
        places.iter().filter(|place| others.binary_search(place).is_ok()).is_sorted()
    };
    let theirs_lead = keeps_order(&in_ours, &in_theirs) && !keeps_order(&in_theirs, &in_ours);
    let (leading, other) = if theirs_lead { (theirs, ours) } else { (ours, theirs) };
    weave(other.len(), &places(other, leading))
        .into_iter()
        .filter_map(|pair| match pair {
            (_, Some(index)) => leading.get(index).copied(),
            (Some(place), None) => other.get(place).copied(),
            (None, None) => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_stands_where_it_stood() {
        let (before, after) = (["gone", "a", "lost", "b"], ["b", "new", "a"]);
        let woven = weave(before.len(), &places(&before, &after));
        let names: Vec<_> = woven
            .iter()
            .map(|(place, index)| index.map_or_else(|| before[place.unwrap()], |index| after[index]))
            .collect();
        assert_eq!(names, ["gone", "b", "new", "a", "lost"]);
    }

    #[test]
    fn the_order_is_ours_unless_only_theirs_is_new() {
        assert_eq!(merged(&[1, 2, 3], &[1, 2, 10, 3], &[1, 2, 20, 3]), [1, 2, 20, 10, 3]);
        assert_eq!(merged(&[1, 2, 3], &[1, 2, 10, 3], &[3, 2, 1]), [3, 2, 10, 1]);
        assert_eq!(merged(&[1, 2, 3], &[2, 1, 3], &[3, 2, 1]), [2, 1, 3]);
    }
}
