//! What changed between two versions of a plan, and two changed versions brought together.
//!
//! Both work on plans as JSON trees and know no field of the model. What they rely on is its form: elements are objects
//! with an `id` in lists; references are ids as plain words; texts are objects from languages to words; what is absent
//! is not written. A list is a set: its order is no change, except where it tells a text in steps (all its items are
//! texts, or objects that hold nothing but texts) and within `extensions`, whose meaning is not known.
//!
//! # Elements
//!
//! An element is the same in two versions where list and id are the same, wherever it stands. An id that only one
//! version has and an id that only the other has, in lists of the same name, are one element whose id changed where
//! the contents are alike: at least three fifths of the leaves (paths with values; an item of a list is one leaf) of
//! both are equal, and two of them, or words of a text. The most alike are paired first, one to one, then the nearest.
//! A record without id is the same with other values where a third of the leaves is equal. Where a list leaves more
//! than 250 000 pairs to compare, only equal contents are paired.

mod content;
mod diff;
mod fate;
mod matching;
mod merge;
mod names;
mod order;
#[cfg(test)]
mod tests;

use serde::Serialize;
use serde_json::Value;

use crate::diagnostic::vocabulary;
use crate::table::rows;

pub use diff::diff;
pub use merge::merge;

vocabulary! {
    /// What happened to a part of a plan.
    pub enum ChangeKind {
        /// It is new.
        Added = "added" ("lisätty", "tillagd", "added"),
        /// It is gone.
        Removed = "removed" ("poistettu", "borttagen", "removed"),
        /// It has another value.
        Changed = "changed" ("muutettu", "ändrad", "changed"),
        /// The element has another id.
        Renamed = "renamed" ("tunnus vaihdettu", "id bytt", "renamed"),
        /// The element belongs to another element.
        Moved = "moved" ("siirretty", "flyttad", "moved"),
        /// The items stand in another order, where order means something.
        Reordered = "reordered" ("järjestys muutettu", "omordnad", "reordered"),
    }
}

/// A change between two versions of a plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// What happened.
    pub kind: ChangeKind,
    /// The element: the ids of the elements around it and its own, joined with `/`; empty for the plan itself. As in
    /// the later version, or in the earlier one where the element is gone.
    pub element: String,
    /// The name of the list that holds the element: `goals`. Empty for the plan itself.
    pub list: String,
    /// What changed in the element: keys and positions joined with `/`, as `text/fi` or `holders/2/until`; empty for
    /// the element itself.
    pub field: String,
    /// JSON Pointer into the earlier version; none where nothing was there.
    pub before_pointer: Option<String>,
    /// JSON Pointer into the later version; none where nothing is there.
    pub after_pointer: Option<String>,
    /// What it was. Of a moved element: the path of the element that held it, as in `element`.
    pub before: Option<Value>,
    /// What it is. Of a moved element: the path of the element that holds it, as in `element`.
    pub after: Option<Value>,
}

rows! {
    /// A change between two versions of a plan.
    Change as "ChangeRow" {
        /// `added`, `removed`, `changed`, `renamed`, `moved` or `reordered`.
        kind: text = |row| row.kind.as_str();
        /// Ids of the elements around the element and its own, joined with `/`; empty for the plan itself.
        element: text = |row| row.element.clone();
        /// Name of the list that holds the element; empty for the plan itself.
        list: text = |row| row.list.clone();
        /// Keys and positions within the element, joined with `/`; empty for the element itself.
        field: text = |row| row.field.clone();
        /// JSON Pointer into the earlier version; missing where nothing was there.
        before_pointer: text = |row| row.before_pointer.clone();
        /// JSON Pointer into the later version; missing where nothing is there.
        after_pointer: text = |row| row.after_pointer.clone();
        /// What it was, as JSON; of a moved element, the path of the element that held it.
        before: text = |row| row.before.as_ref().map(Value::to_string);
        /// What it is, as JSON; of a moved element, the path of the element that holds it.
        after: text = |row| row.after.as_ref().map(Value::to_string);
    }
}

vocabulary! {
    /// How two versions contradict each other.
    pub enum ConflictKind {
        /// Both changed a value, not to the same.
        BothChanged = "both-changed" ("molemmat muuttivat", "båda ändrade", "both changed"),
        /// Ours changed what theirs removed.
        ChangedAndRemoved = "changed-and-removed" ("muutettu ja poistettu", "ändrad och borttagen", "changed and removed"),
        /// Ours removed what theirs changed.
        RemovedAndChanged = "removed-and-changed" ("poistettu ja muutettu", "borttagen och ändrad", "removed and changed"),
        /// Both added a value, not the same.
        BothAdded = "both-added" ("molemmat lisäsivät", "båda lade till", "both added"),
        /// Both gave the element a new id, not the same.
        BothRenamed = "both-renamed" ("molemmat vaihtoivat tunnuksen", "båda bytte id", "both renamed"),
        /// Both moved the element, not to the same place.
        BothMoved = "both-moved" ("molemmat siirsivät", "båda flyttade", "both moved"),
    }
}

/// A place where two versions contradict each other.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Conflict {
    /// How.
    pub kind: ConflictKind,
    /// The element in the merged plan: ids of the elements around it and its own, joined with `/`.
    pub element: String,
    /// The name of the list that holds the element; empty for the plan itself.
    pub list: String,
    /// What is contradicted in the element, as in [`Change::field`]; empty for the element itself.
    pub field: String,
    /// JSON Pointer into the merged plan.
    pub pointer: String,
    /// The common value, with ids as the merged plan has them. At `both-moved`: the path of the element around.
    pub base: Option<Value>,
    /// Our value.
    pub ours: Option<Value>,
    /// Their value.
    pub theirs: Option<Value>,
}

rows! {
    /// A place where two versions contradict each other.
    Conflict as "ConflictRow" {
        /// `both-changed`, `changed-and-removed`, `removed-and-changed`, `both-added`, `both-renamed` or `both-moved`.
        kind: text = |row| row.kind.as_str();
        /// Ids of the elements around the element and its own in the merged plan, joined with `/`.
        element: text = |row| row.element.clone();
        /// Name of the list that holds the element; empty for the plan itself.
        list: text = |row| row.list.clone();
        /// Keys and positions within the element, joined with `/`; empty for the element itself.
        field: text = |row| row.field.clone();
        /// JSON Pointer into the merged plan.
        pointer: text = |row| row.pointer.clone();
        /// The common value, as JSON; missing where there was none.
        base: text = |row| row.base.as_ref().map(Value::to_string);
        /// Our value, as JSON; missing where there is none.
        ours: text = |row| row.ours.as_ref().map(Value::to_string);
        /// Their value, as JSON; missing where there is none.
        theirs: text = |row| row.theirs.as_ref().map(Value::to_string);
    }
}

/// Two versions brought together.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Merge {
    /// The merged plan. Where values contradict each other it has ours; what one side removed and the other changed
    /// is there as changed.
    pub document: Value,
    /// Everything that the versions contradict each other in, in the order of the merged plan.
    pub conflicts: Vec<Conflict>,
    /// How many changes only we made: values, whole new or removed elements and items, new ids, moves.
    pub from_ours: usize,
    /// How many changes only they made.
    pub from_theirs: usize,
}
