//! Columns of Python's own values: lists, numpy's arrays, anything that can be iterated.

use std::borrow::Cow;

use jiff::civil::Date;
use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyTzInfoAccess;
use pyo3::types::{PyBool, PyBytes, PyDate, PyDateAccess, PyDateTime, PyFloat, PyInt, PyList, PyString, PyTimeAccess};
use soteplan::{Column, Error};

use crate::error::Result;

enum Value {
    Missing,
    Number(f64),
    Integer(i64),
    Text(String),
    Date(Date),
}

impl Value {
    /// Pandas marks what is missing by NaN, among words too.
    fn number(number: f64) -> Self {
        if number.is_nan() { Self::Missing } else { Self::Number(number) }
    }
}

/// Reads a column. Whole numbers stay whole where there are no others.
///
/// # Errors
/// `column-type` where words, numbers and dates are mixed, `column-value` where a value is none of them; `TypeError` where
/// `values` is no sequence.
pub(crate) fn column(name: &str, values: &Bound<'_, PyAny>) -> Result<Column<'static>> {
    let list = sequence(name, values)?;
    let values = list
        .iter()
        .enumerate()
        .map(|(row, item)| match value(&item)? {
            Some(value) => Ok(value),
            None => {
                let shown = item.repr()?.to_string();
                Err(Error::value(name, row, shown, "a number, a text, a date or None").into())
            }
        })
        .collect::<Result<Vec<_>>>()?;
    let has = |of: fn(&Value) -> bool| values.iter().any(of);
    let number = has(|value| matches!(value, Value::Number(_)));
    let integer = has(|value| matches!(value, Value::Integer(_)));
    let text = has(|value| matches!(value, Value::Text(_)));
    let date = has(|value| matches!(value, Value::Date(_)));
    match (text, date, number, integer) {
        (true, false, false, false) => Ok(Column::Text(pick(values, |value| match value {
            Value::Text(text) => Some(Cow::Owned(text)),
            _ => None,
        }))),
        (false, true, false, false) => Ok(Column::Date(pick(values, |value| match value {
            Value::Date(day) => Some(day),
            _ => None,
        }))),
        (false, false, false, true) => Ok(Column::Integer(pick(values, |value| match value {
            Value::Integer(whole) => Some(whole),
            _ => None,
        }))),
        #[expect(clippy::cast_precision_loss, reason = "as Python does when a list of both becomes an array")]
        (false, false, _, _) => Ok(Column::from(pick(values, |value| match value {
            Value::Number(number) => number,
            Value::Integer(whole) => whole as f64,
            _ => f64::NAN,
        }))),
        (true, false, _, _) => Err(Error::column_type(name, "words and numbers", "one of the two").into()),
        (_, true, _, _) => Err(Error::column_type(name, "dates and other values", "one of the two").into()),
    }
}

fn pick<T>(values: Vec<Value>, take: impl FnMut(Value) -> T) -> Vec<T> {
    values.into_iter().map(take).collect()
}

/// The values as a list.
fn sequence<'py>(name: &str, values: &Bound<'py, PyAny>) -> Result<Bound<'py, PyList>> {
    let py = values.py();
    if let Ok(list) = values.cast::<PyList>() {
        return Ok(list.clone());
    }
    let refuse = || PyTypeError::new_err(format!("column `{name}` is not a sequence of values"));
    if values.is_instance_of::<PyString>() || values.is_instance_of::<PyBytes>() {
        return Err(refuse().into());
    }
    // Arrays of numpy and series of pandas: their own way to Python's values is the fast one.
    if let Some(to_list) = values.getattr_opt(intern!(py, "tolist"))? {
        // In nanoseconds numpy would give whole numbers instead of days.
        let kind = values.getattr_opt(intern!(py, "dtype"))?.map(|dtype| dtype.getattr_opt(intern!(py, "kind")));
        let is_time = kind.transpose()?.flatten().is_some_and(|kind| kind.eq("M").unwrap_or(false));
        let list = if is_time {
            values.call_method1(intern!(py, "astype"), ("datetime64[us]",))?.call_method0(intern!(py, "tolist"))?
        } else {
            to_list.call0()?
        };
        return Ok(list.cast_into::<PyList>().map_err(|_| refuse())?);
    }
    let items = values.try_iter().map_err(|_| refuse())?;
    Ok(PyList::new(py, items.collect::<PyResult<Vec<_>>>()?)?)
}

/// A value, or none where it has no place in a column.
fn value(item: &Bound<'_, PyAny>) -> PyResult<Option<Value>> {
    if item.is_none() {
        return Ok(Some(Value::Missing));
    }
    if let Ok(number) = item.cast::<PyFloat>() {
        return Ok(Some(Value::number(number.value())));
    }
    if item.is_instance_of::<PyBool>() {
        return Ok(None);
    }
    if item.is_instance_of::<PyInt>() {
        return Ok(item.extract().ok().map(Value::Integer));
    }
    if let Ok(text) = item.cast::<PyString>() {
        return Ok(Some(Value::Text(text.to_str()?.to_owned())));
    }
    let kind = item.get_type().name()?;
    let kind = kind.to_str()?;
    // Pandas' own marks; that of days is a `datetime`, too.
    if matches!(kind, "NAType" | "NaTType") {
        return Ok(Some(Value::Missing));
    }
    if let Ok(day) = item.cast::<PyDate>() {
        return Ok(date(item, day).map(Value::Date));
    }
    // Numbers of numpy and decimal.
    Ok(if kind.starts_with("bool") {
        None
    } else if item.hasattr(intern!(item.py(), "__index__"))? {
        item.extract().ok().map(Value::Integer)
    } else if item.hasattr(intern!(item.py(), "__float__"))? {
        item.extract().ok().map(Value::number)
    } else {
        None
    })
}

/// A day; a point in time is one where it is midnight.
fn date(item: &Bound<'_, PyAny>, day: &Bound<'_, PyDate>) -> Option<Date> {
    if let Ok(time) = item.cast::<PyDateTime>() {
        let parts = [time.get_hour(), time.get_minute(), time.get_second()];
        if parts != [0, 0, 0] || time.get_microsecond() != 0 || time.get_tzinfo().is_some() {
            return None;
        }
    }
    let part = |part: u8| i8::try_from(part).ok();
    Date::new(i16::try_from(day.get_year()).ok()?, part(day.get_month())?, part(day.get_day())?).ok()
}
