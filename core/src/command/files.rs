//! The files that were asked for: named, in folders, or of a pattern.

use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::json::{Kind, parse};
use crate::read::{MAX_BYTES, ReadError};
use crate::{Error, Plan, pattern, sorted};

/// What stands for standard input.
const STANDARD_INPUT: &str = "-";
/// Folders that hold others' files.
const OTHERS: &[&str] = &["node_modules"];

/// A document that was asked for.
#[derive(Debug)]
pub(super) struct Document {
    /// What it is called: with slashes between the steps, as it was asked for.
    pub(super) path: String,
    /// Where it is; none for standard input.
    pub(super) file: Option<PathBuf>,
    /// Its text, where it is one.
    pub(super) text: Option<String>,
    /// The plan, or all that keeps it from being one.
    pub(super) plan: Result<Plan, ReadError>,
}

impl Document {
    fn new(path: String, file: Option<PathBuf>, bytes: &[u8]) -> Self {
        let plan = Plan::parse_bytes(bytes);
        // The plan has its text itself.
        let text = plan.is_err().then(|| String::from_utf8(bytes.to_vec()).ok()).flatten();
        Self { path, file, text, plan }
    }

    /// The same with another text.
    pub(super) fn with_text(&self, text: &str) -> Self {
        Self::new(self.path.clone(), self.file.clone(), text.as_bytes())
    }

    /// Whether it came on standard input.
    pub(super) fn is_standard_input(&self) -> bool {
        self.file.is_none()
    }

    /// The text that findings show.
    pub(super) fn text(&self) -> Option<&str> {
        self.plan.as_ref().map_or(self.text.as_deref(), Plan::text)
    }
}

/// The documents in the order in which they were asked for, each once.
///
/// # Errors
/// Everything that could not be read or found.
pub(super) fn documents(asked: &[impl AsRef<OsStr>], input: &mut dyn Read) -> Result<Vec<Document>, Vec<Error>> {
    let mut documents: Vec<Document> = Vec::new();
    let mut errors = Vec::new();
    for word in asked.iter().map(AsRef::as_ref) {
        if let Err(error) = take(&mut documents, word, input) {
            errors.push(error);
        }
    }
    if errors.is_empty() { Ok(documents) } else { Err(errors) }
}

fn take(documents: &mut Vec<Document>, word: &OsStr, input: &mut dyn Read) -> Result<(), Error> {
    let path = Path::new(word);
    if word == STANDARD_INPUT {
        let mut bytes = Vec::new();
        input.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| Error::read(path, &error))?;
        documents.push(Document::new(STANDARD_INPUT.to_owned(), None, &bytes));
    } else if path.is_dir() {
        let mut count = 0;
        for file in below(path).iter().filter(|file| file.extension().is_some_and(|end| end == "json")) {
            count += usize::from(take_file(documents, file, true)?);
        }
        if count == 0 {
            return Err(Error::argument("folder", path.display(), "one with plans"));
        }
    } else if !path.exists() && is_pattern(word) {
        let files = of_pattern(&shown(path));
        if files.is_empty() {
            return Err(Error::argument("pattern", path.display(), "one that a file fits"));
        }
        for file in files {
            take_file(documents, &file, false)?;
        }
    } else {
        take_file(documents, path, false)?;
    }
    Ok(())
}

/// Adds a file that is not there yet; false where only plans are wanted and it is none.
fn take_file(documents: &mut Vec<Document>, path: &Path, only_plans: bool) -> Result<bool, Error> {
    let name = shown(path);
    if documents.iter().any(|known| known.path == name) {
        return Ok(true);
    }
    let bytes = read(path, only_plans)?;
    let is_taken = bytes.is_some();
    documents.extend(bytes.map(|bytes| Document::new(name, Some(path.to_owned()), &bytes)));
    Ok(is_taken)
}

/// The bytes of a file; none where only plans are wanted and it is none. Of what is too large enough to tell that it is.
fn read(path: &Path, only_plans: bool) -> Result<Option<Vec<u8>>, Error> {
    let read = || {
        let mut bytes = Vec::new();
        fs::File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = read().map_err(|error| Error::read(path, &error))?;
    Ok((!only_plans || may_be_a_plan(&bytes)).then_some(bytes))
}

/// Whether a text says of which version of the form of plans it is: other files of a folder do not.
fn may_be_a_plan(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let (root, _) = parse(text);
    matches!(root.kind, Kind::Object(members) if members.iter().any(|member| member.name(text) == "schema_version"))
}

/// The files in and below a folder, in the order of their paths; hidden folders and links to folders are left out.
fn below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let is_other = name.to_string_lossy().starts_with('.') || OTHERS.iter().any(|other| name == *other);
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let path = entry.path();
            if is_folder && !is_other {
                folders.push(path);
            } else if path.is_file() {
                files.push(path);
            }
        }
    }
    sorted::sort(&mut files);
    files
}

fn is_pattern(word: &OsStr) -> bool {
    word.to_string_lossy().contains(['*', '?'])
}

/// The files of a pattern: looked for from the last folder before its first star or question mark.
fn of_pattern(pattern: &str) -> Vec<PathBuf> {
    let plain = pattern.find(['*', '?']).and_then(|first| pattern.get(..first)).unwrap_or_default();
    let folder = match plain.rsplit_once('/') {
        Some(("", _)) => "/",
        Some((folder, _)) => folder,
        None => ".",
    };
    let mut files = below(Path::new(folder));
    if folder == "." && !pattern.starts_with("./") {
        files = files.iter().map(|file| file.strip_prefix(".").unwrap_or(file).to_owned()).collect();
    }
    files.retain(|file| pattern::fits(pattern, &shown(file), pattern::is_like));
    files
}

/// A path with slashes, on every system.
fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = r#"{"schema_version": 2, "id": "p", "kind": "other", "title": {"fi": "E"}, "status": "draft",
        "term": {"from": "2021-01-01", "until": "2025-12-31"}}"#;

    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("soteplan-{name}-{}", std::process::id()));
            for (file, text) in [
                ("a.json", PLAN),
                ("other.json", "{}"),
                ("broken.json", "{\"schema_version\": 2,"),
                ("notes.txt", PLAN),
                ("deep/er/b.json", PLAN),
                (".hidden/c.json", PLAN),
                ("node_modules/d.json", PLAN),
            ] {
                let file = path.join(file);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, text).unwrap();
            }
            Self(path)
        }

        fn found(&self, asked: &str) -> Result<Vec<String>, Vec<Error>> {
            let folder = shown(&self.0);
            let found = documents(&[format!("{folder}/{asked}")], &mut std::io::empty())?;
            Ok(found.iter().map(|document| document.path.replace(&format!("{folder}/"), "")).collect())
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap();
        }
    }

    #[test]
    fn folders_and_patterns_have_files() {
        let folder = Folder::new("files");
        let found = |asked| folder.found(asked).unwrap();
        assert_eq!(found(""), ["a.json", "broken.json", "deep/er/b.json"]);
        assert_eq!(found("*.json"), ["a.json", "broken.json", "other.json"]);
        assert_eq!(found("**/?.json"), ["a.json", "deep/er/b.json"]);
        assert_eq!(found("notes.txt"), ["notes.txt"]);
    }

    #[test]
    fn what_is_not_there_is_told() {
        let folder = Folder::new("absent");
        fs::create_dir(folder.0.join("empty")).unwrap();
        for (asked, code) in [("no.json", "read"), ("no*.json", "argument"), ("empty", "argument")] {
            let errors = folder.found(asked).unwrap_err();
            assert_eq!(errors.iter().map(Error::code).collect::<Vec<_>>(), [code]);
        }
    }

    #[test]
    fn a_document_is_read_once_and_standard_input_too() {
        let folder = Folder::new("once");
        let path = shown(&folder.0.join("a.json"));
        let found = documents(&[&path, "-", &path], &mut PLAN.as_bytes()).unwrap();
        assert_eq!(found.iter().map(|one| &*one.path).collect::<Vec<_>>(), [&*path, "-"]);
        assert!(found.iter().all(|one| one.plan.is_ok() && one.text() == Some(PLAN)));
    }
}
