//! Tables to Arrow's arrays.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, Date32Array, Float64Array, Int64Array, LargeStringArray, RecordBatch, RecordBatchOptions, StringArray,
};
use arrow_schema::{Field, Schema};
use jiff::civil::Date;
use soteplan::{Column, Table};

use super::import::EPOCH;
use crate::error::{Result, Trouble};

/// A table as one batch. What is missing is null, numbers too.
pub(crate) fn batch(table: &Table<'_>) -> Result<RecordBatch> {
    let columns: Vec<(&str, ArrayRef)> = table.columns().map(|(name, column)| (name, array(column))).collect();
    let fields = columns.iter().map(|(name, array)| Field::new(*name, array.data_type().clone(), true));
    let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
    let arrays = columns.into_iter().map(|(_, array)| array).collect();
    let options = RecordBatchOptions::new().with_row_count(Some(table.rows()));
    RecordBatch::try_new_with_options(schema, arrays, &options).map_err(|error| Trouble::Argument(error.to_string()))
}

fn array(column: &Column<'_>) -> ArrayRef {
    match column {
        Column::Number(values) => {
            Arc::new(values.iter().map(|value| (!value.is_nan()).then_some(*value)).collect::<Float64Array>())
        }
        Column::Integer(values) => Arc::new(values.iter().copied().collect::<Int64Array>()),
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
