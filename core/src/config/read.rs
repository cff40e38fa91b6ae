//! The text of the settings, with the place of everything that is wrong with it.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Config, rules_file};
use crate::json::LineIndex;
use crate::{CheckOptions, Error, Language};

/// What options have and settings do not: what programs have found, a program hands over. Rules and the baseline are files.
const OPTIONS: &[&str] = &["profile", "only", "ignore", "severity", "limits", "paths", "today", "scenario"];
const OTHERS: &[&str] = &["lang", "fail-on", "baseline", "rules", "files"];
const PATTERN: &str = "pattern";

pub(super) fn read(text: &str, path: PathBuf) -> Result<Config, Error> {
    let mut reader = Reader { folder: path.parent().unwrap_or(Path::new("")), rules: Vec::new(), faults: Vec::new() };
    let (root, broken) = DeTable::parse_recoverable(text);
    for error in &broken {
        reader.faults.push((error.span().map_or(0, |span| span.start), error.message().to_owned()));
    }
    let mut config = Config::default();
    if broken.is_empty() {
        config = reader.config(root.get_ref());
    }
    let Reader { rules, mut faults, .. } = reader;
    if !rules.is_empty() {
        config.options.insert("rules".to_owned(), Value::Array(rules));
    }
    crate::sorted::sort(&mut faults);
    if faults.is_empty() {
        return Ok(Config { path, ..config });
    }
    let lines = LineIndex::new(text);
    let told = faults.iter().map(|(offset, message)| {
        let at = lines.position(text, u32::try_from(*offset).unwrap_or(u32::MAX));
        format!("{}:{}:{}: {message}", path.display(), at.line, at.column)
    });
    Err(Error::config(&told.collect::<Vec<_>>()))
}

struct Reader<'f> {
    folder: &'f Path,
    rules: Vec<Value>,
    /// Byte offsets with what is wrong there.
    faults: Vec<(usize, String)>,
}

impl Reader<'_> {
    fn config(&mut self, root: &DeTable<'_>) -> Config {
        let mut config = Config::default();
        // First of all: the other options can name rules of others.
        if let Some(files) = root.get("rules") {
            self.rules(files);
        }
        for (key, value) in root {
            match &**key.get_ref() {
                "rules" => {}
                "lang" => config.language = self.parsed::<Language>(value),
                "fail-on" => config.fail_on = self.parsed(value),
                "baseline" => config.baseline = self.text(value).map(|path| self.folder.join(path)),
                "files" => config.files = self.files(value),
                _ => self.option(&mut config.options, key, value, &[OTHERS, OPTIONS]),
            }
        }
        config
    }

    fn fault(&mut self, offset: usize, error: &Error) {
        self.faults.push((offset, error.told()));
    }

    fn text<'v>(&mut self, value: &'v Spanned<DeValue<'_>>) -> Option<&'v str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            let message = format!("this is {}, a text is expected", value.get_ref().type_str());
            self.faults.push((value.span().start, message));
        }
        text
    }

    fn parsed<T: std::str::FromStr<Err = Error>>(&mut self, value: &Spanned<DeValue<'_>>) -> Option<T> {
        let parsed = self.text(value)?.parse();
        parsed.map_err(|error| self.fault(value.span().start, &error)).ok()
    }

    /// The items of a list, or the fault that it is none.
    fn items<'v, 't>(&mut self, value: &'v Spanned<DeValue<'t>>) -> &'v [Spanned<DeValue<'t>>] {
        let items = value.get_ref().as_array();
        if items.is_none() {
            let message = format!("this is {}, a list is expected", value.get_ref().type_str());
            self.faults.push((value.span().start, message));
        }
        items.map_or(&[], |items| items)
    }

    fn rules(&mut self, files: &Spanned<DeValue<'_>>) {
        for file in self.items(files) {
            let Some(path) = self.text(file) else { continue };
            match rules_file(&self.folder.join(path)) {
                Ok(rules) => self.rules.extend(rules),
                Err(error) => self.fault(file.span().start, &error),
            }
        }
        // Each file may be sound, and the same code in two of them.
        if let Err(error) = CheckOptions::from_json(&json!({ "rules": self.rules })) {
            self.fault(files.span().start, &error);
        }
    }

    /// Settings for some of the files.
    fn files(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<(String, Map<String, Value>)> {
        let mut files = Vec::new();
        for entry in self.items(value) {
            let mut options = Map::new();
            let mut pattern = None;
            for (key, value) in entry.get_ref().as_table().into_iter().flatten() {
                match &**key.get_ref() {
                    PATTERN => pattern = self.text(value),
                    _ => self.option(&mut options, key, value, &[&[PATTERN], OPTIONS]),
                }
            }
            match pattern {
                Some(pattern) => files.push((pattern.to_owned(), options)),
                None => self.faults.push((entry.span().start, format!("a table with `{PATTERN}` is expected"))),
            }
        }
        files
    }

    /// Takes an option where it is sound.
    fn option(
        &mut self,
        options: &mut Map<String, Value>,
        key: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
        known: &[&[&str]],
    ) {
        let name = &**key.get_ref();
        if !OPTIONS.contains(&name) {
            let known: Vec<_> = known.iter().copied().flatten().copied().collect();
            self.fault(key.span().start, &Error::unknown("option", name, known));
            return;
        }
        let plain = plain(value.get_ref());
        let rules = self.rules.clone();
        let refusal = |value: &Value| CheckOptions::from_json(&json!({ "rules": rules, name: value })).err();
        if let Some(error) = refusal(&plain) {
            let mut found = Vec::new();
            faulty(value, &refusal, &mut found);
            if found.is_empty() {
                found.push((value.span().start, error));
            }
            found.iter().for_each(|(offset, error)| self.fault(*offset, error));
        }
        options.insert(name.to_owned(), plain);
    }
}

/// The parts of a list or table that would be refused alone, each with its place.
fn faulty(value: &Spanned<DeValue<'_>>, refusal: &dyn Fn(&Value) -> Option<Error>, found: &mut Vec<(usize, Error)>) {
    match value.get_ref() {
        DeValue::Array(items) => {
            for item in items.iter() {
                if let Some(error) = refusal(&json!([plain(item.get_ref())])) {
                    found.push((place_in(item, &error), error));
                }
            }
        }
        DeValue::Table(members) => {
            for (key, member) in members {
                let alone = Map::from_iter([(key.get_ref().to_string(), plain(member.get_ref()))]);
                if let Some(error) = refusal(&Value::Object(alone)) {
                    let at_key = error.subject() == Some(&**key.get_ref());
                    found.push((if at_key { key.span().start } else { member.span().start }, error));
                }
            }
        }
        _ => {}
    }
}

/// Where in an item of a list that is a table: at the key that the error names, or else at its beginning.
fn place_in(item: &Spanned<DeValue<'_>>, error: &Error) -> usize {
    let members = item.get_ref().as_table().into_iter().flatten();
    let mut named = members.filter(|(key, _)| error.subject() == Some(&**key.get_ref()));
    named.next().map_or_else(|| item.span().start, |(key, _)| key.span().start)
}

/// A value as options have it: days are texts.
fn plain(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::from(text.as_ref()),
        DeValue::Integer(whole) => i64::from_str_radix(whole.as_str(), whole.radix()).map_or(Value::Null, Value::from),
        DeValue::Float(number) => number.as_str().parse::<f64>().map_or(Value::Null, Value::from),
        DeValue::Boolean(is) => Value::from(*is),
        DeValue::Datetime(time) => Value::from(time.to_string()),
        DeValue::Array(items) => items.iter().map(|item| plain(item.get_ref())).collect(),
        DeValue::Table(members) => {
            let members = members.iter().map(|(key, value)| (key.get_ref().to_string(), plain(value.get_ref())));
            Value::Object(members.collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Config;

    fn faults(text: &str) -> Vec<String> {
        let refused = Config::parse(text, "soteplan.toml").unwrap_err();
        assert_eq!(refused.code(), "config");
        refused.to_string().lines().skip(1).map(|line| line.trim().to_owned()).collect()
    }

    #[test]
    fn all_faults_are_told_with_their_places() {
        let text = "profil = 'hyks'\nprofile = 'hyk'\nonly = ['R001', 'R01']\nlang = 'de'\n[limits]\nx = 1\n\
                    [severity]\nR001 = 'bad'\n[[paths]]\nignor = []\npath = ''\n[[files]]\nprofile = 'hyks'\n";
        let faults = faults(text);
        let starts = [
            "soteplan.toml:1:1: unknown option `profil` (did you mean `profile`?)",
            "soteplan.toml:2:11: option `profile` is \"hyk\", it must be one of",
            "soteplan.toml:3:17: unknown rule `R01` (did you mean",
            "soteplan.toml:4:8: language `de` is not one of",
            "soteplan.toml:6:1: unknown limit `x`",
            "soteplan.toml:8:8: option `severity` is \"bad\"",
            "soteplan.toml:10:1: unknown option `ignor` (did you mean `ignore`?)",
            "soteplan.toml:12:1: a table with `pattern` is expected",
        ];
        assert_eq!(faults.len(), starts.len(), "{faults:#?}");
        for (fault, start) in faults.iter().zip(starts) {
            assert!(fault.starts_with(start), "{fault}");
        }
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_place() {
        let [fault] = &*faults("profile = \n") else { panic!("one fault") };
        assert!(fault.starts_with("soteplan.toml:1:1"), "{fault}");
    }

    #[test]
    fn files_that_are_not_there_are_told_at_their_names() {
        let [fault] = &*faults("ignore = []\nrules = ['no-such-rules.json']") else { panic!("one fault") };
        assert!(fault.starts_with("soteplan.toml:2:10: cannot read `no-such-rules.json`"), "{fault}");
    }

    #[test]
    fn other_types_are_refused() {
        assert!(faults("baseline = 1")[0].starts_with("soteplan.toml:1:12: this is integer, a text is expected"));
        assert!(faults("rules = 'x.json'")[0].starts_with("soteplan.toml:1:9: this is string, a list is expected"));
        assert!(faults("today = 'soon'")[0].starts_with("soteplan.toml:1:9: option `today` is \"soon\""));
    }
}
