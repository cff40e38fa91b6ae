//! Methods as data: what the catalogue, the reference pages and the bindings are made from.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::bounds::Bounds;
use super::groups::Groups;
#[cfg(feature = "methods")]
use super::ledger::Adder;
use super::setting::OptionInfo;
use super::words::{WordInfo, words};
use crate::{Column, Error, Table};

/// A method, as its one file declares it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MethodInfo {
    /// Its name in every language.
    pub id: &'static str,
    /// The version of the library that brought it.
    pub since: &'static str,
    /// Whether it answers rows or groups.
    pub kind: WordInfo,
    /// What it is, in one line.
    pub summary: &'static str,
    /// What it is, its formula, limits and references, in Markdown: the doc comment as it stands, a blank before each line.
    #[serde(serialize_with = "markdown")]
    pub docs: &'static str,
    /// The columns it takes.
    pub columns: &'static [InputInfo],
    /// Its options.
    pub options: &'static [OptionInfo],
    /// The columns it gives, after the keys of the groups.
    pub outputs: &'static [OutputInfo],
    /// The notes it can give.
    pub notes: &'static [WordInfo],
    /// A call that it answers.
    pub example: Example,
    /// The call by names.
    #[cfg(feature = "methods")]
    #[serde(skip)]
    pub(crate) compute: Compute,
    /// What takes rows in portions, where the method knows them through sums.
    #[cfg(feature = "methods")]
    #[serde(skip)]
    pub(crate) adder: Option<MakeAdder>,
}

/// The call by names.
#[cfg(feature = "methods")]
pub(crate) type Compute = fn(&Table<'_>, Option<&Groups>, &Value) -> Result<Answer, Error>;

/// Makes what takes rows in portions, of options.
#[cfg(feature = "methods")]
pub(crate) type MakeAdder = fn(&Value) -> Result<Box<dyn Adder>, Error>;

/// The answer to a call by names, without the keys.
pub(crate) struct Answer {
    pub(crate) columns: Vec<(String, Column<'static>)>,
    /// The group of each row; none where each group has one row, in order.
    pub(crate) groups: Option<Vec<usize>>,
}

impl MethodInfo {
    /// Whether there is an option of that name.
    #[must_use]
    pub fn has_option(&self, name: &str) -> bool {
        self.options.iter().any(|option| option.name == name)
    }

    /// Whether rows may come in portions: see [`Stream`](crate::stats::Stream).
    #[cfg(feature = "methods")]
    #[must_use]
    pub fn streams(&self) -> bool {
        self.adder.is_some()
    }

    /// Whether it takes a column of that name.
    #[must_use]
    pub fn takes(&self, column: &str) -> bool {
        self.columns.iter().any(|input| input.name == column)
    }

    /// Whether a group has one row in its answer.
    #[must_use]
    pub fn gives_one_row(&self) -> bool {
        self.kind == MethodKind::RowWise.describe() || self.kind == MethodKind::Aggregating.describe()
    }

    /// Whether the rows of its answer are those of the data.
    #[must_use]
    pub fn keeps_rows(&self, grouped: bool) -> bool {
        self.kind == MethodKind::WithinGroups.describe() || (!grouped && self.kind == MethodKind::RowWise.describe())
    }
}

/// A call of a method with the defaults of its options, for its pages.
#[derive(Debug)]
#[non_exhaustive]
pub struct Example {
    /// The method.
    pub method: &'static str,
    /// Its columns.
    pub columns: &'static [(&'static str, ExampleColumn)],
}

/// A column of an example.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum ExampleColumn {
    /// Numbers.
    Numbers(&'static [f64]),
    /// Categories.
    Words(&'static [&'static str]),
}

impl From<ExampleColumn> for Column<'static> {
    fn from(column: ExampleColumn) -> Self {
        match column {
            ExampleColumn::Numbers(values) => Column::from(values),
            ExampleColumn::Words(words) => Column::text(words.iter().map(|word| Some(*word))),
        }
    }
}

/// The values of an example as a declaration writes them.
pub(crate) struct Literal<T: 'static, const ROWS: usize>(pub(crate) &'static [T; ROWS]);

impl<const ROWS: usize> Literal<f64, ROWS> {
    pub(crate) const fn column(self) -> ExampleColumn {
        ExampleColumn::Numbers(self.0)
    }
}

impl<const ROWS: usize> Literal<&'static str, ROWS> {
    pub(crate) const fn column(self) -> ExampleColumn {
        ExampleColumn::Words(self.0)
    }
}

/// `{"method": "crude_rate", "columns": {"count": [8, 60], …}, "options": {}, "by": []}`
impl Serialize for Example {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let columns: Map<_, _> =
            self.columns.iter().map(|(name, values)| ((*name).to_owned(), json!(values))).collect();
        json!({ "method": self.method, "columns": columns, "options": {}, "by": [] }).serialize(serializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Example {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Example".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "object",
            "description": "A call of a method.",
            "properties": {
                "method": { "type": "string" },
                "columns": { "type": "object", "additionalProperties": { "type": "array", "items": { "type": ["number", "string", "null"] } } },
                "options": { "type": "object" },
                "by": { "type": "array", "items": { "type": "string" } },
            },
            "required": ["method", "columns", "options", "by"],
        })
    }
}

/// A doc comment without the blank that starts each line.
fn markdown<S: Serializer>(docs: &&'static str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&crate::diagnostic::prose(docs))
}

words! {
    /// What a row of a method's answer is.
    pub enum MethodKind {
        /// One row in, one row out. With groups the columns are summed within each group first: one row a group.
        RowWise = "row_wise",
        /// The rows of a group together, or all rows where there are no groups, give one row.
        Aggregating = "aggregating",
        /// One row in, one row out, in the order of the data, calculated from all rows of its group.
        WithinGroups = "within_groups",
        /// The rows of a group together, or all rows where there are no groups, give several rows.
        Expanding = "expanding",
    }
}

/// A column that a method takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InputInfo {
    /// Its name.
    pub name: &'static str,
    /// Whether the method cannot do without.
    pub required: bool,
    /// What it means.
    pub meaning: &'static str,
    /// What its numbers count or measure.
    pub unit: &'static str,
    /// Which numbers it may hold; missing it always may be.
    pub allowed: WordInfo,
    #[serde(skip)]
    pub(crate) bounds: Bounds,
}

/// A column that a method gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OutputInfo {
    /// Its name; of limits at several levels the beginning of it.
    pub name: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// What its numbers count or measure; empty for words.
    pub unit: &'static str,
    /// When the column is there.
    pub present: WordInfo,
}

words! {
    /// When a column of an answer is there.
    pub enum Present {
        /// Always.
        Always = "always",
        /// Once for each confidence level: `lower` for a single one, `lower_95` and so on for a list.
        EachLevel = "each_level",
        /// Where rows were summed: with groups.
        Grouped = "grouped",
    }
}
