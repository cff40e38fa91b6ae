//! The front door: a plan and what can be asked of it.

use std::path::Path;

use jiff::civil::Date;
use serde_json::Value;

use crate::approval::{self, ApprovalState};
use crate::area;
use crate::change::{self, Change, Conflict};
use crate::check::{self, AppliedFix, CheckOptions, CheckReport, FixOptions, FixedText, RefusedFix};
use crate::exchange::chart::indicator_chart;
use crate::indicator::{self, EvaluationRow};
#[cfg(feature = "methods")]
use crate::indicator::{EvaluateOptions, Observations};
use crate::plan::PlanDocument;
use crate::read::{self, FileError, ReadError, SourceText};
use crate::report::{self, PageContent};
use crate::time::{self, Consequence, ExplanationStep, PartyValidity, Scenario, Standing};
use crate::{Diagnostic, Error, Language};

/// A plan, with its text where it was read from one.
///
/// ```
/// use soteplan::{CheckOptions, Plan, Scenario};
///
/// let plan = soteplan::examples::hyks_2021_2025()?;
/// let findings = plan.check(&CheckOptions::new());
/// assert!(findings.iter().any(|finding| finding.code() == "R001"));
///
/// let reform = Scenario::from_json(&serde_json::json!({ "sote-reform": "2023-01-01" }))?;
/// let helsinki = &plan.validity(&reform)?[0];
/// assert_eq!(helsinki.until.map(|day| day.to_string()).as_deref(), Some("2022-12-31"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Plan {
    document: PlanDocument,
    source: Option<SourceText>,
    migration: Vec<Diagnostic>,
}

impl Plan {
    /// Reads a text.
    ///
    /// # Errors
    /// Everything that is wrong with the text, with its places.
    pub fn parse(text: &str) -> Result<Self, ReadError> {
        read::read_text(text).map(Self::of_text)
    }

    /// Reads bytes, which must be UTF-8.
    ///
    /// # Errors
    /// Everything that is wrong with the text, with its places.
    pub fn parse_bytes(bytes: &[u8]) -> Result<Self, ReadError> {
        read::read_bytes(bytes).map(Self::of_text)
    }

    /// Reads a file.
    ///
    /// # Errors
    /// [`FileError::Unreadable`] where there is no such file or it may not be read, [`FileError::NotAPlan`] with
    /// everything that is wrong with its text.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, FileError> {
        read::read_file(path.as_ref()).map(Self::of_text)
    }

    /// A plan made by a program; its findings have no lines and columns.
    #[must_use]
    pub fn new(mut document: PlanDocument) -> Self {
        let migration = read::migrate(&mut document);
        Self { document, source: None, migration }
    }

    /// Reads a plan from a JSON value: its findings have JSON Pointers and no lines.
    ///
    /// # Errors
    /// Everything that keeps the value from being a plan.
    pub fn from_value(value: &Value) -> Result<Self, ReadError> {
        Self::parse(&value.to_string()).map(Self::without_text).map_err(ReadError::without_places)
    }

    fn of_text((mut document, source): (PlanDocument, SourceText)) -> Self {
        let migration = read::migrate_text(&mut document, &source);
        Self { document, source: Some(source), migration }
    }

    /// The same plan, whose findings have no lines and columns: for a text that nobody has seen.
    #[must_use]
    pub fn without_text(mut self) -> Self {
        self.source = None;
        self.migration.iter_mut().for_each(Diagnostic::forget_range);
        self
    }

    /// What the plan says.
    #[must_use]
    pub fn document(&self) -> &PlanDocument {
        &self.document
    }

    /// The text that it was read from.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.source.as_ref().map(SourceText::text)
    }

    /// What changed when a plan of an earlier schema version was brought up to date: advice, each with its place. Empty
    /// where there was nothing to do.
    #[must_use]
    pub fn migration(&self) -> &[Diagnostic] {
        &self.migration
    }

    /// The plan as JSON, indented by two blanks; reading it gives an equal plan.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Writing plain data to memory cannot fail: no map in a plan has keys that are not texts.
        serde_json::to_string_pretty(&self.value()).unwrap_or_default()
    }

    /// The columns that [`Plan::evaluate`] takes from observations: `area`, `period`, then those of the indicators.
    #[must_use]
    pub fn observed_columns(&self) -> Vec<&str> {
        indicator::observed_columns(&self.document)
    }

    /// Runs the rules. Findings come in the order of the text, or of the plan where there was no text.
    #[must_use]
    pub fn check(&self, options: &CheckOptions) -> Vec<Diagnostic> {
        check::findings(&self.document, self.source.as_ref(), options)
    }

    /// Runs the rules and says what came of each: passed, failed, not applicable, undecided and on which facts; what is
    /// accepted in the plan; and what a baseline has that is no more.
    #[must_use]
    pub fn check_report(&self, options: &CheckOptions) -> CheckReport {
        check::check(&self.document, self.source.as_ref(), options)
    }

    /// Makes the fixes that findings carry until nothing changes, in the text of the plan: what no fix changes stays as it
    /// is, byte for byte. What is suppressed, or accepted in a baseline, stays; a fix that would bring errors or make the
    /// document no plan is refused and told. Without other options these are the safe fixes alone.
    ///
    /// ```
    /// use soteplan::{CheckOptions, FixOptions};
    ///
    /// let plan = soteplan::examples::hyks_2021_2025()?;
    /// let fixed = plan.fix(&CheckOptions::new(), &FixOptions::new())?;
    /// assert!(fixed.settled && fixed.applied.is_empty());
    /// assert_eq!(fixed.plan.text(), plan.text());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// `option-value` where options bring findings of others, which have no place in another text; where one finding was
    /// asked for, `unknown-name` if there is none, and `option-value` if it has no such fix.
    pub fn fix(&self, check: &CheckOptions, fixes: &FixOptions) -> Result<Fixed, Error> {
        let (plan, FixedText { applied, refused, left, rounds, settled, .. }) = self.fixed(check, fixes)?;
        Ok(Fixed { plan, applied, refused, left, rounds, settled })
    }

    /// The same with the text.
    pub(crate) fn fixed(&self, check: &CheckOptions, fixes: &FixOptions) -> Result<(Self, FixedText), Error> {
        let text = self.text().map_or_else(|| self.to_json(), str::to_owned);
        let mut fixed = check::fix(&text, check, fixes)?;
        // No fix is made that would leave no plan.
        let mut plan = Self::parse(&fixed.text).map_err(|error| Error::argument("plan", error, "a plan"))?;
        if self.source.is_none() {
            plan = plan.without_text();
            fixed.left = plan.check(check);
        }
        Ok((plan, fixed))
    }

    /// From when until when the plan holds, for each party.
    ///
    /// # Errors
    /// `unknown-name` where the scenario names a fact that the plan does not have.
    pub fn validity(&self, scenario: &Scenario) -> Result<Vec<PartyValidity>, Error> {
        time::validity(&self.document, scenario)
    }

    /// Why the plan holds for a party as long as it does, step by step: conditions, facts, sources.
    ///
    /// # Errors
    /// `unknown-name` where the plan has no such party, or the scenario names an unknown fact.
    pub fn explain(&self, party: &str, scenario: &Scenario, language: Language) -> Result<Vec<ExplanationStep>, Error> {
        time::explain(&self.document, party, scenario, language)
    }

    /// The plan as it stands on a day: the law, the parties, units, goals, measures, interfaces and holders.
    ///
    /// # Errors
    /// `unknown-name` where the scenario names an unknown fact.
    pub fn as_of(&self, on: Date, scenario: &Scenario, language: Language) -> Result<Vec<Standing>, Error> {
        time::as_of(&self.document, on, scenario, language)
    }

    /// What follows where the plan ends early.
    ///
    /// # Errors
    /// `unknown-name` where the scenario names an unknown fact.
    pub fn consequences(&self, scenario: &Scenario) -> Result<Vec<Consequence>, Error> {
        time::consequences(&self.document, scenario)
    }

    /// The same as findings (family C), with their places. What stays as it is, is no finding.
    ///
    /// # Errors
    /// `unknown-name` where the scenario names an unknown fact.
    pub fn consequence_findings(&self, scenario: &Scenario) -> Result<Vec<Diagnostic>, Error> {
        let mut list = time::findings(&self.consequences(scenario)?);
        if let Some(source) = &self.source {
            list.iter_mut().for_each(|finding| source.place(finding));
        }
        Ok(list)
    }

    /// What changed from this version of a plan to another, by stable ids; an element that got another id is followed.
    #[must_use]
    pub fn diff(&self, after: &Self) -> Vec<Change> {
        change::diff(&self.value(), &after.value())
    }

    /// Brings two edited versions of a plan together. Where they contradict each other the plan has ours, and the conflict
    /// is listed with all three values; nothing is lost.
    ///
    /// # Errors
    /// What keeps the merged document from being a plan: each side can remove what makes the other's edit whole.
    pub fn merge(base: &Self, ours: &Self, theirs: &Self) -> Result<Merged, ReadError> {
        let merge = change::merge(&base.value(), &ours.value(), &theirs.value());
        Ok(Merged {
            plan: Self::from_value(&merge.document)?,
            conflicts: merge.conflicts,
            from_ours: merge.from_ours,
            from_theirs: merge.from_theirs,
        })
    }

    /// The plan as one of a set.
    pub(crate) fn member<'p>(&'p self, options: &'p CheckOptions) -> check::Member<'p> {
        (&self.document, self.source.as_ref(), options)
    }

    /// The plan as plain data.
    fn value(&self) -> Value {
        self.document.to_value()
    }

    /// Where the approval of the plan stands under its rule, by the populations of the library's table (2000–2022). For
    /// other years and populations see [`crate::approval::approval`].
    ///
    /// # Errors
    /// `argument` where the plan has no rule of approval.
    pub fn approval(&self, by: Option<Date>) -> Result<ApprovalState, Error> {
        approval::approval(&self.document, &area::population, by)
    }

    /// Calculates the plan's indicators from observations, for each municipality and for all together.
    ///
    /// # Errors
    /// Where the observations do not fit the plan: see [`indicator::evaluate`].
    #[cfg(feature = "methods")]
    pub fn evaluate(
        &self,
        observations: &Observations<'_>,
        options: &EvaluateOptions,
    ) -> Result<Vec<EvaluationRow>, Error> {
        indicator::evaluate(&self.document, observations, options)
    }

    /// A Vega-Lite specification of one indicator's chart over the observed years, with the figures in it.
    ///
    /// # Errors
    /// `unknown-name` where the plan has no such indicator; otherwise as [`Plan::evaluate`].
    #[cfg(feature = "methods")]
    pub fn chart(
        &self,
        indicator: &str,
        observations: &Observations<'_>,
        options: &EvaluateOptions,
    ) -> Result<Value, Error> {
        self.chart_of(indicator, &self.evaluate(observations, options)?, options.language)
    }

    /// The chart of rows that were evaluated before: one evaluation serves the charts of all indicators.
    ///
    /// # Errors
    /// `unknown-name` where the plan has no such indicator.
    pub fn chart_of(&self, indicator: &str, evaluation: &[EvaluationRow], language: Language) -> Result<Value, Error> {
        let found = self.document.indicators().find(|(_, known)| known.id.as_str() == indicator);
        let Some((_, found)) = found else {
            let known: Vec<_> = self.document.indicators().map(|(_, known)| known.id.as_str()).collect();
            return Err(Error::unknown("indicator", indicator, known));
        };
        Ok(indicator_chart(found, evaluation, language))
    }

    /// A self-contained HTML page on the plan: parties and validity under scenarios (or where nothing is known, if none is
    /// given), findings, indicators.
    ///
    /// # Errors
    /// As [`Plan::validity`] and [`Plan::evaluate`].
    #[cfg(feature = "methods")]
    pub fn page(
        &self,
        scenarios: &[(String, Scenario)],
        observations: Option<&Observations<'_>>,
        language: Language,
    ) -> Result<String, Error> {
        let options = EvaluateOptions { language, ..EvaluateOptions::default() };
        let evaluation = observations.map_or(Ok(Vec::new()), |observed| self.evaluate(observed, &options))?;
        self.page_of(scenarios, &evaluation, language)
    }

    /// The page with rows that were evaluated before; without any it has no indicators.
    ///
    /// # Errors
    /// As [`Plan::validity`].
    pub fn page_of(
        &self,
        scenarios: &[(String, Scenario)],
        evaluation: &[EvaluationRow],
        language: Language,
    ) -> Result<String, Error> {
        let unknown = [(String::new(), Scenario::new())];
        let scenarios = if scenarios.is_empty() { &unknown } else { scenarios };
        let validity = scenarios
            .iter()
            .map(|(name, scenario)| Ok((name.clone(), self.validity(scenario)?)))
            .collect::<Result<Vec<_>, Error>>()?;
        let content = PageContent {
            plan: &self.document,
            validity: &validity,
            diagnostics: &self.check(&CheckOptions::new()),
            evaluation,
        };
        Ok(report::page(&content, language))
    }
}

/// Two versions of a plan brought together.
#[derive(Debug, Clone)]
pub struct Merged {
    /// The merged plan; where the versions contradict each other it has ours.
    pub plan: Plan,
    /// Every contradiction, with the common value and both others.
    pub conflicts: Vec<Conflict>,
    /// How many changes only we made.
    pub from_ours: usize,
    /// How many changes only they made.
    pub from_theirs: usize,
}

/// A plan with its fixes made.
#[derive(Debug, Clone)]
pub struct Fixed {
    /// The plan.
    pub plan: Plan,
    /// What was made, in order.
    pub applied: Vec<AppliedFix>,
    /// What was asked for and could not be made.
    pub refused: Vec<RefusedFix>,
    /// What the rules still find, in the order of the text.
    pub left: Vec<Diagnostic>,
    /// How often fixes were made and the plan was checked again.
    pub rounds: usize,
    /// Whether nothing more would change: false where fixes undo each other.
    pub settled: bool,
}

/// Makes the fixes that findings carry in a text, which need not be a plan: what keeps it from being one has fixes, too. See
/// [`Plan::fix`].
///
/// ```
/// use soteplan::{CheckOptions, FixOptions, fix_text};
///
/// let text = soteplan::examples::HYKS_2021_2025.replace("\"091\"", "\"91\"");
/// let fixed = fix_text(&text, &CheckOptions::new(), &FixOptions::new())?;
/// assert_eq!(fixed.text, soteplan::examples::HYKS_2021_2025);
/// # Ok::<(), soteplan::Error>(())
/// ```
///
/// # Errors
/// As [`Plan::fix`].
pub fn fix_text(text: &str, check: &CheckOptions, fixes: &FixOptions) -> Result<FixedText, Error> {
    check::fix(text, check, fixes)
}

/// Checks plans that belong together: each by its own rules, and all by those about sets (family A): a goal that another plan
/// does not have, a successor that begins too late, a target that is another one elsewhere. A report for each, in order.
///
/// # Errors
/// `option-value` where options bring findings of others: each of them is about one plan.
///
/// ```
/// use soteplan::{CheckOptions, check_set, examples};
///
/// let (plan, strategy) = (examples::hyks_2021_2025()?, examples::uusimaa_strategy_2030()?);
/// let reports = check_set(&[&plan, &strategy], &CheckOptions::new().only("alignment")?)?;
/// assert!(reports[1].findings.iter().all(|finding| finding.code().starts_with('A')));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check_set(plans: &[&Plan], options: &CheckOptions) -> Result<Vec<CheckReport>, Error> {
    options.suit_sets()?;
    Ok(check::check_set(&plans.iter().map(|plan| plan.member(options)).collect::<Vec<_>>()))
}

/// Reads and checks a text in one go: what keeps it from being a plan, or else what the rules find, after what was brought
/// up to date. For editors.
#[must_use]
pub fn inspect(text: &str, options: &CheckOptions) -> Vec<Diagnostic> {
    found(Plan::parse(text), options)
}

/// The same for bytes, which must be UTF-8.
#[must_use]
pub fn inspect_bytes(bytes: &[u8], options: &CheckOptions) -> Vec<Diagnostic> {
    found(Plan::parse_bytes(bytes), options)
}

/// The same with what came of each rule; what keeps a text from being a plan stands alone.
#[must_use]
pub fn inspect_report(bytes: &[u8], options: &CheckOptions) -> CheckReport {
    report(Plan::parse_bytes(bytes), options)
}

fn found(read: Result<Plan, ReadError>, options: &CheckOptions) -> Vec<Diagnostic> {
    report(read, options).findings
}

fn report(read: Result<Plan, ReadError>, options: &CheckOptions) -> CheckReport {
    match read {
        Ok(plan) => {
            let mut report = plan.check_report(options);
            report.begin_with(plan.migration, options);
            report
        }
        Err(error) => CheckReport { findings: error.diagnostics, ..CheckReport::default() },
    }
}
