use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::OrganisationChange;

rule! {
    /// An organisation ends or hands its duty over, and nobody is named who takes it.
    ///
    /// Services have to be organised on the day after. A change with no organisation after it leaves goals, pairs and
    /// interfaces without an owner.
    ///
    /// # How to fix
    ///
    /// Name who takes over under `after`.
    "V008" "nobody-takes-over" Validity Error since "0.2.0"
    on OrganisationChange, reads []
    message {
        fi: "muutoksella `{change}` ({kind}) ei ole jatkajaa",
        sv: "ändringen `{change}` ({kind}) har ingen som tar över",
        en: "nobody takes over in the change `{change}` ({kind})",
    }
    help {
        fi: "nimeä jatkaja kentässä `after`",
        sv: "ange vem som tar över i fältet `after`",
        en: "name who takes over under `after`",
    }
}

fn check(_: &Subject<'_>, change: &At<'_, OrganisationChange>, findings: &mut Findings) -> Judged {
    if change.before.is_empty() {
        return None;
    }
    if change.after.is_empty() {
        let diagnostic = finding(change.pointer());
        findings.push(diagnostic.with("change", change.id.as_str()).with("kind", change.kind.label()));
    }
    JUDGED
}
