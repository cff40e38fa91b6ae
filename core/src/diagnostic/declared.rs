//! The declaration of a finding, whoever made it.

use std::ops::Deref;
use std::sync::Arc;

use super::Declaration;

/// What a finding is one of: a declaration of the library, or one that others have made and that lives as long as its
/// findings.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Declared {
    Library(&'static Declaration),
    Own(Arc<Declaration>),
}

impl Deref for Declared {
    type Target = Declaration;

    fn deref(&self) -> &Declaration {
        match self {
            Self::Library(declaration) => declaration,
            Self::Own(declaration) => declaration,
        }
    }
}

impl From<&'static Declaration> for Declared {
    fn from(declaration: &'static Declaration) -> Self {
        Self::Library(declaration)
    }
}

impl From<Arc<Declaration>> for Declared {
    fn from(declaration: Arc<Declaration>) -> Self {
        Self::Own(declaration)
    }
}
