//! The way from the root of a text to the value that is being read.

use super::{Span, push_pointer, string};

/// Keys and positions, from the root on.
#[derive(Debug, Default)]
pub(super) struct Trail {
    steps: Vec<Step>,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    /// The key's place in the text.
    Key(Span),
    Index(usize),
}

impl Trail {
    pub(super) fn enter_key(&mut self, key: Span) {
        self.steps.push(Step::Key(key));
    }

    pub(super) fn enter_index(&mut self, index: usize) {
        self.steps.push(Step::Index(index));
    }

    pub(super) fn leave(&mut self) {
        self.steps.pop();
    }

    pub(super) fn depth(&self) -> usize {
        self.steps.len()
    }

    /// Whether one of the values around this one is a list.
    pub(super) fn in_list(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::Index(_)))
    }

    /// Whether one of the values around this one is an object.
    pub(super) fn in_object(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::Key(_)))
    }

    /// The JSON Pointer.
    pub(super) fn pointer(&self, text: &str) -> String {
        let mut pointer = String::new();
        for step in &self.steps {
            match step {
                Step::Key(key) => push_pointer(&mut pointer, &string::unquote(key.of(text))),
                Step::Index(index) => push_pointer(&mut pointer, &index.to_string()),
            }
        }
        pointer
    }
}
