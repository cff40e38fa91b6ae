//! Work in two halves, at the same time where there are threads for it.
//!
//! Halves are independent and their answers are put together in order, so that no number of threads changes a bit. How many
//! there are is rayon's to say: as many as processors, or `RAYON_NUM_THREADS`.

/// With fewer rows than this it is not worth the while to wake another thread.
pub(crate) const ROWS: usize = 1 << 16;

/// Does both.
#[cfg(feature = "threads")]
pub(crate) fn join<A: Send, B: Send>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    rayon::join(one, other)
}

/// Does one after the other.
#[cfg(not(feature = "threads"))]
pub(crate) fn join<A, B>(one: impl FnOnce() -> A, other: impl FnOnce() -> B) -> (A, B) {
    (one(), other())
}

/// What each item of a list becomes, in order.
#[cfg(feature = "threads")]
pub(crate) fn map<T: Sync, R: Send>(list: &[T], each: impl Fn(&T) -> R + Send + Sync) -> Vec<R> {
    use rayon::prelude::*;

    list.par_iter().with_min_len(ROWS).map(each).collect()
}

/// What each item of a list becomes, in order.
#[cfg(not(feature = "threads"))]
pub(crate) fn map<T, R>(list: &[T], each: impl Fn(&T) -> R) -> Vec<R> {
    list.iter().map(each).collect()
}
