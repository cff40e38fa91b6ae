use super::{Subject, rule};
use crate::diagnostic::{Findings, Language};
use crate::plan::{Path, Text, Visitor};

rule! {
    /// A text has no words in any language, or only blanks in one.
    ///
    /// An empty text passes for one that has been written: reports show a gap where a reader expects a statement.
    ///
    /// # How to fix
    ///
    /// Write the text, or leave out the language or the field.
    "S003" "empty-text" Structure Warning since "0.1.0"
    message {
        fi: "teksti on tyhjä",
        sv: "texten är tom",
        en: "the text is empty",
    }
    help {
        fi: "kirjoita teksti tai jätä kenttä pois",
        sv: "skriv texten eller utelämna fältet",
        en: "write the text, or leave the field out",
    }
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    subject.plan.visit(&mut Texts { findings });
}

struct Texts<'a> {
    findings: &'a mut Findings,
}

impl<'p> Visitor<'p> for Texts<'_> {
    fn text(&mut self, path: &Path, text: &'p Text) {
        let written = || Language::ALL.into_iter().filter_map(|language| Some((language, text.get(language)?)));
        if written().next().is_none() {
            self.findings.push(finding(path.pointer()));
        }
        for (language, _) in written().filter(|(_, words)| words.trim().is_empty()) {
            self.findings.push(finding(format!("{}/{}", path.pointer(), language.code())));
        }
    }
}
