//! Where things are, and how other programs are run.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The workspace's folder.
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The workspace that this tool belongs to, wherever `cargo xtask` was called from.
    ///
    /// # Errors
    ///
    /// When the tool was not started by cargo.
    pub(crate) fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").context("run it as `cargo xtask`")?;
        let root = Path::new(&manifest).parent().context("`CARGO_MANIFEST_DIR` has no parent")?;
        Ok(Self { root: root.to_owned() })
    }

    /// A path given from the workspace's root.
    pub(crate) fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// The bytes of a file.
    ///
    /// # Errors
    ///
    /// When it cannot be read; the message names it.
    pub(crate) fn read(&self, relative: &str) -> Result<Vec<u8>> {
        fs::read(self.path(relative)).with_context(|| format!("cannot read `{relative}`"))
    }

    /// A program to be started in the workspace's root; one with a slash in its name is looked for there.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = if program.contains('/') { Command::new(self.path(program)) } else { Command::new(program) };
        command.current_dir(&self.root);
        command
    }
}

/// Runs a program that speaks to the terminal itself.
///
/// # Errors
///
/// When it cannot be started or fails.
pub(crate) fn succeed(command: &mut Command) -> Result<()> {
    let program = command.get_program().display().to_string();
    let status = command.status().with_context(|| format!("cannot start `{program}`"))?;
    ensure!(status.success(), "`{program}` failed ({status})");
    Ok(())
}
