//! The workspace's own tool, `cargo xtask COMMAND`: the only writer of generated files.

mod conformance;
mod generate;
mod wasm;
mod workspace;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use workspace::Workspace;

/// A subcommand: one module, one line in [`COMMANDS`].
struct Command {
    name: &'static str,
    summary: &'static str,
    /// Takes the arguments after the name.
    run: fn(&Workspace, lexopt::Parser) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command { name: "conformance", summary: conformance::SUMMARY, run: conformance::run },
    Command { name: "generate", summary: generate::SUMMARY, run: generate::run },
    Command { name: "wasm", summary: wasm::SUMMARY, run: wasm::run },
];

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The alternate form joins the causes: "cannot write `…`: permission denied".
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    let name = match arguments.next()? {
        Some(lexopt::Arg::Value(name)) => name,
        Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h')) | None => {
            println!("{}", usage());
            return Ok(());
        }
        Some(other) => return Err(other.unexpected().into()),
    };
    let Some(command) = COMMANDS.iter().find(|command| name == command.name) else {
        bail!("no command `{}`\n\n{}", name.display(), usage());
    };
    let workspace = Workspace::find().context("cannot find the workspace")?;
    (command.run)(&workspace, arguments)
}

fn usage() -> String {
    let mut text = "usage: cargo xtask COMMAND".to_owned();
    for Command { name, summary, .. } in COMMANDS {
        text.push_str(&format!("\n  {name:<12} {summary}"));
    }
    text
}
