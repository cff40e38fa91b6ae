//! What is thrown.

use soteplan::read::ReadError;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(raw_module = "../js/errors.js")]
extern "C" {
    /// A call that could not be made.
    #[wasm_bindgen(js_name = SoteplanError)]
    pub type Refusal;

    #[wasm_bindgen(constructor, js_class = "SoteplanError")]
    fn new(code: &str, message: &str, help: Option<String>) -> Refusal;

    /// A text that is not a plan.
    #[wasm_bindgen(js_name = PlanError)]
    pub type Unreadable;

    /// `diagnostics` is JSON.
    #[wasm_bindgen(constructor, js_class = "PlanError")]
    fn new(message: &str, diagnostics: &str) -> Unreadable;
}

impl Refusal {
    /// Of what only this side of the boundary can refuse.
    #[must_use]
    pub fn argument(message: &str) -> Self {
        Self::new("argument", message, None)
    }
}

impl From<soteplan::Error> for Refusal {
    fn from(error: soteplan::Error) -> Self {
        Self::new(error.code(), &error.to_string(), error.help())
    }
}

impl From<ReadError> for Unreadable {
    fn from(error: ReadError) -> Self {
        // Writing plain data to memory cannot fail.
        let diagnostics = serde_json::to_string(&error.diagnostics).unwrap_or_default();
        Self::new(&error.to_string(), &diagnostics)
    }
}
