//! Quoted strings: what they say.

use std::borrow::Cow;

/// What a quoted string says: quotes off, escapes undone.
///
/// A bare word (an unquoted key that was read all the same) is itself. Escapes that mean nothing were reported when
/// the text was parsed; here they become U+FFFD.
pub(super) fn unquote(raw: &str) -> Cow<'_, str> {
    let Some(inner) = raw.strip_prefix('"') else { return Cow::Borrowed(raw) };
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    if inner.contains('\\') { Cow::Owned(unescape(inner).0) } else { Cow::Borrowed(inner) }
}

/// Whether every escape of a string's inside means something.
pub(super) fn escapes_are_sound(inner: &str) -> bool {
    unescape(inner).1
}

fn unescape(inner: &str) -> (String, bool) {
    let mut out = String::with_capacity(inner.len());
    let mut sound = true;
    let mut rest = inner;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let (letter, length) = one_escape(escape);
        sound &= letter.is_some();
        out.push(letter.unwrap_or(char::REPLACEMENT_CHARACTER));
        rest = escape.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    (out, sound)
}

/// The character that an escape stands for, if any, and the length of the escape in bytes.
fn one_escape(escape: &str) -> (Option<char>, usize) {
    let plain = |letter| (Some(letter), 2);
    match escape.chars().nth(1) {
        Some(letter @ ('"' | '\\' | '/')) => plain(letter),
        Some('b') => plain('\u{8}'),
        Some('f') => plain('\u{c}'),
        Some('n') => plain('\n'),
        Some('r') => plain('\r'),
        Some('t') => plain('\t'),
        Some('u') => unicode_escape(escape),
        Some(other) => (None, 1 + other.len_utf8()),
        None => (None, 1),
    }
}

fn unicode_escape(escape: &str) -> (Option<char>, usize) {
    let Some(high) = hex(escape, 2) else { return (None, 2) };
    match high {
        0xD800..=0xDBFF => match escape.get(6..8).filter(|mark| *mark == "\\u").and_then(|_| hex(escape, 8)) {
            Some(low @ 0xDC00..=0xDFFF) => (char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)), 12),
            _ => (None, 6),
        },
        other => (char::from_u32(other), 6),
    }
}

fn hex(escape: &str, from: usize) -> Option<u32> {
    let digits = escape.get(from..from + 4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    u32::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undoes_escapes() {
        assert_eq!(unquote(r#""a\"\\\/\n\u00e4\ud83d\ude00""#), "a\"\\/\nä😀");
        assert_eq!(unquote("\"plain\""), "plain");
        assert!(escapes_are_sound(r"\u00e4"));
        for bad in [r"\x", r"\u12", r"\ud800", r"\ud800\u0041", r"\udc00", "\\"] {
            assert!(!escapes_are_sound(bad), "{bad}");
        }
    }
}
