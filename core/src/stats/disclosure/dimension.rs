//! One dimension of a table: its codes as a tree.

use std::borrow::Cow;

use super::codes::{Hierarchies, TotalCode};
use crate::Error;

/// The codes of a dimension, each with those that it is part of.
pub(crate) struct Dimension {
    /// Of each code, itself and those above it, the nearest first.
    pub(crate) paths: Vec<Vec<usize>>,
    /// Of each code, those right below it.
    pub(crate) parts: Vec<Vec<usize>>,
}

impl Dimension {
    /// A dimension that a table has not: one code, which stands for everything.
    pub(crate) fn none() -> Self {
        Self { paths: vec![vec![0]], parts: vec![vec![]] }
    }

    /// Of the codes of a column, and those above them, which need have no rows. A code of which nothing is said is part of
    /// the total, where the column has one.
    ///
    /// # Errors
    /// `option-value` where a code is above itself.
    pub(crate) fn of(
        words: &[Cow<'_, str>],
        dimension: usize,
        total: &TotalCode,
        hierarchies: &Hierarchies,
    ) -> Result<Self, Error> {
        let mut codes: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        let total = total.of(dimension).filter(|total| codes.contains(total));
        let mut above = Vec::new();
        // The list grows by the codes that have no rows.
        let mut at = 0;
        while let Some(code) = codes.get(at).copied() {
            let next = hierarchies.above(dimension, code).or(total.filter(|total| *total != code));
            above.push(next.map(|next| {
                codes.iter().position(|other| *other == next).unwrap_or_else(|| {
                    codes.push(next);
                    codes.len() - 1
                })
            }));
            at += 1;
        }
        let mut parts = vec![Vec::new(); codes.len()];
        let mut paths = Vec::with_capacity(codes.len());
        for (code, word) in codes.iter().enumerate() {
            let mut path = vec![code];
            while let Some(next) = path.last().and_then(|last| above.get(*last)).copied().flatten() {
                if path.contains(&next) {
                    let wanted = format!("without circles: `{word}` is above itself");
                    return Err(Error::option(
                        "hierarchies",
                        &crate::stats::setting::Setting::json(hierarchies),
                        wanted,
                    ));
                }
                path.push(next);
            }
            if let Some(list) = path.get(1).and_then(|next| parts.get_mut(*next)) {
                list.push(code);
            }
            paths.push(path);
        }
        Ok(Self { paths, parts })
    }

    /// Number of codes.
    pub(crate) fn len(&self) -> usize {
        self.paths.len()
    }

    /// Whether nothing is part of a code.
    pub(crate) fn is_leaf(&self, code: usize) -> bool {
        self.parts.get(code).is_none_or(Vec::is_empty)
    }

    /// A code, and those that it is part of.
    pub(crate) fn path(&self, code: usize) -> &[usize] {
        self.paths.get(code).map(Vec::as_slice).unwrap_or_default()
    }

    /// The leaves that are part of a code, or not.
    pub(crate) fn leaves(&self, within: bool, code: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.len()).filter(move |leaf| self.is_leaf(*leaf) && self.path(*leaf).contains(&code) == within)
    }
}
