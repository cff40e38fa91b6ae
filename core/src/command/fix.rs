//! Makes the fixes of findings in files, or shows what they would change.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use similar::TextDiff;

use super::Outcome;
use super::files::Document;
use crate::check::{Baseline, FixOptions, FixedText, RefusedFix, fix};
use crate::config::json_file;
use crate::diagnostic::{Diagnostic, Safety, terms};
use crate::read::MAX_BYTES;
use crate::{CheckOptions, Error, Language};

terms! {
    MADE: "korjauksia tehty", "rättelser gjorda", "fixes made";
    TO_MAKE: "tehtäviä korjauksia", "rättelser att göra", "fixes to make";
    REFUSED: "hylättyjä", "avvisade", "refused";
    NOT_MADE: "ei korjattu", "inte rättat", "not fixed";
    UNSETTLED: "korjaukset kumoavat toisiaan", "rättelserna upphäver varandra", "fixes undo each other";
}

/// Lines around a change that a diff shows.
const CONTEXT: usize = 3;

/// How fixes are made.
pub(super) struct Fixing {
    pub(super) safety: Safety,
    /// Whether a diff is shown and nothing is written.
    pub(super) is_shown: bool,
    pub(super) language: Language,
}

impl Fixing {
    /// Puts fixed documents in the place of those that have something to fix, and writes their files; what a baseline has is
    /// left alone. The outcome has the text of standard input, or the diff, and how many fixes there were.
    ///
    /// # Errors
    /// `argument` where standard input has no text that could be given back, `read` and `json` where a baseline cannot be
    /// read, and then nothing is written; `write` where a file cannot be.
    pub(super) fn run(
        &self,
        documents: &mut [Document],
        options: &[CheckOptions],
        baselines: &[Option<&Path>],
    ) -> Result<Outcome, Error> {
        let has_text = |document: &Document| document.text().is_some_and(|text| text.len() as u64 <= MAX_BYTES);
        if let Some(lost) = documents.iter().find(|document| document.is_standard_input() && !has_text(document)) {
            return Err(Error::argument("document", &lost.path, "text in UTF-8 of a size that can be read"));
        }
        let wanted = FixOptions::new().safety(self.safety);
        let mut fixed = Vec::with_capacity(documents.len());
        for ((document, options), baseline) in documents.iter().zip(options).zip(baselines) {
            let options = match baseline {
                Some(path) => options.clone().baseline(Baseline::from_json(&json_file(path)?)?),
                None => options.clone(),
            };
            // What is no text has no place for fixes.
            fixed.push(document.text().map(|text| fix(text, &options, &wanted)).transpose()?);
        }
        let mut outcome = Outcome::default();
        for (document, fixed) in documents.iter_mut().zip(&fixed) {
            let changed = fixed.as_ref().filter(|fixed| !fixed.applied.is_empty());
            if self.is_shown {
                if let (Some(old), Some(new)) = (document.text(), changed) {
                    outcome.output.push_str(&diff(&document.path, old, &new.text));
                }
            } else if document.is_standard_input() {
                outcome.output.push_str(changed.map(|new| &*new.text).or(document.text()).unwrap_or_default());
            } else if let (Some(path), Some(new)) = (&document.file, changed) {
                write(path, &new.text).map_err(|error| Error::write(path, &error))?;
            }
            if let Some(fixed) = fixed {
                self.tell(&document.path, fixed, &mut outcome.errors);
            }
            if let Some(new) = changed {
                *document = document.with_text(&new.text);
            }
        }
        if outcome.errors.is_empty() {
            let _ = writeln!(outcome.errors, "{}: 0", self.counted());
        }
        Ok(outcome)
    }

    /// How many fixes there were, and why others were not made; nothing where there were none.
    fn tell(&self, path: &str, fixed: &FixedText, out: &mut String) {
        let language = self.language;
        if fixed.applied.is_empty() && fixed.refused.is_empty() {
            return;
        }
        let (made, refused) = (fixed.applied.len(), fixed.refused.len());
        let _ = writeln!(out, "{path}: {}: {made}, {}: {refused}", self.counted(), REFUSED.get(language));
        for RefusedFix { finding, fix, reason, errors } in &fixed.refused {
            let told = |finding: &Diagnostic| format!("{} {}", finding.code(), finding.message(language));
            let title = finding.fixes.get(*fix).map_or_else(String::new, |fix| finding.fix_title(fix, language));
            let (not_made, reason) = (NOT_MADE.get(language), reason.label().get(language));
            let _ = writeln!(out, "{path}: {not_made}: {}\n  {title}: {reason}", told(finding));
            errors.iter().for_each(|error| _ = writeln!(out, "    {}", told(error)));
        }
        if !fixed.settled {
            let _ = writeln!(out, "{path}: {}", UNSETTLED.get(language));
        }
    }

    /// What the number of fixes is a number of.
    fn counted(&self) -> &'static str {
        if self.is_shown { TO_MAKE.get(self.language) } else { MADE.get(self.language) }
    }
}

/// What changes in a text, as `patch` reads it.
fn diff(path: &str, old: &str, new: &str) -> String {
    TextDiff::from_lines(old, new).unified_diff().context_radius(CONTEXT).header(path, path).to_string()
}

/// Puts a text in the place of a file: whoever reads it meanwhile has the old text or the new one, and so has the disk when
/// something fails. A link stays one, and who may read the file may do so afterwards.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let permissions = fs::metadata(&path)?.permissions();
    // A rename would not ask whether the file may be written.
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", std::process::id()));
    let beside = path.with_file_name(name);
    let written = fill(&beside, text, permissions).and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        // It may not have come into being.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn fill(path: &Path, text: &str, permissions: fs::Permissions) -> io::Result<()> {
    let mut file = fs::File::create_new(path)?;
    file.set_permissions(permissions)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_is_one_that_patch_reads() {
        // As `diff -u` (GNU diffutils) writes it for the same texts, but for the times.
        let old = "{\n  \"a\": 1,\n  \"b\": [\"x\", \"x\"],\n  \"c\": 2,\n  \"d\": 3,\n  \"e\": 4\n}";
        let new = old.replace(", \"x\"", "");
        let expected = "--- p.json\n+++ p.json\n@@ -1,6 +1,6 @@\n {\n   \"a\": 1,\n-  \"b\": [\"x\", \"x\"],\n\
                        +  \"b\": [\"x\"],\n   \"c\": 2,\n   \"d\": 3,\n   \"e\": 4\n";
        assert_eq!(diff("p.json", old, &new), expected);
        assert_eq!(diff("p.json", old, old), "");
    }

    #[test]
    fn a_file_is_replaced_as_a_whole() -> io::Result<()> {
        let folder = std::env::temp_dir().join(format!("soteplan-write-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let path = folder.join("a.json");
        fs::write(&path, "old, and longer")?;
        write(&path, "new")?;
        assert_eq!(fs::read_to_string(&path)?, "new");
        let mut closed = fs::metadata(&path)?.permissions();
        closed.set_readonly(true);
        fs::set_permissions(&path, closed.clone())?;
        assert_eq!(write(&path, "newer").map_err(|error| error.kind()), Err(io::ErrorKind::PermissionDenied));
        assert_eq!((fs::read_to_string(&path)?, fs::metadata(&path)?.permissions()), ("new".to_owned(), closed));
        assert_eq!(fs::read_dir(&folder)?.count(), 1, "nothing is left beside it");
        assert!(write(&folder.join("absent.json"), "new").is_err());
        fs::remove_dir_all(&folder)
    }
}
