//! Makes the fixes that findings carry, in the text, until nothing changes.

use serde_json::Value;

use super::fixed::{AppliedFix, FixOptions, FixedText, Refusal, RefusedFix};
use super::{CheckOptions, check};
use crate::diagnostic::{Diagnostic, Fix, Safety, Severity};
use crate::json::{Edit, Editor, apply};
use crate::{Error, read, sorted};

/// After so many rounds fixes undo each other. One round makes all that do not meet, so that plans need two or three.
const MOST_ROUNDS: usize = 100;

/// Makes fixes in a text.
///
/// # Errors
/// `option-value` where options bring findings of others, which have no place in another text, or the finding has no such
/// fix; `unknown-name` where there is no such finding.
pub(crate) fn fix(text: &str, options: &CheckOptions, fixes: &FixOptions) -> Result<FixedText, Error> {
    if options.given.is_given() {
        return Err(Error::option("findings", &Value::from("given"), "left out: they are about the text as it was"));
    }
    let mut fixing =
        Fixing { options, state: State::of(text.to_owned(), options), applied: Vec::new(), refused: Vec::new() };
    let (mut rounds, mut settled) = (0, false);
    while !settled && rounds < MOST_ROUNDS {
        let chosen = match &fixes.finding {
            Some((fingerprint, fix)) => vec![fixing.named(fingerprint, *fix)?],
            None => fixing.wanted(fixes.safety),
        };
        // A fix that was refused makes room for the next one of its finding.
        settled = chosen.is_empty() || fixes.finding.is_some();
        rounds += usize::from(fixing.round(chosen, rounds + 1));
    }
    let Fixing { state, applied, refused, .. } = fixing;
    Ok(FixedText { text: state.text, applied, refused, left: state.left, rounds, settled })
}

/// A text with what is found in it.
struct State {
    text: String,
    is_plan: bool,
    /// Findings of the rules that were asked for, and advice of the reader.
    found: Vec<Diagnostic>,
    /// What is left where nothing more is done.
    left: Vec<Diagnostic>,
    /// Errors of all rules.
    errors: Vec<Diagnostic>,
}

impl State {
    fn of(text: String, options: &CheckOptions) -> Self {
        let is_error = |finding: &&Diagnostic| finding.severity() == Severity::Error;
        match read::read_text(&text) {
            Ok((mut plan, source)) => {
                let mut found = read::migrate_text(&mut plan, &source);
                let left = check(&plan, Some(&source), options).findings;
                found.extend(left.iter().cloned());
                // What a fix breaks may be another rule's concern than those that were asked for.
                let errors = match options.everything() {
                    Some(all) => check(&plan, Some(&source), &all).findings.iter().filter(is_error).cloned().collect(),
                    None => left.iter().filter(is_error).cloned().collect(),
                };
                Self { text, is_plan: true, found, left, errors }
            }
            Err(error) => {
                let left = error.diagnostics;
                Self { text, is_plan: false, found: left.clone(), errors: left.clone(), left }
            }
        }
    }

    /// Why this must not become of the text as it was, and which errors say so.
    fn objection(&self, before: &Self, batch: &[Chosen]) -> Option<(Refusal, Vec<Diagnostic>)> {
        if before.is_plan && !self.is_plan {
            return Some((Refusal::NotAPlan, self.left.clone()));
        }
        let code = |finding: &Diagnostic| finding.code().to_owned();
        let (was, is) = (keys(&before.errors, code), keys(&self.errors, code));
        // What the reader finds and what the rules find cannot be compared.
        if before.is_plan == self.is_plan {
            let is_more = |finding: &&Diagnostic| times(&is, finding.code()) > times(&was, finding.code());
            let more: Vec<_> = self.errors.iter().filter(is_more).cloned().collect();
            if !more.is_empty() {
                return Some((Refusal::AddsErrors, more));
            }
        }
        let (was, is) = (keys(&before.found, Diagnostic::fingerprint), keys(&self.found, Diagnostic::fingerprint));
        let mended = keys(batch.iter().map(|chosen| &chosen.finding), Diagnostic::fingerprint);
        let remains = mended.iter().any(|print| times(&is, print) + times(&mended, print) > times(&was, print));
        remains.then(|| (Refusal::Remains, Vec::new()))
    }
}

/// A key of each finding, in order.
fn keys<'d>(findings: impl IntoIterator<Item = &'d Diagnostic>, key: fn(&Diagnostic) -> String) -> Vec<String> {
    let mut keys: Vec<_> = findings.into_iter().map(key).collect();
    sorted::sort(&mut keys);
    keys
}

/// How often a key is among them.
fn times(keys: &[String], key: &str) -> usize {
    keys.partition_point(|other| other.as_str() <= key) - keys.partition_point(|other| other.as_str() < key)
}

/// A fix that is to be made.
struct Chosen {
    finding: Diagnostic,
    fix: usize,
    edits: Vec<Edit>,
}

struct Fixing<'o> {
    options: &'o CheckOptions,
    state: State,
    applied: Vec<AppliedFix>,
    refused: Vec<RefusedFix>,
}

impl Fixing<'_> {
    /// The first fix of that safety of each finding that asks for one.
    fn wanted(&self, safety: Safety) -> Vec<(Diagnostic, usize)> {
        let is_refused = |finding: &Diagnostic, fix: usize| {
            let mut refused =
                self.refused.iter().filter(|refused| refused.fix == fix && refused.finding.code() == finding.code());
            refused.any(|refused| refused.finding.fingerprint() == finding.fingerprint())
        };
        let wanted = |finding: &Diagnostic| {
            let fits = |(index, fix): &(usize, &Fix)| fix.safety <= safety && !is_refused(finding, *index);
            finding.fixes.iter().enumerate().find(fits).map(|(index, _)| (finding.clone(), index))
        };
        let asked = self.state.found.iter().filter(|finding| self.options.asks_for(finding));
        asked.filter_map(wanted).collect()
    }

    /// The one that somebody has chosen.
    fn named(&self, fingerprint: &str, fix: usize) -> Result<(Diagnostic, usize), Error> {
        let Some(found) = self.state.found.iter().find(|finding| finding.fingerprint() == fingerprint) else {
            let fixable = self.state.found.iter().filter(|finding| !finding.fixes.is_empty());
            let known: Vec<_> = fixable.map(Diagnostic::fingerprint).collect();
            return Err(Error::unknown("finding", fingerprint, known.iter().map(String::as_str)));
        };
        match found.fixes.get(fix) {
            Some(_) => Ok((found.clone(), fix)),
            None => Err(Error::option("fix", &Value::from(fix), format!("below {}", found.fixes.len()))),
        }
    }

    /// Makes as many of the fixes as go together; those that meet others come in a later round. False where none was made.
    fn round(&mut self, chosen: Vec<(Diagnostic, usize)>, round: usize) -> bool {
        let editor = Editor::new(&self.state.text);
        let mut batch: Vec<Chosen> = Vec::new();
        // In the order of the text: of edits that do not meet, a further one can meet only its neighbours.
        let mut taken: Vec<Edit> = Vec::new();
        for (finding, fix) in chosen {
            let patch = finding.fixes.get(fix).map_or(&[][..], |fix| &fix.patch);
            let edits = editor.as_ref().and_then(|editor| editor.edits(patch)).filter(|edits| !edits.is_empty());
            let Some(edits) = edits else {
                self.refused.push(RefusedFix { finding, fix, reason: Refusal::NotApplicable, errors: Vec::new() });
                continue;
            };
            let place = |edit: &Edit, taken: &[Edit]| taken.partition_point(|other| other.start < edit.start);
            let is_apart = edits.iter().all(|edit| {
                let at = place(edit, &taken);
                let near = [at.checked_sub(1), Some(at)].into_iter().flatten().filter_map(|at| taken.get(at));
                !near.into_iter().any(|other| edit.meets(other))
            });
            if is_apart {
                for edit in &edits {
                    taken.insert(place(edit, &taken), edit.clone());
                }
                batch.push(Chosen { finding, fix, edits });
            }
        }
        while !batch.is_empty() {
            let edits = batch.iter().flat_map(|chosen| &chosen.edits).collect();
            let next = State::of(apply(&self.state.text, edits), self.options);
            match next.objection(&self.state, &batch) {
                None => {
                    let applied =
                        batch.into_iter().map(|Chosen { finding, fix, .. }| AppliedFix { finding, fix, round });
                    self.applied.extend(applied);
                    self.state = next;
                    return true;
                }
                // A smaller batch shows which of them it is.
                Some((reason, errors)) if batch.len() == 1 => {
                    let refused =
                        batch.pop().map(|Chosen { finding, fix, .. }| RefusedFix { finding, fix, reason, errors });
                    self.refused.extend(refused);
                }
                Some(_) => batch.truncate(batch.len() / 2),
            }
        }
        false
    }
}
