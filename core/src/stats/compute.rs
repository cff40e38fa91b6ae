//! The front door: any method by its name.

use serde_json::Value;

use super::groups::Groups;
use super::info::MethodInfo;
use super::method::METHODS;
use crate::{Column, Error, Table};

/// Calculates a method on named columns.
///
/// # Arguments
/// * `method`: a name from [`methods`].
/// * `columns`: the method's columns, and those that `by` names, and no others: a column that is neither is taken for a
///   slip. A missing number is `NaN`; columns of whole numbers serve as well.
/// * `options`: an object by name, or null for the defaults.
/// * `by`: the key columns, none for no groups. Groups are answered in order of first appearance; a missing key is a group
///   of its own. Without keys a row-wise method answers each row, the others take all rows together.
///
/// The answer has the key columns first, then `value`, the limits, what the method adds, and `note`. A table without rows
/// has an answer without rows.
///
/// # Errors
/// `unknown-method`, `unknown-option` and `unknown-column`, with the name that may have been meant; `missing-column`;
/// `column-type`; `column-value` with column and first row, counted from 0; `option-value`; `argument` where `options` is not
/// an object, or a key is given twice or named as a column of the answer.
///
/// # Examples
/// ```
/// use serde_json::json;
/// use soteplan::{Cell, Column, Table, stats};
/// let mut columns = Table::new();
/// columns.insert("area", Column::text([Some("091"), Some("049"), Some("091")]))?;
/// columns.insert("count", vec![40.0, 12.0, 60.0])?;
/// columns.insert("denominator", vec![2_000.0, 1_500.0, 3_000.0])?;
/// let rates = stats::compute("crude_rate", &columns, &json!({ "per": 1_000, "confidence": [0.95, 0.998] }), &["area"])?;
/// assert_eq!(rates.cell("area", 0), Cell::Text("091"));
/// assert_eq!(rates.cell("value", 0), Cell::Number(20.0));
/// assert!(rates.column("upper_99_8").is_some());
/// # Ok::<(), soteplan::Error>(())
/// ```
#[cfg(feature = "methods")]
pub fn compute(method: &str, columns: &Table<'_>, options: &Value, by: &[&str]) -> Result<Table<'static>, Error> {
    let method = self::method(method)?;
    named(method, columns, by)?;
    let groups = if by.is_empty() { None } else { Some(Groups::new(columns, by)?) };
    let answer = (method.compute)(columns, groups.as_ref(), options)?;
    let keys = groups.map(|groups| match &answer.groups {
        // Nobody needs the groups any more.
        None => groups.into_keys(),
        list => groups.keys_of(list.as_deref()),
    });
    with_keys(keys.unwrap_or_default(), answer.columns)
}

/// Refuses columns that are none of the method's, and no keys.
///
/// # Errors
/// `unknown-column`.
pub(crate) fn named(method: &MethodInfo, columns: &Table<'_>, by: &[&str]) -> Result<(), Error> {
    let known = method.columns.iter().map(|column| column.name);
    let stranger = columns.names().find(|name| !known.clone().any(|known| known == *name) && !by.contains(name));
    stranger.map_or(Ok(()), |stranger| Err(Error::unknown("column", stranger, known)))
}

/// An answer with the keys of its rows before it.
///
/// # Errors
/// `argument` for a key that is called like a column of the answer.
pub(crate) fn with_keys(
    mut table: Table<'static>,
    columns: Vec<(String, Column<'static>)>,
) -> Result<Table<'static>, Error> {
    for (name, column) in columns {
        if table.column(&name).is_some() {
            return Err(Error::argument("key", name, "free: the answer has a column of that name"));
        }
        table.insert(name, column)?;
    }
    Ok(table)
}

/// All methods as data, in alphabetical order.
///
/// # Examples
/// ```
/// assert!(soteplan::stats::methods().any(|method| method.id == "directly_standardised_rate"));
/// ```
pub fn methods() -> impl ExactSizeIterator<Item = &'static MethodInfo> + Clone {
    METHODS.iter()
}

/// The method of that name, as data.
///
/// # Errors
/// `unknown-method`.
pub fn method(id: &str) -> Result<&'static MethodInfo, Error> {
    methods()
        .find(|method| method.id == id)
        .ok_or_else(|| Error::unknown("method", id, methods().map(|method| method.id)))
}
