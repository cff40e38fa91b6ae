use super::{At, Findings, JUDGED, Judged, Subject, is_open, rule};
use crate::plan::Interface;

rule! {
    /// A development need of an interface should have been met by now, and still stands in the plan.
    ///
    /// What has been met belongs into the assessments; what has not needs a new day. The rule needs the option `today`.
    ///
    /// # How to fix
    ///
    /// Take the need away if it is met, or give it a day that can be kept.
    "Y023" "need-overdue" Interfaces Warning since "0.2.0"
    on Interface, reads []
    message {
        fi: "yhdyspinnan `{interface}` kehittämistarpeen määräpäivä {due} on mennyt",
        sv: "utvecklingsbehovet vid kontaktytan `{interface}` skulle ha åtgärdats senast {due}",
        en: "a development need at the interface `{interface}` was due on {due}",
    }
    help {
        fi: "poista täyttynyt tarve tai anna uusi määräpäivä",
        sv: "ta bort ett behov som är åtgärdat, eller ange en ny dag",
        en: "take it away if it is met, or give it another day",
    }
}

fn check(subject: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    let mut due =
        interface.development_needs.iter().enumerate().filter_map(|(at, need)| Some((at, need.due?))).peekable();
    due.peek().filter(|_| is_open(interface))?;
    let Some(today) = subject.today() else {
        findings.undecided(["today"]);
        return JUDGED;
    };
    for (index, day) in due.filter(|(_, day)| *day < today) {
        let diagnostic = finding(interface.field(&format!("development_needs/{index}/due")));
        findings.push(diagnostic.with("interface", interface.id.as_str()).with("due", day));
    }
    JUDGED
}
