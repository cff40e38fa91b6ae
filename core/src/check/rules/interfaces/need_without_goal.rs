use super::{At, Findings, JUDGED, Judged, Subject, is_open, rule};
use crate::plan::Interface;

rule! {
    /// Something has to become better at an interface, and no goal answers to it.
    ///
    /// A need that no goal takes up is written down and stays.
    ///
    /// # How to fix
    ///
    /// Name the goals that answer to the need, or set one.
    "Y022" "need-without-goal" Interfaces Advice since "0.2.0"
    on Interface, reads []
    message {
        fi: "yhdyspinnan `{interface}` kehittämistarpeeseen ei vastaa mikään tavoite",
        sv: "inget mål svarar mot utvecklingsbehovet vid kontaktytan `{interface}`",
        en: "no goal answers to a development need at the interface `{interface}`",
    }
    help {
        fi: "nimeä tavoitteet kentässä `goals`",
        sv: "ange målen i fältet `goals`",
        en: "name the goals under `goals`",
    }
}

fn check(_: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    if !is_open(interface) || interface.development_needs.is_empty() {
        return None;
    }
    for (index, _) in interface.development_needs.iter().enumerate().filter(|(_, need)| need.goals.is_empty()) {
        let diagnostic = finding(interface.item("development_needs", index));
        findings.push(diagnostic.with("interface", interface.id.as_str()));
    }
    JUDGED
}
