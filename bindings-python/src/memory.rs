//! Memory: answers on millions of rows are mostly fresh memory, and an allocator that keeps what was freed spares asking the
//! system for each page again.

use libmimalloc_sys::{mi_option_set_default, mi_option_t};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// `mi_option_purge_delay` of mimalloc's versions 2 and 3: how long what was freed is kept, in milliseconds.
const PURGE_DELAY: mi_option_t = 15;

/// Keeps what was freed until the next call of someone who makes several, and not for good. `MIMALLOC_PURGE_DELAY` in the
/// environment has the last word.
#[expect(unsafe_code, reason = "the allocator is written in C")]
pub(crate) fn keep_for_a_while() {
    // SAFETY: it sets a number; the allocator reads it whenever it looks for what to give back.
    unsafe { mi_option_set_default(PURGE_DELAY, 1000) };
}
