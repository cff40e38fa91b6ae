//! Rules of others from JSON, with everything that is wrong with them.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::condition::{Check, Condition, Operand, Relation, Test};
use super::path::Path;
use super::{CustomRule, CustomRules, trial};
use crate::diagnostic::{
    Declaration, Diagnostic, Family, Language, Place, Severity, Term, Wording, declare, gaps, terms,
};
use crate::json::push_pointer;

declare! { DECLARATIONS:
    /// A part of a rule that others have made has not the form that it must have.
    ///
    /// A rule that was half understood would find half of what it was made for, so a list of rules with an error is not
    /// used at all. All of its faults are told at once, each with its place in the list.
    ///
    /// # How to fix
    ///
    /// Write the value as the message says; the guide on custom rules and the schema `custom-rules` have the form.
    MALFORMED = "O001" "rule-malformed" Own Error since "0.2.0"
    message {
        fi: "`{found}` ei ole {expected}",
        sv: "`{found}` är inte {expected}",
        en: "`{found}` is not {expected}",
    }
    help {
        fi: "kirjoita arvo siinä muodossa",
        sv: "skriv värdet i den formen",
        en: "write the value in that form",
    }

    /// A rule that others have made has a key that rules do not have.
    ///
    /// What is passed over silently is a condition that nobody checks.
    ///
    /// # How to fix
    ///
    /// Mend the name: the help names the nearest, or all that may stand there.
    UNKNOWN_KEY = "O002" "rule-unknown-key" Own Error since "0.2.0"
    message {
        fi: "säännössä ei ole avainta `{key}` tässä kohdassa",
        sv: "en regel har ingen nyckel `{key}` här",
        en: "a rule has no key `{key}` here",
    }
    help {
        fi: "tarkoititko: {suggestion}",
        sv: "menade du: {suggestion}",
        en: "did you mean: {suggestion}",
    }

    /// A rule that others have made lacks a part that it cannot do without.
    ///
    /// # How to fix
    ///
    /// Add the part. A rule needs a code, a name, a message, what it selects, and what it asserts of that.
    MISSING_KEY = "O003" "rule-missing-key" Own Error since "0.2.0"
    message {
        fi: "säännöstä puuttuu `{key}`",
        sv: "regeln saknar `{key}`",
        en: "the rule lacks `{key}`",
    }
    help {
        fi: "lisää `{key}`",
        sv: "lägg till `{key}`",
        en: "add `{key}`",
    }

    /// A rule that others have made has the code or the name of another rule.
    ///
    /// Suppressions, baselines and options name rules by these: two rules of one name could not be told apart.
    ///
    /// # How to fix
    ///
    /// Give it a code and a name of its own.
    TAKEN = "O004" "rule-name-taken" Own Error since "0.2.0"
    message {
        fi: "toisella säännöllä on jo nimi `{name}`",
        sv: "en annan regel heter redan `{name}`",
        en: "another rule is called `{name}` already",
    }
    help {
        fi: "anna säännölle oma tunnus ja nimi",
        sv: "ge regeln en egen kod och ett eget namn",
        en: "give the rule a code and a name of its own",
    }

    /// A path of a rule leads to nothing that a plan can have, or a value is compared with what it can never be.
    ///
    /// The rule is run, but it can never match, or finds fault with everything: most likely a name is misspelt. What a plan
    /// can have is known from the form that plans are read by.
    ///
    /// # How to fix
    ///
    /// Mend the path or the word; the message says what the reader of plans would say of it.
    NO_FIT = "O005" "rule-never-fits" Own Warning since "0.2.0"
    message {
        fi: "sääntö {rule}: `{path}` ei sovi mihinkään suunnitelmaan: {problem}",
        sv: "regel {rule}: `{path}` passar ingen plan: {problem}",
        en: "rule {rule}: `{path}` fits no plan: {problem}",
    }
    help {
        fi: "{advice}",
        sv: "{advice}",
        en: "{advice}",
    }

    /// The conditions of a rule exclude each other: nothing can meet all of them.
    ///
    /// In `where` the rule then never looks at anything, in `assert` it finds fault with everything.
    ///
    /// # How to fix
    ///
    /// Take one of the conditions away; where one of them is enough, put them under `any`.
    CONTRADICTION = "O006" "rule-contradicts-itself" Own Warning since "0.2.0"
    message {
        fi: "sääntö {rule}: kohdan `{part}` ehdot sulkevat toisensa pois",
        sv: "regel {rule}: villkoren i `{part}` utesluter varandra",
        en: "rule {rule}: the conditions of `{part}` exclude each other",
    }
    help {
        fi: "poista toinen ehdoista, tai kirjoita ne kohtaan `any`",
        sv: "ta bort ett av villkoren, eller skriv dem i `any`",
        en: "take one of the conditions away, or write them under `any`",
    }
}

terms! {
    A_LIST: "luettelo", "en lista", "a list";
    AN_OBJECT: "olio", "ett objekt", "an object";
    A_TEXT: "teksti", "en text", "a text";
    A_CODE: "tunnus: kaksi tai useampia isoja kirjaimia A–Z ja kolme numeroa", "en kod: två eller flera versaler A–Z och tre siffror", "a code: two or more capital letters A-Z and three digits";
    A_SEVERITY: "`error`, `warning` tai `advice`", "`error`, `warning` eller `advice`", "`error`, `warning` or `advice`";
    A_WORDING: "teksti tai olio, jossa on ainakin yksi kielistä `fi`, `sv`, `en`", "en text eller ett objekt med minst ett av språken `fi`, `sv`, `en`", "a text, or an object with one or more of `fi`, `sv`, `en`";
    A_GAP: "aukko `id`, `value` tai `field:` polkuineen", "en lucka `id`, `value` eller `field:` med en sökväg", "a gap `id`, `value` or `field:` with a path";
    A_PATH: "polku, esimerkiksi `focus_areas[*].goals[*]`", "en sökväg, till exempel `focus_areas[*].goals[*]`", "a path such as `focus_areas[*].goals[*]`";
    A_CONDITION: "ehto: `all`, `any`, `not` tai `path` ja ainakin yksi tarkistus", "ett villkor: `all`, `any`, `not` eller `path` med minst en kontroll", "a condition: `all`, `any`, `not`, or `path` with one or more checks";
    A_BOOLEAN: "true tai false", "true eller false", "true or false";
    A_COUNT: "olio, jossa on `min`, `max` tai molemmat: kokonaislukuja, `min` enintään `max`", "ett objekt med `min`, `max` eller båda: heltal, `min` högst `max`", "an object with `min`, `max` or both: whole numbers, `min` at most `max`";
    A_SCALAR: "teksti, luku, totuusarvo tai olio, jossa on `path`", "en text, ett tal, ett sanningsvärde eller ett objekt med `path`", "a text, a number, true or false, or an object with `path`";
    SCALARS: "luettelo tekstejä, lukuja ja totuusarvoja", "en lista med texter, tal och sanningsvärden", "a list of texts, numbers, true and false";
    TRUE_IN_ASSERT: "true, joka voi olla vain kohdassa `assert`", "true, som bara får stå i `assert`", "true, which may stand in `assert` only";
}

const KEYS: &[&str] = &["code", "name", "severity", "message", "help", "docs", "select", "where", "assert"];
const CHECKS: &[&str] = &[
    "path",
    "exists",
    "count",
    "equals",
    "less_than",
    "at_most",
    "at_least",
    "more_than",
    "in",
    "like",
    "unique",
    "refers_to",
];

/// Whether a word has the form of a code of others: two or more capital letters and three digits.
pub(in crate::check) fn is_own_code(word: &str) -> bool {
    let digits = word.len().saturating_sub(3);
    let (Some(letters), Some(digits)) = (word.get(..digits), word.get(digits..)) else { return false };
    letters.len() >= 2
        && letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads a list of rules: those that are sound, with what is doubtful about them, and everything that is wrong.
pub(super) fn read(value: &Value) -> CustomRules {
    let mut form = Form::default();
    let mut read = CustomRules::default();
    let Some(list) = value.as_array().or_else(|| form.wrong("", value, &A_LIST)) else {
        return CustomRules { doubts: form.problems, ..read };
    };
    for (index, one) in list.iter().enumerate() {
        let at = format!("/{index}");
        let Some(rule) = form.rule(&at, one) else { continue };
        for (key, name) in [("code", &rule.declaration.code), ("name", &rule.declaration.name)] {
            if read.known().any(|other| other.code == *name || other.name == *name) {
                let place = Place::new(within(&at, key));
                form.problems.push(Diagnostic::new(&TAKEN, place).with("name", &**name));
            }
        }
        trial::doubts(&rule, &at, &mut form.problems);
        read.rules.push(Arc::new(rule));
    }
    CustomRules { doubts: form.problems, ..read }
}

/// Reads forms, and keeps what is wrong with them.
#[derive(Default)]
pub(super) struct Form {
    pub(super) problems: Vec<Diagnostic>,
}

impl Form {
    /// Says what a value must be; gives nothing, for whoever reads on.
    pub(super) fn wrong<T>(&mut self, at: &str, found: &Value, expected: &'static Term) -> Option<T> {
        const SHOWN: usize = 60;
        let mut found = super::written(found);
        if let Some((end, _)) = found.char_indices().nth(SHOWN) {
            found.truncate(end);
            found.push('…');
        }
        let place = Place::new(at);
        self.problems.push(Diagnostic::new(&MALFORMED, place).with("found", found).with("expected", expected));
        None
    }

    /// The members of an object whose keys are all known.
    pub(super) fn members<'v>(&mut self, at: &str, value: &'v Value, known: &[&str]) -> Option<&'v Map<String, Value>> {
        let Some(members) = value.as_object() else { return self.wrong(at, value, &AN_OBJECT) };
        for key in members.keys().filter(|key| !known.contains(&key.as_str())) {
            let suggestion = match crate::suggest::closest(key, known.iter().copied()) {
                Some(nearest) => format!("`{nearest}`"),
                None => known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
            };
            let finding = Diagnostic::new(&UNKNOWN_KEY, Place::new(within(at, key)));
            self.problems.push(finding.with("key", key.as_str()).with("suggestion", suggestion));
        }
        Some(members)
    }

    pub(super) fn needed<'v>(&mut self, at: &str, members: &'v Map<String, Value>, key: &str) -> Option<&'v Value> {
        let value = members.get(key);
        if value.is_none() {
            self.problems.push(Diagnostic::new(&MISSING_KEY, Place::new(at)).with("key", key));
        }
        value
    }

    /// A text that a form says of; `expected` where it is none or has not its form.
    pub(super) fn text<'v>(
        &mut self,
        at: &str,
        value: &'v Value,
        is_sound: fn(&str) -> bool,
        expected: &'static Term,
    ) -> Option<&'v str> {
        match value.as_str().filter(|text| is_sound(text)) {
            Some(text) => Some(text),
            None => self.wrong(at, value, expected),
        }
    }

    pub(super) fn code<'v>(&mut self, at: &str, members: &'v Map<String, Value>) -> Option<&'v str> {
        let value = self.needed(at, members, "code")?;
        self.text(&within(at, "code"), value, is_own_code, &A_CODE)
    }

    pub(super) fn name<'v>(&mut self, at: &str, value: &'v Value) -> Option<&'v str> {
        self.text(&within(at, "name"), value, |text| !text.trim().is_empty(), &A_TEXT)
    }

    pub(super) fn severity(&mut self, at: &str, members: &Map<String, Value>) -> Option<Severity> {
        let Some(value) = members.get("severity") else { return Some(Severity::Warning) };
        let found = Severity::ALL.iter().find(|known| value.as_str() == Some(known.as_str()));
        found.copied().or_else(|| self.wrong(&within(at, "severity"), value, &A_SEVERITY))
    }

    /// A text for all readers, or one for each language; who has none of their own reads the first that there is.
    pub(super) fn wording(&mut self, at: &str, value: &Value) -> Option<Wording> {
        if let Some(text) = value.as_str() {
            return Some(Wording::of(|_| text.to_owned()));
        }
        let members = match value {
            Value::Object(_) => self.members(at, value, &Language::ALL.map(Language::code))?,
            _ => return self.wrong(at, value, &A_WORDING),
        };
        if members.is_empty() || !members.values().all(Value::is_string) {
            return self.wrong(at, value, &A_WORDING);
        }
        Some(Wording::of(|language| super::worded(value, language)))
    }

    fn rule(&mut self, at: &str, value: &Value) -> Option<CustomRule> {
        let members = self.members(at, value, KEYS)?;
        // Everything is read before anything ends it: every fault is told.
        let code = self.code(at, members);
        let name = self.needed(at, members, "name").and_then(|value| self.name(at, value));
        let severity = self.severity(at, members);
        let message = self.needed(at, members, "message").and_then(|value| self.sentence(at, "message", value));
        let help = match members.get("help") {
            Some(value) => self.sentence(at, "help", value),
            None => Some(Wording::new("", "", "")),
        };
        let docs = match members.get("docs") {
            Some(value) => self.text(&within(at, "docs"), value, |_| true, &A_TEXT),
            None => Some(""),
        };
        let select = self.needed(at, members, "select").and_then(|value| self.path(&within(at, "select"), value));
        let filter = match members.get("where") {
            Some(value) => self.condition(&within(at, "where"), value, false).map(Some),
            None => Some(None),
        };
        let assertion = self.needed(at, members, "assert");
        let assertion = assertion.and_then(|value| self.condition(&within(at, "assert"), value, true));
        let declaration = Declaration {
            code: code?.to_owned().into(),
            name: name?.to_owned().into(),
            family: Family::Own,
            severity: severity?,
            since: "".into(),
            docs: docs?.to_owned().into(),
            message: message?,
            help: help?,
            limits: &[],
        };
        Some(CustomRule { declaration: Arc::new(declaration), select: select?, filter: filter?, assertion: assertion? })
    }

    /// A wording whose gaps can be filled.
    fn sentence(&mut self, at: &str, key: &str, value: &Value) -> Option<Wording> {
        let at = within(at, key);
        let wording = self.wording(&at, value)?;
        let is_gap = |name: &str| {
            matches!(name, "id" | "value")
                || name.strip_prefix("field:").is_some_and(|path| Path::parse(path).is_some())
        };
        for language in Language::ALL {
            let strange = gaps(wording.get(language)).find(|name| !is_gap(name));
            if let Some(name) = strange {
                return self.wrong(&at, &Value::from(name), &A_GAP);
            }
        }
        Some(wording)
    }

    fn path(&mut self, at: &str, value: &Value) -> Option<Path> {
        value.as_str().and_then(Path::parse).or_else(|| self.wrong(at, value, &A_PATH))
    }

    fn condition(&mut self, at: &str, value: &Value, asserts: bool) -> Option<Condition> {
        for (key, make) in [("all", Condition::All as fn(_) -> _), ("any", Condition::Any)] {
            if let Some(list) = value.get(key) {
                self.members(at, value, &[key])?;
                let at = within(at, key);
                let Some(list) = list.as_array().filter(|list| !list.is_empty()) else {
                    return self.wrong(&at, list, &A_LIST);
                };
                let read = |(index, one): (usize, &Value)| self.condition(&format!("{at}/{index}"), one, asserts);
                // First all, then whether one failed: every fault is told.
                let read: Vec<_> = list.iter().enumerate().map(read).collect();
                return read.into_iter().collect::<Option<_>>().map(make);
            }
        }
        if let Some(inner) = value.get("not") {
            self.members(at, value, &["not"])?;
            return self.condition(&within(at, "not"), inner, asserts).map(|inner| Condition::Not(Box::new(inner)));
        }
        let members = match value {
            Value::Object(members) if members.contains_key("path") => {
                self.members(at, value, CHECKS)?;
                members
            }
            _ => return self.wrong(at, value, &A_CONDITION),
        };
        let mut path = None;
        let mut checks = Vec::new();
        let mut is_sound = true;
        for (key, value) in members.iter().filter(|(key, _)| CHECKS.contains(&key.as_str())) {
            let at = within(at, key);
            if key == "path" {
                path = self.path(&at, value);
                continue;
            }
            match self.check(&at, key, value, asserts) {
                Some(check) => checks.push(check),
                None => is_sound = false,
            }
        }
        if members.len() == 1 {
            return self.wrong(at, value, &A_CONDITION);
        }
        let path = path?;
        is_sound.then_some(Condition::Test(Test { path, checks }))
    }

    fn check(&mut self, at: &str, key: &str, value: &Value, asserts: bool) -> Option<Check> {
        let relation = match key {
            "equals" => Relation::Equal,
            "less_than" => Relation::LessThan,
            "at_most" => Relation::AtMost,
            "at_least" => Relation::AtLeast,
            "more_than" => Relation::MoreThan,
            "exists" => return value.as_bool().map(Check::Exists).or_else(|| self.wrong(at, value, &A_BOOLEAN)),
            "count" => return self.count(at, value),
            "in" => {
                let list = value.as_array().filter(|list| list.iter().all(is_scalar));
                return list.cloned().map(Check::In).or_else(|| self.wrong(at, value, &SCALARS));
            }
            "like" => return self.text(at, value, |_| true, &A_TEXT).map(|text| Check::Like(text.to_owned())),
            "unique" if asserts && value.as_bool() == Some(true) => return Some(Check::Unique),
            "unique" => return self.wrong(at, value, &TRUE_IN_ASSERT),
            _ => return self.path(at, value).map(Check::RefersTo),
        };
        let operand = match value {
            Value::Object(_) => {
                let members = self.members(at, value, &["path"])?;
                let path = self.needed(at, members, "path")?;
                Operand::Path(self.path(&within(at, "path"), path)?)
            }
            scalar if is_scalar(scalar) => Operand::Value(scalar.clone()),
            other => return self.wrong(at, other, &A_SCALAR),
        };
        Some(Check::Compare(relation, operand))
    }

    fn count(&mut self, at: &str, value: &Value) -> Option<Check> {
        // Python's and JavaScript's whole numbers may come as 2.0.
        let whole = |key: &str, absent: usize| match value.get(key) {
            None => Some(absent),
            Some(number) => {
                let number = number.as_f64().filter(|number| number.fract() == 0.0 && (0.0..1e9).contains(number))?;
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be small")]
                Some(number as usize)
            }
        };
        let members = match value {
            Value::Object(_) => self.members(at, value, &["min", "max"])?,
            _ => return self.wrong(at, value, &A_COUNT),
        };
        match (whole("min", 0), whole("max", usize::MAX)) {
            (Some(least), Some(most)) if least <= most && !members.is_empty() => Some(Check::Count(least, most)),
            _ => self.wrong(at, value, &A_COUNT),
        }
    }
}

fn is_scalar(value: &Value) -> bool {
    value.is_string() || value.is_number() || value.is_boolean()
}

/// The place of a member.
pub(super) fn within(at: &str, key: &str) -> String {
    let mut pointer = at.to_owned();
    push_pointer(&mut pointer, key);
    pointer
}
