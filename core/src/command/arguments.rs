//! What was asked for.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::Arg::{Long, Short, Value as Word};
use lexopt::{Parser, ValueExt};
use serde_json::{Map, Value, json};

use super::Refusal;
use crate::config::FailOn;
use crate::diagnostic::{Family, Safety};
use crate::exchange::findings::Format;
use crate::{Error, Language};

/// A command with its arguments.
#[derive(Debug)]
pub(super) enum Command {
    Check(Box<Check>),
    Explain { codes: Vec<String>, language: Language },
    Rules { family: Option<Family>, json: bool, language: Language },
    Help(&'static str),
    Version,
}

/// When text is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

/// Where the settings are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Settings {
    /// In the nearest folder.
    #[default]
    Nearest,
    File(PathBuf),
    None,
}

/// What to check, and how.
#[derive(Debug, Default)]
pub(super) struct Check {
    pub(super) files: Vec<OsString>,
    pub(super) format: Option<Format>,
    pub(super) language: Option<Language>,
    /// Options that count more than the settings.
    pub(super) options: Map<String, Value>,
    pub(super) rules: Vec<PathBuf>,
    pub(super) scenario: Option<PathBuf>,
    pub(super) settings: Settings,
    pub(super) baseline: Option<PathBuf>,
    pub(super) write_baseline: Option<PathBuf>,
    pub(super) together: bool,
    pub(super) fail_on: Option<FailOn>,
    pub(super) output: Option<PathBuf>,
    pub(super) color: Color,
    pub(super) statistics: bool,
    /// Which fixes are made, where any are.
    pub(super) fix: Option<Safety>,
    /// Whether it is only shown what they would change.
    pub(super) diff: bool,
}

pub(super) fn read(arguments: Vec<OsString>) -> Result<Command, Refusal> {
    let mut parser = Parser::from_args(arguments);
    match parser.next()? {
        None => Err(Refusal::usage("a command is missing")),
        Some(Long("help") | Short('h')) => Ok(Command::Help(super::help::GENERAL)),
        Some(Long("version") | Short('V')) => Ok(Command::Version),
        Some(Word(word)) => match word.to_str() {
            Some("check") => check(parser),
            Some("explain") => explain(parser),
            Some("rules") => rules(parser),
            Some("help") => Ok(Command::Help(super::help::GENERAL)),
            _ => {
                let word = word.to_string_lossy();
                Err(Error::unknown("command", &word, ["check", "explain", "rules"]).into())
            }
        },
        Some(other) => Err(other.unexpected().into()),
    }
}

fn check(mut parser: Parser) -> Result<Command, Refusal> {
    let mut check = Check::default();
    let mut severities = Map::new();
    let mut limits = Map::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Word(file) => check.files.push(file),
            Long("format") => check.format = Some(parser.value()?.string()?.parse()?),
            Long("lang") => check.language = Some(parser.value()?.string()?.parse()?),
            Long("profile") => _ = check.options.insert("profile".to_owned(), parser.value()?.string()?.into()),
            Long("only") => add(&mut check.options, "only", &parser.value()?.string()?),
            Long("ignore") => add(&mut check.options, "ignore", &parser.value()?.string()?),
            Long("severity") => {
                let (rule, level) = pair(&parser.value()?.string()?, "severity", "CODE=LEVEL")?;
                severities.insert(rule, level.into());
            }
            Long("limit") => {
                let (name, number) = pair(&parser.value()?.string()?, "limit", "NAME=NUMBER")?;
                let refuse = || Error::argument("limit", &number, "a number");
                limits.insert(name, json!(number.parse::<f64>().map_err(|_| refuse())?));
            }
            Long("today") => _ = check.options.insert("today".to_owned(), parser.value()?.string()?.into()),
            Long("scenario") => check.scenario = Some(parser.value()?.into()),
            Long("rules") => check.rules.push(parser.value()?.into()),
            Long("config") => check.settings = Settings::File(parser.value()?.into()),
            Long("no-config") => check.settings = Settings::None,
            Long("baseline") => check.baseline = Some(parser.value()?.into()),
            Long("write-baseline") => check.write_baseline = Some(parser.value()?.into()),
            Long("together") => check.together = true,
            Long("fail-on") => check.fail_on = Some(parser.value()?.string()?.parse()?),
            Long("output") | Short('o') => check.output = Some(parser.value()?.into()),
            Long("color") => check.color = color(&parser.value()?.string()?)?,
            Long("statistics") => check.statistics = true,
            Long("fix") => {
                let word = parser.optional_value().map(ValueExt::string).transpose()?;
                check.fix = Some(word.as_deref().map_or(Ok(Safety::Safe), safety)?);
            }
            Long("diff") => check.diff = true,
            Long("help") | Short('h') => return Ok(Command::Help(super::help::CHECK)),
            other => return Err(unknown(&other, CHECK).unwrap_or_else(|| other.unexpected().into())),
        }
    }
    for (key, map) in [("severity", severities), ("limits", limits)] {
        if !map.is_empty() {
            check.options.insert(key.to_owned(), Value::Object(map));
        }
    }
    if check.files.is_empty() {
        return Err(Refusal::usage("a file to check is missing"));
    }
    if check.statistics && check.format.is_some_and(|format| format != Format::Text) {
        return Err(Refusal::usage("`--statistics` is for the format `text`"));
    }
    if check.diff && check.fix.is_none() {
        return Err(Refusal::usage("`--diff` shows what `--fix` would change"));
    }
    if check.diff && (check.format.is_some() || check.statistics) {
        return Err(Refusal::usage("`--diff` is shown in place of findings: no `--format` and no `--statistics`"));
    }
    if check.fix.is_some() && check.write_baseline.is_some() {
        return Err(Refusal::usage("`--fix` mends what `--write-baseline` accepts: one after the other"));
    }
    Ok(Command::Check(Box::new(check)))
}

/// The long options of `check`: for "did you mean".
const CHECK: &[&str] = &[
    "format",
    "lang",
    "profile",
    "only",
    "ignore",
    "severity",
    "limit",
    "today",
    "scenario",
    "rules",
    "config",
    "no-config",
    "baseline",
    "write-baseline",
    "together",
    "fail-on",
    "output",
    "color",
    "statistics",
    "fix",
    "diff",
    "help",
];

fn unknown(argument: &lexopt::Arg<'_>, known: &[&str]) -> Option<Refusal> {
    match argument {
        Long(name) => Some(Error::unknown("option", name, known.iter().copied()).into()),
        _ => None,
    }
}

fn explain(mut parser: Parser) -> Result<Command, Refusal> {
    let (mut codes, mut language) = (Vec::new(), Language::default());
    while let Some(argument) = parser.next()? {
        match argument {
            Word(code) => codes.push(code.string()?),
            Long("lang") => language = parser.value()?.string()?.parse()?,
            Long("help") | Short('h') => return Ok(Command::Help(super::help::EXPLAIN)),
            other => return Err(unknown(&other, &["lang", "help"]).unwrap_or_else(|| other.unexpected().into())),
        }
    }
    if codes.is_empty() {
        return Err(Refusal::usage("a rule to explain is missing"));
    }
    Ok(Command::Explain { codes, language })
}

fn rules(mut parser: Parser) -> Result<Command, Refusal> {
    let (mut family, mut json, mut language) = (None, false, Language::default());
    while let Some(argument) = parser.next()? {
        match argument {
            Long("family") => {
                let word = parser.value()?.string()?;
                let is_meant = |known: &Family| known.as_str() == word || known.letter().to_string() == word;
                let known = || Family::ALL.iter().map(|known| known.as_str());
                let found = Family::ALL.iter().copied().find(is_meant);
                family = Some(found.ok_or_else(|| Error::unknown("family", &word, known().collect::<Vec<_>>()))?);
            }
            Long("format") => {
                let word = parser.value()?.string()?;
                json = match word.as_str() {
                    "text" => false,
                    "json" => true,
                    _ => return Err(Error::argument("format", word, "one of `text`, `json`").into()),
                };
            }
            Long("lang") => language = parser.value()?.string()?.parse()?,
            Long("help") | Short('h') => return Ok(Command::Help(super::help::RULES)),
            other => {
                let known = ["family", "format", "lang", "help"];
                return Err(unknown(&other, &known).unwrap_or_else(|| other.unexpected().into()));
            }
        }
    }
    Ok(Command::Rules { family, json, language })
}

/// Adds the words of a list, separated by commas.
fn add(options: &mut Map<String, Value>, key: &str, words: &str) {
    let list = options.entry(key).or_insert_with(|| json!([]));
    let words = words.split(',').map(str::trim).filter(|word| !word.is_empty()).map(Value::from);
    if let Value::Array(list) = list {
        list.extend(words);
    }
}

/// What stands on both sides of `=`.
fn pair(text: &str, option: &'static str, form: &str) -> Result<(String, String), Error> {
    let (name, value) = text.split_once('=').ok_or_else(|| Error::argument(option, text, format!("`{form}`")))?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

fn safety(word: &str) -> Result<Safety, Error> {
    let found = Safety::ALL.iter().copied().find(|known| known.as_str() == word);
    found.ok_or_else(|| Error::unknown("safety", word, Safety::ALL.iter().map(|known| known.as_str())))
}

fn color(word: &str) -> Result<Color, Error> {
    match word {
        "auto" => Ok(Color::Auto),
        "always" => Ok(Color::Always),
        "never" => Ok(Color::Never),
        _ => Err(Error::argument("color", word, "one of `auto`, `always`, `never`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(arguments: &[&str]) -> String {
        read(arguments.iter().map(OsString::from).collect()).unwrap_err().text()
    }

    #[test]
    fn what_stands_on_the_line_counts_more_than_settings() {
        let line = "check a.json --only R001,goals --only S --severity R001=error --severity goals=advice \
                    --limit pairs_per_person=2 --profile strict --today 2021-01-01 b.json";
        let Ok(Command::Check(check)) = read(line.split_whitespace().map(OsString::from).collect()) else {
            panic!("it is sound")
        };
        let expected = json!({
            "only": ["R001", "goals", "S"],
            "profile": "strict",
            "today": "2021-01-01",
            "severity": { "R001": "error", "goals": "advice" },
            "limits": { "pairs_per_person": 2.0 },
        });
        assert_eq!(Value::Object(check.options), expected);
        assert_eq!(check.files, ["a.json", "b.json"]);
    }

    #[test]
    fn fixes_are_safe_unless_it_is_said() {
        let fix = |word: &str| match read(["check", word, "a.json"].map(OsString::from).to_vec()) {
            Ok(Command::Check(check)) => (check.fix, check.files.len()),
            _ => panic!("it is sound"),
        };
        assert_eq!(fix("--fix"), (Some(Safety::Safe), 1));
        assert_eq!(fix("--fix=safe"), (Some(Safety::Safe), 1));
        assert_eq!(fix("--fix=suggested"), (Some(Safety::Suggested), 1));
        assert_eq!(fix("--together"), (None, 1));
    }

    #[test]
    fn every_option_is_known_by_its_name() {
        for name in CHECK {
            let told = refused(&["check", "--no-such-option-at-all", "--", name]);
            assert!(told.contains(&format!("`{name}`")), "{told}");
            assert!(super::super::help::CHECK.contains(&format!("--{name}")), "{name}");
        }
    }

    #[test]
    fn slips_are_told() {
        assert!(refused(&["chek"]).contains("unknown command `chek`\n  help: did you mean `check`?"));
        assert!(refused(&["check", "--formt", "x"]).contains("did you mean `format`?"));
        assert!(refused(&["check", "x", "--format", "sarfi"]).contains("did you mean `sarif`?"));
        assert!(refused(&["check", "x", "--severity", "R001"]).contains("`CODE=LEVEL`"));
        assert!(refused(&["check", "x", "--fix=sugested"]).contains("did you mean `suggested`?"));
        assert!(refused(&["check", "x", "--diff"]).contains("`--fix`"));
        assert!(refused(&["check", "x", "--fix", "--diff", "--format", "json"]).contains("in place of findings"));
        assert!(refused(&["check"]).contains("a file to check is missing"));
        assert!(refused(&["rules", "--family", "goal"]).contains("did you mean `goals`?"));
    }
}
