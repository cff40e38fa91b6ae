//! Messages: a template with named gaps, and what fills them.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::{Language, Term};

/// What fills a gap of a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// The user's own words, an id, a date: shown as they are.
    Text(String),
    /// A word of the software, shown in the reader's language.
    Term(&'static Term),
    /// The user's own words in the three languages, shown in the reader's.
    Words([String; 3]),
    /// A number.
    Number(f64),
}

impl Argument {
    fn write(&self, out: &mut String, language: Language) {
        let _ = match self {
            Self::Text(text) => write!(out, "{text}"),
            Self::Term(term) => write!(out, "{}", term.get(language)),
            Self::Words([fi, sv, en]) => {
                let words = match language {
                    Language::Fi => fi,
                    Language::Sv => sv,
                    Language::En => en,
                };
                write!(out, "{words}")
            }
            Self::Number(number) => write!(out, "{number}"),
        };
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&'static Term> for Argument {
    fn from(term: &'static Term) -> Self {
        Self::Term(term)
    }
}

impl From<f64> for Argument {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<jiff::civil::Date> for Argument {
    fn from(date: jiff::civil::Date) -> Self {
        Self::Text(date.to_string())
    }
}

/// Named arguments in the order in which they were given.
pub type Arguments = Vec<(Cow<'static, str>, Argument)>;

/// The template with its gaps `{name}` filled; a gap without an argument stays as it is.
pub(crate) fn render(template: &str, arguments: &[(Cow<'static, str>, Argument)], language: Language) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, following)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match arguments.iter().find(|(given, _)| *given == name) {
            Some((_, argument)) => argument.write(&mut out, language),
            None => {
                let _ = write!(out, "{{{name}}}");
            }
        }
        rest = following;
    }
    out.push_str(rest);
    out
}

/// The names of a template's gaps, in order.
pub(crate) fn gaps(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_gaps_and_leaves_unknown_ones() {
        let arguments = vec![("goal".into(), Argument::from("g1")), ("year".into(), Argument::from(2021.0))];
        assert_eq!(render("goal `{goal}` in {year} {other}", &arguments, Language::En), "goal `g1` in 2021 {other}");
        assert_eq!(render("a { b", &arguments, Language::En), "a { b");
    }
}
