//! Tables that an attacker cannot tell from the true one: they differ from it in suppressed cells only.

use super::protect::Pattern;
use super::table::CountTable;

/// In which cells another table differs from the true one, and by how much; in the order of the cells.
pub(crate) type Difference = Vec<(usize, i64)>;

/// More boxes one on the other are not looked for.
const MOST_BOXES: u32 = 64;

/// One way to move counts along a dimension: up under the codes with 1, down under those with −1.
type Move = Vec<(usize, i64)>;

/// The moves along a dimension that change a code: from a leaf that is part of it to one that is not, or to nowhere, which
/// changes all that the leaf is part of.
fn moves(table: &CountTable, along: usize, code: usize) -> Vec<Move> {
    let Some(dimension) = table.dimensions.get(along) else { return Vec::new() };
    let mut moves = Vec::new();
    for leaf in dimension.leaves(true, code) {
        let up = dimension.path(leaf);
        for other in dimension.leaves(false, code) {
            let down = dimension.path(other);
            let one = up.iter().filter(|code| !down.contains(code)).map(|code| (*code, 1));
            let two = down.iter().filter(|code| !up.contains(code)).map(|code| (*code, -1));
            moves.push(one.chain(two).collect());
        }
        moves.push(up.iter().map(|code| (*code, 1)).collect());
    }
    moves
}

/// The cheapest box of cells, a move along each dimension, by which a cell comes to `want` more (or less) than it has; several
/// boxes, one on the other, where none can by itself. Counts stay at least 0.
///
/// `cost` is what it costs to suppress a cell, none where that is not allowed. None where no boxes do.
pub(crate) fn boxes(
    table: &CountTable,
    pattern: &Pattern,
    cell: usize,
    want: i64,
    cost: &dyn Fn(usize) -> Option<f64>,
) -> Option<Difference> {
    let codes = table.codes(cell);
    let [first, second, third] = [0, 1, 2].map(|along| {
        let code = codes.get(along).copied().unwrap_or_default();
        moves(table, along, code)
    });
    let [_, own_two, own_three] = &codes.map(|code| vec![(code, 1)]);
    let mut difference: Difference = Vec::new();
    let mut left = want;
    // Each round reaches further, or ends the search.
    for round in 0.. {
        if left == 0 {
            break;
        }
        if round == MOST_BOXES {
            return None;
        }
        let more = |cell: usize| {
            let found = difference.binary_search_by_key(&cell, |(cell, _)| *cell);
            found.ok().and_then(|at| difference.get(at)).map_or(0, |(_, more)| *more)
        };
        // How far it goes, what it costs, and the moves.
        let mut best: Option<(i64, f64, [&Move; 3])> = None;
        // How far a box goes, and what it costs; none where the best so far goes further, or as far at no higher cost.
        let weigh = |best: &Option<(i64, f64, _)>, [one, two, three]: [&Move; 3]| {
            let (mut reach, mut costs) = (left.abs(), 0.0);
            for (a, sign_a) in one {
                for (b, sign_b) in two {
                    for (c, sign_c) in three {
                        let cell = table.cell([*a, *b, *c]);
                        let before = more(cell);
                        if sign_a * sign_b * sign_c * left < 0 {
                            reach = reach.min(pattern.count(cell) + before);
                        }
                        if before == 0 {
                            costs += cost(cell)?;
                        }
                        let beaten = best
                            .as_ref()
                            .is_some_and(|(far, cheap, _)| reach < *far || (reach == *far && costs >= *cheap));
                        if reach <= 0 || beaten {
                            return None;
                        }
                    }
                }
            }
            Some((reach, costs))
        };
        // Every move has the code itself: a part of the box that costs too much already spares the rest.
        for one in &first {
            if weigh(&best, [one, own_two, own_three]).is_none() {
                continue;
            }
            for two in &second {
                if weigh(&best, [one, two, own_three]).is_none() {
                    continue;
                }
                for three in &third {
                    if let Some((reach, costs)) = weigh(&best, [one, two, three]) {
                        best = Some((reach, costs, [one, two, three]));
                    }
                }
            }
        }
        let (reach, _, [one, two, three]) = best?;
        let step = reach * left.signum();
        for (a, sign_a) in one {
            for (b, sign_b) in two {
                for (c, sign_c) in three {
                    let (cell, more) = (table.cell([*a, *b, *c]), sign_a * sign_b * sign_c * step);
                    match difference.binary_search_by_key(&cell, |(cell, _)| *cell) {
                        Ok(at) => difference.get_mut(at).into_iter().for_each(|(_, sum)| *sum += more),
                        Err(at) => difference.insert(at, (cell, more)),
                    }
                }
            }
        }
        left -= step;
    }
    difference.retain(|(_, more)| *more != 0);
    Some(difference)
}

/// Whether a difference makes a table that nobody can tell from the true one: no published cell changes, no count falls below 0, and
/// each total is still what its parts come to.
pub(crate) fn is_hidden(table: &CountTable, pattern: &Pattern, difference: &Difference) -> bool {
    let mut sums: Difference = Vec::new();
    for (cell, more) in difference.iter().filter(|(cell, _)| table.is_inner(*cell)) {
        for holder in table.holders(*cell) {
            sums.push((holder, *more));
        }
    }
    crate::sorted::sort(&mut sums);
    let mut added: Difference = Vec::new();
    for (cell, more) in sums {
        match added.last_mut().filter(|(last, _)| *last == cell) {
            Some((_, sum)) => *sum += more,
            None => added.push((cell, more)),
        }
    }
    added.retain(|(_, more)| *more != 0);
    added == *difference
        && difference.iter().all(|(cell, more)| pattern.is_suppressed(*cell) && pattern.count(*cell) + more >= 0)
}
