//! Tables to Arrow's arrays.

use std::sync::Arc;

use arrow_array::builder::make_view;
use arrow_array::{
    ArrayRef, Date32Array, Float64Array, Int64Array, LargeStringArray, RecordBatch, RecordBatchOptions, StringArray,
    StringViewArray,
};
use arrow_buffer::{Buffer, NullBuffer, ScalarBuffer};
use arrow_schema::{Field, Schema};
use bytes::Bytes;
use jiff::civil::Date;
use memmap2::MmapMut;
use soteplan::{Column, Table, Words};

use super::import::EPOCH;
use crate::error::{Result, Trouble};

/// A table as one batch. What is missing is null, numbers too; numbers stay where they are.
pub(crate) fn batch(table: &Arc<Table<'static>>) -> Result<RecordBatch> {
    let columns = table.columns().map(|(name, column)| match column {
        Column::Number(values) => (name, numbers(table, name, values)),
        column => (name, array(column)),
    });
    let columns: Vec<(&str, ArrayRef)> = columns.collect();
    let fields = columns.iter().map(|(name, array)| Field::new(*name, array.data_type().clone(), true));
    let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
    let arrays = columns.into_iter().map(|(_, array)| array).collect();
    let options = RecordBatchOptions::new().with_row_count(Some(table.rows()));
    RecordBatch::try_new_with_options(schema, arrays, &options).map_err(|error| Trouble::Argument(error.to_string()))
}

/// The numbers of a column of a table, which lives as long as they are used.
struct Lent {
    table: Arc<Table<'static>>,
    name: String,
}

impl AsRef<[u8]> for Lent {
    fn as_ref(&self) -> &[u8] {
        match self.table.column(&self.name) {
            Some(Column::Number(values)) => bytemuck::cast_slice(values),
            _ => &[],
        }
    }
}

fn numbers(table: &Arc<Table<'static>>, name: &str, values: &[f64]) -> ArrayRef {
    let missing = values.iter().fold(false, |any, value| any | value.is_nan());
    let nulls = missing.then(|| values.iter().map(|value| !value.is_nan()).collect());
    let bytes = Bytes::from_owner(Lent { table: Arc::clone(table), name: name.to_owned() });
    Arc::new(Float64Array::new(ScalarBuffer::from(Buffer::from(bytes)), nulls))
}

/// Rows without a word. Notes are such a column as a rule, and a long one: its views are pages of zeros that the system has not
/// made yet, and as a rule never makes.
#[expect(unsafe_code, reason = "looking at each view would make the pages")]
fn nothing(rows: usize) -> ArrayRef {
    /// With fewer rows it is not worth the while.
    const LONG: usize = 1 << 16;
    let pages = (rows >= LONG).then(|| MmapMut::map_anon(rows * size_of::<u128>()).ok());
    let Some(pages) = pages.flatten() else {
        return Arc::new(StringViewArray::new_null(rows));
    };
    let views = ScalarBuffer::from(Buffer::from(Bytes::from_owner(pages)));
    // SAFETY: every view is empty.
    Arc::new(unsafe { StringViewArray::new_unchecked(views, [].into(), Some(NullBuffer::new_null(rows))) })
}

/// Words from a list as views: short ones are their own views, long ones show where they are in one text.
#[expect(unsafe_code, reason = "looking at each view again would take longer than all that made it")]
fn words(words: &Words) -> ArrayRef {
    let codes = words.codes();
    if codes.iter().fold(0, |any, code| any | code) == 0 {
        return nothing(codes.len());
    }
    let text = words.list().concat();
    let mut start = 0;
    let views = words.list().iter().map(|word| {
        let view = make_view(word.as_bytes(), 0, start);
        start += word.len() as u32;
        view
    });
    let views: Vec<u128> = std::iter::once(0).chain(views).collect();
    let view = |code: &u8| views.get(usize::from(*code)).copied().unwrap_or_default();
    let rows: Vec<u128> = codes.iter().map(view).collect();
    let missing = codes.iter().fold(false, |any, code| any | (*code == 0));
    let nulls = missing.then(|| codes.iter().map(|code| *code != 0).collect());
    // SAFETY: every view is empty or one that `make_view` made of a word at its place in `text`.
    Arc::new(unsafe { StringViewArray::new_unchecked(rows.into(), [Buffer::from(text.into_bytes())].into(), nulls) })
}

fn array(column: &Column<'_>) -> ArrayRef {
    match column {
        Column::Words(list) => words(list),
        Column::Foreign(column) => array(&column.pick(&(0..column.len()).collect::<Vec<_>>())),
        Column::Number(values) => {
            Arc::new(values.iter().map(|value| (!value.is_nan()).then_some(*value)).collect::<Float64Array>())
        }
        Column::Integer(values) => {
            let missing = values.iter().fold(false, |any, value| any | value.is_none());
            let nulls = missing.then(|| values.iter().map(Option::is_some).collect());
            let values: Vec<i64> = values.iter().map(|value| value.unwrap_or_default()).collect();
            Arc::new(Int64Array::new(values.into(), nulls))
        }
        Column::Text(values) => {
            let values = || values.iter().map(Option::as_deref);
            // The plain type counts bytes in 32 bits.
            let bytes: usize = values().flatten().map(str::len).sum();
            if i32::try_from(bytes).is_ok() {
                Arc::new(values().collect::<StringArray>())
            } else {
                Arc::new(values().collect::<LargeStringArray>())
            }
        }
        Column::Date(values) => {
            let days = values.iter().map(|day| day.map(days_since_epoch));
            Arc::new(days.collect::<Date32Array>())
        }
    }
}

fn days_since_epoch(day: Date) -> i32 {
    // The calendar of the core, from the year -9999 to 9999, is far within 32 bits of days.
    (day - EPOCH).get_days()
}
