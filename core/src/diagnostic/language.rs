//! The three languages that people read.

use std::borrow::Cow;

use serde::Serialize;

use crate::Error;

/// A language of messages and reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Finnish.
    Fi,
    /// Swedish.
    Sv,
    /// English.
    #[default]
    En,
}

impl Language {
    /// All of them, in the order in which texts list them.
    pub const ALL: [Self; 3] = [Self::Fi, Self::Sv, Self::En];

    /// The ISO 639-1 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Fi => "fi",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }
}

impl std::str::FromStr for Language {
    type Err = Error;

    fn from_str(code: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
            .ok_or_else(|| Error::argument("language", code, "one of `fi`, `sv`, `en`"))
    }
}

/// A word or sentence of the software itself, in the three languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Term {
    /// Finnish.
    pub fi: &'static str,
    /// Swedish.
    pub sv: &'static str,
    /// English.
    pub en: &'static str,
}

impl Term {
    /// The three ways to say it.
    #[must_use]
    pub const fn new(fi: &'static str, sv: &'static str, en: &'static str) -> Self {
        Self { fi, sv, en }
    }

    /// How that language says it.
    #[must_use]
    pub const fn get(&self, language: Language) -> &'static str {
        match language {
            Language::Fi => self.fi,
            Language::Sv => self.sv,
            Language::En => self.en,
        }
    }
}

/// A sentence in the three languages: the software's own, or that of a rule that others have made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Wording {
    /// Finnish.
    pub fi: Cow<'static, str>,
    /// Swedish.
    pub sv: Cow<'static, str>,
    /// English.
    pub en: Cow<'static, str>,
}

impl Wording {
    /// A sentence of the software.
    #[must_use]
    pub const fn new(fi: &'static str, sv: &'static str, en: &'static str) -> Self {
        Self { fi: Cow::Borrowed(fi), sv: Cow::Borrowed(sv), en: Cow::Borrowed(en) }
    }

    /// The three ways to say it, by language.
    #[must_use]
    pub fn of(say: impl Fn(Language) -> String) -> Self {
        Self { fi: say(Language::Fi).into(), sv: say(Language::Sv).into(), en: say(Language::En).into() }
    }

    /// How that language says it.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Fi => &self.fi,
            Language::Sv => &self.sv,
            Language::En => &self.en,
        }
    }
}

/// Declares words and sentences of the software: `NAME: "Finnish", "Swedish", "English";`.
macro_rules! terms {
    ($($visibility:vis $name:ident: $fi:literal, $sv:literal, $en:literal;)*) => {
        $($visibility static $name: $crate::diagnostic::Term = $crate::diagnostic::Term::new($fi, $sv, $en);)*
    };
}
pub(crate) use terms;

/// Declares a closed list of words: each with its name in files and tables, and what people call it.
macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$word_meta:meta])* $word:ident = $text:literal ($fi:literal, $sv:literal, $en:literal),)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$word_meta])* #[serde(rename = $text)] $word,)*
        }

        impl $name {
            /// All of them, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$word),*];

            /// The word used in files and tables.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$word => $text,)* }
            }

            /// The word for a person.
            #[must_use]
            pub fn label(self) -> &'static $crate::Term {
                match self { $(Self::$word => const { &$crate::Term::new($fi, $sv, $en) },)* }
            }
        }
    };
}
pub(crate) use vocabulary;
