//! JSON text to a tree that knows the place of every value; nothing here knows what a plan is.
//!
//! Why not a library: a reader for people must give *all* faults of a text with their places and still read the rest.
//! See `docs/decisions/0002-own-json-reader.md`.

mod decode;
mod edit;
mod fault;
mod parse;
mod place;
mod string;
mod trail;
mod tree;

pub(crate) use decode::{Decode, Decoder, parse_date};
pub(crate) use edit::{Edit, Editor, apply};
pub(crate) use fault::{Fault, FaultKind};
pub(crate) use parse::{MAX_DEPTH, parse, parse_within};
pub(crate) use place::LineIndex;
pub(crate) use tree::{Kind, Member, Node, Span};

/// Appends `segment` to a JSON Pointer, escaped as RFC 6901 says.
pub(crate) fn push_pointer(pointer: &mut String, segment: &str) {
    pointer.push('/');
    for letter in segment.chars() {
        match letter {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}
