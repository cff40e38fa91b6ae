//! Closed lists of words, each with its meaning: notes, and the choices of an option.

/// Declares an enum whose values are words in every language but Rust.
///
/// The meaning of a value is its doc comment, once: rustdoc, the catalogue and the reference pages show the same.
macro_rules! words {
    (
        $(#[doc = $doc:literal])+
        pub enum $Name:ident {
            $($(#[doc = $meaning:literal])+ $Value:ident = $word:literal,)+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $Name {
            $(
                $(#[doc = $meaning])+
                #[doc = ""]
                #[doc = concat!("The word is `", $word, "`.")]
                $Value,
            )+
        }

        impl $Name {
            /// All values, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$Value),+];

            /// The word.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$Value => $word,)+
                }
            }

            /// What the word means.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$Value => $crate::documented!($($meaning),+).trim_ascii(),)+
                }
            }

            /// The word and what it means.
            #[must_use]
            pub const fn describe(self) -> $crate::stats::WordInfo {
                $crate::stats::WordInfo { word: self.word(), meaning: self.meaning() }
            }
        }

        impl $crate::stats::words::Word for $Name {
            const LIST: &'static [Self] = Self::ALL;

            fn info(self) -> $crate::stats::words::WordInfo {
                self.describe()
            }
        }
    };
}
pub(crate) use words;

/// A word of a closed list, and what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WordInfo {
    /// The word as columns and options have it.
    pub word: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// What [`words!`] declares.
pub(crate) trait Word: Copy + 'static {
    /// All values.
    const LIST: &'static [Self];

    /// The word with its meaning.
    fn info(self) -> WordInfo;
}
