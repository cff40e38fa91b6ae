//! How to check: which rules, how bad their findings are, from which thresholds on.

use std::borrow::Cow;

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::custom::{CustomRules, GivenFindings, is_own_code};
use super::{Baseline, CheckProfile, RULES};
use crate::Error;
use crate::diagnostic::{BaselineState, Declaration, Diagnostic, Family, Limit, Severity};
use crate::options::{self, Options};
use crate::pattern;
use crate::time::Scenario;

/// How to check.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CheckOptions {
    profile: Option<CheckProfile>,
    only: Vec<Selector>,
    everywhere: Overrides,
    paths: Vec<(Pattern, Overrides)>,
    limits: Vec<(&'static str, f64)>,
    pub(super) baseline: Option<Baseline>,
    pub(super) today: Option<Date>,
    pub(super) scenario: Scenario,
    pub(super) rules: CustomRules,
    pub(super) given: GivenFindings,
}

/// A rule, or all of a family.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Selector {
    Rule(Cow<'static, str>),
    Family(Family),
}

impl Selector {
    /// Finds what a word means: a code (`R001`), a name (`goal-without-pair`), a family (`responsibility`) or its letter. A
    /// code of others (`HEL001`) is always taken: the same options serve with rules and without.
    fn find(word: &str, rules: &CustomRules) -> Result<Self, Error> {
        let family = Family::ALL.iter().find(|family| family.as_str() == word || word == family.letter().to_string());
        if let Some(family) = family {
            return Ok(Self::Family(*family));
        }
        if is_own_code(word) {
            return Ok(Self::Rule(word.to_owned().into()));
        }
        match rules.known().find(|known| known.code == word || known.name == word) {
            Some(found) => Ok(Self::Rule(found.code.clone())),
            None => {
                let known = rules.known().flat_map(|known| [&*known.code, &*known.name]);
                let known: Vec<_> = known.chain(Family::ALL.iter().map(|family| family.as_str())).collect();
                Err(Error::unknown("rule", word, known))
            }
        }
    }

    fn selects(&self, declaration: &Declaration) -> bool {
        match self {
            Self::Rule(code) => *code == declaration.code,
            Self::Family(family) => *family == declaration.family,
        }
    }
}

/// What is left out, and how bad the rest is; later ones count more.
#[derive(Debug, Clone, Default, PartialEq)]
struct Overrides {
    ignored: Vec<Selector>,
    severities: Vec<(Selector, Severity)>,
}

impl Overrides {
    fn ignores(&self, declaration: &Declaration) -> bool {
        self.ignored.iter().any(|selector| selector.selects(declaration))
    }

    /// The severity that is asked for; one for a rule counts more than one for its family.
    fn severity(&self, declaration: &Declaration) -> Option<Severity> {
        let fitting = || self.severities.iter().rev().filter(|(selector, _)| selector.selects(declaration));
        let of_rule = fitting().find(|(selector, _)| matches!(selector, Selector::Rule(_)));
        of_rule.or_else(|| fitting().next()).map(|(_, severity)| *severity)
    }

    fn read(options: &Reader<'_>, rules: &CustomRules) -> Result<Self, Error> {
        let words = options.options.strings("ignore")?;
        let ignored = words.iter().map(|word| Selector::find(word, rules)).collect::<Result<_, _>>()?;
        let mut severities = Vec::new();
        for (word, severity) in options.members("severity")? {
            let found = Severity::ALL.iter().find(|known| severity.as_str() == Some(known.as_str()));
            let severity =
                found.ok_or_else(|| Error::option("severity", severity, "`error`, `warning` or `advice`"))?;
            severities.push((Selector::find(word, rules)?, *severity));
        }
        Ok(Self { ignored, severities })
    }
}

/// Where overrides hold: a JSON Pointer, or a path of ids; `*` is any one step, `**` any number.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pattern(String);

impl Pattern {
    fn fits(&self, finding: &Diagnostic) -> bool {
        let path = if self.0.starts_with('/') { &finding.place.pointer } else { &finding.element };
        pattern::fits(&self.0, path, |step, name| step == "*" || step == name)
    }
}

impl CheckOptions {
    /// The rules that are meant for the kind of document, as bad as they are declared.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same without a rule or family, named by its code (`R001`), name (`goal-without-pair`), word
    /// (`responsibility`) or letter.
    ///
    /// # Errors
    /// `unknown-name` where there is no such rule or family.
    pub fn ignore(mut self, rule: &str) -> Result<Self, Error> {
        self.everywhere.ignored.push(Selector::find(rule, &self.rules)?);
        Ok(self)
    }

    /// The same with nothing but this rule or family, and those of further calls: also where it is not meant for the kind
    /// of document.
    ///
    /// # Errors
    /// `unknown-name` where there is no such rule or family.
    pub fn only(mut self, rule: &str) -> Result<Self, Error> {
        self.only.push(Selector::find(rule, &self.rules)?);
        Ok(self)
    }

    /// The same under another profile than that of the kind of document.
    #[must_use]
    pub fn profile(mut self, profile: CheckProfile) -> Self {
        self.profile = Some(profile);
        self
    }

    /// The same where the findings of a rule or family are so bad.
    ///
    /// # Errors
    /// `unknown-name` where there is no such rule or family.
    pub fn severity(mut self, rule: &str, severity: Severity) -> Result<Self, Error> {
        self.everywhere.severities.push((Selector::find(rule, &self.rules)?, severity));
        Ok(self)
    }

    /// The same with another threshold.
    ///
    /// # Errors
    /// `unknown-name` where no rule has it, `option-value` where it is no number from 0 on.
    pub fn limit(mut self, name: &str, value: f64) -> Result<Self, Error> {
        let known = || RULES.iter().flat_map(|rule| rule.declaration.limits);
        let Some(limit) = known().find(|limit| limit.name == name) else {
            return Err(Error::unknown("limit", name, known().map(|limit| limit.name).collect::<Vec<_>>()));
        };
        if !value.is_finite() || value < 0.0 {
            return Err(Error::option("limits", &Value::from(value), "numbers from 0 on"));
        }
        self.limits.push((limit.name, value));
        Ok(self)
    }

    /// The same with findings that are accepted already.
    #[must_use]
    pub fn baseline(mut self, baseline: Baseline) -> Self {
        self.baseline = Some(baseline);
        self
    }

    /// The same on a day: without one, rules that depend on it are undecided.
    #[must_use]
    pub fn today(mut self, today: Date) -> Self {
        self.today = Some(today);
        self
    }

    /// The same in a scenario: without one, rules that depend on open facts are undecided.
    #[must_use]
    pub fn scenario(mut self, scenario: Scenario) -> Self {
        self.scenario = scenario;
        self
    }

    /// The same with rules that others have made, as `schemas/custom-rules.schema.json` says; calls that name them come after.
    ///
    /// # Errors
    /// `rules` with everything that is wrong with them; see [`super::inspect_rules`].
    pub fn rules(mut self, rules: &Value) -> Result<Self, Error> {
        self.rules.take(rules)?;
        Ok(self)
    }

    /// The same with findings of a program of others, as the schema `GivenFinding` has them: they are placed, ordered,
    /// suppressed and weighed as those of the rules.
    ///
    /// # Errors
    /// `findings` with everything that is wrong with them.
    pub fn findings(mut self, findings: &Value) -> Result<Self, Error> {
        self.given = GivenFindings::read(findings)?;
        Ok(self)
    }

    /// Reads options as the schema `CheckOptions` has them; null and an empty object mean the defaults.
    ///
    /// # Errors
    /// `unknown-option` for an unknown key, `option-value` for a value of another type, `unknown-name` for an unknown rule,
    /// family or threshold, `rules` and `findings` for those of others that have not their form.
    pub fn from_json(value: &Value) -> Result<Self, Error> {
        const KNOWN: &[&str] = &[
            "profile", "only", "ignore", "severity", "paths", "limits", "baseline", "today", "scenario", "rules",
            "findings",
        ];
        let reader = Reader::new(value, "options", KNOWN)?;
        // First of all: the other options can name them.
        let mut rules = CustomRules::default();
        if let Some(list) = reader.options.value("rules") {
            rules.take(list)?;
        }
        let mut read = Self {
            profile: reader.options.word("profile", CheckProfile::ALL, CheckProfile::as_str)?,
            everywhere: Overrides::read(&reader, &rules)?,
            today: reader.options.date("today")?,
            rules,
            ..Self::default()
        };
        for word in reader.options.strings("only")? {
            read = read.only(&word)?;
        }
        for entry in reader.options.list("paths")? {
            let entry = Reader::new(entry, "paths", &["path", "ignore", "severity"])?;
            read.paths.push((Pattern(entry.needed_text("path")?), Overrides::read(&entry, &read.rules)?));
        }
        for (name, value) in reader.members("limits")? {
            let number = value.as_f64().ok_or_else(|| Error::option("limits", value, "numbers from 0 on"))?;
            read = read.limit(name, number)?;
        }
        if let Some(baseline) = reader.options.value("baseline") {
            read.baseline = Some(Baseline::from_json(baseline)?);
        }
        if let Some(scenario) = reader.options.value("scenario") {
            read.scenario = Scenario::from_json(scenario)?;
        }
        if let Some(findings) = reader.options.value("findings") {
            read.given = GivenFindings::read(findings)?;
        }
        Ok(read)
    }

    /// Refuses what has no meaning for plans that are checked together.
    pub(crate) fn suit_sets(&self) -> Result<(), Error> {
        let found = Value::from("given");
        let expected = "left out where plans are checked together: each is about one";
        if self.given.is_given() { Err(Error::option("findings", &found, expected)) } else { Ok(()) }
    }

    /// The profile that a plan of that kind is checked under.
    pub(super) fn profile_for(&self, kind: crate::plan::PlanKind) -> CheckProfile {
        self.profile.unwrap_or_else(|| CheckProfile::of(kind))
    }

    /// Whether a rule is to be run.
    pub(super) fn wants(&self, declaration: &Declaration, profile: CheckProfile) -> bool {
        let chosen = if self.only.is_empty() {
            !profile.exempt().contains(&&*declaration.code)
        } else {
            self.only.iter().any(|selector| selector.selects(declaration))
        };
        chosen && !self.everywhere.ignores(declaration)
    }

    /// Whether a finding is one of those that were asked for, and not accepted already.
    pub(super) fn asks_for(&self, finding: &Diagnostic) -> bool {
        let declaration = finding.declaration();
        let chosen = self.only.is_empty() || self.only.iter().any(|selector| selector.selects(declaration));
        let is_accepted = finding.baseline == Some(BaselineState::Unchanged);
        chosen && !is_accepted && !self.everywhere.ignores(declaration)
    }

    /// The same with all rules that are meant for the kind of document; `None` where these are all.
    pub(super) fn everything(&self) -> Option<Self> {
        (!self.only.is_empty()).then(|| Self { only: Vec::new(), baseline: None, ..self.clone() })
    }

    /// How bad a finding is; `None` where it is left out at its place.
    pub(super) fn severity_of(&self, finding: &Diagnostic, profile: CheckProfile) -> Option<Severity> {
        let declaration = finding.declaration();
        let mut severity =
            self.everywhere.severity(declaration).unwrap_or_else(|| profile.severity(finding.severity()));
        for (_, overrides) in self.paths.iter().filter(|(pattern, _)| pattern.fits(finding)) {
            if overrides.ignores(declaration) {
                return None;
            }
            severity = overrides.severity(declaration).unwrap_or(severity);
        }
        Some(severity)
    }

    /// A threshold.
    pub(super) fn limit_of(&self, limit: &Limit) -> f64 {
        let given = self.limits.iter().rev().find(|(name, _)| *name == limit.name);
        given.map_or(limit.default, |(_, value)| *value)
    }
}

/// Options of an object within the options: what a list or map holds.
pub(super) struct Reader<'v> {
    pub(super) options: Options<'v>,
    name: &'static str,
}

impl<'v> Reader<'v> {
    pub(super) fn new(value: &'v Value, name: &'static str, known: &[&str]) -> Result<Self, Error> {
        if !(value.is_null() || value.is_object()) {
            return Err(Error::option(name, value, "an object"));
        }
        Ok(Self { options: options::read(value, known)?, name })
    }

    pub(super) fn members(&self, key: &str) -> Result<impl Iterator<Item = (&String, &Value)>, Error> {
        let map = match self.options.value(key) {
            None => None,
            Some(Value::Object(map)) => Some(map),
            Some(other) => return Err(Error::option(key, other, "an object")),
        };
        Ok(map.into_iter().flat_map(Map::iter))
    }

    pub(super) fn needed_text(&self, key: &str) -> Result<String, Error> {
        let text = self.options.string(key)?;
        text.map(str::to_owned).ok_or_else(|| Error::option(self.name, &Value::Null, format!("an object with `{key}`")))
    }
}
