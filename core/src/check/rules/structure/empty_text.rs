use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::diagnostic::{Fix, Language, terms};
use crate::plan::Text;

rule! {
    /// A text has no words in any language, or only blanks in one.
    ///
    /// An empty text passes for one that has been written: reports show a gap where a reader expects a statement.
    ///
    /// # How to fix
    ///
    /// Write the text, or leave out the language or the field.
    "S003" "empty-text" Structure Warning since "0.1.0"
    on Text, reads []
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

terms! { LEAVE_OUT: "jätä tyhjä kieli pois", "ta bort det tomma språket", "leave the empty language out"; }

fn check(_: &Subject<'_>, text: &At<'_, Text>, findings: &mut Findings) -> Judged {
    let written = || Language::ALL.into_iter().filter_map(|language| Some((language, text.get(language)?)));
    if written().next().is_none() {
        findings.push(finding(text.pointer()));
    }
    for (language, _) in written().filter(|(_, words)| words.trim().is_empty()) {
        let mut diagnostic = finding(text.field(language.code()));
        if written().any(|(_, words)| !words.trim().is_empty()) {
            diagnostic = diagnostic.fixed_by(Fix::safe(&LEAVE_OUT).remove(text.field(language.code())));
        }
        findings.push(diagnostic);
    }
    JUDGED
}
