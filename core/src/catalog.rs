//! Rules, methods, tables and words as data: what the documentation and the bindings are made from.

use serde::Serialize;

use crate::approval::MemberApproval;
use crate::area::{Classified, CrosswalkRow, JoinRow, Succession};
use crate::change::{Change, Conflict};
use crate::check::{CheckProfile, FindingRow, RuleOutcome};
use crate::diagnostic::Declaration;
use crate::indicator::EvaluationRow;
use crate::plan::{PlanKind, Profile};
use crate::report::{Label, labels};
use crate::stats::{self, MethodInfo};
use crate::table::{ColumnInfo, Row};
use crate::time::{
    Consequence, CouncilTerm, ExplanationStep, LegalEvent, PartyValidity, Period, PeriodComparison, Standing,
    StandingChange,
};
use crate::{check, read, time};

/// Everything that the library can find, calculate and answer.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Catalog {
    /// Version of the library.
    pub version: &'static str,
    /// Version of the form of plans that it reads and writes.
    pub schema_version: i64,
    /// What it finds: faults of reading (family `reading`), then rules, then consequences of an early end and what is wrong
    /// with exceptions from the rules and with rules of others (families `consequences`, `exceptions` and `own`).
    pub rules: Vec<&'static Declaration>,
    /// What each kind of document has to hold.
    pub profiles: &'static [Profile],
    /// Which rules are meant for which kind of document.
    pub check_profiles: Vec<CheckProfileInfo>,
    /// What it calculates.
    pub methods: Vec<&'static MethodInfo>,
    /// What its tables hold.
    pub tables: Vec<TableInfo>,
    /// What people call columns and words.
    pub labels: Vec<Label>,
}

/// A choice of rules.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckProfileInfo {
    /// Its name in options.
    pub name: CheckProfile,
    /// The kinds of documents that it is meant for, unless options say otherwise.
    pub kinds: Vec<PlanKind>,
    /// Codes of the rules that are not meant for them.
    pub exempt: &'static [&'static str],
}

impl CheckProfileInfo {
    fn of(name: CheckProfile) -> Self {
        let kinds = PlanKind::ALL.iter().copied().filter(|kind| CheckProfile::of(*kind) == name).collect();
        Self { name, kinds, exempt: name.exempt() }
    }
}

/// A kind of table.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TableInfo {
    /// Name of its rows in other languages.
    pub name: &'static str,
    /// What a row is.
    pub meaning: &'static str,
    /// Its columns, in order.
    pub columns: &'static [ColumnInfo],
}

impl TableInfo {
    fn of<R: Row>() -> Self {
        Self { name: R::NAME, meaning: R::MEANING, columns: R::COLUMNS }
    }
}

/// The version of the library.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Everything that the library can find, calculate and answer, with its documentation where the feature `docs` is on.
#[must_use]
pub fn catalog() -> Catalog {
    Catalog {
        version: VERSION,
        schema_version: crate::plan::SCHEMA_VERSION,
        rules: declarations().collect(),
        profiles: Profile::ALL,
        check_profiles: CheckProfile::ALL.iter().copied().map(CheckProfileInfo::of).collect(),
        methods: stats::methods().collect(),
        tables: vec![
            TableInfo::of::<FindingRow<'_>>(),
            TableInfo::of::<RuleOutcome>(),
            TableInfo::of::<PartyValidity>(),
            TableInfo::of::<EvaluationRow>(),
            TableInfo::of::<Classified>(),
            TableInfo::of::<Succession>(),
            TableInfo::of::<CrosswalkRow>(),
            TableInfo::of::<JoinRow>(),
            TableInfo::of::<ExplanationStep>(),
            TableInfo::of::<Standing>(),
            TableInfo::of::<StandingChange>(),
            TableInfo::of::<Consequence>(),
            TableInfo::of::<MemberApproval>(),
            TableInfo::of::<Change>(),
            TableInfo::of::<Conflict>(),
            TableInfo::of::<Period>(),
            TableInfo::of::<PeriodComparison>(),
            TableInfo::of::<CouncilTerm>(),
            TableInfo::of::<LegalEvent>(),
        ],
        labels: labels().collect(),
    }
}

/// All kinds of diagnostics: of reading, of the rules, of the consequences of an end, of exceptions from the rules,
/// of rules that others have made.
pub(crate) fn declarations() -> impl Iterator<Item = &'static Declaration> + Clone {
    let rules = check::RULES.iter().map(|rule| &rule.declaration);
    let rules = rules.chain(check::SET_RULES.iter().map(|rule| &rule.declaration));
    let others = [time::DECLARATIONS].into_iter().chain(check::DECLARATIONS).flatten().copied();
    read::DECLARATIONS.iter().copied().chain(rules).chain(others)
}

/// What a code stands for, where it is one of the library's.
#[cfg(feature = "outputs")]
pub(crate) fn declaration(code: &str) -> Option<&'static Declaration> {
    declarations().find(|known| known.code == code)
}
