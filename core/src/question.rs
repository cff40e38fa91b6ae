//! Questions by name: what a plan and the library can be asked with plain data, so that a binding hands over a name and an
//! object and needs no code for each. In Rust the typed functions behind them are at hand.

use serde_json::Value;

use crate::area::{JoinKind, Vintage};
use crate::options::{self, Options};
use crate::plan::AreaCode;
use crate::time::{self, CouncilBody, Period, Scenario, Standing};
use crate::{
    CheckOptions, CheckReport, Diagnostic, Error, FixOptions, FixedText, Language, Operation, Plan, Row, Table,
    approval, area, check, fix_text, text_edits,
};

/// What a question is answered with.
#[derive(Debug, Clone)]
pub enum Reply {
    /// Rows.
    Table(Table<'static>),
    /// Findings.
    Findings(Vec<Diagnostic>),
    /// What came of a check.
    Report(Box<CheckReport>),
    /// A text with its fixes made.
    Fixed(Box<FixedText>),
    /// Anything else, as data.
    Value(Value),
}

impl Reply {
    fn rows<R: Row>(rows: &[R]) -> Self {
        Self::Table(R::table(rows))
    }
}

/// Declares questions: a name, the arguments that it takes, and how it is answered.
macro_rules! questions {
    ($list:ident of $context:ty: $($name:literal [$($argument:literal),*] $answer:expr;)*) => {
        fn $list(context: $context, question: &str, arguments: &Value) -> Result<Reply, Error> {
            type Answer = fn($context, &Options<'_>) -> Result<Reply, Error>;
            let (known, answer): (&[&str], Answer) = match question {
                $($name => (&[$($argument),*], $answer),)*
                _ => return Err(Error::unknown("question", question, [$($name),*])),
            };
            answer(context, &options::read(arguments, known)?)
        }
    };
}

questions! { of_plan of &Plan:
    "migration" [] |plan, _| Ok(Reply::Findings(plan.migration().to_vec()));
    "check_report" ["options"] |plan, arguments| {
        Ok(Reply::Report(Box::new(plan.check_report(&arguments.check_options()?))))
    };
    "fix" ["options", "safety", "finding", "fix"] |plan, arguments| {
        let (_, fixed) = plan.fixed(&arguments.check_options()?, &FixOptions::read(arguments)?)?;
        Ok(Reply::Fixed(Box::new(fixed)))
    };
    "explain" ["party", "scenario", "language"] |plan, arguments| {
        let party = arguments.needed("party", arguments.string("party")?)?;
        Ok(Reply::rows(&plan.explain(party, &arguments.scenario("scenario")?, arguments.language()?)?))
    };
    "as_of" ["date", "scenario", "language"] |plan, arguments| {
        Ok(Reply::rows(&arguments.standing(plan, "date", "scenario")?))
    };
    "standing_changes" ["before", "after", "scenario_before", "scenario_after", "language"] |plan, arguments| {
        let before = arguments.standing(plan, "before", "scenario_before")?;
        let after = arguments.standing(plan, "after", "scenario_after")?;
        Ok(Reply::rows(&time::standing_changes(before, after)))
    };
    "approval" ["by", "populations"] |plan, arguments| {
        let given = arguments.populations()?;
        let state = approval::approval(plan.document(), &residents(&given), arguments.date("by")?)?;
        serde_json::to_value(state).map(Reply::Value).map_err(|error| Error::argument("plan", error, "an answer"))
    };
    "approval_members" ["by", "populations"] |plan, arguments| {
        let given = arguments.populations()?;
        Ok(Reply::rows(&approval::members(plan.document(), &residents(&given), arguments.date("by")?)?))
    };
    "consequences" ["scenario"] |plan, arguments| {
        Ok(Reply::rows(&plan.consequences(&arguments.scenario("scenario")?)?))
    };
    "consequence_findings" ["scenario"] |plan, arguments| {
        Ok(Reply::Findings(plan.consequence_findings(&arguments.scenario("scenario")?)?))
    };
}

questions! { of_library of ():
    "inspect_rules" ["rules"] |(), arguments| {
        Ok(Reply::Findings(check::inspect_rules(arguments.value("rules").unwrap_or(&Value::Null))))
    };
    "fix_text" ["text", "options", "safety", "finding", "fix"] |(), arguments| {
        let text = arguments.needed("text", arguments.string("text")?)?;
        let fixed = fix_text(text, &arguments.check_options()?, &FixOptions::read(arguments)?)?;
        Ok(Reply::Fixed(Box::new(fixed)))
    };
    "text_edits" ["text", "patch"] |(), arguments| {
        let text = arguments.needed("text", arguments.string("text")?)?;
        let edits = text_edits(text, &arguments.patch()?)?;
        serde_json::to_value(edits).map(Reply::Value).map_err(|error| Error::argument("patch", error, "an answer"))
    };
    "areas" ["vintage", "region"] |(), arguments| {
        let mut list = area::municipalities(arguments.vintage("vintage")?.unwrap_or(Vintage::LATEST));
        if let Some(region) = arguments.string("region")? {
            let known = || area::Region::ALL.iter().map(|known| known.code);
            if !known().any(|code| code == region) {
                return Err(Error::unknown("region", region, known().collect::<Vec<_>>()));
            }
            list.retain(|row| row.municipality.region.code == region);
        }
        Ok(Reply::rows(&list))
    };
    "successors" ["areas", "date"] |(), arguments| {
        let areas = arguments.strings("areas")?;
        let on = arguments.needed("date", arguments.date("date")?)?;
        Ok(Reply::rows(&area::successors(areas.iter().map(String::as_str), on)?))
    };
    "crosswalk" ["from", "to"] |(), arguments| {
        let (from, to) = (arguments.vintage("from")?, arguments.vintage("to")?);
        Ok(Reply::rows(&area::crosswalk(arguments.needed("from", from)?, arguments.needed("to", to)?)))
    };
    "recode_areas" ["codes", "from", "to"] |(), arguments| {
        let (from, to) = (arguments.vintage("from")?, arguments.vintage("to")?);
        let (from, to) = (arguments.needed("from", from)?, arguments.needed("to", to)?);
        let codes = area::recode(&arguments.codes("codes")?, from, to)?;
        Ok(Reply::Value(codes.iter().map(|code| Value::from(code.as_str())).collect()))
    };
    "join_areas" ["left", "left_vintage", "right", "right_vintage", "bring_to", "how"] |(), arguments| {
        let needed = |key: &str| arguments.needed(key, arguments.vintage(key)?);
        let (left, right) = (arguments.codes("left")?, arguments.codes("right")?);
        let (of_left, of_right) = (needed("left_vintage")?, needed("right_vintage")?);
        let how = arguments.word("how", JoinKind::ALL, JoinKind::as_str)?.unwrap_or(JoinKind::Inner);
        Ok(Reply::rows(&area::join_codes((&left, of_left), (&right, of_right), arguments.vintage("bring_to")?, how)?))
    };
    "council_terms" ["body"] |(), arguments| {
        let body = arguments.word("body", CouncilBody::ALL, CouncilBody::as_str)?.unwrap_or(CouncilBody::Municipal);
        Ok(Reply::rows(&body.terms().cloned().collect::<Vec<_>>()))
    };
    "legislation" [] |(), _| Ok(Reply::rows(time::legislation()));
    "compare_periods" ["one", "other"] |(), arguments| {
        let comparison = time::compare(&arguments.period("one")?, &arguments.period("other")?);
        Ok(Reply::rows(&[comparison]))
    };
    "merge_periods" ["periods"] |(), arguments| Ok(Reply::rows(&time::merged(arguments.periods()?)));
    "period_gaps" ["within", "periods"] |(), arguments| {
        Ok(Reply::rows(&time::gaps(arguments.period("within")?, arguments.periods()?)))
    };
}

/// The populations that were given, or else those of the library's table.
fn residents(given: &[(AreaCode, u64)]) -> impl Fn(&AreaCode, i64) -> Option<u64> {
    move |code, year| {
        let known = given.iter().find(|(known, _)| known == code).map(|(_, residents)| *residents);
        known.or_else(|| area::population(code, year))
    }
}

impl Options<'_> {
    /// Residents by municipality, for a year that the library's table does not have.
    fn populations(&self) -> Result<Vec<(AreaCode, u64)>, Error> {
        let Some(value) = self.value("populations") else { return Ok(Vec::new()) };
        let refuse = |value: &Value| Error::option("populations", value, "residents by three-digit codes");
        let given = value.as_object().ok_or_else(|| refuse(value))?;
        // JavaScript's whole numbers arrive as such, Python's floats may come as 5.0.
        let whole = |number: &Value| {
            let float = number.as_f64().filter(|float| float.fract() == 0.0 && (0.0..1e15).contains(float))?;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "checked to be whole and small"
            )]
            Some(float as u64)
        };
        let entry = |(code, number): (&String, &Value)| Some((AreaCode::new(code)?, whole(number)?));
        given.iter().map(|one| entry(one).ok_or_else(|| refuse(value))).collect()
    }

    fn vintage(&self, key: &str) -> Result<Option<Vintage>, Error> {
        self.integer(key)?.map(Vintage::from_year).transpose()
    }

    /// Three-digit codes of municipalities.
    fn codes(&self, key: &str) -> Result<Vec<AreaCode>, Error> {
        let codes = self.strings(key)?;
        let code = |(row, code): (usize, &String)| {
            AreaCode::new(code)
                .ok_or_else(|| Error::value(key, row, format!("`{code}`"), "a three-digit code, such as 091"))
        };
        codes.iter().enumerate().map(code).collect()
    }

    /// What a question cannot do without.
    fn needed<T>(&self, key: &str, value: Option<T>) -> Result<T, Error> {
        value.ok_or_else(|| Error::option(key, &Value::Null, "given"))
    }

    fn check_options(&self) -> Result<CheckOptions, Error> {
        CheckOptions::from_json(self.value("options").unwrap_or(&Value::Null))
    }

    /// A JSON Patch.
    fn patch(&self) -> Result<Vec<Operation>, Error> {
        let operation = |value: &Value| {
            let given = options::read(value, &["op", "path", "value"])?;
            let refuse =
                |key: &str, expected: &str| Error::option(key, value.get(key).unwrap_or(&Value::Null), expected);
            let path = given.string("path")?.ok_or_else(|| refuse("path", "a JSON Pointer"))?.to_owned();
            // Null is a value like any other.
            let value = || value.get("value").cloned().ok_or_else(|| refuse("value", "given"));
            match given.string("op")? {
                Some("add") => Ok(Operation::Add { path, value: value()? }),
                Some("replace") => Ok(Operation::Replace { path, value: value()? }),
                Some("remove") => Ok(Operation::Remove { path }),
                _ => Err(refuse("op", "`add`, `remove` or `replace`")),
            }
        };
        self.needed("patch", self.value("patch"))?;
        self.list("patch")?.iter().map(operation).collect()
    }

    fn scenario(&self, key: &str) -> Result<Scenario, Error> {
        Scenario::from_json(self.value(key).unwrap_or(&Value::Null))
    }

    fn language(&self) -> Result<Language, Error> {
        self.string("language")?.map_or(Ok(Language::default()), str::parse)
    }

    fn standing(&self, plan: &Plan, date: &str, scenario: &str) -> Result<Vec<Standing>, Error> {
        let on = self.needed(date, self.date(date)?)?;
        plan.as_of(on, &self.scenario(scenario)?, self.language()?)
    }

    fn period(&self, key: &str) -> Result<Period, Error> {
        time::period_from_json(self.value(key).unwrap_or(&Value::Null))
    }

    fn periods(&self) -> Result<Vec<Period>, Error> {
        self.list("periods")?.iter().map(time::period_from_json).collect()
    }
}

impl Plan {
    /// Answers a question about the plan by its name, with the arguments as a JSON object; null means none.
    ///
    /// # Errors
    /// `unknown-name` for an unknown question, `unknown-option` for an unknown argument, and those of the question.
    pub fn ask(&self, question: &str, arguments: &Value) -> Result<Reply, Error> {
        of_plan(self, question, arguments)
    }
}

/// Answers a question that needs no plan by its name, with the arguments as a JSON object; null means none.
///
/// ```
/// let reply = soteplan::ask("council_terms", &serde_json::Value::Null)?;
/// assert!(matches!(reply, soteplan::Reply::Table(terms) if terms.rows() == 3));
/// # Ok::<(), soteplan::Error>(())
/// ```
///
/// # Errors
/// `unknown-name` for an unknown question, `unknown-option` for an unknown argument, and those of the question.
pub fn ask(question: &str, arguments: &Value) -> Result<Reply, Error> {
    of_library((), question, arguments)
}
