//! Comma-separated values (RFC 4180) to tables.

use std::borrow::Cow;

use crate::{Column, Error, Table};

/// Reads a text with a heading line. Columns are numbers, whole ones where all are, but for those named in `words`; an empty
/// field is missing.
///
/// # Errors
/// `argument` where a line has more or fewer fields than the heading, `column-value` where a field of a number column
/// is none; rows count from zero, the heading apart.
pub(crate) fn read(text: &str, words: &[&str]) -> Result<Table<'static>, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let refuse = |error: csv::Error| Error::argument("CSV", error, "a heading line and lines of as many fields");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names = reader.headers().map_err(refuse)?.clone();
    let records = reader.into_records().collect::<Result<Vec<_>, _>>().map_err(refuse)?;
    let mut table = Table::new();
    for (index, name) in names.iter().enumerate() {
        let fields = records.iter().map(|record| record.get(index).unwrap_or_default());
        let whole = || fields.clone().map(whole).collect::<Option<Vec<_>>>();
        let column = if words.contains(&name) {
            Column::Text(fields.map(|field| (!field.is_empty()).then(|| Cow::Owned(field.to_owned()))).collect())
        } else if let Some(values) = whole().filter(|values| values.iter().any(Option::is_some)) {
            Column::Integer(values)
        } else {
            let numbers = fields.enumerate().map(|(row, field)| number(name, row, field));
            Column::from(numbers.collect::<Result<Vec<_>, _>>()?)
        };
        table.insert(name, column)?;
    }
    Ok(table)
}

/// A whole number or nothing; none where the field is neither.
fn whole(field: &str) -> Option<Option<i64>> {
    if field.is_empty() { Some(None) } else { field.parse().ok().map(Some) }
}

fn number(name: &str, row: usize, field: &str) -> Result<f64, Error> {
    if field.is_empty() {
        return Ok(f64::NAN);
    }
    match field.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(value),
        _ => Err(Error::value(name, row, format!("`{field}`"), "a number")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Cell;

    #[test]
    fn reads_words_numbers_and_gaps() {
        let table = read("area,period,cost\n091,2018,1.5\n\"049\",2019,\n", &["area"]).unwrap();
        assert_eq!(table.cell("area", 1), Cell::Text("049"));
        assert_eq!(table.cell("cost", 0), Cell::Number(1.5));
        assert_eq!(table.cell("cost", 1), Cell::Missing);
        assert_eq!(table.cell("period", 1), Cell::Integer(2019));
    }

    #[test]
    fn refuses_what_is_no_table_of_numbers() {
        assert_eq!(read("a,b\n1\n", &[]).unwrap_err().code(), "argument");
        let error = read("a\n1\nx\n", &[]).unwrap_err();
        assert_eq!((error.code(), error.to_string().contains("row 1")), ("column-value", true));
    }
}
