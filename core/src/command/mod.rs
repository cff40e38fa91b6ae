//! The command line: `soteplan check`, `explain` and `rules`.
//!
//! One program for all: `python -m soteplan`, the script `soteplan` that Python's package installs, and the example
//! `check` in Rust call [`run`] and write what it gives.

mod arguments;
mod check;
mod files;
mod fix;
mod help;
mod tell;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Read, Write};
use std::process::ExitCode;

use crate::{Error, VERSION};
use arguments::Command;

/// What a command gives.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// What belongs on standard output.
    pub output: String,
    /// What belongs on standard error.
    pub errors: String,
    /// 0 where no finding is as bad as `--fail-on` says, 1 where one is, 2 where the command could not be carried out.
    pub code: u8,
}

impl Outcome {
    fn of(output: impl Into<String>) -> Self {
        Self { output: output.into(), ..Self::default() }
    }

    fn refused(refusals: &[Refusal]) -> Self {
        Self { errors: refusals.iter().map(Refusal::text).collect(), code: 2, ..Self::default() }
    }
}

/// Why a command could not be carried out.
#[derive(Debug)]
struct Refusal {
    message: String,
    help: Option<String>,
}

impl Refusal {
    /// The command says too little or too much.
    fn usage(message: &str) -> Self {
        Self { message: message.to_owned(), help: Some("see `soteplan --help`".to_owned()) }
    }

    fn text(&self) -> String {
        let help = self.help.as_ref().map_or_else(String::new, |help| format!("  help: {help}\n"));
        format!("error: {}\n{help}", self.message)
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self { message: error.to_string(), help: error.help() }
    }
}

impl From<lexopt::Error> for Refusal {
    fn from(error: lexopt::Error) -> Self {
        Self::usage(&error.to_string())
    }
}

/// Carries a command out: its arguments without the program's name, standard input, and whether standard output is a terminal.
///
/// ```
/// use std::ffi::OsString;
///
/// let arguments = ["explain", "R001", "--lang", "sv"].map(OsString::from).to_vec();
/// let outcome = soteplan::command::run(arguments, &mut std::io::empty(), false);
/// assert_eq!(outcome.code, 0);
/// assert!(outcome.output.starts_with("R001 goal-without-pair"));
/// ```
pub fn run(arguments: Vec<OsString>, input: &mut dyn Read, terminal: bool) -> Outcome {
    let command = match arguments::read(arguments) {
        Ok(command) => command,
        Err(refusal) => return Outcome::refused(&[refusal]),
    };
    let outcome = match command {
        Command::Check(asked) => check::run(&asked, input, terminal),
        Command::Explain { codes, language } => tell::explain(&codes, language).map_err(|refusal| vec![refusal]),
        Command::Rules { family, json, language } => Ok(tell::rules(family, json, language)),
        Command::Help(text) => Ok(Outcome::of(text)),
        Command::Version => Ok(Outcome::of(format!("soteplan {VERSION}\n"))),
    };
    outcome.unwrap_or_else(|refusals| Outcome::refused(&refusals))
}

/// Carries out what a program's own command line says, and writes it.
#[must_use]
pub fn main() -> ExitCode {
    let outcome = run(std::env::args_os().skip(1).collect(), &mut io::stdin(), io::stdout().is_terminal());
    // Whoever reads no further, such as `head`, has what they wanted.
    let _ = io::stdout().write_all(outcome.output.as_bytes()).and_then(|()| io::stdout().flush());
    let _ = io::stderr().write_all(outcome.errors.as_bytes());
    ExitCode::from(outcome.code)
}
