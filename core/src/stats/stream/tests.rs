//! Portions do not matter, whatever the method.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::Stream;
use crate::stats::invariance::number;
use crate::stats::{MethodInfo, compute, methods};
use crate::{Cell, Column, Error, Table};

type Row = (Option<u8>, i64, [f64; 5]);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let key = prop::option::weighted(0.9, 0_u8..4);
    prop::collection::vec((key, 2018_i64..2020, prop::array::uniform5(number())), 0..40)
}

/// Rows as a table, each count at most its denominator.
fn table(method: &MethodInfo, rows: &[Row]) -> Table<'static> {
    let mut table = Table::new();
    for (place, column) in method.columns.iter().enumerate() {
        let values = rows.iter().map(|(_, _, row)| {
            let value = if column.name == "count" { row[0].min(row[1]) } else { row[place] };
            let missing = column.name == "count" && (row[0].is_nan() || row[1].is_nan());
            let zero = value == 0.0 && column.allowed.word == "above_zero";
            if missing { f64::NAN } else { f64::from(u8::from(zero)) + value }
        });
        // The age group belongs to a standard population by name.
        if column.name != "age" {
            table.insert(column.name, values.collect::<Vec<_>>()).unwrap();
        }
    }
    let areas = rows.iter().map(|(area, ..)| area.map(|area| format!("{area:03}")));
    table.insert("area", Column::text(areas)).unwrap();
    table.insert("year", Column::Integer(rows.iter().map(|(_, year, _)| Some(*year)).collect())).unwrap();
    table
}

/// A table to the bit; `NaN` is equal to itself.
fn lines(table: &Table<'_>) -> Vec<Vec<String>> {
    let cell = |name, row| match table.cell(name, row) {
        Cell::Number(number) => format!("{:016x}", number.to_bits()),
        other => format!("{other:?}"),
    };
    let rows = (0..table.rows()).map(|row| table.names().map(|name| cell(name, row)).collect());
    std::iter::once(table.names().map(str::to_owned).collect()).chain(rows).collect()
}

fn options(method: &MethodInfo) -> Vec<Value> {
    let confidence = if method.has_option("confidence") { json!({ "confidence": [0.95, 0.998] }) } else { json!({}) };
    let mut options = vec![confidence];
    if method.id == "directly_standardised_rate" {
        // The gamma interval needs the largest weight beside the sums.
        options.push(json!({ "interval": "gamma", "minimum_count": 0 }));
    }
    options
}

/// One state of several, by joining neighbours as `shape` says.
fn tree(mut states: Vec<Stream>, shape: &[usize], by_bytes: bool) -> Stream {
    let mut shape = shape.iter().copied().cycle();
    while states.len() > 1 {
        let place = shape.next().unwrap_or(0) % (states.len() - 1);
        let other = states.remove(place + 1);
        states[place].merge(&if by_bytes { sent(&other) } else { other }).unwrap();
    }
    states.remove(0)
}

fn sent(stream: &Stream) -> Stream {
    Stream::from_bytes(&stream.to_bytes().unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_split_and_any_tree_give_what_all_rows_at_once_give(
        rows in rows(),
        cuts in prop::collection::vec(0_usize..40, 0..8),
        shape in prop::collection::vec(any::<usize>(), 1..8),
        by_bytes in any::<bool>(),
        states in any::<bool>(),
    ) {
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(rows.len())).chain([0, rows.len()]).collect();
        cuts.sort_unstable();
        for method in methods().filter(|method| method.streams()) {
            for (options, by) in options(method).iter().flat_map(|options| [(options, ["area", "year"]), (options, ["year", "area"])]) {
                let whole = compute(method.id, &table(method, &rows), options, &by);
                let new = || Stream::new(method.id, options, &by).unwrap();
                let portions = cuts.windows(2).map(|cut| table(method, &rows[cut[0]..cut[1]]));
                let streamed = if states {
                    let states = portions.map(|portion| { let mut one = new(); one.push(&portion).map(|()| one) });
                    states.collect::<Result<Vec<_>, _>>().map(|states| tree(states, &shape, by_bytes))
                } else {
                    let mut one = new();
                    portions.into_iter().try_for_each(|portion| one.push(&portion)).map(|()| one)
                };
                // What only the sums of a group show is refused at the end.
                match (whole, streamed.and_then(|streamed| Ok((streamed.finish()?, streamed)))) {
                    (Ok(whole), Ok((answer, streamed))) => {
                        prop_assert_eq!(lines(&answer), lines(&whole), "{}", method.id);
                        // Asked again, and after a journey, it answers the same.
                        prop_assert_eq!(lines(&sent(&streamed).finish().unwrap()), lines(&whole), "{}", method.id);
                    }
                    (whole, streamed) => {
                        let codes = (whole.unwrap_err().code(), streamed.unwrap_err().code());
                        prop_assert_eq!(codes.0, codes.1, "{}", method.id);
                    }
                }
            }
        }
    }

    #[test]
    fn damaged_bytes_are_refused(place in 0_usize..400, bit in 0..8, cut in 0_usize..400) {
        let mut bytes = crude(&["area"], &[("area", Column::text([Some("091"), None]))]).to_bytes().unwrap();
        prop_assert!(Stream::from_bytes(&bytes).is_ok());
        let short = &bytes[..cut.min(bytes.len() - 1)];
        prop_assert_eq!(Stream::from_bytes(short).unwrap_err().code(), "state");
        let place = place.min(bytes.len() - 1);
        bytes[place] ^= 1_u8 << bit;
        prop_assert_eq!(Stream::from_bytes(&bytes).unwrap_err().code(), "state");
    }
}

/// Rates of as many rows as the keys have.
fn portion(keys: &[(&str, Column<'static>)]) -> Table<'static> {
    let mut table = Table::of_columns(keys.iter().cloned());
    let rows = table.rows();
    table.insert("count", vec![12.0; rows]).unwrap();
    table.insert("denominator", vec![1_000.0; rows]).unwrap();
    table
}

fn crude(by: &[&str], keys: &[(&str, Column<'static>)]) -> Stream {
    let mut stream = Stream::new("crude_rate", &json!({}), by).unwrap();
    stream.push(&portion(keys)).unwrap();
    stream
}

fn refused<T>(result: Result<T, Error>) -> (&'static str, String) {
    let error = result.err().unwrap();
    (error.code(), error.to_string())
}

#[test]
fn nine_methods_stream_and_the_others_say_why_not() {
    let streaming: Vec<_> = methods().filter(|method| method.streams()).map(|method| method.id).collect();
    let expected = [
        "comparative_ratio",
        "compare",
        "count_interval",
        "crude_rate",
        "directly_standardised_rate",
        "indirectly_standardised_rate",
        "proportion",
        "ratio",
        "standardised_ratio",
    ];
    assert_eq!(streaming, expected);
    let (code, message) = refused(Stream::new("trend", &json!({}), &["area"]));
    assert_eq!((code, message.as_str()), ("not-streamable", "`trend` sees the rows of a group side by side"));
    let (code, message) = refused(Stream::new("crude_rate", &json!({}), &[]));
    assert_eq!((code, message.as_str()), ("not-streamable", "`crude_rate` answers each row by itself"));
    assert!(Stream::new("directly_standardised_rate", &json!({}), &[]).is_ok());
}

#[test]
fn calls_that_cannot_be_made() {
    let new = |method, options: Value, by: &[&str]| refused(Stream::new(method, &options, by)).0;
    assert_eq!(new("crude_rat", json!({}), &["area"]), "unknown-method");
    assert_eq!(new("crude_rate", json!({ "pre": 1 }), &["area"]), "unknown-option");
    assert_eq!(new("crude_rate", json!({ "per": 0 }), &["area"]), "option-value");
    assert_eq!(new("crude_rate", json!({}), &["area", "area"]), "argument");
    assert_eq!(new("crude_rate", json!({ "confidence": [0.9, 0.95] }), &["upper_90"]), "argument");
    let mut stream = crude(&["area"], &[("area", Column::text([Some("091")]))]);
    let before = lines(&stream.finish().unwrap());
    let with = |name: &str, column: Column<'static>| {
        let mut table = portion(&[("area", Column::text([Some("091"), Some("049")]))]);
        table.insert(name, column).unwrap();
        table
    };
    let (code, message) = refused(stream.push(&with("count", vec![1.0, -1.0].into())));
    assert_eq!((code, message.contains("row 1")), ("column-value", true), "{message}");
    assert_eq!(refused(stream.push(&with("cuont", vec![1.0, 1.0].into()))).0, "unknown-column");
    assert_eq!(refused(stream.push(&with("area", vec![91.0, 49.0].into()))).0, "column-type");
    assert_eq!(refused(stream.push(&with("area", vec![91.0, 49.0].into()).without(&["count"]))).0, "missing-column");
    assert_eq!(lines(&stream.finish().unwrap()), before, "none of that left a trace");
}

#[test]
fn portions_have_the_same_columns() {
    let mut portion = Table::new();
    for name in ["count", "denominator", "standard_population"] {
        portion.insert(name, vec![20.0]).unwrap();
    }
    let mut stream = Stream::new("directly_standardised_rate", &json!({}), &[]).unwrap();
    stream.push(&portion).unwrap();
    assert_eq!(refused(stream.push(&portion.clone().without(&["standard_population"]))).0, "missing-column");
    portion.insert("event_frequency", vec![1.0]).unwrap();
    assert_eq!(refused(stream.push(&portion)).0, "unknown-column");
    let mut other = Stream::new("directly_standardised_rate", &json!({}), &[]).unwrap();
    other.push(&portion).unwrap();
    assert_eq!(refused(stream.merge(&other)).0, "unknown-column");
    assert_eq!(refused(other.merge(&stream)).0, "missing-column");
}

#[test]
fn keys_take_the_type_that_has_all_their_values() {
    let day = jiff::civil::date(2021, 8, 1);
    let mut stream =
        crude(&["year", "day"], &[("year", Column::from(vec![f64::NAN])), ("day", Column::from(vec![f64::NAN]))]);
    for (year, day) in [
        (Column::Integer(vec![Some(2018)]), Column::Date(vec![Some(day)])),
        // As pandas has whole numbers beside missing ones.
        (Column::from(vec![2018.0, f64::NAN]), Column::Date(vec![Some(day), None])),
    ] {
        stream.push(&portion(&[("year", year), ("day", day)])).unwrap();
    }
    let answer = sent(&stream).finish().unwrap();
    assert_eq!(answer.column("day"), Some(&Column::Date(vec![None, Some(day)])));
    assert_eq!(answer.cell("year", 1), Cell::Number(2018.0));
    assert_eq!(answer.column("count"), Some(&Column::from(vec![24.0, 24.0])));
}

#[test]
fn groups_come_in_the_order_of_merging() {
    let of = |areas: &[&'static str]| crude(&["area"], &[("area", Column::text(areas.iter().copied().map(Some)))]);
    let order = |stream: Stream| stream.finish().unwrap().column("area").cloned().unwrap();
    let words = |areas: &[&'static str]| Column::text(areas.iter().copied().map(Some));
    let mut one = of(&["B", "A"]);
    one.merge(&of(&["C", "A"])).unwrap();
    assert_eq!(order(one), words(&["B", "A", "C"]));
    let mut other = of(&["C", "A"]);
    other.merge(&of(&["B", "A"])).unwrap();
    assert_eq!(order(other), words(&["C", "A", "B"]));
}

#[test]
fn only_states_of_the_same_call_are_merged() {
    let mut stream = crude(&["area"], &[("area", Column::text([Some("091")]))]);
    let other = |method, options: Value, by: &[&str]| Stream::new(method, &options, by).unwrap();
    assert_eq!(refused(stream.merge(&other("proportion", json!({}), &["area"]))).0, "state");
    assert_eq!(refused(stream.merge(&other("crude_rate", json!({ "per": 1 }), &["area"]))).0, "state");
    assert_eq!(refused(stream.merge(&other("crude_rate", json!({}), &["year"]))).0, "state");
    // A default is the same whether it is said or not.
    stream.merge(&other("crude_rate", json!({ "per": 100_000.0 }), &["area"])).unwrap();
}

#[test]
fn no_rows_are_no_groups() {
    let mut none = Stream::new("crude_rate", &json!({}), &["area"]).unwrap();
    let empty = table(none.method(), &[]).without(&["year"]);
    assert_eq!(none.finish().unwrap().rows(), 0);
    none.push(&empty).unwrap();
    assert_eq!(lines(&none.finish().unwrap()), lines(&compute("crude_rate", &empty, &json!({}), &["area"]).unwrap()));
    let mut sent = sent(&none);
    sent.push(&portion(&[("area", Column::text([Some("091")]))])).unwrap();
    assert_eq!(sent.finish().unwrap().rows(), 1);
}

#[test]
fn bytes_of_others_are_refused() {
    let told = |bytes: &[u8]| refused(Stream::from_bytes(bytes)).1;
    assert!(told(b"PAR1").contains("something else"));
    assert!(told(b"").contains("something else"));
    assert!(told(b"soteplan stream\0").contains("cut short"));
}
