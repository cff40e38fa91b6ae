use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::LegalBasis;
use crate::time::{LegalEventKind, law_turns};

rule! {
    /// The law that the plan stands on enters into force after the plan begins.
    ///
    /// Until then it obliges nobody. Days come from the plan, or else from the legislation timeline; that counts as
    /// known in the scenario `enacted`, and leaves the rule undecided elsewhere.
    ///
    /// # How to fix
    ///
    /// Begin the plan with the law, or name the law that holds before.
    "V011" "law-not-yet-in-force" Validity Warning since "0.2.0"
    on LegalBasis, reads [term]
    message {
        fi: "oikeusperusta `{basis}` tulee voimaan {day}, suunnitelman alkamisen jälkeen",
        sv: "den rättsliga grunden `{basis}` träder i kraft {day}, efter att planen börjat gälla",
        en: "the legal basis `{basis}` enters into force on {day}, after the plan begins",
    }
    help {
        fi: "aloita suunnitelma myöhemmin tai nimeä sitä ennen voimassa oleva laki",
        sv: "låt planen börja senare eller ange lagen som gäller innan dess",
        en: "begin the plan with it, or name the law that holds before",
    }
}

fn check(subject: &Subject<'_>, basis: &At<'_, LegalBasis>, findings: &mut Findings) -> Judged {
    let term = &subject.plan.term;
    if let Some(day) = basis.from {
        if day > term.from {
            findings.push(finding(basis.field("from")).with("basis", basis.id.as_str()).with("day", day));
        }
        return JUDGED;
    }
    let event = law_turns(basis, LegalEventKind::EntersIntoForce)?;
    let day = event.date;
    if day > term.from {
        if !subject.scenario().is_enacted() {
            findings.undecided([event.id]);
            return JUDGED;
        }
        findings.push(finding(basis.pointer()).with("basis", basis.id.as_str()).with("day", day));
    }
    JUDGED
}
