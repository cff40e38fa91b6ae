use super::{Subject, rule};
use crate::diagnostic::Findings;
use crate::plan::{Path, Text, Visitor};

rule! {
    /// A text lacks Swedish although a party of the plan is bilingual.
    ///
    /// A bilingual municipality serves and informs its residents in both national languages (Language Act 423/2003),
    /// and a plan that it makes with others is part of that. Which municipalities are bilingual comes from Statistics
    /// Finland's classification.
    ///
    /// # How to fix
    ///
    /// Add the text in Swedish under `sv`.
    "S004" "swedish-missing" Structure Advice since "0.1.0"
    message {
        fi: "ruotsinkielinen teksti puuttuu, vaikka osapuoli `{party}` on kaksikielinen",
        sv: "texten saknas på svenska trots att parten `{party}` är tvåspråkig",
        en: "the text lacks Swedish although the party `{party}` is bilingual",
    }
    help {
        fi: "lisää teksti kenttään `sv`",
        sv: "lägg till texten i fältet `sv`",
        en: "add the text under `sv`",
    }
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if let Some(party) = subject.bilingual_party() {
        subject.plan.visit(&mut Texts { party: party.id.as_str(), findings });
    }
}

struct Texts<'a> {
    party: &'a str,
    findings: &'a mut Findings,
}

impl<'p> Visitor<'p> for Texts<'_> {
    fn text(&mut self, path: &Path, text: &'p Text) {
        // A text without any language is empty, which is another rule's finding.
        if text.sv.is_none() && (text.fi.is_some() || text.en.is_some()) {
            self.findings.push(finding(path.pointer()).with("party", self.party));
        }
    }
}
