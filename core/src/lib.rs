//! A health and social services provision plan as data.
#![forbid(unsafe_code)]
