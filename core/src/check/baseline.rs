//! A baseline: the findings of a day, accepted so that only new ones are told.

use serde::Serialize;
use serde_json::Value;

use super::CheckReport;
use super::options::Reader;
use crate::diagnostic::{BaselineState, Diagnostic};
use crate::{Error, sorted};

/// A finding that a baseline has.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BaselineEntry {
    /// Its fingerprint: stays the same wherever it stands in the text.
    pub fingerprint: String,
    /// The code of the rule.
    pub code: String,
    /// The element: ids joined with `/`.
    pub element: String,
}

/// Findings that were there on some day.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Baseline {
    /// The accepted findings, one entry for each, in the order of their fingerprints.
    pub accepted: Vec<BaselineEntry>,
}

impl Baseline {
    /// All of these findings.
    #[must_use]
    pub fn of(findings: &[Diagnostic]) -> Self {
        let entry = |finding: &Diagnostic| BaselineEntry {
            fingerprint: finding.fingerprint(),
            code: finding.code().to_owned(),
            element: finding.element.clone(),
        };
        let mut accepted: Vec<_> = findings.iter().map(entry).collect();
        sorted::sort(&mut accepted);
        Self { accepted }
    }

    /// Reads `{"accepted": [{"fingerprint": …, "code": …, "element": …}]}`.
    pub(crate) fn from_json(value: &Value) -> Result<Self, Error> {
        let reader = Reader::new(value, "baseline", &["accepted"])?;
        let mut accepted = Vec::new();
        for entry in reader.options.list("accepted")? {
            let entry = Reader::new(entry, "baseline.accepted", &["fingerprint", "code", "element"])?;
            let text = |key| entry.needed_text(key);
            accepted.push(BaselineEntry {
                fingerprint: text("fingerprint")?,
                code: text("code")?,
                element: text("element")?,
            });
        }
        sorted::sort(&mut accepted);
        Ok(Self { accepted })
    }

    /// Says of each finding of several reports whether it is new, and in all of them what no finding is any more.
    pub(crate) fn compare_all(&self, reports: &mut [&mut CheckReport]) {
        let mut left = self.clone();
        for report in &mut *reports {
            left.accepted = left.compare(&mut report.findings);
        }
        reports.iter_mut().for_each(|report| report.gone.clone_from(&left.accepted));
    }

    /// Says of each finding whether it is new; gives the entries that no finding has any more.
    pub(super) fn compare(&self, findings: &mut [Diagnostic]) -> Vec<BaselineEntry> {
        let mut left = self.accepted.clone();
        for finding in findings {
            let fingerprint = finding.fingerprint();
            let at = left.binary_search_by(|entry| entry.fingerprint.cmp(&fingerprint));
            finding.baseline = Some(match at {
                Ok(at) => {
                    left.remove(at);
                    BaselineState::Unchanged
                }
                Err(_) => BaselineState::New,
            });
        }
        left
    }
}
