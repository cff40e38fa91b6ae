//! Blanks before or after the words of a text.

use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::diagnostic::{Fix, Language, terms};
use crate::plan::Text;

rule! {
    /// A text begins or ends with blanks.
    ///
    /// They come along when text is copied from a document, and nobody sees them. Two names that look the same are then
    /// two names, and reports are indented where nobody meant it. A text that holds nothing but blanks is another rule's
    /// finding.
    ///
    /// # How to fix
    ///
    /// Take the blanks away.
    "S015" "blanks-around-text" Structure Advice since "0.2.0"
    on Text, reads []
    message {
        fi: "tekstin alussa tai lopussa on tyhjää",
        sv: "texten börjar eller slutar med blanksteg",
        en: "the text begins or ends with blanks",
    }
    help {
        fi: "poista tyhjät tekstin ympäriltä",
        sv: "ta bort blankstegen kring texten",
        en: "take the blanks around the text away",
    }
}

terms! { TRIM: "poista tyhjät tekstin ympäriltä", "ta bort blankstegen kring texten", "take the blanks around the text away"; }

fn check(_: &Subject<'_>, text: &At<'_, Text>, findings: &mut Findings) -> Judged {
    for language in Language::ALL {
        let Some(words) = text.get(language) else { continue };
        let trimmed = words.trim();
        if trimmed != words && !trimmed.is_empty() {
            let place = text.field(language.code());
            findings.push(finding(&place).fixed_by(Fix::safe(&TRIM).replace(place, trimmed)));
        }
    }
    JUDGED
}
