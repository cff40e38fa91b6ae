//! What protected tables give away, by trying all tables of whole numbers: independent of linear programming, and of the search.

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value, json};

use crate::stats::compute;
use crate::{Cell, Column, Table};

/// A table of inner counts and, in the first dimension, how many codes have a code of their own between them and the total.
#[derive(Debug, Clone)]
struct Small {
    sizes: [usize; 3],
    /// The first codes of the first dimension belong to a code of their own.
    grouped: usize,
    counts: Vec<i64>,
}

const ORDER: [&str; 3] = ["dimension_1", "dimension_2", "dimension_3"];

fn small(most: [usize; 3], highest: i64) -> impl Strategy<Value = Small> {
    let sizes = (2..=most[0], 2..=most[1], 1..=most[2], 0_usize..3);
    sizes.prop_flat_map(move |(one, two, three, grouped)| {
        let counts = prop::collection::vec(0..=highest, one * two * three);
        counts.prop_map(move |counts| Small { sizes: [one, two, three], grouped, counts })
    })
}

/// A row of the long form: its codes, its count and the inner cells that it holds.
struct Row {
    codes: [String; 3],
    count: i64,
    holds: Vec<usize>,
}

impl Small {
    fn groups(&self) -> bool {
        self.grouped > 1 && self.grouped < self.sizes[0]
    }

    fn rows(&self) -> Vec<Row> {
        let choices = |along: usize| {
            let size = self.sizes[along];
            let mut list: Vec<(String, Vec<usize>)> = (0..size).map(|code| (format!("c{code}"), vec![code])).collect();
            if along == 0 && self.groups() {
                list.push(("group".to_owned(), (0..self.grouped).collect()));
            }
            list.push(("total".to_owned(), (0..size).collect()));
            list
        };
        let mut rows = Vec::new();
        for (one, ones) in choices(0) {
            for (two, twos) in choices(1) {
                for (three, threes) in if self.sizes[2] > 1 { choices(2) } else { vec![("c0".to_owned(), vec![0])] } {
                    let mut holds = Vec::new();
                    for a in &ones {
                        for b in &twos {
                            holds.extend(threes.iter().map(|c| (a * self.sizes[1] + b) * self.sizes[2] + c));
                        }
                    }
                    let count = holds.iter().map(|cell| self.counts[*cell]).sum();
                    rows.push(Row { codes: [one.clone(), two.clone(), three.clone()], count, holds });
                }
            }
        }
        rows
    }

    fn options(&self) -> Map<String, Value> {
        let mut options = Map::new();
        if self.groups() {
            let codes: Map<_, _> = (0..self.grouped).map(|code| (format!("c{code}"), "group".into())).collect();
            options.insert("hierarchies".to_owned(), json!({ "dimension_1": codes }));
        }
        options
    }

    fn table(&self, rows: &[Row], counts: Vec<f64>) -> Table<'static> {
        let mut table = Table::new();
        table.insert("count", counts).unwrap();
        for (along, name) in ORDER.iter().enumerate().take(if self.sizes[2] > 1 { 3 } else { 2 }) {
            table.insert(*name, Column::text(rows.iter().map(|row| Some(row.codes[along].clone())))).unwrap();
        }
        table
    }
}

/// All tables of whole numbers that agree with what is published, by inner cells; up to `highest`.
struct Tables<'r> {
    rows: &'r [Row],
    published: &'r [bool],
    /// What is left of each row for the inner cells that are still open.
    left: Vec<i64>,
    highest: Vec<i64>,
    values: Vec<i64>,
    steps: u32,
}

impl<'r> Tables<'r> {
    fn of(rows: &'r [Row], published: &'r [bool], cells: usize, slack: i64) -> Self {
        let left = rows.iter().map(|row| row.count).collect();
        let highest = |cell: usize| {
            let holders =
                rows.iter().zip(published).filter(|(row, published)| **published && row.holds.contains(&cell));
            holders
                .map(|(row, _)| row.count)
                .min()
                .unwrap_or_else(|| slack + rows.iter().find(|row| row.holds == [cell]).map_or(0, |row| row.count))
        };
        Self { rows, published, left, highest: (0..cells).map(highest).collect(), values: vec![0; cells], steps: 0 }
    }

    /// Calls `each` with every table until it says that it has seen enough. None where there are too many.
    fn visit(&mut self, cell: usize, each: &mut dyn FnMut(&[i64]) -> bool) -> Option<bool> {
        self.steps += 1;
        if self.steps > 300_000 {
            return None;
        }
        if cell == self.values.len() {
            return Some(each(&self.values));
        }
        let holders: Vec<usize> =
            (0..self.rows.len()).filter(|row| self.published[*row] && self.rows[*row].holds.contains(&cell)).collect();
        let most = holders.iter().map(|row| self.left[*row]).min().unwrap_or(self.highest[cell]);
        let last = holders.iter().filter(|row| self.rows[**row].holds.iter().max() == Some(&cell));
        let needed = last.map(|row| self.left[*row]).max().unwrap_or(0);
        for value in needed..=most.min(self.highest[cell]) {
            self.values[cell] = value;
            holders.iter().for_each(|row| self.left[*row] -= value);
            let enough = self.visit(cell + 1, each);
            holders.iter().for_each(|row| self.left[*row] += value);
            if enough? {
                return Some(true);
            }
        }
        Some(false)
    }
}

fn value(row: &Row, values: &[i64]) -> i64 {
    row.holds.iter().map(|cell| values[*cell]).sum()
}

/// The least and the most that each row has in any table.
fn intervals(rows: &[Row], published: &[bool], cells: usize) -> Option<Vec<[i64; 2]>> {
    let mut found = vec![[i64::MAX, i64::MIN]; rows.len()];
    Tables::of(rows, published, cells, 7).visit(0, &mut |values| {
        for (row, [low, high]) in rows.iter().zip(&mut found) {
            (*low, *high) = ((*low).min(value(row, values)), (*high).max(value(row, values)));
        }
        false
    })?;
    Some(found)
}

/// Whether all primary rows are protected as asked. None where there are too many tables.
fn protected(rows: &[Row], published: &[bool], primary: &[usize], cells: usize, ask: [i64; 2]) -> Option<bool> {
    let found = intervals(rows, published, cells)?;
    Some(primary.iter().all(|row| {
        let ([low, high], count) = (found[*row], rows[*row].count);
        low <= (count - ask[0]).max(0) && high >= count + ask[1]
    }))
}

fn notes(table: &Table<'_>) -> Vec<String> {
    let word = |row| match table.cell("note", row) {
        Cell::Text(word) => word.to_owned(),
        _ => String::new(),
    };
    (0..table.rows()).map(word).collect()
}

/// The rows that are published, primary and secondary; none where a cell cannot be protected.
fn suppressed(small: &Small, rows: &[Row], ask: [i64; 2], cost: &str) -> (Vec<bool>, Vec<usize>, Vec<usize>, bool) {
    let mut options = small.options();
    options.insert("threshold".to_owned(), json!(3));
    options.insert("protection_below".to_owned(), json!(ask[0]));
    options.insert("protection_above".to_owned(), json!(ask[1]));
    options.insert("cost".to_owned(), json!(cost));
    let table = small.table(rows, rows.iter().map(|row| row.count as f64).collect());
    let notes = notes(&compute("secondary_suppression", &table, &options.into(), &[]).unwrap());
    let with = |word: &str| (0..rows.len()).filter(|row| notes[*row] == word).collect::<Vec<_>>();
    let published = notes.iter().map(String::is_empty).collect();
    (published, with("primary_suppression"), with("secondary_suppression"), with("unprotected").is_empty())
}

/// Tries a property on many tables, and says how often there was something to judge.
fn tried<S: Strategy>(cases: u32, tables: &S, property: impl Fn(S::Value) -> Result<usize, TestCaseError>) -> usize {
    let judged = std::cell::Cell::new(0);
    let mut runner = TestRunner::new_with_rng(
        ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) },
        TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    );
    let outcome = runner.run(tables, |table| {
        judged.set(judged.get() + property(table)?);
        Ok(())
    });
    outcome.unwrap();
    judged.get()
}

fn asks() -> impl Strategy<Value = [i64; 2]> {
    prop::array::uniform2(1_i64..3)
}

fn tables() -> impl Strategy<Value = Small> {
    prop_oneof![small([4, 4, 1], 9), small([3, 2, 2], 6)]
}

#[test]
fn no_attack_comes_closer_than_asked_and_no_suppression_is_idle() {
    let judged = tried(300, &(tables(), asks()), |(small, ask)| {
        let rows = small.rows();
        let (mut published, primary, secondary, _) = suppressed(&small, &rows, ask, "count");
        let cells = small.counts.len();
        let Some(safe) = protected(&rows, &published, &primary, cells, ask) else { return Ok(0) };
        prop_assert!(safe);
        let mut needed = 0;
        for row in secondary {
            published[row] = true;
            if let Some(safe) = protected(&rows, &published, &primary, cells, ask) {
                prop_assert!(!safe, "row {row} need not be suppressed");
                needed += 1;
            }
            published[row] = false;
        }
        Ok(needed)
    });
    assert!(judged > 300, "{judged}");
}

#[test]
fn no_pattern_of_a_small_table_is_cheaper() {
    let judged = tried(200, &(small([3, 2, 1], 9), asks()), |(small, ask)| {
        let rows = small.rows();
        let (published, primary, secondary, all) = suppressed(&small, &rows, ask, "count");
        let cost = |chosen: &[usize]| chosen.iter().map(|row| rows[*row].count).sum::<i64>();
        let choice: Vec<usize> = (0..rows.len())
            .filter(|row| (published[*row] && rows[*row].count > 0) || secondary.contains(row))
            .collect();
        if !all || choice.len() > 11 || secondary.is_empty() {
            return Ok(0);
        }
        for bits in 0..1_u32 << choice.len() {
            let chosen: Vec<usize> = (0..choice.len()).filter(|at| bits >> at & 1 == 1).map(|at| choice[at]).collect();
            if cost(&chosen) < cost(&secondary) {
                let hidden = |row: &usize| primary.contains(row) || chosen.contains(row);
                let published: Vec<bool> = (0..rows.len()).map(|row| !hidden(&row)).collect();
                let safe = protected(&rows, &published, &primary, small.counts.len(), ask);
                prop_assert_ne!(safe, Some(true), "{:?}", chosen);
            }
        }
        Ok(1)
    });
    assert!(judged > 30, "{judged}");
}

#[test]
fn attacks_have_the_limits_of_all_tables() {
    let hidden = prop::collection::vec(prop::bool::weighted(0.35), 60);
    let judged = tried(300, &(tables(), hidden), |(small, hidden)| {
        let rows = small.rows();
        let published: Vec<bool> = (0..rows.len()).map(|row| !hidden[row]).collect();
        let counts = rows.iter().zip(&published).map(|(row, shown)| if *shown { row.count as f64 } else { f64::NAN });
        let table = small.table(&rows, counts.collect());
        let answer = compute("disclosure_attack", &table, &small.options().into(), &[]).unwrap();
        let Some(found) = intervals(&rows, &published, small.counts.len()) else { return Ok(0) };
        let flat = small.sizes[2] == 1;
        let mut open = 0;
        for (row, [low, high]) in found.into_iter().enumerate() {
            let number = |name| match answer.cell(name, row) {
                Cell::Number(number) => number as i64,
                _ => i64::MAX,
            };
            let told = [number("lower"), number("upper")];
            prop_assert!(told[0] <= low && told[1] >= high, "{:?} {:?}", told, [low, high]);
            if flat && told[1] != i64::MAX {
                prop_assert_eq!(told, [low, high]);
                open += usize::from(low < high);
            }
        }
        Ok(open)
    });
    assert!(judged > 100, "{judged}");
}

#[test]
fn larger_tables_hold_against_linear_programming_in_any_order_of_their_rows() {
    let judged = tried(40, &(small([12, 6, 3], 12), asks()), |(small, ask)| {
        let mut rows = small.rows();
        let (published, primary, _, _) = suppressed(&small, &rows, ask, "log");
        let counts = rows.iter().zip(&published).map(|(row, shown)| if *shown { row.count as f64 } else { f64::NAN });
        let table = small.table(&rows, counts.collect());
        let told = compute("disclosure_attack", &table, &small.options().into(), &[]).unwrap();
        for row in &primary {
            let (Cell::Number(low), count) = (told.cell("lower", *row), rows[*row].count) else {
                return Err(TestCaseError::fail("no lower limit"));
            };
            prop_assert!(low <= (count - ask[0]).max(0) as f64);
            if let Cell::Number(high) = told.cell("upper", *row) {
                prop_assert!(high >= (count + ask[1]) as f64);
            }
        }
        rows.reverse();
        let (mut backwards, ..) = suppressed(&small, &rows, ask, "log");
        backwards.reverse();
        prop_assert_eq!(published, backwards);
        Ok(primary.len())
    });
    assert!(judged > 200, "{judged}");
}
