//! Rows that belong together: groups by any number of key columns.

use std::borrow::Cow;
use std::ops::Range;

use super::keys::{Keys, Places};
use super::threads;
use crate::{Column, Error, PlainColumn, Table};

/// Groups of rows, in order of first appearance.
///
/// Rows of one group need not stand together; where they do (sorted input) a group is a single run of rows. A missing key
/// is a key like any other, so that no row is lost.
///
/// # Examples
/// ```
/// use soteplan::{Column, Table, stats::Groups};
/// let mut keys = Table::new();
/// keys.insert("area", Column::text([Some("B"), Some("A"), Some("B"), None]))?;
/// let groups = Groups::new(&keys, &["area"])?;
/// assert_eq!(groups.len(), 3);
/// assert_eq!(groups.keys().column("area"), Some(&Column::text([Some("B"), Some("A"), None])));
/// # Ok::<(), soteplan::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Groups {
    rows: usize,
    keys: Table<'static>,
    places: Places,
}

impl Groups {
    /// Groups the rows of a table by its columns of these names.
    ///
    /// # Errors
    /// `unknown-column` for a name that is none of the table's, `argument` for a name given twice, `column-value` for an
    /// infinite key.
    pub fn new(table: &Table<'_>, by: &[&str]) -> Result<Self, Error> {
        let mut columns = Vec::with_capacity(by.len());
        for (index, name) in by.iter().enumerate() {
            if by.iter().take(index).any(|other| other == name) {
                return Err(Error::argument("key", name, "named once only"));
            }
            let column = table.column(name).ok_or_else(|| Error::unknown("column", name, table.names()))?;
            columns.push((*name, column));
        }
        let mut groups = Self::whole(table.rows());
        if columns.is_empty() {
            return Ok(groups);
        }
        groups.places = Keys::new(columns.iter().map(|(_, column)| *column)).places(groups.rows);
        let gathered;
        let first = match &groups.places {
            Places::Sorted(starts) => starts,
            Places::Scattered(..) => {
                gathered = (0..groups.len()).map(|group| groups.first(group)).collect();
                &gathered
            }
        };
        groups.keys = Table::of_columns(columns.into_iter().map(|(name, column)| (name, pick(column, first))));
        // Whatever is there once is the key of a group, and the first of those comes first.
        for (name, column) in groups.keys.columns() {
            let Column::Number(numbers) = column else { continue };
            if let Some(group) = numbers.iter().position(|number| number.is_infinite()) {
                let value = numbers.get(group).copied().unwrap_or_default();
                return Err(Error::value(name, groups.first(group), value, "a finite number"));
            }
        }
        Ok(groups)
    }

    /// All rows as one group without a key; no group where there is no row.
    #[must_use]
    pub fn whole(rows: usize) -> Self {
        Self { rows, keys: Table::new(), places: Places::Sorted((rows > 0).then_some(0).into_iter().collect()) }
    }

    /// Number of groups.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.places {
            Places::Sorted(starts) => starts.len(),
            Places::Scattered(_, ends) => ends.len(),
        }
    }

    /// Whether there is no group.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of rows that were grouped.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The keys, a row a group.
    #[must_use]
    pub fn keys(&self) -> &Table<'static> {
        &self.keys
    }

    /// The keys, a row a group.
    pub(crate) fn into_keys(self) -> Table<'static> {
        self.keys
    }

    /// The keys, a row a group, or those of the groups that are listed.
    pub(crate) fn keys_of(&self, groups: Option<&[usize]>) -> Table<'static> {
        match groups {
            Some(groups) => Table::of_columns(self.keys.columns().map(|(name, column)| (name, pick(column, groups)))),
            None => self.keys.clone(),
        }
    }

    /// The runs of rows of each group, in order.
    pub fn runs(&self) -> impl ExactSizeIterator<Item = impl Iterator<Item = Range<usize>> + Clone + '_> {
        (0..self.len()).map(|group| self.of(group))
    }

    /// The runs of rows of one group.
    pub(crate) fn of(&self, group: usize) -> Runs<'_> {
        match &self.places {
            Places::Sorted(starts) => {
                let start = |group: usize| starts.get(group).copied().unwrap_or(self.rows);
                Runs { first: start(group)..start(group + 1), others: &[] }
            }
            Places::Scattered(runs, ends) => {
                let end = |group: usize| ends.get(group).copied().unwrap_or_default();
                let runs = runs.get(group.checked_sub(1).map_or(0, end)..end(group)).unwrap_or_default();
                let (first, others) =
                    runs.split_first().map_or((0..0, runs), |(first, others)| (first.clone(), others));
                Runs { first, others }
            }
        }
    }

    /// The first row of a group.
    pub(crate) fn first(&self, group: usize) -> usize {
        self.of(group).first.start
    }

    /// The starts of the groups, where each is one run of rows.
    pub(crate) fn starts(&self) -> Option<&[usize]> {
        if let Places::Sorted(starts) = &self.places { Some(starts) } else { None }
    }
}

/// The runs of rows of a group, one at least.
#[derive(Debug, Clone)]
pub(crate) struct Runs<'g> {
    first: Range<usize>,
    others: &'g [Range<usize>],
}

impl Runs<'_> {
    /// The only run, where there is one only.
    pub(crate) fn one(&self) -> Option<Range<usize>> {
        self.others.is_empty().then(|| self.first.clone())
    }

    /// Number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.first.len() + self.others.iter().map(ExactSizeIterator::len).sum::<usize>()
    }
}

impl Iterator for Runs<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        if self.first.is_empty() {
            return None;
        }
        let (next, others) =
            self.others.split_first().map_or((0..0, self.others), |(next, others)| (next.clone(), others));
        self.others = others;
        Some(std::mem::replace(&mut self.first, next))
    }
}

/// The column's values at these rows.
fn pick(column: &Column<'_>, rows: &[usize]) -> Column<'static> {
    fn at<T: Clone>(values: &[T], rows: &[usize]) -> Vec<T> {
        rows.iter().filter_map(|row| values.get(*row).cloned()).collect()
    }
    fn wholes<T: Copy + Into<i64> + Sync>(values: &[T], rows: &[usize]) -> Vec<Option<i64>> {
        threads::map(rows, |row| values.get(*row).map(|value| (*value).into()))
    }
    match column {
        Column::Number(values) => Column::Number(Cow::Owned(at(values, rows))),
        Column::Integer(values) => Column::Integer(at(values, rows)),
        Column::Text(values) => Column::Text(at(values, rows)).into_owned(),
        Column::Date(values) => Column::Date(at(values, rows)),
        Column::Words(values) => Column::Words(rows.iter().map(|row| values.get(*row)).collect()),
        Column::Foreign(column) => match column.plain() {
            Some(PlainColumn::Int32(values)) => Column::Integer(wholes(values, rows)),
            Some(PlainColumn::Int64(values)) => Column::Integer(wholes(values, rows)),
            None => column.pick(rows),
        },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Groups;
    use crate::{Column, Table};

    fn table(columns: impl IntoIterator<Item = (&'static str, Column<'static>)>) -> Table<'static> {
        let mut table = Table::new();
        for (name, column) in columns {
            table.insert(name, column).unwrap();
        }
        table
    }

    fn rows(groups: &Groups) -> Vec<Vec<usize>> {
        groups.runs().map(|runs| runs.flatten().collect()).collect()
    }

    #[test]
    fn several_keys_of_every_type_in_order_of_first_appearance() {
        let day = jiff::civil::date(2021, 8, 1);
        let keys = table([
            ("area", Column::text([Some("B"), Some("A"), Some("B"), None, None, Some("B")])),
            ("year", Column::Integer(vec![Some(2018), Some(2018), Some(2018), None, None, Some(2019)])),
            ("rank", Column::from(vec![0.0, 1.0, -0.0, f64::NAN, -f64::NAN, 0.0])),
            ("day", Column::Date(vec![Some(day), None, Some(day), None, None, Some(day)])),
        ]);
        let groups = Groups::new(&keys, &["year", "area", "rank", "day"]).unwrap();
        assert_eq!(rows(&groups), [vec![0, 2], vec![1], vec![3, 4], vec![5]]);
        assert_eq!(groups.keys().names().collect::<Vec<_>>(), ["year", "area", "rank", "day"]);
        assert_eq!(
            groups.keys().column("year"),
            Some(&Column::Integer(vec![Some(2018), Some(2018), None, Some(2019)]))
        );
    }

    #[test]
    fn sorted_rows_are_one_run_a_group() {
        let keys = table([("key", Column::from(vec![2.0, 2.0, 1.0, 3.0, 3.0]))]);
        let groups = Groups::new(&keys, &["key"]).unwrap();
        assert!(groups.runs().all(|runs| runs.count() == 1));
        assert_eq!((groups.len(), groups.rows()), (3, 5));
    }

    #[test]
    fn no_rows_no_groups_and_no_keys_one_group() {
        let keys = table([("key", Column::from(Vec::new()))]);
        assert!(Groups::new(&keys, &["key"]).unwrap().is_empty());
        assert!(Groups::whole(0).is_empty());
        assert_eq!(rows(&Groups::whole(2)), [[0, 1]]);
        assert_eq!(rows(&Groups::new(&table([("key", Column::from(vec![1.0, 2.0]))]), &[]).unwrap()), [[0, 1]]);
    }

    #[test]
    fn what_is_wrong_with_keys() {
        let keys = table([("area", Column::from(vec![1.0, f64::INFINITY]))]);
        let code = |by: &[&str]| Groups::new(&keys, by).unwrap_err().code();
        assert_eq!(code(&["aera"]), "unknown-column");
        assert_eq!(code(&["area"]), "column-value");
        let keys = table([("area", Column::from(vec![1.0]))]);
        assert_eq!(Groups::new(&keys, &["area", "area"]).unwrap_err().code(), "argument");
    }

    proptest! {
        #[test]
        fn every_row_is_in_its_group_once(one in prop::collection::vec(0_u8..4, 0..60), two in prop::collection::vec(0_u8..3, 60)) {
            let one: Vec<f64> = one.into_iter().map(f64::from).collect();
            let two: Vec<f64> = two.into_iter().map(f64::from).take(one.len()).collect();
            let groups = Groups::new(&table([("one", one.clone().into()), ("two", two.clone().into())]), &["one", "two"]).unwrap();
            let rows = rows(&groups);
            let mut all: Vec<usize> = rows.concat();
            all.sort_unstable();
            prop_assert_eq!(all, (0..one.len()).collect::<Vec<_>>());
            for (group, rows) in rows.iter().enumerate() {
                prop_assert!(rows.is_sorted());
                for row in rows {
                    prop_assert_eq!(groups.keys().cell("one", group), crate::Cell::Number(one[*row]));
                    prop_assert_eq!(groups.keys().cell("two", group), crate::Cell::Number(two[*row]));
                }
            }
            prop_assert!(rows.iter().map(|rows| rows[0]).is_sorted());
        }
    }
}
