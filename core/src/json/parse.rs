//! Text to tree: reports every fault and reads on.

use super::string;
use super::trail::Trail;
use super::{Fault, FaultKind, Kind, Member, Node, Span};
use crate::diagnostic::{Term, terms};
use crate::named::Named;

/// Lists and objects within each other, at most. Plans nest about ten deep; the stack of a browser holds this many.
pub(crate) const MAX_DEPTH: usize = 128;

/// Reads a text into a tree. The tree is there even when faults are: what could not be read is [`Kind::Broken`].
pub(crate) fn parse(text: &str) -> (Node, Vec<Fault>) {
    parse_within(text, 0)
}

/// The same for a value that stands within so many others.
pub(crate) fn parse_within(text: &str, around: usize) -> (Node, Vec<Fault>) {
    let (trail, faults) = (Trail::default(), Vec::new());
    let mut parser = Parser { text, bytes: text.as_bytes(), at: 0, around, trail, faults };
    if text.starts_with('\u{feff}') {
        parser.at = 3;
    }
    parser.skip_blanks();
    let root = parser.value();
    parser.skip_blanks();
    if parser.at < parser.bytes.len() && !parser.ended() {
        parser.syntax(&TEXT_AFTER_END, parser.at, parser.bytes.len());
    }
    (root, parser.faults)
}

struct Parser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    /// How many values stand around the text.
    around: usize,
    /// From the root to the value that is being read; objects and lists in turn.
    trail: Trail,
    faults: Vec<Fault>,
}

terms! {
    TEXT_AFTER_END: "teksti jatkuu arvon jälkeen", "texten fortsätter efter värdet", "text goes on after the value";
    VALUE_EXPECTED: "tässä pitäisi olla arvo", "här borde finnas ett värde", "a value is expected here";
    KEY_EXPECTED: "tässä pitäisi olla avain lainausmerkeissä", "här borde finnas en nyckel inom citationstecken", "a key in double quotes is expected here";
    COLON_EXPECTED: "avaimen jälkeen puuttuu `:`", "`:` saknas efter nyckeln", "`:` is missing after the key";
    COMMA_EXPECTED: "puuttuu `,`", "`,` saknas", "`,` is missing";
    COMMA_TOO_MANY: "ylimääräinen `,`", "ett `,` för mycket", "one `,` too many";
    WRONG_BRACKET: "väärä sulku", "fel parentes", "the wrong bracket closes here";
    UNKNOWN_WORD: "sana ilman lainausmerkkejä", "ett ord utan citationstecken", "a word without double quotes";
    SINGLE_QUOTES: "teksti kirjoitetaan lainausmerkkeihin `\"`", "text skrivs inom citationstecken `\"`", "text is written in double quotes `\"`";
    OPEN_STRING: "lainausmerkki puuttuu tekstin lopusta", "citationstecknet saknas i slutet av texten", "the text has no closing double quote";
    CONTROL_CHARACTER: "ohjausmerkki tekstissä: kirjoita se muodossa `\\u00XX`", "styrtecken i texten: skriv det som `\\u00XX`", "a control character in text: write it as `\\u00XX`";
    UNKNOWN_ESCAPE: "tuntematon `\\`-merkintä", "okänd `\\`-beteckning", "an escape `\\` that means nothing";
    NUMBER_FORM: "luku on väärässä muodossa", "talet har fel form", "the number is malformed";
    COMMENT: "JSON ei tunne kommentteja", "JSON har inga kommentarer", "JSON has no comments";
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn value(&mut self) -> Node {
        let start = self.at;
        match self.peek() {
            Some(b'{' | b'[') if self.around + self.trail.depth() >= MAX_DEPTH => self.skip_deep(),
            Some(b'{') => self.object(),
            Some(b'[') => self.array(),
            Some(b'"') => self.string(),
            Some(b'-' | b'+' | b'.' | b'0'..=b'9') => self.number(),
            Some(b'\'') => self.single_quoted(),
            Some(byte) if is_word(byte) => self.word(),
            None | Some(b',' | b']' | b'}') => {
                if self.at < self.bytes.len() || self.trail.depth() == 0 {
                    self.syntax(&VALUE_EXPECTED, start, start + 1);
                }
                self.broken(start)
            }
            Some(_) => {
                self.skip_junk();
                self.syntax(&VALUE_EXPECTED, start, self.at);
                self.broken(start)
            }
        }
    }

    fn object(&mut self) -> Node {
        let start = self.at;
        let mut members: Vec<Member> = Vec::new();
        self.items(b'}', |parser| {
            let Some(key) = parser.key() else {
                parser.skip_blanks();
                return;
            };
            parser.trail.enter_key(key);
            parser.skip_blanks();
            let value = parser.value_after(key);
            parser.trail.leave();
            members.push(Member { key, value });
            parser.separator(b'}');
        });
        self.report_duplicates(&members);
        self.node(start, Kind::Object(members))
    }

    fn array(&mut self) -> Node {
        let start = self.at;
        let mut items = Vec::new();
        self.items(b']', |parser| {
            parser.trail.enter_index(items.len());
            let item = parser.value();
            parser.trail.leave();
            items.push(item);
            parser.separator(b']');
        });
        self.node(start, Kind::Array(items))
    }

    /// Reads what is in brackets, from the opening one to the closing one.
    fn items(&mut self, close: u8, mut item: impl FnMut(&mut Self)) {
        let start = self.at;
        let open = self.peek();
        self.at += 1;
        self.skip_blanks();
        loop {
            match self.peek() {
                Some(byte) if byte == close => {
                    self.at += 1;
                    return;
                }
                Some(b']' | b'}') => {
                    self.syntax(&WRONG_BRACKET, self.at, self.at + 1);
                    let closes_outer = if close == b'}' { self.trail.in_list() } else { self.trail.in_object() };
                    if closes_outer {
                        return;
                    }
                    self.at += 1;
                    self.skip_blanks();
                }
                Some(b',') => {
                    self.syntax(&COMMA_TOO_MANY, self.at, self.at + 1);
                    self.at += 1;
                    self.skip_blanks();
                }
                Some(_) => item(self),
                None => {
                    self.unclosed(start, open.map_or('{', char::from));
                    return;
                }
            }
        }
    }

    /// The value that belongs to a key.
    fn value_after(&mut self, key: Span) -> Node {
        if self.peek() == Some(b':') {
            self.at += 1;
            self.skip_blanks();
            return self.value();
        }
        self.syntax(&COLON_EXPECTED, key.start as usize, key.end as usize);
        match self.peek() {
            Some(b'"' | b'{' | b'[' | b'-' | b'0'..=b'9') => self.value(),
            _ => self.broken(self.at),
        }
    }

    /// What stands between two values: a comma, unless the end comes.
    fn separator(&mut self, close: u8) {
        self.skip_blanks();
        let at = self.at;
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                self.skip_blanks();
                if self.peek() == Some(close) {
                    self.syntax(&COMMA_TOO_MANY, at, at + 1);
                }
            }
            Some(b']' | b'}') | None => {}
            Some(byte) if matches!(byte, b'"' | b'{' | b'[' | b'-' | b'\'') || is_word(byte) => {
                self.syntax(&COMMA_EXPECTED, at, at + 1);
            }
            Some(_) => {
                self.skip_junk();
                self.syntax(&COMMA_EXPECTED, at, self.at);
                if self.peek() == Some(b',') {
                    self.at += 1;
                }
                self.skip_blanks();
            }
        }
    }

    /// A key of an object; `None` where none could be made out, with at least one character passed.
    fn key(&mut self) -> Option<Span> {
        let start = self.at;
        match self.peek() {
            Some(b'"') => {
                let node = self.string();
                Some(node.span)
            }
            Some(byte) if is_word(byte) => {
                while self.peek().is_some_and(is_word) {
                    self.at += 1;
                }
                self.syntax(&KEY_EXPECTED, start, self.at);
                Some(Span::new(start, self.at))
            }
            Some(b'\'') => {
                self.single_quoted();
                let inner = Span::new(start + 1, self.at.saturating_sub(1).max(start + 1));
                Some(inner)
            }
            _ => {
                self.at += 1;
                self.skip_junk();
                self.syntax(&KEY_EXPECTED, start, self.at);
                None
            }
        }
    }

    fn string(&mut self) -> Node {
        let start = self.at;
        self.at += 1;
        let mut escaped = false;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    // A backslash before the end of a line hides nothing.
                    let hides = self.bytes.get(self.at + 1).is_some_and(|byte| *byte >= 0x20);
                    self.at += if hides { 2 } else { 1 };
                }
                None | Some(b'\n' | b'\r') => {
                    self.syntax(&OPEN_STRING, start, self.at);
                    return self.broken(start);
                }
                Some(byte) if byte < 0x20 => {
                    self.syntax(&CONTROL_CHARACTER, self.at, self.at + 1);
                    self.at += 1;
                }
                Some(_) => self.at += 1,
            }
        }
        self.at += 1;
        if escaped && !string::escapes_are_sound(self.text.get(start + 1..self.at - 1).unwrap_or_default()) {
            self.syntax(&UNKNOWN_ESCAPE, start, self.at);
        }
        self.node(start, Kind::String)
    }

    fn single_quoted(&mut self) -> Node {
        let start = self.at;
        self.at += 1;
        while self.peek().is_some_and(|byte| !matches!(byte, b'\'' | b'\n' | b'\r')) {
            self.at += 1;
        }
        if self.peek() == Some(b'\'') {
            self.at += 1;
        }
        self.syntax(&SINGLE_QUOTES, start, self.at);
        self.broken(start)
    }

    fn number(&mut self) -> Node {
        let start = self.at;
        while self.peek().is_some_and(|byte| is_word(byte) || matches!(byte, b'+' | b'-' | b'.')) {
            self.at += 1;
        }
        if is_number(self.bytes.get(start..self.at).unwrap_or_default()) {
            return self.node(start, Kind::Number);
        }
        self.syntax(&NUMBER_FORM, start, self.at);
        self.broken(start)
    }

    fn word(&mut self) -> Node {
        let start = self.at;
        while self.peek().is_some_and(is_word) {
            self.at += 1;
        }
        match self.bytes.get(start..self.at) {
            Some(b"true") => self.node(start, Kind::Bool(true)),
            Some(b"false") => self.node(start, Kind::Bool(false)),
            Some(b"null") => self.node(start, Kind::Null),
            _ => {
                self.syntax(&UNKNOWN_WORD, start, self.at);
                self.broken(start)
            }
        }
    }

    /// Passes a value that nests too deep, without recursion.
    fn skip_deep(&mut self) -> Node {
        let start = self.at;
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.at += 1;
                    while self.peek().is_some_and(|byte| byte != b'"' && byte != b'\n') {
                        self.at += if self.peek() == Some(b'\\') { 2 } else { 1 };
                    }
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at = (self.at + 1).min(self.bytes.len());
            if depth == 0 {
                break;
            }
        }
        self.fault(FaultKind::TooDeep, start, start + 1);
        self.broken(start)
    }

    fn report_duplicates(&mut self, members: &[Member]) {
        // Most objects are small and sound: comparing the raw keys in pairs costs less than hashing them.
        let raw = |member: &Member| member.key.of(self.text);
        let escaped = members.iter().any(|member| raw(member).contains('\\'));
        let sound = members
            .iter()
            .enumerate()
            .all(|(index, member)| members.iter().take(index).all(|earlier| raw(earlier) != raw(member)));
        if members.len() <= 16 && sound && !escaped {
            return;
        }
        let names: Vec<_> = members.iter().map(|member| member.name(self.text)).collect();
        let mut firsts = Named::new();
        for (member, name) in members.iter().zip(&names) {
            let first = firsts.or_insert(name.as_ref(), member.key).map_or(member.key, |first| *first);
            if first != member.key {
                let key = name.clone().into_owned();
                self.trail.enter_key(member.key);
                self.fault(FaultKind::DuplicateKey { key, first }, member.key.start as usize, member.key.end as usize);
                self.trail.leave();
            }
        }
    }

    fn skip_blanks(&mut self) {
        loop {
            while self.peek().is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) {
                self.at += 1;
            }
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            let start = self.at;
            if rest.starts_with(b"//") || rest.starts_with(b"#") {
                self.at += rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
            } else if rest.starts_with(b"/*") {
                self.at += rest.windows(2).position(|pair| pair == b"*/").map_or(rest.len(), |end| end + 2);
            } else {
                return;
            }
            self.syntax(&COMMENT, start, self.at);
        }
    }

    /// Passes what cannot begin or end a value.
    fn skip_junk(&mut self) {
        let stops = |byte: u8| matches!(byte, b',' | b']' | b'}' | b'{' | b'[' | b'"' | b'\n');
        while self.peek().is_some_and(|byte| !stops(byte)) {
            self.at += 1;
        }
    }

    /// The innermost open bracket is reported; the ones around it are open for the same reason.
    fn unclosed(&mut self, start: usize, bracket: char) {
        if !self.ended() {
            self.fault(FaultKind::Unclosed { bracket }, start, start + 1);
        }
    }

    fn ended(&self) -> bool {
        self.at >= self.bytes.len()
            && self.faults.last().is_some_and(|fault| {
                matches!(fault.kind, FaultKind::Unclosed { .. }) || fault.span.end as usize >= self.bytes.len()
            })
    }

    fn syntax(&mut self, problem: &'static Term, start: usize, end: usize) {
        let end = end.min(self.bytes.len()).max(start);
        let shown = self.text.get(start..).unwrap_or_default();
        let found: String = shown.chars().take(30).take_while(|letter| *letter != '\n').collect();
        let found = self.text.get(start..end).filter(|text| text.len() <= found.len()).map_or(found, str::to_owned);
        self.fault(FaultKind::Syntax { problem, found }, start, end);
    }

    fn fault(&mut self, kind: FaultKind, start: usize, end: usize) {
        let pointer = self.trail.pointer(self.text);
        self.faults.push(Fault { kind, span: Span::new(start, end), pointer });
    }

    fn node(&self, start: usize, kind: Kind) -> Node {
        Node { span: Span::new(start, self.at), kind }
    }

    fn broken(&self, start: usize) -> Node {
        self.node(start, Kind::Broken)
    }
}

/// Letters, digits and all that is not ASCII: what a bare word can be made of.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || byte >= 0x80
}

/// Whether these bytes are a number as RFC 8259 writes it.
fn is_number(bytes: &[u8]) -> bool {
    let unsigned = bytes.strip_prefix(b"-").unwrap_or(bytes);
    let digits = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(unsigned);
    if whole == 0 || (whole > 1 && unsigned.first() == Some(&b'0')) {
        return false;
    }
    let mut rest = unsigned.get(whole..).unwrap_or_default();
    if let Some(fraction) = rest.strip_prefix(b".") {
        let length = digits(fraction);
        if length == 0 {
            return false;
        }
        rest = fraction.get(length..).unwrap_or_default();
    }
    if let Some(exponent) = rest.strip_prefix(b"e").or_else(|| rest.strip_prefix(b"E")) {
        let exponent = exponent.strip_prefix(b"+").or_else(|| exponent.strip_prefix(b"-")).unwrap_or(exponent);
        let length = digits(exponent);
        return length > 0 && length == exponent.len();
    }
    rest.is_empty()
}
