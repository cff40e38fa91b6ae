//! Settings of checks from a file, `soteplan.toml`, so that everybody in an office checks alike.
//!
//! Its keys are those of the options, and some that only programs which show findings need; the form is in
//! `docs/guides/checking.md`.

mod read;

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use crate::diagnostic::{BaselineState, vocabulary};
use crate::{CheckOptions, CheckReport, Error, Language, Severity, pattern};

/// What the file is called.
pub const FILE_NAME: &str = "soteplan.toml";

vocabulary! {
    /// From which severity on findings make a check fail.
    pub enum FailOn {
        /// Errors.
        Error = "error" ("virhe", "fel", "error"),
        /// Warnings, and what is worse.
        Warning = "warning" ("varoitus", "varning", "warning"),
        /// Anything.
        Advice = "advice" ("neuvo", "råd", "advice"),
        /// Nothing.
        Never = "never" ("ei koskaan", "aldrig", "never"),
    }
}

impl FailOn {
    /// Whether a finding of a report that is neither accepted nor in the baseline is so bad.
    #[must_use]
    pub fn fails(self, report: &CheckReport) -> bool {
        let most = match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Advice => Severity::Advice,
            Self::Never => return false,
        };
        // The worst comes first.
        report
            .findings
            .iter()
            .any(|finding| finding.severity() <= most && finding.baseline != Some(BaselineState::Unchanged))
    }
}

impl std::str::FromStr for FailOn {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        let found = Self::ALL.iter().copied().find(|known| known.as_str() == word);
        found.ok_or_else(|| Error::argument("fail-on", word, "one of `error`, `warning`, `advice`, `never`"))
    }
}

/// Settings of checks.
///
/// ```
/// use soteplan::config::Config;
///
/// let config = Config::parse("profile = 'strict'\n[severity]\nR001 = 'error'", "plans/soteplan.toml")?;
/// let options = config.check_options(Some("plans/hyks.json".as_ref()))?;
/// let findings = soteplan::examples::hyks_2021_2025()?.check(&options);
/// assert!(findings.iter().any(|finding| finding.severity() == soteplan::Severity::Error));
///
/// let refused = Config::parse("ignor = ['R001']", "soteplan.toml").unwrap_err();
/// assert!(refused.to_string().contains("soteplan.toml:1:1: unknown option `ignor` (did you mean `ignore`?)"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Config {
    path: PathBuf,
    /// Of all files.
    options: Map<String, Value>,
    /// Of those whose path from the folder of the settings is of a pattern.
    files: Vec<(String, Map<String, Value>)>,
    baseline: Option<PathBuf>,
    language: Option<Language>,
    fail_on: Option<FailOn>,
}

impl Config {
    /// Reads a file.
    ///
    /// # Errors
    /// `read` where it or a file of rules that it names cannot be read, `config` with everything that is wrong with it, each
    /// with its line and column.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let text = std::fs::read_to_string(path).map_err(|error| Error::read(path, &error))?;
        Self::parse(&text, path)
    }

    /// Reads the text of a file; other files that it names are looked for from the folder of its path.
    ///
    /// # Errors
    /// As [`Config::read`].
    pub fn parse(text: &str, path: impl Into<PathBuf>) -> Result<Self, Error> {
        read::read(text, path.into())
    }

    /// Where the settings for a file are: in its folder or one around it, not beyond a folder with a `.git`.
    #[must_use]
    pub fn find(file: &Path) -> Option<PathBuf> {
        let file = std::path::absolute(file).ok()?;
        for folder in file.ancestors().skip(1) {
            let path = folder.join(FILE_NAME);
            if path.is_file() {
                return Some(path);
            }
            if folder.join(".git").exists() {
                break;
            }
        }
        None
    }

    /// The path that it was read from.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The language of messages, where the file says it.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.language
    }

    /// From which severity on a check fails, where the file says it.
    #[must_use]
    pub fn fail_on(&self) -> Option<FailOn> {
        self.fail_on
    }

    /// The file of the baseline, where there is one.
    #[must_use]
    pub fn baseline(&self) -> Option<&Path> {
        self.baseline.as_deref()
    }

    /// How a file is to be checked, without the baseline; see [`Config::options`].
    pub(crate) fn own_options(&self, file: Option<&Path>, over: &Map<String, Value>) -> Map<String, Value> {
        let mut options = self.options.clone();
        if let Some(path) = file.and_then(|file| self.relative(file)) {
            for (_, own) in self.files.iter().filter(|(pattern, _)| pattern::fits(pattern, &path, pattern::is_like)) {
                merge(&mut options, own);
            }
        }
        merge(&mut options, over);
        options
    }

    /// How a file is to be checked, as the schema `CheckOptions` has it; `over` counts more: its lists lengthen those of the
    /// settings, but for `only`, and its other values stand in their place.
    ///
    /// Where nothing is known of a file (`None`), what stands in `[[files]]` does not hold.
    ///
    /// # Errors
    /// `read` and `json` where the baseline cannot be read.
    pub fn options(&self, file: Option<&Path>, over: &Map<String, Value>) -> Result<Map<String, Value>, Error> {
        let mut options = self.own_options(file, over);
        if let Some(baseline) = self.baseline.as_deref().filter(|_| !over.contains_key("baseline")) {
            options.insert("baseline".to_owned(), json_file(baseline)?);
        }
        Ok(options)
    }

    /// The same as options.
    ///
    /// # Errors
    /// As [`Config::options`], and `option-value` where the baseline is none.
    pub fn check_options(&self, file: Option<&Path>) -> Result<CheckOptions, Error> {
        CheckOptions::from_json(&Value::Object(self.options(file, &Map::new())?))
    }

    /// The path of a file from the folder of the settings, its steps joined with slashes; `None` where it is elsewhere.
    fn relative(&self, file: &Path) -> Option<String> {
        let folder = std::path::absolute(&self.path).ok()?;
        let file = std::path::absolute(file).ok()?;
        let path = file.strip_prefix(folder.parent()?).ok()?;
        let steps: Vec<_> = path.iter().map(|step| step.to_string_lossy()).collect();
        Some(steps.join("/"))
    }
}

/// Brings options over others: lists are lengthened and maps filled, so that what is said for a file adds to what is said
/// for all; what can be only once is replaced.
fn merge(options: &mut Map<String, Value>, over: &Map<String, Value>) {
    for (key, value) in over {
        match (options.get_mut(key), value) {
            (Some(Value::Array(known)), Value::Array(more)) if key != "only" => known.extend(more.iter().cloned()),
            (Some(Value::Object(known)), Value::Object(more)) if key != "scenario" => {
                for (name, value) in more {
                    // Later ones count more: the place tells.
                    known.shift_remove(name);
                    known.insert(name.clone(), value.clone());
                }
            }
            _ => _ = options.insert(key.clone(), value.clone()),
        }
    }
}

/// What a file of JSON holds.
///
/// # Errors
/// `read` where it cannot be read, `json` with everything that is wrong with its text.
pub(crate) fn json_file(path: &Path) -> Result<Value, Error> {
    let text = std::fs::read_to_string(path).map_err(|error| Error::read(path, &error))?;
    crate::read::json(&text).map_err(|error| Error::json(path, &error.diagnostics))
}

/// A list of rules that others have made, from a file.
///
/// # Errors
/// As [`json_file`], and `rules` where they cannot be used.
pub(crate) fn rules_file(path: &Path) -> Result<Vec<Value>, Error> {
    let rules = json_file(path)?;
    CheckOptions::new().rules(&rules)?;
    Ok(rules.as_array().cloned().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const TEXT: &str = r#"
lang = "sv"
fail-on = "warning"
profile = "strict"
only = ["goals"]
ignore = ["G001"]
today = 2021-06-30
baseline = "accepted.json"

[severity]
goals = "advice"
G007 = "error"

[limits]
pairs_per_person = 4

[scenario]
sote-reform = 2023-01-01

[[paths]]
path = "/goals/*"
ignore = ["G007"]

[[files]]
pattern = "hyks*.json"
profile = "hyks"
only = ["responsibility"]
ignore = ["R002"]
severity = { G007 = "warning", R001 = "error" }
"#;

    fn config() -> Config {
        Config::parse(TEXT, "plans/soteplan.toml").unwrap()
    }

    #[test]
    fn keys_are_those_of_the_options() {
        let expected = json!({
            "profile": "strict",
            "only": ["goals"],
            "ignore": ["G001"],
            "today": "2021-06-30",
            "severity": { "goals": "advice", "G007": "error" },
            "limits": { "pairs_per_person": 4 },
            "scenario": { "sote-reform": "2023-01-01" },
            "paths": [{ "path": "/goals/*", "ignore": ["G007"] }],
        });
        let config = config();
        assert_eq!(Value::Object(config.own_options(None, &Map::new())), expected);
        assert_eq!((config.language(), config.fail_on()), (Some(Language::Sv), Some(FailOn::Warning)));
        assert_eq!(config.baseline(), Some(Path::new("plans/accepted.json")));
    }

    #[test]
    fn patterns_of_files_add_and_replace() {
        let options = |file: &str| config().own_options(Some(Path::new(file)), &Map::new());
        assert_eq!(options("hyks.json"), options("plans/other.json"), "it is not below the folder of the settings");
        let options = options("plans/hyks-2021.json");
        assert_eq!(options["profile"], "hyks");
        assert_eq!(options["only"], json!(["responsibility"]));
        assert_eq!(options["ignore"], json!(["G001", "R002"]));
        let severities: Vec<_> = options["severity"].as_object().unwrap().iter().collect();
        assert_eq!(severities[1], (&"G007".to_owned(), &json!("warning")));
        assert_eq!(severities.len(), 3);
    }

    #[test]
    fn what_is_said_at_last_counts() {
        let over = json!({ "ignore": ["G002"], "scenario": { "other": false }, "limits": { "pairs_per_person": 9 } });
        let options = config().own_options(None, over.as_object().unwrap());
        assert_eq!(options["ignore"], json!(["G001", "G002"]));
        assert_eq!(options["scenario"], json!({ "other": false }));
        assert_eq!(options["limits"], json!({ "pairs_per_person": 9 }));
    }

    #[test]
    fn settings_are_those_of_the_nearest_folder() {
        let folder = std::env::temp_dir().join(format!("soteplan-config-{}", std::process::id()));
        let inner = folder.join("project/plans");
        std::fs::create_dir_all(&inner).unwrap();
        let write = |path: &str| std::fs::write(folder.join(path), "").unwrap();
        write(FILE_NAME);
        assert_eq!(Config::find(&inner.join("plan.json")), Some(folder.join(FILE_NAME)));
        std::fs::create_dir(folder.join("project/.git")).unwrap();
        assert_eq!(Config::find(&inner.join("plan.json")), None);
        write("project/soteplan.toml");
        assert_eq!(Config::find(&inner.join("plan.json")), Some(folder.join("project/soteplan.toml")));
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_check_fails_from_a_severity_on() {
        let plan = crate::examples::hyks_2021_2025().unwrap();
        let report = plan.check_report(&CheckOptions::new().only("R001").unwrap());
        let fails = |report: &CheckReport| FailOn::ALL.iter().map(|on| on.fails(report)).collect::<Vec<_>>();
        assert_eq!(fails(&report), [false, true, true, false]);
        let accepted = crate::Baseline::of(&report.findings);
        let report = plan.check_report(&CheckOptions::new().only("R001").unwrap().baseline(accepted));
        assert_eq!(fails(&report), [false; 4]);
    }
}
