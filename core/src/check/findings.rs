//! Where rules put what they find, and what they could not decide.

use crate::diagnostic::Diagnostic;
use crate::sorted;

/// What one rule finds.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(super) list: Vec<Diagnostic>,
    /// How many values it could judge.
    pub(super) judged: usize,
    /// How many values it could not, because facts are missing.
    pub(super) undecided: usize,
    /// Those facts.
    pub(super) missing: Vec<String>,
}

impl Findings {
    /// Adds a finding.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// So many values were judged in one call, where a rule goes through them itself.
    pub(crate) fn looked_at(&mut self, count: usize) {
        self.judged += count;
    }

    /// The value could not be judged: these facts would decide it.
    pub(crate) fn undecided<F: Into<String>>(&mut self, facts: impl IntoIterator<Item = F>) {
        self.undecided += 1;
        for fact in facts {
            sorted::insert(&mut self.missing, fact.into());
        }
    }
}
