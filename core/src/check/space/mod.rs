//! The space that services cover: what services, for whom, where and when; who covers it twice, and what nobody covers.
#![cfg_attr(not(test), expect(dead_code, reason = "no rule asks yet"))]

mod block;
mod edit;
mod index;
mod sets;
mod sweep;
#[cfg(test)]
mod tests;
