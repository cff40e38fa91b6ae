//! The core for JavaScript: thin, typed, small. `js/` makes the package's interface of what is here.
//!
//! Documents, options and findings cross as JSON text: engines read and write it natively, and the core has a reader
//! and a writer in any case. serde-wasm-bindgen would be one more of each, with a call across the boundary for every
//! property. Columns of numbers cross as typed arrays, copied once. What the methods calculate comes from a module of their
//! own.

use serde_json::Value;
use soteplan::indicator;
use soteplan::read::{MAX_BYTES, ReadError};
use soteplan::{CheckOptions, EvaluateOptions, EvaluationRow, Language, Observations, Reply, Row, Scenario};
use soteplan_wasm_boundary::{Answer, Columns, Refusal, Unreadable, answer, json, value};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen(raw_module = "../js/calculator.js")]
extern "C" {
    /// Has the other module calculate a method; refuses where nobody has loaded it.
    #[wasm_bindgen(catch)]
    fn calculate(method: &str, columns: Answer, options: &str, by: Vec<String>) -> Result<Columns, Refusal>;
}

/// A plan.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Plan(soteplan::Plan);

#[wasm_bindgen]
impl Plan {
    /// Reads a text.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        Ok(Self(soteplan::Plan::parse(text)?))
    }

    /// Reads a text that nobody has seen: its findings have no lines.
    ///
    /// # Errors
    /// Everything that is wrong with it, without lines.
    pub fn parse_unseen(text: &str) -> Result<Self, Unreadable> {
        let plan = soteplan::Plan::parse(text).map_err(ReadError::without_places)?;
        Ok(Self(plan.without_text()))
    }

    /// The plan as indented JSON.
    #[must_use]
    pub fn json(&self) -> String {
        self.0.to_json()
    }

    /// The text that it was read from.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        self.0.text().map(str::to_owned)
    }

    /// Answers a question about the plan: columns, or JSON as text.
    ///
    /// # Errors
    /// Those of the question and its arguments.
    pub fn ask(&self, question: &str, arguments: &str) -> Result<JsValue, Refusal> {
        reply(self.0.ask(question, &value(arguments)?)?)
    }

    /// Rows of changes.
    ///
    /// # Errors
    /// None but those of the boundary.
    pub fn diff(&self, after: &Self) -> Result<Answer, Refusal> {
        answer(&Row::table(&self.0.diff(&after.0)))
    }

    /// Brings two edited versions of this plan together.
    ///
    /// # Errors
    /// What keeps the merged document from being a plan.
    pub fn merge(&self, ours: &Self, theirs: &Self) -> Result<Merged, Unreadable> {
        Ok(Merged(soteplan::Plan::merge(&self.0, &ours.0, &theirs.0)?))
    }

    /// Diagnostics as JSON.
    ///
    /// # Errors
    /// Those of the options.
    pub fn check(&self, options: &str) -> Result<String, Refusal> {
        json(&self.0.check(&CheckOptions::from_json(&value(options)?)?))
    }

    /// Rows of validity.
    ///
    /// # Errors
    /// Those of the scenario.
    pub fn validity(&self, scenario: &str) -> Result<Answer, Refusal> {
        let rows = self.0.validity(&Scenario::from_json(&value(scenario)?)?)?;
        answer(&Row::table(&rows))
    }

    /// Rows of evaluation.
    ///
    /// # Errors
    /// Those of the observations and options, and of the methods.
    pub fn evaluate(&self, observations: Columns, options: &str) -> Result<Answer, Refusal> {
        answer(&Row::table(&self.evaluated(observations, &EvaluateOptions::from_json(&value(options)?)?)?))
    }

    /// A chart specification as JSON.
    ///
    /// # Errors
    /// Those of the indicator, observations and options.
    pub fn chart(&self, indicator: &str, observations: Columns, options: &str) -> Result<String, Refusal> {
        let options = EvaluateOptions::from_json(&value(options)?)?;
        json(&self.0.chart_of(indicator, &self.evaluated(observations, &options)?, options.language)?)
    }

    /// A page as HTML; `scenarios` is an object of scenarios by name.
    ///
    /// # Errors
    /// Those of the scenarios, observations and language.
    pub fn page(
        &self,
        scenarios: &str,
        observations: Option<Columns>,
        language: Option<String>,
    ) -> Result<String, Refusal> {
        let scenarios = match value(scenarios)? {
            Value::Object(scenarios) => scenarios,
            _ => return Err(Refusal::argument("scenarios must be an object of scenarios by name")),
        };
        let scenarios = scenarios
            .into_iter()
            .map(|(name, scenario)| Ok((name, Scenario::from_json(&scenario)?)))
            .collect::<Result<Vec<_>, soteplan::Error>>()?;
        let language = language.map_or(Ok(Language::default()), |language| language.parse())?;
        let options = EvaluateOptions { language, ..EvaluateOptions::default() };
        let evaluation = observations.map_or(Ok(Vec::new()), |columns| self.evaluated(columns, &options))?;
        Ok(self.0.page_of(&scenarios, &evaluation, language)?)
    }
}

impl Plan {
    fn evaluated(&self, observations: Columns, options: &EvaluateOptions) -> Result<Vec<EvaluationRow>, Refusal> {
        let observations = Observations::new(observations.into())?;
        indicator::evaluate_with(self.0.document(), &observations, options, &mut |call| {
            let by = call.by.iter().map(|key| (*key).to_owned()).collect();
            Ok(calculate(call.method, answer(&call.columns)?, &json(&call.options)?, by)?.into())
        })
    }
}

/// Two versions of a plan brought together.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Merged(soteplan::Merged);

#[wasm_bindgen]
impl Merged {
    /// The merged plan.
    #[must_use]
    pub fn plan(&self) -> Plan {
        Plan(self.0.plan.clone())
    }

    /// Rows of conflicts.
    ///
    /// # Errors
    /// None but those of the boundary.
    pub fn conflicts(&self) -> Result<Answer, Refusal> {
        answer(&Row::table(&self.0.conflicts))
    }

    /// How many changes only we made, and how many only they.
    #[must_use]
    pub fn counts(&self) -> Vec<u32> {
        [self.0.from_ours, self.0.from_theirs].map(|count| u32::try_from(count).unwrap_or(u32::MAX)).to_vec()
    }
}

/// A plan in an editor.
#[wasm_bindgen]
#[derive(Debug)]
pub struct LivePlan(soteplan::LivePlan);

#[wasm_bindgen]
impl LivePlan {
    /// Reads and checks a text, which need not be a plan.
    ///
    /// # Errors
    /// Those of the options.
    #[wasm_bindgen(constructor)]
    pub fn new(text: &str, options: &str) -> Result<Self, Refusal> {
        Ok(Self(soteplan::LivePlan::new(text, CheckOptions::from_json(&value(options)?)?)))
    }

    /// Puts words in the place of a range: lines from one, columns in UTF-16 units from zero, as editors have them.
    ///
    /// # Errors
    /// `argument` where the range ends before it begins.
    pub fn edit(
        &mut self,
        line: usize,
        column: usize,
        end_line: usize,
        end_column: usize,
        words: &str,
    ) -> Result<(), Refusal> {
        let (start, end) = (self.0.offset_utf16(line, column), self.0.offset_utf16(end_line, end_column));
        Ok(self.0.edit(start, end, words)?)
    }

    /// Diagnostics as JSON.
    ///
    /// # Errors
    /// None but those of the boundary.
    pub fn findings(&self) -> Result<String, Refusal> {
        json(&self.0.findings())
    }

    /// The text as it is now.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.text().to_owned()
    }

    /// How often the whole text has been read.
    #[must_use]
    pub fn whole_readings(&self) -> usize {
        self.0.whole_readings()
    }
}

/// Plans that belong together.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct PlanSet(Vec<soteplan::Plan>);

#[wasm_bindgen]
impl PlanSet {
    /// None yet.
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a plan.
    pub fn add(&mut self, plan: &Plan) {
        self.0.push(plan.0.clone());
    }

    /// Checks them together: a report for each, as JSON.
    ///
    /// # Errors
    /// Those of the options.
    pub fn check(&self, options: &str) -> Result<String, Refusal> {
        let options = CheckOptions::from_json(&value(options)?)?;
        json(&soteplan::check_set(&self.0.iter().collect::<Vec<_>>(), &options)?)
    }
}

/// Answers a question that needs no plan: columns, or JSON as text.
///
/// # Errors
/// Those of the question and its arguments.
#[wasm_bindgen]
pub fn ask(question: &str, arguments: &str) -> Result<JsValue, Refusal> {
    reply(soteplan::ask(question, &value(arguments)?)?)
}

fn reply(reply: Reply) -> Result<JsValue, Refusal> {
    Ok(match reply {
        Reply::Table(table) => answer(&table)?.into(),
        Reply::Findings(list) => json(&list)?.into(),
        Reply::Report(report) => json(&report)?.into(),
        Reply::Fixed(fixed) => json(&fixed)?.into(),
        Reply::Value(value) => json(&value)?.into(),
    })
}

/// What keeps a text from being a plan, or else what the rules find: diagnostics as JSON.
///
/// # Errors
/// Those of the options.
#[wasm_bindgen]
pub fn inspect(text: &str, options: &str) -> Result<String, Refusal> {
    json(&soteplan::inspect(text, &CheckOptions::from_json(&value(options)?)?))
}

/// The version of the library.
#[must_use]
#[wasm_bindgen]
pub fn version() -> String {
    soteplan::VERSION.to_owned()
}

/// The largest text that is read, in bytes.
#[must_use]
#[wasm_bindgen]
pub fn max_bytes() -> f64 {
    MAX_BYTES as f64
}

/// The fault of a text larger than that.
#[must_use]
#[wasm_bindgen]
pub fn too_large(bytes: f64) -> Unreadable {
    ReadError::too_large(bytes as u64).into()
}
