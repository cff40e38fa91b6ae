//! Arrow's arrays to columns.

use std::borrow::Cow;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Decimal128Type, Float16Type, Float32Type, Float64Type, Int8Type,
    Int16Type, Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, new_empty_array};
use arrow_schema::{DataType, TimeUnit};
use jiff::Span;
use jiff::civil::Date;
use soteplan::{Column, Error};

use super::capsule::Chunks;
use crate::error::{Result, Trouble};

/// The first of Arrow's days.
pub(super) const EPOCH: Date = Date::constant(1970, 1, 1);

/// A column's type and arrays.
type Field = (DataType, Vec<ArrayRef>);

/// The columns of a table with their names.
pub(crate) fn fields(chunks: &Chunks) -> Result<(Vec<String>, Vec<Field>)> {
    let DataType::Struct(fields) = &chunks.data_type else {
        return Err(Trouble::Argument(
            "the data are a single column: give a data frame or a dict of columns".to_owned(),
        ));
    };
    let names = fields.iter().map(|field| field.name().clone()).collect();
    let columns = fields.iter().enumerate().map(|(index, field)| {
        let arrays = chunks.arrays.iter().filter_map(|chunk| chunk.as_struct().columns().get(index).cloned());
        (field.data_type().clone(), arrays.collect())
    });
    Ok((names, columns.collect()))
}

/// Whether numbers lie in one array without nulls.
pub(crate) fn plain(arrays: &[ArrayRef]) -> bool {
    matches!(arrays, [array] if array.null_count() == 0)
}

/// One column of several arrays. Numbers in one array of doubles without nulls, and words, are borrowed.
pub(crate) fn column<'a>(
    name: &str,
    data_type: &DataType,
    arrays: &'a [ArrayRef],
) -> std::result::Result<Column<'a>, Error> {
    let mut whole: Option<Column<'a>> = None;
    for array in arrays {
        let rows = whole.as_ref().map_or(0, Column::len);
        let more = chunk(name, array, rows)?;
        match &mut whole {
            Some(whole) => append(whole, more),
            None => whole = Some(more),
        }
    }
    match whole {
        Some(column) => Ok(column),
        None => chunk(name, &new_empty_array(data_type), 0).map(Column::into_owned),
    }
}

/// Both are of one type, as the arrays were.
fn append<'a>(whole: &mut Column<'a>, more: Column<'a>) {
    match (whole, more) {
        (Column::Number(whole), Column::Number(more)) => whole.to_mut().extend_from_slice(&more),
        (Column::Integer(whole), Column::Integer(more)) => whole.extend(more),
        (Column::Text(whole), Column::Text(more)) => whole.extend(more),
        (Column::Date(whole), Column::Date(more)) => whole.extend(more),
        _ => {}
    }
}

/// One array; `before` rows came in others.
fn chunk<'a>(name: &str, array: &'a ArrayRef, before: usize) -> std::result::Result<Column<'a>, Error> {
    let refuse =
        |row: usize, value: &dyn std::fmt::Display, expected: &str| Error::value(name, before + row, value, expected);
    let days = |values: Vec<Option<i64>>, per_day: i64| {
        let dates = values.into_iter().enumerate().map(|(row, value)| {
            let Some(value) = value else { return Ok(None) };
            let day = (value % per_day == 0).then(|| date(value / per_day)).flatten();
            day.map(Some).ok_or_else(|| refuse(row, &value, "a day: it is a time of day, or beyond the year 9999"))
        });
        dates.collect::<std::result::Result<_, _>>().map(Column::Date)
    };
    match array.data_type() {
        DataType::Float64 => {
            let values = array.as_primitive::<Float64Type>();
            match values.null_count() {
                0 => Ok(Column::Number(Cow::Borrowed(values.values()))),
                _ => Ok(numbers::<Float64Type>(array, |value| value)),
            }
        }
        DataType::Float32 => Ok(numbers::<Float32Type>(array, f64::from)),
        DataType::Float16 => Ok(numbers::<Float16Type>(array, f64::from)),
        DataType::Int8 => Ok(integers::<Int8Type>(array)),
        DataType::Int16 => Ok(integers::<Int16Type>(array)),
        DataType::Int32 => Ok(integers::<Int32Type>(array)),
        DataType::Int64 => Ok(integers::<Int64Type>(array)),
        DataType::UInt8 => Ok(integers::<UInt8Type>(array)),
        DataType::UInt16 => Ok(integers::<UInt16Type>(array)),
        DataType::UInt32 => Ok(integers::<UInt32Type>(array)),
        DataType::UInt64 => {
            let values = array.as_primitive::<UInt64Type>().iter().enumerate().map(|(row, value)| {
                let fits = |value: u64| i64::try_from(value).map_err(|_| refuse(row, &value, "a number below 2^63"));
                value.map(fits).transpose()
            });
            values.collect::<std::result::Result<_, _>>().map(Column::Integer)
        }
        DataType::Decimal128(_, scale) => Ok(numbers::<Decimal128Type>(array, |value| decimal(value, *scale))),
        DataType::Utf8 => Ok(Column::text(array.as_string::<i32>().iter())),
        DataType::LargeUtf8 => Ok(Column::text(array.as_string::<i64>().iter())),
        DataType::Utf8View => Ok(Column::text(array.as_string_view().iter())),
        DataType::Date32 => days(wholes::<Date32Type>(array), 1),
        DataType::Date64 => days(wholes::<Date64Type>(array), 86_400_000),
        DataType::Timestamp(unit, None) => match unit {
            TimeUnit::Second => days(wholes::<TimestampSecondType>(array), 86_400),
            TimeUnit::Millisecond => days(wholes::<TimestampMillisecondType>(array), 86_400_000),
            TimeUnit::Microsecond => days(wholes::<TimestampMicrosecondType>(array), 86_400_000_000),
            TimeUnit::Nanosecond => days(wholes::<TimestampNanosecondType>(array), 86_400_000_000_000),
        },
        DataType::Null => Ok(Column::from(vec![f64::NAN; array.len()])),
        DataType::Dictionary(_, _) => dictionary(name, array),
        other => Err(Error::column_type(name, format!("values of the type {other}"), "numbers, words or dates")),
    }
}

fn numbers<T: ArrowPrimitiveType>(array: &ArrayRef, number: impl Fn(T::Native) -> f64) -> Column<'static> {
    let values = array.as_primitive::<T>().iter().map(|value| value.map_or(f64::NAN, &number));
    Column::from(values.collect::<Vec<_>>())
}

fn integers<T: ArrowPrimitiveType>(array: &ArrayRef) -> Column<'static>
where
    T::Native: Into<i64>,
{
    Column::Integer(wholes::<T>(array))
}

fn wholes<T: ArrowPrimitiveType>(array: &ArrayRef) -> Vec<Option<i64>>
where
    T::Native: Into<i64>,
{
    array.as_primitive::<T>().iter().map(|value| value.map(Into::into)).collect()
}

/// The double nearest to a decimal number.
fn decimal(value: i128, scale: i8) -> f64 {
    // Text is the way that rounds once.
    format!("{value}e{}", -i16::from(scale)).parse().unwrap_or(f64::NAN)
}

fn date(days: i64) -> Option<Date> {
    EPOCH.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// Categories: each value once, and for each row which.
fn dictionary<'a>(name: &str, array: &'a ArrayRef) -> std::result::Result<Column<'a>, Error> {
    let categories = array.as_any_dictionary();
    let values = chunk(name, categories.values(), 0)?;
    // Without categories every row is missing, and Arrow's own way to the keys would panic.
    let keys = if values.is_empty() { vec![0; array.len()] } else { categories.normalized_keys() };
    let rows = || keys.iter().enumerate().map(|(row, key)| (!array.is_null(row)).then_some(*key));
    Ok(match values {
        Column::Number(values) => {
            let at = |key: Option<usize>| key.and_then(|key| values.get(key).copied()).unwrap_or(f64::NAN);
            Column::from(rows().map(at).collect::<Vec<_>>())
        }
        Column::Integer(values) => Column::Integer(rows().map(|key| values.get(key?).copied().flatten()).collect()),
        Column::Text(values) => Column::Text(rows().map(|key| values.get(key?).cloned().flatten()).collect()),
        Column::Date(values) => Column::Date(rows().map(|key| values.get(key?).copied().flatten()).collect()),
        // What was read from Arrow is none of these.
        other @ (Column::Words(_) | Column::Foreign(_)) => other,
    })
}
