use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::LegalBasis;
use crate::time::{LegalEventKind, law_turns};

rule! {
    /// The law that the plan stands on ends within the term.
    ///
    /// From that day on the plan rests on nothing that obliges its parties. Days come from the plan, or else from the
    /// legislation timeline; that counts as known in the scenario `enacted`, and leaves the rule undecided elsewhere.
    ///
    /// # How to fix
    ///
    /// End the plan with the law, name a condition of early end, or name the law that follows.
    "V010" "law-ends-within-term" Validity Warning since "0.2.0"
    on LegalBasis, reads [term]
    message {
        fi: "oikeusperustan `{basis}` viimeinen voimassaolopäivä {day} on ennen suunnitelman päättymistä",
        sv: "den rättsliga grunden `{basis}` gäller till {day}, som ligger före planens slut",
        en: "the last day of the legal basis `{basis}`, {day}, is before the end of the plan",
    }
    help {
        fi: "päätä suunnitelma samaan aikaan tai nimeä uusi oikeusperusta",
        sv: "låt planen upphöra samtidigt eller ange den nya rättsliga grunden",
        en: "end the plan with it, or name the law that follows",
    }
}

fn check(subject: &Subject<'_>, basis: &At<'_, LegalBasis>, findings: &mut Findings) -> Judged {
    let term = &subject.plan.term;
    if let Some(day) = basis.until {
        if day < term.until {
            findings.push(finding(basis.field("until")).with("basis", basis.id.as_str()).with("day", day));
        }
        return JUDGED;
    }
    let event = law_turns(basis, LegalEventKind::Repealed)?;
    let day = event.date.yesterday().ok()?;
    if day < term.until {
        if !subject.scenario().is_enacted() {
            findings.undecided([event.id]);
            return JUDGED;
        }
        findings.push(finding(basis.pointer()).with("basis", basis.id.as_str()).with("day", day));
    }
    JUDGED
}
