//! Tree to typed values: every fault of every field is reported, none stops the rest.

use std::borrow::Cow;

use jiff::civil::Date;
use serde_json::Value;

use super::trail::Trail;
use super::{Fault, FaultKind, Kind, Member, Node, Span, string};
use crate::diagnostic::{Term, terms};

/// A type that a JSON value can be read into.
pub(crate) trait Decode: Sized {
    /// Reads the value, or reports why it cannot be one and gives `None`.
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self>;

    /// A value to read over. One whose field is not there, and has to be, is never shown to anybody.
    fn blank() -> Self;

    /// Whether the blank value is what a field means that is not there.
    const MAY_BE_ABSENT: bool = false;

    /// Reads the value anew, or one item of it; `None`, and it stays, where that cannot be done.
    fn reread(&mut self, item: Option<usize>, node: &Node, decoder: &mut Decoder<'_>) -> Option<()> {
        if item.is_some() {
            return None;
        }
        *self = Self::decode(node, decoder)?;
        Some(())
    }
}

/// Where a reading stands, and what it has found.
pub(crate) struct Decoder<'t> {
    text: &'t str,
    trail: Trail,
    faults: Vec<Fault>,
}

/// The fields of an object, read in the order of their declaration.
pub(crate) struct Fields<'n> {
    node: &'n Node,
    known: &'static [&'static str],
    /// Members by their field's place among the known ones, in the order of the text.
    found: Vec<(usize, &'n Member)>,
    next: usize,
    /// Whether all that was read so far could be.
    pub(crate) sound: bool,
}

terms! {
    pub(crate) OBJECT: "olio", "ett objekt", "an object";
    pub(crate) LIST: "luettelo", "en lista", "a list";
    pub(crate) TEXT: "teksti", "text", "text";
    pub(crate) NUMBER: "luku", "ett tal", "a number";
    pub(crate) WHOLE_NUMBER: "kokonaisluku", "ett heltal", "a whole number";
    pub(crate) BOOLEAN: "true tai false", "true eller false", "true or false";
    pub(crate) NULL: "null", "null", "null";
    pub(crate) DATE: "päivämäärä muodossa 2021-01-31", "ett datum av formen 2021-01-31", "a date like 2021-01-31";
    pub(crate) FINITE: "luku, jonka tietokone voi esittää", "ett tal som datorn kan framställa", "a number that a computer can hold";
}

impl<'t> Decoder<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, trail: Trail::default(), faults: Vec::new() }
    }

    pub(crate) fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    /// The members of an object; anything else is reported.
    pub(crate) fn members<'n>(&mut self, node: &'n Node) -> Option<&'n [Member]> {
        match &node.kind {
            Kind::Object(members) => Some(members),
            _ => self.wrong_type(node, &OBJECT),
        }
    }

    /// The members of an object in the order of the fields that it may have; others are reported.
    pub(crate) fn fields<'n>(&mut self, node: &'n Node, known: &'static [&'static str]) -> Option<Fields<'n>> {
        let mut found = Vec::with_capacity(known.len());
        // Most texts have the fields in this order: the search goes on where it last ended.
        let mut expected = 0;
        for member in self.members(node)? {
            let name = self.name(member);
            let is_at = |at: &usize| known.get(*at).is_some_and(|field| *field == name);
            match (expected..known.len()).chain(0..expected).find(is_at) {
                Some(at) => {
                    found.push((at, member));
                    expected = at + 1;
                }
                None => self.unknown_field(member, known),
            }
        }
        Some(Fields { node, known, found, next: 0, sound: true })
    }

    /// Reads the next field; one that has to be there and is not is reported. Where it is there twice, which is a fault of
    /// its own, both values are read for theirs.
    pub(crate) fn field<T: Decode>(&mut self, fields: &mut Fields<'_>, slot: &mut T) {
        let at = fields.next;
        fields.next += 1;
        let mut is_there = false;
        for (_, member) in fields.found.iter().filter(|(field, _)| *field == at) {
            is_there = true;
            match self.member(member) {
                Some(value) => *slot = value,
                None => fields.sound = false,
            }
        }
        if !is_there && !T::MAY_BE_ABSENT {
            fields.sound = false;
            self.missing_field(fields.node, fields.known.get(at).copied().unwrap_or_default());
        }
    }

    /// The name of a member.
    pub(crate) fn name(&self, member: &Member) -> Cow<'t, str> {
        member.name(self.text)
    }

    /// Reads a member's value, with the member on the path.
    pub(crate) fn member<T: Decode>(&mut self, member: &Member) -> Option<T> {
        self.trail.enter_key(member.key);
        let value = T::decode(&member.value, self);
        self.trail.leave();
        value
    }

    /// A member's name as a value of a form; any other is reported at the name.
    pub(crate) fn key<T>(
        &mut self,
        member: &Member,
        expected: &'static Term,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let name = self.name(member);
        match read(&name) {
            Some(value) => Some(value),
            None => {
                self.trail.enter_key(member.key);
                let value = name.chars().take(60).collect();
                let refused = self.report(member.key, FaultKind::WrongForm { value, expected, meant: None });
                self.trail.leave();
                refused
            }
        }
    }

    /// A string's content; anything else is reported.
    pub(crate) fn string(&mut self, node: &Node) -> Option<Cow<'t, str>> {
        match node.kind {
            Kind::String => Some(string::unquote(node.span.of(self.text))),
            _ => self.wrong_type(node, &TEXT),
        }
    }

    /// A string of a form, such as a code; anything else is reported. Blanks around it, or zeros that are missing before a
    /// number, show what was meant.
    pub(crate) fn formed(&mut self, node: &Node, form: &'static Term, fits: fn(&str) -> bool) -> Option<Cow<'t, str>> {
        let is_number = matches!(node.kind, Kind::Number);
        let text = if is_number { Cow::Borrowed(node.span.of(self.text)) } else { self.string(node)? };
        if !is_number && fits(&text) {
            return Some(text);
        }
        let digits = text.trim();
        let is_code = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let padded = [2, 3].map(|width| if is_code { format!("{digits:0>width$}") } else { String::new() });
        let meant = [digits].into_iter().chain(padded.iter().map(String::as_str)).find(|meant| fits(meant));
        let meant = meant.map(Value::from);
        if is_number { self.wrong_type_of(node, &TEXT, meant) } else { self.wrong_form(node, form, meant) }
    }

    /// Reports a value of another type, unless it was broken and so reported already.
    pub(crate) fn wrong_type<T>(&mut self, node: &Node, expected: &'static Term) -> Option<T> {
        self.wrong_type_of(node, expected, None)
    }

    /// Reports a number that is no number, or is one in quotes.
    fn no_number<T: std::str::FromStr + Into<Value>>(&mut self, node: &Node, expected: &'static Term) -> Option<T> {
        let quoted = match node.kind {
            Kind::String => string::unquote(node.span.of(self.text)).trim().parse::<T>().ok(),
            _ => None,
        };
        // What Rust calls a number need not be one: infinity has no form in JSON.
        let meant = quoted.map(Into::into).filter(|meant| !meant.is_null());
        self.wrong_type_of(node, expected, meant)
    }

    fn wrong_type_of<T>(&mut self, node: &Node, expected: &'static Term, meant: Option<Value>) -> Option<T> {
        let found = match node.kind {
            Kind::Null => &NULL,
            Kind::Bool(_) => &BOOLEAN,
            Kind::Number => &NUMBER,
            Kind::String => &TEXT,
            Kind::Array(_) => &LIST,
            Kind::Object(_) => &OBJECT,
            Kind::Broken => return None,
        };
        self.report(node.span, FaultKind::WrongType { expected, found, meant })
    }

    /// Reports a value that breaks its form.
    pub(crate) fn wrong_form<T>(&mut self, node: &Node, expected: &'static Term, meant: Option<Value>) -> Option<T> {
        let value = string::unquote(node.span.of(self.text)).chars().take(60).collect();
        self.report(node.span, FaultKind::WrongForm { value, expected, meant })
    }

    /// Reports a word that is not in the list.
    pub(crate) fn unknown_word<T>(&mut self, node: &Node, word: &str, known: &'static [&'static str]) -> Option<T> {
        let suggestion = crate::suggest::closest(word, known.iter().copied());
        self.report(node.span, FaultKind::UnknownWord { word: word.to_owned(), suggestion, known })
    }

    /// Reports a member that the element does not have.
    pub(crate) fn unknown_field(&mut self, member: &Member, known: &'static [&'static str]) {
        let field = self.name(member).into_owned();
        let suggestion = crate::suggest::closest(&field, known.iter().copied());
        self.trail.enter_key(member.key);
        let _: Option<()> = self.report(member.key, FaultKind::UnknownField { field, suggestion, known });
        self.trail.leave();
    }

    /// Reports a member that has to be there.
    pub(crate) fn missing_field(&mut self, node: &Node, field: &'static str) {
        let opening = Span { start: node.span.start, end: node.span.start + 1 };
        let _: Option<()> = self.report(opening, FaultKind::MissingField { field });
    }

    fn report<T>(&mut self, span: Span, kind: FaultKind) -> Option<T> {
        let pointer = self.trail.pointer(self.text);
        self.faults.push(Fault { kind, span, pointer });
        None
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match node.kind {
            Kind::Null => Some(None),
            _ => T::decode(node, decoder).map(Some),
        }
    }

    fn blank() -> Self {
        None
    }

    const MAY_BE_ABSENT: bool = true;
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let Kind::Array(items) = &node.kind else { return decoder.wrong_type(node, &LIST) };
        let mut values = Self::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            decoder.trail.enter_index(index);
            values.extend(T::decode(item, decoder));
            decoder.trail.leave();
        }
        // One faulty item spoils the list: a plan with an item missing would be another plan.
        (values.len() == items.len()).then_some(values)
    }

    fn reread(&mut self, item: Option<usize>, node: &Node, decoder: &mut Decoder<'_>) -> Option<()> {
        match item {
            Some(item) => *self.get_mut(item)? = T::decode(node, decoder)?,
            None => *self = Self::decode(node, decoder)?,
        }
        Some(())
    }

    fn blank() -> Self {
        Self::new()
    }

    const MAY_BE_ABSENT: bool = true;
}

impl Decode for String {
    fn blank() -> Self {
        Self::new()
    }

    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        decoder.string(node).map(Cow::into_owned)
    }
}

impl Decode for bool {
    fn blank() -> Self {
        false
    }

    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match node.kind {
            Kind::Bool(value) => Some(value),
            _ => decoder.wrong_type(node, &BOOLEAN),
        }
    }
}

impl Decode for f64 {
    fn blank() -> Self {
        0.0
    }

    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let Kind::Number = node.kind else { return decoder.no_number(node, &NUMBER) };
        match node.span.of(decoder.text).parse::<Self>() {
            Ok(value) if value.is_finite() => Some(value),
            _ => decoder.wrong_form(node, &FINITE, None),
        }
    }
}

impl Decode for i64 {
    fn blank() -> Self {
        0
    }

    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let Kind::Number = node.kind else { return decoder.no_number(node, &WHOLE_NUMBER) };
        match node.span.of(decoder.text).parse() {
            Ok(value) => Some(value),
            Err(_) => decoder.wrong_form(node, &WHOLE_NUMBER, None),
        }
    }
}

impl Decode for Value {
    fn blank() -> Self {
        Self::Null
    }

    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match &node.kind {
            Kind::Null => Some(Self::Null),
            Kind::Bool(value) => Some(Self::Bool(*value)),
            Kind::Number => {
                let digits = node.span.of(decoder.text);
                // Minus zero is a number of its own: as a whole number it would lose its sign.
                match (digits.parse::<i64>(), digits.parse::<u64>()) {
                    (Ok(whole), _) if digits != "-0" => Some(Self::from(whole)),
                    (_, Ok(whole)) => Some(Self::from(whole)),
                    _ => f64::decode(node, decoder).map(Self::from),
                }
            }
            Kind::String => String::decode(node, decoder).map(Self::String),
            Kind::Array(_) => Vec::decode(node, decoder).map(Self::Array),
            Kind::Object(members) => members
                .iter()
                .map(|member| Some((decoder.name(member).into_owned(), decoder.member(member)?)))
                .collect::<Option<_>>()
                .map(Self::Object),
            Kind::Broken => None,
        }
    }
}

impl Decode for Date {
    fn blank() -> Self {
        Self::ZERO
    }

    fn decode(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let text = match node.kind {
            Kind::String => decoder.string(node)?,
            _ => return decoder.wrong_type(node, &DATE),
        };
        match parse_date(&text) {
            Some(date) => Some(date),
            None => decoder.wrong_form(node, &DATE, meant_date(&text).map(|day| day.to_string().into())),
        }
    }
}

/// A day that is written as in Finnish or Swedish text, `31.1.2021`, or without its zeros, `2021-1-31`.
fn meant_date(text: &str) -> Option<Date> {
    let (mark, from_year) = if text.contains('.') { ('.', false) } else { ('-', true) };
    let mut parts = text.trim().split(mark).map(|part| part.trim().parse::<i16>().ok().filter(|number| *number > 0));
    let (first, month, last) = (parts.next()??, parts.next()??, parts.next()??);
    let (year, day) = if from_year { (first, last) } else { (last, first) };
    if parts.next().is_some() || year < 1000 {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A calendar day as `2021-01-31` and in no other form.
pub(crate) fn parse_date(text: &str) -> Option<Date> {
    let shaped = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shaped {
        return None;
    }
    let number = |from: usize, to: usize| text.get(from..to).and_then(|digits| digits.parse::<i16>().ok());
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
