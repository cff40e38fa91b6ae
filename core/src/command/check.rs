//! Checks files and tells what was found.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::arguments::{Check, Color, Settings};
use super::files::{self, Document};
use super::{Outcome, Refusal, fix, tell};
use crate::check::{Baseline, check_set};
use crate::config::{Config, FailOn, json_file, rules_file};
use crate::exchange::findings::{Checked, Format, Style, write};
use crate::{CheckOptions, CheckReport, Error, Plan};

pub(super) fn run(asked: &Check, input: &mut dyn Read, terminal: bool) -> Result<Outcome, Vec<Refusal>> {
    let documents = files::documents(&asked.files, input)
        .map_err(|errors| errors.into_iter().map(Refusal::from).collect::<Vec<_>>())?;
    checked(asked, documents, terminal).map_err(|refusal| vec![refusal])
}

fn checked(asked: &Check, mut documents: Vec<Document>, terminal: bool) -> Result<Outcome, Refusal> {
    let configs = settings(asked, &documents)?;
    let over = over(asked)?;
    let options = documents.iter().zip(&configs).map(|(document, config)| {
        CheckOptions::from_json(&Value::Object(config.own_options(document.file.as_deref(), &over)))
    });
    let options = options.collect::<Result<Vec<_>, Error>>()?;
    let baselines = configs.iter().map(|config| asked.baseline.as_deref().or(config.baseline()));
    let baselines: Vec<_> = baselines.collect();
    let language = asked.language.or_else(|| configs.first().and_then(Config::language)).unwrap_or_default();
    let mut outcome = Outcome::default();
    if let Some(safety) = asked.fix {
        let fixing = fix::Fixing { safety, is_shown: asked.diff, language };
        outcome = fixing.run(&mut documents, &options, &baselines)?;
    }
    let mut reports = reports(&documents, &options, asked.together);
    if let Some(path) = &asked.write_baseline {
        return write_baseline(path, &documents, &reports);
    }
    compare(&documents, &baselines, &mut reports)?;

    // Standard output is the fixed text already.
    let is_taken = asked.fix.is_some() && !asked.diff && documents.iter().any(Document::is_standard_input);
    let checked = documents.iter().zip(&reports);
    let checked: Vec<_> =
        checked.map(|(document, report)| Checked { path: &document.path, text: document.text(), report }).collect();
    let format = asked.format.unwrap_or(Format::Text);
    let output = if asked.diff {
        std::mem::take(&mut outcome.output)
    } else if asked.statistics {
        tell::statistics(&reports, language)
    } else {
        write(&checked, format, Style { language, color: is_coloured(asked, terminal && !is_taken) })
    };
    let fails = reports.iter().zip(&configs).any(|(report, config)| {
        let fail_on = asked.fail_on.or(config.fail_on()).unwrap_or(FailOn::Error);
        fail_on.fails(report)
    });
    outcome.code = u8::from(fails);
    match &asked.output {
        Some(path) => fs::write(path, output).map_err(|error| Error::write(path, &error))?,
        None if is_taken => outcome.errors.push_str(&output),
        None => outcome.output = output,
    }
    Ok(outcome)
}

/// The settings for each document.
fn settings(asked: &Check, documents: &[Document]) -> Result<Vec<Config>, Error> {
    let mut known: Vec<Config> = Vec::new();
    let mut settings = Vec::with_capacity(documents.len());
    for document in documents {
        let path = match &asked.settings {
            Settings::None => None,
            Settings::File(path) => Some(path.clone()),
            // What comes on standard input is taken for a file of this folder.
            Settings::Nearest => Config::find(document.file.as_deref().unwrap_or(Path::new(&document.path))),
        };
        let Some(path) = path else {
            settings.push(Config::default());
            continue;
        };
        let config = match known.iter().find(|known| known.path() == path) {
            Some(config) => config.clone(),
            None => {
                let config = Config::read(&path)?;
                known.push(config.clone());
                config
            }
        };
        settings.push(config);
    }
    Ok(settings)
}

/// The options of the command line, with those that are in files.
fn over(asked: &Check) -> Result<Map<String, Value>, Error> {
    let mut over = asked.options.clone();
    let mut rules = Vec::new();
    for path in &asked.rules {
        rules.extend(rules_file(path)?);
    }
    if !rules.is_empty() {
        over.insert("rules".to_owned(), Value::Array(rules));
    }
    if let Some(path) = &asked.scenario {
        over.insert("scenario".to_owned(), json_file(path)?);
    }
    Ok(over)
}

/// What came of each document; of one that is not a plan, what keeps it from being one.
fn reports(documents: &[Document], options: &[CheckOptions], together: bool) -> Vec<CheckReport> {
    let plans = || documents.iter().zip(options).filter_map(|(one, options)| Some((one.plan.as_ref().ok()?, options)));
    let of_plans = if together {
        check_set(&plans().map(|(plan, options)| plan.member(options)).collect::<Vec<_>>())
    } else {
        plans().map(|(plan, options)| plan.check_report(options)).collect()
    };
    let mut of_plans = of_plans.into_iter();
    let report = |(document, options): (&Document, &CheckOptions)| match &document.plan {
        Ok(plan) => {
            let mut report = of_plans.next().unwrap_or_default();
            report.begin_with(Plan::migration(plan).to_vec(), options);
            report
        }
        Err(error) => CheckReport { findings: error.diagnostics.clone(), ..CheckReport::default() },
    };
    documents.iter().zip(options).map(report).collect()
}

/// Compares with baselines: each is that of all documents that have it.
fn compare(documents: &[Document], baselines: &[Option<&Path>], reports: &mut [CheckReport]) -> Result<(), Error> {
    let mut paths: Vec<&Path> = baselines.iter().copied().flatten().collect();
    crate::sorted::sort(&mut paths);
    paths.dedup();
    for path in paths {
        let baseline = Baseline::from_json(&json_file(path)?)?;
        let of_baseline =
            documents.iter().zip(baselines).zip(&mut *reports).filter(|((_, own), _)| **own == Some(path));
        let (plans, others): (Vec<_>, Vec<_>) = of_baseline.partition(|((document, _), _)| document.plan.is_ok());
        let mut plans: Vec<_> = plans.into_iter().map(|(_, report)| report).collect();
        baseline.compare_all(&mut plans);
        // A document that cannot be read may still have what the others have no more.
        if !others.is_empty() {
            plans.iter_mut().for_each(|report| report.gone.clear());
        }
    }
    Ok(())
}

fn write_baseline(path: &PathBuf, documents: &[Document], reports: &[CheckReport]) -> Result<Outcome, Refusal> {
    if let Some(document) = documents.iter().find(|document| document.plan.is_err()) {
        let message = format!("`{}` is not a plan: no baseline is written", document.path);
        return Err(Refusal { message, help: Some("check it without `--write-baseline`".to_owned()) });
    }
    let findings: Vec<_> = reports.iter().flat_map(|report| &report.findings).cloned().collect();
    let mut text = serde_json::to_string_pretty(&Baseline::of(&findings)).unwrap_or_default();
    text.push('\n');
    fs::write(path, text).map_err(|error| Error::write(path, &error))?;
    Ok(Outcome {
        errors: format!("`{}`: {} findings are accepted\n", path.display(), findings.len()),
        ..Outcome::default()
    })
}

/// Text for a terminal, unless the environment says otherwise (no-color.org).
fn is_coloured(asked: &Check, terminal: bool) -> bool {
    match asked.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
            terminal && wanted && asked.output.is_none()
        }
    }
}
