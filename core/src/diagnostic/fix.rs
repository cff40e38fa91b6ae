//! What would mend a finding: changes of the document, as JSON Patch.

use serde::Serialize;
use serde_json::Value;

use super::{Argument, Arguments, Term, vocabulary};

vocabulary! {
    /// Whether a fix needs a person to look at it.
    pub enum Safety {
        /// It changes nothing of what the plan says: it can be made by a machine.
        Safe = "safe" ("turvallinen", "säker", "safe"),
        /// It is likely to be meant, and says something: a person has to agree.
        Suggested = "suggested" ("ehdotettu", "föreslagen", "suggested"),
    }
}

/// One change of a document, as JSON Patch (RFC 6902) has it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "op", rename_all = "lowercase")]
pub enum Operation {
    /// Adds a member to an object, or an item to a list: before the item of that number, at the end with `-`.
    Add {
        /// JSON Pointer.
        path: String,
        /// What is added.
        value: Value,
    },
    /// Takes a member or item away.
    Remove {
        /// JSON Pointer.
        path: String,
    },
    /// Puts another value in its place.
    Replace {
        /// JSON Pointer.
        path: String,
        /// What comes there.
        value: Value,
    },
}

impl Operation {
    /// The place that it changes, as a JSON Pointer.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Add { path, .. } | Self::Remove { path } | Self::Replace { path, .. } => path,
        }
    }

    /// What comes there; `None` where something is taken away.
    #[must_use]
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Add { value, .. } | Self::Replace { value, .. } => Some(value),
            Self::Remove { .. } => None,
        }
    }
}

/// What would mend a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// What it does, in words; gaps are filled by the arguments of the finding, then by its own.
    pub title: &'static Term,
    /// What fills further gaps of the title.
    pub arguments: Arguments,
    /// Whether it needs a person to look at it.
    pub safety: Safety,
    /// The changes, in order; all or none.
    pub patch: Vec<Operation>,
}

impl Fix {
    /// A fix that a machine can make.
    #[must_use]
    pub fn safe(title: &'static Term) -> Self {
        Self { title, arguments: Vec::new(), safety: Safety::Safe, patch: Vec::new() }
    }

    /// A fix that a person has to agree to.
    #[must_use]
    pub fn suggested(title: &'static Term) -> Self {
        Self { safety: Safety::Suggested, ..Self::safe(title) }
    }

    /// Fills a gap of the title that the finding has no argument for.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        self.arguments.push((name.into(), argument.into()));
        self
    }

    /// Adds a member or item.
    #[must_use]
    pub fn add(mut self, path: impl Into<String>, value: impl Into<Value>) -> Self {
        self.patch.push(Operation::Add { path: path.into(), value: value.into() });
        self
    }

    /// Takes a member or item away.
    #[must_use]
    pub fn remove(mut self, path: impl Into<String>) -> Self {
        self.patch.push(Operation::Remove { path: path.into() });
        self
    }

    /// Puts another value in a place.
    #[must_use]
    pub fn replace(mut self, path: impl Into<String>, value: impl Into<Value>) -> Self {
        self.patch.push(Operation::Replace { path: path.into(), value: value.into() });
        self
    }
}
