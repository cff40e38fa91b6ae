//! Changed ids, and references that follow them.
//!
//! Nothing here knows which fields refer to elements. A word that equals the old id is taken for a reference unless the
//! version with the new id shows otherwise: a field in which it kept the old word and nowhere says the new one is no
//! reference. (A party whose id was its area code `091` keeps its `area`.) Texts, ids and extensions refer to nothing.

use serde_json::Value;

use super::content::{EXTENSIONS, is_text};
use super::matching::Element;
use crate::sorted;

/// Old ids with new ones.
#[derive(Default)]
pub(super) struct Names<'v> {
    /// By old id.
    renamed: Vec<(&'v str, &'v str)>,
    /// Fields with old ids that are no references in them.
    kept: Vec<(&'v str, &'v str)>,
}

impl<'v> Names<'v> {
    /// Old and new ids, with the document that has the new ones.
    pub(super) fn new(renamed: impl IntoIterator<Item = (&'v str, &'v str)>, witness: &'v Value) -> Self {
        let mut names = Self { renamed: renamed.into_iter().collect(), kept: Vec::new() };
        if names.renamed.is_empty() {
            return names;
        }
        sorted::sort(&mut names.renamed);
        names.renamed.dedup_by_key(|(old, _)| *old);
        let either = sorted::collect(names.renamed.iter().flat_map(|(old, new)| [*old, *new]));
        let mut seen = Vec::new();
        words(witness, "", &mut |field, word| {
            if either.binary_search(&word).is_ok() {
                sorted::insert(&mut seen, (field, word));
            }
        });
        for (field, word) in &seen {
            let new = names.new_name(word);
            if new.is_some_and(|new| seen.binary_search(&(*field, new)).is_err()) {
                names.kept.push((field, word));
            }
        }
        names
    }

    /// These and others; what both rename has the name that it has here.
    pub(super) fn and(&self, other: &Self) -> Self {
        let mut names = Self { renamed: [&self.renamed[..], &other.renamed].concat(), kept: self.kept.clone() };
        sorted::sort_by_key(&mut names.renamed, |(old, _)| *old);
        names.renamed.dedup_by_key(|(old, _)| *old);
        names.kept.extend(&other.kept);
        sorted::sort(&mut names.kept);
        names
    }

    pub(super) fn is_empty(&self) -> bool {
        self.renamed.is_empty()
    }

    fn new_name(&self, old: &str) -> Option<&'v str> {
        let at = self.renamed.binary_search_by(|(known, _)| (*known).cmp(old)).ok()?;
        self.renamed.get(at).map(|(_, new)| *new)
    }

    /// The document with the new ids: `ids` of its elements, in their order, and all references.
    pub(super) fn applied<'i>(
        &self,
        document: &Value,
        elements: &[Element<'_>],
        ids: impl Iterator<Item = &'i str>,
    ) -> Value {
        let mut document = document.clone();
        self.follow(&mut document, "");
        for (element, id) in elements.iter().zip(ids).skip(1).filter(|(element, id)| element.id != *id) {
            if let Some(value) = document.pointer_mut(&element.pointer).and_then(|value| value.get_mut("id")) {
                *value = Value::String(id.to_owned());
            }
        }
        document
    }

    fn follow(&self, value: &mut Value, field: &str) {
        match value {
            Value::String(word) => {
                let new = self.new_name(word).filter(|_| self.kept.binary_search(&(field, word)).is_err());
                if let Some(new) = new {
                    new.clone_into(word);
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.follow(item, field)),
            Value::Object(members) => {
                for (key, value) in members.iter_mut().filter(|(key, value)| may_refer(key, value)) {
                    self.follow(value, key);
                }
            }
            _ => {}
        }
    }
}

fn may_refer(key: &str, value: &Value) -> bool {
    key != "id" && key != EXTENSIONS && !is_text(value)
}

/// Shows all words that may be references, each with the field that holds it.
fn words<'v>(value: &'v Value, field: &'v str, show: &mut dyn FnMut(&'v str, &'v str)) {
    match value {
        Value::String(word) => show(field, word),
        Value::Array(items) => items.iter().for_each(|item| words(item, field, show)),
        Value::Object(members) => {
            members
                .iter()
                .filter(|(key, value)| may_refer(key, value))
                .for_each(|(key, value)| words(value, key, show));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::matching::elements;
    use super::*;
    use serde_json::json;

    #[test]
    fn references_follow_and_other_words_stay() {
        let base = json!({
            "parties": [{"id": "091", "area": "091", "name": {"fi": "091"}, "extensions": {"x": "091"}}],
            "holders": [{"party": "091"}], "answers_for": ["091", "y"],
        });
        let witness = json!({
            "parties": [{"id": "helsinki", "area": "091", "name": {"fi": "091"}}],
            "holders": [{"party": "helsinki"}], "answers_for": ["helsinki", "091"],
        });
        let names = Names::new([("091", "helsinki")], &witness);
        let elements = elements(&base);
        assert_eq!(
            names.applied(&base, &elements, ["", "helsinki"].into_iter()),
            json!({
                "parties": [{"id": "helsinki", "area": "091", "name": {"fi": "091"}, "extensions": {"x": "091"}}],
                "holders": [{"party": "helsinki"}], "answers_for": ["helsinki", "y"],
            })
        );
    }
}
