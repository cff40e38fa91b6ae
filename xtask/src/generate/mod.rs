//! `generate`: writes what is made from the core's declarations, or says what is stale.

mod agreement;
mod examples;
mod python;
mod reference;
mod schemas;
mod typescript;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;

pub(crate) const SUMMARY: &str = "write the generated files; with --check only say which are stale";

/// A generated file: its path in the workspace, and what belongs in it.
pub(crate) struct Generated {
    pub(crate) path: PathBuf,
    pub(crate) content: String,
}

impl Generated {
    pub(crate) fn new(path: impl AsRef<Path>, content: impl Into<String>) -> Self {
        Self { path: path.as_ref().to_owned(), content: content.into() }
    }
}

/// One source of generated files: a module, and a line in [`SOURCES`].
type Source = fn(&Workspace) -> Result<Vec<Generated>>;

/// Schemas come first: the generators of types read them from the disk.
const SOURCES: &[Source] = &[schemas::files, examples::files, reference::files, python::files, typescript::files];

/// Folders in which every file is generated: one that nobody generates any more is stale.
const OWNED: &[&str] = &["schemas", "docs/reference", "bindings-python/python/soteplan/types", "bindings-wasm/types"];

pub(crate) fn run(workspace: &Workspace, mut arguments: lexopt::Parser) -> Result<()> {
    let mut check = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("check") => check = true,
            other => return Err(other.unexpected().into()),
        }
    }
    let mut stale = Vec::new();
    let mut known = BTreeSet::new();
    for source in SOURCES {
        for file in source(workspace)? {
            let path = workspace.path(&file.path);
            if std::fs::read_to_string(&path).ok().as_deref() != Some(file.content.as_str()) {
                stale.push(file.path.display().to_string());
                if !check {
                    write(&path, &file.content)?;
                }
            }
            known.insert(file.path);
        }
    }
    for orphan in orphans(workspace, &known)? {
        stale.push(format!("{} (nothing generates it)", orphan.display()));
        if !check {
            std::fs::remove_file(workspace.path(&orphan))
                .with_context(|| format!("cannot remove `{}`", orphan.display()))?;
        }
    }
    match (check, stale.is_empty()) {
        (true, false) => bail!("stale, run `make generate`:\n  {}", stale.join("\n  ")),
        (true, true) => println!("generated files are fresh: {}", known.len()),
        (false, _) => println!("generated {} files, {} changed", known.len(), stale.len()),
    }
    Ok(())
}

fn write(path: &Path, content: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make `{}`", folder.display()))?;
    }
    std::fs::write(path, content).with_context(|| format!("cannot write `{}`", path.display()))
}

/// Files in owned folders that no source gave.
fn orphans(workspace: &Workspace, known: &BTreeSet<PathBuf>) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = OWNED.iter().map(PathBuf::from).collect();
    while let Some(folder) = folders.pop() {
        let entries = match std::fs::read_dir(workspace.path(&folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error).with_context(|| format!("cannot list `{}`", folder.display())),
        };
        for entry in entries {
            let path = folder.join(entry?.file_name());
            if workspace.path(&path).is_dir() {
                // Python leaves its bytecode beside what it imports.
                if !path.ends_with("__pycache__") {
                    folders.push(path);
                }
            } else if !known.contains(&path) {
                found.push(path);
            }
        }
    }
    Ok(found)
}
