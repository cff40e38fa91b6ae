//! How the model is declared: records with fields, words with labels; reading and walking follow from the declaration.

use std::any::Any;

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::{ElementKind, Id, Text};
use crate::diagnostic::Language;

/// Declares a record: a struct that can be read with all its faults, written without its absences, and walked.
///
/// `: Kind` after the name makes it an element of the plan: it has an `id` that others can refer to, and room for
/// extensions.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident: $kind:ident { $($fields:tt)* }
    ) => {
        $crate::plan::record::record! {
            @ $kind;
            $(#[$meta])*
            pub struct $name {
                $($fields)*
                /// What others keep with it, under namespaced names.
                #[serde(default)]
                pub extensions: $crate::plan::Extensions,
            }
        }
    };
    (
        $(#[$meta:meta])*
        pub struct $name:ident { $($fields:tt)* }
    ) => {
        $crate::plan::record::record! { @; $(#[$meta])* pub struct $name { $($fields)* } }
    };
    (
        @ $($kind:ident)?;
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(
                $(#[$field_meta])*
                #[serde(skip_serializing_if = "crate::plan::Walk::is_absent")]
                pub $field: $type,
            )*
        }

        impl $name {
            /// The names of its fields, in the order of their declaration.
            pub const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];

            /// Reads one of its fields anew, or an item of it.
            #[allow(dead_code, reason = "asked of the plan itself only")]
            pub(crate) fn reread(
                &mut self,
                field: &str,
                item: Option<usize>,
                node: &$crate::json::Node,
                decoder: &mut $crate::json::Decoder<'_>,
            ) -> Option<()> {
                match field {
                    $(stringify!($field) => $crate::json::Decode::reread(&mut self.$field, item, node, decoder),)*
                    _ => None,
                }
            }
        }

        impl $crate::json::Decode for $name {
            fn decode(node: &$crate::json::Node, decoder: &mut $crate::json::Decoder<'_>) -> Option<Self> {
                let mut fields = decoder.fields(node, Self::FIELDS)?;
                // All of them are read, whatever is wrong with one: every fault is told.
                let mut record = Self::blank();
                $(decoder.field(&mut fields, &mut record.$field);)*
                fields.sound.then_some(record)
            }

            fn blank() -> Self {
                Self { $($field: $crate::json::Decode::blank()),* }
            }
        }

        impl $crate::plan::Walk for $name {
            fn walk<'p>(&'p self, walker: &mut dyn $crate::plan::Walker<'p>) {
                walker.record(self, [$(($crate::plan::ElementKind::$kind, &self.id))?].first().copied());
                $(walker.field(stringify!($field), &self.$field);)*
            }
        }
    };
}
pub(crate) use record;

/// Declares a vocabulary that plans are written in: a closed list of words that can be read.
macro_rules! words {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$word_meta:meta])* $word:ident = $text:literal $label:tt,)*
        }
    ) => {
        $crate::diagnostic::vocabulary! {
            $(#[$meta])*
            pub enum $name {
                $($(#[$word_meta])* $word = $text $label,)*
            }
        }

        impl $crate::json::Decode for $name {
            fn decode(node: &$crate::json::Node, decoder: &mut $crate::json::Decoder<'_>) -> Option<Self> {
                const WORDS: &[&str] = &[$($text),*];
                let word = decoder.string(node)?;
                match word.as_ref() {
                    $($text => Some(Self::$word),)*
                    _ => decoder.unknown_word(node, &word, WORDS),
                }
            }

            #[expect(clippy::indexing_slicing, reason = "no vocabulary is empty: seen when it is compiled")]
            fn blank() -> Self {
                const { Self::ALL[0] }
            }
        }

        impl $crate::plan::Walk for $name {
            fn walk<'p>(&'p self, walker: &mut dyn $crate::plan::Walker<'p>) {
                walker.word(self.as_str());
            }
        }
    };
}
pub(crate) use words;

/// Declares a text of a certain form, such as an id or a code: what says whether a text has it, and how people call it.
macro_rules! formed {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident = $pattern:literal, $form:ident ($fi:literal, $sv:literal, $en:literal)
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        pub struct $name(String);

        $crate::diagnostic::terms! { FORM: $fi, $sv, $en; }

        impl $name {
            /// The value, if the text has its form.
            #[must_use]
            pub fn new(text: &str) -> Option<Self> {
                $form(text).then(|| Self(text.to_owned()))
            }

            /// The value as it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::new(&text).ok_or_else(|| serde::de::Error::custom(format!("`{text}` is not {}", FORM.en)))
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let description = concat!($($doc),*).trim_ascii();
                schemars::json_schema!({ "description": description, "type": "string", "pattern": $pattern })
            }
        }

        impl $crate::json::Decode for $name {
            fn decode(node: &$crate::json::Node, decoder: &mut $crate::json::Decoder<'_>) -> Option<Self> {
                decoder.formed(node, &FORM, $form).map(|text| Self(text.into_owned()))
            }

            fn blank() -> Self {
                Self(String::new())
            }
        }

        impl $crate::plan::Walk for $name {
            fn walk<'p>(&'p self, walker: &mut dyn $crate::plan::Walker<'p>) {
                walker.word(self.as_str());
            }
        }
    };
}
pub(crate) use formed;

/// From the root of a plan to one of its values; shown as a JSON Pointer.
#[derive(Debug, Clone, Default)]
pub(crate) struct Path {
    steps: Vec<Step>,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Field(&'static str),
    Index(usize),
}

impl Path {
    /// Which item of a list it leads to, from zero; `None` where it leads to a field.
    pub(crate) fn index(&self) -> Option<usize> {
        match self.steps.last() {
            Some(Step::Index(index)) => Some(*index),
            _ => None,
        }
    }

    /// Whether it leads to a field of that name.
    pub(crate) fn is_field(&self, name: &str) -> bool {
        matches!(self.steps.last(), Some(Step::Field(field)) if *field == name)
    }

    /// The JSON Pointer. Field names hold no character that would have to be escaped.
    pub(crate) fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.steps {
            pointer.push('/');
            match step {
                Step::Field(field) => pointer.push_str(field),
                Step::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }
}

/// Who is shown every value of a plan that means something beyond its place.
pub(crate) trait Visitor<'p> {
    /// An element with an id.
    fn element(&mut self, _path: &Path, _kind: ElementKind, _id: &'p Id) {}
    /// A reference to an element of one of these kinds.
    fn reference(&mut self, _path: &Path, _kinds: &'static [ElementKind], _id: &'p Id) {}
    /// A text.
    fn text(&mut self, _path: &Path, _text: &'p Text) {}
    /// Whether it wants to see a field of the plan itself, which comes next.
    fn wants(&mut self, _field: &'static str) -> bool {
        true
    }
    /// Any record, before its fields; `downcast_ref` tells which.
    fn record(&mut self, _path: &Path, _record: &'p dyn Any) {}
}

/// What can be walked from the root to the leaves: a value shows a walker what it is made of.
pub(crate) trait Walk {
    fn walk<'p>(&'p self, walker: &mut dyn Walker<'p>);

    /// Whether it need not be written, because its absence says the same.
    fn is_absent(&self) -> bool {
        false
    }
}

/// Who is shown what values are made of. A record is told before its fields; every other value is one call.
///
/// One walker finds the way through a plan ([`Way`]), another writes it ([`written`]): each record has this one
/// description of itself in place of code for both, which halves what a browser has to load for the model.
pub(crate) trait Walker<'p> {
    /// A record begins; an element has a kind and an id.
    fn record(&mut self, _record: &'p dyn Any, _element: Option<(ElementKind, &'p Id)>) {}
    /// A field of the record that began last.
    fn field(&mut self, name: &'static str, value: &'p dyn Walk);
    /// The one field of a value that tells by its name which form it has: it is never absent.
    fn form(&mut self, name: &'static str, value: &'p dyn Walk) {
        self.field(name, value);
    }
    /// A list begins.
    fn list(&mut self) {}
    /// An item of the list that began last.
    fn item(&mut self, index: usize, value: &'p dyn Walk);
    /// A reference to an element of one of these kinds.
    fn reference(&mut self, _kinds: &'static [ElementKind], id: &'p Id) {
        self.word(id.as_str());
    }
    /// A text in languages.
    fn text(&mut self, text: &'p Text);
    /// A word, name or free string.
    fn word(&mut self, _word: &str) {}
    /// A value that nothing is made of, as JSON.
    fn value(&mut self, _value: &dyn Fn() -> Value) {}
}

impl<T: Walk> Walk for Option<T> {
    fn walk<'p>(&'p self, walker: &mut dyn Walker<'p>) {
        if let Some(value) = self {
            value.walk(walker);
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk<'p>(&'p self, walker: &mut dyn Walker<'p>) {
        walker.list();
        for (index, item) in self.iter().enumerate() {
            walker.item(index, item);
        }
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Walk for String {
    fn walk<'p>(&'p self, walker: &mut dyn Walker<'p>) {
        walker.word(self);
    }
}

impl Walk for Date {
    fn walk<'p>(&'p self, walker: &mut dyn Walker<'p>) {
        walker.value(&|| Value::from(self.to_string()));
    }
}

macro_rules! leaves {
    ($($type:ty),*) => {
        $(
            impl Walk for $type {
                fn walk<'p>(&'p self, walker: &mut dyn Walker<'p>) {
                    walker.value(&|| Value::from(*self));
                }
            }
        )*
    };
}
leaves!(bool, f64, i64);

/// Leads a visitor through a plan, and knows where it is.
pub(super) struct Way<'v, 'p> {
    path: Path,
    visitor: &'v mut dyn Visitor<'p>,
}

impl<'v, 'p> Way<'v, 'p> {
    pub(super) fn new(visitor: &'v mut dyn Visitor<'p>) -> Self {
        Self { path: Path::default(), visitor }
    }
}

impl<'p> Walker<'p> for Way<'_, 'p> {
    fn record(&mut self, record: &'p dyn Any, element: Option<(ElementKind, &'p Id)>) {
        if let Some((kind, id)) = element {
            self.visitor.element(&self.path, kind, id);
        }
        self.visitor.record(&self.path, record);
    }

    fn field(&mut self, name: &'static str, value: &'p dyn Walk) {
        if self.path.steps.is_empty() && !self.visitor.wants(name) {
            return;
        }
        self.path.steps.push(Step::Field(name));
        value.walk(self);
        self.path.steps.pop();
    }

    fn item(&mut self, index: usize, value: &'p dyn Walk) {
        self.path.steps.push(Step::Index(index));
        value.walk(self);
        self.path.steps.pop();
    }

    fn reference(&mut self, kinds: &'static [ElementKind], id: &'p Id) {
        self.visitor.reference(&self.path, kinds, id);
    }

    fn text(&mut self, text: &'p Text) {
        self.visitor.text(&self.path, text);
    }
}

/// A value as JSON: the same that `serde` writes, which comes once more for each format.
pub(super) fn written(value: &dyn Walk) -> Value {
    let mut writing = Writing(Value::Null);
    value.walk(&mut writing);
    writing.0
}

struct Writing(Value);

impl<'p> Walker<'p> for Writing {
    fn record(&mut self, _: &'p dyn Any, _: Option<(ElementKind, &'p Id)>) {
        self.0 = Value::Object(Map::new());
    }

    fn field(&mut self, name: &'static str, value: &'p dyn Walk) {
        if !value.is_absent() {
            self.form(name, value);
        }
    }

    fn form(&mut self, name: &'static str, value: &'p dyn Walk) {
        if let Value::Object(members) = &mut self.0 {
            members.insert(name.to_owned(), written(value));
        }
    }

    fn list(&mut self) {
        self.0 = Value::Array(Vec::new());
    }

    fn item(&mut self, _: usize, value: &'p dyn Walk) {
        if let Value::Array(items) = &mut self.0 {
            items.push(written(value));
        }
    }

    fn text(&mut self, text: &'p Text) {
        let languages = Language::ALL.iter();
        let words = languages.filter_map(|language| Some((language.code().to_owned(), text.get(*language)?.into())));
        self.0 = Value::Object(words.collect());
    }

    fn word(&mut self, word: &str) {
        self.0 = Value::String(word.to_owned());
    }

    fn value(&mut self, value: &dyn Fn() -> Value) {
        self.0 = value();
    }
}
