//! How the model is declared: records with fields, words with labels; reading and walking follow from the declaration.

use jiff::civil::Date;

use super::{ElementKind, Id, Text};

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
                #[serde(skip_serializing_if = "crate::plan::record::Absent::is_absent")]
                pub $field: $type,
            )*
        }

        impl $crate::json::Decode for $name {
            fn decode(node: &$crate::json::Node, decoder: &mut $crate::json::Decoder<'_>) -> Option<Self> {
                const FIELDS: &[&str] = &[$(stringify!($field)),*];
                $(let mut $field: Option<Option<$type>> = None;)*
                for member in decoder.members(node)? {
                    match decoder.name(member).as_ref() {
                        $(stringify!($field) => $field = Some(decoder.member(member)),)*
                        _ => decoder.unknown_field(member, FIELDS),
                    }
                }
                $(
                    let $field = $field.unwrap_or_else(|| {
                        let absent = <$type as $crate::json::Decode>::absent();
                        if absent.is_none() {
                            decoder.missing_field(node, stringify!($field));
                        }
                        absent
                    });
                )*
                Some(Self { $($field: $field?,)* })
            }
        }

        impl $crate::plan::record::Absent for $name {}

        impl $crate::plan::Walk for $name {
            fn walk<'p>(&'p self, path: &mut $crate::plan::Path, visitor: &mut dyn $crate::plan::Visitor<'p>) {
                $(visitor.element(path, $crate::plan::ElementKind::$kind, &self.id);)?
                visitor.record(path, self);
                $(
                    path.enter(stringify!($field));
                    $crate::plan::Walk::walk(&self.$field, path, visitor);
                    path.leave();
                )*
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
        }

        impl $crate::plan::record::Absent for $name {}

        impl $crate::plan::Walk for $name {
            fn walk<'p>(&'p self, _: &mut $crate::plan::Path, _: &mut dyn $crate::plan::Visitor<'p>) {}
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
                let text = decoder.string(node)?;
                match Self::new(&text) {
                    Some(value) => Some(value),
                    None => decoder.wrong_form(node, &FORM),
                }
            }
        }

        impl $crate::plan::record::Absent for $name {}

        impl $crate::plan::Walk for $name {
            fn walk<'p>(&'p self, _: &mut $crate::plan::Path, _: &mut dyn $crate::plan::Visitor<'p>) {}
        }
    };
}
pub(crate) use formed;

/// What need not be written because its absence says the same.
pub(crate) trait Absent {
    fn is_absent(&self) -> bool {
        false
    }
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

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
    pub(crate) fn enter(&mut self, field: &'static str) {
        self.steps.push(Step::Field(field));
    }

    pub(crate) fn leave(&mut self) {
        self.steps.pop();
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
    /// Any record, before its fields; `downcast_ref` tells which.
    fn record(&mut self, _path: &Path, _record: &'p dyn std::any::Any) {}
}

/// What can be walked from the root to the leaves.
pub(crate) trait Walk {
    fn walk<'p>(&'p self, path: &mut Path, visitor: &mut dyn Visitor<'p>);
}

impl<T: Walk> Walk for Option<T> {
    fn walk<'p>(&'p self, path: &mut Path, visitor: &mut dyn Visitor<'p>) {
        if let Some(value) = self {
            value.walk(path, visitor);
        }
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk<'p>(&'p self, path: &mut Path, visitor: &mut dyn Visitor<'p>) {
        for (index, item) in self.iter().enumerate() {
            path.steps.push(Step::Index(index));
            item.walk(path, visitor);
            path.leave();
        }
    }
}

macro_rules! leaves {
    ($($type:ty),*) => {
        $(
            impl Walk for $type {
                fn walk<'p>(&'p self, _: &mut Path, _: &mut dyn Visitor<'p>) {}
            }
            impl Absent for $type {}
        )*
    };
}
leaves!(String, bool, f64, i64, Date);
