//! The core for JavaScript: thin, typed, small.

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of the library.
#[must_use]
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
