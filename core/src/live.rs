//! A text that is being written: read and checked again after each edit, as far as the edit reaches.

use serde::Serialize;

use crate::check::Checker;
use crate::json::{Edit, Editor, LineIndex, Span};
use crate::plan::PlanDocument;
use crate::read::{self, SourceText};
use crate::{CheckOptions, Diagnostic, Error, Operation, Plan};

/// A plan in an editor.
///
/// An edit within one value of the plan (a goal, a holder's name, the term) costs what reading that value and running the
/// rules that depend on its field cost; the rest of the text is neither read nor checked again. Where more changes, or where
/// the text is no plan for the moment, all of it is read, as [`crate::inspect`] does. The findings are always those that
/// [`crate::inspect`] gives for the same text.
///
/// ```
/// use soteplan::{CheckOptions, LivePlan};
///
/// let mut live = LivePlan::new(soteplan::examples::HYKS_2021_2025, CheckOptions::new());
/// let before = live.findings().len();
/// let at = live.text().find("\"hyks-2021-2025\"").unwrap_or_default() + 1;
/// live.edit(at, at, "new-")?;
/// assert_eq!(live.findings().len(), before);
/// # Ok::<(), soteplan::Error>(())
/// ```
#[derive(Debug)]
pub struct LivePlan {
    checker: Checker,
    state: State,
    findings: Vec<Diagnostic>,
    readings: usize,
}

/// What the text is.
#[derive(Debug)]
enum State {
    /// A plan in the present version of the form.
    Plan(Box<PlanDocument>, SourceText),
    /// No plan, or one of an earlier version: read as a whole after every edit.
    Text(String),
}

impl LivePlan {
    /// Reads and checks a text, which need not be a plan.
    #[must_use]
    pub fn new(text: &str, options: CheckOptions) -> Self {
        let mut live = Self {
            checker: Checker::new(options),
            state: State::Text(String::new()),
            findings: Vec::new(),
            readings: 0,
        };
        live.read(text);
        live
    }

    /// Puts `words` in the place of the bytes from `start` up to `end`.
    ///
    /// # Errors
    /// `argument` where the bytes are not in the text, or begin or end within a character.
    pub fn edit(&mut self, start: usize, end: usize, words: &str) -> Result<(), Error> {
        let text = self.text();
        if start > end || !text.is_char_boundary(start) || !text.is_char_boundary(end) {
            let expected = format!("within 0..{}, at boundaries of characters", text.len());
            return Err(Error::argument("edit", format!("{start}..{end}"), expected));
        }
        match &mut self.state {
            State::Plan(plan, source) => match source.edit(plan, Span::new(start, end), words) {
                Some(field) => {
                    let report = self.checker.check(plan, Some(source), Some(&[&field]));
                    self.findings = report.findings;
                }
                None => {
                    let text = source.text().to_owned();
                    self.read(&text);
                }
            },
            State::Text(text) => {
                text.replace_range(start..end, words);
                let text = std::mem::take(text);
                self.read(&text);
            }
        }
        Ok(())
    }

    /// Makes the changes of a fix, or of any JSON Patch: all of them or none.
    ///
    /// # Errors
    /// `argument` where the text has no place for them.
    pub fn patch(&mut self, patch: &[Operation]) -> Result<(), Error> {
        for Edit { start, end, words } in edits(self.text(), patch)? {
            self.edit(start, end, &words)?;
        }
        Ok(())
    }

    fn read(&mut self, text: &str) {
        self.readings += 1;
        match read::read_text(text) {
            Ok((mut plan, source)) => {
                let migration = read::migrate_text(&mut plan, &source);
                let is_present = migration.is_empty();
                let report = self.checker.check(&plan, Some(&source), None);
                self.findings = migration.into_iter().chain(report.findings).collect();
                self.state =
                    if is_present { State::Plan(Box::new(plan), source) } else { State::Text(text.to_owned()) };
            }
            Err(error) => {
                self.findings = error.diagnostics;
                self.state = State::Text(text.to_owned());
            }
        }
    }

    /// The text as it is now.
    #[must_use]
    pub fn text(&self) -> &str {
        match &self.state {
            State::Plan(_, source) => source.text(),
            State::Text(text) => text,
        }
    }

    /// What keeps the text from being a plan, or else what the rules find and nobody has accepted, in the order of the text.
    #[must_use]
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// How often the whole text has been read: once at first, and after each edit that reached further than one value.
    #[must_use]
    pub fn whole_readings(&self) -> usize {
        self.readings
    }

    /// The byte offset of a line, from one, and a number of UTF-16 units in it, as editors count: the end of the line or of
    /// the text where it has fewer.
    #[must_use]
    pub fn offset_utf16(&self, line: usize, column: usize) -> usize {
        match &self.state {
            State::Plan(_, source) => source.offset_utf16(line, column),
            State::Text(text) => LineIndex::new(text).offset_utf16(text, line, column),
        }
    }

    /// The plan that the text is now, on its own; `None` where it is none.
    #[must_use]
    pub fn plan(&self) -> Option<Plan> {
        Plan::parse(self.text()).ok()
    }
}

/// A place in a text as editors have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EditorPlace {
    /// From one.
    pub line: usize,
    /// UTF-16 units from the beginning of the line.
    pub column: usize,
}

/// One change of a text as editors have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TextEdit {
    /// Where it begins.
    pub from: EditorPlace,
    /// Where what it replaces ends.
    pub to: EditorPlace,
    /// What comes there.
    pub insert: String,
}

/// What a fix, or any JSON Patch, changes in a text: only what it speaks of, written as the text is written. The edits do not
/// meet and come from the last to the first, so that they can be made one after another or all at once.
///
/// ```
/// use soteplan::{Operation, text_edits};
///
/// let edits = text_edits("[1, 2]\n", &[Operation::Remove { path: "/0".to_owned() }])?;
/// assert_eq!((edits[0].from.column, edits[0].to.column, edits[0].insert.as_str()), (1, 4, ""));
/// # Ok::<(), soteplan::Error>(())
/// ```
///
/// # Errors
/// `argument` where the text is no JSON or has no place for them.
pub fn text_edits(text: &str, patch: &[Operation]) -> Result<Vec<TextEdit>, Error> {
    let lines = LineIndex::new(text);
    let place = |offset| {
        let (line, column) = lines.place_utf16(text, offset);
        EditorPlace { line, column }
    };
    let edit = |Edit { start, end, words }| TextEdit { from: place(start), to: place(end), insert: words };
    Ok(edits(text, patch)?.into_iter().map(edit).collect())
}

fn edits(text: &str, patch: &[Operation]) -> Result<Vec<Edit>, Error> {
    let refused = || {
        let paths = patch.iter().map(Operation::path).collect::<Vec<_>>().join("`, `");
        Error::argument("patch", format!("`{paths}`"), "places that the text has")
    };
    Editor::new(text).and_then(|editor| editor.edits(patch)).ok_or_else(refused)
}
