use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::diagnostic::Language;
use crate::plan::Text;

rule! {
    /// A text lacks a language in which most texts of the plan are written.
    ///
    /// A reader who began in that language loses the thread here. Which languages a plan uses is read from its texts: at
    /// least the part that the limit `share_of_texts` says has to be in one. Swedish that a bilingual organiser owes has
    /// a rule of its own.
    ///
    /// # How to fix
    ///
    /// Add the text in that language.
    "S013" "language-missing" Structure Advice since "0.2.0"
    on Text, reads [languages, parties]
    message {
        fi: "tekstistä puuttuu kieli `{language}`, jolla suurin osa suunnitelmasta on kirjoitettu",
        sv: "texten saknas på språket `{language}`, som största delen av planen är skriven på",
        en: "the text lacks the language `{language}`, in which most of the plan is written",
    }
    help {
        fi: "lisää teksti tällä kielellä",
        sv: "lägg till texten på språket",
        en: "add the text in that language",
    }
    limits { share_of_texts = 0.75 "The part of the texts, from 0 to 1, that makes a language one of the plan."; }
}

fn check(subject: &Subject<'_>, text: &At<'_, Text>, findings: &mut Findings) -> Judged {
    let limit = subject.threshold(&RULE, 0);
    let shares = subject.shares_of_languages();
    for (language, share) in Language::ALL.into_iter().zip(shares) {
        if share < limit || text.get(language).is_some() {
            continue;
        }
        let is_owed = language == Language::Sv && subject.bilingual_party().is_some();
        // A text without any language is empty, which is another rule's finding.
        let is_empty = Language::ALL.into_iter().all(|other| text.get(other).is_none());
        if !is_owed && !is_empty {
            findings.push(finding(text.pointer()).with("language", language.code()));
        }
    }
    JUDGED
}
