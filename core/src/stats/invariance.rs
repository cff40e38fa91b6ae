//! What holds for every method, whatever the rows: no order and no split of them matters, and nothing but finite numbers
//! goes out.

use std::collections::HashMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{
    Estimates, Groups, MethodInfo, Stream, comparative_ratio, compare, compute, count_interval, crude_rate,
    directly_standardised_rate, methods, proportion, ratio, standardised_ratio,
};
use crate::{Cell, Column, Table};

/// Rows of a key and six numbers, of which a method takes what it needs.
type Rows = Vec<(u8, [f64; 6])>;

/// Now and then a missing number or a zero, sometimes numbers of any size.
pub(super) fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        1 => Just(f64::NAN),
        2 => Just(0.0),
        20 => 0.0..50.0,
        20 => (0..2_000_u32).prop_map(f64::from),
        4 => (-300.0..300.0).prop_map(|power| libm::pow(10.0, power)),
    ]
}

fn rows() -> impl Strategy<Value = Rows> {
    prop::collection::vec((0_u8..4, prop::array::uniform6(number())), 0..40)
}

fn table(method: &MethodInfo, rows: &Rows) -> Table<'static> {
    let mut table = Table::new();
    for (place, column) in method.columns.iter().enumerate() {
        // A count is at most its denominator, here.
        let number =
            |row: &[f64; 6]| if place == 0 && column.name == "count" { row[0].min(row[1]) } else { row[place] };
        let missing = |row: &[f64; 6]| row.iter().take(2).any(|value| value.is_nan());
        let positive = |value: f64| if value == 0.0 && column.allowed.word == "above_zero" { 1.0 } else { value };
        let values =
            rows.iter().map(|(_, row)| if missing(row) && place == 0 { f64::NAN } else { positive(number(row)) });
        table.insert(column.name, values.collect::<Vec<_>>()).unwrap();
    }
    table.insert("key", rows.iter().map(|(key, _)| f64::from(*key)).collect::<Vec<_>>()).unwrap();
    table
}

fn options(method: &MethodInfo) -> Value {
    let mut options = json!({});
    if method.has_option("confidence") {
        options["confidence"] = json!([0.95, 0.998]);
    }
    if method.has_option("draws") {
        options["draws"] = json!(50);
    }
    options
}

/// The answer; none where the method refuses rows that have no meaning together, such as an age that two bands have.
fn answer(method: &MethodInfo, table: &Table<'_>, by: &[&str]) -> Option<Table<'static>> {
    match compute(method.id, table, &options(method), by) {
        Ok(answer) => Some(answer),
        Err(error) => {
            assert_eq!(error.code(), "column-value", "{}: {error}", method.id);
            None
        }
    }
}

/// A row of an answer, to the bit.
fn line(answer: &Table<'_>, row: usize) -> Vec<String> {
    let cell = |name| match answer.cell(name, row) {
        Cell::Number(number) => format!("{:016x}", number.to_bits()),
        other => format!("{other:?}"),
    };
    answer.names().map(cell).collect()
}

/// The rows of an answer by their keys.
fn by_key(answer: &Table<'_>) -> HashMap<String, Vec<String>> {
    (0..answer.rows()).map(|row| (format!("{:?}", answer.cell("key", row)), line(answer, row))).collect()
}

fn without_key(table: &Table<'static>) -> Table<'static> {
    let mut rest = Table::new();
    for (name, column) in table.columns().filter(|(name, _)| *name != "key") {
        rest.insert(name, column.clone()).unwrap();
    }
    rest
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn order_does_not_matter(rows in rows(), seed in any::<u64>()) {
        let mut shuffled = rows.clone();
        shuffled.sort_by_key(|(key, row)| (row[0].to_bits() ^ row[1].to_bits() ^ u64::from(*key)).wrapping_mul(seed | 1));
        for method in methods().filter(|method| matches!(method.kind.word, "row_wise" | "aggregating")) {
            let answer = |rows| answer(method, &table(method, rows), &["key"]).map(|answer| by_key(&answer));
            prop_assert_eq!(answer(&rows), answer(&shuffled), "{}", method.id);
        }
    }

    /// Sorted groups are summed many at a time, the others and those of portions not.
    #[test]
    fn neighbours_do_not_matter(
        lengths in prop::collection::vec(1_usize..70, 20..80),
        kind in 0_usize..6,
        odd in prop::option::weighted(0.3, (0_usize..3000, prop_oneof![Just(f64::NAN), Just(0.0), Just(-0.0), Just(1e300)])),
        seed in any::<u64>(),
    ) {
        let mut state = seed;
        let mut number = |place: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let share = (state >> 11) as f64 / (1_u64 << 53) as f64;
            let below = [20.0, 4000.0, 70.0, 2000.0, 3.0, 3.0][place];
            match kind {
                0 => (share * below).floor(),
                1 => 1.0 + share * below,
                // Few bits and many of them: sums come to lie between two numbers.
                2 => below + (share * 4.0).floor() * f64::EPSILON * below,
                3 => below * libm::exp2((state % 60) as f64 - 30.0),
                4 => 1.0 + (share * below * 8.0).floor() / 8.0,
                _ => share * below * if state % 7 == 0 { 0.0 } else { 1.0 },
            }
        };
        let mut rows: Vec<(usize, [f64; 6])> = Vec::new();
        for (key, length) in lengths.iter().enumerate() {
            rows.extend((0..*length).map(|_| (key, std::array::from_fn(&mut number))));
        }
        if let Some((place, odd)) = odd {
            let count = rows.len();
            rows[place % count].1[place % 3] = odd;
        }
        let table = |method: &MethodInfo, rows: &[(usize, [f64; 6])]| {
            let six: Rows = rows.iter().map(|(_, row)| (0, *row)).collect();
            let mut columns = without_key(&table(method, &six));
            columns.insert("key", rows.iter().map(|(key, _)| *key as f64).collect::<Vec<_>>()).unwrap();
            columns
        };
        let mut shuffled = rows.clone();
        shuffled.sort_by_key(|(key, row)| (row[0].to_bits() ^ row[1].to_bits() ^ *key as u64).wrapping_mul(seed | 1));
        for method in methods().filter(|method| method.adder.is_some()) {
            let sorted = answer(method, &table(method, &rows), &["key"]).map(|answer| by_key(&answer));
            let mixed = answer(method, &table(method, &shuffled), &["key"]).map(|answer| by_key(&answer));
            prop_assert_eq!(&sorted, &mixed, "{}", method.id);
            let mut stream = Stream::new(method.id, &options(method), &["key"]).unwrap();
            let refused = rows.chunks(700).any(|rows| stream.push(&table(method, rows)).is_err());
            let portions = stream.finish().ok().filter(|_| !refused).map(|answer| by_key(&answer));
            prop_assert_eq!(&sorted, &portions, "{}", method.id);
        }
    }

    #[test]
    fn a_row_is_a_group_of_one(rows in rows()) {
        let rows: Rows = rows.into_iter().enumerate().map(|(key, (_, row))| (key as u8, row)).collect();
        for method in methods().filter(|method| method.kind.word == "row_wise") {
            let table = table(method, &rows);
            let (grouped, alone) = (answer(method, &table, &["key"]), answer(method, &without_key(&table), &[]));
            prop_assert_eq!(grouped.is_some(), alone.is_some(), "{}", method.id);
            let (Some(grouped), Some(alone)) = (grouped, alone) else { continue };
            for row in 0..rows.len() {
                for name in alone.names() {
                    prop_assert_eq!(alone.cell(name, row), grouped.cell(name, row), "{} {} {}", method.id, name, row);
                }
            }
        }
    }

    #[test]
    fn nothing_but_finite_numbers_goes_out(rows in rows()) {
        for method in methods() {
            let Some(answer) = answer(method, &table(method, &rows), &["key"]) else { continue };
            for (name, column) in answer.columns() {
                let Column::Number(values) = column else { continue };
                for (row, value) in values.iter().enumerate() {
                    prop_assert!(value.is_finite() || value.is_nan());
                    let explained = answer.cell("note", row) != Cell::Missing;
                    prop_assert!(!value.is_nan() || explained, "{} {} {}", method.id, name, row);
                }
            }
        }
    }

    #[test]
    fn portions_do_not_matter(rows in rows(), cuts in prop::collection::vec(0_usize..40, 0..4), left in any::<bool>()) {
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(rows.len())).chain([0, rows.len()]).collect();
        cuts.sort_unstable();
        let column = |place: usize| rows.iter().map(|(_, row)| row[place]).collect::<Vec<f64>>();
        let (mut count, denominator, weight) = (column(0), column(1), column(2));
        for (count, denominator) in count.iter_mut().zip(&denominator) {
            *count = if denominator.is_nan() { f64::NAN } else { count.min(*denominator) };
        }
        let whole = Groups::whole(rows.len());
        // One estimate of each method from its states, merged from the left or from the right, and from all rows at once.
        macro_rules! check {
            ($method:ident, $($column:expr),+) => {
                check!($method::Options::default(), $method, $($column),+);
            };
            ($options:expr, $method:ident, $($column:expr),+) => {
                let options = $options;
                let mut states = Vec::new();
                for cut in cuts.windows(2) {
                    let portion = cut[0]..cut[1];
                    let mut state = $method::State::new(&options).unwrap();
                    state.push($($column(&portion)),+).unwrap();
                    states.push(state);
                }
                let join = |mut one: $method::State, other: $method::State| { one.merge(&other); one };
                let merged = if left {
                    states.into_iter().reduce(join)
                } else {
                    states.into_iter().rev().reduce(|all, part| join(part, all))
                };
                let portions = merged.unwrap().finish().unwrap();
                let at_once: Estimates = $method($($column(&(0..rows.len()))),+, Some(&whole), &options).unwrap();
                if !rows.is_empty() {
                    prop_assert_eq!(line(&portions.into_table(), 0), line(&at_once.into_table(), 0));
                }
            };
        }
        type Portion = std::ops::Range<usize>;
        check!(count_interval, |part: &Portion| &count[part.clone()]);
        check!(
            standardised_ratio,
            |part: &Portion| &count[part.clone()],
            |part: &Portion| &denominator[part.clone()],
            |part: &Portion| &weight[part.clone()],
            |part: &Portion| &denominator[part.clone()]
        );
        check!(
            comparative_ratio,
            |part: &Portion| &count[part.clone()],
            |part: &Portion| &denominator[part.clone()],
            |part: &Portion| &count[part.clone()],
            |part: &Portion| &denominator[part.clone()],
            |part: &Portion| &weight[part.clone()]
        );
        check!(
            compare,
            |part: &Portion| &count[part.clone()],
            |part: &Portion| &denominator[part.clone()],
            |part: &Portion| &count[part.clone()],
            |part: &Portion| &denominator[part.clone()]
        );
        check!(crude_rate, |part: &Portion| &count[part.clone()], |part: &Portion| &denominator[part.clone()]);
        check!(proportion, |part: &Portion| &count[part.clone()], |part: &Portion| &denominator[part.clone()]);
        // The gamma interval needs the largest weight beside the sums.
        check!(
            directly_standardised_rate::Options {
                interval: directly_standardised_rate::Interval::Gamma,
                minimum_count: 0.0,
                ..Default::default()
            },
            directly_standardised_rate,
            |part: &Portion| &count[part.clone()],
            |part: &Portion| &denominator[part.clone()],
            |part: &Portion| Some(&weight[part.clone()]),
            |_: &Portion| None,
            |_: &Portion| None
        );
        check!(
            ratio,
            |part: &Portion| &weight[part.clone()],
            |part: &Portion| &denominator[part.clone()],
            |part: &Portion| Some(&count[part.clone()])
        );
    }
}
