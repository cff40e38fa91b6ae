//! Family P: why a text is not a plan.

use super::SourceText;
use serde_json::Value;

use crate::diagnostic::{Diagnostic, Fix, Place, declare, terms};
use crate::json::{Fault, FaultKind, MAX_DEPTH};
use crate::plan::{MigrationStep, PlanDocument};

declare! { DECLARATIONS:
    /// The text is not JSON at this place.
    ///
    /// A plan is a JSON document (RFC 8259). The reader reports every place where the text breaks the rules of JSON
    /// and reads on, so that all of them can be mended in one go.
    ///
    /// # How to fix
    ///
    /// The message says what is expected. The usual causes are a comma too many at the end of a list, a comma missing
    /// between two values, a text without its closing quote, and comments, which JSON does not have.
    SYNTAX = "P001" "syntax" Reading Error since "0.1.0"
    message {
        fi: "{problem}: `{found}`",
        sv: "{problem}: `{found}`",
        en: "{problem}: `{found}`",
    }
    help {
        fi: "korjaa kohta JSON-muotoon",
        sv: "rätta stället till JSON",
        en: "mend this place so that it is JSON",
    }

    /// A list or object is opened here and never closed.
    ///
    /// # How to fix
    ///
    /// Close it with the bracket that the message names. The opening bracket is reported, since the end of the text
    /// says nothing about where the closing one was forgotten.
    UNCLOSED = "P002" "unclosed" Reading Error since "0.1.0"
    message {
        fi: "`{bracket}` jää sulkematta",
        sv: "`{bracket}` stängs aldrig",
        en: "`{bracket}` is never closed",
    }
    help {
        fi: "lisää puuttuva `{close}`",
        sv: "lägg till `{close}` som saknas",
        en: "add the missing `{close}`",
    }

    /// An object has the same key twice.
    ///
    /// Most readers keep one of the two values and drop the other without a word. A plan whose half is dropped
    /// silently is another plan, so both are reported and none is taken.
    ///
    /// # How to fix
    ///
    /// Keep one of the two, or rename one if two elements were meant.
    DUPLICATE_KEY = "P003" "duplicate-key" Reading Error since "0.1.0"
    message {
        fi: "avain `{key}` on oliossa jo rivillä {line}",
        sv: "nyckeln `{key}` finns redan i objektet, på rad {line}",
        en: "the object has the key `{key}` already, on line {line}",
    }
    help {
        fi: "säilytä toinen avaimista",
        sv: "behåll den ena av nycklarna",
        en: "keep one of the two keys",
    }

    /// Lists and objects stand within each other deeper than in any plan.
    ///
    /// # How to fix
    ///
    /// A plan nests about ten deep; the reader's limit protects the computer from texts that are made to exhaust it.
    TOO_DEEP = "P004" "too-deep" Reading Error since "0.1.0"
    message {
        fi: "sisäkkäisiä luetteloita ja olioita on yli {limit}",
        sv: "listor och objekt ligger mer än {limit} nivåer djupt",
        en: "lists and objects nest more than {limit} deep",
    }
    help {
        fi: "tarkista, että tiedosto on suunnitelma",
        sv: "kontrollera att filen är en plan",
        en: "see whether the file is a plan at all",
    }

    /// A value is of another type than its field.
    ///
    /// # How to fix
    ///
    /// Write the value in the type that the message names. Texts are objects of languages: `{"fi": "…", "sv": "…"}`;
    /// years are numbers without quotes; codes and dates are texts within quotes.
    WRONG_TYPE = "P005" "wrong-type" Reading Error since "0.1.0"
    message {
        fi: "tässä pitäisi olla {expected}, mutta tässä on {found}",
        sv: "här borde finnas {expected}, men här finns {found}",
        en: "{expected} is expected here, this is {found}",
    }
    help {
        fi: "kirjoita arvo oikeassa tyypissä",
        sv: "skriv värdet i rätt typ",
        en: "write the value in that type",
    }

    /// An element has a field that the model does not know.
    ///
    /// A field that is passed over silently is a statement that nobody will check.
    ///
    /// # How to fix
    ///
    /// Mend the name if it is a slip: the help names the nearest known field. The reference page of the schema lists
    /// the fields of every element.
    UNKNOWN_FIELD = "P006" "unknown-field" Reading Error since "0.1.0"
    message {
        fi: "tuntematon kenttä `{field}`",
        sv: "okänt fält `{field}`",
        en: "unknown field `{field}`",
    }
    help {
        fi: "tarkoititko: {suggestion}",
        sv: "menade du: {suggestion}",
        en: "did you mean: {suggestion}",
    }

    /// An element lacks a field that it cannot do without.
    ///
    /// # How to fix
    ///
    /// Add the field. The reader never fills in a value of its own.
    MISSING_FIELD = "P007" "missing-field" Reading Error since "0.1.0"
    message {
        fi: "kenttä `{field}` puuttuu",
        sv: "fältet `{field}` saknas",
        en: "the field `{field}` is missing",
    }
    help {
        fi: "lisää kenttä `{field}`",
        sv: "lägg till fältet `{field}`",
        en: "add the field `{field}`",
    }

    /// A word is not one of those that the field allows.
    ///
    /// # How to fix
    ///
    /// Take one of the words that the help lists.
    UNKNOWN_WORD = "P008" "unknown-word" Reading Error since "0.1.0"
    message {
        fi: "`{word}` ei ole sallittu sana",
        sv: "`{word}` är inte ett tillåtet ord",
        en: "`{word}` is not one of the words allowed here",
    }
    help {
        fi: "tarkoititko: {suggestion}",
        sv: "menade du: {suggestion}",
        en: "did you mean: {suggestion}",
    }

    /// A value has the right type and the wrong form: a date that is not in the calendar, an id with capitals.
    ///
    /// # How to fix
    ///
    /// Write the value in the form that the message names. Dates are days of the calendar as `2021-01-31`.
    WRONG_FORM = "P009" "wrong-form" Reading Error since "0.1.0"
    message {
        fi: "`{value}` ei ole {expected}",
        sv: "`{value}` är inte {expected}",
        en: "`{value}` is not {expected}",
    }
    help {
        fi: "kirjoita arvo siinä muodossa",
        sv: "skriv värdet i den formen",
        en: "write the value in that form",
    }

    /// The text is larger than any plan.
    ///
    /// # How to fix
    ///
    /// See whether it is the right file. The limit protects the computer, and it is five times the size of a plan
    /// with ten thousand goals.
    TOO_LARGE = "P010" "too-large" Reading Error since "0.1.0"
    message {
        fi: "tekstin koko on {size}, enintään {limit} luetaan",
        sv: "texten är {size}, högst {limit} läses",
        en: "the text is {size} long, at most {limit} are read",
    }
    help {
        fi: "tarkista, että tiedosto on suunnitelma",
        sv: "kontrollera att filen är en plan",
        en: "see whether the file is a plan at all",
    }

    /// The bytes are not text in UTF-8.
    ///
    /// # How to fix
    ///
    /// Save the file as UTF-8. Files of old programs are often in ISO 8859-1, where `ä` and `ö` are other bytes.
    NOT_UTF8 = "P011" "not-utf8" Reading Error since "0.1.0"
    message {
        fi: "tiedosto ei ole UTF-8-tekstiä tästä eteenpäin",
        sv: "filen är inte UTF-8-text härifrån",
        en: "the file is not UTF-8 text from here on",
    }
    help {
        fi: "tallenna tiedosto UTF-8-muodossa",
        sv: "spara filen som UTF-8",
        en: "save the file as UTF-8",
    }

    /// The plan is written in an earlier version of the form and was brought up to date.
    ///
    /// Nothing is lost: what the earlier form says is said in the present one, and each finding names one thing that
    /// changed. The text itself stays as it is until the plan is written.
    ///
    /// # How to fix
    ///
    /// Write the plan (`to_json`, `toText`) and keep that: it is in the present version.
    MIGRATED = "P012" "migrated" Reading Advice since "0.2.0"
    message {
        fi: "suunnitelma on skeemaversiota {version} ja tuotiin ajan tasalle: {change}",
        sv: "planen är skriven i schemaversion {version} och har uppdaterats: {change}",
        en: "the plan is written in schema version {version} and was brought up to date: {change}",
    }
    help {
        fi: "kirjoita suunnitelma uudelleen nykyisessä versiossa",
        sv: "skriv planen på nytt i den nuvarande versionen",
        en: "write the plan anew in the present version",
    }
}

terms! {
    WRITE: "kirjoita `{new}`", "skriv `{new}`", "write `{new}`";
    BRING_UP_TO_DATE: "kirjoita nykyisessä versiossa", "skriv i den nuvarande versionen", "write it in the present version";
}

/// Brings a plan of an earlier version up to date: what changed, as advice.
pub(crate) fn migrate(plan: &mut PlanDocument) -> Vec<Diagnostic> {
    let Some((version, steps)) = plan.migrate() else { return Vec::new() };
    #[expect(clippy::cast_precision_loss, reason = "versions are small")]
    let version = version as f64;
    let last = steps.len().saturating_sub(1);
    let advice = |(at, step): (usize, MigrationStep)| {
        let advice =
            Diagnostic::new(&MIGRATED, Place::new(step.pointer)).with("version", version).with("change", step.what);
        // The version is raised when all that comes with it has been written.
        match at == 0 || at != last {
            true => advice.fixed_by(Fix::safe(&BRING_UP_TO_DATE).add(step.pointer, step.value)),
            false => advice,
        }
    };
    steps.into_iter().enumerate().map(advice).collect()
}

/// The same for a plan that was read from a text: the advice has its places.
pub(crate) fn migrate_text(plan: &mut PlanDocument, source: &SourceText) -> Vec<Diagnostic> {
    let mut migration = migrate(plan);
    migration.iter_mut().for_each(|advice| source.place(advice));
    migration
}

/// A fault of the text as a diagnostic.
pub(super) fn diagnostic(fault: &Fault, source: &SourceText) -> Diagnostic {
    let place = Place { pointer: fault.pointer.clone(), range: Some(source.range(fault.span)) };
    match &fault.kind {
        FaultKind::Syntax { problem, found } => {
            Diagnostic::new(&SYNTAX, place).with("problem", *problem).with("found", found.as_str())
        }
        FaultKind::Unclosed { bracket } => {
            let close = if *bracket == '{' { "}" } else { "]" };
            Diagnostic::new(&UNCLOSED, place).with("bracket", bracket.to_string()).with("close", close)
        }
        FaultKind::DuplicateKey { key, first } => {
            let first = source.range(*first);
            let mut diagnostic =
                Diagnostic::new(&DUPLICATE_KEY, place).with("key", key.as_str()).with("line", f64::from(first.line));
            diagnostic.related.push(Place { pointer: fault.pointer.clone(), range: Some(first) });
            diagnostic
        }
        #[expect(clippy::cast_precision_loss, reason = "the limit is small")]
        FaultKind::TooDeep => Diagnostic::new(&TOO_DEEP, place).with("limit", MAX_DEPTH as f64),
        FaultKind::WrongType { expected, found, meant } => mended(
            Diagnostic::new(&WRONG_TYPE, place).with("expected", *expected).with("found", *found),
            meant.as_ref(),
        ),
        FaultKind::UnknownField { field, suggestion, known } => Diagnostic::new(&UNKNOWN_FIELD, place)
            .with("field", field.as_str())
            .with("suggestion", suggest(*suggestion, known)),
        FaultKind::MissingField { field } => Diagnostic::new(&MISSING_FIELD, place).with("field", *field),
        FaultKind::UnknownWord { word, suggestion, known } => {
            let diagnostic = Diagnostic::new(&UNKNOWN_WORD, place)
                .with("word", word.as_str())
                .with("suggestion", suggest(*suggestion, known));
            match suggestion {
                Some(nearest) => write(diagnostic, Fix::suggested(&WRITE), &Value::from(*nearest)),
                None => diagnostic,
            }
        }
        FaultKind::WrongForm { value, expected, meant } => {
            let diagnostic =
                Diagnostic::new(&WRONG_FORM, place).with("value", value.as_str()).with("expected", *expected);
            mended(diagnostic, meant.as_ref())
        }
    }
}

/// A fault with what the words can only stand for.
fn mended(diagnostic: Diagnostic, meant: Option<&Value>) -> Diagnostic {
    match meant {
        Some(meant) => write(diagnostic, Fix::safe(&WRITE), meant),
        None => diagnostic,
    }
}

fn write(diagnostic: Diagnostic, fix: Fix, value: &Value) -> Diagnostic {
    let place = diagnostic.place.pointer.clone();
    diagnostic.fixed_by(fix.with("new", value.to_string()).replace(place, value.clone()))
}

/// The nearest known name, or all of them.
fn suggest(nearest: Option<&str>, known: &[&str]) -> String {
    match nearest {
        Some(name) => format!("`{name}`"),
        None => known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
    }
}
